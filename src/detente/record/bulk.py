"""Many rows into a table at once: SQLite's prepared insert, PostgreSQL's COPY."""

from __future__ import annotations

import io
from collections.abc import Sequence

import sqlalchemy as sa

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
    lines = "".join("\t".join(map(_field, row)) + "\n" for row in rows)
    cursor = db.connection.cursor()
    cursor.execute(f"COPY {into} FROM STDIN", stream=io.BytesIO(lines.encode()))  # type: ignore[call-arg]


def _field(value: object) -> str:
    return "\\N" if value is None else str(value).translate(_ESCAPES)
