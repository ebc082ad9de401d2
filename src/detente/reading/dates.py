"""When: absolute and relative dates as EDTF with their precision, opened or closed by the words around them.

Relative dates are reckoned from the document's date and the tense of their verb; where there is nothing to reckon them by
they are seen and left open. A year alone is a date only where it stands as one, not where it counts or names something.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from detente.claims import When
from detente.reading.dateforms import HINT, MONTH, RELATIVE, YEAR, forms
from detente.reading.designations import designator
from detente.reading.lexicon import words
from detente.reading.numerals import either, units
from detente.reading.periods import Setting, Tense
from detente.reading.reckoning import reckon
from detente.reading.syntax import Sentence
from detente.reading.tense import state_of, tense_of
from detente.reading.window import Window

_DIGIT = re.compile(r"\d")
LASTING = {"window", "earlier", "ahead"}
"""Forms whose numbers are quantities too: the past five years, three days later."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time where the text names it; `when` is None where it cannot be reckoned (a weekday in an undated text).

    `lasts` tells that its number is a quantity too: the past five years.
    """

    when: When | None
    start: int
    end: int
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    form: str
    got: dict[str, str | None]
    setting: Setting
    when: When | None
    start: int
    end: int

    def again(self, today: dt.date | None, tense: Tense) -> _Found:
        """The same date, reckoned from another day."""
        setting = replace(self.setting, today=today, tense=tense)
        return replace(self, when=reckon(self.form, self.got, setting))


def find_dates(
    text: str,
    start: int,
    end: int,
    today: dt.date | None,
    sentence: Sentence | None = None,
    states: Mapping[int, str] | None = None,
) -> list[DateMention]:
    """The dates of one sentence, `text[start:end]`, left to right, the most exact reading of each.

    The sentence's parse tells the tense; `states` are the states that it names, by the place of their words, and tell
    whose fiscal year is meant.
    """
    if HINT.search(text, start, end) is None:
        return []
    window = Window(text, sentence) if sentence is not None else None
    digits = _DIGIT.search(text, start, end) is not None
    found: list[_Found] = []
    free = bytearray(b"\1") * (end - start)
    month, year = (p.search(text, start, end) is not None for p in (MONTH, YEAR))
    low = text[start:end].lower()
    for form, pattern in [(f.name, f.pattern) for f in forms() if f.may_stand_in(low, digits, month, year)]:
        for m in pattern.finditer(text, start, end):
            if 0 in free[m.start() - start : m.end() - start] or (form == "year" and _is_no_date(text, start, m)):
                continue
            tense, state = "", ""
            if window is not None and form in RELATIVE | {"ahead", "ending"}:
                tense = tense_of(window, m.start())
            if window is not None and form.startswith("fiscal"):
                state = state_of(window, m.start(), states or {})
            setting = Setting(today, _leaning(text, start, m, tense), state)  # type: ignore[arg-type]
            when = reckon(form, m.groupdict(), setting)
            if when or form in RELATIVE:
                found.append(_Found(form, m.groupdict(), setting, when, m.start(), m.end()))
                free[m.start() - start : m.end() - start] = bytes(m.end() - m.start())
    bounded = _bounded(text, start, sorted(found, key=lambda f: f.start))
    return [DateMention(f.when, f.start, f.end, f.form in LASTING) for f in bounded]


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    data = units()
    names = either(
        [
            *words("units.yaml", "people"),
            *data["percent"],
            *data["points"],
            *data["currencies"],
            "million",
            "billion",
            "trillion",
        ]
    )
    return re.compile(rf"\s?(?:{names})s?(?!\w)|\s?[-/]\s?\w", re.IGNORECASE)


def _is_no_date(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether a year's four figures count (2000 troops) or name something (Agenda 2030)."""
    after = text[m.end() : m.end() + 24]
    counts = _counted().match(after) is not None and not re.match(r"[-–/]", after)
    named = designator().search(text[max(start, m.start() - 24) : m.start()]) if m["part"] is None else None
    return counts or (named is not None and named[0].rstrip() not in {"Season", "Exercise", "Operation"})


_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|until|till|before|no\slater\sthan)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def _leaning(text: str, start: int, m: re.Match[str], tense: str) -> str:
    """The tense, where the word before the date or in it says more: since January is past, by March to come."""
    lead = text[max(start, m.start() - 24) : m.start()] + m[0][:6]
    if _SINCE.search(lead[:-6] if len(m[0]) > 6 else lead) or m[0].lower().startswith("since"):
        return "past"
    if not tense and (
        m[0].lower().startswith(("by ", "until ", "till ")) or _BY.search(text[max(start, m.start() - 24) : m.start()])
    ):
        return "future"
    return tense


_LEAD = re.compile(
    r"\b(since|from|until|till|by|before|after|through|thru|between|up to|as of|no later than|not later than|not before|"
    r"(?:starting|beginning)(?: in| on| from)?)(?: the)?(?: end of| start of| beginning of| early| mid| late)?[ -]?$",
    re.I,
)
_INNER = re.compile(r"(since|from|until|till|by|before|after|through)\b", re.I)
_JOINED = {"to", "until", "till", "through", "thru", "and", "-", "–", "—"}
_CLOSED = {"days", "months", "range", "baredays", "barespan", "window"}
_BARE = {"bareday", "baremonth", "weekday"}


def _bounded(text: str, start: int, found: list[_Found]) -> Iterator[_Found]:
    """Close or open a date by the word before it: since 2014 is 2014/.., from 1991 to 2024 is 1991/2024."""
    skip = -1
    for n, date in enumerate(found):
        if n == skip:
            continue
        lead = _LEAD.search(text, max(start, date.start - 36), date.start) or _INNER.match(text, date.start, date.end)
        word = " ".join(lead[1].lower().split()[:3]) if lead else ""
        after = found[n + 1] if n + 1 < len(found) else None
        link = text[date.end : after.start].strip().lower() if after and after.start - date.end < 12 else ""
        if (
            after
            and link in _JOINED
            and (word in {"from", "between"} or link != "and")
            and (both := _span(date, after))
        ):
            skip = n + 1
            yield replace(date, when=both, end=after.end)
        elif date.when is None:
            yield date
        else:
            yield replace(
                date,
                when=date.when if date.form in _CLOSED and word in {"from", "between"} else _opened(word, date.when),
            )


def _span(first: _Found, last: _Found) -> When | None:
    """From one date to another; where only one has its year, the other is reckoned from it."""
    if first.form in _BARE and last.when and last.form not in RELATIVE:
        first = first.again(last.when.start, "past")
    elif last.form in _BARE and first.when and first.form not in RELATIVE:
        last = last.again(first.when.start, "future")
    if first.when is None or last.when is None or first.when.start >= last.when.start:
        return None
    return When.span(first.when, last.when)


def _opened(word: str, when: When) -> When:
    if when.start == dt.date.min or when.end == dt.date.max:
        return when
    if word in {"since", "after", "from", "not before"} or word.startswith(("starting", "beginning")):
        return When.span(when, None)
    if word == "before":
        return When.span(None, _just_before(when))
    if word in {"until", "till", "through", "thru", "up to", "by", "no later than", "not later than"}:
        return When.span(None, when)
    return when


def _just_before(when: When) -> When:
    """The year, month or day before one; of another time, its first day's eve."""
    eve = when.start - dt.timedelta(days=1)
    if len(when.edtf) == 4:
        return When.year(eve.year)
    return When.month(eve.year, eve.month) if when == When.month(when.start.year, when.start.month) else When.day(eve)
