"""When: absolute and relative dates as EDTF with their precision.

Relative dates are reckoned from the document's date; without one they stay unread. A year alone is a date only where it
stands as one ("in 2024", "the 2024 budget"), not where it counts something.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.claims import When

NAMES = "January February March April May June July August September October November December"
MONTHS = {name.lower(): number for number, name in enumerate(NAMES.split(), 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
DAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
SMALL = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
SMALL |= {"ten": 10, "eleven": 11, "twelve": 12}

_LONG = "|".join(NAMES.split())
_M = rf"(?P<{{0}}>{_LONG}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_Y = r"(?P<{0}>(?:18|19|20)\d\d)"
_FORMS = [
    ("day", re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_M.format('m')},? {_Y.format('y')}\b")),
    ("day", re.compile(rf"\b{_M.format('m')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_Y.format('y')}\b")),
    ("day", re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)\b")),
    ("month", re.compile(rf"\b(?P<part>[Ee]arly |[Mm]id-|[Ll]ate )?{_M.format('m')},? (?:of )?{_Y.format('y')}\b")),
    ("shifted", re.compile(rf"\b{_M.format('m')} (?:of )?(?P<which>last|this|next) year\b")),
    ("bareday", re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_M.format('m')}\b(?!\s\d{{4}})")),
    ("bareday", re.compile(rf"\b{_M.format('m')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? \d{{4}}|\d|,\d)")),
    ("season", re.compile(rf"\b(?P<s>[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)(?: of)? {_Y.format('y')}\b")),
    ("quarter", re.compile(rf"\b(?P<q>first|second|third|fourth) quarter of {_Y.format('y')}\b")),
    ("fiscal", re.compile(r"\b(?:[Ff]iscal(?: year)?|FY)[ -]?(?P<y>(?:19|20)?\d\d)\b")),
    ("decade", re.compile(r"\b(?:the )?(?:(?:early|mid|late)[ -])?(?P<y>(?:19|20)\d)0s\b")),
    ("range", re.compile(rf"\b{_Y.format('y')}\s?[-–]\s?(?P<y2>(?:19|20)?\d\d)\b")),
    (
        "year",
        re.compile(
            rf"(?<![\d.,$€£¥-])\b(?P<part>[Ee]arly |[Mm]id-|[Ll]ate |[Ee]nd of )?{_Y.format('y')}\b"
            r"(?![\d,.]*\d|\s?(?:per ?cent|%|yen|troops|soldiers|people|men))"
        ),
    ),
    (
        "ago",
        re.compile(
            rf"\b(?P<n>\d+|{'|'.join(SMALL)}|several|a few|some) (?P<u>day|week|month|year|decade)s? (?:ago|earlier)\b",
            re.I,
        ),
    ),
    (
        "relative",
        re.compile(
            r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he (?:current|coming|past|previous)) "
            rf"(?P<u>year|month|week|quarter|winter|spring|summer|autumn|decade|{_LONG})\b"
        ),
    ),
    ("named", re.compile(r"\b(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b")),
    (
        "weekday",
        re.compile(
            r"\b(?:(?P<which>[Ll]ast|[Nn]ext) )?(?P<w>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
        ),
    ),
    (
        "baremonth",
        re.compile(
            rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ate|[Ee]arly|[Mm]id|[Tt]hrough)[ -]{_M.format('m')}\b(?! \d)"
        ),
    ),
    ("baremonth", re.compile(rf"\b(?:[Ii]n|the end of|the start of|the beginning of) {_M.format('m')}\b(?! \d)")),
]


_WORDED = {"shifted", "ago", "relative", "named", "weekday", "baremonth"}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time where the text names it; `when` is None where it cannot be reckoned (a weekday in an undated text)."""

    when: When | None
    start: int
    end: int
    fiscal: bool = False


def find_dates(text: str, start: int, end: int, today: dt.date | None) -> list[DateMention]:
    """The dates of one sentence, `text[start:end]`, left to right, longest reading first."""
    found: list[DateMention] = []
    digits = _DIGIT.search(text, start, end) is not None
    for form, pattern in _FORMS:
        if not digits and form not in _WORDED:
            continue
        for m in pattern.finditer(text, start, end):
            if any(m.start() < d.end and d.start < m.end() for d in found):
                continue
            when = _read(form, m, today)
            if when or (today is None and form in {"bareday", "baremonth", "ago", "relative", "named", "weekday"}):
                found.append(DateMention(when, m.start(), m.end(), form == "fiscal"))
    return sorted(_bounded(text, start, found), key=lambda d: d.start)


def _read(form: str, m: re.Match[str], today: dt.date | None) -> When | None:
    got = m.groupdict()
    month = MONTHS.get((got.get("m") or "").lower().rstrip(".")) or int(got.get("mm") or 0)
    year = int(got["y"]) if got.get("y") else None
    try:
        match form:
            case "day":
                return When.day(dt.date(year or 0, month, int(got["d"])))
            case "month":
                return When.month(year or 0, month)
            case "shifted" if today:
                return When.month(today.year + {"last": -1, "next": 1}.get(got["which"], 0), month)
            case "bareday" if today:
                return When.day(_nearest(today, month, int(got["d"])))
            case "baremonth" if today:
                return When.month(_nearest(today, month, 1).year, month)
            case "season":
                return _season(year or 0, got["s"].lower())
            case "quarter":
                first = ["first", "second", "third", "fourth"].index(got["q"]) * 3 + 1
                return When(
                    f"{year}-{first // 3 + 33}", dt.date(year or 0, first, 1), When.month(year or 0, first + 2).end
                )
            case "fiscal" | "year":
                return When.year(year if year and year > 99 else 2000 + (year or 0))
            case "decade":
                return When(
                    f"{got['y']}0/{got['y']}9",
                    dt.date(int(got["y"]) * 10, 1, 1),
                    dt.date(int(got["y"]) * 10 + 9, 12, 31),
                )
            case "range":
                last = int(got["y2"]) if len(got["y2"]) == 4 else (year or 0) // 100 * 100 + int(got["y2"])
                return When.span(When.year(year or 0), When.year(last)) if last > (year or 0) else None
            case "ago" | "relative" | "named" | "weekday" if today:
                return _relative(form, got, today)
    except ValueError:
        pass
    return None


def _nearest(today: dt.date, month: int, day: int) -> dt.date:
    """The day of that month that lies closest to the document's date, a past one counting as twice as close."""
    options = [
        dt.date(y, month, day)
        for y in (today.year - 1, today.year, today.year + 1)
        if day < 29 or _exists(y, month, day)
    ]
    return min(options, key=lambda d: (today - d).days if d <= today else 2 * (d - today).days)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _season(year: int, name: str) -> When:
    first, last = SEASONS[name]
    code = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[name]
    until = When.month(year + (last < first), last).end
    return When(f"{year}-{code}", dt.date(year, first, 1), until)


def _relative(form: str, got: dict[str, str | None], today: dt.date) -> When | None:
    if form == "named":
        shift = {"yesterday": -1, "tomorrow": 1}.get((got["w"] or "").lower(), 0)
        return When.day(today + dt.timedelta(days=shift))
    if form == "weekday":
        back = (today.weekday() - DAYS[(got["w"] or "").lower()]) % 7
        ahead = (got["which"] or "").lower() == "next"
        return When.day(today + dt.timedelta(days=7 - back) if ahead else today - dt.timedelta(days=back))
    unit = (got["u"] or "").lower()
    if form == "ago":
        count = SMALL.get((got["n"] or "").lower()) or (int(got["n"] or 0) if (got["n"] or "").isdigit() else 0)
        if not count:
            first = today - dt.timedelta(
                days={"day": 15, "week": 60, "month": 300, "year": 3650, "decade": 36500}[unit]
            )
            return When(f"{first.isoformat()}/{today.isoformat()}", first, today)
        if unit in {"day", "week"}:
            return When.day(today - dt.timedelta(days=count * (7 if unit == "week" else 1)))
        if unit == "month":
            month = today.year * 12 + today.month - 1 - count
            return When.month(month // 12, month % 12 + 1)
        return When.year(today.year - count * (10 if unit == "decade" else 1))
    which = (got["which"] or "").lower()
    step = {"last": -1, "the past": -1, "the previous": -1, "next": 1, "the coming": 1}.get(which, 0)
    if unit == "year":
        return When.year(today.year + step)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + step
        return When.month(month // 12, month % 12 + 1)
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
        return When(f"{monday}/{monday + dt.timedelta(days=6)}", monday, monday + dt.timedelta(days=6))
    if unit in MONTHS:
        number = MONTHS[unit]
        year = today.year - (step < 0 and number >= today.month) + (step > 0 and number <= today.month)
        return When.month(year, number)
    if unit in SEASONS:
        return _season(today.year + min(step, 0) * (SEASONS[unit][0] >= today.month or step < 0), unit)
    return None


_LEAD = re.compile(
    r"\b(since|from|until|till|by|before|after|through|between|up to|as of|starting)"
    r"(?: the)?(?: end of| start of| beginning of| early| mid| late)?[ -]?$",
    re.I,
)


def _bounded(text: str, start: int, found: list[DateMention]) -> Iterator[DateMention]:
    """Close or open a date by the word before it: since 2014 is 2014/.., from 1991 to 2024 is 1991/2024."""
    rest = sorted(found, key=lambda d: d.start)
    skip = -1
    for n, date in enumerate(rest):
        if n == skip:
            continue
        if date.when is None:
            yield date
            continue
        lead = _LEAD.search(text, max(start, date.start - 30), date.start)
        word = lead[1].lower() if lead else ""
        after = rest[n + 1] if n + 1 < len(rest) else None
        joined = after and text[date.end : after.start].strip().lower() in {
            "to",
            "until",
            "till",
            "through",
            "and",
            "-",
            "–",
        }
        if lead and after and joined and word in {"from", "between"}:
            skip = n + 1
            yield DateMention(When.span(date.when, after.when), date.start, after.end)
        elif word in {"since", "after", "starting", "from"}:
            yield DateMention(When.span(date.when, None), date.start, date.end, date.fiscal)
        elif word in {"until", "till", "before", "through", "up to"} or word == "by":
            yield DateMention(When.span(None, date.when), date.start, date.end, date.fiscal)
        else:
            yield date
