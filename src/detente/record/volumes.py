"""Volumes of arms delivered: how the importer of SIPRI's register writes them into a statement's note, and how they are read."""

from __future__ import annotations

import re

from detente.claims import Statement

_DELIVERED = re.compile(r"SIPRI TIV delivered: (\d+(?:\.\d+)?) million")
_YEARS = re.compile(r"\bin ((?:\d{4}, )+\d{4}) only")


def told(volume: str) -> str:
    """What the note says of a volume in millions of SIPRI's trend-indicator value; nothing where there is none."""
    return f"SIPRI TIV delivered: {volume} million" if volume else ""


def told_years(years: list[str]) -> str:
    """What the note says of years of delivery between which others lie."""
    return f"in {', '.join(years)} only"


def by_year(statement: Statement) -> dict[int, float]:
    """What was delivered in each year, in millions of TIV. A deal's volume is known for all its years together, and is spread
    evenly over them. Empty where the statement tells of no volume."""
    volume = _DELIVERED.search(statement.note)
    if statement.stage != "delivered" or not volume or not statement.start or not statement.end:
        return {}
    named = _YEARS.search(statement.note)
    years = (
        sorted({int(y) for y in named[1].split(", ")})
        if named
        else list(range(int(statement.start[:4]), int(statement.end[:4]) + 1))
    )
    return {year: float(volume[1]) / len(years) for year in years}
