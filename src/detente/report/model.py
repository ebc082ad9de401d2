"""The report: a document, what was found in it, and how it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.checking.model import Finding
from detente.documents.model import Document, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as spans: the source, the cue (None where there is none), and the content."""

    source: Span
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What it takes to get the same report again: versions and digests of engine, model and record."""

    engine: str
    model: str
    record: str
