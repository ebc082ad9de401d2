"""What a document is once its bytes are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DamageKind = Literal["torn_digits", "run_together", "encoding", "repeated_words", "control_characters"]


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the text is broken. `reading` is how it may have read, empty where nobody can tell; it is offered
    beside the text and never put in its place."""

    start: int
    end: int
    kind: DamageKind
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A frozen text with where it came from.

    `text` is what all offsets count in; `sha256` is the digest of the bytes as received. `date` is the document's own
    date or None. `notes` are what the reader of a report must know (a guessed encoding, a language other than English,
    pages without text).
    """

    id: str
    text: str
    sha256: str
    title: str = ""
    date: dt.date | None = None
    source: str = ""
    publisher: str = ""
    language: str = "en"
    damage: tuple[Damage, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
