"""Where the parser goes astray in a way that can be told.

"On 4 April 2023 Finland joined NATO": it takes Finland for a part of the date, and leaves the verb without a subject. After a
quotation, it takes who is quoted for another name of the quotation's last noun; and where somebody is said in between to
say it, it gives the subject to the saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
FINITE = {"VBD", "VBZ", "VBP", "MD"}
PHRASE = {"PROPN", "NOUN", "ADJ", "DET", "CCONJ"}
ASIDE = {*SUBJECTS, "dep", "npadvmod"}
"""What the parser may take the subject for that stands before an aside."""
NOMINAL = {"NOUN", "PROPN", "PRON"}
CLOSING = {"”", "''", '"'}
LONGEST = 12
"""Words of a subject that is looked for between a year and its verb."""


def give_subject(tokens: Sequence[Token]) -> None:
    """Give a verb without a subject the noun phrase that stands between it and a year before it, with no comma between."""
    for at, year in enumerate(tokens[:-2]):
        if len(year.text) != 4 or not year.text.isdigit() or year.text[:2] not in {"19", "20"}:
            continue
        last = at + 1
        while (
            last < len(tokens)
            and last - at <= LONGEST
            and (tokens[last].pos in PHRASE or (last > at + 1 and tokens[last].text == ","))
        ):
            last += 1
        if last == at + 1 or last == len(tokens) or tokens[last].tag not in FINITE:
            continue
        noun, verb = tokens[last - 1], tokens[last]
        while noun.dep in {"conj", "compound"} and year.start < noun.head.start < noun.start:
            noun = noun.head
        verb = verb.head if verb.dep in {"aux", "auxpass"} else verb
        if noun.pos in {"PROPN", "NOUN"} and verb.pos in {"VERB", "AUX"} and verb.child(*SUBJECTS) is None:
            _attach(noun, verb, year)


def part_from_quotation(tokens: Sequence[Token]) -> None:
    """Part who is quoted from the last noun of the quotation: "...and our military," FLYNN, a retired general, SAID."""
    for at, mark in enumerate(tokens):
        noun = (
            next((t for t in tokens[at + 1 :] if t.pos not in {"PUNCT", "DET"}), None) if mark.text in CLOSING else None
        )
        while noun is not None and noun.dep in {"compound", "amod", "poss"} and noun.head.start > noun.start:
            noun = noun.head
        if noun is None or noun.dep not in {"appos", "conj"} or noun.head.start > mark.start:
            continue
        own = {t.start for t in noun.subtree()}
        verb = next((t for t in tokens[at + 1 :] if t.pos == "VERB" and t.start not in own), None)
        if verb is not None and verb.tag in FINITE and verb.child(*SUBJECTS) is None and verb.start > noun.start:
            _move(noun, verb, "nsubj")
        else:
            _move(noun, noun.head, "dep")


def part_from_aside(tokens: Sequence[Token]) -> None:
    """Give a verb its subject back from who says so in between: SWEDEN, Stoltenberg told reporters, JOINED the alliance."""
    for aside in [t for t in tokens if t.pos == "VERB" and t.tag in FINITE]:
        before = [c for c in aside.children if c.dep in ASIDE and c.start < aside.start and c.pos in NOMINAL]
        below = [c for c in aside.children if c.dep in {"ccomp", "conj", "parataxis"}]
        above = [aside.head] if aside.dep in {"parataxis", "ccomp"} else []
        told = next((v for v in (*below, *above) if _finite(v) and v.start > aside.start), None)
        if len(before) != 2 or before[1].dep not in SUBJECTS or told is None or told.child(*SUBJECTS) is not None:
            continue
        helpers = [
            c.start for c in told.children if c.dep in {"aux", "auxpass", "neg", "advmod"} and c.start > aside.end
        ]
        first = min([told.start, *helpers])
        within = [t for t in tokens if before[0].start < t.start < first]
        commas = [t for t in within if t.text == ","]
        if commas and commas[0].start < before[1].start and within[-1].text == ",":
            _move(before[0], told, "nsubjpass" if told.child("auxpass") else "nsubj")
            if told in below:
                _raise(told, aside)


def _finite(verb: Token) -> bool:
    """Whether a verb stands in a tense, by itself or by its first auxiliary."""
    helper = verb.child("aux", "auxpass")
    return (helper.tag if helper is not None and helper.start < verb.start else verb.tag) in FINITE


def _raise(told: Token, aside: Token) -> None:
    """Put a verb above the one that it hung on."""
    aside.children.remove(told)
    told.dep = aside.dep
    if aside.head is aside:
        told.head = told
    else:
        told.head = aside.head
        aside.head.children[aside.head.children.index(aside)] = told
    aside.head, aside.dep = told, "parataxis"
    told.children.append(aside)
    told.children.sort(key=lambda t: t.start)


def _attach(noun: Token, verb: Token, year: Token) -> None:
    """Make a noun the subject of a verb; what it took from the date stays with the year, which takes its place."""
    if verb in noun.subtree():
        return
    if year.head is noun:
        _move(year, noun.head, noun.dep)
    for child in [c for c in noun.children if c.start < year.start]:
        _move(child, year, child.dep)
    _move(noun, verb, "nsubjpass" if verb.child("auxpass") else "nsubj")


def _move(token: Token, head: Token, dep: str) -> None:
    if token is head:
        return
    if token in token.head.children:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.start)
