"""Measures per period: levels, changes, ratios, streaks and records, under each definition that the record has."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.checking import derive, period, rank, reaching
from detente.checking.agree import agree
from detente.checking.case import Ask, Case, published
from detente.checking.derive import Result
from detente.checking.edge import middle
from detente.checking.model import Judgement, Verdict
from detente.checking.money import converted, in_its_money, in_other_money
from detente.checking.weigh import better, grade
from detente.claims import Mention, Statement, Value
from detente.record.sentence import day

APART = 0.1
"""Sources whose figures lie further apart than this share disagree."""
WHOLE = re.compile(r"\b(?:world|global|worldwide|total|international|all)\b", re.IGNORECASE)
"""What a share is one of, where a text gives one without saying "share"."""
ACCORDING = r"\b(?:according to|by|on|estimated by|calculated by) (?:the )?"
FIGURES = r"(?:data|figures|estimates?|numbers|statistics|count|calculations)\b"
"""Words that say by whose definition a figure goes: according to SIPRI, by NATO's estimate."""
EDITION = 120
"""So many days after a text, at the least, the next edition of a yearly series comes out."""
BEST = {"agree": 0, "near": 1, "off": 2}


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of a series relation: each value, under each definition; the best result of each counts."""
    figures = _in_time(case, [s for s in case.find(ask) if {role for role, _ in s.roles} == set(ask)])
    named = _by_name(case, figures)
    if figures and not named:
        return case.missing(
            f"the text goes by another definition than the record's: {case.says(figures[-1])}", figures[-1:]
        )
    figures = named
    tables = _series(case, figures)
    series = in_its_money(case, tables)
    values = [
        v for v in case.claim.values if v.measure in {"level", "base", "change", "ratio", "streak", "rank", "share"}
    ]
    counted = next((v for v in case.claim.values if v.measure == "count"), None)
    if counted and (judgement := reaching.judge(case, ask, counted, _years(case))):
        return judgement
    if not series:
        return _goal(case, ask) or case.missing()
    if case.claim.scope == "unclear":
        return case.missing("among whom it is ranked the text does not say clearly")
    if _to_come(case):
        return _goal(case, ask) or case.missing("it speaks of what is yet to come")
    moves = any(v.measure == "base" for v in values)
    if not moves and period.applies(case) and (years := period.years_of(case)):
        return period.judge(case, ask, years)
    if case.claim.scope.startswith(("above:", "below:", "times:")):
        return rank.judge(case, ask, Value(1.0, "", "", "=", "rank"), _years(case))
    whole = bool(WHOLE.search(case.claim.quote)) or case.claim.scope.startswith("in:")
    part = next(
        (v for v in values if v.unit == "percent" and (v.measure == "share" or (v.measure == "level" and whole))), None
    )
    if part and case.relation.flow:
        return rank.share(case, ask, part, _years(case)) or case.missing()
    if not values:
        return _without_figure(case, series)
    place = next(
        (v for v in values if v.measure == "rank" and (case.claim.scope not in {"record", ""} or v.number > 1)), None
    )
    if place:
        return rank.judge(case, ask, place, _years(case))
    judged = [_value(case, value, series) for value in values]
    judged = [
        results
        if any(r.fits == "agree" for r in results)
        else [*results, *converted(case, value, tables, _years(case))]
        for value, results in zip(values, judged, strict=True)
    ]
    kept = [results for results in judged if results]
    if not kept:
        return case.missing()
    worst = max(kept, key=lambda results: min(BEST[r.fits] for r in results))
    best = min(worst, key=_nearest)
    verdict = (Verdict.SUPPORTED, Verdict.IMPRECISE, Verdict.CONTRADICTED)[BEST[best.fits]]
    told = [min(results, key=_nearest) for results in kept]
    if verdict is Verdict.CONTRADICTED and _no_year(case):
        return case.missing(
            "it speaks of a change that is yet to come, and does not say of which year", best.statements
        )
    if verdict is Verdict.CONTRADICTED and best.apart:
        because = f"the record has other figures: {best.words}; the text may speak of a part"
        return case.judge(Verdict.NO_RECORD, because, best.statements)
    if verdict is not Verdict.SUPPORTED and in_other_money(case, best):
        because = f"the record has it in another currency, and may mean another series: {best.words}"
        return case.judge(Verdict.NO_RECORD, because, best.statements)
    if verdict is Verdict.CONTRADICTED and (goal := _goal(case, ask)):
        return goal
    if verdict is not Verdict.SUPPORTED and best.close and {r.above for r in worst} >= {True, False}:
        because = "; ".join(f"{r.words} ({r.definition})" if r.definition else r.words for r in worst)
        return case.judge(
            Verdict.UNSETTLED, f"definitions disagree: {because}", [s for r in worst for s in r.statements]
        )
    if verdict is not Verdict.SUPPORTED and (revised := _revised(case, best, told, worst)):
        return revised
    if verdict is Verdict.SUPPORTED and (early := _too_early(case, told)):
        return early
    steps = list(
        dict.fromkeys(f"{r.words} ({r.definition})" if r.definition else r.words for results in kept for r in results)
    )
    others = [r for r in worst if r.fits != best.fits and r.definition != best.definition]
    note = (
        f"; under another definition ({others[0].definition}) {others[0].words}"
        if others and verdict is Verdict.SUPPORTED
        else ""
    )
    rivals = [s for s in figures if best.statements and _gainsays(best.statements[0], s)]
    if verdict is Verdict.SUPPORTED and rivals and better(case, best.statements[0], rivals) is not Verdict.SUPPORTED:
        because = f"{case.says(best.statements[0])}; but {case.says(rivals[0])}"
        return case.judge(Verdict.UNSETTLED, because, [*best.statements, *rivals], steps[:8])
    shown = [best, *told] if verdict is not Verdict.SUPPORTED else told
    because = "; ".join(dict.fromkeys(r.words for r in shown[: 1 if verdict is not Verdict.SUPPORTED else 3])) + note
    return case.judge(verdict, because, [s for r in shown for s in r.statements], steps[:8])


def _to_come(case: Case) -> bool:
    """Whether it tells what shall be: by 2027; not a budget for the next year, which is on record as a draft."""
    when = case.claim.when
    if when is None or case.claim.modality != "planned":
        return False
    by_then = when.start == dt.date.min and case.as_of < when.end < dt.date.max
    return by_then or (when.start > case.as_of and bool(case.claim.scope))


def _no_year(case: Case) -> bool:
    """Whether it tells of a change that somebody plans, and not for when."""
    claim = case.claim
    return claim.modality == "planned" and claim.when is None and any(v.measure == "change" for v in claim.values)


def _nearest(result: Result) -> tuple[int, bool, float]:
    """What agrees goes first, then what lies no further off than revisions and definitions do; of these the nearest."""
    return BEST[result.fits], not result.close, result.gap


def _in_time(case: Case, statements: Sequence[Statement]) -> list[Statement]:
    """Without figures published after the day of judgement, where an earlier one for the same period is there."""

    def figure(s: Statement) -> tuple[str, str, str]:
        return rank.measured_as(s), s.unit, s.when

    known = {figure(s) for s in statements if published(case, s)}
    return [s for s in statements if published(case, s) or figure(s) not in known]


def _by_name(case: Case, figures: Sequence[Statement]) -> list[Statement]:
    """The figures of the definition that the text goes by, where the one who gives the figure has one (NATO, SIPRI); else all."""
    names = {
        n for m in case.claim.speaker if m.id in case.vocabulary.entities for n in case.vocabulary.entity(m.id).names
    }
    own = names.intersection(case.relation.definitions) | {
        d
        for d in case.relation.definitions
        if re.search(rf"{ACCORDING}{d}\b|\b{d}(?:['’]s)? {FIGURES}", case.claim.quote)
    }
    return [s for s in figures if not own or s.definition.partition(",")[0] in own]


def _revised(case: Case, result: Result, told: Sequence[Result], worst: Sequence[Result]) -> Judgement | None:
    """Figures that came out long after the text differ from those of its day: series are revised with each year's edition.
    None where one had come out by then, of whatever definition, or where nothing that the text gives is that near."""
    year_on = case.as_of + dt.timedelta(days=EDITION)
    dates = [[case.record.source(s.source).date for s in r.statements] for r in worst]
    late = not case.dated or all(bool(each) and all(date > year_on.isoformat() for date in each) for each in dates)
    if not late or result.apart or not any(r.close for r in (result, *told)):
        return None
    because = f"the record's figures are of a later edition, and have been revised since the text's day: {result.words}"
    agreeing = [r for r in told if r.fits == "agree"]
    if agreeing and result.fits == "near":
        words = f"{agreeing[0].words}; by this later edition {result.words}"
        return case.judge(Verdict.SUPPORTED, words, [*agreeing[0].statements, *result.statements])
    return case.judge(Verdict.NO_RECORD, because, result.statements)


def _goal(case: Case, ask: Ask) -> Judgement | None:
    """What the text tells as spent, where the record only has it as a goal, or by another weaker relation."""
    for near in case.relation.near:
        names = dict(zip(case.relation.roles, case.vocabulary.relation(near).roles, strict=False))
        weaker = {names[role]: ids for role, ids in ask.items() if role in names}
        for statement in case.known(case.find(weaker, near)) if weaker else ():
            if any(
                v.unit == statement.unit and agree(v, statement.number or 0.0) == "agree" for v in case.claim.values
            ):
                if _to_come(case):
                    return case.judge(Verdict.SUPPORTED, case.says(statement), [statement])
                return case.judge(
                    Verdict.IMPRECISE, f"{case.says(statement)}; that is not what the text states", [statement]
                )
    return None


def _gainsays(told: Statement, other: Statement) -> bool:
    """Whether another source gives a far different figure of the same kind for the same period."""
    same = (rank.measured_as(told), told.unit, told.when, told.stage) == (
        rank.measured_as(other),
        other.unit,
        other.when,
        other.stage,
    )
    one, two = told.number or 0.0, other.number or 0.0
    return same and told.source != other.source and abs(one - two) > APART * max(abs(one), abs(two))


def _without_figure(case: Case, series: dict[tuple[str, str], dict[int, Statement]]) -> Judgement:
    """A budget told of without a figure that was understood: borne out only where the text says how far it had come."""
    told = [table[year] for year in _years(case)[:1] for table in series.values() if year in table]
    if not told:
        return case.missing()
    if not case.claim.stage:
        because = f"the claim has no figure to hold against the record's: {case.says(told[0])}"
        return case.judge(Verdict.NO_RECORD, because, told[:2])
    early = _too_early(case, [Result("agree", case.says(s), (s,), s.definition) for s in told])
    return early or case.judge(Verdict.SUPPORTED, case.says(told[0]), told[:2])


def _too_early(case: Case, told: Sequence[Result]) -> Judgement | None:
    """A draft told as law. None where the text does not say, or the record is as far as the text."""
    ladder, stage = case.relation.stages, case.claim.stage
    shown = [r.statements[0] for r in told if r.statements and r.statements[0].stage in ladder]
    shown = [s for s in shown if published(case, s)] or shown
    if stage not in ladder or not shown or case.claim.modality == "planned":
        return None
    if any(ladder.index(s.stage) >= ladder.index(stage) for s in shown):
        return None
    because = f"only a {shown[0].stage} by {day(case.as_of.isoformat())}, not {stage}: {case.says(shown[0])}"
    return case.judge(Verdict.IMPRECISE, because, shown)


def _series(case: Case, statements: Sequence[Statement]) -> dict[tuple[str, str], dict[int, Statement]]:
    """Statements by definition and unit, then by year; a later stage goes before an earlier one, a better source before a worse."""
    stages = {"requested": 0, "draft": 1, "enacted": 2, "actual": 3}

    def rank_of(statement: Statement) -> tuple[int, int]:
        return stages.get(statement.stage, 2), -ord(grade(case, statement)[0])

    made: dict[tuple[str, str], dict[int, Statement]] = defaultdict(dict)
    for statement in statements:
        if statement.number is None or not statement.when[:4].isdigit():
            continue
        year = int(statement.when[:4])
        table = made[rank.measured_as(statement), statement.unit]
        if year not in table or rank_of(statement) >= rank_of(table[year]):
            table[year] = statement
    return made


def _years(case: Case) -> list[int]:
    """The periods that the claim may speak of, likeliest first; a budget for next year is passed in December.

    A fiscal year is that of its middle: from April 2024 it is 2024, from October 2023 too.
    """
    when = case.claim.when
    if when and when.start.year == when.end.year and when.edtf[:4].isdigit() and len(when.edtf) == 4:
        return [when.start.year]
    if when and (when.end - when.start).days in {364, 365}:
        return [middle(when).year]
    moves = any(v.measure in {"base", "ratio", "change"} for v in case.claim.values)
    if when and moves and when.start.year < when.end.year < dt.MAXYEAR and when.start != dt.date.min:
        return [when.end.year]  # from 60 billion in 2021 to 96 billion in 2023; trebled in the decade to 2024
    if when and when.end == dt.date.max and any(v.measure == "change" for v in case.claim.values):
        return [when.start.year + 1]
    at = min(when.end, case.as_of) if when and when.end != dt.date.max else case.as_of
    return [at.year + 1, at.year, at.year - 1] if at.month >= 8 else [at.year, at.year + 1, at.year - 1]


def _value(case: Case, value: Value, series: dict[tuple[str, str], dict[int, Statement]]) -> list[Result]:
    """What each definition says of one value, in the first of the likely periods that it covers and agrees in."""
    results: list[Result] = []
    years = _years(case)
    if value.measure == "base":  # up from 60 billion in 2021
        value, when = replace(value, measure="level"), case.claim.when
        years = [when.start.year] if when and "/" in when.edtf and when.start != dt.date.min else []
    for (definition, unit), table in sorted(series.items()):
        tried = [
            r
            for year in years
            if year <= case.as_of.year + 1 and (r := derive.derive(case, value, table, year, unit, definition))
        ]
        if tried:
            results.append(min(tried, key=_nearest))
    return results
