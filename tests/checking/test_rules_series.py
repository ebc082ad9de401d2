"""Spending: levels, changes, streaks and records."""

import datetime as dt
from dataclasses import replace

import pytest
from checking_record import BUDGETS, RECORD, Small, claim, judged, statement, value, vocabulary

from detente.checking import Verdict, check
from detente.claims import Source, Statement, Value

TRILLION = 1e12


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        pytest.param(value(7.9 * TRILLION, "JPY", "level", text="7.9 trillion yen"), "supported", id="cut off"),
        pytest.param(value(7.95 * TRILLION, "JPY", "level", text="7.95 trillion yen"), "supported", id="rounded"),
        pytest.param(value(7.5 * TRILLION, "JPY", "level", text="7.5 trillion yen"), "imprecise", id="near"),
        pytest.param(value(5 * TRILLION, "JPY", "level", text="5 trillion yen"), "contradicted", id="off"),
        pytest.param(
            value(0.1 * TRILLION, "JPY", "level", text="100 billion yen"), "no_record", id="a part, not the whole"
        ),
        pytest.param(value(1.13 * TRILLION, "JPY", "change", text="1.13 trillion yen"), "supported", id="change"),
        pytest.param(value(16, "percent", "change", ">", "more than 16%"), "supported", id="rate"),
        pytest.param(value(30, "percent", "change", ">", "more than 30%"), "contradicted", id="rate too high"),
        pytest.param(value(-16, "percent", "change", text="16%"), "contradicted", id="wrong direction"),
        pytest.param(value(12, "years", "streak", text="12 consecutive"), "supported", id="streak"),
        pytest.param(value(20, "years", "streak", text="20 consecutive"), "contradicted", id="streak too long"),
    ],
)
def test_japans_budget(stated: Value, verdict: str) -> None:
    finding = judged(claim("military_spending", stated, spender="JPN"), RECORD)
    assert finding.verdict == verdict, finding.judgement.because


def test_the_sum_is_shown() -> None:
    finding = judged(
        claim("military_spending", value(16, "percent", "change", ">", "more than 16 %"), spender="JPN", when="2024"),
        RECORD,
    )
    assert any("16.5" in step and "7.9496" in step and "6.8219" in step for step in finding.judgement.derivation)
    assert len(finding.judgement.evidence) == 2


def test_a_record_says_how_far_back_the_series_goes() -> None:
    finding = judged(claim("military_spending", value(1, "", "rank"), spender="JPN", scope="record"), RECORD)
    assert finding.verdict is Verdict.SUPPORTED
    assert "2011" in finding.judgement.because


def test_a_short_series_makes_no_record() -> None:
    short = Small([s for s in BUDGETS if s.when in {"2022", "2023", "2024"}])
    assert (
        judged(claim("military_spending", value(1, "", "rank"), spender="JPN", scope="record"), short).verdict
        is Verdict.NO_RECORD
    )


def test_a_draft_is_no_law() -> None:
    made = claim(
        "military_spending",
        value(7.95 * TRILLION, "JPY", "level", text="7.95 trillion yen"),
        spender="JPN",
        when="2024",
        stage="enacted",
    )
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.IMPRECISE
    assert "draft" in finding.judgement.because


def test_definitions_are_kept_apart() -> None:
    rows = [
        statement("military_spending", year, spender="JPN", number=n, unit="JPY", definition=d)
        for d, year, n in [
            ("national", "2023", 100.0),
            ("national", "2024", 110.0),
            ("narrow", "2023", 90.0),
            ("narrow", "2024", 120.0),
        ]
    ]
    made = claim("military_spending", value(10, "percent", "change", text="10 %"), spender="JPN", when="2024")
    finding = judged(made, Small(rows))
    assert finding.verdict is Verdict.SUPPORTED
    assert "narrow" in finding.judgement.because
    either = judged(
        claim("military_spending", value(22, "percent", "change", text="22 %"), spender="JPN", when="2024"), Small(rows)
    )
    assert either.verdict is Verdict.CONTRADICTED


def test_a_share_of_gdp() -> None:
    tenth = claim(
        "military_share", value(10, "percent of GDP", "level", ">", "more than a tenth"), spender="RUS", when="2024"
    )
    assert judged(tenth, RECORD, "2025-05-03").verdict is Verdict.CONTRADICTED
    seven = claim("military_share", value(7, "percent of GDP", "level", "~", "about 7 %"), spender="RUS", when="2024")
    assert judged(seven, RECORD, "2025-05-03").verdict is Verdict.SUPPORTED


def test_a_peer_above_ends_a_claim_to_be_first() -> None:
    made = claim("military_share", value(1, "", "rank"), spender="USA", when="2024", scope="in:org:NATO")
    members = [
        statement("member_of", "1999-03-12/..", member="POL", organisation="org:NATO"),
        *RECORD.find("member_of"),
    ]
    finding = judged(made, Small([*BUDGETS, *members]), "2024-07-01")
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Poland" in finding.judgement.because


def test_first_among_too_few_is_not_known() -> None:
    made = claim("military_share", value(1, "", "rank"), spender="POL", when="2024", scope="in:org:NATO")
    members = [
        statement("member_of", "1999-03-12/..", member="POL", organisation="org:NATO"),
        *RECORD.find("member_of"),
    ]
    finding = judged(made, Small([*BUDGETS, *members]), "2024-07-01")
    assert finding.verdict is Verdict.NO_RECORD
    assert "Canada" in finding.judgement.because


def test_a_budget_without_a_figure() -> None:
    assert (
        judged(claim("military_spending", spender="JPN", when="2024", stage="draft"), RECORD).verdict
        is Verdict.SUPPORTED
    )
    assert (
        judged(claim("military_spending", spender="JPN", when="2024", stage="enacted"), RECORD).verdict
        is Verdict.IMPRECISE
    )
    assert judged(claim("military_spending", spender="JPN", when="2024"), RECORD).verdict is Verdict.NO_RECORD
    assert (
        judged(claim("military_spending", spender="IND", when="2024", stage="draft"), RECORD).verdict
        is Verdict.NO_RECORD
    )


def test_a_streak_that_is_longer_than_told() -> None:
    made = claim("military_spending", value(11, "years", "streak", text="11 consecutive"), spender="JPN", when="2024")
    assert judged(made, RECORD).verdict is Verdict.IMPRECISE


@pytest.mark.parametrize(("number", "text", "verdict"), [(2, "doubled", "no_record"), (1.2, "1.2 times", "supported")])
def test_ratios_of_one_year_disprove_nothing(number: float, text: str, verdict: str) -> None:
    made = claim("military_spending", value(number, "times", "ratio", text=text), spender="JPN", when="2024")
    assert judged(made, RECORD).verdict == verdict


def test_third_in_the_world_needs_the_world() -> None:
    made = claim("military_share", value(3, "", "rank"), spender="POL", when="2024")
    assert judged(made, RECORD, "2025-01-01").verdict is Verdict.NO_RECORD


def test_figures_of_the_future_do_not_count() -> None:
    made = claim(
        "military_spending", value(7.9 * TRILLION, "JPY", "level", text="7.9 trillion yen"), spender="JPN", when="2024"
    )
    assert judged(made, RECORD, "2020-01-01").verdict is Verdict.NO_RECORD


def test_a_goal_told_as_spent() -> None:
    words = vocabulary()
    share = replace(words.relation("military_share"), near=("spending_goal",))
    words = replace(words, relations={**words.relations, "military_share": share})
    goal = Small([statement("spending_goal", "2022-12-16/..", setter="JPN", number=2, unit="percent of GDP")])
    made = claim("military_share", value(2, "percent of GDP", "level", text="two per cent"), spender="JPN")
    assert check(made, goal, words, dt.date(2023, 12, 28)).verdict is Verdict.IMPRECISE


def test_sources_of_equal_standing_that_disagree() -> None:
    fields = {"spender": "JPN", "unit": "JPY", "definition": "national"}
    rows = [statement("military_spending", "2024", number=7.9e12, source="wire", **fields)]
    rows.append(statement("military_spending", "2024", number=5.0e12, source="agency", **fields))
    made = claim(
        "military_spending", value(7.9 * TRILLION, "JPY", "level", text="7.9 trillion yen"), spender="JPN", when="2024"
    )
    lower = claim(
        "military_spending", value(5 * TRILLION, "JPY", "level", text="5.0 trillion yen"), spender="JPN", when="2024"
    )
    verdicts = {judged(c, Small(rows, grades={"wire": "B2", "agency": "B2"})).verdict for c in (made, lower)}
    assert Verdict.UNSETTLED in verdicts
    assert judged(made, Small(rows, grades={"wire": "A1", "agency": "D4"})).verdict is Verdict.SUPPORTED


def by_definition() -> Small:
    return Small(
        [
            statement("military_share", "2018", spender="HUN", number=1.15, unit="percent of GDP", definition="NATO"),
            statement("military_share", "2018", spender="HUN", number=1.02, unit="percent of GDP", definition="SIPRI"),
            statement(
                "military_share",
                "2019",
                spender="HUN",
                number=1.33,
                unit="percent of GDP",
                definition="SIPRI, fact sheet",
            ),
            statement(
                "military_spending",
                "2018",
                spender="HUN",
                number=2e9,
                unit="USD",
                definition="SIPRI",
                capacity="constant 2022 prices",
            ),
        ]
    )


@pytest.mark.parametrize(
    ("speaker", "year", "verdict"),
    [
        ("org:NATO", "2018", "supported"),
        ("org:SIPRI", "2018", "contradicted"),
        ("org:NATO", "2019", "no_record"),
        ("org:SIPRI", "2019", "contradicted"),
        ("", "2018", "supported"),
    ],
)
def test_a_figure_is_held_against_the_definition_of_the_one_who_gives_it(speaker: str, year: str, verdict: str) -> None:
    share = value(1.15, "percent of GDP", "level", text="1.15%")
    told = claim("military_share", share, spender="HUN", when=year, speaker=[speaker] if speaker else [])
    assert judged(told, by_definition()).verdict == verdict


def test_constant_prices_are_no_level_that_a_text_tells() -> None:
    told = claim("military_spending", value(2e9, "USD", "level", text="$2 billion"), spender="HUN", when="2018")
    assert judged(told, by_definition()).verdict == "no_record"


class Later(Small):
    """A record whose figures came out on a day."""

    def __init__(self, *statements: Statement, published: str) -> None:
        super().__init__(statements)
        self._published = published

    def source(self, id: str) -> Source:
        return replace(super().source(id), date=self._published)


@pytest.mark.parametrize(
    ("published", "recorded", "verdict"),
    [
        ("2019-04-29", 1.33, "contradicted"),
        ("2025-04-29", 1.33, "no_record"),
        ("2025-04-29", 2.40, "contradicted"),
        ("2025-04-29", 1.15, "supported"),
    ],
)
def test_a_later_edition_has_revised_what_a_text_could_know(published: str, recorded: float, verdict: str) -> None:
    figure = statement(
        "military_share", "2018", spender="HUN", number=recorded, unit="percent of GDP", definition="SIPRI"
    )
    told = claim("military_share", value(1.15, "percent of GDP", "level", text="1.15%"), spender="HUN", when="2018")
    assert judged(told, Later(figure, published=published), as_of="2019-05-05").verdict == verdict


def test_a_rate_between_those_of_two_definitions_is_unsettled() -> None:
    both = Small(
        [
            statement("military_spending", year, spender="IND", number=number, unit=unit, definition=definition)
            for definition, unit, year, number in (
                ("national", "INR", "2021", 100.0),
                ("national", "INR", "2022", 111.0),
                ("SIPRI", "USD", "2021", 100.0),
                ("SIPRI", "USD", "2022", 103.0),
            )
        ]
    )
    told = claim("military_spending", value(6, "percent", "change", text="6%"), spender="IND", when="2022")
    assert judged(told, both).verdict == "unsettled"
    wrong = claim("military_spending", value(30, "percent", "change", text="30%"), spender="IND", when="2022")
    assert judged(wrong, both).verdict == "contradicted"
