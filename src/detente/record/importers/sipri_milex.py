"""SIPRI, Military Expenditure Database: one workbook, a sheet for each measure, a country a row, a year a column.

What a sheet measures, and in what unit, is read from the lines above its header row: the sheets' names and the row on which the
header stands change with the edition. Sums of regions stand between the countries' rows and on a sheet of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.currencies import currency
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.sipri_years import period
from detente.record.importers.workbook import colour, figure, is_workbook, opened, words_of, year_of

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
_CONSTANT = re.compile(r"constant \(?(\d{4})\)?", re.I)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet measures: the relation, the unit ("" where each row names its own), by how much its figures are multiplied, the
    prices, and where its columns stand."""

    title: str
    relation: str
    unit: str
    scale: float
    capacity: str = ""
    header: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)


class SipriMilex:
    """See the module."""

    id = "sipri-milex"
    title = "SIPRI Military Expenditure Database"
    publisher = "SIPRI"
    licence = "May be used with SIPRI cited, and not passed on beyond a tenth of it: import only"
    page = "https://www.sipri.org/databases/milex"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By the titles of its sheets."""
        words = words_of(peek.path) if is_workbook(peek) else ""
        return "Military expenditure by country" in words and "SIPRI" in words

    def edition(self, path: Path) -> Edition:
        """By the day on which SIPRI made the workbook; where that is lost, by the year after the last one in it."""
        book = opened(path)
        made = book.properties.created
        span = _span(book, path)
        sheet = next(s for s in _sheets(book, path) if s.relation)
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
        sheets = _sheets(book, path)
        rates = _rates(book, sheets)
        notes = _footnotes(book)
        for sheet in sheets:
            yield from _cells(book[sheet.title], sheet, source.id, names, rates, notes)


def _cells(
    sheet: Worksheet, about: Sheet, source: str, names: Names, rates: Mapping[str, float], notes: Mapping[str, str]
) -> Iterator[Outcome]:
    for row in sheet.iter_rows(min_row=about.header + 1):
        name = str(row[0].value or "").strip()
        spender = "org:EU" if name == UNION and about.relation else names.state(name)
        group = not about.relation or (names.is_group(name) and name != UNION)
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
                    "unit": unit, "when": when, "capacity": "financial year" if fiscal else about.capacity,
                    "definition": "SIPRI", "source": source, "note": note,
                }  # fmt: skip
                yield Row(place, (entry,), content)


def _sheets(book: Workbook, path: Path) -> list[Sheet]:
    """The sheets that hold figures. Raises RecordError where one of them is of a layout or a measure that is not known."""
    found = [made for sheet in book if (made := _sheet(sheet, path)) is not None]
    if not any(s.relation for s in found):
        raise RecordError("has no sheet of figures by country", place=str(path), remedy="use SIPRI's own workbook")
    return found


def _sheet(sheet: Worksheet, path: Path) -> Sheet | None:
    above: list[str] = []
    for at, row in enumerate(sheet.iter_rows(max_row=40, values_only=True), 1):
        years = {n: year[0] for n, v in enumerate(row) if n and (year := year_of(v))}
        if len(years) < 3:
            above.append(" ".join(str(v) for v in row if v))
            continue
        columns = {
            key: n
            for n, v in enumerate(row)
            for key in ("currency", "notes", "fiscal")
            if str(v).lower().startswith(key)
        }
        known = _measure(sheet.title, " ".join(above))
        if known is None or str(row[0]).strip() not in {"Country", "Region"}:
            remedy = "use SIPRI's own workbook, or tell the makers of this program of its new layout"
            raise RecordError(
                "the sheet is of a layout that is not known", place=f"{path}, {sheet.title}", remedy=remedy
            )
        return Sheet(sheet.title, *known, header=at, columns=columns, years=years)
    if any(figure(v) is not None for row in sheet.iter_rows(min_col=2, values_only=True) for v in row if v != ""):
        raise RecordError(
            "the sheet has no header row", place=f"{path}, {sheet.title}", remedy="use SIPRI's own workbook"
        )
    return None


def _measure(name: str, above: str) -> tuple[str, str, float, str] | None:
    """Relation, unit, scale and prices by the lines above a sheet's header."""
    text = f"{name} {above}".lower()
    constant = _CONSTANT.search(text)
    scale = 1e9 if "us$ b" in text else 1e6 if re.search(r"us\$? ?\$?m\b|millions? of", text) else 1.0
    if "expenditure by region" in text:
        return "", "USD", scale, ""
    if "local currency" in text:
        return "military_spending", "", scale, ""
    if "per capita" in text:
        return "military_per_head", "USD", scale, ""
    if "percentage of gross domestic product" in text:
        return "military_share", "percent of GDP", 100.0, ""
    if "percentage of government spending" in text:
        return "military_share", "percent of government spending", 100.0, ""
    if constant:
        return "military_spending", "USD", scale, f"constant {constant[1]} prices"
    return ("military_spending", "USD", scale, "") if "current us$" in text or "current prices" in text else None


def _rates(book: Workbook, sheets: list[Sheet]) -> dict[str, float]:
    """What a US dollar cost by the workbook itself: of each country in the last year, and under "name year" in each; 0 where the
    sheet in dollars has 0 for what the other has a figure for."""
    local = next(
        (s for s in sheets if s.relation == "military_spending" and not s.unit and "fiscal" not in s.columns), None
    )
    dollars = next((s for s in sheets if s.relation == "military_spending" and s.unit and not s.capacity), None)
    if local is None or dollars is None:
        return {}
    one, other = _figures(book[local.title], local), _figures(book[dollars.title], dollars)
    made: dict[str, float] = {}
    for (name, year), amount in one.items():
        if amount and (dollar := other.get((name, year))) is not None:
            made[f"{name} {year}"] = amount / dollar if dollar else 0.0
            made[name] = made[f"{name} {year}"] or made.get(name, 0.0)
    return made


def _figures(sheet: Worksheet, about: Sheet) -> dict[tuple[str, int], float]:
    made: dict[tuple[str, int], float] = {}
    for row in sheet.iter_rows(min_row=about.header + 1, values_only=True):
        for at, year in about.years.items():
            if at < len(row) and (number := figure(row[at])) is not None:
                made[str(row[0]).strip(), year] = number * about.scale
    return made


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
