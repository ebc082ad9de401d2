"""SIPRI's trade register and its table of volumes: a deal is a row of the first, a cell of the second."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.claims import Statement
from detente.errors import RecordError
from detente.record.importers import Imported, read_file
from detente.record.importers.names import Names
from detente.record.importers.sipri_weapons import Weapons
from detente.vocabulary import load

PREAMBLE = """\
Transfers of major conventional arms from All countries  to All countries . Deals made for the year range '{}' to '{}'
A '?' in a column indicates uncertain data.
Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 3 Feb 2031 2:20:11 PM
"""
HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
DEALS = """\
Poland,South Korea,2024,,180,?,K-2 Black Panther,tank,20,?,2025; 2026; 2029,New,Part of deal; first batch,4,720,80
Viet Nam,Soviet Union,1979,?,600,?,Zvezda-9,SAM,600,?,1981,New,,0.12,72,72
NATO**,Germany,2027,,4,,A-330 MRTT,tanker/transport aircraft,0,,,New,Für Luftbetankung,20,80,
Hezbollah (Lebanon)*,Iran,2028,,,,Mistral,portable SAM,50,?,2029,Second hand,No. uncertain,0.1,,5
France,Italy,2028,,1,,Mistral,AALS,1,,2029,New,,100,100,100
unknown recipient(s),France,2028,,3,,Musketeer,APC,3,,2029,Second hand but modernized,
incl one for trials,0.1,0.3,0.3
Chad rebels (Sudan)*,unknown supplier(s),2028,,3,,Musketeer,light aircraft,3,,2029,New,,0.1,0.3,0.3
Japan,United States,2028,,9,,F-16X Zebra,FGA aircraft,9,,2029,New,For squadron 1,1,9,9
Japan,United States,2028,,9,,F-16X Zebra,FGA aircraft,9,,2029,New,For squadron 2,1,9,9
Ruritania,France,2028,,3,,Musketeer,APC,3,,2029,New,,0.1,0.3,0.3
Japan,France,soon,,3,,Musketeer,APC,3,,2029,New,,0.1,0.3,0.3
Japan,France,2028,,a few,,Musketeer,APC,3,,2029,New,,0.1,0.3,0.3
Japan,France,2028,,3,,Musketeer,APC,3,,2029,New,one, two,0.1,0.3,0.3
Japan,France,2028,,3,,Musk"""
STATES = {
    "India": "IND", "Egypt": "EGY", "Turkiye": "TUR", "Viet Nam": "VNM", "United States": "USA", "Soviet Union": "SUN",
    "Russia": "RUS", "France": "FRA", "East Germany (GDR)": "DDR", "NATO**": "org:NATO", "Saint Vincent": "VCT",
    "South Korea": "KOR", "Poland": "POL", "Czechoslovakia": "CSK", "Congo": "COG", "DR Congo": "COD",
    "Hamas (Palestine)*": "org:Hamas",
}  # fmt: skip


def _write(path: Path, deals: str = DEALS, span: tuple[str, str] = ("Not specified", "Not specified")) -> Path:
    path.write_bytes((PREAMBLE.format(*span) + HEADER + "\n" + deals).encode("cp1252"))
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return _write(tmp_path / "export.csv")


def _of(read: Imported, stage: str, **roles: str) -> list[Statement]:
    return [s for s in read.bundle.statements if s.stage == stage and all(s.role(r) == (i,) for r, i in roles.items())]


def test_no_deal_is_lost(register: Path) -> None:
    read = read_file(register, load())
    assert (read.format, read.edition.date, read.edition.whole) == ("sipri-arms", "2031-02-03", True)
    assert (read.tally.read, read.tally.imported, dict(read.tally.skipped)) == (14, 9, {})
    assert dict(read.tally.rejected) == {
        "no recipient is known as Ruritania": 1,
        "the year of the order is no year": 1,
        "a number of weapons is no number": 1,
        "the line has more or fewer fields than the header": 2,
    }
    assert [r.place for r in read.rejects] == ["line 16", "line 17", "line 18", "line 19", "line 20"]


def test_an_order_and_its_deliveries(register: Path) -> None:
    read = read_file(register, load())
    (order,) = _of(read, "ordered", recipient="POL")
    assert (order.number, order.unit, order.when, order.capacity) == (180, "tanks", "2024", "new")
    assert (order.role("supplier"), order.role("system")) == (("KOR",), ("system:K2",))
    assert order.note.startswith("tank; uncertain number; Part of deal; first batch; SIPRI TIV")
    (delivery,) = _of(read, "delivered", recipient="POL")
    assert (delivery.number, delivery.when) == (20, "2025/2029")
    assert "in 2025, 2026, 2029 only" in delivery.note
    assert "uncertain number or years" in delivery.note


def test_a_doubtful_year_is_marked_as_one(register: Path) -> None:
    (order,) = _of(read_file(register, load()), "ordered", recipient="VNM")
    assert (order.when, order.start, order.end) == ("1979?", "1979-01-01", "1979-12-31")


def test_what_was_not_delivered_makes_no_delivery(register: Path) -> None:
    read = read_file(register, load())
    assert len(_of(read, "ordered", recipient="org:NATO")) == 1
    assert _of(read, "delivered", recipient="org:NATO") == []
    assert "Für Luftbetankung" in _of(read, "ordered", recipient="org:NATO")[0].note


def test_a_torn_line_is_mended(register: Path) -> None:
    read = read_file(register, load())
    (order,) = [s for s in _of(read, "ordered", supplier="FRA") if s.capacity == "second hand but modernized"]
    assert order.role("recipient") == ()
    assert "unknown recipient(s); incl one for trials" in order.note


def test_a_name_of_two_things_makes_two_systems(register: Path) -> None:
    read = read_file(register, load())
    assert _of(read, "ordered", recipient="org:Hezbollah")[0].role("system") == ("system:Mistral-missile",)
    assert _of(read, "ordered", recipient="FRA")[0].role("system") == ("system:Mistral-class",)
    made = {e.id: e for e in read.bundle.entities}
    assert {"system:musketeer-vehicle", "system:musketeer-aircraft"} <= set(made)
    assert made["system:musketeer-vehicle"].names == ("Musketeer",)
    assert made["system:f-16x-zebra-aircraft"].part_of == ("system:F-16",)
    assert made["organisation:chad-rebels-sudan"].kind == "organisation"


def test_two_deals_of_the_same_terms_are_two(register: Path) -> None:
    orders = _of(read_file(register, load()), "ordered", recipient="JPN")
    assert [(o.number, o.gist) for o in orders] == [(9, ""), (9, "deal 2 of these terms")]


@pytest.mark.parametrize(
    ("span", "whole"), [(("1950", "2031"), True), (("2010", "2031"), False), (("1950", "2020"), False)]
)
def test_a_part_of_the_years_is_no_whole_edition(tmp_path: Path, span: tuple[str, str], whole: bool) -> None:
    assert read_file(_write(tmp_path / "export.csv", span=span), load()).edition.whole is whole


@pytest.mark.parametrize(
    ("designation", "description", "id"),
    [
        ("Javelin", "portable SAM", "system:javelin-missile"),
        ("FGM-148 Javelin", "anti-tank missile", "system:Javelin"),
        ("J-35 Draken", "fighter aircraft", "system:j-35-draken-aircraft"),
        ("F-22", "frigate", "system:f-22-frigate"),
        ("Leopard-2A4", "tank", "system:Leopard-2A4"),
        ("Leopard", "frigate", "system:leopard-frigate"),
        ("BMP-2 turret", "IFV turret", "system:bmp-2-turret-turret"),
        ("2S1 122mm", "self-propelled gun", "system:2S1"),
        ("Tu-22", "bomber aircraft", "system:tu-22-aircraft"),
        ("Patriot-2", "armoured personnel carrier", "system:patriot-2-vehicle"),
    ],
)
def test_a_weapon_is_known_by_designation_and_class(designation: str, description: str, id: str) -> None:
    assert Weapons(Names(load())).system(designation, description) == id


@pytest.mark.parametrize(
    ("deals", "reason"),
    [(PREAMBLE, "has no header row"), (HEADER + "\n" + DEALS, "does not say when it was made")],
)
def test_a_register_without_its_head_is_refused(tmp_path: Path, deals: str, reason: str) -> None:
    path = tmp_path / "cut.csv"
    path.write_text(deals)
    with pytest.raises(RecordError, match=reason):
        read_file(path, load(), "sipri-arms")


@pytest.mark.parametrize("name", ["trade-register__MJHofmann.csv", "trade-register__alexarui.csv"])
def test_the_real_register_by_lines(shared: Callable[[str], Path], name: str) -> None:
    path = shared(f"sipri_arms/{name}")
    started = time.perf_counter()
    read = read_file(path, load())
    assert time.perf_counter() - started < 20
    text = path.read_bytes().decode("cp1252")
    whole = [line.split(",") for line in text.split("\n")[12:] if line.count(",") == 15]
    assert read.tally.read == len(re.findall(r",(?:New|Second hand|Second hand but modernized),", text))
    assert read.tally.read - len(whole) == (2 if "MJ" in name else 0)
    assert read.tally.imported == read.tally.read
    assert read.tally.repeated == 0
    coined = {e.id: e.names[0] for e in read.bundle.entities}
    by_ends: dict[tuple[str, ...], list[Statement]] = {}
    for s in read.bundle.statements:
        by_ends.setdefault((s.stage, *s.role("recipient"), *s.role("supplier")), []).append(s)
    deals = [row for row in whole if row[0] in STATES and row[1] in STATES]
    for row in random.Random(5).sample(deals, 80):
        ends = STATES[row[0]], STATES[row[1]]
        number = float(row[4]) if row[4] else None
        orders = [s for s in by_ends["ordered", *ends] if s.when == row[2] + row[3] and s.number == number]
        orders = [s for s in orders if coined.get(s.role("system")[0], row[6].strip()) == row[6].strip()]
        assert [s for s in orders if row[12].strip() in s.note and s.capacity == row[11].lower()], row
        years = row[10].split("; ") if row[10] else []
        if years:
            span = years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}"
            arrived = [s for s in by_ends["delivered", *ends] if s.when == span and s.number == float(row[8])]
            assert [s for s in arrived if row[12].strip() in s.note], row


VOLUMES = """\
Volume of transfers of major arms
Figures are in millions of SIPRI trend-indicator values (TIVs).
Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 3 Feb 2031 12:33:29 PM

{},2028,2029,2030,2028-2030,Percentage,Sum total years,Percentage of total
Japan,10,,30,40,1%,40,1%
Hamas (Palestine)*,0 ,1,,1,0%,1,0%
unknown recipient(s),,7,,7,0%,7,0%
Ruritania,5,,many,5,0%,5,0%
Japan,1,2
Total world import,15,8,30,53,100%,53,
"""


def test_a_table_of_volumes_by_cells(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(VOLUMES.format("Recipient"))
    read = read_file(path, load())
    assert (read.format, read.edition.dataset, read.tally.read) == ("sipri-tiv", "sipri-tiv:recipient", 18)
    assert [(s.role("recipient"), s.when, s.number, s.unit) for s in read.bundle.statements] == [
        (("JPN",), "2028", 10, "million TIV"),
        (("JPN",), "2030", 30, "million TIV"),
        (("org:Hamas",), "2028", 0, "million TIV"),
        (("org:Hamas",), "2029", 1, "million TIV"),
    ]
    assert dict(read.tally.skipped) == {
        "no deliveries known": 5,
        "the recipient is unknown": 1,
        "a sum of all, not of one": 3,
    }
    assert sum(read.tally.rejected.values()) == 5


def test_a_table_of_exports_is_of_suppliers(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(VOLUMES.format("Supplier").replace("unknown recipient(s)", "unknown supplier(s)"))
    read = read_file(path, load())
    assert read.edition.dataset == "sipri-tiv:supplier"
    assert read.bundle.statements[0].role("supplier") == ("JPN",)
    path.write_text(VOLUMES.format("Customer"))
    with pytest.raises(RecordError, match="no header row"):
        read_file(path, load())


def test_the_real_table_by_cells(shared: Callable[[str], Path]) -> None:
    path = shared("sipri_arms/import-export-values_1950-2024.csv")
    read = read_file(path, load())
    rows = [line.split(",") for line in path.read_text().splitlines()]
    (head,) = [i for i, r in enumerate(rows) if r[0] == "Recipient"]
    table = [r for r in rows[head + 1 :] if len(r) == 80]
    assert read.tally.read == 75 * len(table)
    assert read.tally.rejected == {}
    assert read.tally.skipped["no deliveries known"] == sum(not f.strip() for r in table for f in r[1:76])
    known = {(s.role("recipient")[0], s.when): s.number for s in read.bundle.statements}
    cells = [(STATES[r[0]], rows[head][c], r[c]) for r in table if r[0] in STATES for c in range(1, 76) if r[c].strip()]
    for state, year, told in random.Random(3).sample(cells, 60):
        assert known[state, year] == float(told)
    poland = sum(v for (s, _), v in known.items() if s == "POL" and v)
    assert poland == pytest.approx(float(next(r[76] for r in table if r[0] == "Poland")), abs=40)
