"""Writing a store of statements: its tables, in SQLAlchemy Core, and a build that happens whole or not at all.

A store is written into a file beside it that takes its place at the end, so an interrupted build leaves what was.
Whoever reads holds a `StoreView` (sqlite.py), which cannot write. The two modules hold the only SQL of the house.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from detente.claims import Statement
from detente.errors import RecordError
from detente.record.bundle import Bundle
from detente.record.sqlite import FIRST, FORMAT, LAST, StoreView, open_store

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


def build(
    path: Path | None,
    bundle: Bundle,
    version: str,
    sentence: Callable[[Statement], str],
    names: Callable[[Statement], str] = lambda _: "",
) -> StoreView:
    """Write a bundle to `path` (None: memory) and open it. `sentence` gives what search finds a statement by, and `names`
    what else those that it names are called. Raises RecordError for a bad row, or a place that cannot be written."""
    if bundle.problems:
        raise bundle.problems[0]
    words = [(f"{sentence(s)} {s.gist} {s.note}", names(s)) for s in bundle.statements]
    if path is None:
        db = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(sa.create_engine("sqlite://", poolclass=StaticPool, creator=lambda: db), bundle, version, words)
        return StoreView(db)
    # Not tempfile: its files are for their owner's eyes only, and a record may be shared.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(temporary)))
        try:
            _fill(engine, bundle, version, words)
        finally:
            engine.dispose()
        os.replace(temporary, path)
    except (OSError, sa.exc.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.orig
        raise RecordError(f"cannot be written: {reason}", place=str(path), remedy="choose another place") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return open_store(path)


def _fill(engine: sa.Engine, bundle: Bundle, version: str, words: Sequence[tuple[str, str]]) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("PRAGMA journal_mode = MEMORY")  # nothing to go back to, and no journal is left lying about
        META.create_all(db)
        db.execute(
            sa.text(
                "CREATE VIRTUAL TABLE words USING fts5"
                "(statement UNINDEXED, text, names, tokenize='porter unicode61 remove_diacritics 2')"
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
        texts = [
            {"statement": s.id, "text": f"{text} {titles[s.source]}", "names": names}
            for s, (text, names) in zip(bundle.statements, words, strict=True)
        ]
        if texts:
            db.execute(sa.text("INSERT INTO words (statement, text, names) VALUES (:statement, :text, :names)"), texts)
        about = {"version": version, "format": FORMAT}
        db.execute(sa.insert(ABOUT), [{"key": key, "value": value} for key, value in about.items()])


def _row(statement: Statement) -> dict[str, Any]:
    row = {c.name: getattr(statement, c.name) for c in STATEMENT.columns}
    return row | {"roles": json.dumps(statement.roles), "start": statement.start or FIRST, "end": statement.end or LAST}
