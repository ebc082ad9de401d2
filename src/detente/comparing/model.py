"""What a comparison of documents is made of."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Literal

from detente.checking.model import Finding
from detente.claims import When
from detente.documents import Document
from detente.documents.overlap import Overlap
from detente.reading import Attribution

Kind = Literal["figures", "dates", "denial", "mode"]
Outcome = Literal["agree", "close", "differ"]


@dataclass(frozen=True, slots=True)
class Told:
    """A document with what was found in it."""

    document: Document
    findings: tuple[Finding, ...]
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a document, by its number, says of one matter: the finding, who fills the roles there (ids, or the names of those
    without one), and the time that it speaks of, None where it could be any."""

    document: int
    finding: Finding
    roles: tuple[tuple[str, str], ...]
    at: When | None


@dataclass(frozen=True, slots=True)
class Camp:
    """Documents that say the same on what divides them: the words, and their numbers."""

    says: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What documents say differently of one matter: `figures` that rounding does not explain, `dates`, a `denial`, or the `mode` in
    which it is told (as planned, as done). `close` figures are within a tenth."""

    kind: Kind
    camps: tuple[Camp, ...]
    close: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A matter of which two documents or more speak. `origins` are the groups of documents that have it from one another or
    from one speaker: as many as there are independent voices."""

    title: str
    said: tuple[Said, ...]
    differences: tuple[Difference, ...]
    origins: tuple[tuple[int, ...], ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that speak of it."""
        return tuple(sorted({s.document for s in self.said}))

    @property
    def outcome(self) -> Outcome:
        """Whether they agree, all but, or differ."""
        if not self.differences:
            return "agree"
        return "close" if all(d.close for d in self.differences) else "differ"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document names a source, so many times; `of` is the document that the source published, where it is among them."""

    document: int
    source: str
    times: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents side by side. `alone` counts, for each, the claims with a relation of which no other speaks; `unread` those without
    a relation, which cannot be lined up."""

    told: tuple[Told, ...]
    points: tuple[Point, ...]
    overlaps: tuple[Overlap, ...]
    citations: tuple[Citation, ...]
    alone: tuple[int, ...]
    unread: tuple[int, ...]


def letter(number: int) -> str:
    """How a document is called: A to Z, then A1, B1 and so on."""
    turn, place = divmod(number, 26)
    return string.ascii_uppercase[place] + (str(turn) if turn else "")
