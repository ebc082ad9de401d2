"""Who is meant: noun phrases, pronouns and phrases such as "the two countries" resolved to entities.

Plain rules, in the order of the text: a name is itself; a noun that stands for the entity named before it ("the Japanese
government") is that entity; a person or office stands for its state where a state is wanted; a pronoun takes the last
subject that fits in number and kind. What fits nothing keeps its own words and no id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from detente.claims import Mention
from detente.reading.anaphora import AGENTS, ANY, Anaphora
from detente.reading.discourse import Discourse
from detente.reading.lexicon import cues
from detente.reading.mentions import Named, plain_name
from detente.reading.noun_phrases import counted_out, lists_some, noun_phrase, whole_phrase
from detente.reading.short import explained
from detente.reading.slots import antecedent, conjuncts
from detente.reading.syntax import Sentence, Token
from detente.reading.terms import Terms
from detente.vocabulary import Vocabulary

SHOWN = ("state", "organisation", "place")
TELLING = (*AGENTS, "system", "conflict", "treaty", "exercise")
OWNERS = ("state", "organisation", "company")
IMPLIED = "implied"
"""The role of who is not named in a clause but in what stands before it."""
WORLD = "place:world"
"""All states together, where a text gives a world total."""


class Referents:
    """The entities of one text, asked for token by token in reading order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        table: dict[int, Named],
        vocabulary: Vocabulary,
        terms: Terms,
        day: dt.date | None,
    ) -> None:
        self._text, self._table, self._vocabulary = text, table, vocabulary
        self._terms, self._day = terms, day
        self._explained = explained(text)
        self._told = Discourse(sentences, table, vocabulary, self._mention)
        self._anaphora = Anaphora(text, self._told, vocabulary, terms, day, self._mention, self.resolve)

    def note(self, subjects: Sequence[Token]) -> None:
        """Remember who a clause was about, and where, for the pronouns after it."""
        for token in subjects:
            if token.pos in {"VERB", "AUX"}:
                continue
            called = token.pos == "PROPN" and token.child("det", "nummod", "amod") is None
            for mention in self.resolve(token):
                self._told.tell(replace(mention, start=token.start, end=token.end), called)

    def kind(self, id: str) -> str:
        """The kind of an entity, empty for the unknown."""
        return self._vocabulary.entities[id].kind if id in self._vocabulary.entities else ""

    def is_somebody(self, mention: Mention) -> bool:
        """Whether a mention is of somebody who can have and do things, known or called by a name, or of all the world."""
        if mention.id:
            return mention.id == WORLD or self.kind(mention.id) in AGENTS
        words = mention.name.split(" ")
        called = words[0][:1].isupper() and words[0].lower() not in cues("numerals")
        return called or any(w in cues(each) for w in words for each in ("organs", "body", "office_noun", "world"))

    def implied(self, token: Token) -> list[Mention]:
        """Whose doing or possession it is where a clause names nobody: of the state or body that the text is about."""
        topic = self.topic(token, OWNERS)
        return [replace(topic, role=IMPLIED)] if topic else []

    def topic(self, token: Token, kinds: Sequence[str]) -> Mention | None:
        """Whom the text is about where a token stands: the last subject of these kinds, or who was named last."""
        return self._told.topic(token.start, kinds)

    def resolve(self, token: Token, kinds: Sequence[str] = ANY) -> list[Mention]:
        """What a noun phrase, given by its head, refers to: entities of the wanted kinds, else its own words."""
        named = self._table.get(token.start)
        if named:
            found = self._of_name(token, named, kinds)
            if found:
                return found
        if "conflict" in kinds and (war := self._war_around(token)):
            return [self._mention(war)]
        worldwide = [token, *(c for c in token.children if c.dep in {"compound", "amod", "poss"})]
        if "place" in kinds and "any" not in kinds and any(t.lemma.lower() in cues("world") for t in worldwide):
            return [self._titled(WORLD, token.start, token.end)]
        if inner := counted_out(token):
            return [m for t in conjuncts(inner) for m in self.resolve(t, kinds)]
        if listed := self._listed(token, kinds):
            return listed
        if pointed := self._anaphora.pointing(token, kinds) or self._inside(token, kinds):
            return pointed
        if beside := self._beside(token, kinds):
            return beside
        if token.pos in {"PRON", "DET"} or (
            (token.lemma in cues("temporal") or token.pos == "NUM") and "any" not in kinds
        ):
            return []
        name, start, end = plain_name(self._text, whole_phrase(token))
        full = self._explained.get(name)
        return [Mention("", f"{full} ({name})" if full else name, start, end)]

    def about(self, token: Token) -> list[Mention]:
        """What a noun phrase speaks of: what it refers to and, where that has no id, the actors whose it is.

        "Chinese-Russian trade" is itself, with China and Russia; "the biggest confrontation between A and B" is A's and B's;
        "profits", where nobody's are named, are those of whom the text is about.
        """
        meant = self.resolve(token)
        if any(self.kind(m.id) in AGENTS for m in meant):
            return meant
        called = [c for c in token.children if c.dep == "appos" and c.pos == "PROPN" and c.start > token.start]
        if token.pos == "NOUN" and called:
            return self.resolve(called[0])  # the aircraft carrier USS GERALD R. FORD
        inside = [c for c in token.children if c.dep in {"poss", "compound", "amod", "nmod"}]
        inside += [
            p
            for c in token.children
            if c.dep == "prep" and c.text.lower() in {"of", "between", "by", "among"}
            for p in c.children
            if p.dep == "pobj"
        ]
        heads = [each for t in inside for each in conjuncts(t)]
        owners = [m for t in heads for m in self.resolve(t, TELLING) if m.id]
        if not owners and token.lemma in cues("owned") and not any(m.id for m in meant):
            owners = [m for m in [self.topic(token, OWNERS)] if m]
        return [*meant, *owners]

    def _of_name(self, token: Token, named: Named, kinds: Sequence[str]) -> list[Mention]:
        """A name as the entity it names, or as the one behind it: the holder of an office, the state of a person."""
        entity = named.entity
        held = self._holder(named) if entity.kind == "office" and {"person", "any"} & set(kinds) else ""
        holder = [self._titled(held, named.start, named.end)] if held else []
        if "office" in kinds and entity.kind not in kinds and (headed := self._vocabulary.head_of(entity.id)):
            return [self._titled(headed, named.start, named.end)]
        if self._told.fits(entity.id, kinds):
            return [self._mention(self._nearer(token, named)), *holder]
        if holder or entity.kind not in {"person", "office", "meeting"} or not {"state", "organisation"} & set(kinds):
            return holder
        for id in self._behind(token, named):
            if self._told.fits(id, kinds):
                _, start, end = plain_name(self._text, noun_phrase(token))
                return [self._titled(id, min(start, named.start), max(end, named.end))]
        return []

    def _holder(self, named: Named) -> str:
        """Who holds an office on the text's day; without a day, the last person named who ever held it."""
        office = named.entity.id
        if self._day is not None:
            return self._terms.holder(office, self._day)
        last = self._told.last(named.start, lambda n: office in self._terms.offices(n.entity.id, None))
        return last.entity.id if last else ""

    def _war_around(self, token: Token) -> Named | None:
        """The war of which a side is named, where the war is meant: the fighting between A and B, WHICH broke out in April."""
        while token.dep in {"pobj", "conj", "prep", "poss"} and token.head is not token:
            token = token.head
            named = self._table.get(token.start)
            if named and named.entity.kind == "conflict":
                return named
        return None

    def _titled(self, id: str, start: int, end: int) -> Mention:
        return Mention(id, f"{self._vocabulary.name(id)} ({self._text[start:end]})", start, end)

    def _behind(self, token: Token, named: Named) -> list[str]:
        """For whom a person or an office acts: by the title beside the name, else by the office held at the time."""
        if named.entity.kind in {"office", "meeting"}:
            wholes = [self._vocabulary.entities[i] for i in named.entity.part_of if i in self._vocabulary.entities]
            return [i for e in wholes for i in (e.part_of if e.kind == "meeting" else (e.id,))]
        beside = [self._table.get(t.start) for t in noun_phrase(token) if t.start < named.start]
        titles = [n.entity for n in beside if n and n is not named]
        if any(t.lemma in cues("no_longer") for t in noun_phrase(token)):
            return []
        owners = [owner for e in titles if e.kind == "office" for owner in e.part_of]
        owners += [e.id for e in titles if e.kind in {"state", "organisation"}]
        held = [self._vocabulary.entities.get(o) for o in self._terms.offices(named.entity.id, self._day)]
        return owners or list(dict.fromkeys(owner for office in held if office for owner in office.part_of))[:1]

    def _mention(self, named: Named, within: Token | None = None) -> Mention:
        """A mention by the entity's name, with the words of the text beside it where they say more ("Japan (Tokyo)")."""
        start, end = named.start, named.end
        if within is not None:
            _, s, e = plain_name(self._text, whole_phrase(within))
            if s <= start < e:
                start, end = s, max(e, end)
        written = self._text[start:end]
        entity = named.entity
        exact = (start, end) == (named.start, named.end) and named.form in {"name", "compound"}
        own = exact and (written.isupper() or "." in written or _alike(written, entity.name))
        same = own or written in entity.adjectives
        return Mention(entity.id, entity.name if same else f"{entity.name} ({written})", start, end)

    def _nearer(self, token: Token, named: Named) -> Named:
        """The more telling of two names for one thing: the F-35 of "F-35 stealth fighters"."""
        if named.entity.kind != "system":
            return named
        inner = (self._table.get(c.start) for c in token.children if c.start < token.start)
        return next((n for n in inner if n and n.start != named.start and n.entity.kind == "system"), named)

    def _inside(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """The entity that a noun stands for: the F-35 fighters, the Japanese government, Blinken's rhetoric."""
        lemma = token.lemma
        if not (lemma in cues("stand_in") or lemma in cues("utterance") or lemma in cues("office_noun")):
            return []
        bodies = token.lemma in cues("body")
        owner = next((c for c in token.children if c.tag == "PRP$"), None)
        if owner is not None and token.lemma in cues("organs"):
            return [replace(m, start=owner.start, end=token.end) for m in self.resolve(owner, kinds) if m.id]
        for child in sorted(token.children, key=lambda c: -c.start):
            if child.dep not in {"compound", "amod", "nmod", "poss", "appos", "nummod"} or (
                bodies and child.dep == "poss"
            ):
                continue
            whose = antecedent(child) if child.tag == "WP$" else child
            beside = [self._table.get(deep.start) for each in conjuncts(whose) for deep in (each, *each.children)]
            whole = [n for n in beside if n and n.form != "compound"]
            found = {n.entity.id: n for n in reversed(whole) if self._told.fits(n.entity.id, kinds)}
            if found:
                named = sorted(found.values(), key=lambda n: n.start)
                return [self._mention(n, token if n.entity.kind in SHOWN else None) for n in named]
        return self._of(token, kinds)

    def _of(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """Those whom a noun stands for after it: the leaders OF Japan and South Korea, the cabinet IN Tokyo."""
        links = {"of", "in"} if token.lemma in cues("organs") else {"of"}
        heads = [p for c in token.children if c.dep == "prep" and c.text.lower() in links for p in c.children]
        named = [self._table.get(each.start) for p in heads if p.dep == "pobj" for each in conjuncts(p)]
        written = self._text[token.start : max((n.end for n in named if n), default=token.end)]
        return [
            replace(m, name=f"{m.name} ({written})") if n.entity.kind in SHOWN and len(written) < 60 else m
            for n in named
            if n and self._told.fits(n.entity.id, kinds)
            for m in [self._mention(n)]
        ]

    def _listed(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """Who of a group is named: ten countries, INCLUDING POLAND AND HUNGARY; allies SUCH AS Japan."""
        if token.pos != "NOUN" or "any" in kinds:
            return []
        links = [c for c in token.children if c.dep == "prep" and c.text.lower() in {"including", "like", "as"}]
        heads = [
            t for link in links if lists_some(link) for p in link.children if p.dep == "pobj" for t in conjuncts(p)
        ]
        return [m for head in heads for m in self.resolve(head, kinds) if m.id]

    def _beside(self, token: Token, kinds: Sequence[str]) -> list[Mention]:
        """The name set beside a noun that says who it is: the alliance's newest member, SWEDEN; its president, X."""
        if token.pos != "NOUN" or "any" in kinds:
            return []
        for child in token.children:
            named = self._table.get(child.start) if child.dep == "appos" and child.start > token.start else None
            if named and named.form in {"name", "metonym"} and self._told.fits(named.entity.id, kinds):
                return [self._mention(named)]
        return []


def _alike(written: str, name: str) -> bool:
    """Whether a spelling shares a word with the name to show: Biden, F-35s; not Burma for Myanmar."""
    words = {word.rstrip("s") for word in written.lower().split()}
    return not words.isdisjoint(word.rstrip("s") for word in name.lower().split())
