"""Stretches of the calendar that writers name: parts of a year, seasons, quarters, halves; and what they are reckoned by."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from detente.claims import When
from detente.reading.dateforms import MONTHS, PLACES, SEASONS

Tense = Literal["past", "future", ""]
THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}


@dataclass(frozen=True, slots=True)
class Setting:
    """What dates are reckoned by: the document's date, the tense around the date, and the state whose budget it is of."""

    today: dt.date | None
    tense: Tense = ""
    state: str = ""


Got = dict[str, str | None]


def month_of(name: str | None) -> int:
    """The number of a month by its name or its first letters."""
    return MONTHS[(name or "").lower().rstrip(".")]


def day_of(written: str | None) -> int:
    """The number of a day, its ending left out: 24th."""
    return int(re.sub(r"\D", "", written or "") or 0)


def year_of(written: str | None) -> int:
    """The number of a year."""
    return int(written or 0)


def place_of(written: str | None) -> int:
    """The number of a quarter or half, in figures or as an ordinal."""
    low = (written or "").lower()
    return int(low) if low.isdigit() else 2 if low == "latter" else PLACES[low]


def part_of(written: str | None) -> str:
    """Which part of a time its words say: early, mid, late, start, end; else nothing."""
    low = (written or "").lower().replace("later", "").replace("earlier", "")
    words = {
        "early": "early",
        "mid": "mid",
        "late": "late",
        "start": "start",
        "beginning": "start",
        "outset": "start",
        "end": "end",
        "close": "end",
    }
    return next((part for word, part in words.items() if word in low), "")


def part_of_year(year: int, part: str) -> When:
    """A year, or the third, first or last month of it that its words mean."""
    if part in {"start", "end"}:
        return When.month(year, THIRDS[part][0])
    return When.months(year, *THIRDS[part]) if part else When.year(year)


def years(first: int, last: int) -> When:
    """From one year to another."""
    return When.span(When.year(first), When.year(last))


def nearest(today: dt.date, month: int, day: int, tense: Tense) -> dt.date:
    """The day of that month that lies closest to the document's date, on the side of the tense; a past one is closer."""
    options = [made for y in range(today.year - 4, today.year + 5) if (made := _made(y, month, day))]
    near = [d for d in options if (d <= today if tense == "past" else d >= today if tense == "future" else True)]
    return min(near or options, key=lambda d: (today - d).days if d <= today else 2 * (d - today).days)


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def season(year: int, name: str | None) -> When:
    """A season of a year; a winter is that of the year in which it begins."""
    first, last = SEASONS[(name or "").lower()]
    code = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[(name or "").lower()]
    return When(f"{year:04}-{code}", dt.date(year, first, 1), When.month(year + (last < first), last).end)


def quarter(year: int, number: int) -> When:
    """A quarter of a calendar year."""
    return When(f"{year:04}-{number + 32}", dt.date(year, number * 3 - 2, 1), When.month(year, number * 3).end)


def half(year: int, number: int) -> When:
    """A half of a calendar year."""
    return When(f"{year:04}-{number + 39}", dt.date(year, number * 6 - 5, 1), When.month(year, number * 6).end)
