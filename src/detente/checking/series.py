"""Measures per period: levels, changes, ratios, streaks and records, under each definition that the record has."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from detente.checking.agree import Agreement, agree
from detente.checking.case import Ask, Case
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention, Statement, Value
from detente.record.sentence import amount

BEST = {"agree": 0, "near": 1, "off": 2}
ENOUGH = 5
"""A record is only called one where the series goes back at least so many periods."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one definition and period say of a value."""

    fits: Agreement
    words: str
    statements: tuple[Statement, ...]
    definition: str


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of a series relation: each value, under each definition; the best result of each counts."""
    series = _series(_in_time(case, case.find(ask)))
    values = [v for v in case.claim.values if v.measure in {"level", "change", "ratio", "streak", "rank", "share"}]
    if not series or not values:
        return case.missing()
    judged = [_value(case, value, series) for value in values]
    kept = [results for results in judged if results]
    if not kept:
        return case.missing()
    worst = max(kept, key=lambda results: min(BEST[r.fits] for r in results))
    best = min(worst, key=lambda r: BEST[r.fits])
    verdict = (Verdict.SUPPORTED, Verdict.IMPRECISE, Verdict.CONTRADICTED)[BEST[best.fits]]
    told = [min(results, key=lambda r: BEST[r.fits]) for results in kept]
    steps = list(
        dict.fromkeys(f"{r.words} ({r.definition})" if r.definition else r.words for results in kept for r in results)
    )
    others = [r for r in worst if r.fits != best.fits and r.definition != best.definition]
    note = (
        f"; under another definition ({others[0].definition}) {others[0].words}"
        if others and verdict is Verdict.SUPPORTED
        else ""
    )
    shown = [best, *told] if verdict is not Verdict.SUPPORTED else told
    because = "; ".join(dict.fromkeys(r.words for r in shown[: 1 if verdict is not Verdict.SUPPORTED else 3])) + note
    return case.judge(verdict, because, [s for r in shown for s in r.statements], steps[:8])


def _in_time(case: Case, statements: Sequence[Statement]) -> list[Statement]:
    """Without figures published after the day of judgement, where an earlier one for the same period is there."""

    def early(statement: Statement) -> bool:
        return (case.record.source(statement.source).date or "0") <= case.as_of.isoformat()

    known = {(s.definition, s.unit, s.when) for s in statements if early(s)}
    return [s for s in statements if early(s) or (s.definition, s.unit, s.when) not in known]


def _series(statements: Sequence[Statement]) -> dict[tuple[str, str], dict[int, Statement]]:
    """Statements by definition and unit, then by year; a later stage takes the place of an earlier one."""
    stages = {"requested": 0, "draft": 1, "enacted": 2, "actual": 3}
    made: dict[tuple[str, str], dict[int, Statement]] = defaultdict(dict)
    for statement in statements:
        if statement.number is None or not statement.when[:4].isdigit():
            continue
        year = int(statement.when[:4])
        table = made[statement.definition, statement.unit]
        if year not in table or stages.get(statement.stage, 2) >= stages.get(table[year].stage, 2):
            table[year] = statement
    return made


def _years(case: Case) -> list[int]:
    """The periods that the claim may speak of, likeliest first; a budget for next year is passed in December."""
    when = case.claim.when
    if when and when.start.year == when.end.year and when.edtf[:4].isdigit() and len(when.edtf) == 4:
        return [when.start.year]
    if when and when.end == dt.date.max and any(v.measure == "change" for v in case.claim.values):
        return [when.start.year + 1]
    at = min(when.end, case.as_of) if when and when.end != dt.date.max else case.as_of
    return [at.year + 1, at.year, at.year - 1] if at.month >= 8 else [at.year, at.year + 1, at.year - 1]


def _value(case: Case, value: Value, series: dict[tuple[str, str], dict[int, Statement]]) -> list[Result]:
    """What each definition says of one value, in the first of the likely periods that it covers and agrees in."""
    results: list[Result] = []
    for (definition, unit), table in sorted(series.items()):
        tried = [
            r
            for year in _years(case)
            if year <= case.as_of.year + 1 and (r := _one(case, value, table, year, unit, definition))
        ]
        if tried:
            results.append(min(tried, key=lambda r: BEST[r.fits]))
    return results


def _one(case: Case, value: Value, table: dict[int, Statement], year: int, unit: str, definition: str) -> Result | None:
    now, before = table.get(year), table.get(year - 1)
    if now is None or now.number is None:
        return None
    match value.measure:
        case "level" if value.unit == unit:
            return Result(agree(value, now.number), f"{amount(now.number, unit)} in {year}", (now,), definition)
        case "change" if before and before.number and value.unit == unit:
            change = now.number - before.number
            words = f"{amount(now.number)} − {amount(before.number)} = {amount(change, unit)} from {year - 1} to {year}"
            return Result(agree(value, change), words, (now, before), definition)
        case "change" if before and before.number and value.unit == "percent":
            rate = (now.number / before.number - 1) * 100
            words = f"{amount(now.number)} ÷ {amount(before.number)} − 1 = {rate:+.1f} % from {year - 1} to {year}"
            return Result(agree(value, rate), words, (now, before), definition)
        case "ratio":
            first = (
                table.get(case.claim.when.start.year)
                if case.claim.when and case.claim.when.start.year < year
                else before
            )
            if first is None or not first.number:
                return None
            ratio = now.number / first.number
            return Result(
                agree(value, ratio),
                f"{amount(now.number)} ÷ {amount(first.number)} = {ratio:.2f}",
                (now, first),
                definition,
            )
        case "streak":
            return _streak(value, table, year, definition, rising=case.claim.scope != "decrease")
        case "rank" if case.claim.scope in {"record", ""}:
            return _record(table, year, unit, definition)
    return None


def _streak(value: Value, table: dict[int, Statement], year: int, definition: str, *, rising: bool) -> Result | None:
    """How many periods in a row, up to this one, rose (or fell)."""
    length, at = 0, year
    while at in table and at - 1 in table:
        step = (table[at].number or 0) - (table[at - 1].number or 0)
        if (step > 0) != rising or step == 0:
            break
        length, at = length + 1, at - 1
    known_start = at - 1 in table
    if not known_start and length < value.number:
        return None
    fits: Agreement = (
        "agree" if agree(value, length) == "agree" or (not known_start and length >= value.number) else "off"
    )
    word = "risen" if rising else "fallen"
    return Result(
        fits,
        f"{word} {length} years in a row, {at + 1} to {year}",
        tuple(table[y] for y in (year, at + 1, at) if y in table),
        definition,
    )


def _record(table: dict[int, Statement], year: int, unit: str, definition: str) -> Result | None:
    earlier = {y: s for y, s in table.items() if y < year}
    if len(earlier) < ENOUGH:
        return None
    top = max(earlier, key=lambda y: earlier[y].number or 0)
    now = table[year].number or 0
    fits: Agreement = "agree" if now > (earlier[top].number or 0) else "off"
    highest = f"{amount(earlier[top].number, unit)} in {top}"
    words = f"{amount(now, unit)} in {year}; the highest before, back to {min(earlier)}, was {highest}"
    return Result(fits, words, (table[year], earlier[top]), definition)
