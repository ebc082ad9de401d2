"""SIPRI's financial years in words, as the months that they cover: "Till: 1987 Apr-Mar, 1988: Apr-Jun, From 1989: Jul-Jun"."""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_MONTHS = re.compile(r"([A-Z][a-z]{2})-([A-Z][a-z]{2})\s*$")
_FROM = re.compile(r"From:? (\d{4})")
_TILL = re.compile(r"Till:? (\d{4})")
_IN = re.compile(r"^(\d{4}):")


@lru_cache(maxsize=20_000)
def period(words: str, year: int) -> tuple[str, bool]:
    """The EDTF of a financial year that starts in `year`, and whether it is other than the calendar year. Words that say nothing of
    it, and none, leave the calendar year."""
    for part in words.split(","):
        months = _MONTHS.search(part)
        if months is None:
            continue
        first, last, alone = (p.search(part.strip()) for p in (_FROM, _TILL, _IN))
        if alone and int(alone[1]) != year:
            continue
        if (first and year < int(first[1])) or (last and year > int(last[1])):
            continue
        start, end = MONTHS[months[1].lower()], MONTHS[months[2].lower()]
        if (start, end) == (1, 12):
            return f"{year:04}", False
        return f"{year:04}-{start:02}/{year + (end < start):04}-{end:02}", True
    return f"{year:04}", False


def known(words: str) -> bool:
    """Whether words say of a financial year which months it has; empty words are the calendar year."""
    return not words.strip() or _MONTHS.search(words) is not None
