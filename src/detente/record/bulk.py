"""Many rows into a table at once: SQLite's prepared insert, PostgreSQL's COPY."""

from __future__ import annotations

import io
from collections.abc import Sequence

import sqlalchemy as sa

from detente.record.importers.names import folded
from detente.record.tables import words

AT_ONCE = 20_000
"""Rows that are written out in memory before they are sent."""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""})


def fill(db: sa.Connection, table: sa.Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose fields stand in the order of the table's columns."""
    if not rows:
        return
    quote = db.dialect.identifier_preparer.quote
    into = f"{quote(table.name)} ({', '.join(quote(c.name) for c in table.columns)})"
    if db.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        db.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", list(rows))
        return
    for start in range(0, len(rows), AT_ONCE):
        lines = "".join("\t".join(map(_field, row)) + "\n" for row in rows[start : start + AT_ONCE])
        db.connection.cursor().execute(f"COPY {into} FROM STDIN", stream=io.BytesIO(lines.encode()))  # type: ignore[call-arg]


def fill_words(db: sa.Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Let search find facts by their words; PostgreSQL does not pass over accents by itself."""
    if db.dialect.name == "postgresql":
        rows = [(fact, folded(text), folded(names)) for fact, text, names in rows]
    fill(db, words(db.dialect.name), rows)


def analyse(db: sa.Connection) -> None:
    """Tell PostgreSQL what its tables hold, so that it plans well."""
    if db.dialect.name == "postgresql":
        db.exec_driver_sql("ANALYZE")


def _field(value: object) -> str:
    return "\\N" if value is None else str(value).translate(_ESCAPES)
