"""Statements to ties: who is tied to whom, by which relation, from when to when, and on which statements that rests."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.claims import Statement
from detente.claims.identity import content_id
from detente.system.layers import Bond
from detente.system.offices import Offices, is_person

Told = Literal["borne_out", "disputed", "not_in_record", "left_out", "supposed"]
FIRST, LAST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the system, from one actor to another in one layer.

    `start` and `end` are ISO days, empty where open. `weight` is how many statements it rests on. `told` says how a tie that a text
    tells of stands against the record, or that the text leaves it out; it is None where no text was read.
    """

    source: str
    target: str
    layer: str
    relation: str
    label: str
    directed: bool
    weight: float
    start: str
    end: str
    statements: tuple[str, ...]
    told: Told | None = None

    @property
    def id(self) -> str:
        """Sixteen digits from all that tells one tie from another."""
        about = [self.layer, self.relation, self.source, self.target, self.label, self.start, self.end, self.told or ""]
        return content_id(about)

    @property
    def when(self) -> str:
        """The time as an EDTF interval."""
        return f"{self.start or '..'}/{self.end or '..'}"

    def holds(self, first: str, last: str) -> bool:
        """Whether it exists on some day from one ISO day to another."""
        return (not self.start or self.start <= last) and (not self.end or self.end >= first)


Made = dict[tuple[str, ...], list[Tie]]
"""Ties by their layer and the statements that they are made of, for whoever makes ties of the same statements again."""


def ties(
    bond: Bond,
    statements: Iterable[Statement],
    *,
    apart: bool = False,
    made: Made | None = None,
    offices: Offices | None = None,
) -> Iterator[Tie]:
    """The ties that statements of one relation make, by source, target and time.

    Statements of the same two that follow on each other or overlap make one tie; events make one tie, or with `apart` one for each
    pair of years in which they begin and end. A statement that leaves either end open makes none. `made` holds ties that were made
    before, and takes up those that are made now. With `offices` a person stands for whose office it holds.
    """
    pairs: dict[tuple[str, str, str], list[Statement]] = {}
    acting = offices if bond.holders else None
    for s in _fitting(bond, statements):
        ends = dict(s.roles)
        source, target = ends.get(bond.source), ends.get(bond.target)
        if acting and source and target:
            source, target = (acting.actor(id, s.start, s.end) if is_person(id) else id for id in (source, target))
        if source and target and source != target:
            if bond.both and target < source:
                source, target = target, source
            pairs.setdefault((source, target, s.stage), []).append(s)
    for (source, target, _), found in pairs.items():
        if made is None:
            yield from _of_two(bond, source, target, found, apart)
            continue
        key = (bond.layer, *[s.id for s in found])
        if key not in made:
            made[key] = _of_two(bond, source, target, found, apart)
        yield from made[key]


def _fitting(bond: Bond, statements: Iterable[Statement]) -> Iterable[Statement]:
    if bond.only:
        return [s for s in statements if s.capacity in bond.only]
    return [s for s in statements if s.capacity not in bond.but] if bond.but else statements


def _of_two(bond: Bond, source: str, target: str, statements: list[Statement], apart: bool) -> list[Tie]:
    """The ties of statements of the same two at one stage."""
    if len(statements) == 1:  # as nearly all are
        s = statements[0]
        told = (bond.layer, bond.relation, _label(bond, s), not bond.both, 1, s.start, s.end, (s.id,))
        return [Tie(source, target, *told)]
    runs = _runs(sorted(statements, key=_order), bond.shape == "interval", apart)
    return [
        Tie(
            source, target, bond.layer, bond.relation, _label(bond, run[-1]),
            not bond.both, len(run), run[0].start, run[0].end if len(run) == 1 else _end(run), tuple([s.id for s in run]),
        )
        for run in runs
    ]  # fmt: skip


def _label(bond: Bond, last: Statement) -> str:
    if bond.only:
        return f"{bond.label}, {last.stage}" if last.stage else bond.label
    return (bond.shape == "interval" and last.capacity) or last.stage or bond.label


def _runs(statements: list[Statement], lasting: bool, apart: bool) -> Iterable[list[Statement]]:
    """Statements of one pair, by start, that make one tie each."""
    if not lasting and not apart:
        return (statements,)
    if not lasting:
        years: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for s in statements:
            years[s.start[:4], s.end[:4]].append(s)
        return years.values()
    runs: list[list[Statement]] = []
    reach = ""
    for s in statements:
        if runs and (not s.start or s.start <= reach):
            runs[-1].append(s)
        else:
            runs.append([s])
            reach = ""
        reach = max(reach, after(s.end))
    return runs


def _order(s: Statement) -> tuple[str, str, str]:
    return (s.start, s.end or LAST, s.id)


def _end(statements: Iterable[Statement]) -> str:
    latest = max(s.end or LAST for s in statements)
    return "" if latest == LAST else latest


@lru_cache(maxsize=50_000)
def after(day: str) -> str:
    """The day after an ISO day; after an open end there is none."""
    return LAST if day in ("", LAST) else (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
