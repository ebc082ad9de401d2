"""The Correlates of War's files: alliances, states, wars, disputes."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.claims import Statement
from detente.record.importers import Imported, read_file
from detente.record.importers.cow import date
from detente.vocabulary import load

Shared = Callable[[str], Path]

DYADS = """version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,\
dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,version
901,2,"United States of America",20,"Canada",4,4,1950,,,,0,1,1,0,0,1,0,4.1
902,365,"Russia",740,"Japan",1,2,1925,3,4,1930,0,0,0,0,1,0,1,4.1
903,365,"Russia",740,"Japan",1,2,1925,3,4,1920,0,0,0,0,1,0,0,4.1
904,365,"Russia"
905,240,"Hanover",xx,"Bavaria",1,1,1838,15,3,1848,0,0,1,0,1,1,0,4.1
"""
MEMBERS = """version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,\
mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,neutrality,\
nonaggression,entente,version
901,2,"United States of America",4,4,1950,,,,"Type I: Defense Pact",4,4,1950,,,,0,1,1,0,0,1,4.1
"""
STATES = (
    "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\r\n"
    "HAN,240,Hanover,1840,6,20,1865,7,2,2016\r\n"
)
SYSTEM = "stateabb,ccode,year,version\nCAN,20,1920,2016\nCAN,20,1921,2016\nCAN,20,2016,2016\nCAN,20,2015,2016\n"
INTER = """WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,\
StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,Initiator,Outcome,TransTo,BatDeath,Version
990,War of the Oaken Bucket,1,325,Italy,1,3,-9,1901,5,2,1901,9,1,1902,-7,-7,-7,-8,2,1,1,-8,9,4
""".replace("\n", "\r")
MIDS = """disno,dyindex,statea,namea,stateb,nameb,year,strtday,strtmnth,strtyr,endday,endmnth,endyear,hihost
77,77,2,USA,20,CAN,1999,3,2,1999,-9,5,2000,3
77,77,2,USA,20,CAN,2000,3,2,1999,-9,5,2000,3
"""


def read(tmp_path: Path, text: str) -> Imported:
    file = tmp_path / "file.csv"
    file.write_bytes(text.encode())
    return read_file(file, load())


def test_an_alliance_without_an_end_was_in_force_when_the_data_end_and_no_more(tmp_path: Path) -> None:
    found = read(tmp_path, DYADS)
    first = found.bundle.statements[0]
    assert (first.relation, first.roles) == ("allied_with", (("ally", "USA"), ("counterpart", "CAN")))
    assert (first.when, first.start, first.end, first.censored) == ("1950-04-04/", "1950-04-04", "2012-12-31", True)
    assert first.capacity == "defense pact, entente"


def test_only_who_must_defend_the_other_is_allied(tmp_path: Path) -> None:
    second = read(tmp_path, DYADS).bundle.statements[1]
    assert (second.relation, second.when, second.censored) == ("pact_with", "1925-02-01/1930-04-03", False)
    assert second.role("party") == ("SUN",)
    assert "different obligations" in second.note


def test_bad_rows_are_rejected_with_their_place(tmp_path: Path) -> None:
    found = read(tmp_path, DYADS)
    assert found.tally.read == 5
    assert [(r.place, r.reason) for r in found.rejects] == [
        ("line 4", "'1925-02-01/1920-04-03' ends before it starts"),
        ("line 5", "has more or fewer fields than the header"),
        ("line 6", "a code or a date is no number"),
    ]


def test_a_member_is_party_to_an_alliance_that_has_a_number(tmp_path: Path) -> None:
    found = read(tmp_path, MEMBERS)
    assert found.bundle.statements[0].roles == (("party", "USA"), ("treaty", "treaty:cow-alliance-901"))
    assert found.edition.dataset == "cow-alliances:member"


def test_states_that_we_do_not_have_are_coined(tmp_path: Path) -> None:
    found = read(tmp_path, STATES)
    assert found.bundle.statements[0].roles == (("state", "state:hanover"),)
    assert [e.names for e in found.bundle.entities] == [("Hanover",)]


def test_the_years_of_the_system_are_told_as_runs(tmp_path: Path) -> None:
    found = read(tmp_path, SYSTEM)
    assert found.tally.imported == 4
    assert sorted((s.when, s.censored) for s in found.bundle.statements) == [("1920/1921", False), ("2015/", True)]


def test_a_war_has_phases_and_marks_for_what_is_not_known(tmp_path: Path) -> None:
    found = read(tmp_path, INTER).bundle.statements
    assert {(s.relation, s.when) for s in found} == {
        ("fought", "1901-03/1901-05-02"), ("belligerent_in", "1901-03/1901-05-02"),
        ("fought", "1902-09-01/"), ("belligerent_in", "1902-09-01/"),
    }  # fmt: skip
    assert all(s.end == "2007-12-31" for s in found if s.censored)


def test_later_years_of_a_dispute_say_the_same_again(tmp_path: Path) -> None:
    found = read(tmp_path, MIDS)
    assert (found.tally.imported, found.tally.statements, found.tally.repeated) == (2, 1, 1)
    dispute = found.bundle.statements[0]
    assert (dispute.relation, dispute.capacity, dispute.when) == ("disputed", "display of force", "1999-02-03/2000-05")


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ((1990, 5, 2), "1990-05-02"),
        ((1990, 5, -9), "1990-05"),
        ((1990, -9, 3), "1990"),
        ((-8, 1, 1), ""),
        (("1990", "?", ""), "1990"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(given: tuple[int, int, int], edtf: str) -> None:
    assert date(*given) == edtf


# --- the project's own files, read another way


def plain(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")
    return [{k.strip(): v for k, v in row.items() if k} for row in csv.DictReader(io.StringIO(text))]


FILES = (
    "cow_alliances_v4.1/alliance_v4.1_by_dyad.csv", "cow_alliances_v4.1/alliance_v4.1_by_member.csv",
    "cow_codes/COW-country-codes.csv", "cow_mid/dyadic_mid_4.03.csv", "cow_states_wars/states2016.csv",
    "cow_states_wars/majors2016.csv", "cow_states_wars/system2016.csv", "cow_states_wars/Inter-StateWarData_v4.0.csv",
    "cow_states_wars/Extra-StateWarData_v4.0.csv", "cow_states_wars/Intra-StateWars_v5.1.csv",
    "cow_states_wars/Non-StateWarData_v4.0.csv",
)  # fmt: skip
REJECTED = {"cow_alliances_v4.1/alliance_v4.1_by_dyad.csv": 11}
"""Dyads whose alliance ends the day before it begins, at the unions of Germany and Yemen."""


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_the_real_file_is_accounted_for(name: str, shared: Shared) -> None:
    path = shared(name)
    found = read_file(path, load())
    assert found.tally.read == len(plain(path))
    assert sum(found.tally.rejected.values()) == REJECTED.get(name, 0)


def test_forty_alliances_agree_with_the_file(shared: Shared) -> None:
    path = shared("cow_alliances_v4.1/alliance_v4.1_by_dyad.csv")
    read = read_file(path, load())
    for row in random.Random(4).sample(plain(path), 60):
        start = f"{int(row['dyad_st_year']):04}-{int(row['dyad_st_month']):02}-{int(row['dyad_st_day']):02}"
        pair = {row["ccode1"].replace("260", "255"), row["ccode2"].replace("260", "255")}
        number = f"COW alliance {row['version4id']}"
        found = [
            s
            for s in read.bundle.statements
            if s.note.split(";")[0] == number and s.start == start and set(codes(s, read)) == pair
        ]
        assert found, (pair, start)
        ends = {s.end for s in found}
        end = (
            "-".join(f"{int(row[f'dyad_end_{p}']):02}" for p in ("year", "month", "day"))
            if row["dyad_end_year"]
            else "2012-12-31"
        )
        assert end in ends
        assert {s.censored for s in found if s.end == end} == {row["right_censor"] == "1"}


def codes(statement: Statement, found: Imported) -> list[str]:
    """The project's codes of those whom a statement names; Germany after 1955 is 260 with the project and 255 with us."""
    known = {**load().entities, **{e.id: e for e in found.bundle.entities}}
    return [str(known[id].cow) for _, id in statement.roles]


def test_the_states_of_nato_in_2000_have_alliances_and_no_later_member_has(shared: Shared) -> None:
    """COW lists 20 members of NATO to 2012; the record must not tell of more."""
    found = read_file(shared("cow_alliances_v4.1/alliance_v4.1_by_dyad.csv"), load()).bundle.statements
    allies = {
        pair
        for s in found
        if s.relation == "allied_with" and s.start <= "2000-12-31" <= s.end
        for pair in [frozenset(i for _, i in s.roles)]
    }
    assert frozenset({"USA", "CAN"}) in allies
    assert frozenset({"USA", "FIN"}) not in allies


def test_forty_disputes_agree_with_the_file(shared: Shared) -> None:
    path = shared("cow_mid/dyadic_mid_4.03.csv")
    read = read_file(path, load())
    found = {(s.gist, s.start, s.capacity, frozenset(codes(s, read))) for s in read.bundle.statements}
    levels = {
        "1": "no militarized action",
        "2": "threat to use force",
        "3": "display of force",
        "4": "use of force",
        "5": "war",
    }
    whole = [r for r in plain(path) if int(r["strtday"]) > 0 and int(r["endday"]) > 0]
    for row in random.Random(5).sample(whole, 40):
        start = f"{int(row['strtyr']):04}-{int(row['strtmnth']):02}-{int(row['strtday']):02}"
        pair = frozenset(row[side].replace("260", "255") for side in ("statea", "stateb"))
        assert (f"dispute {row['disno']}", start, levels.get(row["hihost"], ""), pair) in found


def test_forty_terms_of_statehood_agree_with_the_file(shared: Shared) -> None:
    path = shared("cow_states_wars/states2016.csv")
    spans = {(s.start, s.end) for s in read_file(path, load()).bundle.statements}
    for row in random.Random(6).sample(plain(path), 40):
        days = [
            "-".join((f"{int(row[s + 'year']):04}", f"{int(row[s + 'month']):02}", f"{int(row[s + 'day']):02}"))
            for s in ("st", "end")
        ]
        assert tuple(days) in spans


def test_forty_belligerents_agree_with_the_file(shared: Shared) -> None:
    path = shared("cow_states_wars/Inter-StateWarData_v4.0.csv")
    read = read_file(path, load())
    sides = {(s.start, s.end, codes(s, read)[0]) for s in read.bundle.statements if s.relation == "belligerent_in"}
    exact = [r for r in plain(path) if int(r["StartDay1"]) > 0 and int(r["EndDay1"]) > 0]
    for row in random.Random(7).sample(exact, 40):
        days = ["-".join(f"{int(row[f'{w}{p}1']):02}" for p in ("Year", "Month", "Day")) for w in ("Start", "End")]
        assert (*days, row["ccode"].replace("260", "255")) in sides
