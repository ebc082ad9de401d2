"""When something began or ended: the date that the text gives against the dates of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.weigh import better
from detente.claims import Statement, When
from detente.record.sentence import day

KEPT_ON = 100
"""So many days somebody who has resigned may stay in office, until another takes it."""
NOTICE = 400
"""Within so many days one may have given notice to leave: told as done it is told early, not made up."""


def began(case: Case, found: list[Statement]) -> Judgement:
    """Whether it began when the text says."""
    return _dated(case, found, "start")


def ended(case: Case, found: list[Statement], ask: Ask) -> Judgement:
    """Whether it ended, and when the text says. What the record has no end of is only known to last in a complete slice."""
    over = [s for s in found if s.end]
    if not over and (paused := _paused(case, ask)):
        because = f"{case.says(paused[-1])}, and has not left: {case.says(found[-1])}"
        return case.judge(Verdict.IMPRECISE, because, [*paused[-1:], *found[-1:]])
    if not over:
        verdict = Verdict.CONTRADICTED if case.complete(ask, When.day(case.as_of)) else Verdict.NO_RECORD
        return case.judge(verdict, f"the record knows of no end: {case.says(found[-1])}", found[-1:])
    if case.claim.when is None:
        past = [s for s in over if days(s)[1] <= case.as_of]
        if not past and case.claim.modality == "planned":
            return case.judge(Verdict.SUPPORTED, f"it has come about since: {case.says(over[0])}", over[:1])
        if not past:
            early = (days(over[0])[1] - case.as_of).days <= NOTICE
            verdict = Verdict.IMPRECISE if early else Verdict.CONTRADICTED
            return case.judge(verdict, f"not yet on {day(case.as_of.isoformat())}: {case.says(over[0])}", over[:1])
        judgement = case.judge(Verdict.SUPPORTED, case.says(past[-1]), past[-1:])
    elif case.relation.one and (kept_on := [s for s in over if 0 < (days(s)[1] - case.claim.when.end).days <= KEPT_ON]):
        judgement = case.judge(Verdict.SUPPORTED, case.says(kept_on[-1]), kept_on[-1:])
    else:
        judgement = _dated(case, over, "end")
    lasting = [
        s
        for s in case.find(ask)
        if s.stage and s not in over and days(s)[1] > case.as_of >= days(s)[0] and _higher(case, s, over)
    ]
    if judgement.verdict is Verdict.SUPPORTED and lasting and not case.claim.stage:
        return case.judge(
            Verdict.IMPRECISE,
            f"{judgement.because.rstrip('.')}; but still {lasting[-1].stage}: {case.says(lasting[-1])}",
            [*over[-1:], *lasting[-1:]],
        )
    return judgement


def from_the_first(case: Case, found: list[Statement], ask: Ask) -> Judgement | None:
    """Whether somebody has been in a body since it was founded. None where nobody knows when it was."""
    bodies = frozenset(i for role, ids in ask.items() if role != case.relation.subject for i in ids)
    founded = [s for s in case.find({"entity": bodies}, "exists") if s.start]
    begun = sorted((s for s in found if s.start), key=lambda s: s.start)
    if not founded or not begun:
        return None
    late = (days(begun[0])[0] - min(days(s)[0] for s in founded)).days
    verdict = Verdict.SUPPORTED if late <= NOTICE else Verdict.CONTRADICTED
    return case.judge(verdict, f"{case.says(begun[0])}; {case.says(founded[0])}", [begun[0], founded[0]])


def _paused(case: Case, ask: Ask) -> list[Statement]:
    """Statements, as of the text's time, that somebody only stopped taking part."""
    if not case.relation.pause:
        return []
    names = dict(zip(case.relation.roles, case.vocabulary.relation(case.relation.pause).roles, strict=False))
    told = case.find({names[role]: ids for role, ids in ask.items()}, case.relation.pause)
    return [s for s in case.known(told) if days(s)[0] <= case.at.end and days(s)[1] >= case.at.start]


def _dated(case: Case, found: list[Statement], edge: str) -> Judgement:
    """The date that the text gives; where sources differ by more than a year the better one decides."""
    stated = case.claim.when or When.day(case.as_of)
    dated = [(s, _time(s, edge)) for s in found]
    agreeing = [s for s, when in dated if when.overlaps(stated)]
    if agreeing:
        told = agreeing[0]
        rivals = [
            s
            for s, when in dated
            if s not in agreeing and _same(s, told) and abs((when.start - middle(stated)).days) > 366
        ]
        verdict = better(case, told, rivals)
        because = case.says(told) + (
            f"; by another source {case.says(rivals[0])}" if verdict is not Verdict.SUPPORTED else ""
        )
        return case.judge(verdict, because, [told, *rivals])
    if all(s.number is not None for s in found):
        began = "began" if edge == "start" else "ended"
        return case.missing(f"the record has counts, not when it {began}: {case.says(found[-1])}", found[-1:])
    nearest, when = min(dated, key=lambda p: abs((p[1].start - middle(stated)).days))
    verdict = Verdict.IMPRECISE if when.overlaps(When.year(middle(stated).year)) else Verdict.CONTRADICTED
    return case.judge(verdict, f"{case.says(nearest)}, not {day(stated.edtf)}", [nearest])


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements tell of one stretch of time, not of two terms or two stages."""
    overlap = days(one)[0] <= days(other)[1] and days(other)[0] <= days(one)[1]
    alike = one.stage == other.stage and (one.capacity == other.capacity or not (one.capacity and other.capacity))
    return overlap and alike and one.roles == other.roles and one.source != other.source


def _time(statement: Statement, edge: str) -> When:
    first, _, last = statement.when.partition("/")
    return When.parse((first if edge == "start" else last or first) or statement.when)


def middle(when: When) -> dt.date:
    """The day in the middle of a time; of one that is open, the side that is known."""
    if when.start == dt.date.min or when.end == dt.date.max:
        return when.end if when.start == dt.date.min else when.start
    return when.start + (when.end - when.start) / 2


def _higher(case: Case, statement: Statement, over: Sequence[Statement]) -> bool:
    """Whether what lasts stands as high as what ended; a signature ends with the treaty, whatever the list says."""
    ladder = case.relation.stages
    reached = [ladder.index(s.stage) for s in over if s.stage in ladder]
    if statement.stage not in ladder or not reached:
        return False
    return ladder.index(statement.stage) >= max(reached) or _never_in_force(case, statement)


def _never_in_force(case: Case, statement: Statement) -> bool:
    """Whether a treaty has never been in force, by a full list: who takes a ratification of it back is a signatory still."""
    ask = {"treaty": frozenset(statement.role("treaty"))}
    if not ask["treaty"] or "treaty" not in case.vocabulary.relation("in_force").roles or case.find(ask, "in_force"):
        return False
    listed = case.record.coverage("in_force", ask)
    return any(c.complete and c.start <= statement.start for c in listed)
