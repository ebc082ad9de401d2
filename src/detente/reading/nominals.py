"""Claims without a verb of their own: an increase of 16 %; the minister, X; Y, a retired colonel; the largest attack in years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.claims import Value
from detente.reading.clauses import Clause
from detente.reading.drafts import Draft, Matcher
from detente.reading.lexicon import cues
from detente.reading.ordinals import rank_of
from detente.reading.passage import Passage, values_of
from detente.reading.reference import Referents
from detente.reading.spans import own_words, set_off, trim
from detente.reading.syntax import Sentence, Token

DESCRIBING = ("amod", "prep", "relcl", "acl", "compound")
BEFORE = {"amod", "advmod", "nummod", "poss", "compound"}


def find_nominals(
    nouns: list[Clause], drafts: list[Draft], apart: set[int], passage: Passage, matcher: Matcher, referents: Referents
) -> list[Draft]:
    """The drafts that nouns make by themselves, beside those that the verbs of a sentence made (`drafts`)."""
    found = list(_framed(nouns, drafts, apart, passage, matcher))
    heads = {d.clause.head.start for d in found}
    for token in passage.sentence.tokens:
        nominal = token.pos in {"NOUN", "PROPN"} or (token.tag == "JJS" and token.child("det") is not None)
        if nominal and token.start not in heads:
            draft = _ranked(token, drafts, apart, passage, referents) or _apposition(token, apart, passage, referents)
            if draft:
                found.append(draft)
    return found


def _framed(
    nouns: list[Clause], drafts: list[Draft], apart: set[int], passage: Passage, matcher: Matcher
) -> Iterator[Draft]:
    told = {id(d.clause) for d in drafts}
    for noun in nouns:
        if id(noun) in told:
            continue
        words = trim(own_words(Clause(noun.head, "noun", (), False, noun.slots), apart))
        values = values_of(noun, words, passage)
        draft = matcher.best(noun, words, values, passage.sentence.index)
        if draft and (_stands_alone(draft, values) or _one_of_several(draft) or _dated_event(draft, drafts, passage)):
            matcher.remember(draft, passage.sentence.index)
            yield draft


def _stands_alone(draft: Draft, values: list[Value]) -> bool:
    frame, head = draft.frame, draft.clause.head
    if frame is None:
        return False
    if frame.type == "office_holder":
        other = head.head if head.dep == "appos" else head.child("appos")
        return other is not None and "PROPN" in {other.pos, head.pos} and head.pos != other.pos
    if head.dep == "appos" and frame.relation and len(draft.roles) > 1:
        return all(any(m.id for m in mentions) for mentions in draft.roles.values())
    whole = len(draft.roles) > 1 and all(any(m.id for m in ms) for ms in draft.roles.values())
    return frame.alone and (bool(values) or whole)


def _one_of_several(draft: Draft) -> bool:
    """A later object of a light verb: conducted a replenishment, an air defence EXERCISE and visits."""
    head = draft.clause.head
    return head.dep == "conj" and head.head.lemma != head.lemma and bool(draft.clause.chain) and bool(draft.frame)


def _dated_event(draft: Draft, drafts: list[Draft], passage: Passage) -> bool:
    """An event that is only named, but with its time: the 1999 bombing of Serbia."""
    around = [d for d in drafts if d.frame and draft.clause.head in d.words]
    dated = [t for t in draft.words if any(t.start <= d.start < t.end for d in passage.dates)]
    near = any(t.head is draft.clause.head or t.head.head is draft.clause.head for t in dated)
    return (
        near
        and any(m.id for ms in draft.roles.values() for m in ms)
        and not any(d.frame and draft.frame and d.frame.type == draft.frame.type for d in around)
    )


def _ranked(token: Token, drafts: list[Draft], apart: set[int], passage: Passage, referents: Referents) -> Draft | None:
    """A superlative, or a place in an order within a time ("the fifth trip since October"), that no verb tells."""
    if token.dep not in {"appos", "pobj", "dobj", "nsubj", "conj", "npadvmod", "attr"}:
        return None
    noun = [] if token.pos in {"NOUN", "PROPN"} else [token]
    modifiers = noun + [t for c in token.children if c.dep in BEFORE and c.start < token.start for t in c.subtree()]
    rank = rank_of(modifiers, passage.text)
    if rank is None and token.child("prep") is None:
        return None
    words = _with_since(trim(own_words(Clause(token, "noun"), apart)), passage.sentence)
    if token.lemma == "time" and token.dep == "pobj":
        words = [token.head, *words]
    if rank is None and passage.timed(words):
        place = next((v for v in passage.within(modifiers) if v.measure == "ordinal"), None)
        rank = replace(place, measure="rank", unit="") if place else None
    if rank is None or len(words) <= 4:
        return None
    rank = next((v for v in passage.within(modifiers) if v.measure == "rank" and v.start <= rank.start < v.end), rank)
    around = [d for d in drafts if token in d.words]
    if any(_counts(d, rank) for d in around):
        return None
    subject = referents.about(token.head if token.dep == "appos" else token)
    if around and around[0].roles and not any(m.id for m in subject):
        subject = next(iter(around[0].roles.values()))
    rest = [v for v in passage.within(words) if v.start != rank.start]
    return Draft(Clause(token, "noun"), None, {"subject": subject} if subject else {}, words, [*rest, rank])


def _counts(draft: Draft, rank: Value) -> bool:
    """Whether a draft around a rank says it already: its first F-35; the country with the most F-35 fighters."""
    if draft.frame is None:
        return draft.clause.kind == "copula"
    return draft.frame.measure == "rank" or (
        rank.text.lower() == "first" and "time" not in {t.lemma for t in draft.words}
    )


def _with_since(words: list[Token], sentence: Sentence) -> list[Token]:
    """The words with a "since ..." right after them, which the parse may have hung on the verb."""
    after = next((t for t in sentence.tokens if t.i == words[-1].i + 1), None)
    if after is None or after.lemma != "since" or after.dep != "prep":
        return words
    return [*words, *sorted(after.subtree(), key=lambda t: t.start)]


def _apposition(token: Token, apart: set[int], passage: Passage, referents: Referents) -> Draft | None:
    """What a name is, set beside it: "Tower 22, a small outpost in Jordan". A title before a name claims nothing."""
    named = token.head
    if token.dep != "appos" or token.pos != "NOUN" or not (named.pos == "PROPN" or named.start in passage.table):
        return None
    described = token.child("det", "poss") is not None and any(
        c.dep in {"amod", "prep", "relcl", "acl", "compound"} for c in token.children
    )
    if named.start > token.start or not described or not set_off(token) or token.lemma in cues("temporal"):
        return None
    words = trim(own_words(Clause(token, "noun"), apart))
    roles = {"subject": referents.resolve(named), "object": referents.resolve(token)}
    return Draft(Clause(token, "noun"), None, roles, words, passage.within(words))
