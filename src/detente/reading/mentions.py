"""Who and what: every name of the vocabulary in a text, found in one pass of an automaton.

The longest name wins. A state's adjective, capital or prefix stands for the state; an ambiguous name counts only where
one of its context words stands in the same sentence, or the text has used it so before; an office without its state
takes the state named next to it. A capital that is only a place ("in Moscow") is told apart from the government, and a
name that only makes up an adjective ("US-led", "anti-Russian") from those who act.
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

from detente.reading.lexicon import cues
from detente.reading.syntax import Sentence, Token
from detente.vocabulary import Entity, Vocabulary

Form = Literal["name", "adjective", "metonym", "city", "compound"]
Entry = tuple[Entity, Form]


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
        names: dict[str, list[Entry]] = defaultdict(list)
        for entity in vocabulary.entities.values():
            for form, forms in (("name", entity.names), ("adjective", entity.adjectives), ("metonym", entity.metonyms)):
                for name in (spelling for each in forms for spelling in _spellings(each, entity.kind)):
                    names[name].append((entity, form))  # type: ignore[arg-type]
            for prefix in entity.prefixes:
                names[prefix.rstrip("-") + "-"].append((entity, "adjective"))
        self._automaton = ahocorasick.Automaton()
        for name, entries in names.items():
            if len(entries) > 1:
                entries = list({entity.id: (entity, form) for entity, form in reversed(entries)}.values())
            self._automaton.add_word(name, (len(name), entries))
        self._automaton.make_automaton()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where any name stands, whatever it may mean there."""
        for last, (length, _) in self._automaton.iter(text):
            if _bounded(text, last + 1 - length, last + 1):
                yield last + 1 - length, last + 1

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Named]:
        """The named entities of the text, left to right, none overlapping another."""
        spans: list[tuple[int, int, list[Entry]]] = []
        for last, (length, entries) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if not _bounded(text, start, end):
                continue
            spans.append((start, end, entries))
        spans.sort(key=lambda s: (s[0], s[0] - s[1]))
        at = {start: entries for start, _, entries in reversed(spans)}
        starts = [s.start for s in sentences]
        found: list[Named] = []
        open_offices: list[tuple[int, int, list[Entry]]] = []
        sure: set[str] = set()
        reach = -1
        for start, end, entries in spans:
            if start < reach or not sentences:
                continue
            sentence = sentences[max(0, bisect_left(starts, start + 1) - 1)]
            if text.startswith(", ", end) and _has_towns(at.get(end + 2, ())):
                entries = [p for p in entries if p[0].kind != "state"]
            chosen = _choose(entries, text, start, end, sentence, found, sure)
            if chosen:
                entity, form = chosen
                found.append(Named(entity, _form_here(form, entity, text, start, end, sentence), start, end))
                if entity.needs:
                    sure.add(entity.id)
                reach = end
            elif any(e.kind == "office" for e, _ in entries):
                open_offices.append((start, end, entries))
        places = [n.start for n in found]
        found += [named for office in open_offices if (named := _of_next(office, text, found, places))]
        return sorted(found, key=lambda n: n.start)


def _spellings(name: str, kind: str) -> set[str]:
    """A name as texts also write it: with other apostrophes and hyphens, a system in the plural, a state in capitals."""
    if kind not in {"system", "state"} and "'" not in name and "-" not in name:
        return {name}
    found = {name, name.replace("'", "’"), name.replace("-", "‑"), name.replace("-", "–")}
    if kind == "system" and name[-1].isalnum() and name[-1] not in "sS":
        found |= {f"{each}s" for each in found}
    if kind == "state" and len(name) > 4:
        found.add(name.upper())
    return found


@lru_cache(maxsize=4)
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """The automaton of a vocabulary, built once."""
    return Gazetteer(vocabulary)


def _bounded(text: str, start: int, end: int) -> bool:
    if text[end - 1] != "-" and end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return False
    return not (start and (text[start - 1].isalnum() or text[start - 1] == "_"))


def _choose(
    entries: list[Entry], text: str, start: int, end: int, sentence: Sentence, before: list[Named], sure: set[str]
) -> Entry | None:
    """The entity that a name means here, or None where the context does not say."""
    allowed = [p for p in entries if _clear(*p, text, start, end, sentence, sure)]
    if len(allowed) > 1:
        certain = [p for p in allowed if p[0].needs]
        allowed = certain or allowed
    if len(allowed) == 1 and (allowed[0][0].kind != "office" or len(entries) == 1):
        return allowed[0]
    offices = [p for p in allowed if p[0].kind == "office"]
    if offices:
        return _of_state(offices, text, start, end, before)
    return None


def _clear(entity: Entity, form: Form, text: str, start: int, end: int, sentence: Sentence, sure: set[str]) -> bool:
    """Whether a name that could mean something else means this entity here."""
    if entity.unless and _next_word(text, end) in entity.unless:
        return False
    if not entity.needs or (entity.unsure and text[start:end] not in entity.unsure):
        return True
    if entity.kind in {"state", "place"} and form == "name" and _is_family_name(text, start, end, sentence):
        return False
    return entity.id in sure or _has(sentence, entity.needs, text, start, end)


def _has_towns(entries: Sequence[Entry]) -> bool:
    """Whether names are those of a state within a state: what stands before is a town: Lebanon, PENNSYLVANIA."""
    return any(e.kind == "place" and "state" in e.called for e, _ in entries)


_WORD = re.compile(r"\s([A-Za-z]+)")


def _next_word(text: str, end: int) -> str:
    found = _WORD.match(text, end)
    return found[1].lower() if found else ""


def _is_family_name(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a name stands in a longer proper name: Jim JORDAN, CHAD Smith, the GEORGIA Guard."""
    for before, token, after in zip(
        (None, *sentence.tokens), sentence.tokens, (*sentence.tokens[1:], None), strict=False
    ):
        if token.start == start:
            left = before is not None and before.pos == "PROPN" and before.text.istitle() and before.end == start - 1
            right = after is not None and after.pos == "PROPN" and after.text.istitle() and after.start == end + 1
            return bool(left and before and before.head in {token, token.head}) or bool(
                right and after and token.head in {after, after.head}
            )
    return False


_LOCATED = re.compile(
    r"(?:^|\W)(?:in|at|near|around|outside|inside|across|throughout) (?:central |downtown )?$", re.IGNORECASE
)
_PART_OF_ADJECTIVE = re.compile(r"[-‑–][a-z]")
_AGAINST_OR_FOR = re.compile(r"\b(?:anti|pro|non|ex|post|pre|neo)[-‑–]$", re.IGNORECASE)


def _form_here(form: Form, entity: Entity, text: str, start: int, end: int, sentence: Sentence) -> Form:
    """The form of a name where it stands: part of an adjective (US-led, pro-Russian), a capital as a place (in Moscow)."""
    if _PART_OF_ADJECTIVE.match(text, end) or _AGAINST_OR_FOR.search(text, max(0, start - 6), start):
        return "compound"
    if form == "metonym" and (
        _LOCATED.search(text, max(0, start - 24), start) or _next_word(text, end) in cues("urban")
    ):
        return "city"
    return form


def _has(sentence: Sentence, needs: tuple[str, ...], text: str, start: int, end: int) -> bool:
    around = {w for t in sentence.tokens if not (start <= t.start < end) for w in (t.text.lower(), t.lemma)}
    if any(need in around for need in needs):
        return True
    phrases = [need for need in needs if " " in need]
    return bool(phrases) and any(p in text[sentence.start : sentence.end].lower() for p in phrases)


_WHOSE = re.compile(
    r"(?:['’]s?)?(?:\s(?:new|newly[- ](?:appointed|elected)|then|current|incumbent|acting|interim|former|outgoing|incoming|next"
    r"|first|late|longtime|own))*\s*",
    re.IGNORECASE,
)
"""What may stand between a state and the office that is its: Britain's NEW defence secretary."""


def _of_state(offices: list[Entry], text: str, start: int, end: int, before: list[Named]) -> Entry | None:
    """The office of the state or organisation named just before it ("Japanese Prime Minister")."""
    for named in reversed(before[-2:]):
        if _WHOSE.fullmatch(text[named.end : start]):
            owners = {named.entity.id, *named.entity.part_of}
            for pair in offices:
                if owners & set(pair[0].part_of):
                    return pair
    return None


def _of_next(
    office: tuple[int, int, list[Entry]], text: str, found: list[Named], places: Sequence[int]
) -> Named | None:
    """The office of the state named after it: "the defence minister of Russia"."""
    start, end, entries = office
    after = bisect_left(places, end)
    owner = next((n for n in found[after : after + 1] if text[end : n.start] in {" of ", " of the "}), None)
    if owner is None or (after and start < found[after - 1].end):
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
