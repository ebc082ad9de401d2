"""What a date that is written in full means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from detente.claims import When
from detente.reading.dateforms import SMALL
from detente.reading.numerals import units
from detente.reading.periods import (
    Got,
    Setting,
    day_of,
    half,
    month_of,
    nearest,
    part_of,
    part_of_year,
    place_of,
    quarter,
    season,
    year_of,
    years,
)

ENDINGS = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def _day(got: Got, _: Setting) -> When:
    month = month_of(got["m"]) if got.get("m") else int(got["mm"] or 0)
    return When.day(dt.date(year_of(got["y"]), month, day_of(got["d"])))


def _days(got: Got, setting: Setting) -> When | None:
    first, last = _day(got, setting), _day({**got, "d": got["d2"]}, setting)
    return When.span(first, last) if first.start < last.start else None


def _figures(got: Got, _: Setting) -> When | None:
    """24/02/2022; where day and month could be either, only a full stop between them tells (24.02.2022)."""
    one, two, year = int(got["a"] or 0), int(got["b"] or 0), year_of(got["y"])
    if got["sep"] == "." or one > 12 or one == two:
        return When.day(dt.date(year, two, one))
    return When.day(dt.date(year, one, two)) if two > 12 else None


def _month(got: Got, _: Setting) -> When:
    return When.month(year_of(got["y"]), month_of(got["m"]))


def _months(got: Got, _: Setting) -> When:
    first, last, year = month_of(got["m"]), month_of(got["m2"]), year_of(got["y"])
    return When.months(year - (first > last), first, last + 12 * (first > last))


def _season(got: Got, _: Setting) -> When:
    return season(year_of(got["y"]), got["s"])


def _quarter(got: Got, _: Setting) -> When:
    return quarter(year_of(got["y"]), place_of(got["q"]))


def _half(got: Got, _: Setting) -> When:
    return half(year_of(got["y"]), place_of(got["q"]))


def _fiscal(got: Got, setting: Setting) -> When:
    """A fiscal year by its state's calendar; where that is not known, the year as it is written."""
    year = _full(got["y"], 2000)
    last = _full(got["y2"], year) if got.get("y2") else None
    month, named = units()["fiscal"].get(setting.state, (1, ""))
    if last is not None:
        return When.months(year, month, month + 11) if month > 1 and last == year + 1 else years(year, max(last, year))
    if named not in {"begins", "ends"}:
        return When.year(year)
    return When.months(year - (named == "ends"), month, month + 11)


def _full(written: str | None, like: int) -> int:
    number = int(written or 0)
    return number if number > 99 else like // 100 * 100 + number


def _ending(got: Got, setting: Setting) -> When | None:
    """A fiscal year by the month in which it begins or ends."""
    month = month_of(got["m"])
    begins = (got["how"] or "").endswith(("starting", "beginning", "starts", "begins", "began", "from"))
    if got["y"]:
        year = year_of(got["y"])
    elif setting.today:
        ended = (got["how"] or "").endswith(("ended", "began"))
        year = nearest(setting.today, month, 1, "past" if ended else setting.tense or "future").year
    else:
        return None
    return (
        When.months(year, month, month + 11)
        if begins
        else When.months(year - (month < 12), month % 12 + 1, month + 12 * (month < 12))
    )


def _decade(got: Got, _: Setting) -> When:
    """A decade or a part of it; the 1800s and 1900s are centuries, the 2000s are not yet."""
    first = int(got["y"] or 0) * 10
    if first % 100 == 0 and first < 2000:
        return years(first, first + 99)
    parts = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "start": (0, 1), "end": (8, 9)}
    low, high = parts.get(part_of(got["part"]), (0, 9))
    return years(first + low, first + high)


def _decade_half(got: Got, _: Setting) -> When:
    first = int(got["y"] or 0) * 10 + (5 if place_of(got["q"]) == 2 else 0)
    return years(first, first + 4)


def _century(got: Got, _: Setting) -> When:
    number = ENDINGS.get((got["c"] or "").lower()) or int(got["c"] or 0)
    low, high = {"early": (1, 33), "mid": (34, 66), "late": (67, 100), "start": (1, 10), "end": (91, 100)}.get(
        part_of(got["part"]), (1, 100)
    )
    return years((number - 1) * 100 + low, (number - 1) * 100 + high)


def _range(got: Got, _: Setting) -> When | None:
    first = year_of(got["y"])
    last = _full(got["y2"], first)
    return years(first, last) if last > first else None


def _years_to(got: Got, _: Setting) -> When | None:
    """The five years to 2024: 2020 to 2024."""
    written, last = (got["n"] or "").lower(), year_of(got["y"])
    count = int(written) if written.isdigit() else SMALL.get(written, 0)
    return years(last - count + 1, last) if count > 1 else None


def _year(got: Got, _: Setting) -> When:
    return part_of_year(year_of(got["y"]), part_of(got.get("part")))


ABSOLUTE: dict[str, Callable[[Got, Setting], When | None]] = {
    "day": _day,
    "days": _days,
    "figures": _figures,
    "month": _month,
    "months": _months,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _fiscal,
    "ending": _ending,
    "decade": _decade,
    "decadepart": _decade_half,
    "century": _century,
    "range": _range,
    "yearsto": _years_to,
    "decadeto": lambda got, _: years(year_of(got["y"]) - 9, year_of(got["y"])),
    "year": _year,
    "oldyear": _year,
}
