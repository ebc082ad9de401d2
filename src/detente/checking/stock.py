"""How many are held at a time: members of an organisation, aircraft of a fleet, and who holds the most."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention, Statement, Value, When
from detente.record.sentence import amount, day

PEOPLE = {"member", "country", "state", "nation", "ally", "participant"}
"""What a count of those who fill a role is told in."""
ALREADY = re.compile(r"\b(?:already|by now|so far)\b", re.IGNORECASE)
"""Who says so tells that the stage is past: what is only planned is then no slip of the tongue."""
STALE = 550
"""A fleet counted so many days before may have grown past the count."""


def of_people(value: Value) -> bool:
    """Whether a count is of members, countries, allies."""
    return not value.unit or any(
        w.rstrip("s") in PEOPLE or w.removesuffix("ies") + "y" in PEOPLE for w in value.unit.lower().split()
    )


def count(case: Case, value: Value) -> Judgement | None:
    """Judge "32 members": how many fill the relation's first role at the time. None where nothing complete says so."""
    filled = {role: [m for m in case.claim.role(role) if m.id] for role in list(case.relation.roles)[1:]}
    ask: Ask = {role: frozenset(i for m in ms for i in case.ids(m.id, role)) for role, ms in filled.items() if ms}
    if not of_people(value) or not ask:
        return None
    at = case.at.end if case.claim.when and case.at.end <= case.as_of else case.as_of
    told = case.find(ask)
    if case.claim.phase == "begins":
        return _joined(case, ask, told, value)
    held = _there(case, ask, told, at)
    if not held or not case.complete(ask, When.day(at)):
        return None
    names = ", ".join(sorted(map(case.vocabulary.name, held))[:6]) + (" …" if len(held) > 6 else "")
    step = f"{len(held)} on {day(at.isoformat())}: {names}"
    latest = [s for s in told if days(s)[0] <= at <= days(s)[1]][-2:]
    if agree(value, len(held)) == "agree":
        return case.judge(Verdict.SUPPORTED, step, latest, [step])
    for change in sorted({days(s)[0] for s in told if s.start and days(s)[0] <= at}, reverse=True):
        then = _there(case, ask, told, change)
        if agree(value, len(then)) == "agree":
            because = f"{len(then)} on {day(change.isoformat())}, but {step}"
            return case.judge(Verdict.OUTDATED, because, latest, [step])
    near = agree(value, len(held)) == "near"
    return case.judge(Verdict.IMPRECISE if near else Verdict.CONTRADICTED, step, latest, [step])


def _joined(case: Case, ask: Ask, told: Sequence[Statement], value: Value) -> Judgement | None:
    """Judge "ten countries joined on that day": how many began then. None without a time, or where no full list says so."""
    when = case.claim.when
    if when is None or when.start == dt.date.min or not case.complete(ask, When.day(min(when.end, case.as_of))):
        return None
    began = [s for s in told if s.start and when.start <= days(s)[0] <= when.end]
    names = sorted({case.vocabulary.name(i) for s in began for i in s.role(case.relation.subject)})
    step = f"{len(names)} {'on' if when.start == when.end else 'in'} {day(when.edtf)}: {', '.join(names[:6])}" + (
        " …" if len(names) > 6 else ""
    )
    verdict = {"agree": Verdict.SUPPORTED, "near": Verdict.IMPRECISE, "off": Verdict.CONTRADICTED}
    return case.judge(verdict[agree(value, len(names))], step, began[:2], [step])


def _there(case: Case, ask: Ask, told: Sequence[Statement], at: dt.date) -> set[str]:
    """Who fills the role that is counted on a day; of a mutual tie, whoever stands at its other end.

    Where states are listed, a body of them listed beside them is not counted again.
    """
    counted = {case.relation.subject, *case.relation.mutual}
    asked = {i for ids in ask.values() for i in ids}
    there = (s for s in told if days(s)[0] <= at <= days(s)[1])
    found = {i for s in there for role, i in s.roles if role in counted and i not in asked}
    states = {i for i in found if case.vocabulary.entity(i).kind == "state"}
    return states or found


def nth(case: Case, mentions: Sequence[Mention], ask: Ask, value: Value) -> Judgement | None:
    """Judge "the 31st member": how many there were when it joined. None where nothing complete says so."""
    first, *_rest = case.relation.roles
    others = {role: ids for role, ids in ask.items() if role != first}
    if not of_people(value) or first not in ask or not others:
        return None
    own = [s for s in case.find(ask) if s.start]
    if not own or not case.complete(others, When.day(days(own[0])[0])):
        return None
    joined = days(own[0])[0]
    there = {
        s.role(first)[0]: days(s)[0]
        for s in reversed(case.find(others))
        if s.role(first) and days(s)[0] <= joined <= days(s)[1]
    }
    before = sum(start < joined for start in there.values())
    steps = [f"{len(there)} on {day(joined.isoformat())}, {before} the day before"]
    fits = before < value.number <= len(there)
    return case.judge(
        Verdict.SUPPORTED if fits else Verdict.CONTRADICTED, f"{case.says(own[0])}; {steps[0]}", own[:1], steps
    )


def holding(
    case: Case, statements: Sequence[Statement], stage: str, role: str = "system"
) -> tuple[float, list[Statement]] | None:
    """What was held at the time at one stage: the latest figure of the family, else the sum of the latest of each variant."""
    latest: dict[str, Statement] = {}
    for statement in sorted(statements, key=lambda s: s.start):
        if (
            statement.stage == stage
            and statement.number is not None
            and statement.start <= min(case.at.end, case.as_of).isoformat()
        ):
            for id in statement.role(role):
                latest[id] = statement
    if not latest:
        return None
    families = [id for id in latest if any(id in case.vocabulary.families(other) for other in latest if other != id)]
    newest = max(s.start for s in latest.values())
    chosen = (
        [latest[families[0]]]
        if families and latest[families[0]].start == newest
        else [s for i, s in latest.items() if i not in families]
    )
    return sum(s.number or 0 for s in chosen), chosen


def fleet(case: Case, mentions: Sequence[Mention], ask: Ask, value: Value) -> Judgement:
    """Judge "147 already owned": the count at the stage that the text gives, against every stage that the record has."""
    found = case.known(case.find(ask))
    stage = case.claim.stage or "operated"
    held = holding(case, found, stage)
    if held and agree(value, held[0]) == "agree":
        return case.judge(Verdict.SUPPORTED, "; ".join(case.says(s) for s in held[1]), held[1])
    for other in case.relation.stages:
        figure = holding(case, found, other) if other != stage else None
        if figure and agree(value, figure[0]) == "agree":
            shown = figure[1] + (held[1] if held else [])
            actual = f"; {stage}: {amount(held[0])} ({day(held[1][0].when)})" if held else ""
            done = ALREADY.search(case.claim.quote) is not None
            wrong = done and held is not None and held[0] < 0.8 * value.number
            verdict = Verdict.CONTRADICTED if wrong else Verdict.IMPRECISE
            return case.judge(
                verdict,
                f"{amount(value.number)} is the number {other}, not {stage}{actual}",
                shown,
                [f"{other}: {amount(figure[0])}", *([f"{stage}: {amount(held[0])}"] if held else [])],
            )
    ordered = _on_order(case, ask, value)
    if ordered:
        actual = f"; {stage}: {amount(held[0])} ({day(held[1][0].when)})" if held else ""
        because = f"{amount(value.number)} is the number ordered, not {stage}{actual}: {case.says(ordered)}"
        return case.judge(Verdict.IMPRECISE, because, [ordered, *(held[1] if held else [])])
    if held:
        near = agree(value, held[0]) == "near"
        stale = min((case.as_of - days(s)[1]).days for s in held[1]) > STALE
        if stale and value.number > held[0]:
            because = f"the latest figure on record is older: {case.says(held[1][0])}"
            return case.judge(Verdict.NO_RECORD, because, held[1])
        return case.judge(
            Verdict.IMPRECISE if near else Verdict.CONTRADICTED,
            f"the record has {amount(held[0])} ({day(held[1][0].when)}), not {amount(value.number)}",
            held[1],
        )
    return case.missing(
        f"the record does not say how many {case.names(mentions[1:]) or 'of them'} {case.names(mentions[:1])} had at the time"
    )


def _on_order(case: Case, ask: Ask, value: Value) -> Statement | None:
    """An order for as many as the text says are held, where the record has one."""
    wanted = {"recipient": ask.get("operator", frozenset()), "system": ask.get("system", frozenset())}
    orders = case.known(case.record.find("arms", wanted)) if all(wanted.values()) else []
    return next(
        (s for s in orders if s.stage == "ordered" and s.number is not None and agree(value, s.number) == "agree"), None
    )


def share(case: Case, ask: Ask, value: Value) -> Judgement:
    """Judge "hold nine tenths of the world's warheads": what the subjects hold together, of what all holders do."""
    first = case.relation.subject
    subject = {i for m in case.claim.role(first) for i in case.ids(m.id)}
    rest = {role: ids for role, ids in ask.items() if role != first}
    stage = case.claim.stage or "operated"
    by_holder: dict[str, list[Statement]] = {}
    for statement in case.known(case.find(rest)):
        for holder in statement.role(first):
            by_holder.setdefault(holder, []).append(statement)
    table = {h: held for h, s in by_holder.items() if (held := holding(case, s, stage))}
    own = {h: held for h, held in table.items() if h in subject}
    total = sum(n for n, _ in table.values())
    told = {m.id for m in case.claim.role(first) if m.id}
    if not case.complete(rest, case.at) or len(own) < len(told) or not total:
        return case.missing(
            f"the record does not say how many {case.names(case.claim.role('system')[:1])} all have together"
        )
    part = 100 * sum(n for n, _ in own.values()) / total
    words = f"({' + '.join(amount(n) for n, _ in own.values())}) ÷ {amount(total)} = {part:.1f} % of all on record"
    verdict = {"agree": Verdict.SUPPORTED, "near": Verdict.IMPRECISE, "off": Verdict.CONTRADICTED}[agree(value, part)]
    return case.judge(verdict, words, [s for _, held in own.values() for s in held], [words])


def most(case: Case, ask: Ask) -> Judgement:
    """Judge "the country with the most": every holder in scope at the time, most first."""
    first = case.relation.subject
    subject = {i for m in case.claim.role(first) for i in case.ids(m.id)}
    rest = {role: ids for role, ids in ask.items() if role != first}
    stage = case.claim.stage or "operated"
    prefix, _, outside = case.claim.scope.partition(":")
    by_holder: dict[str, list[Statement]] = {}
    for statement in case.known(case.find(rest)):
        for holder in statement.role(first):
            by_holder.setdefault(holder, []).append(statement)
    table = {
        h: held
        for h, s in by_holder.items()
        if (held := holding(case, s, stage)) and not (prefix == "outside" and h == outside)
    }
    ranked = sorted(table.items(), key=lambda p: (-p[1][0], p[0]))
    own = next((p for p in ranked if p[0] in subject), None)
    steps = [f"{case.vocabulary.name(h)}: {amount(n)} ({day(s[0].when)})" for h, (n, s) in ranked[:6]]
    planned = holding(case, [s for i in subject for s in by_holder.get(i, [])], "planned")
    note = f"; {amount(planned[0])} is what it plans for" if planned and own and planned[0] > own[1][0] else ""
    if own and ranked[0][0] in subject:
        slice_ = case.complete(rest, case.at)
        verdict = Verdict.SUPPORTED if slice_ else Verdict.NO_RECORD
        return case.judge(verdict, f"most of those that the record counts: {'; '.join(steps[:3])}", own[1][1], steps)
    if own:
        top = ranked[0]
        name = case.vocabulary.name
        because = f"{name(top[0])} had {amount(top[1][0])}, {name(own[0])} {amount(own[1][0])}{note}"
        next_figures = [
            s.number or 0.0 for i in subject for s in case.find({**rest, first: frozenset({i})}) if s.stage == stage
        ]
        grown = max((n for n in next_figures if n > own[1][0]), default=own[1][0], key=lambda n: -n)
        verdict = Verdict.CONTRADICTED if top[1][0] > grown else Verdict.NO_RECORD
        return case.judge(verdict, because, [*top[1][1], *own[1][1]], steps)
    return case.missing()
