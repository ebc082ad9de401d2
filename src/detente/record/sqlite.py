"""A store in one file, read with Python's own SQLite driver from a snapshot, while others may write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.errors import RecordError
from detente.record.stored import StoreView
from detente.record.view import Moment

MAPPED = 2**31 - 2**16
"""Bytes of a file that are read as memory, as many as SQLite allows: statements lie apart, and so are found in half the time."""
UNIQUE = (
    "NOT EXISTS (SELECT 1 FROM statement t WHERE t.id = s.id AND t.fact < s.fact "
    "AND NOT EXISTS (SELECT 1 FROM supersession x WHERE x.fact = t.fact AND x.by_import <= :known))"
)


class Sqlite:
    """A connection to a file; see `Driver`."""

    search = (
        "SELECT {fields} FROM words JOIN statement s ON s.fact = words.rowid "
        f"WHERE words MATCH :terms AND {{current}} AND {UNIQUE} ORDER BY bm25(words, 10, 1), s.id"
    )

    def __init__(self, db: sqlite3.Connection, place: str = "") -> None:
        self.place = place
        self._db = db
        db.isolation_level = None
        self.rows(f"PRAGMA mmap_size = {MAPPED}", {})
        self.rows("BEGIN", {})

    def rows(self, query: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The rows that a query finds."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _unreadable(self.place, error) from error

    def terms(self, words: Sequence[str]) -> str:
        """All words, each taken as it stands."""
        return " ".join(f'"{word}"' for word in words)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def open_store(path: Path, known: Moment | None = None, *, unchanging: bool = False) -> StoreView:
    """Open a file read-only. Nobody may write to an `unchanging` one. Raises RecordError where there is none, or something else."""
    if not path.is_file():
        remedy = "name a record that Détente has made, or leave --record out"
        raise RecordError("there is no record", place=str(path), remedy=remedy)
    log = path.with_name(f"{path.name}-wal")
    # A reader needs to write beside the file, to see what others are writing; where it may not, nobody is.
    sealed = unchanging or not (os.access(path.parent, os.W_OK) or (log.is_file() and log.stat().st_size))
    try:
        db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if sealed else ''}", uri=True, check_same_thread=False
        )
        return StoreView(Sqlite(db, str(path)), known)
    except sqlite3.DatabaseError as error:
        raise _unreadable(str(path), error) from error


def _unreadable(place: str, error: sqlite3.DatabaseError) -> RecordError:
    if "locked" in str(error):
        return RecordError("is locked by another process", place=place, remedy="wait for it and try again")
    return RecordError("is not a record of ours, or is damaged", place=place, remedy="restore it, or build it again")
