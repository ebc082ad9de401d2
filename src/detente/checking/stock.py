"""How many are held at a time: members of an organisation, aircraft of a fleet, and who holds the most."""

from __future__ import annotations

from collections.abc import Sequence

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention, Statement, Value, When
from detente.record.sentence import amount, day

PEOPLE = {
    "member",
    "members",
    "country",
    "countries",
    "state",
    "states",
    "nation",
    "nations",
    "ally",
    "allies",
    "participant",
    "participants",
}


def count(case: Case, value: Value) -> Judgement | None:
    """Judge "32 members": how many fill the relation's first role at the time. None where the claim counts something else."""
    words = set(value.unit.lower().split())
    first, *rest = case.relation.roles
    ask: Ask = {
        role: frozenset(i for m in case.claim.role(role) for i in case.ids(m.id))
        for role in rest
        if any(m.id for m in case.claim.role(role))
    }
    if not words & PEOPLE or not ask:
        return None
    day_at = case.at.end if case.claim.when and case.at.end <= case.as_of else case.as_of
    slices = case.complete(ask, When.day(day_at))
    held = sorted({s.role(first)[0] for s in case.find(ask) if s.role(first) and days(s)[0] <= day_at <= days(s)[1]})
    if not held or not slices:
        return None
    names = ", ".join(case.vocabulary.name(i) for i in held[:6]) + (" …" if len(held) > 6 else "")
    steps = [f"{len(held)} on {day(day_at.isoformat())}: {names}"]
    latest = sorted((s for s in case.find(ask) if days(s)[0] <= day_at <= days(s)[1]), key=lambda s: s.start)[-2:]
    if agree(value, len(held)) == "agree":
        return case.judge(Verdict.SUPPORTED, steps[0], latest, steps)
    changes = sorted({s.start for s in case.find(ask) if s.start and s.start <= day_at.isoformat()})
    for change in reversed(changes):
        then = {
            s.role(first)[0]
            for s in case.find(ask)
            if s.role(first) and s.start <= change and (not s.end or s.end >= change)
        }
        if agree(value, len(then)) == "agree":
            return case.judge(Verdict.OUTDATED, f"{len(then)} on {day(change)}, but {steps[0]}", latest, steps)
    near = agree(value, len(held)) == "near"
    return case.judge(Verdict.IMPRECISE if near else Verdict.CONTRADICTED, steps[0], latest, steps)


def nth(case: Case, mentions: Sequence[Mention], ask: Ask, value: Value) -> Judgement | None:
    """Judge "the 31st member": how many there were when it joined. None where nothing complete says so."""
    first, *rest = case.relation.roles
    others = {role: ids for role, ids in ask.items() if role != first}
    if not set(value.unit.lower().split()) & PEOPLE or first not in ask or not others:
        return None
    own = [s for s in case.find(ask) if s.start]
    if not own or not case.complete(others, When.day(days(own[0])[0])):
        return None
    joined = days(own[0])[0]
    there = {s.role(first)[0]: days(s)[0] for s in reversed(case.find(others)) if s.role(first) and days(s)[0] <= joined <= days(s)[1]}
    before = sum(start < joined for start in there.values())
    steps = [f"{len(there)} on {day(joined.isoformat())}, {before} the day before"]
    fits = before < value.number <= len(there)
    return case.judge(Verdict.SUPPORTED if fits else Verdict.CONTRADICTED, f"{case.says(own[0])}; {steps[0]}", own[:1], steps)


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
            verdict = Verdict.CONTRADICTED if held and held[0] < 0.8 * value.number else Verdict.IMPRECISE
            return case.judge(
                verdict,
                f"{amount(value.number)} is the number {other}, not {stage}{actual}",
                shown,
                [f"{other}: {amount(figure[0])}", *([f"{stage}: {amount(held[0])}"] if held else [])],
            )
    if held:
        near = agree(value, held[0]) == "near"
        return case.judge(
            Verdict.IMPRECISE if near else Verdict.CONTRADICTED,
            f"the record has {amount(held[0])} ({day(held[1][0].when)}), not {amount(value.number)}",
            held[1],
        )
    return case.missing(
        f"the record does not say how many {case.names(mentions[1:]) or 'of them'} {case.names(mentions[:1])} had at the time"
    )


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
        return case.judge(Verdict.CONTRADICTED, because, [*top[1][1], *own[1][1]], steps)
    return case.missing()
