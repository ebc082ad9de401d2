"""The dispatcher, negation, speech, lists, and what holds for every finding."""

import datetime as dt
from dataclasses import replace

import pytest
from checking_record import RECORD, Small, claim, judged, statement, value, vocabulary
from hypothesis import given
from hypothesis import strategies as st

from detente.checking import Verdict, check
from detente.claims import Mention


def test_not_checkable_gives_its_reason() -> None:
    finding = judged(claim("", type="opinion_or_motive", checkable=False, reason="a motive"), RECORD)
    assert finding.verdict is Verdict.NOT_CHECKABLE
    assert "motive" in finding.judgement.because
    assert judged(claim("", type="prediction", checkable=False), RECORD).judgement.because.strip(". ")


def test_without_a_relation_there_is_no_record() -> None:
    finding = judged(claim("", type="sanction"), RECORD)
    assert finding.verdict is Verdict.NO_RECORD
    assert "the record keeps sanctions" in finding.judgement.because


@pytest.mark.parametrize("modality", ["possible", "demanded", "predicted"])
def test_what_is_only_possible_is_no_fact(modality: str) -> None:
    assert (
        judged(claim("member_of", member="UKR", organisation="org:NATO", modality=modality), RECORD).verdict
        is Verdict.NO_RECORD
    )


def test_a_speaker_is_judged_twice() -> None:
    made = claim(
        "member_of",
        member="FIN",
        organisation="org:NATO",
        speaker=["person:antony-blinken"],
        quote="Finland is a member of NATO",
    )
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.said is not None
    assert finding.said.verdict is Verdict.NO_RECORD
    assert judged(claim("member_of", member="FIN", organisation="org:NATO"), RECORD).said is None


def test_said_from_a_position_of_strength() -> None:
    quote = 'declaring that the United States would deal with China "from an advantageous position"'
    made = claim("said", type="statement", speaker=["person:antony-blinken"], quote=quote)
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.said == finding.judgement


def test_an_office_speaks_through_its_holder() -> None:
    quote = "the United States would engage with China from a position of strength"
    made = claim("said", type="statement", speaker=["office:USA/secretary-of-state"], quote=quote)
    assert judged(made, RECORD).verdict is Verdict.SUPPORTED


def test_a_listing_of_countries_and_its_count() -> None:
    members = [*RECORD.find("member_of")]
    made = claim("member_of", value(3, "countries"), member=["FIN", "UKR"], organisation="org:NATO")
    finding = judged(made, Small(members, RECORD.coverage("member_of")))
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Ukraine" in finding.judgement.because


def test_a_denial_by_its_speaker() -> None:
    fields = {"member": "FIN", "organisation": "org:NATO", "modality": "denied"}
    assert judged(claim("member_of", speaker=["RUS"], **fields), RECORD).verdict is Verdict.CONTRADICTED
    assert judged(claim("member_of", speaker=["RUS"], negated=True, **fields), RECORD).verdict is Verdict.SUPPORTED


def test_what_was_moved_since_is_said() -> None:
    finding = judged(claim("member_of", member="SWE", organisation="org:NATO"), RECORD)
    assert "7 March 2024" in finding.judgement.because


def test_findings_are_whole() -> None:
    for made in (
        claim("member_of", member=["FIN", "SWE", "JPN"], organisation="org:NATO"),
        claim("military_spending", value(1e12, "JPY", "change"), spender="JPN"),
        claim("arms", value(3, "launchers"), stage="delivered", recipient="USA", system="system:Patriot"),
        claim("exercise", participant="KOR", when="2023"),
    ):
        for day in ("1990-01-01", "2024-01-05", "2026-06-01"):
            judgement = judged(made, RECORD, day).judgement
            assert not judgement.because[0].islower()
            assert judgement.because.endswith((".", "”"))
            assert all(e.text and e.source.url for e in judgement.evidence)
            assert judgement.evidence or judgement.verdict in {Verdict.NO_RECORD, Verdict.CONTRADICTED}
            assert judged(made, RECORD, day).judgement == judgement


STATES = ("JPN", "USA", "FIN", "SWE", "GBR", "KOR", "UKR", "RUS", "CAN", "POL")
DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2030, 12, 31))


@given(st.sampled_from(STATES), st.sampled_from(["org:NATO", "org:EU", "org:CCDCOE"]), DAYS)
def test_a_denial_never_fares_as_what_it_denies(member: str, organisation: str, day: dt.date) -> None:
    affirmed = check(claim("member_of", member=member, organisation=organisation), RECORD, vocabulary(), day).verdict
    denied = check(
        claim("member_of", member=member, organisation=organisation, negated=True), RECORD, vocabulary(), day
    ).verdict
    if affirmed is Verdict.SUPPORTED:
        assert denied is Verdict.CONTRADICTED
    if affirmed is Verdict.CONTRADICTED:
        assert denied is Verdict.SUPPORTED
    assert not (affirmed == denied and denied in {Verdict.SUPPORTED, Verdict.CONTRADICTED})


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=4, unique=True), DAYS)
def test_a_list_is_no_better_than_its_worst_member(members: list[str], day: dt.date) -> None:
    def verdict(names: list[str]) -> Verdict:
        return check(claim("member_of", member=names, organisation="org:NATO"), RECORD, vocabulary(), day).verdict

    each = {verdict([m]) for m in members}
    together = verdict(members)
    assert together in each
    if together is Verdict.SUPPORTED:
        assert each == {Verdict.SUPPORTED}


@given(st.lists(st.floats(1, 1e6), min_size=3, max_size=9), st.integers(1, 9))
def test_a_longer_streak_is_never_truer(numbers: list[float], stated: int) -> None:
    rows = [
        statement("military_spending", str(2010 + i), spender="JPN", number=n, unit="JPY")
        for i, n in enumerate(numbers)
    ]
    last = str(2010 + len(numbers) - 1)

    def verdict(years: int) -> Verdict:
        made = claim(
            "military_spending", value(years, "years", "streak", ">=", f"at least {years}"), spender="JPN", when=last
        )
        return check(made, Small(rows), vocabulary(), dt.date(2030, 1, 1)).verdict

    if verdict(stated) is Verdict.CONTRADICTED:
        assert verdict(stated + 1) is not Verdict.SUPPORTED


@given(st.floats(1e9, 1e13), st.floats(-0.5, 1.0))
def test_growth_undoes_itself(before: float, rate: float) -> None:
    after = before * (1 + rate)
    rows = [
        statement("military_spending", y, spender="JPN", number=n, unit="JPY")
        for y, n in (("2022", before), ("2023", after), ("2024", before))
    ]
    for year, expected in (("2023", after / before), ("2024", before / after)):
        made = claim(
            "military_spending",
            value(expected, "times", "ratio", text=f"{expected:.12f} times"),
            spender="JPN",
            when=year,
        )
        assert check(made, Small(rows), vocabulary(), dt.date(2030, 1, 1)).verdict is Verdict.SUPPORTED


def test_a_mention_that_is_not_known_is_no_somebody() -> None:
    made = claim("member_of", organisation="org:NATO")
    nameless = type(made)(
        **{f: getattr(made, f) for f in made.__slots__}
        | {"subject": (Mention("", "the two countries", 0, 5, "member"),)}
    )
    assert judged(nameless, RECORD).verdict is Verdict.NO_RECORD


def test_what_nobody_in_particular_says_is_too_vague_to_test() -> None:
    vague = replace(claim("", type="statement"), speaker=(Mention("", "many experts", 0, 1),))
    assert judged(vague, RECORD).verdict == "not_checkable"
    named = replace(vague, speaker=(Mention("", "Jane Roe", 0, 1),))
    assert judged(named, RECORD).verdict == "no_record"


def test_no_record_names_the_import_that_may_bring_it() -> None:
    told = claim("military_spending", value(9e9, "USD", "level"), spender="NOR", when="2020")
    assert "sipri-milex" in judged(told, Small([])).judgement.because
    assert "import" not in judged(claim("met", participant="NOR", when="2020"), Small([])).judgement.because
