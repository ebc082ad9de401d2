from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.cache import cache_folder, parse_yaml
from detente.errors import VocabularyError
from detente.history import recall, remember


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "cache"))


def test_a_file_reads_the_same_from_yaml_and_from_the_cache() -> None:
    data = "a: {since: 2023-04-04, names: [Türkiye, 'x: y'], n: 1.5}\n".encode()
    first = parse_yaml(data, "own.yaml", VocabularyError)
    assert len(list(cache_folder().glob("yaml/*.json"))) == 1
    assert (
        parse_yaml(data, "own.yaml", VocabularyError)
        == first
        == {"a": {"since": "2023-04-04", "names": ["Türkiye", "x: y"], "n": 1.5}}
    )


def test_a_damaged_cache_is_made_again() -> None:
    data = b"a: 1\n"
    parse_yaml(data, "own.yaml", VocabularyError)
    (kept,) = cache_folder().glob("yaml/*.json")
    for broken in ("", "{", "[1]"):
        kept.write_text(broken)
        assert parse_yaml(data, "own.yaml", VocabularyError) == {"a": 1}
    assert json.loads(kept.read_text()) == {"a": 1}


def test_other_bytes_are_another_entry() -> None:
    assert parse_yaml(b"a: 1\n", "own.yaml", VocabularyError) != parse_yaml(b"a: 2\n", "own.yaml", VocabularyError)


def test_a_broken_file_says_so_and_is_not_kept() -> None:
    with pytest.raises(VocabularyError):
        parse_yaml(b"a: [", "own.yaml", VocabularyError)
    assert not list(cache_folder().glob("data/*"))


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "file" / "below"))
    assert parse_yaml(b"a: 1\n", "own.yaml", VocabularyError) == {"a": 1}
    remember(["a.txt"], None, None)
    assert recall() == []


def test_the_last_audits_come_back_newest_first_and_once() -> None:
    remember(["https://example.org/a"], "2024-01-05", None)
    remember(["https://example.org/b", "-"], None, None)
    remember(["https://example.org/a"], "2024-01-05", None)
    remember(["-"], None, None)
    assert recall() == [(["https://example.org/a"], "2024-01-05", None), (["https://example.org/b"], None, None)]


def test_only_true_and_false_are_truth_values() -> None:
    data = b"a: [on, Off, yes, No, y, true, False]\n"
    for _ in range(2):
        assert parse_yaml(data, "own.yaml", VocabularyError) == {"a": ["on", "Off", "yes", "No", "y", True, False]}
