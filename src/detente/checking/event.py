"""What happens at a time: orders and deliveries, exercises, tests, attacks, meetings, sanctions, policies adopted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention, Statement, Value
from detente.record.sentence import amount, day

ALIKE = (0.75, 1.34)
"""Within this ratio a wrong count is taken to be of the same deal."""


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of an event relation: who, when, at what stage, how many."""
    found = case.find(ask)
    if not found and set(ask) & set(case.relation.loose):
        ask = {role: ids for role, ids in ask.items() if role not in case.relation.loose}
        found = case.find(ask) if ask else []
    if len(ask) < 2 and len(case.relation.roles) > 1 and case.claim.when is None:
        known = case.known(found)
        because = (
            f"the text does not say which one it means; the record has {len(known)}, the last: {case.says(known[-1])}"
            if known
            else ""
        )
        return case.judge(Verdict.NO_RECORD, because, known[-1:]) if known else case.missing()
    known = found if case.claim.modality == "planned" and case.claim.stage == "" else case.known(found)
    dated = _at_the_time(case, known)
    if not dated and (instead := _instead(case, ask)):
        return instead
    if not known:
        later = f"; {case.says(found[0])}" if found else ""
        return (
            case.judge(
                Verdict.NO_RECORD, f"nothing of it was on record by {day(case.as_of.isoformat())}{later}", found[:1]
            )
            if found
            else case.missing()
        )
    if not dated:
        nearest = min(known, key=lambda s: abs((days(s)[0] - case.at.start).days))
        gap = min(abs((days(nearest)[0] - case.at.start).days), abs((days(nearest)[0] - case.at.end).days))
        if gap <= 370 and len(known) == 1:
            return case.judge(Verdict.IMPRECISE, f"{case.says(nearest)}, not {day(case.at.edtf)}", [nearest])
        return case.missing()
    stage = _stage(case, found, known)
    if stage:
        return stage
    counted = case.values(mentions, "count")
    money = case.values(mentions, "level")
    for values, of_money in ((counted, False), (money, True)):
        judgement = _number(case, dated, values, of_money) if values else None
        if judgement and (judgement.verdict is not Verdict.SUPPORTED or not of_money):
            return judgement
    return case.judge(Verdict.SUPPORTED, case.says(dated[-1]), dated[-2:])


def _instead(case: Case, ask: Ask) -> Judgement | None:
    """Where only one can fill a role (the host of that year's summit): whoever does, if it is somebody else."""
    one = case.relation.one
    if one not in ask or case.claim.when is None or len(ask) < 2:
        return None
    others = _at_the_time(case, case.known(case.find({role: ids for role, ids in ask.items() if role != one})))
    return case.judge(Verdict.CONTRADICTED, "; ".join(case.says(s) for s in others[:2]), others) if others else None


def _at_the_time(case: Case, known: list[Statement]) -> list[Statement]:
    when = case.claim.when
    if when is None:
        return known
    slack = dt.timedelta(days=3 if when.start == when.end else 0)
    hits = [s for s in known if days(s)[0] <= when.end + slack]
    return [s for s in hits if days(s)[1] >= when.start - slack]


def _stage(case: Case, found: list[Statement], known: list[Statement]) -> Judgement | None:
    """A claim at a higher stage than the record shows is told too early."""
    ladder = case.relation.stages
    told = case.claim.stage
    if told not in ladder or not any(s.stage for s in known):
        return None
    reached = max((s for s in known if s.stage in ladder), key=lambda s: (ladder.index(s.stage), s.start))
    if case.claim.modality in {"planned", "possible", "demanded", "predicted"} or ladder.index(
        reached.stage
    ) >= ladder.index(told):
        return None
    later = next(
        (s for s in found if s.stage in ladder and ladder.index(s.stage) >= ladder.index(told) and s not in known), None
    )
    because = f"only {reached.stage} by {day(case.as_of.isoformat())}: {case.says(reached)}" + (
        f"; {later.stage} {day(later.when)}" if later else ""
    )
    far = ladder.index(told) - ladder.index(reached.stage) > 1
    steps = [f"the text says {told}", f"the record shows {reached.stage} ({day(reached.when)})"] + (
        [f"{later.stage}: {day(later.when)}"] if later else []
    )
    return case.judge(
        Verdict.CONTRADICTED if far else Verdict.IMPRECISE, because, [reached, *([later] if later else [])], steps
    )


def _is_money(statement: Statement) -> bool:
    return len(statement.unit) == 3 and statement.unit.isupper()


def _number(case: Case, dated: list[Statement], values: list[Value], of_money: bool) -> Judgement | None:
    """Whether a count, or a price, is that of one occasion, of a variant's sum, or of all together."""
    numbered = [s for s in dated if s.number is not None and _is_money(s) == of_money]
    if of_money:
        numbered = [s for s in numbered if any(s.unit == v.unit for v in values)]
    if not numbered:
        return None
    occasions: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in numbered:
        occasions[statement.source, statement.when, statement.stage].append(statement)
    options = [(s.number or 0.0, [s]) for s in numbered] + [
        (sum(s.number or 0 for s in group), group) for group in occasions.values() if len(group) > 1
    ]
    for stage in {s.stage for s in numbered}:
        same = [s for s in numbered if s.stage == stage]
        options.append((sum(s.number or 0 for s in same), same))
    value = values[0]
    for number, group in options:
        if agree(value, number) == "agree":
            step = " + ".join(amount(s.number) for s in group) + f" = {amount(number)}" if len(group) > 1 else ""
            return case.judge(Verdict.SUPPORTED, step or case.says(group[0]), group, [step] if step else [])
    number, group = min(options, key=lambda o: abs(o[0] - value.number))
    ratio = number / value.number if value.number else 0.0
    told = {m.role for m in (*case.claim.subject, *case.claim.object) if m.id}
    if case.claim.when is None and any(role not in told for role, _ in group[0].roles):
        return case.judge(Verdict.NO_RECORD, f"the record has other figures: {case.says(group[0])}", group)
    if case.claim.when is None and not ALIKE[0] <= ratio <= ALIKE[1]:
        return case.judge(Verdict.NO_RECORD, f"the record has other figures: {case.says(group[0])}", group)
    near = agree(value, number) == "near"
    return case.judge(
        Verdict.IMPRECISE if near else Verdict.CONTRADICTED,
        f"the record has {amount(number, group[0].unit)}, not {amount(value.number)}: {case.says(group[0])}",
        group,
    )
