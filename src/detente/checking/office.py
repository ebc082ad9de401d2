"""An office named without its state ("the defence minister, Boris Pistorius", "the foreign portfolio went to her"): the one of that
title that its holder held; else the one of that title in the state that the holder served. An office named by who had it before
("Rutte succeeded Stoltenberg"): the one that both held, else the last that the predecessor held.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from detente.checking.case import Case
from detente.checking.model import Judgement, Verdict
from detente.claims import Claim, Mention, Statement
from detente.record.view import View
from detente.vocabulary import Vocabulary

GAP = 100
"""So many days an office may stand empty, or be held by somebody for the time being, between two who had it."""
POST = re.compile(r"\b(?:portfolio|ministry|brief|post|job|position|chair)\b")
"""What an office is called by its field alone: the defence portfolio is the defence minister's."""


def with_office(claim: Claim, record: View, vocabulary: Vocabulary, as_of: dt.date) -> Claim:
    """The claim with its office known, where exactly one office of that title can be meant as of a day, and without whom it was
    taken over from, which after_whom tests."""
    if any(vocabulary.entity(m.id).kind == "office" for m in claim.role("office") if m.id in vocabulary.entities):
        handed = _before(claim, vocabulary)
        claim = replace(claim, object=tuple(m for m in claim.object if m.id not in handed or m.role != "office"))
    people = [
        m for m in claim.role("office") if m.id in vocabulary.entities and vocabulary.entity(m.id).kind == "person"
    ]
    offices = [m for m in claim.role("office") if not m.id]
    holders = {m.id for m in claim.role("holder") if m.id}
    if not (offices or people) or not holders:
        return claim
    held = {id for s in record.find(claim.relation, {"holder": holders}) for id in s.role("office")}
    served = {state for id in held if id in vocabulary.entities for state in vocabulary.entity(id).part_of}
    open_to = {id for state in served for id in _offices_of(state, vocabulary)} - held
    known: dict[Mention, str] = {}
    for mention in offices:
        for ids in (held, open_to):
            found = [id for id in ids if id in vocabulary.entities and _titled(mention, id, vocabulary)]
            if len(found) == 1:
                known[mention] = found[0]
            if found:
                break

    for mention in people:
        terms = record.find(claim.relation, {"holder": {mention.id}}, end=as_of)
        before = sorted(terms, key=lambda s: s.start)
        after = record.find(claim.relation, {"holder": holders})
        passed_on = [id for s in before for id in s.role("office") if any(_follows(t, s) for t in after)]
        last = list(before[-1].role("office")) if before else []
        if last:
            known[mention] = (passed_on or last)[-1]

    def named(mention: Mention) -> Mention:
        return replace(mention, id=known[mention]) if mention in known else mention

    return replace(claim, subject=tuple(map(named, claim.subject)), object=tuple(map(named, claim.object)))


def _before(claim: Claim, vocabulary: Vocabulary) -> set[str]:
    """Who had the office before, where the claim says whom somebody replaced."""
    named = {m.id for m in claim.role("office") if m.id in vocabulary.entities}
    return {id for id in named if vocabulary.entity(id).kind == "person"}


def after_whom(told: Claim, case: Case, judgement: Judgement) -> Judgement:
    """Who took an office over is only borne out where the one whom the claim (`told`) names had it until then."""
    before = _before(told, case.vocabulary)
    if not before or judgement.verdict is not Verdict.SUPPORTED or case.denies:
        return judgement
    record, offices = case.record, {m.id for m in case.claim.role("office") if m.id}
    begun = [s for e in judgement.evidence if (s := record.statement(e.statement)) and s.start]
    theirs = record.find(told.relation, {"holder": before, "office": offices})
    if not begun or any(_follows(s, t) for s in begun for t in theirs):
        return judgement
    others = [t for t in record.find(told.relation, {"office": offices}) if any(_follows(s, t) for s in begun)]
    because = f"{judgement.because.rstrip('.')}; before that {'; '.join(case.says(t) for t in others[:1]) or 'another'}"
    verdict = Verdict.CONTRADICTED if others else Verdict.NO_RECORD
    return case.judge(verdict, because, [*begun[:1], *others[:1], *theirs[:1]])


def _follows(later: Statement, earlier: Statement) -> bool:
    """Whether one took an office over from the other, within a season."""
    if later.role("office") != earlier.role("office") or not (later.start and earlier.end):
        return False
    gap = dt.date.fromisoformat(later.start) - dt.date.fromisoformat(earlier.end)
    return abs(gap.days) <= GAP


def _offices_of(state: str, vocabulary: Vocabulary) -> list[str]:
    return [id for id in vocabulary.variants(state) if vocabulary.entity(id).kind == "office"]


def _titled(mention: Mention, id: str, vocabulary: Vocabulary) -> bool:
    words = mention.name.lower()
    field = POST.sub("minister", words)
    titles = {title.lower() for title in vocabulary.entity(id).names}
    return any(said == title or said.endswith(f" {title}") for title in titles for said in (words, field))
