"""Append-only: imports, facts that they add, and what supersedes them. What a store of the first form held becomes one import."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

STATEMENT = (
    "id",
    "relation",
    "roles",
    "source",
    "number",
    "unit",
    "when",
    "start",
    "end",
    "place",
    "stage",
    "capacity",
)
STATEMENT += ("definition", "gist", "note")
SOURCE = ("id", "publisher", "title", "url", "date", "grade", "verified", "note")
COVERAGE = ("relation", "roles", "start", "end", "complete", "source", "note")
ABOUT = ("relation", "roles", "unit", "when", "stage", "capacity", "definition", "place", "gist")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Lay the old tables aside, make the new ones, and move what they held."""
    db = op.get_bind()
    old = {name: _old(db, name, columns) for name, columns in (
        ("statement", STATEMENT), ("source", SOURCE), ("coverage", COVERAGE), ("about", ("key", "value")),
    )}  # fmt: skip
    words = {id: (text, names) for id, text, names in _old(db, "words", ("statement", "text", "names"))}
    for name in ("words", "participant", "coverage", "statement", "source", "about"):
        op.execute(f"DROP TABLE {name}")
    _create()
    version = {row.key: row.value for row in old["about"]}.get("version", "")
    number, contents = 0, []
    for row in old["statement"]:
        number += 1
        values = dict(zip(STATEMENT, row, strict=True))
        roles = [(role, id) for role, id in json.loads(values["roles"])]
        values |= {c: values[c] or "" for c in STATEMENT if c not in {"number", "roles"}}
        values["roles"] = json.dumps(roles, ensure_ascii=False, separators=(",", ":"))
        content = _digest("statement", *(values[c] for c in STATEMENT))
        contents.append(content)
        slot = _digest("statement", *(values[c] for c in ABOUT))
        _insert(db, "statement", {"fact": number, "content": content, "slot": slot, "added": 1, **values})
        days = {side: dt.date.fromisoformat(values[side]).toordinal() for side in ("start", "end")}
        for role, id in roles:
            person = {"entity": id, "role": role, "relation": values["relation"], **days, "fact": number}
            _insert(db, "participant", person)
        text, names = words.get(values["id"], ("", ""))
        _insert(db, "words", {"rowid": number, "text": text, "names": names})
    for name, columns, key in (("source", SOURCE, ("id",)), ("coverage", COVERAGE, ("relation", "roles"))):
        for row in old[name]:
            number += 1
            values = {c: "" if v is None else v for c, v in zip(columns, row, strict=True)}
            if name == "coverage":
                values["roles"] = json.dumps(json.loads(values["roles"]), ensure_ascii=False, separators=(",", ":"))
                values["complete"] = bool(values["complete"])
            content = _digest(name, *(values[c] for c in columns))
            contents.append(content)
            slot = _digest(name, *(values[c] for c in key))
            _insert(db, name, {"fact": number, "content": content, "slot": slot, "added": 1, **values})
    state = sum(map(_spread, set(contents))) % 2**128
    _insert(db, "import", {
        "number": 1, "recorded": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "dataset": "own", "edition": "",
        "whole": True, "format": "yaml", "file": version, "sha256": "", "tally": "{}", "new": len(old["statement"]), "known": 0,
        "superseded": 0, "outdated": 0, "first": 1, "last": number, "state": f"{state:032x}", "version": version,
    })  # fmt: skip


def _create() -> None:
    def texts(*names: str) -> list[sa.Column[Any]]:
        return [sa.Column(name, sa.Text, nullable=False) for name in names]

    def fact(name: str, *columns: sa.Column[Any]) -> None:
        op.create_table(
            name,
            sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
            sa.Column("content", NUMBER, nullable=False),
            sa.Column("slot", NUMBER, nullable=False),
            sa.Column("added", sa.Integer, nullable=False),
            *columns,
        )
        op.create_index(f"{name}_by_slot", name, ["slot"])

    op.create_table(
        "import",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *texts("recorded", "dataset", "edition"),
        sa.Column("whole", sa.Boolean, nullable=False),
        *texts("format", "file", "sha256", "tally"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("new", "known", "superseded", "outdated")),
        *(sa.Column(name, NUMBER, nullable=False) for name in ("first", "last")),
        *texts("state", "version"),
    )
    number = sa.Column("number", sa.Float)
    fact("statement", *texts(*STATEMENT[:4]), number, *texts(*STATEMENT[5:]))
    op.create_index("statement_by_id", "statement", ["id"])
    op.create_index("statement_by_relation", "statement", ["relation", "start"])
    fact("source", *texts(*SOURCE))
    fact("entity", *texts("id", "kind", "name", "fields"))
    fact("coverage", *texts(*COVERAGE[:4]), sa.Column("complete", sa.Boolean, nullable=False), *texts(*COVERAGE[5:]))
    op.create_table(
        "supersession",
        sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("by_import", sa.Integer, nullable=False),
        *texts("reason"),
    )
    op.create_table(
        "participant",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("entity", "role", "relation")),
        *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("start", "end")),
        sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.execute("CREATE VIRTUAL TABLE words USING fts5(text, names, tokenize='porter unicode61 remove_diacritics 2')")


def _old(db: sa.Connection, table: str, columns: Sequence[str]) -> Sequence[Any]:
    return db.execute(sa.select(*map(sa.column, columns)).select_from(sa.table(table))).all()


def _insert(db: sa.Connection, table: str, values: dict[str, Any]) -> None:
    db.execute(sa.insert(sa.table(table, *map(sa.column, values))), values)


def _digest(*fields: Any) -> int:
    text = "\x1f".join([str(field) for field in fields])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _spread(content: int) -> int:
    return int.from_bytes(hashlib.blake2b(content.to_bytes(8, "big", signed=True), digest_size=16).digest(), "big")
