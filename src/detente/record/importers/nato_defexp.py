"""NATO, Defence Expenditure of NATO Countries: the tables as a workbook, several blocks a sheet, an Ally a row, a year a column.

What a block measures is read from the lines above it: the table's title, the line that names the unit, and the block's heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.currencies import currency
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.workbook import figure, is_workbook, opened, words_of, year_of

TOTAL = "NATO Total"
_NAME = re.compile(r"(.+?)\s*\*?\s*(?:\(([^)]*)\))?\s*\*?")
_PRICES = re.compile(r"(\d{4}) prices")
_PARTS = ("equipment", "personnel", "infrastructure", "other")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a block's figures are; a block without a relation holds what the record has no place for, and `why` says so."""

    relation: str = ""
    unit: str = ""
    scale: float = 1.0
    capacity: str = ""
    note: str = ""
    why: str = ""


class NatoDefexp:
    """See the module."""

    id = "nato-defexp"
    title = "Defence Expenditure of NATO Countries"
    publisher = "NATO"
    licence = "NATO's terms of use do not clearly allow passing it on: import only, cite NATO"
    page = "https://www.nato.int/cps/en/natohq/topics_49198.htm"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By the titles of its tables."""
        words = words_of(peek.path) if is_workbook(peek) else ""
        return "Defence expenditure" in words and "national currency units" in words and TOTAL in words

    def edition(self, path: Path) -> Edition:
        """By the day on which NATO made the workbook; where that is lost, by the last year in it."""
        book = opened(path)
        made = book.properties.created
        last = max((year for sheet in book for _, _, year, _ in _years(sheet)), default=0)
        if not last:
            raise RecordError("has no row of years", place=str(path), remedy="use NATO's own workbook of tables")
        return Edition("nato-defexp", f"{made:%Y-%m-%d}" if made else str(last))

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a cell that holds something, in a row below the headings and a column with a heading."""
        edition = self.edition(path)
        source = Source(
            id=f"nato-defexp-{edition.date}",
            publisher="NATO",
            title=f"Defence Expenditure of NATO Countries, tables of {edition.date}",
            url=self.page,
            date=edition.date,
            grade="A2",
            note=f"Imported from {path.name}.",
        )
        yield source
        for sheet in opened(path):
            yield from _sheet(sheet, source.id, names, path)


def _sheet(sheet: Worksheet, source: str, names: Names, path: Path) -> Iterator[Outcome]:
    years = {column: (year, guess) for _, column, year, guess in _years(sheet)}
    header = next((row for row, *_ in _years(sheet)), 0)
    if not header:
        if any(figure(v) is not None for row in sheet.iter_rows(values_only=True) for v in row if v):
            remedy = "use NATO's own workbook of tables"
            raise RecordError("the sheet has no row of years", place=f"{path}, {sheet.title}", remedy=remedy)
        return
    first = min(years)
    headed = {c.column for c in sheet[header] if c.value is not None and c.column >= first}
    about = " | ".join(str(v) for row in sheet.iter_rows(max_row=header - 1, values_only=True) for v in row if v)
    block = ""
    for row in sheet.iter_rows(min_row=header + 1):
        label = next((str(c.value).strip() for c in row if (c.column or 0) < first and isinstance(c.value, str)), "")
        cells = [c for c in row if c.column in headed and c.value is not None and str(c.value).strip()]
        if not cells:
            block = label or block
            continue
        measure = _measure(about, block)
        if measure is None:
            remedy = "use NATO's own workbook, or tell the makers of this program of its new layout"
            raise RecordError(
                f"'{block or about}' is no measure that is known", place=f"{path}, {sheet.title}", remedy=remedy
            )
        for cell in cells:
            place = f"{sheet.title}, {cell.coordinate}"
            year, guess = years.get(cell.column, (0, False))
            yield _cell(place, label, cell.value, year, guess, measure, source, names)


def _cell(
    place: str, label: str, value: Any, year: int, guess: bool, measure: Measure, source: str, names: Names
) -> Outcome:
    told = _NAME.fullmatch(label)
    name, words = (told[1], told[2] or "") if told else ("", "")
    content = f"{label}, {year or ''}: {value}"
    spender = "org:NATO" if name == TOTAL else names.state(name)
    if not name:
        return Skipped(place, "the row has no name: a leftover of a formula")
    if names.is_group(name):
        return Skipped(place, "a region or group, not a state")
    if not year or measure.why:
        return Skipped(place, measure.why or "a change or share that stands in another table by year")
    if str(value).strip() in {"-", "..", "...", "n/a", "N/A"}:
        return Skipped(place, "no figure")
    if spender is None:
        return Rejected(place, f"no state is known as {name}", content)
    if (number := figure(value)) is None:
        return Rejected(place, "the figure is no number", content)
    unit = measure.unit or currency(words, spender)
    if unit is None:
        return Rejected(place, f"the currency is not known: {label}", content)
    subject = "state" if measure.relation in {"gdp", "armed_forces"} else "spender"
    notes = ("NATO estimate" if guess else "", measure.note, "all Allies of the year together" if name == TOTAL else "")
    entry = {
        "relation": measure.relation, subject: spender, "number": float(f"{number * measure.scale:.12g}"), "unit": unit,
        "when": f"{year:04}", "capacity": measure.capacity, "definition": "NATO", "source": source,
        "note": "; ".join(n for n in notes if n),
    }  # fmt: skip
    return Row(place, (entry,), content)


def _measure(about: str, block: str) -> Measure | None:
    """What a block measures; None where its headings are not known."""
    text = f"{about} | {block}".lower()
    head = block.lower()
    prices = _PRICES.search(head) or (None if "current" in head else _PRICES.search(text))
    constant = f"constant {prices[1]} prices" if prices else ""
    scale = 1e6 if "million" in text else 1.0
    if "annual real change" in head:
        return Measure(why="a change, which follows from the figures")
    if "gdp per capita" in head:
        return Measure(why="a measure that the record does not hold")
    if "share of real gdp" in head or "share of gdp" in head:
        return Measure("military_share", "percent of GDP", note=f"of real GDP at {prices[1]} prices" if prices else "")
    if "defence expenditure per capita" in head:
        return Measure("military_per_head", "USD", capacity=constant)
    if "percentage of total defence expenditure" in text:
        part = next((p for p in _PARTS if head.startswith(p)), None)
        return (
            Measure("military_share", f"percent for {part}" if part != "other" else "percent for other ends")
            if part
            else None
        )
    if "military personnel" in text and "thousands" in text:
        return Measure("armed_forces", "personnel", 1e3)
    if "national currency units" in text:
        return Measure("military_spending", "", scale, constant)
    if "us dollars" in text and re.search(r"table \d+\w? ?: gdp", text):
        return Measure("gdp", "USD", scale, constant)
    return Measure("military_spending", "USD", scale, constant) if "us dollars" in text else None


def _years(sheet: Worksheet) -> list[tuple[int, int, int, bool]]:
    """The row of years of a sheet: of each its row, column, year, and whether it is an estimate; nothing where there is none."""
    for row in sheet.iter_rows(max_row=40):
        found = [
            (int(c.row or 0), int(c.column or 0), *year)
            for c in row
            if (year := year_of(c.value)) and len(str(c.value).strip()) <= 6
        ]
        if len(found) > 1:
            return found
    return []


IMPORTER = NatoDefexp()
