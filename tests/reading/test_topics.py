"""What a clause is about where no frame reads it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from detente.claims import Claim
from detente.claims.model import ClaimType
from detente.errors import VocabularyError
from detente.reading import topics

Read = Callable[..., list[Claim]]
CLAUSES = Path(__file__).parents[2] / "training" / "clauses.tsv"
TYPES = set(get_args(ClaimType))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two navies rehearsed mine clearance off Tromsø in May 2023.", "exercise"),
        ("The batteries were unloaded at Constanța in October 2022.", "arms_transfer_or_order"),
        ("Four hundred reservists were garrisoned on Gotland in 2016.", "deployment"),
        ("The price of Norwegian gas rose by 12 percent in March 2022.", "other_fact"),
        ("Washington and Oslo have walked hand in hand.", "opinion_or_motive"),
    ],
)
def test_a_clause_without_a_frame_gets_the_type_that_its_words_speak_for(text: str, kind: str, claims: Read) -> None:
    (claim,) = claims(text)
    assert (claim.frame, claim.type) == ("", kind)


def test_the_weights_name_only_types_and_are_what_the_data_gives_room_for() -> None:
    model = topics.load_model()
    assert set(model.types) <= TYPES
    assert model.table.shape == (len(model.rows) + 1, len(model.types))


def test_a_type_is_chosen_among_those_allowed() -> None:
    model = topics.load_model()
    column = model.types.index("deployment")
    features = sorted(f for f, row in model.rows.items() if model.table[row, column] > 0.2)
    assert topics.topic_of(features).type == "deployment"
    assert topics.topic_of(features, {"other_fact", "opinion_or_motive"}).type in {"other_fact", "opinion_or_motive"}
    assert 0 < topics.topic_of([]).share <= 1


def test_no_word_stands_in_two_groups() -> None:
    text = resources.files("detente.vocabulary").joinpath("data").joinpath(topics.GROUPS).read_text(encoding="utf8")
    assert max(Counter(text.split()).values()) == 1


def test_the_clauses_that_the_model_is_fitted_on_are_labelled_and_different() -> None:
    lines = [line.split("\t") for line in CLAUSES.read_text(encoding="utf8").splitlines()]
    assert {len(line) for line in lines} == {2}
    assert {label for label, _ in lines} == TYPES
    assert len({sentence for _, sentence in lines}) == len(lines)


def test_a_list_of_an_unknown_type_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "load_data", lambda name: json.loads('{"weather": {"strong": ["rain"]}}'))
    topics.load_lists.cache_clear()
    with pytest.raises(VocabularyError, match="'weather' is no type of claim"):
        topics.load_lists()
    topics.load_lists.cache_clear()
