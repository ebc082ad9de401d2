"""Excel workbooks of a publisher's: opened with a reason where that fails, with what importers ask of a cell."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from detente.errors import RecordError
from detente.record.importers.model import Peek

INDEXED = {10: "red", 12: "blue"}
PLAIN = {"FFFF0000": "red", "FF0000FF": "blue"}
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:\.0)?\s*(e?)\b")
HEAD = 2_000_000
_STRINGS = "xl/sharedStrings.xml"


def is_workbook(peek: Peek) -> bool:
    """Whether a file is an .xlsx at all."""
    return "xl/workbook.xml" in peek.members


def words_of(path: Path) -> str:
    """The texts of a workbook's cells as its XML holds them, to know it by: those that its sheets share, else the start of each
    sheet. Empty where it has none. Never raises."""
    try:
        stamp = path.stat()
        return _words(path, stamp.st_mtime_ns, stamp.st_size)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return ""


@lru_cache(maxsize=4)
def _words(path: Path, changed: int, size: int) -> str:
    with zipfile.ZipFile(path) as archive:
        inside = archive.namelist()
        sheets = [n for n in inside if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        found = []
        for name in (_STRINGS,) if _STRINGS in inside else sheets:
            with archive.open(name) as stream:
                found.append(stream.read(HEAD).decode("utf-8", errors="replace"))
        return "".join(found)


def opened(path: Path) -> Workbook:
    """The workbook with values in place of formulas. Raises RecordError where it is none or is cut short."""
    try:
        stamp = path.stat()
    except OSError as error:
        remedy = "name a file that is there and may be read"
        raise RecordError(f"cannot be read: {error.strerror}", place=str(path), remedy=remedy) from error
    return _opened(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int, size: int) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl raises what its parsers do: KeyError, ValueError, zipfile and XML errors
        remedy = "download the publisher's workbook again"
        raise RecordError(f"is no whole Excel workbook ({error})", place=str(path), remedy=remedy) from error


def year_of(heading: Any) -> tuple[int, bool] | None:
    """The year that a heading names (2019, 2019.0, "2024e"), and whether it is marked as an estimate; None where it names none."""
    if isinstance(heading, bool) or not isinstance(heading, int | float | str):
        return None
    found = _YEAR.match(str(heading).strip())
    return (int(found[1]), bool(found[2])) if found else None


def colour(cell: Any) -> str:
    """The colour of a cell's figure, where it says something: red or blue, else nothing."""
    shade = cell.font.color if cell.font else None
    if shade is None:
        return ""
    return INDEXED.get(shade.indexed, "") if shade.type == "indexed" else PLAIN.get(str(shade.rgb), "")


def figure(value: Any) -> float | None:
    """A cell's value as a number, be it stored as text ("1,234.5"); None where it is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        return float(str(value).replace(",", "").strip())
    except ValueError:
        return None
