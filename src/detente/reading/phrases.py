"""Attributions that need no verb: according to X, in the words of X, X: “…”."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.complements import around
from detente.reading.lexicon import attribution_words
from detente.reading.quotations import Span
from detente.reading.sources import NOBODY, phrase
from detente.reading.speech import Speech
from detente.reading.syntax import Sentence


def by_phrase(sentence: Sentence, quotes: list[Span]) -> Iterator[Speech]:
    """The attributions of a sentence that no verb, noun or adjective governs."""
    yield from _according(sentence)
    yield from _in_the_words(sentence)
    yield from _named_before_colon(sentence, quotes)


def _according(sentence: Sentence) -> Iterator[Speech]:
    """According to X, Y; Y, according to X, Z; within a clause, only of that clause."""
    for token in sentence.tokens:
        to = token.child("prep") if token.text.lower() == "according" else None
        source = to.child("pobj") if to else None
        if to is None or source is None:
            continue
        clause = token
        while clause.dep not in {"ccomp", "advcl", "ROOT"} and clause.head is not clause:
            clause = clause.head
        whole = sentence.tokens if clause.dep == "ROOT" else sorted(clause.subtree(), key=lambda t: t.start)
        own = [t for t in token.subtree() if t.dep not in {"relcl", "acl", "advcl"}]
        content = around(own, [t for t in whole if t.dep != "mark"])
        if content:
            yield Speech(phrase(source), (token.start, to.end), content, source, token)


def _in_the_words(sentence: Sentence) -> Iterator[Speech]:
    """In the words of X; in X's view; by X's count."""
    for token in sentence.tokens:
        link = token.head.text.lower() if token.dep == "pobj" else ""
        counted = link in {"by", "on"} and token.lemma in attribution_words("tallies")
        if counted or (link == "in" and token.lemma in attribution_words("minds")):
            of = next((c for c in token.children if c.dep == "prep" and c.text.lower() == "of"), None)
            source = of.child("pobj") if of else token.child("poss")
            if source is None or source.text.lower() in NOBODY:
                continue
            content = around(token.head.subtree(), sentence.tokens)
            if content:
                yield Speech(
                    phrase(source),
                    (token.head.start, token.end),
                    content,
                    source,
                    token,
                    utterance=counted or token.lemma == "word",
                )


def _named_before_colon(sentence: Sentence, quotes: list[Span]) -> list[Speech]:
    """A speaker before a colon, as in headings and transcripts: Macron: “We are ready.”"""
    tokens = sentence.tokens
    at = next((k for k, t in enumerate(tokens[:7]) if t.text == ":"), 0)
    if (
        not at
        or at + 1 >= len(tokens)
        or not (tokens[at - 1].pos == "PROPN" or (quotes and tokens[at - 1].text.istitle()))
        or any(t.pos not in {"PROPN", "PUNCT", "NOUN"} for t in tokens[:at])
    ):
        return []
    rest = tokens[at + 1 :]
    quoted = any(q[0] < sentence.end and rest[0].start <= q[0] for q in quotes)
    if not quoted and not any(t.text in {"I", "We", "we", "my", "our", "I’m"} for t in rest):
        return []
    return [Speech((tokens[0].start, tokens[at - 1].end), None, ((rest[0].start, rest[-1].end),), tokens[at - 1], None)]
