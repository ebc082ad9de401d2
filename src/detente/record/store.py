"""The store of statements: SQLite through SQLAlchemy Core. The only SQL of the house.

A store is written whole, into a file beside it that takes its place at the end, so an interrupted build leaves what was.
Whoever reads holds a `StoreView`, which opens the file read-only.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from detente.claims import Coverage, Source, Statement
from detente.errors import NotFoundError, RecordError
from detente.record.bundle import Bundle
from detente.record.view import Roles

META = sa.MetaData()
SOURCE = sa.Table(
    "source",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    *(
        sa.Column(c, sa.Text, nullable=False)
        for c in ("publisher", "title", "url", "date", "grade", "verified", "note")
    ),
)
STATEMENT = sa.Table(
    "statement",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("relation", sa.Text, nullable=False),
    sa.Column("roles", sa.Text, nullable=False),
    sa.Column("source", sa.Text, sa.ForeignKey("source.id"), nullable=False),
    sa.Column("number", sa.Float),
    sa.Column("unit", sa.Text),
    sa.Column("when", sa.Text),
    sa.Column("start", sa.Text, nullable=False),
    sa.Column("end", sa.Text, nullable=False),
    *(sa.Column(c, sa.Text) for c in ("place", "stage", "capacity", "definition", "gist", "note")),
    sa.Index("statement_by_relation", "relation", "start"),
)
PARTICIPANT = sa.Table(
    "participant",
    META,
    sa.Column("statement", sa.Text, sa.ForeignKey("statement.id"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Index("participant_by_entity", "entity", "role", "statement"),
)
COVERAGE = sa.Table(
    "coverage",
    META,
    sa.Column("relation", sa.Text, nullable=False),
    sa.Column("roles", sa.Text, nullable=False),
    sa.Column("start", sa.Text),
    sa.Column("end", sa.Text),
    sa.Column("complete", sa.Boolean),
    sa.Column("source", sa.Text),
    sa.Column("note", sa.Text),
)
ABOUT = sa.Table("about", META, sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text))
FIRST, LAST = "0001-01-01", "9999-12-31"


def build(path: Path | None, bundle: Bundle, version: str, sentence: Callable[[Statement], str]) -> StoreView:
    """Write a bundle to `path` (None: memory) and open it. `sentence` gives what search finds a statement by."""
    if bundle.problems:
        raise bundle.problems[0]
    if path is None:
        engine = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        _fill(engine, bundle, version, sentence)
        return StoreView(engine)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        engine = sa.create_engine(f"sqlite:///{temporary}")
        _fill(engine, bundle, version, sentence)
        engine.dispose()
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return open_store(path)


def open_store(path: Path) -> StoreView:
    """Open a store read-only. Raises RecordError where there is none."""
    if not path.is_file():
        raise RecordError(
            "there is no record",
            place=str(path),
            remedy="name a record that `detente` has built, or leave --record out",
        )
    uri = f"file:{path.resolve().as_posix()}?mode=ro&immutable=1&uri=true"
    engine = sa.create_engine(f"sqlite:///{uri}", poolclass=StaticPool, connect_args={"check_same_thread": False})
    try:
        return StoreView(engine)
    except sa.exc.DatabaseError as error:
        raise RecordError("is not a record of ours, or is damaged", place=str(path), remedy="build it again") from error


def _fill(engine: sa.Engine, bundle: Bundle, version: str, sentence: Callable[[Statement], str]) -> None:
    with engine.begin() as db:
        META.create_all(db)
        db.execute(
            sa.text(
                "CREATE VIRTUAL TABLE words USING fts5(statement UNINDEXED, text, tokenize='porter unicode61 remove_diacritics 2')"
            )
        )
        rows = [_row(s) for s in bundle.statements]
        sources = [{c.name: getattr(s, c.name) for c in SOURCE.columns} for s in bundle.sources]
        people = [{"statement": s.id, "role": r, "entity": e} for s in bundle.statements for r, e in s.roles]
        coverage = [
            {
                "relation": c.relation,
                "roles": json.dumps(c.roles),
                "start": c.start,
                "end": c.end,
                "complete": c.complete,
                "source": c.source,
                "note": c.note,
            }
            for c in bundle.coverage
        ]
        for table, values in ((SOURCE, sources), (STATEMENT, rows), (PARTICIPANT, people), (COVERAGE, coverage)):
            if values:
                db.execute(sa.insert(table), values)
        titles = {s.id: f"{s.publisher} {s.title}" for s in bundle.sources}
        words = [
            {"statement": s.id, "text": f"{sentence(s)} {s.gist} {s.note} {titles[s.source]}"}
            for s in bundle.statements
        ]
        if words:
            db.execute(sa.text("INSERT INTO words (statement, text) VALUES (:statement, :text)"), words)
        db.execute(sa.insert(ABOUT), [{"key": "version", "value": version}])


def _row(statement: Statement) -> dict[str, Any]:
    row = {c.name: getattr(statement, c.name) for c in STATEMENT.columns}
    return row | {"roles": json.dumps(statement.roles), "start": statement.start or FIRST, "end": statement.end or LAST}


class StoreView:
    """Read-only access to a store; look-ups are remembered, for the store does not change under a view."""

    def __init__(self, engine: sa.Engine) -> None:
        self._db = engine.connect()
        self.version: str = self._db.execute(sa.select(ABOUT.c.value).where(ABOUT.c.key == "version")).scalar_one()
        self._find = lru_cache(maxsize=50_000)(self._query)
        self._source = lru_cache(maxsize=10_000)(self._read_source)
        self._coverage: list[Coverage] | None = None

    def find(
        self, relation: str, roles: Roles | None = None, *, start: dt.date | None = None, end: dt.date | None = None
    ) -> Sequence[Statement]:
        """Statements of a relation by who fills its roles and the days that they touch; see `View.find`."""
        wanted = tuple(sorted((role, tuple(sorted(ids))) for role, ids in (roles or {}).items()))
        return self._find(relation, wanted, start.isoformat() if start else FIRST, end.isoformat() if end else LAST)

    def _query(
        self, relation: str, roles: tuple[tuple[str, tuple[str, ...]], ...], start: str, end: str
    ) -> tuple[Statement, ...]:
        query = sa.select(STATEMENT).where(
            STATEMENT.c.relation == relation, STATEMENT.c.start <= end, STATEMENT.c.end >= start
        )
        for role, ids in roles:
            holds = sa.select(PARTICIPANT.c.statement).where(PARTICIPANT.c.entity.in_(ids), PARTICIPANT.c.role == role)
            query = query.where(STATEMENT.c.id.in_(holds))
        return tuple(_statement(row) for row in self._db.execute(query.order_by(STATEMENT.c.start, STATEMENT.c.id)))

    def coverage(self, relation: str, roles: Roles | None = None) -> Sequence[Coverage]:
        """Declarations on a relation whose roles, each, are among the given ids."""
        if self._coverage is None:
            self._coverage = [
                Coverage(
                    r.relation,
                    tuple((a, b) for a, b in json.loads(r.roles)),
                    r.start,
                    r.end,
                    bool(r.complete),
                    r.source,
                    r.note,
                )
                for r in self._db.execute(sa.select(COVERAGE))
            ]
        given = roles or {}
        return tuple(
            c
            for c in self._coverage
            if c.relation == relation and all(id in given.get(role, (id,)) for role, id in c.roles)
        )

    def statement(self, id: str) -> Statement:
        """One statement."""
        row = self._db.execute(sa.select(STATEMENT).where(STATEMENT.c.id == id)).first()
        if row is None:
            raise NotFoundError(f"no statement '{id}'", remedy="look it up with: detente record search WORDS")
        return _statement(row)

    def source(self, id: str) -> Source:
        """One source."""
        return self._source(id)

    def _read_source(self, id: str) -> Source:
        row = self._db.execute(sa.select(SOURCE).where(SOURCE.c.id == id)).first()
        if row is None:
            raise NotFoundError(
                f"no source '{id}'", remedy="the record names a source that it does not hold: build it again"
            )
        return Source(**row._mapping)

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        """Statements whose sentence, note or source hold all the words, best first."""
        quoted = " ".join(f'"{w}"' for w in words.replace('"', " ").split())
        if not quoted:
            return ()
        found = self._db.execute(
            sa.text("SELECT statement FROM words WHERE words MATCH :q ORDER BY rank, statement LIMIT :n"),
            {"q": quoted, "n": limit},
        )
        return tuple(self.statement(id) for (id,) in found.all())

    def stats(self) -> dict[str, int]:
        """How many statements there are of each relation, most first."""
        count = sa.func.count()
        rows = self._db.execute(
            sa.select(STATEMENT.c.relation, count)
            .group_by(STATEMENT.c.relation)
            .order_by(count.desc(), STATEMENT.c.relation)
        )
        return {row[0]: row[1] for row in rows}

    def sources(self) -> Sequence[Source]:
        """All sources, by id."""
        return tuple(Source(**row._mapping) for row in self._db.execute(sa.select(SOURCE).order_by(SOURCE.c.id)))


def _statement(row: sa.Row[Any]) -> Statement:
    fields = dict(row._mapping)
    fields["roles"] = tuple((role, id) for role, id in json.loads(fields["roles"]))
    fields["start"] = "" if fields["start"] == FIRST else fields["start"]
    fields["end"] = "" if fields["end"] == LAST else fields["end"]
    return Statement(**fields)
