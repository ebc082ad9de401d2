"""What is true from one date to another: memberships, alliances, treaties, offices, wars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days, span_words, years_between
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention, Statement, Value, When
from detente.record.sentence import day

SLACK = dt.timedelta(days=122)
"""A year of a war that begins within these days is told early, not wrong."""


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of an interval relation."""
    found = case.find(ask)
    measured = next((v for v in case.claim.values if v.measure in {"ordinal", "duration", "level"} and not _offset(case, v)), None)
    if not found:
        return _absent(case, mentions, ask)
    if case.claim.capacity and all(s.capacity and s.capacity != case.claim.capacity for s in found):
        return case.judge(Verdict.CONTRADICTED, f"{case.names(mentions)}: {found[0].capacity}, not {case.claim.capacity}", found)
    if measured and measured.measure == "level" and any(s.number is not None for s in found):
        return _level(case, found, measured)
    if measured and measured.measure == "ordinal" and "conflict" in case.relation.roles:
        return _ordinal(case, found[0], measured)
    if case.claim.phase == "ends":
        return _edge(case, mentions, [s for s in found if s.end], "end", ask)
    if case.claim.phase == "begins" and case.claim.when:
        return _edge(case, mentions, found, "start", ask)
    judgement = _holds(case, mentions, found, ask)
    if judgement.verdict is Verdict.SUPPORTED and measured and measured.measure == "duration":
        return _duration(case, found, measured)
    return judgement


def _offset(case: Case, value: Value) -> bool:
    """Whether "three days" says how far from the beginning something else lies, not how long this lasted."""
    return value.measure == "duration" and case.claim.phase != "holds" and any(c.isdigit() for c in f"{value.number:g}") and value.text != "long"


def _holds(case: Case, mentions: Sequence[Mention], found: list[Statement], ask: Ask) -> Judgement:
    """Whether it holds at the time spoken of."""
    at = case.at
    begun = case.claim.phase == "begins"
    holding = [s for s in found if days(s)[0] <= at.end and (begun or at.start <= days(s)[1]) and days(s)[0] <= case.as_of]
    if holding:
        return case.judge(Verdict.SUPPORTED, case.says(holding[-1]), holding[-2:])
    earlier = [s for s in found if days(s)[1] < at.start]
    if earlier and case.claim.past and case.claim.when is None:
        return case.judge(Verdict.SUPPORTED, case.says(earlier[-1]), earlier[-2:])
    if earlier:
        last = earlier[-1]
        now = _instead(case, ask)
        verdict = Verdict.OUTDATED if case.claim.when is None else Verdict.CONTRADICTED
        return case.judge(verdict, f"true until {day(last.end)}: {case.says(last)}{now[1]}", [last, *now[0]])
    later = found[0]
    because = f"not yet on {day(case.as_of.isoformat())}: {case.says(later)}"
    return case.judge(Verdict.CONTRADICTED if case.complete(ask, at) or case.relation.one else Verdict.IMPRECISE, because, [later])


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
    if others and all(role in ask for role in case.relation.roles):
        return case.judge(Verdict.CONTRADICTED, case.says(others[0]), others)
    order = list(case.relation.roles)
    for near in case.relation.near:
        names = list(case.vocabulary.relation(near).roles)
        weaker = {names[order.index(role)]: ids for role, ids in ask.items() if order.index(role) < len(names)}
        close = case.known(case.find(weaker, near)) if len(weaker) > 1 else []
        if close:
            what = case.claim.relation.replace("_", " ")
            return case.judge(Verdict.IMPRECISE, f"{case.says(close[-1])}; that is not the tie the text states ({what})", close[-1:])
    slice_ = case.complete(ask, case.at)
    if slice_ and len(ask) > 1 and not (case.claim.when and case.claim.when.end > case.as_of):
        source = case.record.source(slice_.source)
        kept = case.find({role: frozenset({id}) for role, id in slice_.roles})[:1]
        because = f"the full list has no such entry for {case.names(mentions)} ({source.publisher}: {source.title})"
        return case.judge(Verdict.CONTRADICTED, because, kept)
    return case.missing()


def _edge(case: Case, mentions: Sequence[Mention], found: list[Statement], edge: str, ask: Ask) -> Judgement:
    """Whether it began, or ended, when the text says."""
    if not found:
        going = case.find(ask)
        return case.judge(Verdict.CONTRADICTED, f"the record knows of no end: {case.says(going[-1])}", going[-1:]) if going else case.missing()
    stated = case.claim.when
    if stated is None:
        past = [s for s in found if (days(s)[0] if edge == "start" else days(s)[1]) <= case.as_of]
        return case.judge(Verdict.SUPPORTED, case.says(past[-1]), past[-1:]) if past else case.judge(
            Verdict.CONTRADICTED, f"not yet on {day(case.as_of.isoformat())}: {case.says(found[0])}", found[:1])
    dated = [(s, _edge_time(s, edge)) for s in found]
    for statement, when in dated:
        if when.overlaps(stated):
            return case.judge(Verdict.SUPPORTED, case.says(statement), [statement])
    nearest, when = min(dated, key=lambda p: abs((p[1].start - _middle(stated)).days))
    verdict = Verdict.IMPRECISE if when.overlaps(When.year(_middle(stated).year)) else Verdict.CONTRADICTED
    return case.judge(verdict, f"{case.says(nearest)}, not {day(stated.edtf)}", [nearest])


def _edge_time(statement: Statement, edge: str) -> When:
    first, _, last = statement.when.partition("/")
    return When.parse((first if edge == "start" else last or first) or statement.when)


def _middle(when: When) -> dt.date:
    if when.start == dt.date.min or when.end == dt.date.max:
        return when.end if when.start == dt.date.min else when.start
    return when.start + (when.end - when.start) / 2


def _ordinal(case: Case, statement: Statement, value: Value) -> Judgement:
    """The n-th year of what began on a day runs from n - 1 years after it."""
    start, end = days(statement)
    at = case.as_of if case.claim.when is None else min(_middle(case.claim.when), case.as_of)
    n = int(value.number)
    opens = _years_after(start, n - 1)
    closes = _years_after(start, n)
    steps = [f"{case.vocabulary.name(statement.roles[0][1])} began on {day(start.isoformat())}", f"year {n} runs from {day(opens.isoformat())} to {day((closes - dt.timedelta(days=1)).isoformat())}"]
    if opens <= at < closes and at <= end:
        return case.judge(Verdict.SUPPORTED, f"{day(at.isoformat())} lies in year {n}", [statement], steps)
    early = opens - SLACK <= at < opens
    because = f"on {day(at.isoformat())} it was in year {_year_of(start, at)}; year {n} {'began' if opens <= at else 'begins'} on {day(opens.isoformat())}"
    return case.judge(Verdict.IMPRECISE if early else Verdict.CONTRADICTED, because, [statement], steps)


def _years_after(start: dt.date, years: int) -> dt.date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def _year_of(start: dt.date, at: dt.date) -> int:
    return max(1, at.year - start.year + ((at.month, at.day) >= (start.month, start.day)))


UNITS = {"day": 1 / 365.2425, "week": 7 / 365.2425, "month": 1 / 12, "year": 1.0, "decade": 10.0}


def _duration(case: Case, found: list[Statement], value: Value) -> Judgement:
    """How long it had lasted, or lasted in all."""
    unit = next((size for word, size in UNITS.items() if value.unit.lower().startswith(word)), None)
    if unit is None:
        return case.judge(Verdict.SUPPORTED, case.says(found[-1]), found[-1:])
    results: list[tuple[str, Statement, str]] = []
    for statement in found:
        start, end = days(statement)
        until = min(end, case.as_of if case.claim.when is None else min(case.claim.when.end, case.as_of))
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
    vague = not any(c.isdigit() for c in value.text)
    verdict = Verdict.IMPRECISE if vague or fits == "near" else Verdict.CONTRADICTED
    return case.judge(verdict, f"{case.says(statement)}; that was {span_words(days(statement)[0], min(days(statement)[1], case.as_of))} before, hardly “{value.text}”" if vague else words, [statement], [words])


def _level(case: Case, found: list[Statement], value: Value) -> Judgement:
    """A goal or another measure that holds for a time."""
    at = case.at
    same = [s for s in found if s.number is not None and (not s.unit or not value.unit or s.unit.split()[0] == value.unit.split()[0])]
    now = [s for s in same if days(s)[0] <= at.end and at.start <= days(s)[1]]
    fitting = [s for s in now if agree(value, s.number or 0) == "agree"]
    if fitting:
        return case.judge(Verdict.SUPPORTED, case.says(fitting[-1]), fitting[-1:])
    before = [s for s in same if agree(value, s.number or 0) == "agree" and days(s)[0] <= case.as_of]
    if before and now:
        return case.judge(Verdict.OUTDATED, f"{case.says(before[-1])}; now {case.says(now[-1])}", [before[-1], now[-1]])
    return case.judge(Verdict.CONTRADICTED, case.says(now[-1]), now[-1:]) if now else case.missing()
