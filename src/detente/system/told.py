"""The system as a text tells it: its ties, how each stands against the record, and what the text leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.checking import Finding, Verdict
from detente.claims import Claim, Statement
from detente.record import View
from detente.system.claimed import Passage, claimed, pairs
from detente.system.layers import bonds
from detente.system.network import System
from detente.system.ties import Tie, Told

STANDS: Mapping[Verdict, Told] = {
    Verdict.SUPPORTED: "borne_out",
    Verdict.CONTRADICTED: "disputed",
    Verdict.IMPRECISE: "disputed",
    Verdict.OUTDATED: "disputed",
    Verdict.UNSETTLED: "disputed",
    Verdict.NO_RECORD: "not_in_record",
}
"""How a tie stands by the verdict on the claim that tells of it; what cannot be checked tells of no tie."""
WORST: tuple[Told, ...] = ("disputed", "not_in_record", "borne_out")
"""Of several claims of one tie, the one that stands first here counts."""


def told(
    findings: Iterable[Finding],
    record: View,
    day: dt.date,
    *,
    title: str = "",
    address: str = "",
    over: System | None = None,
    persons: bool = False,
) -> System:
    """The system that the findings of a text tell of, as of its day, and the bonds of the record between those whom it names and of
    which it says nothing.

    Only what the text asserts counts: no plans, demands, denials or predictions, and nothing that has ended. Given a system to
    lay it `over`, that system's other ties are kept, told of by nobody. `persons` are kept apart, or stand for whose office they
    hold.
    """
    base = over or System.at(record, day, only=["bonds"], persons=persons)
    held_then = [t for t in base.ties if t.holds(day.isoformat(), day.isoformat())]
    true = {(t.relation, t.source, t.target): t for t in held_then}
    made: dict[tuple[str, str, str], tuple[Tie, list[Statement]]] = {}
    passages: dict[str, Passage] = {}
    named: set[str] = set()
    for finding in findings:
        claim = finding.claim
        named |= {m.id for m in (*claim.subject, *claim.object) if m.id}
        if claim.negated or claim.modality != "asserted" or claim.phase == "ends" or finding.verdict not in STANDS:
            continue
        evidence = tuple(e.statement for e in finding.judgement.evidence)
        each = list(claimed(claim, day, STANDS[finding.verdict], evidence, base.acts_for))
        for tie, statement in each:
            if len(each) > 1 and tie.told == "disputed" and _among(record, evidence, statement):
                tie = replace(tie, told="borne_out")
            known = true.get((tie.relation, tie.source, tie.target))
            if known and _so(claim, known):
                tie = replace(tie, told="borne_out")
            if known and tie.told == "borne_out":
                tie = replace(tie, start=known.start, end=known.end)
            elif claim.when is None and bonds()[tie.relation].shape != "interval":
                start, end = _happened(record, evidence, statement) if tie.told == "borne_out" else ("", "")
                tie = replace(tie, start=start, end=end)
            passages[claim.id] = Passage(claim.quote, title, address, day.isoformat())
            key = (tie.relation, tie.source, tie.target)
            held = made.get(key)
            made[key] = (_worse(held[0], tie) if held else tie, [*(held[1] if held else ()), statement])
    ties = [tie for tie, _ in made.values()]
    statements = {s.id: s for _, own in made.values() for s in own}
    statements |= {id: record.statement(id) for tie in ties for id in tie.statements if id not in statements}
    said = {frozenset((t.source, t.target)) for t in ties}
    rest: list[Tie] = []
    for tie in base.ties:
        silent = frozenset((tie.source, tie.target)) not in said
        if tie.layer == "bonds" and {tie.source, tie.target} <= named and tie.holds(day.isoformat(), day.isoformat()):
            if silent:
                rest.append(replace(tie, told="left_out"))
        elif over and (silent or tie.relation not in {t.relation for t in ties}):
            rest.append(tie)
    statements |= {id: base.statements[id] for tie in rest for id in tie.statements}
    return replace(
        base, as_of=over.as_of if over else day, ties=(*ties, *rest), statements=statements, passages=passages
    )


def _happened(record: View, evidence: Iterable[str], told: Statement) -> tuple[str, str]:
    """When what a text tells without a date happened by the evidence, the latest of it; not known where none is of its relation."""
    times = [
        (s.start, s.end) for s in map(record.statement, evidence) if s.relation == told.relation and s.start and s.end
    ]
    return max(times, default=("", ""))


def _so(claim: Claim, known: Tie) -> bool:
    """Whether one pair of several that a claim speaks of is so by itself, whatever the verdict on all of them: the record ties the
    two on the day and, if the claim says when that began, since that time."""
    if len(list(pairs(claim))) < 2:
        return False
    if claim.phase != "begins" or claim.when is None or not known.start:
        return True
    return claim.when.start.isoformat() <= known.start <= claim.when.end.isoformat()


def _among(record: View, evidence: Iterable[str], told: Statement) -> bool:
    """Whether the evidence of a claim of several ties holds this one, so that the claim's verdict is for another of them."""
    found = (record.statement(id) for id in evidence)
    return any(
        (s.relation, s.capacity) == (told.relation, told.capacity) and {*told.roles} <= {*s.roles} for s in found
    )


def _worse(one: Tie, other: Tie) -> Tie:
    first, second = sorted((one, other), key=lambda t: WORST.index(t.told) if t.told in WORST else len(WORST))
    both = tuple(dict.fromkeys((*first.statements, *second.statements)))
    return replace(first, statements=both, weight=first.weight + second.weight)


def tally(system: System) -> dict[str, dict[str, int]]:
    """How many ties of each layer stand how."""
    found: dict[str, dict[str, int]] = {}
    for tie in system.ties:
        if tie.told:
            counts = found.setdefault(tie.layer, {})
            counts[tie.told] = counts.get(tie.told, 0) + 1
    return found
