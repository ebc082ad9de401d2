"""Which stretch of the text says a clause: its own words, without the clauses that say something of their own."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from detente.reading.clauses import CLAUSE_DEPS, Clause
from detente.reading.syntax import Token

EDGE = {"PUNCT", "CCONJ", "SPACE", "SYM"}
DANGLING = {"IN", "WDT", "TO"}
OPENERS = {
    "however",
    "therefore",
    "moreover",
    "furthermore",
    "meanwhile",
    "also",
    "that",
    "because",
    "although",
    "though",
    "while",
    "whereas",
    "so",
    "but",
    "and",
    "since",
    "if",
    "whether",
    "as",
}


def own_words(clause: Clause, apart: Collection[int]) -> list[Token]:
    """The words of a clause in order, one unbroken stretch.

    `apart` holds the starts of tokens that head clauses of their own; their subtrees are cut off at both ends. A verb
    that shares its subject with the one before starts at itself.
    """
    top = clause.head if clause.kind == "noun" and not clause.chain else clause.top
    kept: list[Token] = []
    stack = [top]
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            separate = child.start in apart and child is not clause.head and child not in clause.chain
            coordinated = child.dep == "conj" and child.pos in {"VERB", "AUX"} and token.pos in {"VERB", "AUX"}
            if not separate and not (
                coordinated and child is not clause.head and child.dep in CLAUSE_DEPS and child not in clause.chain
            ):
                stack.append(child)
    kept.sort(key=lambda t: t.start)
    return trim(_unbroken(kept, clause.head))


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """Cut the list where a long stretch of the text that is not ours lies between, keeping the part with the head."""
    parts: list[list[Token]] = [[tokens[0]]]
    for before, after in pairwise(tokens):
        if after.i - before.i > 12:
            parts.append([])
        parts[-1].append(after)
    return next((p for p in parts if head in p), tokens)


def trim(tokens: list[Token]) -> list[Token]:
    """Without punctuation, conjunctions and linking words at the edges; a closing quotation mark with its partner stays."""
    start, end = 0, len(tokens)
    quotes = sum(t.text in {'"', "“", "”"} for t in tokens)
    while end - start > 1 and (
        (tokens[start].pos in EDGE and tokens[start].text not in {'"', "“"})
        or _opener(tokens[start], tokens[start:end])
    ):
        start += 1
    while end - start > 1 and (
        (tokens[end - 1].pos in EDGE and not (tokens[end - 1].text in {'"', "”"} and quotes % 2 == 0))
        or (tokens[end - 1].tag in DANGLING and any(c.start >= tokens[end - 1].end for c in tokens[end - 1].children))
    ):
        end -= 1
    if end - start > 1 and tokens[start].text in {'"', "“"} and quotes % 2:
        start += 1
    return tokens[start:end]


def _opener(token: Token, rest: list[Token]) -> bool:
    return token.text.lower() in OPENERS and token.dep in {"mark", "advmod", "cc", "ADV"} and len(rest) > 3


def set_off(top: Token) -> bool:
    """Whether a comma parts a clause from the noun that it hangs on."""
    first = min(top.subtree(), key=lambda t: t.start)
    nearby = (*top.head.children, *top.head.head.children)
    return any(c.text in {",", "–", "—"} and 0 < first.i - c.i <= 2 for c in nearby)
