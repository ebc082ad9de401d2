from __future__ import annotations

import pytest

from detente.reading.attribution import find_quotes, find_speech
from detente.reading.syntax import parse


def speech(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*s.source)], " ".join(text[a:b] for a, b in s.content))
        for s in find_speech(text, parse(text))
        if s.utterance
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The minister said that the ships had sailed.", "The minister", "the ships had sailed"),
        ("The ships had sailed, the minister said.", "the minister", "The ships had sailed"),
        ('"The ships have sailed," the minister told reporters.', "the minister", "The ships have sailed"),
        ("According to the ministry, the ships had sailed.", "the ministry", "the ships had sailed"),
        ("The ships had sailed, according to the ministry.", "the ministry", "The ships had sailed"),
    ],
)
def test_source_and_content_are_linked(text: str, source: str, content: str) -> None:
    assert any(source == s and content in c for s, c in speech(text))


def test_scare_quotes_are_not_speech() -> None:
    assert speech('The so-called "peace plan" failed in March.') == []


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    found = speech('"We are ready," the general said. "Our ships are at sea and our men are well trained."')
    assert len(found) == 1
    assert "Our ships" in found[0][1]


def test_quotation_marks_pair_within_a_paragraph() -> None:
    text = 'He said "yes indeed" and “no thanks”.\n"An open one\nnext'
    assert [text[a:b] for a, b in find_quotes(text)] == ['"yes indeed"', "“no thanks”", '"An open one']
