"""What points back: pronouns, and nouns with "the", "these", "both" or a number before them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from detente.claims import Mention
from detente.reading.discourse import Discourse
from detente.reading.lexicon import load_data
from detente.reading.mentions import Named
from detente.reading.slots import conjuncts
from detente.reading.syntax import Token
from detente.reading.terms import Terms
from detente.vocabulary import Vocabulary

ANY = ("any",)
AGENTS = ("state", "organisation", "person", "company", "office")
GROUPS = ("state", "organisation", "company")
POINTING = {"the", "this", "that", "these", "those", "both"}
BODIES = ("state", "organisation", "company", "system", "conflict", "treaty")


class Anaphora:
    """Whom what points back means, by what a text has told so far; `resolve` says who a noun phrase is."""

    def __init__(
        self,
        text: str,
        told: Discourse,
        vocabulary: Vocabulary,
        terms: Terms,
        day: dt.date | None,
        mention: Callable[[Named], Mention],
        resolve: Callable[[Token], list[Mention]],
    ) -> None:
        self._text, self._told, self._vocabulary, self._terms, self._day = text, told, vocabulary, terms, day
        self._mention, self._resolve = mention, resolve

    def pointing(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """Whom a pronoun or a noun with "the", "these", "both" points back at."""
        low = token.text.lower()
        if token.tag in {"PRP", "PRP$"}:
            return self._pronoun(token, low, kinds)
        before = [c for c in token.children if c.start < token.start and c.dep != "punct"]
        words = [c.text.lower() for c in before]
        if low in {"former", "latter", "both", "each"} and not any(c.dep == "prep" for c in token.children):
            pair = [m for m in self._told.group(token.start, ANY, 2) if self._told.fits(m.id, kinds)]
            return pair[:1] if low == "former" else pair[-1:] if low == "latter" else pair
        if not words:
            return []
        numerals: dict[str, int] = load_data("cues.yaml")["numerals"]
        pointers: dict[str, list[str]] = load_data("cues.yaml")["pointers"]
        if not all(w in POINTING or w in numerals for w in words):
            return []
        if any(c.dep in {"relcl", "acl", "appos"} or (c.dep == "prep" and c.lemma == "of") for c in token.children):
            return []
        count = next((numerals[w] for w in (*words, low) if w in numerals), 0)
        noun, kind = token.lemma, pointers.get(token.lemma)
        if low in numerals and count:
            return [m for m in self._told.group(token.start, AGENTS, count) if self._told.fits(m.id, kinds)]
        if kind is None or (words == ["those"] and not count):
            return []
        if count or token.tag in {"NNS", "NNPS"}:
            group = self._told.group(token.start, kind, count) if count or words != ["the"] or noun != "side" else []
            return [m for m in group if self._told.fits(m.id, kinds)]
        single = self._single(token, noun, kind)
        return [single] if single and self._told.fits(single.id, kinds) else []

    def _single(self, token: Token, noun: str, kind: Sequence[str]) -> Mention | None:
        """Whom "the alliance", "the minister" or "the country" means."""
        if kind == ["person"]:
            last = self._told.last(token.start, lambda n: n.entity.kind == "person" and self._titles(n, noun), 12)
            topic = self._told.recent(kind)
            known = bool(topic and self._terms.offices(topic.id, self._day))
            return self._mention(last) if last else None if known else topic
        last = self._told.last(token.start, lambda n: n.entity.kind in kind and n.entity.is_called(noun))
        if last:
            return self._mention(last)
        if kind == ["organisation"] or self._vocabulary.is_called(noun):
            return None
        topic = self._told.topic(token.start, kind)
        near = None if topic else self._told.last(token.start, lambda n: n.entity.kind in kind, 1)
        return self._mention(near) if near else topic

    def _titles(self, named: Named, noun: str) -> bool:
        """Whether a person is given a title before the name, or holds an office, that is named so."""
        before = self._text[max(0, named.start - 40) : named.start].lower().split()[-4:]
        offices = (self._vocabulary.entities.get(o) for o in self._terms.offices(named.entity.id, self._day))
        return noun in before or any(o.is_called(noun) for o in offices if o)

    def _pronoun(self, token: Token, low: str, kinds: Sequence[str]) -> list[Mention]:
        number = load_data("cues.yaml")["pronouns"].get(low)
        if number not in {"one", "many", "person"}:
            return []
        if number != "many":
            above = (self._subject(subject, number) for subject in self._told.subjects_above(token))
            nearest = next((found for found in above if found), [])
            if nearest:
                return [m for m in nearest if self._told.fits(m.id, kinds)]
        if number == "many":
            near = self._told.group(token.start, ANY)
            last = self._told.recent(GROUPS)
            if near and token.start - near[-1].end < 400 and (last is None or last.start <= near[-1].start):
                return near
            return [last] if last else []
        if number == "person":
            return [m for m in [self._person(token)] if m and (not m.id or self._told.fits(m.id, kinds))]
        last = self._told.topic(token.start, BODIES)
        subject = self._told.topics[-1] if self._told.topics else None
        if subject and not subject.id and (last is None or subject.start > last.start):
            return [subject] if "any" in kinds else []
        return [last] if last and self._told.fits(last.id, kinds) else []

    def _subject(self, subject: Token, number: str) -> list[Mention]:
        """A subject, where one pronoun can stand for it: a person for "he", one body for "it"."""
        if subject.pos in {"PRON", "DET"} or len(conjuncts(subject)) > 1:
            return []
        found = self._resolve(subject)
        known = [m for m in found if m.id and self._told.fits(m.id, ("person",) if number == "person" else BODIES)]
        if known or number == "person" or any(m.id for m in found) or subject.tag not in {"NN", "NNP"}:
            return known if len(known) == 1 else []
        return []

    def _person(self, token: Token) -> Mention | None:
        """The last person told of, else the last named."""
        if self._told.person:
            return self._told.person
        last = self._told.last(token.start, lambda n: n.entity.kind == "person")
        return self._mention(last) if last else None
