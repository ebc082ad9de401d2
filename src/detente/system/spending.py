"""What states spend, side by side: one definition, one unit, one price base, so that figures may be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.claims import Statement
from detente.errors import NotFoundError
from detente.record import View
from detente.vocabulary import load

RELATION = "military_spending"
LATELY = 3
"""A definition is chosen by what it covers in so many of the last years."""


@dataclass(frozen=True, slots=True)
class Spending:
    """Figures by actor and year in one `definition` and `unit`; `statements` names the statement of each figure."""

    definition: str
    unit: str
    series: Mapping[str, Mapping[int, float]]
    statements: Mapping[tuple[str, int], str]

    def year(self, year: int) -> Mapping[str, float]:
        """What each spends in a year, the most first; equal figures by id."""
        found = {actor: figures[year] for actor, figures in self.series.items() if year in figures}
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    def ranks(self, year: int) -> Mapping[str, int]:
        """The rank of each in a year, 1 for the most; equal figures share a rank."""
        figures = list(self.year(year).items())
        values = [value for _, value in figures]
        return {actor: values.index(value) + 1 for actor, value in figures}

    def shares(self, year: int) -> Mapping[str, float]:
        """The share of each in what all together spend in a year, from 0 to 1."""
        figures = self.year(year)
        whole = sum(figures.values())
        return {actor: value / whole for actor, value in figures.items()} if whole else {}


def spending(record: View, first: int, last: int, definition: str = "", *, constant: bool = False) -> Spending:
    """States' spending from one year to another, in one definition.

    `definition` is one that `definitions` names; left out, it is the one in US dollars that has figures of the most states in one
    of the last three years, else in any, SIPRI's of equals; where `constant`, one of constant prices if there is any, by which
    years may be compared. One with figures of one state alone compares nothing, and must be asked for. Where several sources give
    a figure, the latest source counts.

    Raises NotFoundError where the record has no such definition.
    """
    found = list(_of_states(record, first, last))
    counts = _counts(found)
    wanted = [k for k, most in counts.items() if definition in (k[0], _name(k)) or (not definition and most > 1)]
    if definition and not wanted:
        known = ", ".join(f"“{name}”" for name, _ in definitions(record, first, last)[:8])
        remedy = f"use one of {known}" if known else "import figures: detente record import FILE"
        raise NotFoundError(f"no spending is recorded by the definition '{definition}'", remedy=remedy)
    if not wanted:
        return Spending("", "", {}, {})

    lately = _counts(s for s in found if int(s.start[:4]) > last - LATELY)

    def fitness(kind: tuple[str, str]) -> tuple[bool, bool, int, int, bool, tuple[str, str]]:
        steady = constant and not definition and "constant" in kind[0]
        return (steady, kind[1] == "USD", lately.get(kind, 0), counts[kind], kind[0].startswith("SIPRI"), kind)

    chosen = max(wanted, key=fitness)
    series: dict[str, dict[int, float]] = {}
    names: dict[tuple[str, int], str] = {}
    dated = {id: record.source(id).date for id in {s.source for s in found}}
    for s in sorted((s for s in found if _kind(s) == chosen), key=lambda s: (dated[s.source], s.source, s.id)):
        actor, year = s.role("spender")[0], int(s.start[:4])
        series.setdefault(actor, {})[year] = s.number or 0.0
        names[actor, year] = s.id
    ordered = {actor: dict(sorted(series[actor].items())) for actor in sorted(series)}
    return Spending(chosen[0], chosen[1], ordered, names)


def definitions(record: View, first: int, last: int) -> list[tuple[str, int]]:
    """The definitions that the record has figures of states in, with how many states it has in one year, most first: ("SIPRI,
    constant 2023 prices, USD", 154)."""
    counts = _counts(_of_states(record, first, last))
    return sorted(((_name(kind), count) for kind, count in counts.items()), key=lambda each: (-each[1], each[0]))


def _counts(found: Iterable[Statement]) -> dict[tuple[str, str], int]:
    """Of how many states there are figures in one year at most, by definition."""
    states: dict[tuple[str, str], dict[str, set[str]]] = {}
    for s in found:
        states.setdefault(_kind(s), {}).setdefault(s.start[:4], set()).add(s.role("spender")[0])
    return {kind: max(map(len, years.values())) for kind, years in states.items()}


def _of_states(record: View, first: int, last: int) -> Iterator[Statement]:
    known = load().entities
    for s in record.find(RELATION, start=dt.date(first, 1, 1), end=dt.date(last, 12, 31)):
        spender = next(iter(s.role("spender")), "")
        entity = known.get(spender)
        state = entity.kind == "state" if entity else spender.startswith("state:")
        if state and s.number is not None and s.start and first <= int(s.start[:4]):
            yield s


def _kind(s: Statement) -> tuple[str, str]:
    return ", ".join(part for part in (s.definition, s.capacity, s.stage) if part), s.unit


def _name(kind: tuple[str, str]) -> str:
    return f"{kind[0]}, {kind[1]}"
