"""Clauses: each predicate of a sentence with who fills which grammatical slot (slots.py), and the verbs that carry it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from detente.reading.slots import SUBJECTS, Slots, fill_slots
from detente.reading.syntax import Sentence, Token

CLAUSE_DEPS = {
    "ROOT",
    "conj",
    "ccomp",
    "advcl",
    "relcl",
    "acl",
    "parataxis",
    "dep",
    "pcomp",
    "csubj",
    "xcomp",
    "csubjpass",
}
PARTICLES = {"down", "up", "out", "off", "over", "back", "away"}


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate: its `head`, the verbs above it that it completes (`chain`, outermost first), and its slots."""

    head: Token
    kind: Literal["verb", "copula", "noun"]
    chain: tuple[Token, ...] = ()
    passive: bool = False
    slots: Slots = field(default_factory=lambda: defaultdict(list))

    @property
    def top(self) -> Token:
        """The outermost verb."""
        return self.chain[0] if self.chain else self.head

    @property
    def lemma(self) -> str:
        """The lemma, with its particle."""
        particle = self.head.child("prt") or next(
            (c for c in self.head.children if c.text in PARTICLES and c.i == self.head.i + 1 and _particle(c)), None
        )
        return f"{self.head.lemma} {particle.lemma}" if particle else self.head.lemma


def _particle(token: Token) -> bool:
    return token.dep == "advmod" or (token.dep == "prep" and token.child("pobj") is None)


def find_clauses(sentence: Sentence) -> list[Clause]:
    """The verbal clauses of a sentence, in order. A matrix verb that only carries an infinitive is no clause of its own."""
    clauses: list[Clause] = []
    for token in sentence.tokens:
        if not _is_predicate(token):
            continue
        if _infinitive(token) is not None or cleft(token) is not None:
            continue
        chain = _chain(token)
        lowest = chain[0] if chain else token
        if singles_out(lowest):
            chain = (_copula_over(lowest), *chain)
        slots, passive = fill_slots(token, chain)
        clauses.append(Clause(token, "copula" if _is_copula(token) else "verb", chain, passive, slots))
    return clauses


def _is_predicate(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep in CLAUSE_DEPS and token.tag != "MD"
    if token.pos == "NOUN" and token.dep in {
        "ROOT",
        "ccomp",
        "conj",
        "advcl",
    }:  # "leapt", which the model does not know
        return token.child("nsubj") is not None and token.child("det", "poss", "compound", "attr") is None
    return token.pos == "AUX" and token.dep in CLAUSE_DEPS and token.dep not in {"aux", "auxpass"}


def _is_copula(token: Token) -> bool:
    return (
        token.lemma in {"be", "become", "remain", "stay"} and token.child("attr", "acomp") is not None
    ) or token.lemma == "be"


def _infinitive(token: Token) -> Token | None:
    """The verb that this one introduces: plans to ORDER, has begun to EXPAND, is able to ACHIEVE, agreed on BUYING."""
    for child in token.children:
        if child.dep == "xcomp" and child.pos in {"VERB", "AUX"}:
            return child
        if child.dep == "acomp" and token.lemma == "be":
            for deeper in child.children:
                if deeper.dep == "xcomp" and deeper.pos == "VERB":
                    return deeper
    return None


def cleft(copula: Token) -> Token | None:
    """The verb of what is said of the one whom a cleft singles out: it was FINLAND that JOINED; it was IN VILNIUS that they MET."""
    if copula.lemma != "be" or copula.pos not in {"AUX", "VERB"}:
        return None
    it = copula.child(*SUBJECTS)
    if it is None or it.text.lower() != "it":
        return None
    for each in copula.children:
        if each.start < copula.start:
            continue
        if each.dep == "attr" and each.pos == "PROPN":
            told = each.child("relcl")
            if told is not None and any(c.tag in {"WP", "WDT"} and c.dep in {*SUBJECTS, "dobj"} for c in told.children):
                return told
        if (
            each.dep in {"ccomp", "advcl", "relcl"}
            and copula.child("acomp") is None
            and each.child(*SUBJECTS) is not None
        ):
            marked = any(c.lemma in {"that", "who"} for c in each.children)
            singled = [c for c in copula.children if c.start > copula.start and c.dep in {"prep", "attr", "npadvmod"}]
            placed = singled and (singled[0].dep != "attr" or singled[0].pos == "PROPN")
            if marked and placed and singled[0].start < each.start:
                return each
    return None


def singles_out(verb: Token) -> bool:
    """Whether a verb tells what only the one whom a cleft singles out did: it was MACRON who SAID so."""
    return verb.dep in {"relcl", "ccomp", "advcl"} and cleft(_copula_over(verb)) is verb


def _copula_over(verb: Token) -> Token:
    return verb.head.head if verb.dep == "relcl" and verb.head.dep == "attr" else verb.head


def _chain(token: Token) -> tuple[Token, ...]:
    chain: list[Token] = []
    lowest = token
    while True:
        while (
            lowest.dep == "conj"
            and lowest.head.pos in {"VERB", "AUX"}
            and lowest.child(*SUBJECTS) is None
            and lowest.head.dep == "xcomp"
        ):
            lowest = lowest.head
        if lowest.dep != "xcomp" and not (lowest.dep == "acomp" and chain):
            break
        lowest = lowest.head
        chain.append(lowest)
        if len(chain) > 6:
            break
    return tuple(reversed(chain))
