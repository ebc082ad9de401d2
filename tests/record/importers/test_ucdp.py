"""UCDP/PRIO's conflict-years."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from detente.record.importers import read_file
from detente.vocabulary import load

HEADER = (
    "conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory_name,year,"
    "intensity_level,cumulative_intensity,type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date,"
    "ep_end_prec,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version\n"
)
ROWS = (
    '7,Italy,Government of Italy,1,"Government of France, Government of Spain",Bucket League,2,"",1,Modena,1999,1,0,3,'
    '1998-05-29,1,1999-11-15,1,1,1999-12-21,"",325,"220, 230","","",325,1,25.1\n'
    '7,Italy,Government of Italy,1,"",Bucket League,2,"",1,Modena,2000,9,0,3,1998-05-29,1,1999-11-15,1,0,"","",'
    '325,"","","",325,1,25.1\n'
    "7,Italy\n"
)


def test_a_year_of_a_conflict_names_the_sides_and_who_stood_by_them(tmp_path: Path) -> None:
    file = tmp_path / "ucdp.csv"
    file.write_text(HEADER + ROWS)
    found = read_file(file, load())
    assert (found.format, found.edition.date) == ("ucdp", "2025")
    fought, *sides = found.bundle.statements
    assert (fought.relation, fought.when, fought.capacity) == ("fought", "1999", "minor armed conflict")
    assert [(s.role("belligerent")[0], s.capacity) for s in sides] == [
        ("ITA", ""), ("FRA", "supporting belligerent"), ("ESP", "supporting belligerent"), ("organisation:bucket-league", ""),
    ]  # fmt: skip
    assert [r.reason for r in found.rejects] == [
        "the year or the intensity is none",
        "has more or fewer fields than the header",
    ]


def test_the_real_file_is_read_whole_and_agrees_in_forty_places(shared: Callable[[str], Path]) -> None:
    path = shared("ucdp/UcdpPrioConflict_v25_1.csv")
    table = pd.read_csv(path)
    found = read_file(path, load())
    assert found.tally.read == found.tally.imported == len(table)
    notes = {e.id: e.note for e in found.bundle.entities}
    fought = {(notes[s.roles[0][1]], s.when): s.capacity for s in found.bundle.statements if s.relation == "fought"}
    sides: dict[tuple[str, str], int] = {}
    for s in found.bundle.statements:
        if s.relation == "belligerent_in":
            key = (notes[s.role("conflict")[0]], s.when)
            sides[key] = sides.get(key, 0) + 1
    for n in random.Random(3).sample(range(len(table)), 40):
        row = table.iloc[n]
        key = (f"UCDP {row.conflict_id}", str(row.year))
        assert fought[key] == {1: "minor armed conflict", 2: "war"}[row.intensity_level]
        assert sides[key] >= 2
