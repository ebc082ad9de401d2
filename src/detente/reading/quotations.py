"""Quotation marks, and where the words of a source named outside them stand: block quotations, words that run on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from detente.reading.syntax import Sentence

Span = tuple[int, int]
_MARKS = re.compile(r"''|``|[\"“”\n]|‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_OPENING, _CLOSING = {"“", "``", "‘"}, {"”", "’"}
SCARE = 25
"""Up to this many characters, a quotation may be no more than a word in scare quotes."""
QUOTED = 0.8
"""From this share on, a sentence counts as quoted throughout."""
CLOSING = {'"', "”", "''", "’"}


def find_quotes(text: str) -> list[Span]:
    """The stretches in quotation marks, marks included; a double mark without a partner ends at its paragraph."""
    spans: list[Span] = []
    start, opened = -1, ""
    for found in _MARKS.finditer(text):
        mark, at = found[0], found.start()
        if mark == "\n":
            if start >= 0 and opened != "‘":
                spans.append((start, at))
            start = -1
        elif start < 0 and mark not in _CLOSING:
            start, opened = at, mark
        elif start >= 0 and mark not in _OPENING and (mark == "’") == (opened == "‘"):
            spans.append((start, found.end()))
            start = -1
        elif opened == "‘" and mark in {"“", '"'}:
            start, opened = at, mark
    if start >= 0 and opened != "‘":
        spans.append((start, len(text)))
    return [s for s in spans if s[1] - s[0] > 2]


def quotes_in(sentence: Sentence, quotes: Sequence[Span]) -> list[Span]:
    """The quotations of which a sentence has a part; `quotes` are in order and do not overlap."""
    first = bisect_right(quotes, sentence.start, key=lambda q: q[1])
    return list(quotes[first : bisect_left(quotes, sentence.end, key=lambda q: q[0])])


def within(at: int, spans: Sequence[Span]) -> bool:
    """Whether a place lies inside one of these stretches, which are in order and do not overlap."""
    k = bisect_right(spans, at, key=lambda s: s[1])
    return k < len(spans) and spans[k][0] < at


def merged(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def share_quoted(sentence: Sentence, quotes: Sequence[Span]) -> float:
    """How much of a sentence stands in quotation marks."""
    inside = sum(min(e, sentence.end) - max(s, sentence.start) for s, e in quotes_in(sentence, quotes))
    return inside / (sentence.end - sentence.start)
