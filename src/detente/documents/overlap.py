"""How much of one text stands in another, word for word: copies of one wire story are one source, not several.

Texts are compared by their shingles, runs of some words in a row; the share of a text's shingles that another has is Broder's
containment (A. Broder, On the resemblance and containment of documents, 1997). It is counted exactly, so the same texts give the
same share; for the dozens of documents that are laid side by side no sketch of it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from detente.documents.model import Document

SHINGLE = 6
"""Words in a row; fewer are common by chance, as in "the North Atlantic Treaty Organization said"."""
SAME_TEXT = 0.5
"""From this share on, the shorter text counts as a copy or a cut of the longer."""
SHARED = 0.1
"""From this share on it is worth saying that two texts have passages in common."""
VERBATIM = 12
"""So many words in a row, the same in two texts, were not written twice."""
_WORD = re.compile(r"\w+(?:['’]\w+)?")

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two documents, by their numbers, that have words in common: the share of each that stands in the other, from 0 to 1."""

    one: int
    other: int
    of_one: float
    of_other: float

    @property
    def same_text(self) -> bool:
        """Whether the shorter is a copy or a cut of the longer."""
        return max(self.of_one, self.of_other) >= SAME_TEXT


def overlaps(documents: Sequence[Document]) -> list[Overlap]:
    """The pairs of documents of which one has `SHARED` of its text in the other, in order."""
    found = []
    for (a, one), (b, other) in combinations(enumerate(documents), 2):
        overlap = Overlap(a, b, contained(one.text, other.text), contained(other.text, one.text))
        if max(overlap.of_one, overlap.of_other) >= SHARED:
            found.append(overlap)
    return found


def contained(text: str, other: str) -> float:
    """The share of a text's shingles that stand in another, from 0 to 1; 0 for a text without words."""
    ours, theirs = shingles(text), shingles(other)
    return len(ours & theirs) / len(ours) if ours else 0.0


def verbatim(quote: str, other: str, fewest: int = VERBATIM) -> bool:
    """Whether a quote of `fewest` words or more stands in another text, word for word. Of a longer one the first and last word
    do not count: in a damaged text they may be run together with others."""
    words = _words(quote)
    inner = words[1:-1] if len(words) > 4 else words
    return len(words) >= fewest and tuple(inner) in shingles(other, len(inner))


@lru_cache(maxsize=512)
def shingles(text: str, size: int = SHINGLE) -> Shingles:
    """The runs of `size` words, without case and marks; of a text with fewer words, the one run of them all."""
    words = _words(text)
    if len(words) <= size:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
