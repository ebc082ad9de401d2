"""Numbers as they are written: in digits, in words, in both ("2.5 million", "half a billion", "two dozen")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from detente.reading.lexicon import load_data

DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,9})?|\d+(?:[.,]\d{1,9})?[½¼¾]?"
LONGEST = 15
"""A run of more digits than this is a code, not a number."""
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+")


def units() -> dict[str, Any]:
    """The words that quantities are made of (units.yaml)."""
    return load_data("units.yaml")


def either(names: Any) -> str:
    """A pattern for any of some words, the longest first; a space in them stands for any one space."""
    return "|".join(re.escape(n).replace(r"\ ", r"\s") for n in sorted(map(str, names), key=len, reverse=True))


@lru_cache(maxsize=1)
def cardinal() -> str:
    """A pattern for a number below a thousand in words: forty-two, three hundred and fifty."""
    numbers = units()["numbers"]
    tens = either(n for n, size in numbers.items() if size >= 20)
    ones = either(n for n, size in numbers.items() if 0 < size < 10)
    small = rf"(?:(?:{tens})[-\s](?:{ones})|{either(numbers)})"
    return rf"(?:{small}\shundred\sand\s{small}|{small}(?:\shundred(?:\s{small})?)?)(?![\w])"


@lru_cache(maxsize=1)
def magnitude() -> str:
    """A pattern for the magnitudes after a number: million, thousand crore, bn."""
    table = units()["magnitudes"]
    long = either(n for n in table if n not in units()["short"])
    return rf"(?:[\s-]?(?:{long})(?!\w)|\s?(?:{either(units()['short'])})(?!\w|-\d))*"


@lru_cache(maxsize=1)
def numeral() -> str:
    """A pattern for a number without its magnitude; "a" and "half a" count only before one."""
    big = either(n for n in units()["magnitudes"] if n not in units()["short"])
    before_big = rf"(?=[\s-](?:{big})s?(?!\w))"
    parted = r"(?:\sand\sa\s(?:half|quarter)(?!\w))?"
    return (
        rf"{DIGITS}|(?:{cardinal()}){parted}"
        rf"|(?:half[\s-]an?|(?:an?\s)?half|(?:an?\s|three[\s-])?quarters?(?:\sof\san?)?|an?){before_big}"
    )


def number_of(written: str) -> float | None:
    """The value of what `numeral` matches; None for a run of digits too long to be a number."""
    low = written.lower().strip()
    if low[:1].isdigit():
        part = _VULGAR.get(low[-1], 0.0)
        low = low[:-1] if part else low
        if sum(c.isdigit() for c in low) > LONGEST:
            return None
        return float(low.replace(",", "") if _GROUPED.fullmatch(low) else low.replace(",", ".")) + part
    table, parts = units()["numbers"], units()["parts"]
    known = [w for w in _WORD.findall(low) if w in table or w in parts or w == "hundred" or w == "quarters"]
    if known[-1:] == ["quarters"]:
        return 0.75
    total = 0.0
    for word in known:
        if word == "hundred":
            total = (total or 1.0) * 100
        else:
            total += table.get(word, parts.get(word, 0.0))
    return total if known else 1.0


def scale_of(written: str) -> float:
    """What the magnitudes after a number multiply it by."""
    scale = 1.0
    for word in _WORD.findall(written.lower()):
        scale *= units()["magnitudes"].get(word, 1)
    return scale
