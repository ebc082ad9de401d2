"""The lines of SIPRI's trade register: the day on which it was made, its columns, and its deals with torn ones mended."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from detente.errors import RecordError
from detente.record.importers.tables import lines

COLUMNS = {
    "Recipient": "recipient", "Supplier": "supplier", "Year of order": "ordered", "Number ordered": "order",
    "Weapon designation": "designation", "Weapon description": "description", "Number delivered": "delivery",
    "Year(s) of delivery": "years", "status": "status", "Comments": "comments", "SIPRI TIV per unit": "tiv",
    "SIPRI TIV for total order": "tiv_ordered", "SIPRI TIV of delivered weapons": "tiv_delivered",
}  # fmt: skip
DOUBTED = ("ordered", "order", "delivery")
"""Those that have a column of their own, right after them, for a question mark."""
_GENERATED = re.compile(r"Data generated: (\d{1,2} \w{3} \d{4})")


def generated(text: str, path: Path) -> str:
    """The ISO day on which SIPRI's site made a file. Raises RecordError where it does not say."""
    if found := _GENERATED.search(text):
        try:
            return dt.datetime.strptime(found[1], "%d %b %Y").date().isoformat()
        except ValueError:
            pass
    remedy = "keep the lines above the table as SIPRI's site made them"
    raise RecordError("does not say when it was made (Data generated: …)", place=str(path), remedy=remedy)


def deals(text: str, place: str) -> Iterator[tuple[int, dict[str, str], bool]]:
    """The deals below the header, each with the number of the line that it starts on, and whether it has all its fields."""
    columns: list[str] = []
    torn: tuple[int, list[str]] | None = None
    for line, row in lines(text):
        if not columns:
            columns = _columns(row)
            continue
        if torn is not None:
            start, piece = torn
            joined = [*piece[:-1], " ".join(f for f in (piece[-1].strip(), *(row[:1] or [""])) if f), *row[1:]]
            if len(joined) <= len(columns):
                torn = (start, joined) if len(joined) < len(columns) else None
                if torn is None:
                    yield start, _fields(columns, joined), True
                continue
            yield start, _fields(columns, piece), False
            torn = None
        if not any(f.strip() for f in row):
            continue
        if len(row) < len(columns):
            torn = (line, row)
        else:
            yield line, _fields(columns, row), len(row) == len(columns)
    if not columns:
        remedy = f"the register ought to have the columns {', '.join(COLUMNS)}"
        raise RecordError("has no header row that is known", place=place, remedy=remedy)
    if torn is not None:
        yield torn[0], _fields(columns, torn[1]), False


def _columns(row: list[str]) -> list[str]:
    """Our names for the columns of the header row; nothing where it is none."""
    named = [COLUMNS.get(f.strip(), "") for f in row]
    if not set(COLUMNS.values()) <= set(named):
        return []
    for at, name in enumerate(named):
        if not name:
            named[at] = f"{named[at - 1]}?" if at and named[at - 1] in DOUBTED else f"column {at + 1}"
    return named


def _fields(columns: list[str], row: list[str]) -> dict[str, str]:
    more = [*columns, *(f"column {n}" for n in range(len(columns) + 1, len(row) + 1))]
    return {name: field.strip() for name, field in zip(more, row, strict=False)}
