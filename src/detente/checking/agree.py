"""Whether a stated quantity agrees with a recorded one, within what its own wording and rounding allow."""

from __future__ import annotations

import re
from typing import Literal

from detente.claims import Value

Agreement = Literal["agree", "near", "off"]
ABOUT = 0.06
"""How far "about" reaches, as a share: 90,000 for 85,000 to 95,000."""
NEARLY = 0.1
"""How far below its mark "nearly" may lie, as a share."""
NEAR = 0.1
"""Within this share a figure is close, though wrong."""
_FROM_BELOW = re.compile(r"\b(?:nearly|almost|close to|just under|shy of|a little under)\b", re.IGNORECASE)


def agree(value: Value, actual: float) -> Agreement:
    """Compare a value as stated with a number of the record, both in the same unit.

    "7.9 trillion" agrees with 7.9496 trillion: a figure may be rounded or cut off at its last written digit. A bound is
    kept on its side, "nearly" lies up to a tenth below its mark, and "about" reaches six hundredths either way.
    """
    stated = value.number
    step = last_digit(value)
    if value.upper is not None:
        return _graded(stated - step / 2 <= actual <= value.upper + step / 2, stated, actual)
    match value.comparator:
        case ">":
            fits = actual >= stated - step / 2
        case ">=":
            fits = actual >= stated - step / 2
        case "<" if _FROM_BELOW.search(value.text):
            fits = abs(stated) * (1 - NEARLY) <= abs(actual) <= abs(stated) + step / 2
        case "<":
            fits = actual < stated + step / 2
        case "<=":
            fits = actual <= stated + step / 2
        case "~":
            fits = abs(actual - stated) <= max(ABOUT * abs(stated), step)
        case _:
            fits = stated - step / 2 - 1e-9 * abs(stated) <= actual < stated + step or abs(actual - stated) <= 1e-9 * max(1.0, abs(stated))
    return _graded(fits, stated, actual)


def _graded(fits: bool, stated: float, actual: float) -> Agreement:
    if fits:
        return "agree"
    return "near" if abs(actual - stated) <= NEAR * max(abs(stated), abs(actual)) else "off"


def last_digit(value: Value) -> float:
    """What one unit of the last written digit is worth: 1e11 for "7.9 trillion"; 0 for a plain count, which is exact."""
    written = re.search(r"\d[\d,]*(?:\.(\d+))?", value.text)
    if not written:
        return 0.0
    digits = float(written[0].replace(",", ""))
    scale = abs(value.number) / digits if digits else 1.0
    if written[1]:
        return scale * 10.0 ** -len(written[1])
    if scale > 1 or value.unit.startswith("percent") or re.fullmatch(r"[A-Z]{3}", value.unit):
        return scale
    whole = written[0].replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros if zeros >= 3 else 0.0
