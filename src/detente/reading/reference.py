"""Who is meant: noun phrases, pronouns and phrases such as "the two countries" resolved to entities.

Plain rules, in the order of the text: a name is itself; a noun that stands for the entity named before it ("the Japanese
government") is that entity; a pronoun takes the last subject that fits in number and kind. What fits nothing keeps its
own words and no id.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from detente.claims import Mention
from detente.reading.clauses import conjuncts
from detente.reading.lexicon import cues, load_data
from detente.reading.mentions import Named, plain_name
from detente.reading.syntax import Sentence, Token
from detente.vocabulary import Vocabulary

ANY = ("any",)
GROUPS = ("state", "organisation", "place")
AGENTS = ("state", "organisation", "person", "company", "office")


class Referents:
    """The entities of one text, asked for token by token in reading order."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], table: dict[int, Named], vocabulary: Vocabulary
    ) -> None:
        self._text, self._table, self._vocabulary = text, table, vocabulary
        self._topics: list[Mention] = []
        self._coordinated = self._find_groups(sentences)
        self._starts = [s.start for s in sentences]
        self._named = sorted({(n.start, n.end): n for n in table.values()}.items())

    def note(self, subjects: Sequence[Token]) -> None:
        """Remember who a clause was about, and where, for the pronouns after it."""
        self._topics.extend(replace(m, start=t.start, end=t.end) for t in subjects for m in self.resolve(t))

    def recent(self, kinds: Sequence[str]) -> Mention | None:
        """The last subject of one of these kinds."""
        return next((m for m in reversed(self._topics) if self._fits(m.id, kinds)), None)

    def kind(self, id: str) -> str:
        """The kind of an entity, empty for the unknown."""
        entity = self._vocabulary.entities.get(id)
        return entity.kind if entity else ""

    def resolve(self, token: Token, kinds: Sequence[str] = ANY) -> list[Mention]:
        """What a noun phrase, given by its head, refers to: entities of the wanted kinds, else its own words."""
        named = self._table.get(token.start)
        if named and self._fits(named.entity.id, kinds):
            return [self._mention(self._nearer(token, named))]
        phrase = self._text[
            min((c.start for c in token.children if c.dep in {"det", "nummod"}), default=token.start) : token.end
        ].lower()
        pointed = self._pointing(token, phrase, kinds)
        if pointed:
            return pointed
        inner = self._inside(token, kinds)
        if inner:
            return inner
        if token.pos in {"PRON", "DET"} or (token.lemma in cues("temporal") and "any" not in kinds):
            return []
        name, start, end = plain_name(self._text, noun_phrase(token))
        return [Mention("", name, start, end)]

    def about(self, token: Token) -> list[Mention]:
        """What a noun phrase speaks of: what it refers to and, where that has no id, the actors whose it is.

        "Chinese-Russian trade" is itself, with China and Russia; "the biggest confrontation between A and B" is A's and B's.
        """
        meant = self.resolve(token)
        if any(m.id for m in meant):
            return meant
        inside = [c for c in token.children if c.dep in {"poss", "compound", "amod", "nmod"}]
        inside += [
            p
            for c in token.children
            if c.dep == "prep" and c.text.lower() in {"of", "between", "by", "among"}
            for p in c.children
            if p.dep == "pobj"
        ]
        heads = [each for t in inside for each in conjuncts(t)]
        return [*meant, *(m for t in heads for m in self.resolve(t, AGENTS) if m.id)]

    def _mention(self, named: Named, within: Token | None = None) -> Mention:
        """A mention by the entity's name, with the words of the text beside it where they say more ("Japan (Tokyo)")."""
        start, end = named.start, named.end
        if within is not None and within.start >= end:
            _, start, end = plain_name(self._text, noun_phrase(within))
        written = self._text[start:end]
        entity = named.entity
        other = entity.kind == "state" and written in entity.names and not written.isupper() and "." not in written
        same = (written in entity.names and not other) or written in entity.adjectives or entity.kind == "person"
        same = same or written == entity.name
        return Mention(entity.id, entity.name if same else f"{entity.name} ({written})", start, end)

    def _nearer(self, token: Token, named: Named) -> Named:
        """The more telling of two names for one thing: the F-35 of "F-35 stealth fighters"."""
        inner = (self._table.get(c.start) for c in token.children if c.start < token.start)
        return next(
            (n for n in inner if n and n.start != named.start and n.entity.kind == named.entity.kind == "system"), named
        )

    def _fits(self, id: str, kinds: Sequence[str]) -> bool:
        return "any" in kinds or self.kind(id) in kinds

    def _inside(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """The entity that a noun stands for: the F-35 fighters, the Japanese government, Blinken's rhetoric."""
        if (
            token.lemma not in cues("stand_in")
            and token.lemma not in cues("utterance")
            and token.lemma not in cues("office_noun")
        ):
            return []
        found: list[Mention] = []
        bodies = token.lemma in cues("body")
        for child in sorted(token.children, key=lambda c: -c.start):
            if bodies and child.dep == "poss":
                continue
            if child.dep in {"compound", "amod", "nmod", "poss", "appos"} or child.dep == "nummod":
                for each in conjuncts(child):
                    for deep in (each, *each.children):
                        named = self._table.get(deep.start)
                        if (
                            named
                            and self._fits(named.entity.id, kinds)
                            and not any(m.id == named.entity.id for m in found)
                        ):
                            found.append(self._mention(named, token if named.entity.kind in GROUPS else None))
                if found:
                    break
        return found or self._of(token, kinds)

    def _of(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """Those whom a noun stands for after it: the leaders OF Japan and South Korea."""
        heads = [p for c in token.children if c.dep == "prep" and c.text.lower() == "of" for p in c.children]
        named = [self._table.get(each.start) for p in heads if p.dep == "pobj" for each in conjuncts(p)]
        written = self._text[token.start : max((n.end for n in named if n), default=token.end)]
        return [
            replace(m, name=f"{m.name} ({written})") if n.entity.kind in GROUPS and len(written) < 60 else m
            for n in named
            if n and self._fits(n.entity.id, kinds)
            for m in [self._mention(n)]
        ]

    def _pointing(self, token: Token, phrase: str, kinds: Sequence[str]) -> list[Mention]:
        before = [g for g in self._coordinated if g[0].end <= token.start]
        if phrase in cues("pairs"):
            pair = next((g for g in reversed(before) if len(g) == 2), None)
            return list(pair) if pair else []
        if phrase in cues("groups") and before:
            return [m for m in before[-1] if self._fits(m.id, kinds)]
        single = load_data("cues.yaml")["singles"].get(phrase)
        if single:
            last = self.recent([single])
            return [last] if last else []
        if token.tag not in {"PRP", "PRP$"}:
            return []
        number = load_data("cues.yaml")["pronouns"].get(token.text.lower())
        if number == "many":
            near = [g for g in before if token.start - g[-1].end < 400]
            last_topic = self.recent(AGENTS)
            if near and (last_topic is None or last_topic.start <= near[-1][-1].start):
                return list(near[-1])
            return [last_topic] if last_topic else []
        wanted: Sequence[str] = (
            ("person",)
            if number == "person"
            else tuple(k for k in ("state", "organisation", "company", "system", "conflict", "treaty"))
        )
        last = self.topic(token, wanted)
        subject = self._topics[-1] if self._topics else None
        if number == "one" and subject and not subject.id and (last is None or subject.start > last.start):
            return [subject] if "any" in kinds else []
        if number == "person":
            last = next(
                (m for m in reversed(self._topics) if self.kind(m.id) == "person" or (not m.id and m.name.istitle())),
                None,
            )
            if last and not last.id:
                return [last]
        if last is None and number == "person":
            last = next(
                (
                    self._mention(n)
                    for s, n in sorted(self._table.items(), reverse=True)
                    if s < token.start and n.entity.kind == "person"
                ),
                None,
            )
        return [last] if last and self._fits(last.id, kinds) else []

    def topic(self, token: Token, kinds: Sequence[str]) -> Mention | None:
        """The last subject, unless only a later sentence names somebody: then whoever was named there last."""
        topic = self.recent(kinds)
        here = bisect_right(self._starts, token.start)
        before = [
            n
            for (start, _), n in self._named
            if bisect_right(self._starts, start) == here - 1 and self._fits(n.entity.id, kinds)
        ]
        if topic and (bisect_right(self._starts, topic.start) >= here - 1 or not before):
            return topic
        return self._mention(before[-1]) if before else topic

    def _find_groups(self, sentences: Sequence[Sentence]) -> list[list[Mention]]:
        """Coordinated entities of one kind, in order: "Japan and South Korea"."""
        groups: list[list[Mention]] = []
        for sentence in sentences:
            for token in sentence.tokens:
                if token.dep == "conj" or token.start not in self._table:
                    continue
                members = [self._table[t.start] for t in conjuncts(token) if t.start in self._table]
                unique = list({n.entity.id: n for n in members}.values())
                if len(unique) > 1 and len({n.entity.kind for n in unique}) == 1:
                    groups.append([self._mention(n) for n in unique])
        return sorted(groups, key=lambda g: g[0].start)


def noun_phrase(head: Token) -> list[Token]:
    """The base noun phrase of a head: its left modifiers and itself."""
    tokens = [head]
    for child in head.children:
        if child.start < head.start and child.dep in {
            "det",
            "amod",
            "compound",
            "nmod",
            "poss",
            "nummod",
            "case",
            "punct",
        }:
            tokens.extend(child.subtree() if child.dep != "punct" else [])
    return tokens
