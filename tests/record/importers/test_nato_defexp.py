"""NATO's tables: blocks stacked on a sheet, and what each measures read from the lines above it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from detente.claims import Statement
from detente.errors import RecordError
from detente.record.importers import read_file
from detente.vocabulary import load

YEARS = [None, None, None, 2028, "2029", "2030e", "2031e"]
STATES = {
    "Poland": "POL", "Germany": "DEU", "Slovak Republic": "SVK", "Türkiye": "TUR", "United States": "USA", "Czechia": "CZE",
    "North Macedonia": "MKD", "Denmark": "DNK", "NATO Total": "org:NATO", "Canada": "CAN",
}  # fmt: skip


def _sheet(book: Workbook, title: str, *rows: list[Any]) -> Any:
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    return sheet


def _line(name: str, *figures: Any) -> list[Any]:
    return [None, None, name, *figures]


@pytest.fixture
def workbook() -> Workbook:
    book = Workbook()
    book.properties.created = dt.datetime(2031, 6, 17)
    _sheet(
        book, "TABLE1", [], [None, "Table 1 : Defence expenditure"], [], [None, "Million national currency units"], YEARS,
        [None, "Current prices"], _line("Denmark   (Kroner)", 10, 11, 12.5, 13), _line("Norway   (Kroner)", 20, 21, "..", 23),
        _line("Poland*   (Zlotys)", 5, None, "n/a yet", 6), _line("Poland   (Thalers)", 5), [None, None, None, "#REF!", 0],
        [None, "Constant 2025 prices "], _line("Denmark   (Kroner)", 9, 9, 9, 9), _line("Ruritania   (Euros)", 1),
        [], [None, None, "Notes: Figures for 2030 and 2031 are estimates."],
    )  # fmt: skip
    _sheet(
        book, "TABLE2", [None, "Table 2 : Defence expenditure"], [None, "Million US dollars"], YEARS,
        [None, "Current prices and exchange rates"], _line("Poland*", 7, 8, 9, 10), _line("NATO Europe and Canada", 70, 80),
        _line("NATO Total", 100, 200), [None, "Constant 2025 prices and exchange rates"], _line("Poland*", 6, 7, 8, 9),
    )  # fmt: skip
    _sheet(
        book, "TABLE3", [None, "Table 3 : Defence expenditure as a share of GDP and annual real change"],
        [None, "Based on 2025 prices"], YEARS, [None, "Share of real GDP (%)"], _line("Poland*", 4.1, 4.2),
        [None, "Annual real change (%)"], _line("Poland*", -3, 12),
    )  # fmt: skip
    _sheet(
        book, "TABLE4", [None, "Table 4 : Defence expenditure real change 2028-2031e"],
        [None, "Million US dollars (2025 prices and exchange rates)"],
        [None, None, None, 2028, "2031e", "Real change 2028-2031e (%)"], _line("Poland", 6, 9, 50),
    )  # fmt: skip
    _sheet(
        book, "TABLE5", [None, "Table 5 : GDP"], [None, "Million US dollars"], YEARS, [None, "Current prices and exchange rates"],
        _line("Iceland", 26000.5),
    )  # fmt: skip
    _sheet(
        book, "TABLE6", [None, "Table 6 : GDP per capita and defence expenditure per capita"],
        [None, "2025 prices and exchange rates"], YEARS, [None, "GDP per capita (thousand US dollars)"], _line("Poland", 15),
        [None, "Defence expenditure per capita (US dollars)"], _line("Poland", 812.5),
    )  # fmt: skip
    _sheet(
        book, "TABLE7", [None, None, "Table 7 : Military personnel"], [None, None, "Thousands"],
        [None, None, None, None, 2028, "2029"], [None, None, "Poland", None, 216.1, 230],
    )  # fmt: skip
    _sheet(
        book, "TABLE8a", [None, "Table 8a : Distribution of defence expenditure by main category"],
        [None, "Percentage of total defence expenditure"], YEARS, [None, "Equipment (a)"], _line("Poland", 51),
        [None, "Other (d)"], _line("Poland", 14), [None, None, "(a) Equipment expenditure includes R&D."],
    )  # fmt: skip
    del book["Sheet"]
    return book


@pytest.fixture
def file(workbook: Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "tables.xlsx"
    workbook.save(path)
    return path


def _found(made: tuple[Statement, ...], state: str, unit: str, capacity: str = "") -> dict[str, float | None]:
    fits = [s for s in made if (s.unit, s.capacity) == (unit, capacity) and state in {i for _, i in s.roles}]
    return {s.when: s.number for s in fits if s.relation not in {"military_per_head", "gdp"}}


def test_every_cell_is_imported_skipped_or_rejected(file: Path) -> None:
    read = read_file(file, load())
    assert (read.format, read.edition.date) == ("nato-defexp", "2031-06-17")
    assert dict(read.tally.skipped) == {
        "no figure": 1,
        "the row has no name: a leftover of a formula": 2,
        "a region or group, not a state": 2,
        "a change, which follows from the figures": 2,
        "a change or share that stands in another table by year": 1,
        "a measure that the record does not hold": 1,
    }
    assert dict(read.tally.rejected) == {
        "the figure is no number": 1,
        "the currency is not known: Poland   (Thalers)": 1,
        "no state is known as Ruritania": 1,
    }
    assert read.tally.read == 45
    assert read.tally.repeated == 2


def test_a_block_is_known_by_its_headings(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert _found(made, "DNK", "DKK") == {"2028": 10e6, "2029": 11e6, "2030": 12.5e6, "2031": 13e6}
    assert _found(made, "DNK", "DKK", "constant 2025 prices")["2028"] == 9e6
    assert _found(made, "NOR", "NOK")["2031"] == 23e6
    assert _found(made, "POL", "USD") == {"2028": 7e6, "2029": 8e6, "2030": 9e6, "2031": 10e6}
    assert _found(made, "POL", "USD", "constant 2025 prices")["2031"] == 9e6
    assert _found(made, "org:NATO", "USD") == {"2028": 100e6, "2029": 200e6}
    assert _found(made, "POL", "percent of GDP") == {"2028": 4.1, "2029": 4.2}
    assert _found(made, "POL", "percent for equipment") == {"2028": 51}
    assert _found(made, "POL", "percent for other ends") == {"2028": 14}
    assert _found(made, "POL", "personnel") == {"2028": 216_100, "2029": 230_000}
    assert [(s.number, s.role("state")) for s in made if s.relation == "gdp"] == [(26_000_500_000, ("ISL",))]
    heads = [s for s in made if s.relation == "military_per_head"]
    assert [(s.number, s.unit, s.capacity) for s in heads] == [(812.5, "USD", "constant 2025 prices")]
    assert {s.definition for s in made} == {"NATO"}


def test_an_e_after_the_year_marks_an_estimate(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    notes = {s.when: s.note for s in made if s.unit == "DKK" and not s.capacity}
    assert notes == {"2028": "", "2029": "", "2030": "NATO estimate", "2031": "NATO estimate"}


def test_a_table_of_another_layout_is_refused_with_its_place(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "changed.xlsx"
    workbook["TABLE8a"]["B4"] = "Ceremonies"
    workbook.save(path)
    with pytest.raises(RecordError, match="'Ceremonies' is no measure") as caught:
        read_file(path, load())
    assert "TABLE8a" in caught.value.place
    workbook["TABLE5"].delete_rows(3)
    workbook.save(path)
    with pytest.raises(RecordError, match="has no row of years"):
        read_file(path, load())


def test_the_real_tables_by_coordinates(shared: Callable[[str], Path]) -> None:
    path = shared("nato_defexp/240617-def-exp-2024-TABLES-en.xlsx")
    read = read_file(path, load())
    book = openpyxl.load_workbook(path, data_only=True)
    spans = {"TABLE4": ("D", "H", 21, 56), "TABLE7": ("E", "O", 21, 58)}
    filled = 0
    for sheet in book:
        left, right, top, bottom = spans.get(sheet.title, ("D", "N", 10, 79))
        filled += sum(c.value is not None for row in sheet[f"{left}{top}" : f"{right}{bottom}"] for c in row)
    tally = read.tally
    assert tally.read == filled == tally.imported + sum(tally.skipped.values())
    assert not tally.rejected
    table = {(s.relation, s.roles[0][1], s.unit, s.capacity, s.when): s.number for s in read.bundle.statements}
    constant = "constant 2015 prices"
    blocks = [
        ("TABLE2", 11, 43, "military_spending", "USD", "", 1e6),
        ("TABLE2", 45, 77, "military_spending", "USD", constant, 1e6),
        ("TABLE3", 11, 43, "military_share", "percent of GDP", "", 1),
        ("TABLE5", 11, 44, "gdp", "USD", "", 1e6),
        ("TABLE5", 46, 79, "gdp", "USD", constant, 1e6),
        ("TABLE6", 46, 78, "military_per_head", "USD", constant, 1),
        ("TABLE8a", 11, 41, "military_share", "percent for equipment", "", 1),
        ("TABLE8a", 44, 74, "military_share", "percent for personnel", "", 1),
        ("TABLE8b", 11, 41, "military_share", "percent for infrastructure", "", 1),
    ]
    choice = random.Random(7)
    seen = 0
    for title, top, bottom, relation, unit, capacity, scale in blocks:
        named = {str(book[title][f"C{n}"].value).rstrip("* "): n for n in range(top, bottom + 1)}
        for name in choice.sample([n for n in named if n in STATES], 8):
            year = choice.randrange(2014, 2025)
            value = book[title].cell(named[name], 4 + year - 2014).value
            assert table[relation, STATES[name], unit, capacity, str(year)] == pytest.approx(value * scale)
            seen += 1
    assert seen == 72
    zloty = book["TABLE1"]["M32"].value
    assert table["military_spending", "POL", "PLN", "", "2023"] == pytest.approx(zloty * 1e6)
    assert sum(s.note.startswith("NATO estimate") for s in read.bundle.statements) > 600
