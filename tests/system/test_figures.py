"""The system against figures that others have published."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from detente.record import View
from detente.system import System
from detente.system.change import members, waves
from detente.system.dependence import flows, imports
from detente.system.spending import spending
from detente.vocabulary import load

ENLARGEMENT = {
    "org:NATO": {
        1949: 12, 1952: 14, 1955: 15, 1982: 16, 1999: 19, 2004: 26, 2009: 28, 2017: 29, 2020: 30, 2023: 31, 2024: 32,
    },
    "org:EU": {1958: 6, 1973: 9, 1981: 10, 1986: 12, 1995: 15, 2004: 25, 2007: 27, 2013: 28, 2020: 27},
    "treaty:collective-security-treaty": {1994: 9, 1999: 6, 2006: 7, 2012: 6},
    "org:CSTO": {2002: 6, 2006: 7, 2012: 6},
    "org:SCO": {2001: 6, 2017: 8, 2023: 9, 2024: 10},
    "org:BRICS": {2006: 4, 2010: 5, 2024: 9, 2025: 10},
}  # fmt: skip
"""Members at the end of each year in which their number changed, as each body publishes it. The CSTO is counted from its charter
of 2002, before which its treaty had parties, BRICS from the first meeting of its ministers; Uzbekistan came back to the CSTO in
2006 and left in 2012."""
TOP_2024 = ["USA", "CHN", "RUS", "DEU", "IND", "GBR", "SAU", "UKR", "FRA", "JPN", "KOR", "ISR", "POL", "ITA", "AUS"]
"""SIPRI, Trends in World Military Expenditure, 2024 (April 2025), table 1."""
IMPORTS_2019 = {
    "IND": 9.8, "SAU": 8.4, "QAT": 7.6, "UKR": 4.9, "PAK": 4.3, "JPN": 4.1, "EGY": 4.0, "AUS": 3.7, "KOR": 3.1, "CHN": 2.9,
}  # fmt: skip
"""SIPRI, Trends in International Arms Transfers, 2023 (March 2024), table 2: shares of 2019-23 in per cent."""
IMPORTS_2020 = {
    "UKR": 8.8, "IND": 8.3, "QAT": 6.8, "SAU": 6.8, "PAK": 4.6, "JPN": 3.9, "AUS": 3.5, "EGY": 3.3, "USA": 3.1, "KWT": 2.9,
}  # fmt: skip
"""The same of March 2025, 2020-24."""


@pytest.mark.parametrize("body", ENLARGEMENT)
def test_membership_by_year_is_as_published(core: View, body: str) -> None:
    system = System.during(core, min(ENLARGEMENT[body]), 2025)
    assert {wave.year: wave.members for wave in waves(system, body)} == ENLARGEMENT[body]


def test_membership_as_of_a_date_agrees_with_that_over_the_years(core: View) -> None:
    for system in System.yearly(core, 1949, 2025, only=["bonds"]):
        for body, published in ENLARGEMENT.items():
            count = max([(1, 0), *((y, n) for y, n in published.items() if y <= system.as_of.year)])[1]
            assert len(members(system, body, system.as_of)) == count, (body, system.as_of)


def test_before_its_charter_the_csto_has_no_members_but_a_treaty_with_parties(core: View) -> None:
    system = System.at(core, "1996-12-31", only=["bonds"])
    assert not [t for t in system.ties if t.target == "org:CSTO"]
    assert {"AZE", "GEO", "UZB", "RUS"} <= set(members(system, "treaty:collective-security-treaty", system.as_of))


@pytest.mark.parametrize("year", [2023, 2024])
def test_the_top_15_spenders_are_those_of_the_workbook(
    imported: View, shared: Callable[[str], Path], year: int
) -> None:
    sheet = load_workbook(shared("sipri_milex/SIPRI-Milex-data-1949-2024_2.xlsx"), read_only=True, data_only=True)[
        "Current US$"
    ]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(row for row in rows if row[0] == "Country")
    at = [str(cell).strip() for cell in head].index(str(year))
    figures = {str(row[0]): float(row[at]) for row in rows if len(row) > at and isinstance(row[at], int | float)}
    top = sorted(figures, key=lambda name: -figures[name])[:15]
    names = {"United States of America": "United States", "Korea, South": "South Korea"}
    found = spending(imported, year, year, "SIPRI, USD")
    ours = [load().name(actor) for actor in list(found.year(year))[:15]]
    assert ours == [names.get(name, name) for name in top]
    assert [found.ranks(year)[actor] for actor in list(found.year(year))[:15]] == list(range(1, 16))


def test_the_top_15_spenders_of_2024_are_those_that_sipri_names(imported: View) -> None:
    assert list(spending(imported, 2024, 2024, "SIPRI, USD").year(2024))[:15] == TOP_2024


def test_alliances_of_2000_are_those_of_the_file(imported: View, shared: Callable[[str], Path]) -> None:
    """West Germany, which the file keeps beside Germany in one alliance, is Germany."""
    with shared("cow_alliances_v4.1/alliance_v4.1_by_dyad.csv").open(encoding="utf8") as file:
        in_force = [
            row
            for row in csv.DictReader(file)
            if int(row["dyad_st_year"]) < 2000 and (not row["dyad_end_year"] or int(row["dyad_end_year"]) > 2000)
        ]
    pairs = {frozenset(code.replace("260", "255") for code in (row["ccode1"], row["ccode2"])) for row in in_force}
    entities = load().entities
    system = System.at(imported, "2000-06-30", only=["bonds"])
    rests = [t for t in system.ties if t.relation in {"allied_with", "pact_with"}]
    cow = [t for t in rests if any(system.statements[id].definition == "COW" for id in t.statements)]
    # A pact that began or ended within the year is in force on a day only, so the day's ties are at least those of the whole year.
    found = {frozenset(str(entities[end].cow) for end in (t.source, t.target)) for t in cow}
    in_part = {
        frozenset(str(entities[end].cow) for end in (t.source, t.target))
        for t in cow
        if t.start >= "2000" or ("2000" <= t.end < "2001")
    }
    assert pairs <= found
    assert found - pairs <= in_part
    assert len(pairs) > 1000


def test_shares_of_arms_imports_are_those_that_sipri_publishes(imported: View) -> None:
    volumes = imports(imported, 2019, 2023)
    whole = sum(volumes.values())
    assert list(volumes)[:10] == list(IMPORTS_2019)
    assert {id: round(100 * volumes[id] / whole, 1) for id in IMPORTS_2019} == IMPORTS_2019


def test_shares_by_a_later_register_are_near_those_published(imported: View) -> None:
    """SIPRI has corrected the deliveries since, and the register tells a deal's volume for all its years together."""
    volumes = imports(imported, 2020, 2024)
    whole = sum(volumes.values())
    apart = {id: abs(100 * volumes[id] / whole - share) for id, share in IMPORTS_2020.items()}
    assert max(apart.values()) < 0.5
    assert sum(apart.values()) / len(apart) < 0.3
    assert round(flows(imported, 2020, 2024).suppliers("PAK")["CHN"], 2) == 0.81


def test_ties_are_those_of_a_plain_count_of_statements(core: View) -> None:
    day = dt.date(2024, 1, 1)
    told = [s for s in core.find("member_of") if s.start <= day.isoformat() and (not s.end or s.end >= day.isoformat())]
    system = System.at(core, day, only=["bonds"])
    ours = Counter((t.source, t.target) for t in system.ties if t.relation == "member_of")
    assert set(ours) == {(s.role("member")[0], s.role("organisation")[0]) for s in told}
