"""Sums with time: the n-th year of a war, and how long something had lasted."""

from __future__ import annotations

import datetime as dt

from detente.checking.agree import Agreement, agree
from detente.checking.case import Ask, Case, days, span_words, years_between
from detente.checking.edge import middle
from detente.checking.model import Judgement, Verdict
from detente.claims import Statement, Value
from detente.record.sentence import day

FOUNDING = 10
"""Years after its founding by which a body has its first head."""
SLACK = dt.timedelta(days=122)
"""A year of a war that begins within these days is told early, not wrong."""


def ordinal(case: Case, statement: Statement, value: Value) -> Judgement:
    """The n-th year of what began on a day runs from n - 1 years after it."""
    start, end = days(statement)
    at = case.as_of if case.claim.when is None else min(middle(case.claim.when), case.as_of)
    n = int(min(value.number, 9999 - start.year))
    opens = _years_after(start, n - 1)
    closes = _years_after(start, n)
    steps = [
        f"{case.vocabulary.name(statement.roles[0][1])} began on {day(start.isoformat())}",
        f"year {n} runs from {day(opens.isoformat())} to {day((closes - dt.timedelta(days=1)).isoformat())}",
    ]
    if opens <= at < closes and at <= end:
        return case.judge(Verdict.SUPPORTED, f"{day(at.isoformat())} lies in year {n}", [statement], steps)
    if at > end:
        because = (
            f"{case.says(statement)}; the text does not say when in it"
            if case.claim.when is None
            else case.says(statement)
        )
        return case.judge(
            Verdict.NO_RECORD if case.claim.when is None else Verdict.CONTRADICTED, because, [statement], steps
        )
    early = opens - SLACK <= at < opens
    begins = "began" if opens <= at else "begins"
    because = (
        f"on {day(at.isoformat())} it was in year {_year_of(start, at)}; year {n} {begins} on {day(opens.isoformat())}"
    )
    verdict = Verdict.IMPRECISE if early else Verdict.OUTDATED if opens <= at <= end else Verdict.CONTRADICTED
    return case.judge(verdict, because, [statement], steps)


def _years_after(start: dt.date, years: int) -> dt.date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def _year_of(start: dt.date, at: dt.date) -> int:
    return max(1, at.year - start.year + ((at.month, at.day) >= (start.month, start.day)))


def longest(case: Case, ask: Ask) -> Judgement | None:
    """Judge "the longest-serving", "no one has led it for longer": each holder's days in all.

    Whoever served longer disproves it; to bear it out the list must go back to within ten years of what the office is of.
    """
    one = case.relation.one
    rest = {role: ids for role, ids in ask.items() if role != one}
    listed = case.record.coverage(case.claim.relation, rest)
    if not rest or one not in ask:
        return None
    total: dict[str, int] = {}
    reach: dict[str, dt.date] = {}
    for statement in case.known(case.find(rest)):  # in order of their beginnings; two sources may tell of one term
        start, end = days(statement)
        for holder in statement.role(one):
            start, end = max(start, reach.get(holder, dt.date.min)), min(end, case.as_of)
            total[holder] = total.get(holder, 0) + max(0, (end - start).days)
            reach[holder] = max(end, reach.get(holder, dt.date.min))
    own = next((h for h in ask[one] if h in total), None)
    if own is None:
        return None
    order = sorted(total, key=lambda h: (-total[h], h))
    owners = {
        o for i in rest.get("office", ()) if i in case.vocabulary.entities for o in case.vocabulary.entity(i).part_of
    }
    since = [case.vocabulary.entity(o).since for o in owners if o in case.vocabulary.entities]
    steps = [f"{case.vocabulary.name(h)}: {total[h] / 365.2425:.1f} years" for h in order[:4]]
    shown = [s for s in case.find(rest) if set(s.role(one)) & {own, order[0]}]
    if order[0] != own:
        return case.judge(Verdict.CONTRADICTED, "; ".join(steps[:2]), shown, steps)
    full = bool(since) and any(
        c.complete and c.start and all(s and int(c.start[:4]) <= int(s[:4]) + FOUNDING for s in since) for c in listed
    )
    because = f"the longest of {len(order)} on record: {'; '.join(steps[:3])}"
    return case.judge(Verdict.SUPPORTED if full and len(order) > 2 else Verdict.NO_RECORD, because, shown, steps)


UNITS = {"day": 1 / 365.2425, "week": 7 / 365.2425, "month": 1 / 12, "year": 1.0, "decade": 10.0}


def duration(case: Case, found: list[Statement], value: Value, *, whole: bool = False) -> Judgement:
    """How long it had lasted; an event as a `whole`, in all, its first and last day counted."""
    unit = next((size for word, size in UNITS.items() if value.unit.lower().startswith(word)), None)
    if unit is None:
        return case.judge(Verdict.SUPPORTED, case.says(found[-1]), found[-1:])
    results: list[tuple[Agreement, Statement, str]] = []
    for statement in found:
        start, end = days(statement)
        until = min(end, case.as_of if case.claim.when is None else min(case.claim.when.end, case.as_of))
        until = end + dt.timedelta(days=1) if whole and end < dt.date.max else until
        elapsed = years_between(start, until)
        words = f"from {day(start.isoformat())} to {day(until.isoformat())}: {span_words(start, until)}"
        if value.comparator == "=":
            fits = "agree" if abs(elapsed / unit - value.number) < 1 else agree(value, elapsed / unit)
        else:
            fits = agree(value, elapsed / unit)
        results.append((fits, statement, words))
    fits, statement, words = min(results, key=lambda r: ["agree", "near", "off"].index(r[0]))
    if fits == "agree":
        return case.judge(Verdict.SUPPORTED, words, [statement], [words])
    vague = value.unit.rstrip("s") not in value.text
    verdict = Verdict.IMPRECISE if vague or fits == "near" else Verdict.CONTRADICTED
    past = span_words(days(statement)[0], min(days(statement)[1], case.as_of))
    short = f"{case.says(statement)}; that was {past} before, hardly “{value.text}”"
    return case.judge(verdict, short if vague else words, [statement], [words])
