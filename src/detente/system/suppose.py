"""What if: claims of what is not so, laid over the record, and what would change with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.claims import Claim
from detente.errors import InputError
from detente.system.change import members
from detente.system.claimed import Passage, claimed, pairs
from detente.system.graph import between_states
from detente.system.layers import bonds
from detente.system.measures import BY_LAYER, balance, ranking
from detente.system.network import Actor, System
from detente.system.ties import Tie

SCALARS = ("density", "centralisation")
MANY = 40
"""A share in spending is told only where so many states have figures; else it would be a share of few."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would change: what it is of, before, and after."""

    what: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Supposition:
    """The system as it is and as it would be, the ties that are supposed and those that would end, and what would change."""

    before: System
    after: System
    begun: tuple[Tie, ...]
    ended: tuple[Tie, ...]
    effects: tuple[Effect, ...]
    passed_over: tuple[str, ...] = ()


def suppose(system: System, claims: Iterable[Claim]) -> Supposition:
    """Lay claims over a system of a day. What begins or holds ties the two, what ends or is denied unties them; what speaks of
    no tie is passed over and named.

    Raises InputError where no claim speaks of a tie between two who are known.
    """
    begun: dict[tuple[str, str, str], Tie] = {}
    gone: set[tuple[str, str, str]] = set()
    statements = dict(system.statements)
    passages = dict(system.passages)
    passed_over: list[str] = []
    for claim in claims:
        if not list(pairs(claim)):
            unknown = dict.fromkeys(m.name for m in (*claim.subject, *claim.object) if not m.id)
            note = f" (nobody is known as {', '.join(unknown)})" if claim.relation in bonds() and unknown else ""
            passed_over.append(claim.quote + note)
        elif claim.phase == "ends" or claim.negated:
            gone |= {(bond.relation, source, target) for bond, source, target in pairs(claim)}
        else:
            for tie, statement in claimed(claim, system.as_of, "supposed", acts_for=system.acts_for):
                begun[tie.relation, tie.source, tie.target] = replace(tie, statements=(claim.id,))
                statements[claim.id] = statement
                passages[claim.id] = Passage(claim.quote, "supposed", date=system.as_of.isoformat())
    if not begun and not gone:
        remedy = 'say who does what with whom, as in "South Korea joins AUKUS in 2027" or "Turkey leaves NATO"'
        said = "; ".join(f"“{quote}”" for quote in passed_over)
        why = "nothing that ties or unties two known actors" + (f" is read in {said}" if said else " is read in it")
        raise InputError(why, place="--suppose", remedy=remedy)
    ended = tuple(t for t in system.ties if (t.relation, t.source, t.target) in gone)
    kept = [t for t in system.ties if t not in ended]
    held = {(t.relation, t.source, t.target) for t in kept}
    new = tuple(tie for key, tie in begun.items() if key not in held)
    after = replace(system, ties=(*kept, *new), statements=statements, passages=passages)
    return Supposition(system, after, new, ended, tuple(_effects(system, after, new, ended)), tuple(passed_over))


def _effects(before: System, after: System, begun: tuple[Tie, ...], ended: tuple[Tie, ...]) -> Iterable[Effect]:
    touched = (*begun, *ended)
    bodies = sorted({t.target for t in touched if t.relation == "member_of"})
    names = {**before.actors, **after.actors}
    for body in bodies:
        # What is supposed for a later year counts as if it were so on the system's day.
        now = {t.source for t in after.ties if t.relation == "member_of" and t.target == body}
        then = set(members(before, body, before.as_of))
        states = {id for id in now if names[id].kind == "state"}
        yield Effect(f"members of {names[body].name}", len(then), len(states))
        yield from _company(body, begun, now | then, names)
        spent = ranking(before)
        if spent and len(spent["ranks"]) >= MANY:
            shares = {row["actor"]: row["share"] for row in spent["ranks"]}
            sums = [round(sum(shares.get(id, 0) for id in group), 4) for group in (then, states)]
            yield Effect(f"share of {names[body].name} in spending, {spent['year']}, {spent['definition']}", *sums)
    for layer in sorted({t.layer for t in touched}):
        graphs = [between_states(system, layer) for system in (before, after)]
        edges = [{frozenset(edge) for edge in graph.edges()} for graph in graphs]
        for what, changed in (("newly tied", edges[1] - edges[0]), ("no longer tied", edges[0] - edges[1])):
            listed = sorted(" and ".join(sorted(names[id].name for id in pair)) for pair in changed)
            if listed:
                yield Effect(f"{what} in {layer}", None, listed)
        yield Effect(f"tied pairs in {layer}", len(edges[0]), len(edges[1]))
        for measure in SCALARS:
            values = [BY_LAYER[measure](graph) for graph in graphs]
            if values[0] != values[1]:
                yield Effect(f"{measure} of {layer}", *values)
    balanced = [(balance(system) or {}).get("share") for system in (before, after)]
    if balanced[0] != balanced[1]:
        yield Effect("share of balanced triangles", *balanced)


def _company(body: str, begun: tuple[Tie, ...], everybody: set[str], names: Mapping[str, Actor]) -> Iterable[Effect]:
    """With whom each that is supposed to join would share a body."""
    for new in sorted(t.source for t in begun if t.target == body and t.relation == "member_of"):
        others = sorted(names[id].name for id in everybody - {new})
        yield Effect(f"{names[new].name} would share {names[body].name} with", None, others)


def later(claims: Iterable[Claim], day: dt.date) -> dt.date:
    """The day that claims speak of, if it is later than another."""
    return max([day, *(c.when.start for c in claims if c.when and c.when.start > dt.date.min)])
