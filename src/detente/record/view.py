"""What the rest of the house may ask of a record. Whoever holds a View cannot write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from detente.claims import Coverage, Source, Statement

Roles = Mapping[str, Collection[str]]


class View(Protocol):
    """Read-only access to statements, their sources, and how far each slice reaches."""

    @property
    def version(self) -> str:
        """Name and digest of what the record holds; the same statements give the same version."""

    def find(
        self, relation: str, roles: Roles | None = None, *, start: dt.date | None = None, end: dt.date | None = None
    ) -> Sequence[Statement]:
        """Statements of `relation` in which each given role is filled by one of the given ids, and which overlap the
        days from `start` to `end` (None leaves a side open); by start, then id."""

    def coverage(self, relation: str, roles: Roles | None = None) -> Sequence[Coverage]:
        """Declarations that speak of `relation` and whose roles, each, are among the given ids."""

    def statement(self, id: str) -> Statement:
        """One statement. Raises NotFoundError."""

    def source(self, id: str) -> Source:
        """One source. Raises NotFoundError."""

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        """Statements whose sentence, names or source hold the words, best first."""

    def sources(self) -> Sequence[Source]:
        """All sources, by id."""
