"""How much of one text stands in another."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_text
from detente.documents.overlap import contained, overlaps, verbatim

WORDS = st.lists(
    st.sampled_from(["the", "fleet", "sailed", "north", "at", "dawn", "with", "seven", "ships"]), max_size=60
)
TEXT = "The fleet sailed north at dawn on Friday with seven ships, two tenders and a hospital ship, the ministry said."


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_a_share_is_a_share(one: str, other: str) -> None:
    assert 0 <= contained(one, other) <= 1
    assert contained(one, one) == (1 if one else 0)


@given(WORDS.map(" ".join), st.text("abc XYZ", max_size=20))
def test_a_text_stands_whole_in_what_goes_on_after_it(one: str, more: str) -> None:
    if len(one.split()) > 6:
        assert contained(one, f"{one} {more}") == 1


@given(WORDS)
def test_case_and_marks_are_nothing(words: list[str]) -> None:
    assert contained(" ".join(words), ", ".join(words).upper()) == (1 if words else 0)


def test_a_copy_with_another_head_and_tail_is_the_same_text() -> None:
    copy = f"By our own staff. {TEXT} More follows."
    (found,) = overlaps([from_text(TEXT, date=dt.date(2024, 1, 5)), from_text(copy)])
    assert found.same_text
    assert (
        overlaps([from_text(TEXT), from_text("Nothing of the kind was reported from any harbour of the coast.")]) == []
    )


def test_a_long_quote_is_known_again_and_a_short_one_is_not() -> None:
    assert verbatim("sailed north at dawn on Friday with seven ships, two tenders and", TEXT)
    assert not verbatim("sailed north at dawn", TEXT)
    assert verbatim("sailed north at dawn", TEXT, 1)
    assert not verbatim("", TEXT, 1)
    assert verbatim("fleet sailed north at dawn on Friday", TEXT.replace("on Friday", "on FridayAnd"), 1)
