"""Claims without a verb of their own: an increase of 16 %; the minister, X; Y, a retired colonel; the largest attack in years."""

from __future__ import annotations

from collections.abc import Iterator

from detente.claims import Value
from detente.reading.clauses import Clause
from detente.reading.drafts import Draft, Matcher, rank_of
from detente.reading.lexicon import cues
from detente.reading.passage import Passage, values_of
from detente.reading.reference import Referents
from detente.reading.spans import own_words, set_off, trim
from detente.reading.syntax import Token

DESCRIBING = ("amod", "prep", "relcl", "acl", "compound")
BEFORE = {"amod", "advmod", "nummod", "poss", "compound"}


def find_nominals(
    nouns: list[Clause], drafts: list[Draft], apart: set[int], passage: Passage, matcher: Matcher, referents: Referents
) -> list[Draft]:
    """The drafts that nouns make by themselves, beside those that the verbs of a sentence made (`drafts`)."""
    found = list(_framed(nouns, drafts, apart, passage, matcher))
    heads = {d.clause.head.start for d in found}
    for token in passage.sentence.tokens:
        if token.pos in {"NOUN", "PROPN"} and token.start not in heads:
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
        if draft and (_stands_alone(draft, values) or _one_of_several(draft)):
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
    return frame.alone and bool(values)


def _one_of_several(draft: Draft) -> bool:
    """A later object of a light verb: conducted a replenishment, an air defence EXERCISE and visits."""
    head = draft.clause.head
    return head.dep == "conj" and head.head.lemma != head.lemma and bool(draft.clause.chain) and bool(draft.frame)


def _ranked(token: Token, drafts: list[Draft], apart: set[int], passage: Passage, referents: Referents) -> Draft | None:
    """A superlative, or an ordinal within a time ("the fifth trip since October"), that no verb tells."""
    if token.dep not in {"appos", "pobj", "dobj", "nsubj", "conj", "npadvmod"}:
        return None
    modifiers = [t for c in token.children if c.dep in BEFORE and c.start < token.start for t in c.subtree()]
    words = trim(own_words(Clause(token, "noun"), apart))
    rank = rank_of(modifiers, passage.text)
    if rank is None and any(c.lemma in {"since", "in"} and c.dep == "prep" for c in token.children):
        dated = any(words[0].start <= d.start < words[-1].end for d in passage.dates)
        rank = next((v for v in passage.within(modifiers) if v.measure == "ordinal" and dated), None)
    if rank is None or len(words) <= 4:
        return None
    framed = [d for d in drafts if d.frame and token in d.words]
    if any(rank.text.lower() == "first" or (d.frame and d.frame.measure == "rank") for d in framed):
        return None
    subject = referents.about(token.head if token.dep == "appos" else token)
    rest = [v for v in passage.within(words) if v.start != rank.start]
    return Draft(Clause(token, "noun"), None, {"subject": subject} if subject else {}, words, [*rest, rank])


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
