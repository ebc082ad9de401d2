"""Did they say it: what a text quotes somebody with, against statements of speech in the record."""

from __future__ import annotations

import datetime as dt
import re

from detente.checking.case import Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.words import content
from detente.claims import Mention, Statement

ENOUGH = 0.4
"""The share of the content words of the shorter text that must be shared."""
FEWEST = 3
"""And at least so many words, names left out."""
SAME = 0.65
"""The share of the words of a quotation that another's statement must have to be taken for its origin."""
NEAR = dt.timedelta(days=45)


def said(case: Case, speaker: tuple[Mention, ...]) -> Judgement:
    """Whether the record has the speaker saying something like the claim's quote near its time."""
    people = {i for m in speaker for i in _people(case, m)}
    names = ", ".join(m.name for m in speaker)
    if not people and speaker and all(m.name[:1].islower() for m in speaker):
        return case.judge(Verdict.NOT_CHECKABLE, f"too vague to test: nobody is named, only {names}")
    if not people:
        return case.judge(Verdict.NO_RECORD, f"the record holds no statements by {names}")
    stated = [s for s in case.known(case.record.find("said", {"speaker": people})) if s.gist]
    timed = [s for s in stated if _in_time(case, s)] if case.claim.when else stated
    named = content(
        " ".join(case.vocabulary.name(m.id) for m in (*speaker, *case.claim.subject, *case.claim.object) if m.id)
    )
    words = content(case.claim.quote) - named
    about = {m.id for m in (*case.claim.object, *case.claim.subject) if m.id} - people
    scored = sorted(
        ((_shared(words, content(s.gist)) + 0.1 * bool(about & set(s.role("about"))), s.start, s) for s in timed),
        key=lambda t: t[:2],
    )
    score, _, best = scored[-1] if scored else (0.0, "", None)
    shared = words & content(best.gist) if best else frozenset()
    enough = best is not None and len(shared) >= min(FEWEST, max(2, len(words)))
    if best and enough and score >= ENOUGH and _same_figures(case.claim.quote, best):
        steps = [f"shared content words: {', '.join(sorted(shared))}"]
        return case.judge(Verdict.SUPPORTED, case.says(best), [best], steps)
    if other := _by_another(case, people, words):
        return _misattributed(case, other, names)
    if best is None:
        return case.judge(Verdict.NO_RECORD, f"the record holds no statement by {names} of that time")
    nearest = f"the record holds no such statement by {names}"
    if len(shared) < 2:
        return case.judge(Verdict.NO_RECORD, nearest)
    return case.judge(Verdict.NO_RECORD, f"{nearest}; the nearest: {case.says(best)}", [best])


def _misattributed(case: Case, other: Statement, names: str) -> Judgement:
    """Two may say the same; but "it was she who said it" says that nobody else did."""
    if case.claim.scope == "alone":
        return case.judge(Verdict.CONTRADICTED, f"it was another who said it: {case.says(other)}", [other])
    because = f"the record holds no such statement by {names}; another said it: {case.says(other)}"
    return case.judge(Verdict.NO_RECORD, because, [other])


def _by_another(case: Case, people: set[str], words: frozenset[str]) -> Statement | None:
    """A statement on record of the same words, by somebody else, where none is by the one who is quoted."""
    about = {m.id for m in (*case.claim.object, *case.claim.subject) if m.id} - people
    if len(words) < FEWEST - 1 or not about:
        return None
    best: tuple[float, Statement | None] = (SAME, None)
    for statement in case.known(case.record.find("said", {"about": about})):
        if not statement.gist or not _in_time(case, statement):
            continue
        gist = content(statement.gist)
        share = len(words & gist) / len(words)
        mine = bool(people & set(statement.role("speaker")))
        if share >= SAME and mine:
            return None
        if share > best[0] or (share == best[0] and best[1] is None):
            best = (share, statement)
    return best[1]


def _same_figures(quote: str, statement: Statement) -> bool:
    """Whether a quotation with figures shares one with what is on record: 23 countries are not 18."""
    figures = set(re.findall(r"\d+(?:\.\d+)?", quote.replace(",", "")))
    return not figures or bool(
        figures & set(re.findall(r"\d+(?:\.\d+)?", f"{statement.gist} {statement.number or 0:g}"))
    )


def _people(case: Case, mention: Mention) -> set[str]:
    """The speaker, and the holder of the office at the time where an office speaks."""
    if not mention.id:
        return set()
    holders = {
        h
        for s in case.record.find("holds_office", {"office": {mention.id}}, start=case.as_of, end=case.as_of)
        for h in s.role("holder")
    }
    return {mention.id} | holders


def _in_time(case: Case, statement: Statement) -> bool:
    first, last = days(statement)
    at = case.claim.when
    start = at.start if at and at.start != dt.date.min else case.as_of - dt.timedelta(days=730)
    end = at.end if at and at.end != dt.date.max else case.as_of
    return first - NEAR <= end and start <= last + NEAR if at else start <= last and first <= end


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
