"""What is true from one date to another: memberships, alliances, treaties, offices, wars."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from detente.checking import edge, elapsed, occasion, stages, stock
from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.words import alike
from detente.claims import Mention, Statement, Value, When
from detente.claims.model import FOUNDING
from detente.record.sentence import day

APART = {"partner_of", "candidate_of"}
"""Ties that are known for others: a partner or a candidate is no member and no ally."""
SOON = 60
"""What begins within so many days of the text was told early, not made up."""
TERM = dt.timedelta(days=400)
"""Within so many days of being chosen one takes office."""
_FOR = re.compile(
    r"\b(?:for|last\w*|long|during|after|over|than|some|about|nearly|almost|least|mark\w*|into|in)\W*$", re.IGNORECASE
)
LASTS = 1100
"""How many days after a count of a fleet or a garrison it is still taken to be there."""


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of an interval relation."""
    if case.relation.mutual and len(ask) < 2 and set(ask) <= set(case.relation.mutual):
        return case.missing("the text does not say with whom")
    found = case.find(ask)
    measured = next(
        (v for v in case.claim.values if v.measure in {"ordinal", "duration", "level"} and not _offset(case, v)), None
    )
    if _joint(case, ask):
        parties = [m for m in case.claim.role(case.relation.subject) if m.id]
        if len(parties) < 2 and not any(m.id for r in case.relation.loose for m in case.claim.role(r)):
            return case.missing("the text does not say with whom, or what it was called")
        found = occasion.together(case, mentions, found)
    if not found:
        return _absent(case, mentions, ask)
    if case.claim.capacity == FOUNDING:
        return edge.from_the_first(case, found, ask) or case.missing("when it was founded is not on record", found[:1])
    if case.claim.capacity:
        fitting = [s for s in found if s.capacity == case.claim.capacity]
        if not fitting and all(s.capacity for s in found):
            others = {role: ids for role, ids in ask.items() if role != case.relation.subject}
            known = _of_a_war(case, mentions) or any(s.capacity == case.claim.capacity for s in case.find(others))
            because = f"{case.names(mentions)}: {found[0].capacity}, not {case.claim.capacity}"
            return case.judge(Verdict.CONTRADICTED if known else Verdict.IMPRECISE, because, found)
        if not fitting:
            return case.judge(
                Verdict.NO_RECORD,
                f"{case.says(found[0])}; whether as {case.claim.capacity} is not on record",
                found[:2],
            )
        found = fitting
    ranked = next((v for v in case.claim.values if v.measure == "rank" and "long" in v.text.lower()), None)
    if ranked and case.relation.one and (judgement := elapsed.longest(case, ask)):
        return judgement
    short = stages.short_of(case, found, ask)
    if short:
        return short
    found = stages.reached(case, found)
    counted = next(iter(case.values(mentions, "count")), None)
    figure = measured if measured and measured.measure == "level" else counted
    if figure and any(s.number is not None for s in found):
        return _level(case, found, figure)
    if measured and measured.measure == "ordinal" and (nth := stock.nth(case, mentions, ask, measured)):
        return nth
    if measured and measured.measure == "ordinal" and "conflict" in case.relation.roles:
        return elapsed.ordinal(case, found[0], measured)
    when = case.claim.when
    begun = [s for s in found if when and s.start and when.start <= days(s)[0] <= when.end]
    if case.claim.phase == "begins" and begun and (elsewhere := occasion.elsewhere(case, ask, begun)):
        return elsewhere
    spans = [s for s in found if "/" in s.when] or found
    if (
        case.claim.phase == "begins"
        and case.claim.when
        and all("/" not in s.when for s in found)
        and _later(case, found)
    ):
        return _absent(case, mentions, ask)
    if case.claim.phase == "ends":
        return edge.ended(case, spans, ask)
    if case.claim.phase == "begins" and case.claim.when and any(s.start for s in spans):
        return edge.began(case, [s for s in spans if s.start])
    if case.claim.phase == "chosen" and (judgement := _chosen(case, spans)):
        return judgement
    judgement = _holds(case, mentions, found, ask)
    if (
        judgement.verdict is Verdict.SUPPORTED
        and measured
        and measured.measure == "duration"
        and _lasts(case, measured)
    ):
        return elapsed.duration(case, found, measured)
    return judgement


def _chosen(case: Case, spans: Sequence[Statement]) -> Judgement | None:
    """Who was chosen, elected or named at a time began then, or within a year and some weeks of it. None where nobody did."""
    at = case.at
    if at.end > dt.date.max - TERM:
        return None
    begun = [s for s in spans if s.start and at.start <= days(s)[0] <= at.end + TERM]
    return (
        case.judge(Verdict.SUPPORTED, case.says(begun[-1]), begun[-1:])
        if begun
        else edge.began(case, [s for s in spans if s.start])
        if case.claim.when
        else None
    )


def _lasts(case: Case, value: Value) -> bool:
    """Whether a length of time says how long something held: FOR ten years, LONG; not one that only stands beside it."""
    before = case.claim.quote[: max(0, value.start - case.claim.start)] if value.start >= 0 else ""
    return not before or bool(_FOR.search(before)) or value.text.lower() in {"long", "many", "several"}


def _later(case: Case, found: Sequence[Statement]) -> bool:
    """Whether all that the record has are observations of a day after the one told: when it began, they do not say."""
    at = case.claim.when
    return at is not None and all(days(s)[0] > at.end for s in found)


def _joint(case: Case, ask: Ask) -> bool:
    """Whether several did it together, and what it was has no name: they agreed on a ceasefire, they signed a pact."""
    named = {role for role, ids in ask.items() if role in case.relation.loose and len(ids) == 1}
    return not named and bool(case.relation.loose) and case.claim.phase == "begins"


def _offset(case: Case, value: Value) -> bool:
    """Whether "three days" says how far from the beginning something else lies, not how long this lasted."""
    return (
        value.measure == "duration"
        and case.claim.phase != "holds"
        and any(c.isdigit() for c in f"{value.number:g}")
        and value.text != "long"
    )


def _holds(case: Case, mentions: Sequence[Mention], found: list[Statement], ask: Ask) -> Judgement:
    """Whether it holds at the time spoken of."""
    at = case.at
    begun = case.claim.phase == "begins"
    holding = [
        s for s in found if days(s)[0] <= at.end and (begun or at.start <= days(s)[1]) and days(s)[0] <= case.as_of
    ]
    if holding:
        wrong = _bound(case, holding, found)
        return wrong or case.judge(Verdict.SUPPORTED, case.says(holding[-1]), holding[-2:])
    earlier = [s for s in found if days(s)[1] < at.start]
    if earlier and not any("/" in s.when for s in earlier):
        return _counted_before(case, earlier[-1])
    if earlier and earlier[-1].censored:
        because = f"{case.says(earlier[-1])}; of later days its source does not speak"
        return case.judge(Verdict.NO_RECORD, because, earlier[-1:])
    lasts = case.claim.phase == "lasts"
    if earlier and case.claim.when is None and not lasts and (case.claim.past or _of_a_war(case, mentions)):
        return case.judge(Verdict.SUPPORTED, case.says(earlier[-1]), earlier[-2:])
    if earlier:
        last = earlier[-1]
        now = _instead(case, ask)
        verdict = Verdict.OUTDATED if case.claim.when is None and not lasts else Verdict.CONTRADICTED
        return case.judge(verdict, f"true until {day(last.end)}: {case.says(last)}{now[1]}", [last, *now[0]])
    later = found[0]
    if all(s.number is not None for s in found):
        return case.missing(f"the record has counts, not when it began: {case.says(later)}", [later])
    because = f"not yet on {day(case.as_of.isoformat())}: {case.says(later)}"
    if case.claim.modality == "planned":
        return case.judge(Verdict.SUPPORTED, f"it has come about since: {case.says(later)}", [later])
    soon = case.claim.phase == "begins" and (days(later)[0] - case.as_of).days <= SOON
    return case.judge(
        Verdict.CONTRADICTED if case.complete(ask, at) and not soon else Verdict.IMPRECISE, because, [later]
    )


def _bound(case: Case, holding: list[Statement], found: list[Statement]) -> Judgement | None:
    """ "Since 2000" says when it began, "until 2022" when it ended: whether the record has that edge elsewhere."""
    when = case.claim.when
    if when is None or not case.claim.checkable:
        return None
    first, slash, last = when.edtf.partition("/")
    if not slash or case.claim.phase != "holds" or (first == "..") == (last == ".."):
        return None
    edge, side = (When.parse(first), 0) if last == ".." else (When.parse(last), 1)
    days_at_edge = [days(s)[side] for s in found]
    if any(edge.start <= d <= edge.end for d in days_at_edge) or not (
        case.relation.one or len(case.relation.roles) == 1
    ):
        return None
    word = "since" if side == 0 else "until"
    return case.judge(Verdict.IMPRECISE, f"{case.says(holding[-1])}, not {word} {day(edge.edtf)}", holding[-2:])


def _of_a_war(case: Case, mentions: Sequence[Mention]) -> bool:
    """Whether a war is told of: it speaks of its own time, and who won it did not lose it."""
    return any(case.vocabulary.entity(m.id).kind == "conflict" for m in mentions)


def _counted_before(case: Case, last: Statement) -> Judgement:
    """A count of one day says nothing of an end: what was there then is likely there for some years more."""
    fresh = (case.at.start - days(last)[1]).days <= LASTS
    return case.judge(Verdict.SUPPORTED if fresh else Verdict.NO_RECORD, f"last on record: {case.says(last)}", [last])


def _instead(case: Case, ask: Ask) -> tuple[list[Statement], str]:
    """Who fills the role at the time, where only one can."""
    one = case.relation.one
    rest = {role: ids for role, ids in ask.items() if role != one}
    if not one or not rest:
        return [], ""
    others = [s for s in case.find(rest) if days(s)[0] <= case.at.end and case.at.start <= days(s)[1]]
    return others[-1:], f"; then {case.vocabulary.name(others[-1].role(one)[0])}" if others else ""


def _absent(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Nothing says so: another holder, a weaker tie, a complete slice that lacks it, or no record."""
    others, _ = _instead(case, ask)
    if others and all(role in ask for role in case.relation.roles) and case.complete(ask, case.at):
        return case.judge(Verdict.CONTRADICTED, case.says(others[0]), others)
    order = list(case.relation.roles)
    for near in case.relation.near:
        names = list(case.vocabulary.relation(near).roles)
        weaker = {names[order.index(role)]: ids for role, ids in ask.items() if order.index(role) < len(names)}
        close = case.known(case.find(weaker, near)) if len(weaker) > 1 else []
        if close and case.claim.modality == "planned":
            return case.missing(f"the record has no such plan; {case.says(close[-1])}", close[-1:])
        if close and not case.denies:
            what = case.claim.relation.replace("_", " ")
            because = f"{case.says(close[-1])}; that is not the tie the text states ({what})"
            invited = any("invited" in s.capacity for s in close)
            wrong = not invited and near in APART and case.complete(ask, case.at) is not None
            return case.judge(Verdict.CONTRADICTED if wrong else Verdict.IMPRECISE, because, close[-1:])
    slice_ = case.complete(ask, case.at)
    if (
        slice_
        and len(ask) > 1
        and case.claim.modality != "planned"
        and not (case.claim.when and case.claim.when.end > case.as_of)
    ):
        source = case.record.source(slice_.source)
        kept = case.find({role: frozenset({id}) for role, id in slice_.roles})[:1]
        because = f"the full list has no such entry for {case.names(mentions)} ({source.publisher}: {source.title})"
        return case.judge(Verdict.CONTRADICTED, because, kept)
    return case.missing()


def _level(case: Case, found: list[Statement], value: Value) -> Judgement:
    """A goal, a number of troops or another measure that holds for a time."""
    at = case.at
    counts = value.measure == "count"
    same = [s for s in found if s.number is not None and alike(value.unit, s.unit)]
    now = [s for s in same if days(s)[0] <= min(at.end, case.as_of) and at.start <= days(s)[1]]
    fitting = [s for s in now if agree(value, s.number or 0) == "agree"]
    if fitting:
        return case.judge(Verdict.SUPPORTED, case.says(fitting[-1]), fitting[-1:])
    before = [s for s in same if agree(value, s.number or 0) == "agree" and days(s)[0] <= case.as_of]
    if before and now:
        return case.judge(Verdict.OUTDATED, f"{case.says(before[-1])}; now {case.says(now[-1])}", [before[-1], now[-1]])
    if before:
        return case.judge(Verdict.SUPPORTED, f"the latest figure: {case.says(before[-1])}", before[-1:])
    if not now:
        return case.missing()
    ratio = (now[-1].number or 0) / value.number if value.number else 0.0
    close = agree(value, now[-1].number or 0) == "near" or (counts and 0.7 <= ratio <= 1.4)
    return case.judge(Verdict.IMPRECISE if close else Verdict.CONTRADICTED, case.says(now[-1]), now[-1:])
