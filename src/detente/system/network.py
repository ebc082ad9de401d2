"""The system as of a date, or of some years: actors, the ties between them in layers, and what each spends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from detente.claims import Statement
from detente.record import View, known_vocabulary
from detente.system.claimed import Passage
from detente.system.layers import Bond, all_bonds, bonds, layers
from detente.system.offices import Offices
from detente.system.spending import Spending, spending
from detente.system.ties import LAST, Made, Tie, ties
from detente.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    import networkx as nx

    from detente.system.change import Change

COINED = 200
"""So many actors that the vocabulary does not know are asked of the record one by one; more are read all at once."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something at an end of a tie."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True)
class System:
    """A temporal network of several layers.

    `as_of` is the day that it is of; `between`, where given, the first and last year whose ties it holds, each with its time.
    `statements` are those that the ties rest on, by id, and `record` is the view that they come from; of those that a text tells
    or somebody supposes, `passages` has where they stand. `only` names its layers, all where it is empty; with `persons` those who
    hold an office stand for themselves, not for whose office it is. Systems are values: `layer`, `of` and `on` give others.
    """

    as_of: dt.date
    ties: tuple[Tie, ...]
    statements: Mapping[str, Statement] = field(repr=False)
    record: View = field(repr=False)
    between: tuple[int, int] | None = None
    passages: Mapping[str, Passage] = field(default_factory=dict, repr=False)
    only: tuple[str, ...] = ()
    persons: bool = False

    @classmethod
    def at(cls, record: View, date: dt.date | str, *, only: Collection[str] = (), persons: bool = False) -> System:
        """The system of a record on a day: what is true on it, and what happened in the years before it that its layer counts.

        `only` names layers; none means all. `persons` are kept apart, or stand for the state or body whose office they hold. Raises
        DateError for a date in an unknown form.
        """
        day = dt.date.fromisoformat(date) if isinstance(date, str) else date
        made = cls(day, (), {}, record, only=tuple(only), persons=persons)
        ties, statements = made._tied(_read(record, day, day, only), day)
        return replace(made, ties=ties, statements=statements)

    @classmethod
    def during(
        cls, record: View, first: int, last: int, *, only: Collection[str] = (), persons: bool = False
    ) -> System:
        """The system of all ties that existed at any time from one year to another, each with its time."""
        begin, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
        found = _read(record, begin, end, only)
        over = cls(end, (), {s.id: s for s in found}, record, (first, last), only=tuple(only), persons=persons)
        made, _ = over._tied(s for s in found if not s.end or s.end >= begin.isoformat())
        return replace(over, ties=made)

    @classmethod
    def yearly(
        cls, record: View, first: int, last: int, *, only: Collection[str] = (), persons: bool = False
    ) -> Iterator[System]:
        """The system of the last day of each year, from one reading of the record."""
        found = _read(record, dt.date(first, 1, 1), dt.date(last, 12, 31), only)
        held = {s.id: s for s in found}
        over = cls(dt.date(last, 12, 31), (), held, record, (first, last), only=tuple(only), persons=persons)
        for year in range(first, last + 1):
            yield over.on(dt.date(year, 12, 31))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary as the record extends it."""
        return known_vocabulary(load(), self.record)

    @property
    def last_year(self) -> int:
        """The last year that is over on the system's day."""
        return self.as_of.year - ((self.as_of.month, self.as_of.day) != (12, 31))

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Everybody at an end of a tie, by id, in the order of the ids."""
        ids = sorted({id for tie in self.ties for id in (tie.source, tie.target)})
        ours = load().entities
        unknown = sum(id not in ours for id in ids)
        known = {e.id: e for e in self.record.entities()} if unknown > COINED else None
        found: dict[str, Actor] = {}
        for id in ids:
            entity = ours.get(id) or (known.get(id) if known is not None else self.record.entity(id))
            found[id] = Actor(id, entity.name if entity else id, entity.kind if entity else "")
        return found

    def layer(self, name: str) -> System:
        """The same system with one layer. Raises KeyError with the layers that there are."""
        if name not in layers():
            raise KeyError(f"'{name}' is no layer; use {', '.join(layers())}")
        return replace(self, ties=tuple(tie for tie in self.ties if tie.layer == name), only=(name,))

    def of(self, actors: Collection[str]) -> System:
        """The same system with the ties that lead from or to one of these actors."""
        wanted = set(actors)
        return self.where(tie for tie in self.ties if tie.source in wanted or tie.target in wanted)

    def on(self, date: dt.date) -> System:
        """Of a system of some years, what `at` gives for a day in them, from what is already read; nothing for other days."""
        since = {relation: min(_since(b, date) for b in all_bonds()[relation]).isoformat() for relation in bonds()}
        last = date.isoformat()
        known = self._by_year.get(date.year, ())
        there = [s for s in known if s.start <= last and (not s.end or s.end >= since[s.relation])]
        made, statements = self._tied(there, date, self._made)
        return replace(self, as_of=date, between=None, ties=made, statements=statements)

    def acts_for(self, id: str, start: str, end: str) -> str:
        """For whom somebody acts in a time, in this system: a person for whose office it holds, unless persons are kept apart."""
        return id if self.persons else self._offices.actor(id, start, end)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self.record)

    def _tied(
        self, statements: Iterable[Statement], day: dt.date | None = None, known: Made | None = None
    ) -> tuple[tuple[Tie, ...], dict[str, Statement]]:
        """The ties of statements that stand by relation, for a day or each with its time, and the statements by id."""
        by: dict[str, list[Statement]] = {}
        for s in statements:
            by.setdefault(s.relation, []).append(s)
        made: list[Tie] = []
        for relation, found in by.items():
            for bond in all_bonds()[relation]:
                if self.only and bond.layer not in self.only:
                    continue
                offices = self._offices if bond.holders and not self.persons else None
                if offices:
                    offices.learn(id for s in found for _, id in s.roles)
                mine: Iterable[Statement] = found
                if relation == "party_to":
                    mine = self._in_time(found, day)
                elif day and len(all_bonds()[relation]) > 1:  # each layer counts its own years
                    since = _since(bond, day).isoformat()
                    mine = [s for s in found if not s.end or s.end >= since]
                made += ties(bond, mine, apart=day is None, made=known, offices=offices)
        return tuple(made), {s.id: s for found in by.values() for s in found}

    def _in_time(self, statements: Iterable[Statement], day: dt.date | None) -> list[Statement]:
        """Statements on treaties, which end when the treaty or the state does: a signature has no end of its own."""
        first = day.isoformat() if day else f"{self.between[0]}-01-01" if self.between else ""
        held = []
        for s in statements:
            last = min((self._lapsed[id] for _, id in s.roles if id in self._lapsed), default="")
            if not last or last >= first:
                held.append(replace(s, end=last) if last and (not s.end or s.end > last) else s)
        return held

    @cached_property
    def _lapsed(self) -> Mapping[str, str]:
        """The last day of each treaty and state that is no more, by the record or the vocabulary."""
        found = {e.id: e.until for e in load().entities.values() if e.kind in {"treaty", "state"} and e.until}
        for s in self.record.find("in_force"):
            for id in s.role("treaty"):
                found[id] = max(found.get(id, ""), s.end) if s.end else LAST
        return {id: day for id, day in found.items() if len(day) == len(LAST) and day < LAST}

    @cached_property
    def _made(self) -> Made:
        """Ties that were made for one day and may be so for another."""
        return {}

    @cached_property
    def _by_year(self) -> Mapping[int, Sequence[Statement]]:
        """The statements that may count for a day of each year, in their order."""
        first, last = self.between or (self.as_of.year, self.as_of.year)
        found: dict[int, list[Statement]] = {year: [] for year in range(first, last + 1)}
        lasts = {
            relation: max(layers()[b.layer].lasts if b.shape != "interval" else 0 for b in all_bonds()[relation])
            for relation in bonds()
        }
        for s in self.statements.values():
            begun = int(s.start[:4]) if s.start else first
            ended = int(s.end[:4]) + lasts[s.relation] if s.end else last
            for year in range(max(first, begun), min(last, ended) + 1):
                found[year].append(s)
        return found

    def where(self, kept: Iterable[Tie]) -> System:
        """The same system with these ties."""
        return replace(self, ties=tuple(kept))

    def spending(self, definition: str = "") -> Spending:
        """What states spend in one definition, in the system's years, or the last ten that are over; see `spending.spending`."""
        first, last = self.between or (max(1, self.last_year - 9), max(1, self.last_year))
        return spending(self.record, first, last, definition, constant=self.between is not None)

    def change(self, other: System) -> tuple[Change, ...]:
        """What is begun or ended in the other system that is not so in this one."""
        from detente.system.change import difference

        return difference(self, other)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A graph of networkx with an edge a tie, keyed by its id; nodes have `name` and `kind`, edges the fields of a tie."""
        from detente.system.graph import graph

        return graph(self)

    def rows(self) -> list[dict[str, Any]]:
        """One row a tie, for a data frame of pandas, polars or pyarrow."""
        names = self.actors
        return [
            {
                "id": t.id, "source": t.source, "source_name": names[t.source].name, "target": t.target,
                "target_name": names[t.target].name, "layer": t.layer, "relation": t.relation, "label": t.label,
                "directed": t.directed, "weight": t.weight, "start": t.start or None, "end": t.end or None,
                "told": t.told, "statements": list(t.statements),
            }
            for t in self.ties
        ]  # fmt: skip


def _read(record: View, begin: dt.date, end: dt.date, only: Collection[str]) -> Sequence[Statement]:
    """The statements that count for some day of a time, by relation and start; `only` names layers, none means all."""
    since = {
        relation: min(_since(bond, begin) for bond in some)
        for relation, every in all_bonds().items()
        if (some := [bond for bond in every if not only or bond.layer in only])
    }
    return record.across(since, end)


def _since(bond: Bond, day: dt.date) -> dt.date:
    """From when on statements count for a day."""
    return years_before(day, layers()[bond.layer].lasts) if bond.shape != "interval" else day


def years_before(day: dt.date, years: int) -> dt.date:
    """The day after the one that lies so many years before, but none before the year 1; no years before is the day itself."""
    if not years:
        return day
    year = max(1, day.year - years)
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=year, day=last) + dt.timedelta(days=1)
