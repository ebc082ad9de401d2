"""How the system changes: who joined, left, signed and withdrew; waves of enlargement; the growth of ties between groups."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.system.layers import bonds, layers
from detente.system.ties import Tie

if TYPE_CHECKING:
    from detente.system.network import System


@dataclass(frozen=True, slots=True)
class Change:
    """That a tie begins or ends: when, who, what is done, to whom, and the statement that says so."""

    day: str
    actor: str
    verb: str
    object: str
    statement: str

    @property
    def year(self) -> int:
        """The year of it."""
        return int(self.day[:4])


def changes(system: System) -> tuple[Change, ...]:
    """Every tie that begins or ends in the years of a system, in the order of time.

    A source that leaves off before the end does not tell of an end.
    """
    if system.between is None:
        return ()
    first, last = (f"{system.between[0]}-01-01", f"{system.between[1]}-12-31")
    return tuple(sorted(_begun_and_ended(system, system.ties, first, last), key=_order))


def difference(before: System, after: System) -> tuple[Change, ...]:
    """Which ties, true from one date to another, the later system has and the earlier not, and which the other way round."""
    before, after = sorted((before, after), key=lambda system: system.as_of)
    first, last = before.as_of.isoformat(), after.as_of.isoformat()
    held = [{(t.relation, t.source, t.target) for t in system.ties} for system in (before, after)]
    new = [t for t in after.ties if (t.relation, t.source, t.target) not in held[0]]
    gone = [t for t in before.ties if (t.relation, t.source, t.target) not in held[1]]
    found = [c for c in _begun_and_ended(after, new, first, last) if _begins(c)]
    found += [c for c in _begun_and_ended(before, gone, first, last) if not _begins(c)]
    return tuple(sorted(found, key=_order))


def _begins(change: Change) -> bool:
    return not any(change.verb in bond.ends.values() for bond in bonds().values())


def _begun_and_ended(system: System, ties: Sequence[Tie], first: str, last: str) -> Iterator[Change]:
    for tie in ties:
        bond = bonds()[tie.relation]
        if bond.shape != "interval" or tie.told:
            continue
        opening, closing = system.statements[tie.statements[0]], _closing(system, tie)
        begins, ends = bond.verb(opening.stage), bond.verb(opening.stage, ending=True)
        if begins and tie.start and first <= tie.start <= last:
            yield Change(tie.start, tie.source, begins, tie.target, opening.id)
        if ends and closing and first <= tie.end <= last:
            yield Change(tie.end, tie.source, ends, tie.target, closing)


def _closing(system: System, tie: Tie) -> str:
    """The statement that says that a tie ended; empty where none does."""
    for id in reversed(tie.statements):
        s = system.statements[id]
        if s.end == tie.end and tie.end and not s.censored:
            return id
    return ""


def _order(change: Change) -> tuple[str, str, str, str]:
    return (change.day, change.verb, change.object, change.actor)


@dataclass(frozen=True, slots=True)
class Wave:
    """Who joined and left a body in one year, and how many members it had at its end."""

    year: int
    joined: tuple[str, ...]
    left: tuple[str, ...]
    members: int


def members(system: System, body: str, day: dt.date | str) -> tuple[str, ...]:
    """The states that are members of a body, or parties to a treaty that have done more than sign it, on a day."""
    on = str(day)
    found = {
        t.source
        for t in system.ties
        if t.target == body
        and (t.relation == "member_of" or (t.relation == "party_to" and t.label != "signed"))
        and t.holds(on, on)
    }
    return tuple(sorted(id for id in found if system.actors[id].kind == "state") or sorted(found))


def waves(system: System, body: str) -> tuple[Wave, ...]:
    """The years of a system in which the membership of a body changed."""
    if system.between is None:
        return ()
    first, last = system.between
    found = []
    for year in range(first, last + 1):
        before, now = (set(members(system, body, f"{y}-12-31")) for y in (year - 1, year))
        if before != now:
            found.append(Wave(year, tuple(sorted(now - before)), tuple(sorted(before - now)), len(now)))
    return tuple(found)


def growth(system: System, one: str | Collection[str], other: str | Collection[str]) -> Mapping[str, Mapping[int, int]]:
    """How many pairs of two groups are tied, by layer and year: directly, or by sharing what ties those who share it.

    A group is a body, whose members of each year's end count, or some actors. Needs a system of years.
    """
    from detente.system.graph import between_states

    found: dict[str, dict[int, int]] = defaultdict(dict)
    if system.between is None:
        return found
    for year in range(system.between[0], system.between[1] + 1):
        now = system.on(dt.date(year, 12, 31))
        left, right = (_group(system, group, year) for group in (one, other))
        for layer in layers().values():
            if not layer.bonds:
                continue
            graph = between_states(now, layer.name, left | right)
            pairs = sum((a in left and b in right) or (a in right and b in left) for a, b in graph.edges())
            found[layer.name][year] = pairs
    return found


def _group(system: System, group: str | Collection[str], year: int) -> set[str]:
    return set(members(system, group, f"{year}-12-31")) if isinstance(group, str) else set(group)
