"""The text as the parser sees it: as long as the text itself, letter for letter, but for case and one currency."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from detente.claims import Claim
from detente.reading.legible import legible

Read = Callable[..., list[Claim]]


def names(line: str) -> Iterator[tuple[int, int]]:
    for name in ("Norway", "Finnish Army"):
        at = line.find(name)
        if at >= 0:
            yield at, at + len(name)


def test_a_headline_is_put_in_sentence_case_and_names_keep_theirs() -> None:
    text = "Norway Sends Finnish Army Twelve Old Howitzers\n\nOslo said that the howitzers would arrive soon."
    assert legible(text, names).splitlines()[0] == "Norway sends Finnish Army twelve old howitzers"


def test_a_name_that_the_body_spells_with_a_capital_keeps_it() -> None:
    text = "Minister Kallio Visits Remote Border Posts\n\nMinister Kallio saw the border on Monday."
    assert legible(text, names).startswith("Minister Kallio visits remote border posts")


def test_prose_and_capitals_are_left_alone() -> None:
    for text in ("Norway sent Finland twelve howitzers.", "THE ARMY SENDS TWELVE GUNS NORTH", "A Short Line"):
        assert legible(text, names) == text


def test_the_won_is_a_currency_and_a_victory_is_not() -> None:
    assert legible("Seoul set aside 4 trillion won. It won 3 of 4 games.", names) == (
        "Seoul set aside 4 trillion yen. It won 3 of 4 games."
    )


def test_a_claim_quotes_the_text_and_not_what_the_parser_saw(claims: Read) -> None:
    found = claims("Norway Delivers Twelve Leopard Tanks To Ukraine")
    assert [(c.relation, c.quote) for c in found] == [("arms", "Norway Delivers Twelve Leopard Tanks To Ukraine")]
    spent = claims("South Korea spent 59 trillion won on defence in 2024.")
    assert [(v.number, v.unit) for v in spent[0].values] == [(59e12, "KRW")]


@given(st.text(st.sampled_from("aA wonNs1.\n’é—"), max_size=80))
def test_no_letter_is_added_or_lost(text: str) -> None:
    seen = legible(text, names)
    assert len(seen) == len(text)
    assert [c.lower() for a, c in zip(seen, text, strict=True) if a.lower() != c.lower()] in (
        [],
        list("won" * (len(seen.split("yen")) - 1)),
    ) or "yen" in seen
