"""What a clause is about where no frame reads it, by the words and the kinds of entity in it (topics.yaml)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from detente.claims.model import ClaimType
from detente.errors import VocabularyError
from detente.reading.clauses import Clause
from detente.reading.lexicon import load_data
from detente.reading.syntax import Token

FILE = "topics.yaml"
STRONG, WEAK = 2, 1
ENOUGH = 3
"""One strong word in the core of a clause, or a weak one there and another anywhere."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of one type of claim, by weight, and the kinds of entity that speak for it."""

    type: ClaimType
    words: dict[str, int]
    kinds: Counter[str]


@lru_cache(maxsize=1)
def load_topics() -> tuple[Topic, ...]:
    """The topics in the order of the file. Raises VocabularyError with the entry and the reason."""
    topics = []
    for name, entry in load_data(FILE).items():
        unknown = set(entry) - {"type", "strong", "weak", "kinds"}
        kind = entry.get("type", name)
        if unknown or kind not in get_args(ClaimType):
            raise VocabularyError(
                f"unknown field '{min(unknown)}'" if unknown else f"'{kind}' is no type of claim",
                place=f"{FILE}, {name}",
                remedy="see the head of the file",
            )
        words = {str(w): WEAK for w in entry.get("weak", ())} | {str(w): STRONG for w in entry.get("strong", ())}
        topics.append(Topic(kind, words, Counter(entry.get("kinds", ()))))
    return tuple(topics)


def topic_of(clause: Clause, words: Sequence[Token], kinds: Iterable[str]) -> ClaimType | None:
    """The type of claim that a clause's words speak for most; None where no type has enough of them."""
    fillers = [t for name, tokens in clause.slots.items() if name != "subject" or tokens for t in tokens]
    core = {w for t in (*clause.chain, clause.head, *fillers) for w in (t.lemma, t.text.lower())}
    spoken = core | {w for t in words for w in (t.lemma, t.text.lower())}
    spoken |= {c.lemma for f in fillers for c in f.children if c.dep in {"amod", "compound"}}
    present = set(kinds)
    best: tuple[int, ClaimType | None] = (ENOUGH - 1, None)
    for topic in load_topics():
        told = spoken & topic.words.keys()
        score = sum(topic.words[w] * (1 + (w in core)) for w in told)
        score += sum(n for kind, n in topic.kinds.items() if kind in present)
        if score > best[0]:
            best = (score, topic.type)
    return best[1]
