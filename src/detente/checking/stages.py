"""The ladder from intent to fact: planned, approved, ordered, delivered; signed, ratified, in force."""

from __future__ import annotations

from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Statement
from detente.record.sentence import day


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
    return case.judge(verdict, f"only {last.stage}, not {told}: {case.says(last)}", [last], [f"the text says {told}", f"the record shows {last.stage} ({day(last.when)})"])


def reached(case: Case, found: list[Statement]) -> list[Statement]:
    """Statements at the stage that the text gives, or beyond it; all, where the text or the record gives none."""
    ladder, told = case.relation.stages, case.claim.stage
    if told not in ladder or case.claim.modality == "planned":
        return found
    exact = [s for s in found if s.stage == told]
    return exact or [s for s in found if s.stage not in ladder or ladder.index(s.stage) >= ladder.index(told)]
