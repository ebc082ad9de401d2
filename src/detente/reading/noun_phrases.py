"""How far a noun phrase reaches, and what is counted out or listed in it."""

from __future__ import annotations

from detente.reading.lexicon import cues
from detente.reading.slots import conjuncts
from detente.reading.syntax import Token


def counted_out(token: Token) -> Token | None:
    """What is counted out or held together: all twelve OF THE JETS, most of the crew, a flotilla OF SIX SUBMARINES."""
    counts = token.pos == "NUM" or token.lemma in cues("quantifier")
    counted = [token, *(c for c in token.children if c.pos == "NUM")]
    of = next((c for t in counted for c in t.children if c.dep == "prep" and c.text.lower() == "of"), None)
    inner = of.child("pobj") if of and (counts or token.lemma in cues("container")) else None
    return inner if inner is not None and inner.pos in {"NOUN", "PROPN"} else None


def lists_some(link: Token) -> bool:
    """Whether a preposition leads to some of a group: INCLUDING Poland, such AS Japan."""
    return link.text.lower() != "as" or any(c.lemma == "such" for c in link.children)


_BEFORE = {"det", "amod", "compound", "nmod", "poss", "nummod", "case", "punct"}


def noun_phrase(head: Token) -> list[Token]:
    """The base noun phrase of a head: its left modifiers and itself."""
    tokens = [head]
    for child in head.children:
        if child.start < head.start and child.dep in _BEFORE:
            tokens.extend(child.subtree() if child.dep != "punct" else [])
    return tokens


def whole_phrase(head: Token) -> list[Token]:
    """A noun phrase with what is said of it after it: an "of" anywhere, of a subject every preposition."""
    tokens = noun_phrase(head)
    subject = head.dep in {"nsubj", "nsubjpass"}
    for child in head.children:
        if child.start > head.start and child.dep == "prep" and (subject or child.lemma == "of"):
            inner = [t for p in child.children if p.dep == "pobj" for each in conjuncts(p) for t in whole_phrase(each)]
            if inner and len(tokens) + len(inner) < 16:
                tokens += [child, *inner]
    return tokens
