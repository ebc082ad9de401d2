"""The parse: text to sentences of tokens with heads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from detente.reading.mending import give_subject, part_from_aside, part_from_quotation
from detente.reading.model import Parsed, load_model

Item = TypeVar("Item")
CHUNK, RUN_ON, BATCH = 20_000, 4_000, 40_000
"""The most characters parsed as one stretch, in which no sentence ends, and in one batch."""


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
        for each in self.children:
            if each.dep in deps:
                return each
        return None

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


def by_sentence(sentences: Sequence[Sentence], spans: Iterable[tuple[int, int, Item]]) -> list[list[Item]]:
    """What overlaps each sentence, in the order given; one thing of several spans comes once a sentence."""
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    found: list[list[Item]] = [[] for _ in sentences]
    for start, end, item in spans:
        for here in found[bisect_right(ends, start) : bisect_left(starts, end)]:
            if not here or here[-1] is not item:
                here.append(item)
    return found


def parse(text: str, shown: str = "") -> list[Sentence]:
    """Split `text` into sentences of tokens. Paragraphs are parsed one by one, so no sentence runs across two.

    `shown` is what the parser sees in its place, letter for letter as long; the tokens keep the words of `text`.
    """
    shown = shown or text
    sentences: list[Sentence] = []
    for batch in _batches(_paragraphs(shown)):
        parsed = load_model().parse([shown[s:e] for s, e in batch])
        for (offset, _), each in zip(batch, parsed, strict=True):
            for tokens in _sentences(each, text, offset, len(sentences)):
                sentences.append(Sentence(len(sentences), tuple(tokens)))
    return sentences


def _batches(spans: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Spans in runs that the model takes at once: many enough for speed, few enough for memory."""
    batch: list[tuple[int, int]] = []
    length = 0
    for start, end in spans:
        if batch and length + end - start > BATCH:
            yield batch
            batch, length = [], 0
        batch.append((start, end))
        length += end - start
    if batch:
        yield batch


_HEADING = re.compile(r"\s*(?:#{1,6}|[-*>•])\s+")
_CAPS, _REGION, _AGENCY = r"[A-Z][A-Z’'.\- ]", r"(?:, [A-Z][\w. ]{1,25})", r" ?\([A-Z][^)\n]{1,40}\)"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPS}{{2,40}}{_REGION}{{1,2}}(?:{_AGENCY})?|{_CAPS}{{2,40}}{_AGENCY}|{_CAPS}{{4,40}}"
    rf"|[A-Z][\w’'.\- ]{{2,30}}{_REGION}{{0,2}}{_AGENCY})(?: -- ?| ?[—–] ?| - )(?=[A-Z“\"'‘])"
)
"""The place, day or agency set before a report: KYIV, Ukraine (Reuters) - ; Seoul, January 13 (Yonhap) --"""
_SENTENCE_END = re.compile(r"[.?!] ")
_NO_WORD = re.compile(r"\S{400,}")
"""Encoded data, figures run together: the tokenizer's time grows with the square of their length."""
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
    """A paragraph without its heading mark and without what is no word, in stretches short enough to be parsed."""
    heading = _HEADING.match(text, start, end)
    start = heading.end() if heading else start
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        yield start, dateline.end()
        start = dateline.end()
    for unread in _NO_WORD.finditer(text, start, end):
        yield from _cut(text, start, unread.start())
        start = unread.end()
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after sentences, or at a space where none ends for long: what is read in one sentence grows with its square."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, end)] if end - start > RUN_ON else []
    last = start
    for place in (*ends, end):
        while place - last > RUN_ON:
            cut = text.rfind(" ", last + 1, last + RUN_ON) + 1 or last + RUN_ON
            yield from _stretch(text, start, cut)
            start = last = cut
        if place - start > CHUNK:
            yield from _stretch(text, start, last)
            start = last
        last = place
    yield from _stretch(text, start, end)


def _stretch(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text[start:end].strip():
        yield start, end


def _sentences(parsed: Parsed, text: str, offset: int, index: int) -> Iterator[list[Token]]:
    """The tokens of each sentence, without those that are only space; `index` is the first sentence's."""
    made: dict[int, Token] = {}
    for i, (start, end) in enumerate(parsed.spans):
        if parsed.opens[i] and made:
            yield _linked(made, parsed.heads)
            made, index = {}, index + 1
        if not parsed.blank[i]:
            start, end = start + offset, end + offset
            made[i] = Token(i, text[start:end], *parsed.forms[i], start, end, index)
    if made:
        yield _linked(made, parsed.heads)


def _linked(made: dict[int, Token], heads: list[int]) -> list[Token]:
    """The tokens of a sentence with heads and children; a head that is only space gives way to its own."""
    for i, token in made.items():
        head = heads[i]
        while head not in made and heads[head] != head:
            head = heads[head]
        token.head = made.get(head, token)
        if token.head is not token:
            token.head.children.append(token)
    tokens = list(made.values())
    give_subject(tokens)
    part_from_quotation(tokens)
    part_from_aside(tokens)
    return tokens
