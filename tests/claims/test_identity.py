from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.claims.identity import claim_id, content_id

VALUES = st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8), st.none()), max_size=6)


@given(VALUES)
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    assert content_id(value) == content_id(dict(reversed(list(value.items()))))


@given(VALUES, VALUES)
def test_other_content_has_another_id(a: dict[str, object], b: dict[str, object]) -> None:
    assert (content_id(a) == content_id(b)) == (a == b)


def test_a_whole_number_is_the_same_however_written() -> None:
    assert content_id([1.0]) == content_id([1])


def test_a_claim_is_known_by_its_place_and_reading() -> None:
    assert claim_id("d", 0, 5, "member_of", "membership") != claim_id("d", 0, 6, "member_of", "membership")


@given(st.integers(0), st.integers(0), st.sampled_from(["", "member_of", "fought"]))
def test_a_claims_id_is_that_of_the_content_it_is_known_by(start: int, end: int, relation: str) -> None:
    document = "9f86d081884c7d65"
    assert claim_id(document, start, end, relation, "membership") == content_id(
        [document, start, end, relation, "membership"]
    )
