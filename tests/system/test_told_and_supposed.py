"""What a text tells of the system, and what if."""

from __future__ import annotations

import datetime as dt

import pytest

import detente
from detente.documents import from_text
from detente.engine import default_reader
from detente.errors import InputError
from detente.record import View
from detente.system import System
from detente.system.suppose import Supposition, suppose
from detente.system.told import tally, told

DAY = dt.date(2024, 5, 16)


def read(core: View, text: str, over: System | None = None) -> System:
    return told(detente.audit(text, date=DAY.isoformat(), record=core), core, DAY, title="a text", over=over)


def how(system: System) -> dict[tuple[str, str], str | None]:
    return {(t.source, t.target): t.told for t in system.ties}


def supposed(core: View, text: str, day: str = "2026-01-01") -> Supposition:
    system = System.at(core, day)
    return suppose(system, default_reader().read(from_text(text, date=system.as_of)).claims)


def test_each_tie_stands_as_its_claim_does(core: View) -> None:
    found = how(
        read(core, "Finland joined NATO in April 2023. Belarus has joined the SCO. Japan is an ally of Mongolia.")
    )
    assert found["FIN", "org:NATO"] == "borne_out"
    assert found["BLR", "org:SCO"] == "disputed"
    assert found["JPN", "MNG"] == "not_in_record"


def test_a_tie_that_is_borne_out_has_the_time_of_the_record(core: View) -> None:
    found = read(core, "Finland has joined NATO. Japan has joined AUKUS.")
    ties = {t.source: t for t in found.ties if t.told != "left_out"}
    assert (ties["FIN"].start, ties["FIN"].end) == ("2023-04-04", "")
    assert (ties["JPN"].told, ties["JPN"].when) == ("disputed", "../..")


def test_of_several_the_true_ones_are_borne_out(core: View) -> None:
    found = how(read(core, "Argentina, Egypt and Ethiopia joined BRICS on January 1, 2024."))
    assert found["EGY", "org:BRICS"] == "borne_out"
    assert found["ARG", "org:BRICS"] == "disputed"


def test_what_the_text_leaves_out_is_between_those_whom_it_names(core: View) -> None:
    found = read(core, "Finland joined NATO in April 2023. Sweden ordered missiles from the United States.")
    left = {(t.source, t.target) for t in found.ties if t.told == "left_out"}
    assert ("SWE", "org:NATO") in left
    assert ("USA", "org:NATO") in left
    named = {"FIN", "SWE", "USA", "org:NATO"}
    assert all({a, b} <= named for a, b in left)
    assert tally(found)["bonds"]["borne_out"] == 1


def test_denials_plans_and_ends_are_no_ties(core: View) -> None:
    text = "Japan is not a member of NATO. Ukraine wants to join NATO. Russia left the Council of Europe in 2022."
    assert not [t for t in read(core, text).ties if t.told in {"borne_out", "disputed", "not_in_record"}]


def test_laid_over_the_record_the_rest_is_kept(core: View) -> None:
    over = System.at(core, DAY)
    found = read(core, "Finland joined NATO in April 2023.", over)
    assert len(found.ties) == len(over.ties)
    assert how(found)["JPN", "org:Quad"] is None
    assert how(found)["FIN", "org:NATO"] == "borne_out"


def test_every_tie_of_a_text_can_be_shown(core: View) -> None:
    found = read(core, "Finland joined NATO in April 2023. Belarus has joined the SCO.")
    for tie in found.ties:
        for id in tie.statements:
            assert id in found.passages or found.record.source(found.statements[id].source)


def test_a_supposed_membership_adds_a_member(core: View) -> None:
    found = supposed(core, "South Korea joins AUKUS in 2027.")
    assert [(t.source, t.target, t.told, t.start) for t in found.begun] == [
        ("KOR", "org:AUKUS", "supposed", "2027-01-01")
    ]
    effects = {e.what: (e.before, e.after) for e in found.effects}
    assert effects["members of AUKUS"] == (3, 4)
    assert effects["South Korea would share AUKUS with"][1] == ["Australia", "United Kingdom", "United States"]


def test_a_supposed_end_takes_a_member_away(core: View) -> None:
    found = supposed(core, "Turkey leaves NATO in 2028.")
    assert {(t.source, t.target) for t in found.ended} == {("TUR", "org:NATO")}
    assert {e.what: (e.before, e.after) for e in found.effects}["members of NATO"] == (32, 31)


def test_what_a_text_tells_without_a_date_has_the_date_of_the_evidence(core: View) -> None:
    found = read(core, "Poland ordered 250 Abrams tanks from the United States. Norway attacked Peru.")
    times = {t.target: t.when for t in found.ties if t.told != "left_out"}
    assert times["POL"].startswith("2022-04")
    assert times["PER"] == "../.."


def test_who_met_whom_are_tied_for_their_states_whatever_the_meeting_is_called(core: View) -> None:
    found = read(core, "Xi Jinping met Vladimir Putin in Beijing.")
    assert {frozenset((t.source, t.target)) for t in found.ties if t.relation == "met"} == {frozenset({"CHN", "RUS"})}
    apart = told(
        detente.audit("Xi Jinping met Vladimir Putin in Beijing.", date=DAY.isoformat(), record=core),
        core,
        DAY,
        persons=True,
    )
    assert any(t.source.startswith("person:") for t in apart.ties)


def test_a_pact_without_a_name_ties_its_parties(core: View) -> None:
    found = supposed(core, "Switzerland signs a defence pact with France.")
    assert [(t.source, t.target, t.relation) for t in found.begun] == [("CHE", "FRA", "pact_with")]


def test_the_end_of_an_alliance_unties_two(core: View) -> None:
    found = supposed(core, "The United States ends its alliance with South Korea.")
    assert {(t.source, t.target) for t in found.ended} == {("KOR", "USA")}


def test_what_nobody_knows_is_named(core: View) -> None:
    with pytest.raises(InputError, match="nobody is known as Wakanda"):
        supposed(core, "Wakanda joins NATO.")


def test_what_is_so_already_changes_nothing(core: View) -> None:
    found = supposed(core, "Finland joins NATO.")
    assert found.begun == found.ended == ()
    assert found.after.ties == found.before.ties


def test_what_ties_nobody_is_refused_with_an_example(core: View) -> None:
    with pytest.raises(InputError, match="ties or unties"):
        supposed(core, "The weather is fine.")
