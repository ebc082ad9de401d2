"""What an importer is: one file of ours for one format of a publisher's.

An importer reads a file row by row and says of every row what became of it: the statements that it makes, why it was skipped, or
why it cannot be read. `read.py` counts them, so that rows read = imported + skipped + rejected in every import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from detente.claims import Source
from detente.record.importers.names import Names

Entry = Mapping[str, Any]
"""A statement or a declaration of coverage as a bundle's file would hold it; see rows.py."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file that makes statements. `place` says where it stands (line 12; Current US$, AF17), `entries` hold the
    statements, and `content` is the row as read, to be kept should one of them break a rule."""

    place: str
    entries: tuple[Entry, ...]
    content: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that says nothing that the record holds, and why: "no figure", "a region, not a state"."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that ought to be read and cannot be: where, why, and what stands there."""

    place: str
    reason: str
    content: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A declaration of how far a slice of the file reaches."""

    entry: Entry


Outcome = Source | Row | Skipped | Rejected | Covered


@dataclass(frozen=True, slots=True)
class Edition:
    """Which data set a file holds and of when. Of two editions the later `date` (ISO) counts: its statements supersede those of
    the earlier with the same relation, roles, unit, time, stage, capacity and definition. A `whole` edition supersedes all of
    the earlier ones, for in some data sets rows are renumbered, split and withdrawn."""

    dataset: str
    date: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Peek:
    """The start of a file, by which an importer knows it: its name, its first bytes, and how they read as text."""

    path: Path
    head: bytes
    text: str
    members: tuple[str, ...] = ()
    """The names inside a ZIP archive (an .xlsx is one), a tar archive or a folder."""


class Importer(Protocol):
    """One format. Each module of this package that has an `IMPORTER` is one; nothing else needs to be told."""

    id: str
    """What --as takes, and the name of its data set: sipri-milex."""
    title: str
    publisher: str
    licence: str
    """What may be done with the data, in one line; shown at import and download."""
    page: str
    """The publisher's page about the data."""
    downloads: tuple[str, ...]
    """Addresses of the files themselves, for `record sync`; empty where the publisher has no lasting address."""

    def recognises(self, peek: Peek) -> bool:
        """Whether a file is of this format, by looking at its start. Never raises."""

    def edition(self, path: Path) -> Edition:
        """Which edition a file is. Raises RecordError where it does not say."""

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Everything in the file, in its order: a source before the rows that rest on it. Raises RecordError where the file as a
        whole cannot be read; a single bad row is `Rejected`."""
