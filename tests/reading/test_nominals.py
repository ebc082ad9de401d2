"""Claims without a verb of their own. None of these sentences is in a gold set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims import Claim

Read = Callable[..., list[Claim]]


def of_type(found: list[Claim], kind: str) -> list[str]:
    return [c.quote for c in found if c.type == kind]


def test_an_apposition_is_a_claim_and_a_title_is_none(claims: Read) -> None:
    found = claims("The shells hit Koura, a small village on the northern bank of the river.")
    assert of_type(found, "other_fact") == ["a small village on the northern bank of the river"]
    assert not of_type(claims("Prime Minister Kishida arrived in Manila on Friday."), "other_fact")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Oslo opened the largest air base in the High North.", "the largest air base in the High North"),
        ("Peru sent a frigate abroad for the first time in 30 years.", "for the first time in 30 years"),
        ("She left on her fourth visit to the region since May 2022.", "her fourth visit to the region since May 2022"),
    ],
)
def test_a_rank_that_only_a_noun_tells_is_a_claim_of_its_own(text: str, quote: str, claims: Read) -> None:
    assert quote in of_type(claims(text), "ranking_or_superlative")


def test_a_first_time_told_as_a_whole_stays_whole(claims: Read) -> None:
    text = "It is the first time that Norway has leased this frigate abroad."
    assert [(c.type, c.quote) for c in claims(text)] == [("ranking_or_superlative", text[:-1])]


def test_a_dated_event_inside_another_claim_is_told_too_and_not_cut_out(claims: Read) -> None:
    found = claims("Hanoi deplored the 1979 invasion of Vietnam.")
    assert of_type(found, "attack_or_weapon_test") == ["the 1979 invasion of Vietnam"]
    assert of_type(found, "statement") == ["Hanoi deplored the 1979 invasion of Vietnam"]


def test_what_an_indirect_question_asks_is_not_claimed(claims: Read) -> None:
    found = claims("Nobody in Warsaw knows what China will deliver to Russia.")
    assert not [c for c in found if c.relation == "arms"]
