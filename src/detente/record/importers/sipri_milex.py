"""SIPRI, Military Expenditure Database: one workbook, a sheet for each measure, a country a row, a year a column.

What a sheet measures, and in what unit, is read from the lines above its header row: the sheets' names and the row on which the
header stands change with the edition. Sums of regions stand between the countries' rows and on a sheet of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.currencies import currency
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.sipri_sheets import Sheet, rates_of, sheets_of
from detente.record.importers.sipri_years import period
from detente.record.importers.workbook import colour, figure, is_workbook, opened, words_of

COMPLETE = 150
"""A workbook with at least as many countries is the whole database; with fewer it is a selection from it."""
UNION = "European Union"
COLOURS = {"blue": "SIPRI estimate", "red": "highly uncertain"}
MARKS = {
    "†": "without military pensions",
    "‡": "current spending only, without capital spending",
    "§": "by the adopted budget",
    "¶": "without paramilitary forces",
    "‖": "all years in the latest currency",
}
_SPAN = re.compile(r"\b(\d{4})\s*[-–]\s*(\d{4})\b")


class SipriMilex:
    """See the module."""

    id = "sipri-milex"
    title = "SIPRI Military Expenditure Database"
    publisher = "SIPRI"
    licence = "May be used with SIPRI cited, and not passed on beyond a tenth of it: import only"
    page = "https://www.sipri.org/databases/milex"
    downloads = (
        "https://www.sipri.org/sites/default/files/SIPRI-Milex-data-1949-2024_2.xlsx",
        "https://www.sipri.org/sites/default/files/SIPRI-Milex-data-1949-2025_v1.2.xlsx",
    )

    def recognises(self, peek: Peek) -> bool:
        """By the titles of its sheets."""
        words = words_of(peek.path) if is_workbook(peek) else ""
        return "Military expenditure by country" in words and "SIPRI" in words

    def edition(self, path: Path) -> Edition:
        """By the day on which SIPRI made the workbook; where that is lost, by the year after the last one in it."""
        book = opened(path)
        made = book.properties.created
        span = _span(book, path)
        sheet = next(s for s in sheets_of(book, path) if not s.regional)
        named = {v for (v,) in book[sheet.title].iter_rows(min_row=sheet.header + 1, max_col=1, values_only=True) if v}
        date = f"{made:%Y-%m-%d}" if made else str(int(span[1]) + 1)
        return Edition("sipri-milex", date, whole=len(named) >= COMPLETE)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a cell that holds something, below the heading of a year."""
        book = opened(path)
        first, last = _span(book, path)
        edition = self.edition(path)
        source = Source(
            id=f"sipri-milex-{edition.date}",
            publisher="Stockholm International Peace Research Institute",
            title=f"SIPRI Military Expenditure Database, {first}-{last}",
            url=self.page,
            date=edition.date,
            grade="B2",
            note=f"Imported from {path.name}.",
        )
        yield source
        sheets = sheets_of(book, path)
        rates = rates_of(book, sheets, path)
        notes = _footnotes(book)
        for sheet in sheets:
            yield from _cells(book[sheet.title], sheet, source.id, names, rates, notes)


def _cells(
    sheet: Worksheet, about: Sheet, source: str, names: Names, rates: Mapping[str, float], notes: Mapping[str, str]
) -> Iterator[Outcome]:
    for row in sheet.iter_rows(min_row=about.header + 1):
        name = str(row[0].value or "").strip()
        if about.regional:
            spender, group = names.region(name), names.region(name) is None
        else:
            spender = "org:EU" if name == UNION else names.state(name)
            group = names.is_group(name) and name != UNION
        fields = {k: str(row[at].value or "").strip() for k, at in about.columns.items() if at < len(row)}
        unit = about.unit or currency(fields.get("currency", ""), spender or "", rates.get(name) or None)
        remarks = _remarks(fields.get("notes", ""), notes)
        for at, year in about.years.items():
            cell = row[at] if at < len(row) else None
            if cell is None or cell.value is None or cell.value == "":
                continue
            place = f"{about.title}, {cell.coordinate}"
            content = f"{name}, {year}: {cell.value}"
            if group:
                yield Skipped(place, "a region or group, not a state")
            elif cell.value == "...":
                yield Skipped(place, "no figure")
            elif cell.value == "xxx":
                yield Skipped(place, "the state was not there or not independent")
            elif spender is None:
                yield Rejected(place, f"no state is known as {name}", content)
            elif (number := figure(cell.value)) is None:
                yield Rejected(place, "the figure is no number", content)
            elif number == 0 and about.unit == "USD" and rates.get(f"{name} {year}") == 0:
                yield Skipped(place, "0 where the sheet in the state's own currency has a figure: no rate of exchange")
            elif unit is None:
                yield Rejected(place, f"the currency is not certain: {name}, {fields.get('currency')}", content)
            elif not about.unit and unit == "USD" and not _at_par(rates, name, year):
                yield Rejected(place, "the sheet says US dollars, and by its own rates it is another currency", content)
            else:
                when, fiscal = period(fields.get("fiscal", ""), year)
                note = "; ".join(n for n in (COLOURS.get(colour(cell), ""), *remarks) if n)
                entry: dict[str, Any] = {
                    "relation": about.relation, "spender": spender, "number": float(f"{number * about.scale:.12g}"),
                    "unit": unit, "when": when,
                    "capacity": "financial year" if fiscal else "" if at in about.at_current else about.capacity,
                    "definition": "SIPRI", "source": source, "note": note,
                }  # fmt: skip
                own = about.regional and about.capacity == f"constant {year} prices" and at not in about.at_current
                yield Row(place, (entry, {**entry, "capacity": ""}) if own else (entry,), content)


def _at_par(rates: Mapping[str, float], name: str, year: int) -> bool:
    return abs(rates.get(f"{name} {year}", 1.0) - 1.0) < 0.02


def _footnotes(book: Workbook) -> dict[str, str]:
    """The numbered footnotes, where the workbook has them."""
    found: dict[str, str] = {}
    for sheet in book:
        if sheet.title.lower().startswith("footnotes"):
            for row in sheet.iter_rows(values_only=True):
                if (number := figure(row[0])) is not None:
                    found[str(int(number))] = " ".join(str(v) for v in row[1:] if v).partition(": ")[2].strip()
    return found


def _span(book: Workbook, path: Path) -> tuple[str, str]:
    """The first and last year, by the title of a sheet."""
    for sheet in book:
        if span := _SPAN.search(str(sheet["A1"].value or "")):
            return span[1], span[2]
    raise RecordError("does not say which years it covers", place=str(path), remedy="use SIPRI's own workbook")


def _remarks(marks: str, notes: Mapping[str, str]) -> tuple[str, ...]:
    numbered = (notes.get(n, "") for n in re.findall(r"\d+", marks))
    return (*(words for mark, words in MARKS.items() if mark in marks), *(n for n in numbered if n))


IMPORTER = SipriMilex()
