"""What happens at a time: arms, exercises, tests, summits, sanctions, policies."""

from __future__ import annotations

from typing import Any

import pytest
from facts import judged, value, verdict

from detente.claims import Value

EXERCISE = "exercise:ulchi-freedom-shield"
PRINCIPLES = "policy:JPN/three-principles-on-transfer-of-defence-equipment"


def pieces(number: float) -> Value:
    return value(number, "aircraft", "count")


@pytest.mark.parametrize(
    ("expected", "number", "claim"),
    [
        ("supported", 15, {"system": "system:F-35", "modality": "planned"}),  # 8 F-35A and 7 F-35B
        ("supported", 8, {"system": "system:F-35A", "modality": "planned"}),
        ("contradicted", 15, {"system": "system:F-35", "stage": "delivered"}),  # days after the plan
        ("contradicted", 40, {"system": "system:F-35", "modality": "planned", "when": "2023-12"}),
        ("imprecise", 14, {"system": "system:F-35", "modality": "planned", "when": "2023-12"}),
    ],
)
def test_counts_of_variants_add_up(expected: str, number: int, claim: dict[str, Any]) -> None:
    assert verdict("arms", pieces(number), recipient="JPN", **claim) == expected


def test_the_sum_over_variants_is_written_out() -> None:
    finding = judged("arms", pieces(15), recipient="JPN", system="system:F-35", modality="planned")
    assert any(step.endswith("= 15") for step in finding.judgement.derivation)
    assert len(finding.judgement.evidence) == 2


@pytest.mark.parametrize(
    ("expected", "stage", "as_of"),
    [
        ("supported", "approved", "2024-03-01"),
        ("contradicted", "delivered", "2024-03-01"),  # two rungs below, weeks ago
        ("imprecise", "ordered", "2024-03-01"),  # one rung below
        ("no_record", "approved", "2024-01-05"),  # before it was
        ("no_record", "delivered", "2026-01-05"),  # an approval of long ago says nothing of deliveries
    ],
)
def test_the_ladder_from_approval_to_delivery(expected: str, stage: str, as_of: str) -> None:
    sale = {"recipient": "TUR", "system": "system:F-16", "stage": stage, "as_of": as_of}
    assert verdict("arms", pieces(40), **sale) == expected


def test_a_delivery_is_held_against_its_own_date() -> None:
    deal = {"recipient": "IND", "system": "system:S-400", "stage": "delivered"}
    assert verdict("arms", **deal) == "supported"
    assert verdict("arms", when="2021", **deal) == "supported"
    assert verdict("arms", when="2018", **deal) == "imprecise"  # ordered then
    assert verdict("arms", as_of="2019-01-01", **deal) == "imprecise"


def test_a_wrong_year_is_imprecise_and_a_wrong_count_contradicted() -> None:
    order = {"recipient": "POL", "system": "system:F-35A", "stage": "ordered"}
    assert verdict("arms", pieces(32), when="2020", **order) == "supported"
    assert verdict("arms", pieces(32), when="2021", **order) == "imprecise"
    assert verdict("arms", pieces(38), when="2020", **order) == "contradicted"


def test_a_sister_variant_is_not_the_one_that_was_ordered() -> None:
    order = {"recipient": "POL", "stage": "ordered", "when": "2020"}
    assert verdict("arms", pieces(32), system="system:F-35B", **order) == "imprecise"


def test_equal_sources_that_disagree_leave_it_unsettled_and_the_better_one_decides() -> None:
    order = {"system": "system:HIMARS", "stage": "ordered"}
    assert verdict("arms", pieces(18), recipient="UKR", when="2022-09", **order) == "unsettled"
    assert verdict("arms", pieces(6), recipient="EST", when="2022-12", **order) == "supported"
    assert verdict("arms", pieces(12), recipient="EST", when="2022-12", **order) == "contradicted"


def test_too_little_to_tell_which_event_is_meant() -> None:
    assert verdict("arms", recipient="POL") == "no_record"
    assert verdict("sanctioned", sanctioner="org:EU") == "no_record"


@pytest.mark.parametrize(
    ("expected", "claim"),
    [
        ("supported", {"participant": ["KOR", "USA"], "exercise": EXERCISE, "when": "2023-08"}),
        ("supported", {"participant": ["KOR", "USA"], "when": "2023-08"}),
        ("no_record", {"participant": ["KOR", "JPN"], "exercise": EXERCISE, "when": "2023-08"}),
        ("imprecise", {"participant": "KOR", "exercise": EXERCISE, "when": "2023-10"}),
        ("no_record", {"participant": "KOR", "exercise": EXERCISE, "when": "2019"}),
    ],
)
def test_who_exercised_with_whom_and_when(expected: str, claim: dict[str, Any]) -> None:
    assert verdict("exercise", **claim) == expected


@pytest.mark.parametrize(
    ("expected", "weapon", "when"),
    [
        ("supported", "system:Hwasong-18", "2023-12-18"),
        ("supported", "system:Hwasong-18", "2023-12-17"),  # a day may be off across time zones
        ("imprecise", "system:Hwasong-17", "2023-12-18"),
    ],
)
def test_what_was_tested(expected: str, weapon: str, when: str) -> None:
    assert verdict("tested", tester="PRK", weapon=weapon, when=when) == expected


def test_a_policy_and_its_year() -> None:
    assert verdict("adopted", adopter="JPN", policy=PRINCIPLES, when="2014") == "supported"
    assert verdict("adopted", adopter="JPN", policy=PRINCIPLES, when="2015") == "imprecise"


@pytest.mark.parametrize(
    ("expected", "claim"),
    [
        ("supported", {"host": "LTU", "when": "2023"}),
        ("contradicted", {"host": "POL", "when": "2023"}),  # one host a summit
        ("supported", {"when": "2023-07", "place": "Vilnius"}),
        ("contradicted", {"when": "2023-07", "place": "Warsaw"}),
        ("contradicted", {"when": "2023-03"}),  # the list is complete
        ("no_record", {"when": "2019-03"}),
    ],
)
def test_when_and_where_a_summit_was(expected: str, claim: dict[str, Any]) -> None:
    assert verdict("summit", organisation="org:NATO", **claim) == expected


def test_sanctions_have_a_target() -> None:
    assert verdict("sanctioned", sanctioner="org:EU", target="RUS", when="2023-12-18") == "supported"
    assert verdict("sanctioned", sanctioner="org:EU", target="CHN", when="2023-12-18") == "no_record"


@pytest.mark.parametrize(
    ("expected", "said", "when"),
    [
        ("contradicted", value(5, "batteries", "count"), "2021"),  # the five were ordered in 2018
        ("no_record", value(9, "batteries", "count"), "2021"),  # nine others may have been
        ("supported", value(5, "batteries", "count"), "2018"),
    ],
)
def test_what_was_delivered_then_was_ordered_before(expected: str, said: Value, when: str) -> None:
    deal = {"recipient": "IND", "system": "system:S-400", "supplier": "RUS", "stage": "ordered", "when": when}
    assert verdict("arms", said, as_of="2022-03-01", **deal) == expected


def test_where_an_exercise_was_is_said_not_to_be_on_record() -> None:
    held = {"participant": "KOR", "exercise": EXERCISE, "when": "2023-08"}
    assert verdict("exercise", **held) == "supported"
    finding = judged("exercise", place="Poland", **held)
    assert str(finding.verdict) == "no_record"
    assert "where that was is not on record" in finding.judgement.because
