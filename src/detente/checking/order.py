"""Which of its kind an event was: the first, the sixth."""

from __future__ import annotations

from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Statement, Value, When
from detente.record.sentence import day


def judge(case: Case, ask: Ask, value: Value, dated: list[Statement]) -> Judgement:
    """Judge "the first", "its sixth": by what the record has of its kind before. A superlative of another kind
    ("the largest") needs a list of its kind that the record does not have.

    Only where the record is complete is it known which one it was, and what "first" is the first of.
    """
    told = dated[-1]
    if value.measure == "rank" and value.text.lower() not in {"first", "first ever", "first-ever"}:
        because = f"{case.says(told)}; whether it stands out as the text says is not on record"
        return case.judge(Verdict.NO_RECORD, because, [told])
    kind = {role: ids | {f for i in ids for f in _series(case, i)} for role, ids in ask.items()}
    times = sorted({days(s) for s in case.find(kind) if s.start})
    at = days(told)
    before = [t for t in times if t[1] < at[0]]
    number = len(before) + 1
    steps = [
        f"{number} on record up to {day(told.when)}"
        + (f", the first on {day(times[0][0].isoformat())}" if before else "")
    ]
    full = case.complete(ask, When.day(at[0]))
    if full is None or (number < value.number and times and full.start > times[0][0].isoformat()):
        because = f"{case.says(told)}; the record knows of {len(before) or 'none'} before it, but has no full list"
        return case.judge(Verdict.NO_RECORD, because, [told], steps)
    fits = number == value.number
    return case.judge(
        Verdict.SUPPORTED if fits else Verdict.CONTRADICTED, f"{case.says(told)}; {steps[0]}", [told], steps
    )


def _series(case: Case, id: str) -> frozenset[str]:
    """The series that an edition belongs to, with its other editions: Freedom Edge of June and of November."""
    entity = case.vocabulary.entities.get(id)
    if entity is None or entity.kind not in {"exercise", "meeting"}:
        return frozenset()
    return frozenset(i for whole in entity.part_of for i in case.vocabulary.variants(whole) if i != whole)
