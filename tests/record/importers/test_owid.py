"""Our World in Data's file: a line is a row of the tally, and its figures are SIPRI's."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.errors import RecordError
from detente.record.importers import Imported, read_file
from detente.vocabulary import load

HEAD = "Entity,Code,Year,Military expenditure (% of GDP),World region according to OWID\n"
LINES = """\
Japan,JPN,2029,1.25,Asia
Kosovo,OWID_KOS,2029,1.5,Europe
European Union (SIPRI),,2029,0.01,
Ruritania,RUR,2029,1,Europe
Japan,JPN,2030,,Asia
Japan,JPN,next,1,Asia
Japan,JPN,2031,one,Asia
Japan,JPN
"""


def test_every_line_is_imported_skipped_or_rejected(tmp_path: Path) -> None:
    path = tmp_path / "share.csv"
    path.write_text(HEAD + LINES)
    read = read_file(path, load())
    assert (read.format, read.edition.date, read.tally.read) == ("owid", "2032", 8)
    assert [(s.role("spender"), s.when, s.number, s.unit) for s in read.bundle.statements] == [
        (("JPN",), "2029", 1.25, "percent of GDP"),
        (("XKX",), "2029", 1.5, "percent of GDP"),
    ]
    assert {s.definition for s in read.bundle.statements} == {"SIPRI"}
    assert dict(read.tally.skipped) == {"a region or group, not a state": 1, "no figure": 1}
    assert sum(read.tally.rejected.values()) == 4


def test_a_file_without_years_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "share.csv"
    path.write_text(HEAD)
    with pytest.raises(RecordError, match="holds no year"):
        read_file(path, load())


def _shares(read: Imported) -> dict[tuple[str, str], float]:
    fits = [s for s in read.bundle.statements if s.unit == "percent of GDP"]
    return {(s.role("spender")[0], s.when): s.number or 0.0 for s in fits}


def test_the_real_file_by_lines(shared: Callable[[str], Path]) -> None:
    path = shared("owid/military-spending-as-a-share-of-gdp-sipri.csv")
    read = read_file(path, load())
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert read.tally.read == len(rows)
    assert not read.tally.rejected
    known = _shares(read)
    coded = [r for r in rows if len(r["Code"]) == 3]
    for row in random.Random(2).sample(coded, 60):
        assert known[row["Code"], row["Year"]] == float(row["Military expenditure (% of GDP)"])


def test_two_publishers_of_the_same_series_agree_with_sipri_on_every_state(shared: Callable[[str], Path]) -> None:
    sipri = _shares(read_file(shared("sipri_milex/SIPRI-Milex-data-1949-2024_2.xlsx"), load()))
    for name, least in (
        ("owid/military-spending-as-a-share-of-gdp-sipri.csv", 8000),
        ("wdi/API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_211.zip", 7500),
    ):
        other = _shares(read_file(shared(name), load()))
        both = set(sipri) & set(other)
        assert len(both) >= least
        assert not {place for place in both if abs(sipri[place] - other[place]) > 0.001}
        assert not set(other) - set(sipri)
