"""Things that go by a number: one entry stands for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import VocabularyError
from detente.vocabulary import load
from detente.vocabulary.numbered import entries

PACKAGE = {"names": ["{nth} package", "package no. {n}"], "part_of": ["org:EU"]}


def made(numbers: Any, **fields: Any) -> dict[str, Any]:
    return dict(entries({"policy:p-{n}": {**PACKAGE, "numbers": numbers, **fields}}, "policies.yaml"))


def test_each_number_has_its_ordinal_in_figures_and_in_words() -> None:
    (only,) = made([5]).items()
    assert only == (
        "policy:p-5",
        {"part_of": ["org:EU"], "names": ["5th package", "fifth package", "package no. 5"]},
    )
    assert [e["names"][0] for e in made([1, 2, 3, 11, 21, 22, 112]).values()] == [
        f"{n} package" for n in ("1st", "2nd", "3rd", "11th", "21st", "22nd", "112th")
    ]


@given(st.integers(1, 300), st.integers(0, 40))
def test_a_run_is_each_of_its_numbers(first: int, more: int) -> None:
    assert made([[first, first + more]]) == made(list(range(first, first + more + 1)))


@pytest.mark.parametrize("numbers", [None, [], 5, [0], [-1], ["5"], [[1, 2, 3]], [[5, 1]], [True], [[1, 100_000]]])
def test_numbers_that_are_none_are_told_with_their_place(numbers: Any) -> None:
    with pytest.raises(VocabularyError) as told:
        made(numbers)
    assert "policies.yaml, policy:p-{n}" in str(told.value)


def test_an_id_without_its_place_for_the_number_is_told() -> None:
    with pytest.raises(VocabularyError, match=r"needs \{n\} in its id"):
        list(entries({"policy:p": {**PACKAGE, "numbers": [1]}}, "policies.yaml"))


def test_a_number_given_twice_over_is_told(tmp_path: Path) -> None:
    (tmp_path / "relations.yaml").write_text("r: {shape: event, type: sanction, roles: {a: [any]}, says: '{a}'}\n")
    (tmp_path / "policies.yaml").write_text(
        "kind: policy\nentities: {'policy:p-2': {names: [second]}}\n"
        "numbered: {'policy:p-{n}': {numbers: [[1, 3]], names: ['{nth}']}}\n"
    )
    with pytest.raises(VocabularyError, match="twice"):
        load(tmp_path)


def test_the_bundled_packages_and_resolutions_are_each_their_own() -> None:
    entities = load().entities
    assert "fourteenth package of sanctions" in entities["policy:org:EU/sanctions-package-14"].names
    assert "UNSCR 2231" in entities["treaty:un-resolution-2231"].names
