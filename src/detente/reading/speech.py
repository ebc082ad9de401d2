"""An attribution: who, by which word, and what."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.quotations import Span
from detente.reading.syntax import Token

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: the source's noun phrase, the cue, and the stretches of content; `head` is the source's noun.

    `utterance` is False where a view or a wish is reported, not words: nobody is quoted then. `nested` is what somebody
    is reported to say about another source: the document itself does not attribute it. `stands_for` is who spoke last
    before a source that is only "he" or "she".
    """

    source: Span
    cue: Span | None
    content: Spans
    head: Token
    verb: Token | None
    utterance: bool = True
    nested: bool = False
    stands_for: Token | None = None

    def covers(self, start: int) -> bool:
        """Whether a content holds this place."""
        return any(s <= start < e for s, e in self.content)
