"""The findings as CSV (RFC 4180, UTF-8, line ends LF), one row a claim, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins like a formula, and a document may hold one. Such a cell gets an apostrophe before it, as
OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection); cells that hold numbers stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO, Any

from detente.report.model import Report
from detente.report.rows import COLUMNS, rows
from detente.report.visible import visible

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """A head and the rows of all reports."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows([cell(row[c]) for c in COLUMNS] for row in rows(report))


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: truth as true and false, nothing as an empty cell, no text that is a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    shown = visible(value).replace("\r\n", "\n").replace("\r", "\n")
    formula = len(shown) > 1 and (shown.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA))
    return f"'{shown}" if formula else shown
