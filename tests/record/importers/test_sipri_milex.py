"""SIPRI's workbooks of military expenditure: a cell is a row of the tally, and the sheet says what it measures."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

from detente.claims import Statement
from detente.errors import RecordError
from detente.record.importers import read_file
from detente.record.importers.sipri_years import period
from detente.vocabulary import load

LEGEND = "Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."
BLUE, RED = Font(color=Color(indexed=12)), Font(color="FFFF0000")
FILES = ["SIPRI-Milex-data-1948-2023.xlsx", "SIPRI-Milex-data-1949-2024_2.xlsx", "SIPRI-Milex-data-2017-2025.xlsx"]
REGIONS = 17
"""Regions whose sums are taken: the base year of each is at its own prices as well."""
STATES = {
    "Poland": "POL", "Germany": "DEU", "France": "FRA", "Ukraine": "UKR", "Armenia": "ARM", "Kazakhstan": "KAZ",
    "Sweden": "SWE", "Korea, South": "KOR", "USSR": "SUN", "Yemen, North": "YAR", "Türkiye": "TUR", "Congo, DR": "COD",
    "United States of America": "USA", "Viet Nam": "VNM", "Cote d'Ivoire": "CIV",
}  # fmt: skip


def _sheet(book: Workbook, title: str, above: list[str], header: list[Any], *rows: list[Any]) -> Any:
    sheet = book.create_sheet(title)
    for line in above:
        sheet.append([line])
    sheet.append([])
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    return sheet


@pytest.fixture
def workbook() -> Workbook:
    book = Workbook()
    book.properties.created = dt.datetime(2031, 4, 20)
    book.worksheets[0].title = "Front page"
    _sheet(
        book, "Regional totals",
        ["Military expenditure by region in constant US dollars", "Figures are in US$ b., at constant 2029 prices"],
        ["Region", 2028, 2029, 2030, "2030 (current prices)", None, "Omitted countries"],
        ["World", 2000, 2050, 2100.5, 2200.5, None, "Ruritania"],
        ["Ruritania and beyond", 20, 20, 21, 22, None, None],
    )  # fmt: skip
    _sheet(
        book, "Local currency financial years",
        ["Military expenditure by country, in local currency, 2028-2030      © SIPRI 2030", "Figures are in local currency"],
        ["Country", "Currency", "Fiscal Year (Jan-Dec if not stated)", "Notes", 2028, 2029, 2030],
        ["Asia & Oceania"],
        ["Japan", "Yen       ", "Apr-Mar", "§7", 7e12, 8e12, "..."],
        ["New Zealand", "Dollars", "Till: 2028 Apr-Mar, 2029: Apr-Jun, From 2030: Jul-Jun", "", 4e9, 1e9, 5e9],
        ["Zimbabwe", "US dollars", "", "", 4e9, 5e6, None],
    )  # fmt: skip
    _sheet(
        book, "Local currency calendar years",
        ["Military expenditure by country, in local currency, 2028-2030", "Figures are in local currency"],
        ["Country", "Currency", "Notes", 2028, 2029, 2030],
        ["Croatia", "Kunas", "", 1e9, 1.1e9, 1.2e9],
        ["Zimbabwe", "US dollars", "", 4e9, 5e6, None],
        ["Venezuela", "Bolívar", "", 4e20, None, None],
        ["Yugoslavia", "Dinar", "", 5e12, None, None],
        ["Serbia", "Thalers", "", 5e12, None, None],
    )  # fmt: skip
    sheet = _sheet(
        book, "Current USD", ["Military expenditure by country, in millions of US$ at current prices and exchange rates", LEGEND],
        ["Country", "Notes", 2028.0, "2029", 2030],
        ["Europe"],
        ["Croatia", "†", 1.25e3, 1250, "1,400.5"],
        ["Zimbabwe", "", 40, 5, None],
        ["Venezuela", "", 900, "xxx", "..."],
        ["Yugoslavia", "", 0, 0, None],
        ["Ruritania", "", 12, None, "about 3"],
        ["European Union", "", None, None, 900],
    )  # fmt: skip
    sheet["C6"].font, sheet["D6"].font = BLUE, RED
    _sheet(
        book, "Constant", ["Military expenditure by country", "Figures are in US $m., at constant 2029 prices"],
        ["Country", "", "Notes", 2028, 2029, 2030], ["Croatia", None, "", 1, 2, 3],
    )  # fmt: skip
    _sheet(
        book, "GDP", ["Military expenditure by country as percentage of gross domestic product", "grouped by region"],
        ["Country", "Notes", 2028, 2029, 2030], ["Croatia", "", 0.0123, 0.02, 0],
    )  # fmt: skip
    _sheet(
        book, "Heads", ["Military expenditure per capita  by country", "Figures are in current US$"],
        ["Country", "Notes", 2028, 2029, 2030], ["Croatia", "", 321.5, None, None],
    )  # fmt: skip
    _sheet(
        book, "Govt", ["Military expenditure by country as percentage of government spending"],
        ["Country", "Notes", "Reporting year", 2028, 2029, 2030], ["Croatia", "", None, 0.05, None, None],
    )  # fmt: skip
    notes = book.create_sheet("Footnotes")
    notes.append(["§", "Figures for these countries are for the adopted budget"])
    notes.append([7.0, None, "Japan: Without the coast guard."])
    return book


@pytest.fixture
def file(workbook: Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "some download.xlsx"
    workbook.save(path)
    return path


def _one(statements: tuple[Statement, ...], spender: str, unit: str, when: str, capacity: str = "") -> Statement:
    of_all = [s for s in statements if s.relation != "military_per_head" and s.role("spender") == (spender,)]
    fits = [s for s in of_all if (s.unit, s.when, s.capacity) == (unit, when, capacity)]
    assert len(fits) == 1
    return fits[0]


def test_every_cell_is_imported_skipped_or_rejected(file: Path) -> None:
    read = read_file(file, load())
    assert (read.format, read.edition.date, read.edition.whole) == ("sipri-milex", "2031-04-20", False)
    assert dict(read.tally.skipped) == {
        "a region or group, not a state": 4,
        "no figure": 2,
        "the state was not there or not independent": 1,
        "0 where the sheet in the state's own currency has a figure: no rate of exchange": 1,
    }
    assert dict(read.tally.rejected) == {
        "no state is known as Ruritania": 2,
        "the currency is not certain: Venezuela, Bolívar": 1,
        "the currency is not certain: Serbia, Thalers": 1,
        "the sheet says US dollars, and by its own rates it is another currency": 2,
    }
    assert read.tally.read == 45


def test_a_figure_is_in_base_units_with_its_prices(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert _one(made, "HRV", "USD", "2030").number == 1_400_500_000
    assert _one(made, "HRV", "USD", "2029", "constant 2029 prices").number == 2_000_000
    assert _one(made, "HRV", "percent of GDP", "2028").number == 1.23
    assert _one(made, "HRV", "percent of government spending", "2028").number == 5
    heads = [s for s in made if s.relation == "military_per_head"]
    assert [(s.number, s.unit) for s in heads] == [(321.5, "USD")]
    assert {s.definition for s in made} == {"SIPRI"}


def test_the_sum_of_a_region_is_at_constant_prices_and_in_the_base_year_and_the_last_at_its_own(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert _one(made, "place:world", "USD", "2028", "constant 2029 prices").number == 2e12
    assert _one(made, "place:world", "USD", "2029").number == 2.05e12
    assert _one(made, "place:world", "USD", "2029", "constant 2029 prices").number == 2.05e12
    assert _one(made, "place:world", "USD", "2030").number == 2.2005e12


def test_a_colour_marks_an_estimate_and_a_doubt(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert _one(made, "HRV", "USD", "2028").note == "SIPRI estimate; without military pensions"
    assert _one(made, "HRV", "USD", "2029").note == "highly uncertain; without military pensions"
    assert _one(made, "HRV", "USD", "2030").note == "without military pensions"


def test_a_financial_year_is_told_by_its_months_and_its_footnote_is_kept(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert (
        _one(made, "JPN", "JPY", "2028-04/2029-03", "financial year").note
        == "by the adopted budget; Without the coast guard."
    )
    assert _one(made, "NZL", "NZD", "2028-04/2029-03", "financial year")
    assert _one(made, "NZL", "NZD", "2029-04/2029-06", "financial year")
    assert _one(made, "NZL", "NZD", "2030-07/2031-06", "financial year")


def test_a_currency_is_known_by_its_rate_where_its_name_is_behind_the_times(file: Path) -> None:
    made = read_file(file, load()).bundle.statements
    assert _one(made, "HRV", "EUR", "2030").number == 1_200_000_000
    assert {s.unit for s in made if s.role("spender") == ("ZWE",)} == {"USD"}
    assert {s.when for s in made if s.role("spender") == ("ZWE",)} == {"2028", "2029"}


def test_the_union_is_a_spender_of_its_own_among_states(file: Path) -> None:
    assert _one(read_file(file, load()).bundle.statements, "org:EU", "USD", "2030").number == 900_000_000


@pytest.mark.parametrize(
    ("words", "year", "when"),
    [
        ("", 2020, "2020"),
        ("Till: 1974 Apr-Mar, 1975: Apr-Dec, From 1976: Jan-Dec", 1975, "1975-04/1975-12"),
        ("Till: 1974 Apr-Mar, 1975: Apr-Dec, From 1976: Jan-Dec", 1980, "1980"),
        ("Till: 1973 Jul-Jun, From 1974 Till: 1990 Jan-Dec, From 1991: Oct-Sep", 1985, "1985"),
        ("Till: 1973 Jul-Jun, From 1974 Till: 1990 Jan-Dec, From 1991: Oct-Sep", 1999, "1999-10/2000-09"),
        ("It's complicated (see footnote)", 2001, "2001"),
    ],
)
def test_financial_years_change_their_months(words: str, year: int, when: str) -> None:
    assert period(words, year) == (when, len(when) > 4 or "complicated" in words)


def test_a_sheet_of_another_layout_is_refused_with_its_place(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "changed.xlsx"
    workbook["GDP"]["A1"], workbook["GDP"]["A2"] = "Military expenditure by country in bushels", None
    workbook.save(path)
    with pytest.raises(RecordError, match="layout that is not known") as caught:
        read_file(path, load())
    assert "GDP" in caught.value.place
    workbook["GDP"].delete_rows(4)
    workbook.save(path)
    with pytest.raises(RecordError, match="no header row"):
        read_file(path, load())


def test_a_sheet_whose_unit_is_not_what_it_says_is_refused(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "thousands.xlsx"
    workbook["Local currency calendar years"].append(["United States of America", "US dollars", "", 9e8])
    workbook["Current USD"].append(["United States of America", "", 9e5])
    workbook.save(path)
    with pytest.raises(RecordError, match=r"a dollar costs 0\.001 dollars"):
        read_file(path, load())


@pytest.mark.parametrize("size", [0, 100, 4000])
def test_a_file_cut_short_is_refused(file: Path, tmp_path: Path, size: int) -> None:
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(file.read_bytes()[:size])
    with pytest.raises(RecordError, match=r"format|workbook"):
        read_file(cut, load())
    with pytest.raises(RecordError, match="is no whole Excel workbook"):
        read_file(cut, load(), "sipri-milex")


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize("name", FILES)
def test_the_real_file_by_coordinates(shared: Callable[[str], Path], name: str) -> None:
    path = shared(f"sipri_milex/{name}")
    read = read_file(path, load())
    pages = pd.read_excel(path, sheet_name=None, header=None)
    places: list[tuple[str, Any, Any, str, Any]] = []
    filled = 0
    for title, page in pages.items():
        head = next((i for i in page.index if page.iat[i, 0] in {"Country", "Region"}), None)
        if head is None:
            continue
        years = {c: m[0] for c in page.columns if (m := re.match(r"\d{4}", str(page.iat[head, c])))}
        for row in page.index[head + 1 :]:
            for column, year in years.items():
                value = page.iat[row, column]
                if pd.isna(value) or value == "":
                    continue
                filled += 1
                country = str(page.iat[row, 0])
                if country in STATES and isinstance(value, int | float):
                    places.append((title, country, value, year, page))
    tally = read.tally
    assert tally.read == filled == tally.imported + sum(tally.skipped.values()) + sum(tally.rejected.values())
    assert tally.statements + tally.repeated == tally.imported + REGIONS
    table = {
        (s.role("spender")[0], s.unit, s.capacity, s.when[:4], s.relation): s.number for s in read.bundle.statements
    }
    numbers: dict[tuple[str, str], set[float]] = {}
    for (spender, _, _, year, _), number in table.items():
        numbers.setdefault((spender, year), set()).add(float(f"{number:.9g}"))
    spent = [s for s in read.bundle.statements if s.unit == "USD" and s.relation == "military_spending" and s.number]
    assert max(s.number or 0 for s in spent if s.role("spender") != ("place:world",)) < 1.2e12
    for sums in (s for s in spent if read.edition.whole and s.role("spender") == ("place:world",)):
        states = [
            s for s in spent if (s.when, s.capacity) == (sums.when, sums.capacity) and len(s.role("spender")[0]) == 3
        ]
        assert 0.85 < sum(s.number or 0 for s in states) / (sums.number or 1) < 1.01  # SIPRI estimates what it lacks
    for title, country, value, year, _page in random.Random(11).sample(places, 120):
        state = STATES[country]
        if title.startswith("Constant"):
            prices = f"constant {re.findall(r'[0-9]{4}', title)[0]} prices"
            assert table[state, "USD", prices, year, "military_spending"] == pytest.approx(value * 1e6)
        elif title.startswith("Current"):
            assert table[state, "USD", "", year, "military_spending"] == pytest.approx(value * 1e6)
        elif title == "Share of GDP":
            assert table[state, "percent of GDP", "", year, "military_share"] == pytest.approx(value * 100)
        elif title.startswith("Share of Gov"):
            assert table[state, "percent of government spending", "", year, "military_share"] == pytest.approx(
                value * 100
            )
        elif title == "Per capita":
            assert table[state, "USD", "", year, "military_per_head"] == pytest.approx(value)
        else:
            assert float(f"{value:.9g}") in numbers[state, year]
