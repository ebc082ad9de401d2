"""First, second, third within a scope: everybody's figure of one period under one definition, highest first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days, published
from detente.checking.model import Judgement, Verdict
from detente.claims import Statement, Value, When
from detente.record.sentence import amount

Table = dict[str, Statement]
FITS = {"agree": Verdict.SUPPORTED, "near": Verdict.IMPRECISE, "off": Verdict.CONTRADICTED}
WHOLE = "place:world"
OUT = dt.timedelta(days=110)
"""So long after the end of a year the figures for it are out, be it in an edition that a later one has replaced."""
PARTS = {
    "percent for equipment",
    "percent for personnel",
    "percent for infrastructure",
    "percent of government spending",
}
"""Shares that are ranked only where nothing else can be meant."""
REACH = 11
"""How many years back a rank told without a year is looked for, and one."""
WORLD = 100
"""With so many figures of one source for one period, those that lack are small."""


def measured_as(statement: Statement) -> str:
    """By whose definition, and at which prices: figures of one name may be compared with each other, and with no others."""
    return ", ".join(part for part in (statement.definition, statement.capacity) if part)


def judge(case: Case, ask: Ask, value: Value, years: Sequence[int], *, before: bool = False) -> Judgement:
    """Judge "the third highest in the world", "no ally spends a larger share": by each table that has the subject.

    Whoever stands above it disproves a rank too high without a full table; to bear a rank out the table must be full. What is
    told of no year may have been so `before`, and is outdated then.
    """
    first = next(iter(ask))
    own = ask[first]
    scope = within(case)
    some: Judgement | None = None
    for year in years:
        for definition, table in tables(case, ask, year):
            subject = next((i for i in own if i in table), None)
            if subject is None:
                continue
            if case.claim.scope.startswith(("above:", "below:", "times:")):
                if compared := _compared(case, table, subject, definition):
                    return compared
                continue
            peers = {i: s for i, s in table.items() if i == subject or scope is None or i in scope}
            order = sorted(peers, key=lambda i: (-(peers[i].number or 0.0), i))
            missing = _missing(peers, scope, len(table))
            judged = _judged(case, value, first, [peers[i] for i in order], order.index(subject), definition, missing)
            if judged.verdict is Verdict.CONTRADICTED and case.claim.when is None and not before:
                return _once(case, ask, value, year) or judged
            if judged.verdict is not Verdict.NO_RECORD:
                return judged
            some = some or judged
    return some or case.missing()


def _once(case: Case, ask: Ask, value: Value, year: int) -> Judgement | None:
    """The last year before this one in which the rank was as the text has it; None where it was not within ten years."""
    for earlier in range(year - 1, year - REACH, -1):
        judged = judge(case, ask, value, [earlier], before=True)
        if judged.verdict is Verdict.SUPPORTED:
            return replace(
                judged, verdict=Verdict.OUTDATED, because=f"So in {earlier}, and not since: {judged.because}"
            )
    return None


def share(case: Case, ask: Ask, value: Value, years: Sequence[int]) -> Judgement | None:
    """Judge "37 % of the world's military spending", of one or of several: of the publisher's own total, else of the sum of
    a full table; within a body or a region, of the sum of its members. None where no table has them all.
    """
    first = next(iter(ask))
    together = [case.ids(m.id, first) for m in case.claim.role(first) if m.id]
    for year in years:
        for definition, table in tables(case, ask, year):
            own = [table[i] for ids in together for i in ids if i in table]
            if len(own) < len(together) or definition.endswith("prices"):
                continue
            total = _total(case, {i: s for i, s in table.items() if s.unit == own[0].unit}, ask, year, definition)
            if not total:
                continue
            part = 100 * sum(s.number or 0.0 for s in own) / total
            sums = " + ".join(amount(s.number) for s in own)
            whole = f"({sums})" if len(own) > 1 else amount(own[0].number, own[0].unit)
            words = f"{whole} ÷ {amount(total)} = {part:.1f} % in {year}" + (f" ({definition})" if definition else "")
            return case.judge(FITS[agree(value, part)], words, own, [words])
    return None


def _total(case: Case, table: Table, ask: Ask, year: int, definition: str) -> float | None:
    scope = within(case)
    if scope is not None:
        return (
            None
            if _missing({i: s for i, s in table.items() if i in scope}, scope, len(table))
            else sum(s.number or 0.0 for i, s in table.items() if i in scope)
        )
    world = [
        s.number
        for s in case.record.find(
            case.claim.relation, {next(iter(ask)): {WHOLE}}, start=When.year(year).start, end=When.year(year).end
        )
        if measured_as(s) == definition and s.number and s.unit == next(iter(table.values())).unit
    ]
    return world[0] if world else sum(s.number or 0.0 for s in table.values()) if len(table) >= WORLD else None


def _compared(case: Case, table: Table, subject: str, definition: str) -> Judgement | None:
    """Judge "more than", "ahead of": the two figures of one period under one definition. None where one is not there."""
    side, _, other = case.claim.scope.partition(":")
    if other not in table:
        return None
    one, two = table[subject], table[other]
    if side == "times":
        return _times(case, one, two, definition)
    above = (one.number or 0.0) > (two.number or 0.0)
    note = f" ({definition})" if definition else ""
    step = f"{case.says(one)}; {case.says(two)}{note}"
    verdict = Verdict.SUPPORTED if above == (side == "above") else Verdict.CONTRADICTED
    return case.judge(verdict, step, [one, two], [step])


def _times(case: Case, one: Statement, two: Statement, definition: str) -> Judgement | None:
    """Judge "3.2 times that of China", "43 percent of Russia's": the quotient of the two figures."""
    value = next((v for v in case.claim.values if v.measure == "ratio" or v.unit == "percent"), None)
    if value is None or one.unit != two.unit or not two.number:
        return None
    quotient = (one.number or 0.0) / two.number * (100 if value.unit == "percent" else 1)
    unit = " %" if value.unit == "percent" else ""
    note = f" ({definition})" if definition else ""
    words = f"{amount(one.number, one.unit)} ÷ {amount(two.number)} = {quotient:.2f}{unit} in {one.when}{note}"
    return case.judge(FITS[agree(value, quotient)], words, [one, two], [words])


def _judged(
    case: Case, value: Value, first: str, order: list[Statement], at: int, definition: str, missing: list[str]
) -> Judgement:
    steps = [
        f"{n}. {case.vocabulary.name(s.role(first)[0])}: {amount(s.number, s.unit)}" for n, s in enumerate(order[:8], 1)
    ]
    note = f" ({definition})" if definition else ""
    stated, found = round(value.number), at + 1
    shown = [order[at], *order[: max(1, min(at, 3))]]
    name = case.vocabulary.name(order[at].role(first)[0])
    if found > stated:
        because = f"{name} was no higher than number {found}{note}: {'; '.join(steps[:found][:4])}"
        return case.judge(Verdict.CONTRADICTED, because, shown, steps)
    if missing:
        names = ", ".join(case.vocabulary.name(i) for i in missing[:5]) + (" and others" if len(missing) > 5 else "")
        because = f"first of {len(order)} that the record has{note}; missing: {names or 'most of the world'}"
        return case.judge(
            Verdict.NO_RECORD, because if found == 1 else f"number {found} of {because[9:]}", shown, steps
        )
    verdict = Verdict.SUPPORTED if found == stated else Verdict.CONTRADICTED
    return case.judge(verdict, f"{name} was number {found} of {len(order)}{note}: {'; '.join(steps[:3])}", shown, steps)


def tables(case: Case, ask: Ask, year: int) -> list[tuple[str, Table]]:
    """Each definition's figures for a year, by whose they are; of those told of the same roles as the claim's, the fullest first.
    Regions are ranked with none but regions."""
    at, first = When.year(year), next(iter(ask))
    kinds = {case.vocabulary.entity(i).kind for i in ask[first] if i in case.vocabulary.entities}
    found: dict[tuple[str, str], Table] = defaultdict(dict)
    for statement in case.record.find(case.claim.relation, {}, start=at.start, end=at.end):
        if statement.number is None or {role for role, _ in statement.roles} != set(ask):
            continue
        who = statement.role(first)[0]
        if who in case.vocabulary.entities and case.vocabulary.entity(who).kind in kinds:
            found[measured_as(statement), statement.unit][who] = statement
    over = at.end + OUT <= case.as_of
    ordered = sorted(found.items(), key=lambda i: (i[0][1] in PARTS, -len(i[1]), i[0]))
    return [(d, t) for (d, _), t in ordered if over or published(case, next(iter(t.values())))]


def within(case: Case) -> frozenset[str] | None:
    """Who may be ranked: the members of an organisation at the time, the states of a place, all but one; None: all."""
    kind, _, id = case.claim.scope.partition(":")
    if kind == "outside":
        return frozenset(i for i, e in case.vocabulary.entities.items() if e.kind == "state" and i != id)
    if kind != "in" or id not in case.vocabulary.entities:
        return None
    if case.vocabulary.entity(id).kind == "organisation":
        held = case.record.find("member_of", {"organisation": {id}})
        return frozenset(s.role("member")[0] for s in held if s.role("member") and _then(case, s))
    return frozenset(i for i in case.vocabulary.variants(id) if case.vocabulary.entity(i).kind == "state")


def _then(case: Case, statement: Statement) -> bool:
    first, last = days(statement)
    return first <= min(case.at.end, case.as_of) and case.at.start <= last


def _missing(peers: Table, scope: frozenset[str] | None, figures: int) -> list[str]:
    """Who in scope has no figure; where one source gives as many as of the whole world, those that it leaves out are small."""
    if figures >= WORLD:
        return []
    if scope is None or len(scope) > WORLD:
        return [] if len(peers) >= WORLD else [""]
    return sorted(scope - set(peers)) or ([] if scope else [""])
