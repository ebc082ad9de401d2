"""How many are held at a time: members, fleets, and who has the most."""

from __future__ import annotations

import pytest
from facts import judged, value, verdict

NATO = "org:NATO"
MOST = value(1, "", "rank", "most")
SUMMER = "2024-06-01"


@pytest.mark.parametrize(
    ("expected", "number", "as_of"),
    [
        ("supported", 4, "2024-01-05"),
        ("supported", 5, SUMMER),
        ("outdated", 4, SUMMER),  # as many as before Sweden
        ("outdated", 3, "2024-01-05"),
        ("contradicted", 32, "2024-01-05"),
    ],
)
def test_members_are_counted_at_a_date(expected: str, number: int, as_of: str) -> None:
    finding = judged("member_of", value(number, "members", "count"), organisation=NATO, as_of=as_of)
    assert str(finding.verdict) == expected
    assert "Poland" in finding.judgement.derivation[0]


def test_members_are_counted_at_the_time_that_the_text_gives() -> None:
    one = value(1, "members", "count")
    assert verdict("member_of", one, organisation=NATO, when="1960") == "supported"


def test_nobody_counts_a_list_that_is_not_complete() -> None:
    assert verdict("member_of", value(6, "members", "count"), organisation="org:CSTO") == "no_record"


@pytest.mark.parametrize(
    ("expected", "number", "stage"),
    [
        ("supported", 38, "operated"),
        ("imprecise", 147, "operated"),  # planned told as owned
        ("supported", 147, "planned"),
        ("contradicted", 90, "operated"),
        ("imprecise", 40, "operated"),
    ],
)
def test_a_fleet_is_counted_at_its_stage(expected: str, number: int, stage: str) -> None:
    fleet = value(number, "aircraft", "count")
    assert verdict("operates", fleet, operator="JPN", system="system:F-35", stage=stage, as_of=SUMMER) == expected


def test_both_figures_are_shown_where_a_plan_is_told_as_owned() -> None:
    fleet = value(147, "aircraft", "count")
    finding = judged("operates", fleet, operator="JPN", system="system:F-35", stage="operated", as_of=SUMMER)
    assert "147" in finding.judgement.because
    assert "38" in finding.judgement.because
    assert len(finding.judgement.evidence) == 2
    assert finding.judgement.derivation


def test_a_fleet_is_that_of_the_time() -> None:
    fleet = value(33, "aircraft", "count")
    assert verdict("operates", fleet, operator="JPN", system="system:F-35", stage="operated") == "supported"


def test_a_fleet_that_is_not_on_record() -> None:
    fleet = value(52, "aircraft", "count")
    assert verdict("operates", fleet, operator="NOR", system="system:F-35") == "no_record"


@pytest.mark.parametrize(
    ("expected", "operator", "scope", "as_of"),
    [
        ("supported", "AUS", "outside:USA", SUMMER),
        ("contradicted", "JPN", "outside:USA", SUMMER),
        ("contradicted", "AUS", "", SUMMER),
        ("supported", "USA", "", SUMMER),
        ("no_record", "USA", "", "2025-06-01"),  # after what is declared complete
        ("no_record", "NOR", "outside:USA", SUMMER),
    ],
)
def test_who_has_the_most_in_a_scope(expected: str, operator: str, scope: str, as_of: str) -> None:
    finding = judged("operates", MOST, operator=operator, system="system:F-35", scope=scope, as_of=as_of)
    assert str(finding.verdict) == expected
    assert finding.judgement.derivation or expected == "no_record"
