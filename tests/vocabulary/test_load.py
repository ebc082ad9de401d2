from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import VocabularyError
from detente.vocabulary import load

RELATIONS = "member_of: {shape: interval, type: membership, roles: {member: [state]}, says: '{member}'}\n"


def folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "relations.yaml").write_text(RELATIONS)
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def test_the_bundled_vocabulary_is_sound() -> None:
    vocabulary = load()
    assert vocabulary.entity("JPN").name == "Japan"
    assert len([e for e in vocabulary.entities.values() if e.kind == "state"]) >= 197
    for relation in vocabulary.relations.values():
        assert set(relation.mutual) <= set(relation.roles)
        assert set(relation.near) <= set(vocabulary.relations)


def test_variants_and_families_are_each_other_turned_round() -> None:
    vocabulary = load()
    for id in vocabulary.entities:
        for variant in vocabulary.variants(id):
            assert id in vocabulary.families(variant)


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("kind: state\nentities: {AAA: {names: [A], colour: red}}", "unknown field 'colour'", "states.yaml, AAA"),
        ("kind: planet\nentities: {}", "kind 'planet' is not known", "states.yaml"),
        ("kind: state\nentities: {AAA: {names: []}}", "has no name", "states.yaml, AAA"),
        ("kind: state\nentities: {AAA: {names: A}}", "is not a list", "states.yaml, AAA"),
        ("kind: state\nentities: {AAA: {names: [A], part_of: [BBB]}}", "is part of 'BBB'", "states.yaml, AAA"),
        ("kind: state\nentities: {AAA: {names: [True]}}", "'names' holds True", "states.yaml, AAA"),
        ("kind: state\nentities: {AAA: {names: ['']}}", "'names' holds ''", "states.yaml, AAA"),
        ("kind: state\nentities: {AAA: {names: [A], cow: x}}", "'cow' is no number", "states.yaml, AAA"),
        ("kind: state\nentities: [AAA]", "'entities' is not a mapping", "states.yaml"),
        ("kind: [", "", "states.yaml"),
        ("just text", "is not a mapping", "states.yaml"),
    ],
)
def test_a_broken_file_is_refused_with_its_place_and_a_remedy(
    tmp_path: Path, text: str, reason: str, place: str
) -> None:
    with pytest.raises(VocabularyError) as error:
        load(folder(tmp_path, states=text))
    assert reason in error.value.message
    assert error.value.place == place
    assert error.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (", says", ", mutual: [member, fan], says", "mutual names 'fan'"),
        (", says", ", near: [likes], says", "near names 'likes'"),
        (", says", ", one: fan, says", "one names 'fan'"),
        ("[state]", "[planet]", "roles names 'planet'"),
        ("'{member}'", "'{member} of {club}'", "says names 'club'"),
        (RELATIONS[len("member_of: ") :], "", "is not a mapping"),
    ],
)
def test_a_relation_that_speaks_of_what_is_not_there_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    (tmp_path / "relations.yaml").write_text(RELATIONS.replace(old, new))
    with pytest.raises(VocabularyError, match=reason) as error:
        load(tmp_path)
    assert error.value.place == "relations.yaml, member_of"


def test_an_unknown_id_says_so() -> None:
    with pytest.raises(VocabularyError, match="unknown entity 'XYZ'"):
        load().entity("XYZ")
