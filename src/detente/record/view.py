"""What the rest of the house may ask of a record. Whoever holds a View cannot write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.claims import Coverage, Source, Statement
from detente.vocabulary import Entity

Roles = Mapping[str, Collection[str]]
Moment = dt.date | int
"""A time of a record: the end of a day, or right after the import of a number."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a file brought into the record, and when: the edition of a data set, its tally of rows, and its statements: new to the
    record, known already, earlier ones that it superseded, and those that a later edition had superseded before they came."""

    number: int
    recorded: dt.datetime
    dataset: str
    edition: str
    whole: bool
    format: str
    file: str
    sha256: str
    tally: Mapping[str, Any] = field(hash=False)
    new: int
    known: int
    superseded: int
    outdated: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a statement stood in the record: the import that added it, and the one that superseded it, with the reason: a later
    `edition` says otherwise, or it was `withdrawn`. It stands where `superseded` is None."""

    statement: Statement
    added: Import
    superseded: Import | None = None
    reason: str = ""


class View(Protocol):
    """Read-only access to statements, their sources, and how far each slice reaches, as the record had them at one time."""

    def __hash__(self) -> int:
        """A view is itself alone."""

    @property
    def version(self) -> str:
        """Name and digest of what the record holds; the same statements give the same version."""

    def find(
        self, relation: str, roles: Roles | None = None, *, start: dt.date | None = None, end: dt.date | None = None
    ) -> Sequence[Statement]:
        """Statements of `relation` in which each given role is filled by one of the given ids, and which overlap the
        days from `start` to `end` (None leaves a side open); by start, then id."""

    def across(self, since: Mapping[str, dt.date], until: dt.date) -> Sequence[Statement]:
        """Statements of several relations that overlap the days from one of the relation's own to `until`, in one pass over the
        record; by relation, start and id."""

    def coverage(self, relation: str, roles: Roles | None = None) -> Sequence[Coverage]:
        """Declarations that speak of `relation` and whose roles, each, are among the given ids."""

    def statement(self, id: str) -> Statement:
        """One statement. Raises NotFoundError."""

    def source(self, id: str) -> Source:
        """One source. Raises NotFoundError."""

    def entity(self, id: str) -> Entity | None:
        """An entity that an import has named and the vocabulary may not know; None where there is none."""

    def entities(self, *, parts: bool = False) -> Sequence[Entity]:
        """All entities that imports have named, by id; `parts`: only those that are part of another."""

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        """Statements whose sentence, names or source hold the words, best first."""

    def stats(self) -> Mapping[str, int]:
        """How many statements there are of each relation, most first."""

    def reach(self) -> Mapping[str, tuple[str, str]]:
        """From when to when statements of each relation are, as ISO days; an open side is empty."""

    def sources(self) -> Sequence[Source]:
        """All sources, by id."""

    def imports(self) -> Sequence[Import]:
        """All imports, the first first."""

    def history(self, id: str) -> Sequence[Standing]:
        """A statement and all that its data sets have said in its place, by when they were recorded. Raises NotFoundError."""
