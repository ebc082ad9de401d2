"""What the World Factbook writes in prose: figures with their year, holders of offices with the day that they began."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Mapping
from typing import Any

SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_TITLES = (
    "President Minister King Queen Chancellor Premier Emperor Sultan Amir Prince Pope Regent Chairman Chairperson Captain "
    "Governor Governor-General Leader Monarch Marshal"
)
TITLES = frozenset(_TITLES.split(" "))
"""Words with which the title of a head of state or government ends; the name follows."""
_MONTHS = list(calendar.month_name)
_TAGS = re.compile(r"<[^>]{0,200}>")
_AMOUNT = r"([\d,]+(?:\.\d+)?)(?:\s*(million|billion|trillion))?"
_FIGURE = re.compile(rf"{_AMOUNT}(?:-{_AMOUNT})?")
_YEAR = re.compile(r"\(((?:19|20)\d\d)[^)]{0,40}\)|((?:19|20)\d\d)\s*est")
_SINCE = re.compile(r"since (?:(\d{1,2}) )?(?:(\w+) )?(\d{4})")
_RANK = re.compile(r"\w{2,4}\.|Sir|Dame|General")


def text_at(content: Mapping[str, Any], *path: str) -> str:
    """The text at a path of keys, without markup; empty where there is none."""
    at: Any = content
    for key in path:
        at = at.get(key, {}) if isinstance(at, dict) else {}
    text = at.get("text", "") if isinstance(at, dict) else ""
    return " ".join(html.unescape(_TAGS.sub(" ", str(text))).split())


def year(text: str) -> str:
    """The year that a figure is of: (2025 est.)."""
    found = _YEAR.search(text)
    return (found[1] or found[2]) if found else ""


def amount(text: str) -> float | None:
    """The first figure, or the middle of a range: 31,000; 2 million; 10-12,000 is 11,000; 850,000-1 million is 925,000."""
    figure = _FIGURE.search(text.replace("$", ""))
    if figure is None or not figure[1].strip(","):
        return None
    low, low_scale, high, high_scale = figure.groups()
    first = _number(low) * SCALES.get(low_scale or "", 1)
    if not high:
        return round(first, 2)
    last = _number(high) * SCALES.get(high_scale or "", 1)
    if high_scale and not low_scale and "," not in low:  # 1.1-1.2 million
        first *= SCALES[high_scale]
    elif "," in high and "," not in low:  # 10-12,000
        first *= 1000
    return round((first + last) / 2, 2)


def _number(digits: str) -> float:
    return float(digits.replace(",", "") or 0)


def began(text: str) -> str:
    """The day, month or year in "(since 1 March 2024)" as EDTF; empty where there is none."""
    found = _SINCE.search(text)
    if found is None:
        return ""
    day, month, year = found.groups()
    if not month or month not in _MONTHS:
        return str(year)
    return f"{year}-{_MONTHS.index(month):02}" + (f"-{int(day):02}" if day else "")


def titled(text: str) -> tuple[str, str]:
    """The title and the name in "President Alexander STUBB": the family name is in capitals, and ranks before the name are left
    out. Both empty where no title is known."""
    words = (
        text.partition("(")[0].replace("Governor General", "Governor-General").removeprefix("represented by ").split()
    )
    last = max((n for n, word in enumerate(words) if word in TITLES), default=-1)
    name = [w for w in words[last + 1 :] if not _RANK.fullmatch(w)] if last >= 0 else []
    shown = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in name)
    return (" ".join(words[: last + 1]), shown) if shown else ("", "")
