"""Who and what: every name of the vocabulary in a text, found in one pass of an automaton.

The longest name wins. A state's adjective, capital or prefix stands for the state; an ambiguous name counts only where
one of its context words stands in the same sentence; an office without its state takes the state named next to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import ahocorasick

from detente.reading.syntax import Sentence, Token
from detente.vocabulary import Entity, Vocabulary

Form = Literal["name", "adjective", "metonym"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity where the text names it, and by which form of its name."""

    entity: Entity
    form: Form
    start: int
    end: int


class Gazetteer:
    """The names of a vocabulary as an automaton."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        names: dict[str, list[tuple[Entity, Form]]] = defaultdict(list)
        for entity in vocabulary.entities.values():
            for form, forms in (("name", entity.names), ("adjective", entity.adjectives), ("metonym", entity.metonyms)):
                for name in forms:
                    names[name].append((entity, form))  # type: ignore[arg-type]
            for prefix in entity.prefixes:
                names[prefix.rstrip("-") + "-"].append((entity, "adjective"))
        self._automaton = ahocorasick.Automaton()
        for name, entries in names.items():
            once = {entity.id: (entity, form) for entity, form in reversed(entries)}
            self._automaton.add_word(name, (len(name), list(once.values())))
        self._automaton.make_automaton()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where any name stands, whatever it may mean there."""
        for last, (length, _) in self._automaton.iter(text):
            if _bounded(text, last + 1 - length, last + 1):
                yield last + 1 - length, last + 1

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Named]:
        """The named entities of the text, left to right, none overlapping another."""
        spans: list[tuple[int, int, list[tuple[Entity, Form]]]] = []
        for last, (length, entries) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if not _bounded(text, start, end):
                continue
            spans.append((start, end, entries))
        spans.sort(key=lambda s: (s[0], s[0] - s[1]))
        starts = [s.start for s in sentences]
        found: list[Named] = []
        open_offices: list[tuple[int, int, list[tuple[Entity, Form]]]] = []
        reach = -1
        for start, end, entries in spans:
            if start < reach or not sentences:
                continue
            sentence = sentences[max(0, bisect_left(starts, start + 1) - 1)]
            chosen = _choose(entries, text, start, end, sentence, found)
            if chosen:
                found.append(Named(chosen[0], chosen[1], start, end))
                reach = end
            elif any(e.kind == "office" for e, _ in entries):
                open_offices.append((start, end, entries))
        found += [named for office in open_offices if (named := _of_next(office, text, found))]
        return sorted(found, key=lambda n: n.start)


@lru_cache(maxsize=4)
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """The automaton of a vocabulary, built once."""
    return Gazetteer(vocabulary)


def _bounded(text: str, start: int, end: int) -> bool:
    if text[end - 1] != "-" and end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return False
    return not (start and (text[start - 1].isalnum() or text[start - 1] == "_"))


def _choose(
    entries: list[tuple[Entity, Form]], text: str, start: int, end: int, sentence: Sentence, before: list[Named]
) -> tuple[Entity, Form] | None:
    """The entity that a name means here, or None where the context does not say."""
    allowed = [(e, f) for e, f in entries if not e.needs or _has(sentence, e.needs, start, end)]
    if len(allowed) > 1:
        certain = [p for p in allowed if p[0].needs]
        allowed = certain or allowed
    if len(allowed) == 1 and (allowed[0][0].kind != "office" or len(entries) == 1):
        return allowed[0]
    offices = [p for p in allowed if p[0].kind == "office"]
    if offices:
        return _of_state(offices, text, start, end, before)
    return None


def _has(sentence: Sentence, needs: tuple[str, ...], start: int, end: int) -> bool:
    around = {w for t in sentence.tokens if not (start <= t.start < end) for w in (t.text.lower(), t.lemma)}
    return any(need in around for need in needs)


def _of_state(
    offices: list[tuple[Entity, Form]], text: str, start: int, end: int, before: list[Named]
) -> tuple[Entity, Form] | None:
    """The office of the state or organisation named just before it ("Japanese Prime Minister")."""
    for named in reversed(before[-2:]):
        if text[named.end : start].strip(" '’s") == "":
            owners = {named.entity.id, *named.entity.part_of}
            for pair in offices:
                if owners & set(pair[0].part_of):
                    return pair
    return None


def _of_next(office: tuple[int, int, list[tuple[Entity, Form]]], text: str, found: list[Named]) -> Named | None:
    """The office of the state named after it: "the defence minister of Russia"."""
    start, end, entries = office
    owner = next((n for n in found if n.start > end and text[end : n.start] in {" of ", " of the "}), None)
    if owner is None or any(n.start < end and start < n.end for n in found):
        return None
    return next((Named(e, f, start, end) for e, f in entries if owner.entity.id in e.part_of), None)


def align(named: Sequence[Named], sentences: Sequence[Sentence]) -> dict[int, Named]:
    """Which mention each token belongs to, by the token's start."""
    table: dict[int, Named] = {}
    k = 0
    for sentence in sentences:
        for token in sentence.tokens:
            while k < len(named) and named[k].end <= token.start:
                k += 1
            if k < len(named) and named[k].start < token.end and token.start < named[k].end:
                table[token.start] = named[k]
    return table


_ARTICLES = re.compile(r"^(?:the|a|an|its|their|his|her|this|that|these|those|our|some)\s+", re.IGNORECASE)


def plain_name(text: str, tokens: Sequence[Token]) -> tuple[str, int, int]:
    """The words of a noun phrase without its article, with their span."""
    start, end = min(t.start for t in tokens), max(t.end for t in tokens)
    article = _ARTICLES.match(text[start:end])
    if article and article.end() < end - start:
        start += article.end()
    return text[start:end], start, end
