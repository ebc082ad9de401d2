"""What a system is drawn of: actors, ties with the days they hold, what ties rest on, and the lines that bundle ties."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.claims import When
from detente.record.sentence import time
from detente.report.system.layout import Place
from detente.system.layers import all_bonds, layers
from detente.system.network import years_before

LEAST_GOOD = ("disputed", "not_in_record", "supposed", "left_out", "borne_out")
"""Of ties that a text tells and that one line bundles, which gives the line its colour."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of statements, numbered from 1 in the order of the page, on which it stands once."""

    number: int
    name: str
    address: str
    date: str
    grade: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that ties rest on, numbered from 1 in the order of the page."""

    number: int
    id: str
    text: str
    source: Cited


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of the system: ends by their number among the actors, first and last day (empty: open), the evidence."""

    number: int
    source: int
    target: int
    layer: str
    relation: str
    label: str
    directed: bool
    weight: float
    when: str
    first: str
    last: str
    evidence: tuple[Evidence, ...]
    told: str

    def holds(self, day: str) -> bool:
        """Whether it holds on a day, or was an event of the year before it."""
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn between two actors for one layer: all its ties, and the path."""

    source: int
    target: int
    layer: str
    ties: tuple[Tie, ...]
    path: str
    breadth: int
    """From 1 to 4, by the weight of all its ties."""

    arrow: bool
    """Whether it must be shown from whom to whom: it has a direction, and both ends are of a kind."""

    @property
    def told(self) -> str:
        """How it stands against the record: the least good of its ties."""
        return next((t for t in LEAST_GOOD if t in {x.told for x in self.ties}), "")


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: where it stands in the graph and on the map, how many ties it has, whether its name has room."""

    number: int
    id: str
    name: str
    kind: str
    place: Place
    point: Place | None
    ties: int
    size: int
    """From 1 to 5, by the number of its ties."""
    named: bool
    """Whether its name has room."""


def lines(ties: Iterable[Tie], actors: Sequence[Actor]) -> Iterator[Line]:
    """One line for each pair, layer and direction; several between two actors are bent apart."""
    bundles: dict[tuple[int, int, str, bool], list[Tie]] = defaultdict(list)
    for t in ties:
        ends = (t.source, t.target) if t.directed else (min(t.source, t.target), max(t.source, t.target))
        bundles[*ends, t.layer, t.directed].append(t)
    between: dict[tuple[int, int], int] = Counter((min(k[:2]), max(k[:2])) for k in bundles)
    drawn: Counter[tuple[int, int]] = Counter()
    for key in sorted(bundles):
        source, target, layer, directed = key
        if source == target:
            continue
        pair = (min(source, target), max(source, target))
        bend = drawn[pair] - (between[pair] - 1) / 2
        drawn[pair] += 1
        path = _path(actors[source], actors[target], bend if source < target else -bend)
        alike = actors[source].kind == actors[target].kind
        breadth = 1 + min(3, int(sum(t.weight for t in bundles[key]) ** 0.5) // 2)
        yield Line(source, target, layer, tuple(bundles[key]), path, breadth, directed and alike)


def days(when: str | None, relation: str, layer: str = "") -> tuple[str, str]:
    """First and last day on which a tie is shown, empty where open: while it holds, and what happens for as long as its layer
    counts it."""
    if not when:
        return "", ""
    span = When.parse(when)
    first = "" if span.start == dt.date.min else span.start.isoformat()
    if span.end == dt.date.max:
        return first, ""
    known = all_bonds().get(relation, ())
    bond = next((b for b in known if b.layer == layer), known[0] if known else None)
    lasts = layers()[bond.layer].lasts if bond and bond.shape != "interval" else 0
    return first, (years_before(span.end, -lasts) - dt.timedelta(days=2) if lasts else span.end).isoformat()


def spoken(when: str) -> str:
    """An EDTF time as a phrase, a whole year or month by its name: since 4 April 2023; in 2016; on 10 May 2021."""
    if "/" not in when:
        return time(when)
    span = When.parse(when)
    if span.start == dt.date.min and span.end == dt.date.max:
        return ""
    for whole in (When.day, lambda d: When.month(d.year, d.month), lambda d: When.year(d.year)):
        if span.start != dt.date.min and (span.start, span.end) == (whole(span.start).start, whole(span.start).end):
            return time(whole(span.start).edtf)
    return time(when)


def _path(one: Actor, other: Actor, bend: float) -> str:
    """A line from the rim of one circle to that of the other, bent to one side."""
    (x1, y1), (x2, y2) = one.place, other.place
    dx, dy = x2 - x1, y2 - y1
    long = (dx * dx + dy * dy) ** 0.5 or 1.0
    cut1, cut2 = min(3 + one.size, long / 3), min(5 + other.size, long / 3)
    x1, y1, x2, y2 = x1 + dx / long * cut1, y1 + dy / long * cut1, x2 - dx / long * cut2, y2 - dy / long * cut2
    if not bend:
        return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    off = bend * min(18.0, long / 6) * 2
    return f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2 - dy / long * off:.1f} {(y1 + y2) / 2 + dx / long * off:.1f} {x2:.1f} {y2:.1f}"
