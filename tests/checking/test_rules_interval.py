"""Memberships, offices, wars: what holds when, since when, and for how long."""

from dataclasses import replace

import pytest
from checking_record import RECORD, Small, claim, covers, judged, statement, value

from detente.checking import Verdict
from detente.claims import Claim

NATO = "org:NATO"


@pytest.mark.parametrize(
    ("made", "as_of", "verdict"),
    [
        pytest.param(claim("member_of", member="FIN", organisation=NATO), "2024-01-05", "supported", id="holds"),
        pytest.param(claim("member_of", member="GBR", organisation="org:EU"), "2024-01-05", "outdated", id="held once"),
        pytest.param(
            claim("member_of", member="GBR", organisation="org:EU", when="2022"),
            "2024-01-05",
            "contradicted",
            id="said of the gap",
        ),
        pytest.param(
            claim("member_of", member="GBR", organisation="org:EU", when="2015"),
            "2024-01-05",
            "supported",
            id="said of its time",
        ),
        pytest.param(
            claim("member_of", member="SWE", organisation=NATO), "2024-01-05", "contradicted", id="not yet, full list"
        ),
        pytest.param(claim("member_of", member="SWE", organisation=NATO), "2024-04-01", "supported", id="joined since"),
        pytest.param(
            claim("member_of", member="UKR", organisation=NATO), "2024-01-05", "contradicted", id="not on the full list"
        ),
        pytest.param(
            claim("member_of", member="UKR", organisation=NATO), "2030-01-05", "no_record", id="after the list ends"
        ),
        pytest.param(
            claim("member_of", member="UKR", organisation=NATO, modality="planned"),
            "2024-01-05",
            "no_record",
            id="a plan is no membership",
        ),
        pytest.param(
            claim("member_of", member="IRL", organisation="org:CCDCOE"),
            "2024-01-05",
            "no_record",
            id="list not complete",
        ),
        pytest.param(
            claim("member_of", member="JPN", organisation=NATO),
            "2024-01-05",
            "contradicted",
            id="a partner, not a member",
        ),
        pytest.param(
            claim("member_of", member="JPN", organisation=NATO, negated=True),
            "2024-01-05",
            "supported",
            id="denied rightly",
        ),
        pytest.param(
            claim("member_of", member="FIN", organisation=NATO, negated=True),
            "2024-01-05",
            "contradicted",
            id="denied wrongly",
        ),
        pytest.param(
            claim("member_of", member="GBR", organisation="org:EU", negated=True),
            "2024-01-05",
            "supported",
            id="no longer",
        ),
        pytest.param(
            claim("member_of", phase="begins", member="FIN", organisation=NATO, when="2023-04"),
            "2024-01-05",
            "supported",
            id="joined then",
        ),
        pytest.param(
            claim("member_of", phase="begins", member="FIN", organisation=NATO, when="2023-06"),
            "2024-01-05",
            "imprecise",
            id="joined that year",
        ),
        pytest.param(
            claim("member_of", phase="begins", member="FIN", organisation=NATO, when="2015"),
            "2024-01-05",
            "contradicted",
            id="joined years later",
        ),
        pytest.param(
            claim("member_of", phase="ends", member="GBR", organisation="org:EU", when="2020-01"),
            "2024-01-05",
            "supported",
            id="left then",
        ),
        pytest.param(
            claim("member_of", phase="ends", member="KOR", organisation="org:CCDCOE"),
            "2024-01-05",
            "no_record",
            id="end unknown, list not complete",
        ),
        pytest.param(
            claim("member_of", phase="ends", member="FIN", organisation=NATO),
            "2024-01-05",
            "contradicted",
            id="never left",
        ),
        pytest.param(
            claim("exists", phase="begins", entity=NATO, when="1947/1991"),
            "2024-01-05",
            "supported",
            id="founded in the Cold War",
        ),
        pytest.param(
            claim("holds_office", holder="person:qin-gang", office="office:CHN/foreign-minister"),
            "2023-09-10",
            "outdated",
            id="office passed on",
        ),
        pytest.param(
            claim("holds_office", holder="person:xi-jinping", office="office:CHN/foreign-minister"),
            "2023-09-10",
            "contradicted",
            id="another holder",
        ),
        pytest.param(
            claim("belligerent_in", belligerent="JPN", conflict="conflict:world-war-ii", capacity="defeated"),
            "2024-01-05",
            "supported",
            id="a war is past",
        ),
        pytest.param(
            claim("belligerent_in", belligerent="USA", conflict="conflict:world-war-ii", capacity="defeated"),
            "2024-01-05",
            "contradicted",
            id="the victor",
        ),
        pytest.param(
            claim("belligerent_in", belligerent="USA", conflict="conflict:korean-war", capacity="defeated"),
            "2024-01-05",
            "no_record",
            id="outcome not on record",
        ),
        pytest.param(
            claim("spending_goal", value(2, "percent of GDP", "level"), setter=NATO),
            "2025-09-10",
            "outdated",
            id="an old goal",
        ),
        pytest.param(
            claim("spending_goal", value(2, "percent of GDP", "level"), setter=NATO),
            "2024-09-10",
            "supported",
            id="the goal then",
        ),
    ],
)
def test_what_holds(made: Claim, as_of: str, verdict: str) -> None:
    assert judged(made, RECORD, as_of).verdict == verdict


def test_long_joined_is_judged_by_the_sum() -> None:
    long = value(5, "years", "duration", ">", "long")
    finding = judged(claim("member_of", long, phase="begins", member=["JPN", "KOR"], organisation="org:CCDCOE"), RECORD)
    assert finding.verdict is Verdict.IMPRECISE
    assert "1 year 8 months" in finding.judgement.because
    assert "5 May 2022" in finding.judgement.because
    assert len(finding.judgement.evidence) == 2


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2024-01-05", "imprecise"),
        ("2024-03-10", "supported"),
        ("2023-06-01", "contradicted"),
        ("2025-06-01", "outdated"),
    ],
)
def test_third_year_of_a_war(as_of: str, verdict: str) -> None:
    made = claim("fought", value(3, "year", "ordinal", text="third year"), conflict="conflict:russia-ukraine-war")
    finding = judged(made, RECORD, as_of)
    assert finding.verdict == verdict
    assert any("24 February 2024" in step for step in finding.judgement.derivation)


@pytest.mark.parametrize(
    ("number", "unit", "comparator", "text", "verdict"),
    [
        (10, "weeks", "=", "ten weeks", "supported"),
        (3, "months", "<", "less than three months", "supported"),
        (4, "years", "=", "four years", "contradicted"),
    ],
)
def test_how_long_a_war_lasted(number: float, unit: str, comparator: str, text: str, verdict: str) -> None:
    made = claim("fought", value(number, unit, "duration", comparator, text), conflict="conflict:falklands-war")
    assert judged(made, RECORD).verdict == verdict


@pytest.mark.parametrize(
    ("number", "as_of", "verdict"),
    [
        (3, "2024-01-05", "supported"),
        (2, "2024-01-05", "outdated"),
        (9, "2024-01-05", "contradicted"),
        (4, "2024-04-01", "supported"),
    ],
)
def test_counts_of_members(number: float, as_of: str, verdict: str) -> None:
    made = claim("member_of", value(number, "members"), organisation=NATO)
    assert judged(made, RECORD, as_of).verdict == verdict


def test_a_count_needs_a_complete_list_at_the_time() -> None:
    made = claim("member_of", value(39, "members"), organisation="org:CCDCOE")
    partial = Small(
        list(RECORD.find("member_of")),
        [covers("member_of", "2018-04-24", "2019-10-09", organisation="org:CCDCOE")],
    )
    assert judged(made, partial).verdict is Verdict.NO_RECORD


@pytest.mark.parametrize(("number", "verdict"), [(3, "supported"), (9, "contradicted")])
def test_the_nth_member(number: float, verdict: str) -> None:
    made = claim(
        "member_of",
        value(number, "member", "ordinal", text=f"{number:g}th member"),
        phase="begins",
        member="FIN",
        organisation=NATO,
    )
    finding = judged(made, RECORD, "2023-05-01")
    assert finding.verdict == verdict


def test_a_list_with_a_false_member_names_it() -> None:
    finding = judged(claim("member_of", member=["FIN", "CAN", "UKR"], organisation=NATO), RECORD)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Ukraine" in finding.judgement.because
    assert (
        "supported: Canada, Finland" in finding.judgement.because
        or "supported: Finland, Canada" in finding.judgement.because
    )


def test_open_starts_and_unknown_times_do_not_break() -> None:
    odd = Small(
        [
            statement("member_of", "../2020", member="GBR", organisation="org:EU"),
            statement("member_of", member="FRA", organisation="org:EU"),
        ]
    )
    for phase in ("begins", "ends", "holds"):
        for when in ("", "2019", "../2019", "2019/.."):
            for member in ("GBR", "FRA"):
                judged(claim("member_of", phase=phase, member=member, organisation="org:EU", when=when), odd)


def test_a_signature_is_no_ratification() -> None:
    signed = [statement("party_to", "1996-09-24/..", party="USA", treaty="treaty:ctbt", stage="signed")]
    made = claim("party_to", phase="begins", stage="ratified", party="USA", treaty="treaty:ctbt", when="2000")
    undated = claim("party_to", stage="ratified", party="USA", treaty="treaty:ctbt")
    assert judged(made, Small(signed)).verdict is Verdict.CONTRADICTED
    assert judged(undated, Small(signed)).verdict is Verdict.IMPRECISE
    assert (
        judged(undated, Small(signed, [covers("party_to", "1996-09-24", "2025-12-31", treaty="treaty:ctbt")])).verdict
        is Verdict.CONTRADICTED
    )
    assert (
        judged(
            claim("party_to", phase="begins", stage="signed", party="USA", treaty="treaty:ctbt", when="1996"),
            Small(signed),
        ).verdict
        is Verdict.SUPPORTED
    )


def test_the_better_source_decides_and_both_are_shown() -> None:
    early = statement("member_of", "2014/..", member="JPN", organisation="org:CCDCOE", source="forum")
    made = claim("member_of", phase="begins", member="JPN", organisation="org:CCDCOE", when="2014")
    official = next(s for s in RECORD.find("member_of", {"member": {"JPN"}}))
    worse = judged(made, Small([early, official], grades={"forum": "D4"}))
    assert worse.verdict is Verdict.CONTRADICTED
    assert len(worse.judgement.evidence) == 2
    equal = judged(made, Small([early, official], grades={"forum": "A1"}))
    assert equal.verdict is Verdict.UNSETTLED
    assert judged(made, Small([early, official], grades={"forum": "A1", "official": "C3"})).verdict is Verdict.SUPPORTED


def test_troops_are_compared() -> None:
    troops = Small([statement("stationed", "2023/..", sender="USA", host="KOR", number=28500, unit="troops")])
    assert (
        judged(
            claim("stationed", value(28500, "troops", comparator="~", text="about 28,500"), sender="USA", host="KOR"),
            troops,
        ).verdict
        is Verdict.SUPPORTED
    )
    assert (
        judged(claim("stationed", value(90000, "troops", text="90,000"), sender="USA", host="KOR"), troops).verdict
        is Verdict.CONTRADICTED
    )


def test_another_membership_gainsays_nothing() -> None:
    made = claim("member_of", phase="begins", member="FIN", when="1955")
    assert judged(made, RECORD).verdict is Verdict.NO_RECORD


def test_a_year_of_a_war_that_is_over() -> None:
    made = claim("fought", value(3, "year", "ordinal", text="third year"), conflict="conflict:iran-iraq-war")
    assert judged(made, RECORD).verdict is Verdict.NO_RECORD
    then = claim(
        "fought", value(3, "year", "ordinal", text="third year"), conflict="conflict:iran-iraq-war", when="1983-03"
    )
    assert judged(then, RECORD).verdict is Verdict.SUPPORTED


def test_a_tie_whose_source_leaves_off_is_not_said_to_have_ended() -> None:
    pact = replace(statement("allied_with", "1990-01-01/", ally="USA", counterpart="CAN"), end="2012-12-31")
    told = claim("allied_with", ally="USA", counterpart="CAN")
    assert judged(told, Small([pact])).verdict == "no_record"
    assert judged(told, Small([pact]), as_of="2010-01-01").verdict == "supported"


def test_as_what_somebody_belongs_is_held_against_the_record() -> None:
    council = "org:UN-Security-Council"
    elected = Small(
        [
            statement(
                "member_of", "2023-01-01/2024-12-31", member="JPN", organisation=council, capacity="elected member"
            ),
            statement("member_of", "1971-10-25/..", member="CHN", organisation=council, capacity="permanent member"),
        ]
    )
    for member, verdict in (("JPN", "contradicted"), ("CHN", "supported")):
        told = claim("member_of", member=member, organisation=council, capacity="permanent member")
        assert judged(told, elected).verdict == verdict


def test_a_tie_needs_its_other_end() -> None:
    alone = claim("partner_of", partner="JPN")
    both = claim("partner_of", partner="JPN", organisation=NATO)
    assert str(judged(alone, RECORD).verdict) == "no_record"
    assert str(judged(both, RECORD).verdict) == "supported"
