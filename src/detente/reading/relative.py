"""What a date means that is reckoned from the document's date: last spring, on Monday, two years ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from detente.claims import When
from detente.reading.dateforms import DAYS, MONTHS, SEASONS, SMALL
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
    years,
)

STEPS = {"last": -1, "next": 1, "the coming": 1, "the upcoming": 1, "this coming": 1, "the past": -1, "this past": -1}


def _step(written: str | None) -> int:
    return STEPS.get((written or "").lower(), 0)


def _ref(got: Got, today: dt.date) -> int:
    return today.year + _step((got["ref"] or "").rsplit(None, 1)[0])


def _bare_day(got: Got, setting: Setting, today: dt.date) -> When:
    return When.day(nearest(today, month_of(got["m"]), day_of(got["d"]), setting.tense))


def _bare_days(got: Got, setting: Setting, today: dt.date) -> When | None:
    first = nearest(today, month_of(got["m"]), day_of(got["d"]), setting.tense)
    last = first.replace(day=day_of(got["d2"]))
    return When.span(When.day(first), When.day(last)) if first < last else None


def _bare_month(got: Got, setting: Setting, today: dt.date) -> When:
    month = month_of(got["m"])
    if month == today.month:
        return When.month(today.year, month)
    return When.month(nearest(today, month, 1, setting.tense).year, month)


def _bare_span(got: Got, setting: Setting, today: dt.date) -> When:
    last = _bare_month({"m": got["m2"]}, setting, today)
    month = month_of(got["m"])
    return When.span(When.month(last.start.year - (month > last.start.month), month), last)


def _bare_season(got: Got, setting: Setting, today: dt.date) -> When:
    begun = nearest(today, SEASONS[(got["s"] or "").lower()][0], 1, setting.tense)
    return season(begun.year, got["s"])


def _bare_quarter(got: Got, setting: Setting, today: dt.date) -> When:
    number = place_of(got["q"])
    return quarter(nearest(today, number * 3 - 2, 1, setting.tense or "past").year, number)


def _fiscal_ref(got: Got, setting: Setting, today: dt.date) -> When | None:
    """The state's fiscal year that is running, or one beside it."""
    month, _named = units()["fiscal"].get(setting.state, (0, ""))
    if not month:
        return None
    year = today.year - (today.month < month) + _step(got["which"])
    return When.months(year, month, month + 11)


def _count(written: str | None) -> float:
    low = (written or "").lower()
    if low.startswith("half"):
        return 0.5
    return int(low) if low.isdigit() else SMALL.get(low, 0)


def _shifted(today: dt.date, unit: str, count: float) -> When:
    """A day, month or year so many units from today, as exact as the unit."""
    if unit in {"day", "week"}:
        return When.day(today + dt.timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        month = today.year * 12 + today.month - 1 + round(count)
        return When.month(month // 12, month % 12 + 1)
    return When.year(today.year + round(count * {"year": 1, "decade": 10, "century": 100, "centurie": 100}[unit]))


def _ago(got: Got, _: Setting, today: dt.date) -> When:
    count, unit, bound = _count(got["n"]), (got["u"] or "").lower(), (got["bound"] or "").lower()
    if not count:
        reach = {"day": 15, "week": 60, "month": 300, "year": 3650, "decade": 36500}.get(unit, 36500)
        return When.span(When.day(today - dt.timedelta(days=reach)), When.day(today))
    then = _shifted(today, unit, -count)
    if bound in {"more than", "over", "at least", "just over"}:
        return When.span(None, then)
    return When.span(then, When.day(today)) if bound == "less than" else then


def _window(got: Got, _: Setting, today: dt.date) -> When | None:
    """The past five years, the next decade: from then to now, or from now to then."""
    count, unit = _count(got.get("n", "1")), (got["u"] or "").lower()
    if not count:
        return None
    ahead = (got["which"] or "").lower() in {"next", "coming"}
    then = _shifted(today, unit, count if ahead else -count)
    now = _shifted(today, unit, 0)
    return When.span(now, then) if ahead else When.span(then, now)


def _ahead(got: Got, setting: Setting, today: dt.date) -> When | None:
    return _shifted(today, (got["u"] or "").lower(), _count(got["n"])) if setting.tense == "future" else None


def _named(got: Got, _: Setting, today: dt.date) -> When:
    shift = {"yesterday": -1, "tomorrow": 1}.get((got["w"] or "").lower(), 0)
    return When.day(today + dt.timedelta(days=shift))


def _weekday(got: Got, setting: Setting, today: dt.date) -> When:
    back = (today.weekday() - DAYS[(got["w"] or "").lower()]) % 7
    which = (got["which"] or "").lower()
    if which == "next":
        return When.day(today + dt.timedelta(days=7 - back))
    if which.startswith("last") or which == "this past":
        return When.day(today - dt.timedelta(days=back or 7))
    ahead = setting.tense == "future" or (which.startswith("this") and setting.tense != "past")
    return When.day(today + dt.timedelta(days=-back % 7) if ahead else today - dt.timedelta(days=back))


def _relative(got: Got, _: Setting, today: dt.date) -> When | None:
    unit, step = (got["u"] or "").lower(), _step(got["which"])
    if unit == "night":
        return When.day(today + dt.timedelta(days=min(step, 0)))
    if unit in {"week", "weekend"}:
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
        first = monday + dt.timedelta(days=5 if unit == "weekend" else 0)
        return When.span(When.day(first), When.day(monday + dt.timedelta(days=6)))
    if unit in {"month", "year"}:
        return _shifted(today, unit, step)
    if unit == "quarter":
        at = today.year * 4 + (today.month - 1) // 3 + step
        return quarter(at // 4, at % 4 + 1)
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        since = today.year // size * size + step * size
        return years(since + (size == 100), since + size - (size == 10))
    if unit in MONTHS:
        month = MONTHS[unit]
        return When.month(today.year - (step < 0 and month >= today.month) + (step > 0 and month <= today.month), month)
    return _season_ref(unit, step, today)


def _season_ref(name: str, step: int, today: dt.date) -> When:
    """Last spring is over, next spring is to come, this spring is that of the running year."""
    seasons = [season(y, name) for y in range(today.year - 2, today.year + 3)]
    if step < 0:
        return [s for s in seasons if s.end < today][-1]
    if step > 0:
        return next(s for s in seasons if s.start > today)
    return next((s for s in seasons if s.start <= today <= s.end), season(today.year, name))


RELATIVE_FORMS: dict[str, Callable[[Got, Setting, dt.date], When | None]] = {
    "bareday": _bare_day,
    "baredays": _bare_days,
    "baremonth": _bare_month,
    "barespan": _bare_span,
    "bareseason": _bare_season,
    "barequarter": _bare_quarter,
    "fiscalref": _fiscal_ref,
    "ago": _ago,
    "window": _window,
    "ahead": _ahead,
    "named": _named,
    "weekday": _weekday,
    "relative": _relative,
    "shifted": lambda got, _, today: When.month(_ref(got, today), month_of(got["m"])),
    "shiftedday": lambda got, _, today: When.day(dt.date(_ref(got, today), month_of(got["m"]), day_of(got["d"]))),
    "seasonref": lambda got, _, today: season(_ref(got, today), got["s"]),
    "quarterref": lambda got, _, today: quarter(_ref(got, today), place_of(got["q"])),
    "halfref": lambda got, _, today: half(_ref(got, today), place_of(got["q"])),
    "yearpart": lambda got, _, today: part_of_year(_ref(got, today), part_of(got["part"])),
}
