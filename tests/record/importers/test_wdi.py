"""The World Bank's files: a cell is a row of the tally, and none is lost."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.record.importers import read_file
from detente.vocabulary import load

CSV = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2025-07-01",

"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",
"Japan","JPN","Military expenditure (% of GDP)","MS.MIL.XPND.GD.ZS","1.1","",
"World","WLD","Military expenditure (% of GDP)","MS.MIL.XPND.GD.ZS","2.2","2.3",
"Ruritania","RUR","Military expenditure (% of GDP)","MS.MIL.XPND.GD.ZS","9.9","",
"Korea, Rep.","KOR","Military expenditure (% of GDP)","MS.MIL.XPND.GD.ZS","2.7","about 3",
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_1.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_every_cell_is_imported_skipped_or_rejected(file: Path) -> None:
    read = read_file(file, load())
    assert read.format == "wdi"
    assert read.edition.date == "2025-07-01"
    assert read.tally.read == 8
    assert read.tally.imported == 2
    assert read.tally.skipped == {"no figure": 2, "a region or group, not a state": 2}
    assert set(read.tally.rejected) == {"no state is known as Ruritania", "the figure is no number"}
    assert [r.place for r in read.rejects] == ["line 8, 2022", "line 9, 2023"]


def test_a_statement_has_the_banks_figure_under_the_definition_that_it_has(file: Path) -> None:
    japan = read_file(file, load()).bundle.statements[0]
    assert (japan.relation, japan.role("spender"), japan.number, japan.unit) == (
        "military_share",
        ("JPN",),
        1.1,
        "percent of GDP",
    )
    assert (japan.when, japan.definition) == ("2022", "SIPRI")


def test_the_banks_archive_is_read_as_its_file(file: Path, tmp_path: Path) -> None:
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(file, file.name)
        packed.writestr("Metadata_Country_API.csv", "x")
    packed_ids = [s.id for s in read_file(archive, load()).bundle.statements]
    assert packed_ids == [s.id for s in read_file(file, load()).bundle.statements]


STATES = {
    "Korea, Rep.": "KOR",
    "Viet Nam": "VNM",
    "Kosovo": "XKX",
    "Turkiye": "TUR",
    "Congo, Dem. Rep.": "COD",
    "Japan": "JPN",
}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("API_MS.MIL.XPND.CD_DS2_en_csv_v2_47475.csv", "USD"),
        ("API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip", "percent of GDP"),
    ],
)
def test_the_real_files_by_cells(shared: Callable[[str], Path], name: str, unit: str) -> None:
    path = shared(f"wdi/{name}")
    read = read_file(path, load())
    data = path.read_bytes()
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            data = archive.read(next(n for n in archive.namelist() if n.startswith("API_")))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    (head,) = [i for i, r in enumerate(rows) if r[:1] == ["Country Name"]]
    years = [(c, y) for c, y in enumerate(rows[head]) if y.isdigit()]
    table = [r for r in rows[head + 1 :] if len(r) > 4]
    assert read.tally.read == len(table) * len(years)
    assert read.tally.skipped["no figure"] == sum(not r[c] for r in table for c, _ in years)
    assert not read.tally.rejected
    known = {(s.role("spender")[0], s.when): s.number for s in read.bundle.statements}
    assert {s.unit for s in read.bundle.statements} == {unit}
    states = {s for s, _ in known}
    cells = [
        (STATES.get(r[0], r[1]), y, r[c])
        for r in table
        for c, y in years
        if r[c] and (r[0] in STATES or r[1] in states)
    ]
    for state, year, told in random.Random(4).sample(cells, 60):
        assert known[state, year] == float(told)
