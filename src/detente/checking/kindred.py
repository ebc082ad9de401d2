"""The same told otherwise: a claim whose sentence no frame reads is borne out where the record tells of one event in which all whom
the claim names took part, at the time and with the figures that it gives.

Prose has more turns than frames. What is read so loosely is never contradicted: another reading may be meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from detente.checking.agree import agree
from detente.checking.case import Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.words import alike
from detente.claims import Statement, Value
from detente.vocabulary import Relation

FIGURES = {"count", "level"}
ACTORS = {
    "state",
    "organisation",
    "person",
    "system",
    "treaty",
    "exercise",
    "meeting",
    "conflict",
    "office",
    "company",
    "policy",
}
"""Kinds that must take part in the event; a place may only be where it was."""
EACH = {"treaty", "policy", "exercise", "meeting"}
"""Kinds of which each is another event than the next."""
CLOSE = 32
"""A time of so many days at the most tells one event from the next; a longer one needs a figure, or three who took part."""
FRESH = dt.timedelta(days=400)
LEFT_OPEN = re.compile(
    r"\b(?:not|no|never|without|instead|rather|almost|nearly|fail\w*|refus\w*|reject\w*|block\w*|veto\w*|cancel\w*|scrap\w*|halt\w*|"
    r"suspend\w*|postpon\w*|den(?:y|ied|ies)|threaten\w*|propos\w*|consider\w*|might|may|could|would|if|unless|whether|oppos\w*|"
    r"former|second-hand|only|first|last|largest|biggest|record|since|until|despite)\b",
    re.IGNORECASE,
)
"""Words with which a sentence may say something else of the same event."""
UNDONE = re.compile(
    r"\b(?:left|leav\w*|quit\w*|withdr\w*|exit\w*|expel\w*|lost|los\w*|end\w*|pull\w*|out)\b", re.IGNORECASE
)


def judge(case: Case) -> Judgement | None:
    """A judgement that bears the claim out, with the event that it rests on; None where the record does not surely tell of it."""
    claim = case.claim
    named = [i for i in claim.named if i in case.vocabulary.entities and case.vocabulary.entity(i).kind in ACTORS]
    figures = [v for v in claim.values if v.measure in FIGURES]
    if claim.modality != "asserted" or case.denies or len(named) < 2 or len(figures) < len(claim.values):
        return None
    if LEFT_OPEN.search(claim.quote) or (claim.when is None and not figures):
        return None
    for relation in case.vocabulary.relations.values():
        if relation.type != claim.type or relation.shape == "series":
            continue
        for group in _events(case, relation, named):
            if _tells(case, relation, group, named, figures):
                shown = sorted(group, key=lambda s: (s.number is None, s.start))[:3]
                because = "; ".join(dict.fromkeys(case.says(s) for s in shown[:2]))
                return case.judge(Verdict.SUPPORTED, because, shown)
    return None


def _events(case: Case, relation: Relation, named: Sequence[str]) -> Iterator[list[Statement]]:
    """Statements of the time told with somebody who is named, those of one event together."""
    at = case.claim.when
    first, last = (at.start, at.end) if at else (case.as_of - FRESH, case.as_of)
    groups: dict[tuple[str, ...], dict[str, Statement]] = defaultdict(dict)
    _, *others = relation.roles
    for role, kinds in relation.roles.items():
        for id in named:
            if case.vocabulary.entity(id).kind not in kinds:
                continue
            for statement in case.known(
                case.record.find(relation.id, {role: case.ids(id, role)}, start=first, end=last)
            ):
                edge = days(statement)[1 if UNDONE.search(case.claim.quote) and relation.shape == "interval" else 0]
                if relation.shape == "event" or first <= edge <= last:
                    key = (*(i for r in others for i in statement.role(r)), statement.start, statement.stage)
                    groups[key if others else (statement.id,)][statement.id] = statement
    for _, found in sorted(groups.items()):
        yield list(found.values())


def _tells(
    case: Case, relation: Relation, group: Sequence[Statement], named: Sequence[str], figures: Sequence[Value]
) -> bool:
    """Whether one event has all who are named, the figures that are given and no lower stage than the text's words tell."""
    parts = {i for s in group for _, i in s.roles}
    if sum(any(part in case.ids(i) for i in named) for part in parts) < 2:
        return False  # two who are named may be one: the ministry and the company, both American
    there = parts
    there |= {whole for i in there if i in case.vocabulary.entities for whole in case.vocabulary.families(i)}
    if not all(_itself(case, i) & there or _stands_behind(case, i, there) for i in named):
        return False
    for value in figures:
        told = [s for s in group if s.number is not None and alike(value.unit, s.unit)]
        if not any(agree(value, s.number or 0.0) == "agree" for s in told):
            return False
    at = case.claim.when
    close = at is not None and (at.end - at.start).days <= CLOSE
    if not (close or figures or len({*named}) > 2):
        return False
    return not relation.stages or _as_far(case, relation, group)


def _itself(case: Case, id: str) -> frozenset[str]:
    """The ids that may stand for somebody named: the state for its navy; for a treaty or a policy none but its own kind, so that
    the fifth package is not the sixth."""
    kind = case.vocabulary.entity(id).kind
    ids = case.ids(id)
    return frozenset(i for i in ids if case.vocabulary.entity(i).kind == kind) if kind in EACH else ids


def _stands_behind(case: Case, id: str, there: set[str]) -> bool:
    """Whether somebody named only says whose the rest is: the state of an office, the office of a person who was there."""
    entity = case.vocabulary.entity(id)
    if entity.kind == "office":
        return True
    return any(id in case.vocabulary.entity(i).part_of for i in there if i in case.vocabulary.entities)


def _as_far(case: Case, relation: Relation, group: Sequence[Statement]) -> bool:
    """Whether the event had come as far as the words of the text tell: delivered, not only ordered."""
    low = case.claim.quote.lower()
    told = [n for n, stage in enumerate(relation.stages) if any(w in low for w in relation.stage_words.get(stage, ()))]
    reached = [relation.stages.index(s.stage) for s in group if s.stage in relation.stages]
    return not told or not reached or max(reached) >= max(told)
