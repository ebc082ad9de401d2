"""Reading a store of statements, with Python's own SQLite driver: loading SQLAlchemy would take a tenth of a short run."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.claims import Coverage, Source, Statement
from detente.errors import NotFoundError, RecordError
from detente.record.view import Roles

FIRST, LAST = "0001-01-01", "9999-12-31"
"""What stands for an open side in the table, so that days compare as text."""
STATEMENT = (
    'SELECT id, relation, roles, source, number, unit, "when", start, "end", place, stage, capacity, definition, gist, note '
    "FROM statement"
)
FORMAT = "1"
"""The form of the tables, which a store names; a change of form takes another."""
SOURCE = "SELECT id, publisher, title, url, date, grade, verified, note FROM source"


def open_store(path: Path) -> StoreView:
    """Open a store read-only. Raises RecordError where there is none, or something else."""
    if not path.is_file():
        raise RecordError(
            "there is no record", place=str(path), remedy="name a record that Détente has built, or leave --record out"
        )
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        return StoreView(db, str(path))
    except sqlite3.DatabaseError as error:
        raise _damaged(str(path)) from error


def _damaged(place: str) -> RecordError:
    return RecordError("is not a record of ours, or is damaged", place=place, remedy="build it again")


class StoreView:
    """Read-only access to a store; look-ups are remembered, for the store does not change under a view."""

    def __init__(self, db: sqlite3.Connection, place: str = "") -> None:
        self._db = db
        self._place = place
        about = dict(self._rows("SELECT key, value FROM about"))
        if about.get("format") != FORMAT or "version" not in about:
            reason = "was built by another version of Détente, or is damaged"
            raise RecordError(reason, place=place, remedy="build it again")
        self.version: str = about["version"]
        self._find = lru_cache(maxsize=50_000)(self._query)
        self._source = lru_cache(maxsize=10_000)(self._read_source)
        self._coverage: list[Coverage] | None = None

    def find(
        self, relation: str, roles: Roles | None = None, *, start: dt.date | None = None, end: dt.date | None = None
    ) -> Sequence[Statement]:
        """Statements of a relation by who fills its roles and the days that they touch; see `View.find`."""
        wanted = tuple(sorted((role, tuple(sorted(ids))) for role, ids in _many(roles).items()))
        return self._find(relation, wanted, start.isoformat() if start else FIRST, end.isoformat() if end else LAST)

    def _query(
        self, relation: str, roles: tuple[tuple[str, tuple[str, ...]], ...], start: str, end: str
    ) -> tuple[Statement, ...]:
        query, values = f'{STATEMENT} WHERE relation = ? AND start <= ? AND "end" >= ?', [relation, end, start]
        for role, ids in roles:
            marks = ", ".join("?" * len(ids))
            query += f" AND id IN (SELECT statement FROM participant WHERE entity IN ({marks}) AND role = ?)"  # noqa: S608
            values += [*ids, role]
        return tuple(_statement(row) for row in self._rows(f"{query} ORDER BY start, id", values))

    def coverage(self, relation: str, roles: Roles | None = None) -> Sequence[Coverage]:
        """Declarations on a relation whose roles, each, are among the given ids."""
        if self._coverage is None:
            rows = self._rows('SELECT relation, roles, start, "end", complete, source, note FROM coverage')
            self._coverage = [Coverage(r[0], _pairs(r[1]), r[2], r[3], bool(r[4]), r[5], r[6]) for r in rows]
        given = _many(roles)
        return tuple(
            c
            for c in self._coverage
            if c.relation == relation and all(id in given.get(role, (id,)) for role, id in c.roles)
        )

    def statement(self, id: str) -> Statement:
        """One statement."""
        found = self._rows(f"{STATEMENT} WHERE id = ?", [id])
        if not found:
            raise NotFoundError(f"no statement '{id}'", remedy="look it up with: detente record search WORDS")
        return _statement(found[0])

    def source(self, id: str) -> Source:
        """One source."""
        return self._source(id)

    def _read_source(self, id: str) -> Source:
        found = self._rows(f"{SOURCE} WHERE id = ?", [id])
        if not found:
            raise NotFoundError(
                f"no source '{id}'", remedy="the record names a source that it does not hold: build it again"
            )
        return Source(*found[0])

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        """Statements whose sentence, names, note or source hold all the words, best first."""
        quoted = " ".join(f'"{w}"' for w in words.replace('"', " ").replace("\0", " ").split())
        if not quoted:
            return ()
        found = self._rows(
            "SELECT statement FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 10, 1), statement LIMIT ?",
            [quoted, max(limit, 0)],
        )
        return tuple(self.statement(id) for (id,) in found)

    def stats(self) -> dict[str, int]:
        """How many statements there are of each relation, most first."""
        return dict(self._rows("SELECT relation, count(*) FROM statement GROUP BY relation ORDER BY 2 DESC, 1"))

    def sources(self) -> Sequence[Source]:
        """All sources, by id."""
        return tuple(Source(*row) for row in self._rows(f"{SOURCE} ORDER BY id"))

    def _rows(self, query: str, values: Sequence[str | int] = ()) -> list[Any]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self._place) from error


def _many(roles: Roles | None) -> dict[str, Collection[str]]:
    """One id may stand for a collection of one; its letters are not ids."""
    return {role: (ids,) if isinstance(ids, str) else ids for role, ids in (roles or {}).items()}


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((role, id) for role, id in json.loads(text))


def _statement(row: tuple[str, ...]) -> Statement:
    id, relation, roles, source, number, unit, when, start, end, place, stage, capacity, definition, gist, note = row
    first, last = "" if start == FIRST else start, "" if end == LAST else end
    return Statement(
        id, relation, _pairs(roles), source, float(number) if number is not None else None, unit, when, first, last, place,
        stage, capacity, definition, gist, note,
    )  # fmt: skip
