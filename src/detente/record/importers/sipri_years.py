"""SIPRI's financial years in words, as the months that they cover: "Till: 1987 Apr-Mar, 1988: Apr-Jun, From 1989: Jul-Jun"."""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_MONTH = "|".join(MONTHS)
_MONTHS = re.compile(rf"\b({_MONTH})-({_MONTH})\s*$", re.I)
_FROM = re.compile(r"From:? (\d{4})")
_TILL = re.compile(r"Till:? (\d{4})")
_IN = re.compile(r"^(\d{4}):")


@lru_cache(maxsize=20_000)
def period(words: str, year: int) -> tuple[str, bool]:
    """The EDTF of a financial year that starts in `year`, and whether it is other than the calendar year. Words that name no
    months leave the year as it is, though it is another one; no words mean the calendar year."""
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
    return f"{year:04}", bool(words.strip()) and _MONTHS.search(words) is None
