"""One claim against the record: the shape of its relation decides how. Read this file first.

not checkable → says why · a statement → did they say it · interval, series, event → by shape · else → no record
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from detente.checking import event, interval, kindred, quoted, series, stock
from detente.checking.case import Ask, Case
from detente.checking.combine import combine
from detente.checking.inner import with_inner
from detente.checking.model import Finding, Judgement, Verdict
from detente.checking.office import after_whom, with_office
from detente.claims import Claim, Mention
from detente.record.view import View
from detente.vocabulary import Vocabulary

OPPOSITE = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.CONTRADICTED: Verdict.SUPPORTED,
    Verdict.OUTDATED: Verdict.SUPPORTED,
}
KEPT = {
    "membership": "memberships",
    "alliance_or_treaty": "alliances and treaties",
    "military_spending": "military spending",
    "arms_transfer_or_order": "orders and deliveries of arms",
    "inventory": "fleets and stocks",
    "exercise": "exercises",
    "deployment": "forces stationed abroad",
    "attack_or_weapon_test": "attacks and weapon tests",
    "meeting": "meetings",
    "sanction": "sanctions",
    "policy_or_law": "policies and laws",
    "office_holder": "who held which office",
    "ranking_or_superlative": "figures that can be ranked",
    "chronology": "wars and when bodies were founded",
}
"""What the record keeps that claims of a type may be held against."""
TO_THE_DAY = re.compile(r"\b(?:very|same) (?:day|hour)\b|\b(?:hours|the day|a day) (?:after|before)\b", re.IGNORECASE)
"""Words that put something on the day of something else."""
SHAPES = {"interval": interval.judge, "series": series.judge, "event": event.judge}


def check(claim: Claim, record: View, vocabulary: Vocabulary, as_of: dt.date, *, dated: bool = True) -> Finding:
    """Judge a claim as of a day. A quoted speaker is judged twice: is it so, and was it said.

    `dated` is False where the text's own day is not known: then nothing that hangs on the day is held against it.
    """
    meant = with_office(_as_war(claim, vocabulary), record, vocabulary, as_of)
    case = Case(meant, record, vocabulary, as_of, dated)
    if not claim.checkable:
        return Finding(claim, case.judge(Verdict.NOT_CHECKABLE, claim.reason or "not a matter of record"))
    said = quoted.said(case, claim.speaker) if claim.speaker else None
    if claim.type == "statement":
        return Finding(claim, said or case.judge(Verdict.NO_RECORD, "the record does not say who said it"), said)
    judgement = with_inner(case, _by_the_event(case, after_whom(claim, case, content(case))))
    if judgement.verdict is Verdict.NO_RECORD and not judgement.evidence and (dated or claim.when):
        judgement = kindred.judge(case) or judgement
    if claim.modality == "denied" and judgement.evidence:
        who = ", ".join(m.name for m in claim.speaker) or "the text"
        judgement = replace(judgement, because=f"{who} denies it; the record: {judgement.because}")
    return Finding(claim, judgement if dated or claim.when else _undated(case, judgement), said)


def _as_war(claim: Claim, vocabulary: Vocabulary) -> Claim:
    """An attack on what is itself a war ("its bombing of Yugoslavia", "its annexation of Crimea") tells who fought in it."""
    wars = {m.id for m in claim.role("target") if m.id in vocabulary.entities}
    if claim.relation != "attacked" or not any(vocabulary.entity(id).kind == "conflict" for id in wars):
        return claim
    named = {"attacker": "belligerent", "target": "conflict"}
    subject, objects = (
        tuple(replace(m, role=named.get(m.role, m.role)) for m in side) for side in (claim.subject, claim.object)
    )
    return replace(claim, relation="belligerent_in", subject=subject, object=objects)


def _by_the_event(case: Case, judgement: Judgement) -> Judgement:
    """What is told to the day by something else ("on the very day that she was sworn in") is not borne out by having happened."""
    if (
        judgement.verdict is not Verdict.SUPPORTED
        or case.claim.when is not None
        or not TO_THE_DAY.search(case.claim.quote)
    ):
        return judgement
    because = f"{judgement.because.rstrip('.')}; whether on the day that the text means was not tested"
    return replace(judgement, verdict=Verdict.NO_RECORD, because=f"{because}.")


def _undated(case: Case, judgement: Judgement) -> Judgement:
    """A text without a date speaks of a day that nobody knows: what fails today may have been so then."""
    if judgement.verdict not in {Verdict.CONTRADICTED, Verdict.IMPRECISE, Verdict.OUTDATED}:
        return judgement
    because = f"the text has no date, and this hangs on it; as of {case.as_of.isoformat()}: {judgement.because}"
    return Judgement(Verdict.NO_RECORD, because[:1].upper() + because[1:], judgement.evidence, judgement.derivation)


def content(case: Case) -> Judgement:
    """Whether what the claim says is so."""
    claim = case.claim
    if not claim.relation:
        kept = KEPT.get(claim.type)
        because = (
            f"not looked up: the record keeps {kept}, but it could not be read from the sentence which one is meant"
        )
        return case.judge(Verdict.NO_RECORD, because if kept else "the record keeps no facts of this kind")
    if claim.modality in {"possible", "demanded", "predicted"}:
        return case.judge(Verdict.NO_RECORD, f"told as {claim.modality}, not as fact; the record holds facts and plans")
    unknown = case.unknown()
    if unknown:
        return case.judge(Verdict.NO_RECORD, f"the record does not know who or what {unknown} is")
    subject = any(m.id for m in claim.role(case.relation.subject)) or case.relation.shape == "series"
    counted = next((v for v in claim.values if v.measure == "count"), None)
    if counted and not subject and case.relation.shape == "interval" and (judgement := stock.count(case, counted)):
        return judgement
    if not subject and case.relation.shape != "event" and not _opens(case):
        return case.missing()
    judgements = [
        (mentions, _yet_to_come(case, _turned(case, _told_of_whom(case, ask, _one(case, mentions, ask)))))
        for mentions, ask in case.asks()
        if ask
    ]
    if counted and case.relation.shape == "interval" and (number := stock.count(case, counted)):
        judgements.append(((), number))
    return combine(case, judgements) if judgements else case.missing()


def _opens(case: Case) -> bool:
    """Whether it is told of a treaty or a body that something of it began then, whoever it was: the treaty WAS SIGNED IN PRAGUE."""
    of_what = any(m.id for role in case.relation.roles for m in case.claim.role(role))
    return (
        case.relation.shape == "interval" and case.claim.phase == "begins" and case.claim.when is not None and of_what
    )


def _one(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    claim = case.claim
    ranked = any(v.measure == "rank" for v in claim.values)
    counted = next(iter(case.values(mentions, "count")), None)
    if "operated" in case.relation.stages and case.relation.shape == "interval":
        if ranked:
            return stock.most(case, ask)
        if part := next((v for v in claim.values if v.measure == "share" and v.unit == "percent"), None):
            return stock.share(case, ask, part)
        if counted:
            return stock.fleet(case, mentions, ask, counted)
    return _in_both_measures(case, mentions, ask) or SHAPES[case.relation.shape](case, mentions, ask)


def _in_both_measures(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement | None:
    """What is told as a sum and as a share of GDP is held against the series of each; None where it is told as one."""
    other, claim = case.relation.of_gdp, case.claim
    shares = tuple(v for v in claim.values if v.unit == "percent of GDP")
    sums = tuple(v for v in claim.values if v not in shares)
    if not other or not shares or not any(v.measure == "level" for v in sums):
        return None
    as_sum = replace(case, claim=replace(claim, values=sums))
    as_share = replace(case, claim=replace(claim, values=shares, relation=other))
    return combine(case, [(mentions, series.judge(each, mentions, ask)) for each in (as_sum, as_share)])


def _told_of_whom(case: Case, ask: Ask, judgement: Judgement) -> Judgement:
    """Where the text leaves open what somebody is a member or holder of, another membership does not gainsay it; what several did
    together on a day is known by them."""
    first, when = case.relation.subject, case.claim.when
    open_ended = case.relation.shape == "interval" and set(ask) == {first} and len(case.relation.roles) > 1
    day = when.edtf if when and when.start == when.end and len(case.claim.role(first)) > 1 else ""
    if day and any(e.when.startswith(day) for e in judgement.evidence):
        return judgement
    if not open_ended or judgement.verdict in {Verdict.SUPPORTED, Verdict.NO_RECORD}:
        return judgement
    if case.relation.one and len({s.roles for s in case.find(ask)}) == 1:
        return judgement  # who "took office" and held one only can have meant no other
    because = f"the text does not say which one it means; on record: {judgement.because}"
    return Judgement(Verdict.NO_RECORD, because[:1].upper() + because[1:], judgement.evidence, judgement.derivation)


def _yet_to_come(case: Case, judgement: Judgement) -> Judgement:
    """What somebody may become is not gainsaid by who it is today."""
    ahead = case.relation.shape == "interval" and case.claim.modality == "planned"
    if not ahead or (judgement.verdict is not Verdict.CONTRADICTED and not case.denies):
        return judgement
    because = f"it speaks of what is yet to come; on record: {judgement.because}"
    return replace(judgement, verdict=Verdict.NO_RECORD, because=because[:1].upper() + because[1:])


def _turned(case: Case, judgement: Judgement) -> Judgement:
    """A denial is right where what it denies is wrong."""
    if not case.denies:
        return judgement
    return Judgement(
        OPPOSITE.get(judgement.verdict, judgement.verdict), judgement.because, judgement.evidence, judgement.derivation
    )
