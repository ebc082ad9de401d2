"""Whether a stated quantity agrees with a recorded one, within what its own wording and rounding allow."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf, nextafter
from typing import Literal

from detente.claims import Value

Agreement = Literal["agree", "near", "off"]
ABOUT = 0.06
"""How far "about" reaches, as a share: 90,000 for 85,000 to 95,000."""
NEARLY = 0.1
"""How far below its mark "nearly" may lie, as a share."""
NEAR = 0.1
"""Within this share a figure is close, though wrong."""
ROUNDED = 0.15
"""How much rounding to the last written digit may take, as a share: "1 trillion" is not 1.4 trillion."""
CUT = 0.05
"""How much cutting off after the last written digit may take, as a share: 7.9496 is 7.9, but 2.9 is not 2."""
BOUND = 0.02
"""How far rounding may carry a figure over a bound: "over 8 trillion" for 7.95."""
REACHED = 0.5
"""How much of what is told as "up to" a mark must be there, as a share: three are hardly "up to eight"."""
_UP_TO = re.compile(r"\b(?:up to|as many as|as much as)\b", re.IGNORECASE)
_FROM_BELOW = re.compile(r"\b(?:nearly|almost|close to|just under|shy of|a little under)\b", re.IGNORECASE)


def agree(value: Value, actual: float) -> Agreement:
    """Compare a value as stated with a number of the record, both in the same unit.

    "7.9 trillion" agrees with 7.9496 trillion: a figure may be rounded or cut off at its last written digit. A bound is
    kept on its side, "nearly" lies up to a tenth below its mark, and "about" reaches six hundredths either way. A fall
    is measured by its size, and a rise is never a fall.
    """
    if value.number < 0:
        return agree(_turned(value), -actual)
    low, high = meant(value)
    if low <= actual <= high:
        return "agree"
    stated, step = value.number, last_digit(value)
    ends = (stated,) if value.upper is None else (stated, value.upper)
    away = min(abs(actual - end) / max(abs(end), abs(actual), 1e-12) for end in ends)
    return "near" if away <= NEAR or (stated >= 2 * step and abs(actual - stated) <= step / 2) else "off"


def meant(value: Value) -> tuple[float, float]:
    """The least and the most that a value as written can mean, in its own unit; an open side is infinite."""
    if value.number < 0:
        low, high = meant(_turned(value))
        return -high, -low
    stated, step = value.number, last_digit(value)
    slack = min(step / 2, BOUND * stated) + 1e-9 * stated
    if value.upper is not None:
        return stated - slack, max(stated, value.upper) + slack
    if value.comparator in {">", ">="}:
        return stated - slack, inf
    if _FROM_BELOW.search(value.text):
        return stated * (1 - NEARLY), stated + slack
    if value.comparator in {"<", "<="}:
        return stated * REACHED if _UP_TO.search(value.text) else 0.0, stated + slack
    if value.comparator == "~":
        about = max(ABOUT * stated, min(step / 2, ROUNDED * stated))
        return stated - about, stated + about
    rounded = min(step / 2, ROUNDED * stated) + 1e-9 * max(1.0, stated)
    cut_off = nextafter(min(stated + step, stated / (1 - CUT)), 0.0)
    return stated - rounded, max(stated + rounded, cut_off)


def _turned(value: Value) -> Value:
    """A fall as a rise of the same size."""
    return replace(value, number=-value.number, upper=-value.upper if value.upper is not None else None)


def last_digit(value: Value) -> float:
    """What one unit of the last written digit is worth: 1e11 for "7.9 trillion"; 0 for a plain count, which is exact.

    A figure with three zeros or more is a round one, good to a tenth of itself; so is a ratio or share in words, as "doubled".
    """
    written = re.search(r"\d[\d,]*(?:\.(\d+))?", value.text)
    if not written:
        return 0.2 * abs(value.number) if value.measure == "ratio" or value.unit == "percent" else 0.0
    digits = float(written[0].replace(",", ""))
    scale = abs(value.number) / digits if digits else 1.0
    if written[1]:
        return scale * 10.0 ** -len(written[1])
    if scale > 1 or value.unit.startswith("percent") or re.fullmatch(r"[A-Z]{3}", value.unit):
        return scale
    whole = written[0].replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(10.0**zeros, abs(value.number) / 10) if zeros >= 3 else 0.0
