"""Memberships, treaties, alliances, offices, wars: what is true from one date to another."""

from __future__ import annotations

from typing import Any

import pytest
from facts import judged, value, verdict

NATO, CSTO = "org:NATO", "org:CSTO"
LONG = value(5, "years", "duration", "long", comparator=">")
SECRETARY = "office:org:NATO/secretary-general"
WAR = "conflict:russia-ukraine-war"


@pytest.mark.parametrize(
    ("expected", "claim"),
    [
        ("supported", {"member": "FIN", "organisation": NATO}),
        ("contradicted", {"member": "CHE", "organisation": NATO}),  # a complete slice lacks it
        ("no_record", {"member": "KAZ", "organisation": CSTO}),  # one that is not declared complete
        ("contradicted", {"member": "JPN", "organisation": NATO}),  # a partner
        ("imprecise", {"member": "UKR", "organisation": "org:EU"}),  # a candidate
        ("outdated", {"member": "UZB", "organisation": CSTO}),
        ("supported", {"member": "UZB", "organisation": CSTO, "past": True}),
        ("supported", {"member": "UZB", "organisation": CSTO, "when": "2010"}),
        ("contradicted", {"member": "SWE", "organisation": NATO}),  # two months later
        ("supported", {"member": "SWE", "organisation": NATO, "as_of": "2024-03-08"}),
        ("supported", {"member": "SWE", "organisation": NATO, "modality": "planned"}),
    ],
)
def test_a_membership_holds_at_its_time(expected: str, claim: dict[str, Any]) -> None:
    assert verdict("member_of", **claim) == expected


@pytest.mark.parametrize(
    ("expected", "member", "phase", "when"),
    [
        ("supported", "FIN", "begins", "2023-04-04"),
        ("supported", "FIN", "begins", "2023-04"),
        ("supported", "FIN", "begins", "2023"),
        ("imprecise", "FIN", "begins", "2023-06"),  # the year is right
        ("contradicted", "FIN", "begins", "2021"),
        ("contradicted", "POL", "ends", ""),
    ],
)
def test_it_began_or_ended_when_the_text_says(expected: str, member: str, phase: str, when: str) -> None:
    assert verdict("member_of", member=member, organisation=NATO, phase=phase, when=when) == expected


def test_long_ago_told_of_last_year_is_not_borne_out() -> None:
    joined = verdict("member_of", member="POL", organisation=NATO, phase="begins", when="2023")
    assert joined in {"imprecise", "contradicted"}


def test_an_end_is_held_against_the_end() -> None:
    assert verdict("member_of", member="UZB", organisation=CSTO, phase="ends") == "supported"
    assert verdict("member_of", member="UZB", organisation=CSTO, phase="ends", when="2012") == "supported"
    assert verdict("member_of", member="UZB", organisation=CSTO, phase="ends", when="2006") == "contradicted"
    assert verdict("member_of", member="KOR", organisation="org:CCDCOE", phase="ends") == "no_record"


def test_a_short_time_told_as_a_long_one_is_imprecise() -> None:
    finding = judged("member_of", LONG, member="KOR", organisation="org:CCDCOE")
    assert str(finding.verdict) == "imprecise"
    assert "1 year 8 months" in finding.judgement.because
    assert verdict("member_of", LONG, member="POL", organisation=NATO) == "supported"


def test_the_nth_member_is_counted() -> None:
    fourth = value(4, "member", "ordinal", "fourth")
    assert verdict("member_of", fourth, member="FIN", organisation=NATO) == "supported"
    second = value(2, "member", "ordinal", "second")
    assert verdict("member_of", second, member="FIN", organisation=NATO) == "contradicted"


@pytest.mark.parametrize(
    ("expected", "holder", "as_of"),
    [
        ("supported", "person:jens-stoltenberg", "2024-01-05"),
        ("contradicted", "person:antony-blinken", "2024-01-05"),  # somebody else does
        ("contradicted", "person:mark-rutte", "2024-01-05"),  # not yet
        ("outdated", "person:jens-stoltenberg", "2024-11-01"),
        ("supported", "person:mark-rutte", "2024-11-01"),
    ],
)
def test_one_holder_an_office(expected: str, holder: str, as_of: str) -> None:
    assert verdict("holds_office", holder=holder, office=SECRETARY, as_of=as_of) == expected


def test_who_holds_it_now_is_said() -> None:
    finding = judged("holds_office", holder="person:jens-stoltenberg", office=SECRETARY, as_of="2024-11-01")
    assert "Mark Rutte" in finding.judgement.because
    assert len(finding.judgement.evidence) == 2


def test_an_office_that_the_record_does_not_have_is_not_on_record() -> None:
    assert verdict("holds_office", holder="person:liz-truss", office="office:GBR/prime-minister") == "no_record"


@pytest.mark.parametrize(
    ("expected", "year", "as_of"),
    [
        ("supported", 3, "2024-03-01"),
        ("imprecise", 3, "2024-01-05"),  # some weeks early
        ("contradicted", 3, "2023-01-05"),
        ("contradicted", 5, "2024-03-01"),
    ],
)
def test_the_third_year_of_a_war(expected: str, year: int, as_of: str) -> None:
    finding = judged("fought", value(year, "year", "ordinal", "third"), conflict=WAR, as_of=as_of)
    assert str(finding.verdict) == expected
    assert any("24 February 2022" in step for step in finding.judgement.derivation)


@pytest.mark.parametrize(
    ("expected", "conflict", "years", "comparator"),
    [
        ("supported", "conflict:korean-war", 3, "="),
        ("contradicted", "conflict:korean-war", 10, "="),
        ("supported", WAR, 1, ">"),
        ("imprecise", WAR, 2, ">"),  # seven weeks short
        ("contradicted", WAR, 9, ">"),
    ],
)
def test_how_long_it_lasted(expected: str, conflict: str, years: int, comparator: str) -> None:
    lasted = value(years, "years", "duration", comparator=comparator)
    finding = judged("fought", lasted, conflict=conflict)
    assert str(finding.verdict) == expected
    assert finding.judgement.derivation


def test_in_what_capacity() -> None:
    war = {"belligerent": "DEU", "conflict": "conflict:world-war-ii"}
    assert verdict("belligerent_in", capacity="defeated", **war) == "supported"
    assert verdict("belligerent_in", capacity="victor", **war) in {"contradicted", "imprecise"}


def test_founded_within_a_period() -> None:
    assert verdict("exists", entity=NATO, phase="begins", when="1947/1991") == "supported"
    assert verdict("exists", entity=CSTO, phase="begins", when="1947/1991") == "contradicted"


def test_signed_is_not_in_force() -> None:
    treaty = {"party": "CHN", "treaty": "treaty:ctbt"}
    assert verdict("party_to", stage="signed", **treaty) == "supported"
    assert verdict("party_to", stage="in force", **treaty) == "imprecise"


def test_a_partner_is_no_ally_and_an_alliance_has_two_sides() -> None:
    assert verdict("allied_with", ally="JPN", counterpart="USA") == "supported"
    assert verdict("allied_with", ally="JPN", counterpart=NATO) == "imprecise"


def test_a_goal_has_a_figure() -> None:
    two, three = (value(n, "percent of GDP", text=f"{n} percent of GDP") for n in (2, 3))
    assert verdict("spending_goal", two, setter="JPN") == "supported"
    assert verdict("spending_goal", three, setter="JPN") == "contradicted"


def test_who_only_suspended_his_part_has_not_left() -> None:
    """Armenia froze its participation in February 2024; the record has it as a member still."""
    found = judged("member_of", member="ARM", organisation="org:CSTO", phase="ends", when="2024-02", as_of="2024-06-01")
    assert str(found.verdict) == "imprecise"
    assert "has not left" in found.judgement.because


@pytest.mark.parametrize(
    ("member", "expected"), [("USA", "supported"), ("POL", "contradicted"), ("SWE", "contradicted")]
)
def test_a_founding_member_was_there_from_the_first(member: str, expected: str) -> None:
    founding = {"organisation": NATO, "capacity": "founding member", "as_of": "2024-05-01"}
    assert verdict("member_of", member=member, **founding) == expected


def test_without_the_day_of_its_founding_nobody_is_a_founding_member() -> None:
    found = judged("member_of", member="KOR", organisation="org:CCDCOE", capacity="founding member")
    assert str(found.verdict) == "no_record"


def test_so_many_are_nobody_but_can_be_counted() -> None:
    """ "Seven countries joined" names nobody, and is no unknown actor."""
    found = judged("member_of", value(2, "countries", "count"), organisation=NATO, phase="begins", when="1999")
    assert str(found.verdict) == "supported"


@pytest.mark.parametrize(
    ("attacker", "when", "expected"),
    [("RUS", "2022-02-24", True), ("RUS", "2020", False), ("POL", "2022-02-24", False)],
)
def test_an_attack_on_a_war_tells_who_fought_in_it(attacker: str, when: str, expected: bool) -> None:
    found = verdict("attacked", attacker=attacker, target=WAR, when=when)
    assert (found == "supported") is expected
