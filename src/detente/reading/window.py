"""A sentence seen from a place in it: the words before and after, and the token that stands there, each found at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.reading.syntax import Sentence, Token

REACH = 48
"""How many characters the words around a place reach."""
FIGURE = "0"
"""Stands for any figure among words that a pattern needs."""
_LETTERS = re.compile(r"[^\W\d_]+")


def telling(names: Iterable[object]) -> frozenset[str]:
    """The longest word of each name: where the name stands, that word stands."""
    return frozenset(max(_LETTERS.findall(str(name).lower()), key=len, default=FIGURE) for name in names)


@dataclass(slots=True)
class Window:
    """One sentence of a text."""

    text: str
    sentence: Sentence
    _starts: list[int] = field(init=False)
    _words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [t.start for t in self.sentence.tokens]
        written = self.text[self.start : self.end].lower()
        figures = {FIGURE} if any(c in written for c in "0123456789") or not written.isascii() else set()
        self._words = frozenset(_LETTERS.findall(written)) | figures

    @property
    def start(self) -> int:
        """Where the sentence starts."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.end

    def find(self, pattern: re.Pattern[str], needs: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where a pattern stands that cannot stand without one of these words (`FIGURE` for a figure) in the sentence."""
        if needs.isdisjoint(self._words):
            return iter(())
        return pattern.finditer(self.text, self.start, self.end)

    def before(self, at: int) -> str:
        """The characters before a place."""
        return self.text[max(self.start, at - REACH) : at]

    def after(self, at: int) -> str:
        """The characters from a place on."""
        return self.text[at : min(self.end, at + REACH)]

    def token(self, at: int) -> Token | None:
        """The token over a place."""
        found = bisect_right(self._starts, at) - 1
        token = self.sentence.tokens[found] if found >= 0 else None
        return token if token and at < token.end else None

    def preceding(self, at: int, count: int) -> list[Token]:
        """The last tokens that start before a place, at most `count`, in order."""
        last = bisect_right(self._starts, at - 1)
        return list(self.sentence.tokens[max(0, last - count) : last])

    def following(self, at: int, count: int) -> list[Token]:
        """The first tokens that start at a place or after it, in order."""
        first = bisect_right(self._starts, at - 1)
        return list(self.sentence.tokens[first : first + count])


class Taken:
    """Stretches of a text, for the question whether a place lies in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [s for s, _ in self._spans]

    def __contains__(self, at: int) -> bool:
        found = bisect_right(self._starts, at) - 1
        return found >= 0 and at < self._spans[found][1]
