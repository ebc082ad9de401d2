"""Which of a sentence's dates is the time of what a clause tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims import Claim

Read = Callable[..., list[Claim]]


def when(claims: Read, text: str, frame: str) -> str | None:
    """The time of the claim that a frame reads."""
    found = next(c for c in claims(text) if c.frame == frame)
    return found.when.edtf if found.when else None


@pytest.mark.parametrize(
    ("text", "frame", "edtf"),
    [
        ("Poland received its first Abrams tanks under a 2022 contract in June 2023.", "receive-arms", "2023-06"),
        ("The Philippines is a treaty ally of the United States under a 1951 pact.", "allied", None),
        ("NATO held its 2023 summit in Vilnius.", "summit-place", "2023"),
        ("Japan's fiscal 2024 defence budget is 7.95 trillion yen.", "budget", "2024-04/2025-03"),
    ],
)
def test_a_date_that_only_names_a_thing_is_not_that_of_the_clause(
    claims: Read, text: str, frame: str, edtf: str | None
) -> None:
    assert when(claims, text, frame) == edtf


def test_a_title_is_held_when_what_its_holder_did_took_place(claims: Read) -> None:
    text = "Niger's president Mohamed Bazoum was ousted on 26 July 2023."
    assert when(claims, text, "office-apposition") == "2023-07-26"


def test_a_participle_looks_back(claims: Read) -> None:
    read = claims("Russia's nuclear doctrine, approved by Putin on Tuesday, lowers the threshold.")
    approved = next(c for c in read if c.frame == "adopt-policy")
    assert approved.when is not None
    assert approved.when.edtf == "2024-01-02"


def test_an_increase_is_of_the_year_of_the_budget_told_of_before_it(claims: Read) -> None:
    text = "Japan passed the military budget for 2024 at a cabinet meeting, an increase of more than 16 percent."
    assert when(claims, text, "change-alone") == "2024"


def test_a_participle_without_a_future_is_no_prediction(claims: Read) -> None:
    read = claims("NATO, led by the United States, has begun to expand eastward.")
    assert "prediction" not in {c.type for c in read}


def test_a_rise_runs_from_its_first_year_to_its_last(claims: Read) -> None:
    text = "Polish defence spending rose from 57 billion zlotys in 2021 to 96 billion zlotys in 2023."
    assert when(claims, text, "spending-moves") == "2021/2023"


def test_what_only_measures_against_a_war_was_not_in_it(claims: Read) -> None:
    text = "Russia's invasion of Ukraine in 2022 led to the deadliest fighting since the Cold War."
    assert {c.when.edtf if c.when else None for c in claims(text) if c.frame == "attack-on"} == {"2022"}
