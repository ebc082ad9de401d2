"""Time as EDTF (ISO 8601-2), kept beside the days that it can mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.errors import DateError

if TYPE_CHECKING:
    from edtf.parser.parser_classes import EDTFObject

OPEN_START = dt.date.min
OPEN_END = dt.date.max


@dataclass(frozen=True, slots=True)
class When:
    """A time with its precision: the EDTF text and the first and last day that it can mean.

    An open start or end is `date.min` or `date.max`.
    """

    edtf: str
    start: dt.date
    end: dt.date

    @classmethod
    def day(cls, day: dt.date) -> When:
        """One day."""
        return cls(day.isoformat(), day, day)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        """One month."""
        first = dt.date(year, month, 1)
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return cls(f"{year:04}-{month:02}", first, after - dt.timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> When:
        """One year."""
        return cls(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> When:
        """From one month of a year to another; a last month beyond 12 lies in the next year."""
        return cls.span(cls.month(year, first), cls.month(year + (last - 1) // 12, (last - 1) % 12 + 1))

    @classmethod
    def span(cls, first: When | None, last: When | None) -> When:
        """From the one to the other; None leaves that side open (EDTF `..`). Of an interval, the outer side counts."""
        return cls(
            f"{first.edtf.partition('/')[0] if first else '..'}/{last.edtf.rpartition('/')[2] if last else '..'}",
            first.start if first else OPEN_START,
            last.end if last else OPEN_END,
        )

    @classmethod
    def parse(cls, text: str) -> When:
        """Read EDTF. Raises DateError with the forms that are known."""
        return _parse(text.strip())

    def overlaps(self, other: When) -> bool:
        """Whether some day belongs to both."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: When) -> bool:
        """Whether every day of this belongs to the other."""
        return other.start <= self.start and self.end <= other.end

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=20_000)
def _parse(text: str) -> When:
    first, slash, last = text.partition("/")
    if slash:
        bounds = [None if side in {"..", ""} else _parse(side) for side in (first, last)]
        return When(text, bounds[0].start if bounds[0] else OPEN_START, bounds[1].end if bounds[1] else OPEN_END)
    try:
        simple = [int(part) for part in text.split("-")] if text[:1].isdigit() else []
        if len(text) == 10 and len(simple) == 3:
            return When.day(dt.date(*simple))
        if len(text) == 7 and len(simple) == 2 and 1 <= simple[1] <= 12:
            return When.month(*simple)
        if len(text) == 4 and len(simple) == 1:
            return When.year(simple[0])
    except ValueError:
        pass
    return _parse_uncommon(text)


def _parse_uncommon(text: str) -> When:
    """Seasons, decades, uncertain and approximate dates, by the EDTF library; it is slow to load, so only when met."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        found: EDTFObject = parse_edtf(text)
        lower, upper = found.lower_strict(), found.upper_strict()
        return When(text, dt.date(*lower[:3]), dt.date(*upper[:3]))
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise DateError(
            f"'{text}' is not a date in EDTF",
            remedy="write it as 2024-01-05, 2024-01, 2024, 2023-12/2024-01, 2022-02-24/.., or another EDTF form",
        ) from error
