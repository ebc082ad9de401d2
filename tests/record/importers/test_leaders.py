"""Archigos, REIGN and the lists of heads of state and government."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from detente.errors import RecordError
from detente.record.importers import read_file
from detente.record.importers.leaders import titled
from detente.vocabulary import load

ARCHIGOS = {
    "obsid": ["USA-1999", "HAN-1850"], "leadid": ["a", "b"], "ccode": [2, 240], "idacr": ["USA", "HAN"],
    "leader": ["Bucket", "Oak"], "startdate": ["1999-01-02", "1850-02-03"], "eindate": ["x", "x"],
    "enddate": ["2015-12-31", "1851-02-03"], "eoutdate": ["x", "x"], "entry": ["Regular", "Irregular"],
    "exit": ["Still in Office", "Natural Death"],
    "dbpediauri": ["http://dbpedia.org/resource/Oaken_Bucket_(president)", "NA"],
}  # fmt: skip
REIGN = (
    "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes\n"
    "USA,2,A1,Bucket,20,1,1999,8,2003,1950,1,0,11,1998,,,,\n"
    "CAN,20,A2,Ana Tub,4,11,2015,3,2021,1971,0,0,10,2015,,,,https://en.wikipedia.org/wiki/Ana_%C3%81lvarez_Tub\n"
    "CAN,xx,A3,Nobody,4,11,2015,3,2021,1971,0,0,10,2015,,,,\n"
)
EPS = (
    "countryid,country,position,positionLabel,officeholder,officeholderLabel,start_year,end_year\n"
    "Q38,Italy,Q1,President of Italy,Q2,Ana Tub,2015,2022\n"
    "Q38,Italy,Q1,President of Italy,Q3,Bea Pail,2022,\n"
    "Q0,Ruritania,Q1,King of Ruritania,Q4,Rudolf,1890,\n"
    "Q38,Italy,Q1,President of Italy,Q5,Cy Vat,,\n"
)
SNAPSHOT = {
    "snapshot_date": "2026-08-22",
    "countries": {
        "italy": {
            "country": {"name_en": "Italy"},
            "positions": {
                "head_of_state": {
                    "title_en": "President",
                    "current_holder": {"name_en": "Ana Tub", "since": "2022-02-03"},
                },
                "head_of_government": {"title_en": "Prime Minister", "current_holder": None},
            },
        }
    },
}


def test_archigos_leaders_hold_the_office_of_effective_leader(tmp_path: Path) -> None:
    file = tmp_path / "a.dta"
    pd.DataFrame(ARCHIGOS).to_stata(file, write_index=False, version=118)
    found = read_file(file, load())
    bucket, oak = found.bundle.statements
    assert bucket.roles == (("holder", "person:oaken-bucket"), ("office", "office:USA/effective-leader"))
    assert (bucket.when, bucket.end, bucket.censored) == ("1999-01-02/", "2015-12-31", True)
    assert (oak.role("holder"), oak.when) == (("person:oak-han-1850",), "1850-02-03/1851-02-03")


def test_a_cut_off_stata_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.dta"
    pd.DataFrame(ARCHIGOS).to_stata(file, write_index=False, version=118)
    file.write_bytes(file.read_bytes()[:-900])
    with pytest.raises(RecordError, match="cannot be read as Stata"):
        read_file(file, load(), "archigos")


def test_reign_terms_end_in_a_month_and_the_last_are_open(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text(REIGN)
    found = read_file(file, load())
    assert [(s.role("holder")[0], s.when) for s in found.bundle.statements] == [
        ("person:bucket-usa-1999", "1999-01-20/2003-08"),
        ("person:ana-alvarez-tub", "2015-11-04/"),
    ]
    assert [r.place for r in found.rejects] == ["line 4"]


def test_lists_of_leaders_give_the_years(tmp_path: Path) -> None:
    file = tmp_path / "eps-2021.csv"
    file.write_text(EPS)
    found = read_file(file, load())
    first, second = found.bundle.statements
    assert (first.role("office"), first.when) == (("office:ITA/president",), "2015/2022")
    assert (second.when, second.end) == ("2022/", "2022-12-31")
    assert found.tally.skipped == {"no year in which it began": 1}
    assert found.tally.rejected == {"nobody is known as Ruritania": 1}


def test_a_snapshot_gives_those_in_office_on_its_day(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text(json.dumps(SNAPSHOT))
    found = read_file(file, load())
    assert [(s.when, s.end) for s in found.bundle.statements] == [("2022-02-03/", "2026-08-22")]
    assert found.tally.skipped == {"nobody in office": 1}


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("http://dbpedia.org/resource/Henry_Bucket", "Henry Bucket"),
        ("https://x.y/v2/url?u=http-3A__dbpedia.org_resource_Henry-5FBucket&d=B", ""),
        ("https://urldefense.x/v2/url?u=http-3A__dbpedia.org_resource_Henry-5FBucket&d=B", "Henry Bucket"),
        ("https://en.wikipedia.org/wiki/Ana_%C3%81lvarez_(politician)#Life", "Ana Álvarez"),
        ("NA", ""),
        ("https://www.britannica.com/biography/Ana", ""),
    ],
)
def test_an_address_names_a_person(uri: str, name: str) -> None:
    assert titled(uri) == name


def test_archigos_is_read_whole_and_agrees_in_forty_places(shared: Callable[[str], Path]) -> None:
    path = shared("archigos/Archigos_4.1_stata14.dta")
    with pytest.warns(UnicodeWarning):
        table = pd.read_stata(path)
    found = read_file(path, load())
    assert found.tally.read == found.tally.imported == len(table)
    terms = {(s.note.partition(":")[0], s.start, s.end, s.censored) for s in found.bundle.statements}
    for n in random.Random(1).sample(range(len(table)), 40):
        row = table.iloc[n]
        assert (row.leader, row.startdate, row.enddate, row.exit == "Still in Office") in terms


def test_reign_is_read_whole_and_agrees_in_forty_places(shared: Callable[[str], Path]) -> None:
    path = shared("reign/leaderlist_3_21.csv")
    table = pd.read_csv(path, encoding="utf-8", encoding_errors="replace")
    found = read_file(path, load())
    assert found.tally.read == found.tally.imported == len(table)
    terms = {(s.note, s.start) for s in found.bundle.statements}
    for n in random.Random(2).sample(range(len(table)), 40):
        row = table.iloc[n]
        assert (row.leader.strip(), f"{row.syear}-{row.smonth:02}-{row.sdate:02}") in terms


@pytest.mark.parametrize("name", ["wikidata", "wikipedia"])
def test_the_lists_are_read_whole_and_agree_in_forty_places(shared: Callable[[str], Path], name: str) -> None:
    path = shared(f"world_leaders/eps-2021-{name}.csv")
    table = pd.read_csv(path)
    found = read_file(path, load())
    assert found.tally.read == len(table)
    known = {**load().entities, **{e.id: e for e in found.bundle.entities}}
    label = "officeholderLabel" if name == "wikidata" else "officeholderlabel"
    terms = {(s.start[:4], "" if s.censored else s.end[:4]) for s in found.bundle.statements}
    holders = {known[s.role("holder")[0]].name for s in found.bundle.statements}
    read = table[table.start_year.notna() & ~table.country.isin(r.split(" as ")[-1] for r in found.tally.rejected)]
    hits = 0
    for n in random.Random(8).sample(range(len(read)), 40):
        row = read.iloc[n]
        assert (str(int(row.start_year)), str(int(row.end_year)) if row.end_year == row.end_year else "") in terms
        hits += row[label].partition(" (")[0] in holders
    assert hits >= 34  # the others are persons that the vocabulary calls by another spelling


def test_the_snapshot_is_read_whole(shared: Callable[[str], Path]) -> None:
    path = shared("world_leaders/open-data-archive_2026-08-22.json")
    content = json.loads(path.read_text())
    positions = [
        (p or {}).get("current_holder") or {}
        for c in content["countries"].values()
        for p in (c.get("positions") or {}).values()
    ]
    found = read_file(path, load())
    assert found.tally.read == len(positions)
    starts = {s.start for s in found.bundle.statements}
    assert {h["since"] for h in positions if h.get("since") and h.get("name_en")} <= starts
