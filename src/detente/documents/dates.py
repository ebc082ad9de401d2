"""Reads the dates that people give on a command line, in a JSON line or in a page's head."""

from __future__ import annotations

import datetime as dt
import re

from detente.errors import DateError

KNOWN_FORMS = "known forms: 2024-01-05, 2024/01/05, 05.01.2024, 5 January 2024, January 5, 2024, 2024-01-05T10:00:00Z"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ]\d{2}(?::?\d{2}){0,2}.{0,20})?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)


def parse_date(text: str) -> dt.date:
    """One day. Raises DateError, with the forms that are known, for anything else.

    >>> parse_date("Jan. 5, 2024")
    datetime.date(2024, 1, 5)
    """
    given = " ".join(text.split()) if len(text) <= 60 else text[:60]
    if found := _YEAR_FIRST.fullmatch(given):
        return _day(given, int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(given):
        first, second = int(found[1]), int(found[3])
        if found[2] != "." and first <= 12 and second <= 12 and first != second:
            raise DateError(f"'{given}' could be two days", remedy="write it as 2024-01-05")
        day, month = (second, first) if found[2] != "." and second > 12 else (first, second)
        return _day(given, int(found[4]), month, day)
    lower = given.lower()
    if found := _DAY_MONTH.fullmatch(lower):
        return _day(given, int(found[3]), _month(given, found[2]), int(found[1]))
    if found := _MONTH_DAY.fullmatch(lower):
        return _day(given, int(found[3]), _month(given, found[1]), int(found[2]))
    raise DateError(f"'{given}' is no date", remedy=KNOWN_FORMS)


def _month(given: str, name: str) -> int:
    if name[:3] in _MONTHS and (name in _FULL or len(name) == 3 or name == "sept"):
        return _MONTHS.index(name[:3]) + 1
    raise DateError(f"'{given}' names no month", remedy=KNOWN_FORMS)


def _day(given: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise DateError(f"'{given}' is no day of the calendar", remedy=KNOWN_FORMS) from error


_PLACE = r"^[A-Z][A-Za-z.'’/ -]{1,40}"
_WRITTEN = r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, (?P<plain>{_WRITTEN})(?:\s?[-–—]|$)|\s?\((?P<bracketed>{_WRITTEN})\))", re.MULTILINE
)
HEAD = 800
"""How far into a text its dateline is looked for, in characters."""


def dateline(text: str) -> dt.date | None:
    """The day that a text gives itself at its head ("HELSINKI, 3 April 2024 —"); None where it gives none.

    >>> dateline("PHILIPPINE SEA (June 1, 2021) Ships sailed.")
    datetime.date(2021, 6, 1)
    """
    found = _DATELINE.search(text, 0, HEAD)
    if found is None:
        return None
    try:
        return parse_date(found["plain"] or found["bracketed"])
    except DateError:
        return None
