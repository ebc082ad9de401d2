from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.forms import RULES, _named_words
from detente.reading.model import EnglishModel, load_model
from detente.reading.syntax import CHUNK, RUN_ON, parse

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PARAGRAPHS = [
    p
    for path in sorted(EXAMPLES.iterdir())
    if path.suffix in {".txt", ".md"}
    for p in path.read_text("utf8").split("\n\n")
]
ODD = [
    "Let's go.", "I'm gonna do it.", "It ain't so, y'all.", "There's a ship, and there are tanks.", "C'mon, don't.",
    "They gotta leave.", "He can't, won't and cannot say.", " \n There    is  no way.", "Nothin' doin'.", "",
    "The U.S. has 5,000 troops there; it'd send more.", "THE MINISTERS' TALKS FAILED", "She'd better've left.",
]  # fmt: skip


def by_spacy(model: EnglishModel, text: str) -> list[tuple[str, str, str, str]]:
    """What the rules of spaCy's own pipeline make of the same parse, token by token."""
    doc = model.language(text)
    for name in RULES:
        doc = model.language.get_pipe(name)(doc)
    return [(t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in doc if not t.is_space]


def by_us(model: EnglishModel, text: str) -> list[tuple[str, str, str, str]]:
    parsed = model.parse([text])[0]
    return [tuple(form) for form, blank in zip(parsed.forms, parsed.blank, strict=True) if not blank]


@pytest.mark.parametrize("text", [*PARAGRAPHS, *ODD])
def test_parts_of_speech_and_lemmas_are_spacys(text: str) -> None:
    model = load_model()
    assert by_us(model, text) == by_spacy(model, text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ODD), min_size=1, max_size=6))
def test_rules_over_several_words_hold_wherever_they_stand(sentences: list[str]) -> None:
    model, text = load_model(), " ".join(sentences)
    assert by_us(model, text) == by_spacy(model, text)


def test_words_that_only_chance_puts_side_by_side_are_ruled_apart() -> None:
    model = EnglishModel()
    assert [t.lemma for s in parse("Let it be. The dog's tail.") for t in s.tokens][:2] == ["let", "it"]
    keys = [key for text in ("let", "'s") for key in _keys(model, text)]
    assert [form.lemma for form in model.forms.apart(keys)] == [model.forms.apart([key])[0].lemma for key in keys]


def test_the_words_that_rules_name_are_told_from_all_others() -> None:
    rules = [
        {"LOWER": "do"},
        {"TAG": "MD", "LOWER": {"IN": ["ca", "wo"]}},
        {"LOWER": {"REGEX": "^n'?t$"}},
        {"DEP": "aux"},
    ]
    named = _named_words(rules)
    assert [w for w in ("do", "done", "wo", "nt", "n't", "ant", "") if named.fullmatch(w)] == ["do", "wo", "nt", "n't"]
    assert _named_words([*rules, {"SHAPE": "Xxx"}]).fullmatch("any")


def _keys(model: EnglishModel, text: str) -> list[tuple[int, int, int]]:
    return [tuple(row) for row in model.language(text).to_array(["ORTH", "TAG", "DEP"]).tolist()]


def test_the_table_of_forms_starts_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.reading.forms.REMEMBERED", 5)
    model = EnglishModel()
    for text in (*ODD, *ODD):
        assert by_us(model, text) == by_spacy(model, text)
    assert len(model.forms._known) < 40


def test_heads_and_places_are_spacys() -> None:
    text = "  Japan, which  bought\njets, said so.  It’s true. \n"
    doc, parsed = load_model().language(text), load_model().parse([text])[0]
    assert parsed.spans == [(t.idx, t.idx + len(t)) for t in doc]
    assert parsed.heads == [t.head.i for t in doc]
    assert [i for i, opens in enumerate(parsed.opens) if opens] == [s.start for s in doc.sents]


def test_a_line_that_does_not_end_is_cut_at_spaces_and_nothing_is_lost() -> None:
    text = "tanks and ships " * (3 * CHUNK // 16)
    found = parse(text)
    assert [t.text for s in found for t in s.tokens] == text.split()
    assert max(s.end - s.start for s in found) <= RUN_ON


def test_a_long_paragraph_is_cut_after_sentences_only() -> None:
    sentence = "Japan bought twelve jets from the United States in 2021. "
    found = parse(sentence * (2 * CHUNK // len(sentence)))
    assert {text for s in found for text in [" ".join(t.text for t in s.tokens)]} == {
        "Japan bought twelve jets from the United States in 2021 ."
    }


def test_what_is_no_word_is_passed_over() -> None:
    text = f"Japan bought jets. {'([' * 5_000} Sweden joined NATO."
    assert [t.text for s in parse(text) for t in s.tokens] == [
        "Japan",
        "bought",
        "jets",
        ".",
        "Sweden",
        "joined",
        "NATO",
        ".",
    ]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("hoped", "hope"), ("hopped", "hop"), ("staged", "stage"), ("waged", "wage"), ("fines", "fine"), ("planned", "plan"),
        ("visited", "visit"), ("watches", "watch"), ("goes", "go"), ("targeted", "target"), ("scared", "scare"),
    ],
)  # fmt: skip
def test_a_verb_keeps_its_final_e(word: str, lemma: str) -> None:
    (sentence,) = parse(f"They {word} it.")
    assert sentence.tokens[1].lemma == lemma
