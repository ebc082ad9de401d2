"""Several documents: a page with a table that leads to each one's report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.checking.model import Verdict
from detente.report.formats import FORMATS
from detente.report.html import render
from detente.report.model import Receipt, Report
from detente.report.render import file_names


@dataclass(frozen=True, slots=True)
class Row:
    """What the index says of one report, kept so that the reports themselves need not be."""

    file: str
    title: str
    date: dt.date | None
    publisher: str
    receipt: Receipt
    counts: dict[Verdict, int] = field(hash=False)

    @classmethod
    def of(cls, report: Report, file: str) -> Row:
        """The row of a report that is kept in `file`."""
        document = report.document
        return cls(
            file, document.title or document.id, document.date, document.publisher, report.receipt, report.by_verdict()
        )


def index_html(reports: Iterable[Report]) -> str:
    """The index of reports, under the names that `write` gives their files."""
    return index_page([Row.of(report, name) for report, name in file_names(reports, FORMATS["html"].suffix)])


def index_page(rows: Sequence[Row]) -> str:
    """The index of rows, in the order given."""
    verdicts = [v for v in Verdict if any(v in row.counts for row in rows)]
    total = {v: sum(row.counts.get(v, 0) for row in rows) for v in verdicts}
    receipts = list(dict.fromkeys(row.receipt for row in rows))
    return render("index.html.j2", bar=total, rows=rows, verdicts=verdicts, total=total, receipts=receipts)
