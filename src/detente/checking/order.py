"""Which of its kind an event was: the first, the sixth."""

from __future__ import annotations

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.words import alike
from detente.claims import Statement, Value, When
from detente.record.sentence import day

LARGEST = {"largest", "biggest", "greatest", "largest-ever", "biggest-ever"}
SMALLEST = {"smallest", "tiniest", "lowest"}
COUNTED = 5
"""Of so many editions at least the record must have figures."""


def judge(case: Case, ask: Ask, value: Value, dated: list[Statement]) -> Judgement:
    """Judge "the first", "its sixth": by what the record has of its kind before. A superlative of another kind
    ("the largest") needs a list of its kind that the record does not have.

    Only where the record is complete is it known which one it was, and what "first" is the first of.
    """
    told = dated[-1]
    if value.measure == "rank" and (judgement := _by_size(case, ask, value, dated)):
        return judgement
    if value.measure == "rank" and value.text.lower() not in {"first", "first ever", "first-ever"}:
        because = f"{case.says(told)}; whether it stands out as the text says is not on record"
        return case.judge(Verdict.NO_RECORD, because, [told])
    kind = {role: ids | {f for i in ids for f in _series(case, i)} for role, ids in ask.items()}
    times = sorted({days(s) for s in case.record.find(case.claim.relation, kind) if s.start})
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


def counted(case: Case, ask: Ask) -> Judgement | None:
    """Judge "six nuclear tests": how many events of the kind there were in the time told, or until then.

    None where the claim counts something else. Only a full list bears a count out or disproves it.
    """
    words = set(case.relation.counted)
    value = next(
        (
            v
            for v in case.claim.values
            if v.measure == "count" and words & {w.rstrip("s") for w in v.unit.lower().split()}
        ),
        None,
    )
    if value is None:
        return None
    when = case.claim.when
    first = when.start.isoformat() if when else ""
    last = min(when.end, case.as_of).isoformat() if when else case.as_of.isoformat()
    told = {s.when: s for s in case.known(case.find(ask)) if "/" not in s.when and first <= s.start and s.end <= last}
    full = case.complete(ask, When.parse(f"{first or min((s.start for s in told.values()), default=last)}/{last}"))
    shown = sorted(told.values(), key=lambda s: s.start)
    step = f"{len(told)} on record" + (f", the last: {case.says(shown[-1])}" if shown else "")
    if full is None:
        return case.judge(Verdict.NO_RECORD, f"{step}; but the record has no full list", shown[-1:], [step])
    verdict = {"agree": Verdict.SUPPORTED, "near": Verdict.IMPRECISE, "off": Verdict.CONTRADICTED}[
        agree(value, len(told))
    ]
    return case.judge(verdict, step, shown[-6:], [step])


def _by_size(case: Case, ask: Ask, value: Value, dated: list[Statement]) -> Judgement | None:
    """Judge "the largest edition", "the smallest drill of the series": by the figures of all editions on record, of one unit.

    One that was larger disproves it; that none on record was bears it out only where the editions of five are counted.
    """
    words = set(value.text.lower().split())
    largest, smallest = bool(words & LARGEST), bool(words & SMALLEST)
    own = max((s for s in dated if s.number is not None), key=lambda s: s.number or 0.0, default=None)
    if own is None or largest == smallest:
        return None
    kind = {role: ids | {f for i in ids for f in _whole_series(case, i)} for role, ids in ask.items()}
    editions: dict[str, Statement] = {}
    for statement in case.known(case.record.find(case.claim.relation, kind)):
        edition = statement.start[:4]
        if statement.number is None or not alike(own.unit, statement.unit) or edition == own.start[:4]:
            continue
        if edition not in editions or (editions[edition].number or 0.0) < statement.number:
            editions[edition] = statement
    further = [s for s in editions.values() if s.number and ((s.number > (own.number or 0.0)) == largest)]
    if further:
        rival = max(further, key=lambda s: s.number or 0.0) if largest else min(further, key=lambda s: s.number or 0.0)
        return case.judge(Verdict.CONTRADICTED, f"{case.says(rival)}; {case.says(own)}", [own, rival])
    if len(editions) < COUNTED - 1:
        return None
    because = f"{case.says(own)}; of {len(editions) + 1} editions counted none was {'larger' if largest else 'smaller'}"
    return case.judge(Verdict.SUPPORTED, because, [own, *editions.values()])


def _whole_series(case: Case, id: str) -> frozenset[str]:
    """The other editions, with the series itself, under which the record may have earlier ones."""
    entity = case.vocabulary.entities.get(id)
    return _series(case, id) | frozenset(entity.part_of if entity and entity.kind in {"exercise", "meeting"} else ())


def _series(case: Case, id: str) -> frozenset[str]:
    """The series that an edition belongs to, with its other editions: Freedom Edge of June and of November."""
    entity = case.vocabulary.entities.get(id)
    if entity is None or entity.kind not in {"exercise", "meeting"}:
        return frozenset()
    return frozenset(i for whole in entity.part_of for i in case.vocabulary.variants(whole) if i != whole)
