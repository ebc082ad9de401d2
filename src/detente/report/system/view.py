"""What the pages and pictures of a system show, made ready from its JSON-ready values ("detente.system/1"): actors with
their places, ties with the days they hold, and the lines that bundle ties of one layer between two actors."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.claims import When
from detente.report.system.layout import WIDTH, Place, arrange, height, readable
from detente.report.system.world import project, world
from detente.vocabulary import load

LAYERS = {
    "bonds": "Bonds", "arms": "Arms", "spending": "Spending", "exercises": "Exercises", "diplomacy": "Diplomacy",
    "hostility": "Hostility",
}  # fmt: skip
"""The layers, in the order of the legend; one that is not listed comes after them under its own name."""
TOLD = {
    "borne_out": "the record bears it out", "disputed": "the record says otherwise",
    "not_in_record": "not in the record", "left_out": "in the record, not in the text",
}  # fmt: skip
"""How a tie that a text tells stands against the record."""
SHADES = ("on4", "on2", "on1")
"""The colours of the map for one relation after the other."""
RECENT = dt.timedelta(days=365)
"""So long an event is shown after its day; a tie that holds for longer than this is shown while it holds."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that ties rest on, numbered from 1 in the order of the page."""

    number: int
    text: str
    source: str
    address: str
    date: str
    grade: str


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

    @property
    def directed(self) -> bool:
        """Whether it goes from one to the other."""
        return self.ties[0].directed

    @property
    def told(self) -> str:
        """How it stands against the record: the least good of its ties."""
        return next(
            (t for t in ("disputed", "not_in_record", "left_out", "borne_out") if t in {x.told for x in self.ties}), ""
        )


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


class SystemView:
    """A system laid out. Raises KeyError where a tie names an actor, or evidence, that the values do not hold."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.as_of = str(values["as_of"])
        between = values.get("between")
        self.between: tuple[str, str] | None = (str(between[0]), str(between[1])) if between else None
        self.day = min(max(self.as_of, self.between[0]), self.between[1]) if self.between else self.as_of
        degree = Counter(id for t in values["ties"] for id in (t["source"], t["target"]))
        held = sorted(values["actors"], key=lambda a: (-degree[a["id"]], a["id"]))
        self._of = {a["id"]: n for n, a in enumerate(held)}
        self.evidence: dict[str, Evidence] = {}
        self.ties = [self._tie(n, t) for n, t in enumerate(values["ties"])]
        self.actors = self._actors(held, degree)
        self.lines = list(self._lines())

    @property
    def size(self) -> tuple[float, float]:
        """The size of the graph."""
        return WIDTH, height(len(self.actors))

    @cached_property
    def layers(self) -> dict[str, str]:
        """The layers that have ties, in the order of the legend, with their names."""
        found = {t.layer for t in self.ties}
        return {
            k: LAYERS.get(k, k.replace("_", " ").capitalize())
            for k in (*LAYERS, *sorted(found - set(LAYERS)))
            if k in found
        }

    @cached_property
    def told(self) -> dict[str, int]:
        """How many ties stand how against the record, where the system is that of a text."""
        counts = Counter(t.told for t in self.ties)
        return {k: counts[k] for k in TOLD if counts[k]}

    @property
    def hubs(self) -> list[Actor]:
        """Those whose ties the map can show: organisations first, then the rest, best connected first."""
        return sorted((a for a in self.actors if a.ties), key=lambda a: (a.kind == "state", a.number))

    @cached_property
    def relations(self) -> list[str]:
        """The relations that ties have, in the order of the vocabulary: what binds closest first."""
        known = {name: n for n, name in enumerate(load().relations)}
        return sorted({t.relation for t in self.ties}, key=lambda r: (known.get(r, len(known)), r))

    def shades(self, hub: Actor) -> tuple[dict[int, str], list[tuple[str, str]]]:
        """How the map is coloured by ties to one actor that hold on the day, the closest darkest: a class an actor, and the key."""
        theirs = [t for t in self.ties if hub.number in (t.source, t.target) and t.holds(self.day)]
        order = [r for r in self.relations if r in {t.relation for t in theirs}]
        kinds = {relation: SHADES[min(n, len(SHADES) - 1)] for n, relation in enumerate(order)}
        found = {hub.number: "self"}
        for t in sorted(theirs, key=lambda t: -order.index(t.relation)):
            found[t.source if t.target == hub.number else t.target] = kinds[t.relation]
        words = {kind: ", ".join(r.replace("_", " ") for r in order if kinds[r] == kind) for kind in kinds.values()}
        return found, list(words.items())

    @cached_property
    def changes(self) -> dict[str, list[tuple[str, Evidence | None]]]:
        """What changed, a list a year: a sentence, and the statement it rests on."""
        names = {a.id: a.name for a in self.actors}
        found: dict[str, list[tuple[str, Evidence | None]]] = defaultdict(list)
        for c in self.values.get("change") or ():
            sentence = " ".join(names.get(p, p) for p in (c["actor"], c["verb"], c["object"]) if p)
            found[str(c["year"])].append((sentence, self._cite(c["statement"]) if c.get("statement") else None))
        return dict(sorted(found.items()))

    def _tie(self, number: int, held: Mapping[str, Any]) -> Tie:
        first, last = _days(held["when"])
        return Tie(
            number, self._of[held["source"]], self._of[held["target"]], held["layer"], held["relation"], held["label"],
            bool(held["directed"]), float(held["weight"] or 1), held["when"] or "", first, last,
            tuple(self._cite(id) for id in held["statements"]), held.get("told") or "",
        )  # fmt: skip

    def _cite(self, id: str) -> Evidence:
        if id not in self.evidence:
            said = self.values["evidence"][id]
            fields = (str(said.get(k) or "") for k in ("text", "source", "address", "date", "grade"))
            self.evidence[id] = Evidence(len(self.evidence) + 1, *fields)
        return self.evidence[id]

    def _actors(self, held: list[Mapping[str, Any]], degree: Mapping[str, int]) -> list[Actor]:
        ids, names = [a["id"] for a in held], {a["id"]: a["name"] for a in held}
        points: dict[str, Place] = {}
        for a in held:
            if a.get("lat") is not None and a.get("lon") is not None:
                points[a["id"]] = project(a["lon"], a["lat"])
            elif a["id"] in world().points:
                points[a["id"]] = world().points[a["id"]]
        pairs: dict[tuple[str, str], float] = defaultdict(float)
        for t in self.values["ties"]:
            if t["source"] != t["target"]:
                pairs[min(t["source"], t["target"]), max(t["source"], t["target"])] += 1
        places = arrange(ids, pairs, points, names)
        named = readable(ids, places, names)
        most = max(degree.values(), default=1)
        return [
            Actor(n, id, names[id], held[n]["kind"], places[id], points.get(id), degree[id],
                  1 + round(4 * (degree[id] / most) ** 0.5), id in named)
            for n, id in enumerate(ids)
        ]  # fmt: skip

    def _lines(self) -> Iterable[Line]:
        """One line for each pair, layer and direction; several between two actors are bent apart."""
        bundles: dict[tuple[int, int, str, bool], list[Tie]] = defaultdict(list)
        for t in self.ties:
            ends = (t.source, t.target) if t.directed else (min(t.source, t.target), max(t.source, t.target))
            bundles[*ends, t.layer, t.directed].append(t)
        between: dict[tuple[int, int], int] = Counter((min(k[:2]), max(k[:2])) for k in bundles)
        drawn: Counter[tuple[int, int]] = Counter()
        for key in sorted(bundles):
            source, target, layer, _ = key
            pair = (min(source, target), max(source, target))
            if source == target:
                continue
            bend = drawn[pair] - (between[pair] - 1) / 2
            drawn[pair] += 1
            weight = sum(t.weight for t in bundles[key])
            path = _path(self.actors[source], self.actors[target], bend if source < target else -bend)
            yield Line(source, target, layer, tuple(bundles[key]), path, 1 + min(3, int(weight**0.5) // 2))


def _days(when: str | None) -> tuple[str, str]:
    """First and last day on which a tie is shown, empty where open; one that is over within a year is shown for a year."""
    if not when:
        return "", ""
    span = When.parse(when)
    first = "" if span.start == dt.date.min else span.start.isoformat()
    if span.end == dt.date.max:
        return first, ""
    brief = span.start != dt.date.min and span.end - span.start < RECENT
    return first, (span.start + RECENT if brief and "/" not in when else span.end).isoformat()


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
