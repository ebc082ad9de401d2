"""The ladder from intent to fact: planned, approved, ordered, delivered; signed, ratified, in force."""

from __future__ import annotations

from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Statement
from detente.record.sentence import day

FRESH = 122
"""Within so many days of an approval nothing else need be on record: it is not yet delivered."""
STALE = 400
"""After so many days an order says nothing of whether it has been delivered."""


def short_of(case: Case, found: list[Statement], ask: Ask) -> Judgement | None:
    """For what lasts: the text tells a higher stage than the record shows at all. None where it does not.

    Where the text dates the step and the record has the lower stage before that day and still, the step was not taken.
    """
    ladder, told = case.relation.stages, case.claim.stage
    if told not in ladder or case.claim.modality == "planned" or reached(case, found):
        return None
    known = [s for s in found if not s.start or days(s)[0] <= case.as_of] or found
    last = max(known, key=lambda s: (ladder.index(s.stage), s.start))
    told_when = case.claim.when
    lasting = told_when is not None and days(last)[0] < told_when.start and days(last)[1] >= case.as_of
    verdict = Verdict.CONTRADICTED if lasting or case.complete(ask, case.at) else Verdict.IMPRECISE
    return case.judge(
        verdict,
        f"only {last.stage}, not {told}: {case.says(last)}",
        [last],
        [f"the text says {told}", f"the record shows {last.stage} ({day(last.when)})"],
    )


def reached(case: Case, found: list[Statement]) -> list[Statement]:
    """Statements at the stage that the text gives, or beyond it; all, where the text or the record gives none."""
    ladder, told = case.relation.stages, case.claim.stage
    if told not in ladder or case.claim.modality == "planned":
        return found
    exact = [s for s in found if s.stage == told]
    return exact or [s for s in found if s.stage not in ladder or ladder.index(s.stage) >= ladder.index(told)]


def too_early(case: Case, found: list[Statement], known: list[Statement], dated: list[Statement]) -> Judgement | None:
    """For events: the text tells a higher stage than the record shows by then, as approved told as delivered.

    An order of long ago says nothing of whether it has been delivered since, unless the record knows when it was.
    """
    ladder, told = case.relation.stages, case.claim.stage
    staged = [s for s in known if s.stage in ladder]
    if told not in ladder or not staged or case.claim.modality == "planned":
        return None
    top = max(staged, key=lambda s: (ladder.index(s.stage), s.start))
    short = ladder.index(told) - ladder.index(top.stage)
    if short <= 0:
        return _another_time(case, [s for s in dated if s.stage in ladder], staged)
    told_of = {m.role for m in (*case.claim.subject, *case.claim.object) if m.id}
    if any(role not in told_of for role, _ in top.roles[:2]):
        return case.judge(
            Verdict.NO_RECORD, f"the text does not say which one it means; the last: {case.says(top)}", [top]
        )
    later = next((s for s in found if s.stage in ladder and ladder.index(s.stage) >= ladder.index(told)), None)
    age = (case.as_of - days(top)[0]).days
    because = f"only {top.stage} by {day(case.as_of.isoformat())}: {case.says(top)}"
    steps = [f"the text says {told}", f"the record shows {top.stage} ({day(top.when)})"]
    if later:
        because += (
            f"; {later.stage} in {day(later.when)}" if len(later.when) < 10 else f"; {later.stage} {day(later.when)}"
        )
        steps.append(f"{later.stage}: {day(later.when)}")
    if not later and age > STALE:
        return case.judge(Verdict.NO_RECORD, because, [top], steps)
    sure = short > 1 and (later is not None or age <= FRESH)
    return case.judge(
        Verdict.CONTRADICTED if sure else Verdict.IMPRECISE, because, [top, *([later] if later else [])], steps
    )


def _another_time(case: Case, dated: list[Statement], staged: list[Statement]) -> Judgement | None:
    """The stage was reached, but not at the time that the text gives."""
    ladder, told = case.relation.stages, case.claim.stage
    reached_then = [s for s in dated if ladder.index(s.stage) >= ladder.index(told)]
    if case.claim.when and reached_then and all(_long_after(case, s) for s in reached_then):
        return _step_before(case, reached_then, [s for s in staged if s.stage == told])
    if not dated or reached_then or case.claim.when is None:
        return None
    first = next(s for s in staged if ladder.index(s.stage) >= ladder.index(told))
    return case.judge(
        Verdict.IMPRECISE, f"{dated[-1].stage} then: {case.says(dated[-1])}; {case.says(first)}", [dated[-1], first]
    )


def _long_after(case: Case, statement: Statement) -> bool:
    """Whether a statement is of a step that comes years after the one told: what was delivered then was ordered before."""
    ladder = case.relation.stages
    return case.claim.stage == "ordered" and ladder.index(statement.stage) > ladder.index(case.claim.stage)


def _step_before(case: Case, later: list[Statement], exact: list[Statement]) -> Judgement:
    """What was delivered at the time that the text gives for the order: of the same order, if so many were ordered another day."""
    counts = {v.number for v in case.claim.values if v.measure == "count" and v.comparator == "="}
    same = [s for s in exact if s.number in counts]
    if not same:
        return case.judge(
            Verdict.NO_RECORD, f"{case.says(later[-1])}; when it was ordered is not on record", later[-1:]
        )
    nearest = min(same, key=lambda s: abs((days(s)[0] - case.at.start).days))
    close = abs((days(nearest)[0] - case.at.start).days) <= STALE
    because = f"{case.says(nearest)}; {case.says(later[-1])}"
    return case.judge(Verdict.IMPRECISE if close else Verdict.CONTRADICTED, because, [nearest, later[-1]])
