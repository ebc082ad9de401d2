"""What a text has told of so far, in its order: subjects, names, and entities named side by side.

Pronouns and phrases that point back ("the two countries", "the alliance") are looked up here. What does not single out
an entity is left open: nothing is returned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from detente.claims import Mention
from detente.reading.mentions import Named
from detente.reading.slots import SUBJECTS, conjuncts
from detente.reading.syntax import Sentence, Token
from detente.vocabulary import Vocabulary

REACH = 3
"""How many sentences back a pair may stand that was not named side by side."""

LATEST = 300
"""How many of the names, and of the groups named side by side, are looked back at."""


class Discourse:
    """The entities of one text in its order."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        table: Mapping[int, Named],
        vocabulary: Vocabulary,
        mention: Callable[[Named], Mention],
    ) -> None:
        self._vocabulary, self._mention = vocabulary, mention
        self._sentences = [s.start for s in sentences]
        named = {(n.start, n.end): n for n in table.values() if n.form not in {"city", "compound"}}
        self._named = sorted(named.values(), key=lambda n: n.start)
        self._places = [n.start for n in self._named]
        self._groups = self._side_by_side(sentences, table)
        self._group_ends = [g[-1].end for g in self._groups]
        self.topics: list[Mention] = []
        self.person: Mention | None = None
        self._latest: dict[str, Mention] = {}

    def tell(self, mention: Mention, called: bool = True) -> None:
        """Remember a subject. A person whom the vocabulary does not know is `called` by a name, a capital on each word."""
        self.topics.append(mention)
        entity = self._vocabulary.entities.get(mention.id)
        if entity is not None:
            self._latest.pop(entity.kind, None)
            self._latest[entity.kind] = mention
        if entity.kind == "person" if entity else called and not mention.id and mention.name.istitle():
            self.person = mention

    def fits(self, id: str, kinds: Sequence[str]) -> bool:
        """Whether an id is of one of these kinds."""
        if "any" in kinds:
            return True
        entity = self._vocabulary.entities.get(id)
        return entity is not None and entity.kind in kinds

    def recent(self, kinds: Sequence[str]) -> Mention | None:
        """The last subject of one of these kinds."""
        if "any" in kinds:
            return self.topics[-1] if self.topics else None
        return next((m for kind, m in reversed(self._latest.items()) if kind in kinds), None)

    def topic(self, at: int, kinds: Sequence[str]) -> Mention | None:
        """The last subject, unless only a later sentence names somebody: then whoever was named there last."""
        topic = self.recent(kinds)
        here = self._sentence(at)
        if topic and self._sentence(topic.start) >= here - 1:
            return topic
        before = [n for n in self._within(here - 1) if self.fits(n.entity.id, kinds)]
        return self._mention(before[-1]) if before else topic

    def last(self, at: int, suits: Callable[[Named], bool], reach: int = 1_000) -> Named | None:
        """The last entity named before a place, within so many sentences, that suits."""
        oldest = self._sentences[max(0, self._sentence(at) - reach)]
        before = bisect_left(self._places, at)
        near = self._named[max(0, before - LATEST) : before]
        return next((n for n in reversed(near) if n.start >= oldest and suits(n)), None)

    def group(self, at: int, kinds: Sequence[str], count: int = 0) -> list[Mention]:
        """The last entities of a kind named side by side, or, of a given number, the only ones that a sentence names."""
        here = self._sentence(at)
        last = bisect_right(self._group_ends, at)
        known = self._groups[max(0, last - LATEST) : last]
        suited = [g for g in known if self.fits(g[0].id, kinds) and (not count or len(g) == count)]
        if not count:
            return list(suited[-1]) if suited else []
        for sentence in range(here, max(-1, here - REACH - 1), -1):
            if suited and self._sentence(suited[-1][0].start) == sentence:
                return list(suited[-1])
            there = {n.entity.id: n for n in self._within(sentence) if n.end <= at and self.fits(n.entity.id, kinds)}
            if len(there) == count:
                return [self._mention(n) for n in there.values()]
        return list(suited[-1]) if suited else []

    def subjects_above(self, token: Token) -> list[Token]:
        """The subjects that stand before a pronoun in its own sentence, the nearest clause first: Japan said IT would."""
        found: list[Token] = []
        below, verb = token, token.head
        own = token.tag == "PRP$" or token.text.lower().endswith(("self", "selves"))
        for _ in range(12):
            if verb.pos in {"VERB", "AUX"}:
                subject = verb.child(*SUBJECTS)
                if subject is not None and subject is not below and subject.start < token.start and own:
                    found.append(subject)
                own = True
            if verb.head is verb:
                break
            below, verb = verb, verb.head
        return found

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at) - 1

    def _within(self, sentence: int) -> list[Named]:
        """Whom a sentence names."""
        if sentence < 0:
            return []
        ends = self._sentences[sentence + 1 : sentence + 2]
        first = bisect_left(self._places, self._sentences[sentence])
        return self._named[first : bisect_left(self._places, ends[0]) if ends else None]

    def _side_by_side(self, sentences: Sequence[Sentence], table: Mapping[int, Named]) -> list[list[Mention]]:
        """Coordinated entities of one kind, in order: "Japan and South Korea"."""
        groups: list[list[Mention]] = []
        for sentence in sentences:
            for token in sentence.tokens:
                if token.dep == "conj" or token.start not in table:
                    continue
                members = [table[t.start] for t in conjuncts(token) if t.start in table]
                unique = list({n.entity.id: n for n in members}.values())
                if len(unique) > 1 and len({n.entity.kind for n in unique}) == 1:
                    groups.append([self._mention(n) for n in unique])
        return sorted(groups, key=lambda g: g[-1].end)
