"""A record of an older form, and that migrations lead to the tables that a new record has."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from editions import writer

from detente.claims import Statement
from detente.errors import RecordError
from detente.record.bundle import core, read_bundle
from detente.record.default import open_record
from detente.record.stored import FORMAT
from detente.record.tables import META
from detente.vocabulary import load

FIRST_FORM = """
CREATE TABLE source (id TEXT PRIMARY KEY, publisher TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL, date TEXT NOT NULL,
  grade TEXT NOT NULL, verified TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE statement (id TEXT PRIMARY KEY, relation TEXT NOT NULL, roles TEXT NOT NULL, source TEXT NOT NULL, number FLOAT,
  unit TEXT, "when" TEXT, start TEXT NOT NULL, "end" TEXT NOT NULL, place TEXT, stage TEXT, capacity TEXT, definition TEXT,
  gist TEXT, note TEXT, FOREIGN KEY(source) REFERENCES source (id));
CREATE INDEX statement_by_relation ON statement (relation, start);
CREATE TABLE participant (statement TEXT NOT NULL, role TEXT NOT NULL, entity TEXT NOT NULL);
CREATE INDEX participant_by_entity ON participant (entity, role, statement);
CREATE TABLE coverage (relation TEXT NOT NULL, roles TEXT NOT NULL, start TEXT, "end" TEXT,
  complete BOOLEAN, source TEXT, note TEXT);
CREATE TABLE about ("key" TEXT PRIMARY KEY, value TEXT);
CREATE VIRTUAL TABLE words USING fts5(statement UNINDEXED, text, names, tokenize='porter unicode61 remove_diacritics 2');
"""


def first_form(place: str) -> list[Statement]:
    """A record as version 0.1 built it, with some of the bundled statements."""
    bundle = read_bundle(core(), load())
    statements = list(bundle.statements[:200])
    with closing(sqlite3.connect(place)) as db, db:
        db.executescript(FIRST_FORM)
        for s in bundle.sources:
            fields = (s.id, s.publisher, s.title, s.url, s.date, s.grade, s.verified, s.note)
            db.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", fields)
        for s in statements:
            days = (s.start or "0001-01-01", s.end or "9999-12-31")
            fields = (s.id, s.relation, json.dumps(s.roles), s.source, s.number, s.unit, s.when, *days)
            rest = (s.place, s.stage, s.capacity, s.definition, s.gist, s.note)
            db.execute(f"INSERT INTO statement VALUES ({', '.join('?' * 15)})", (*fields, *rest))
            for role, id in s.roles:
                db.execute("INSERT INTO participant VALUES (?, ?, ?)", (s.id, role, id))
            db.execute("INSERT INTO words VALUES (?, ?, ?)", (s.id, f"trial {s.relation}", ""))
        for c in bundle.coverage:
            row = (c.relation, json.dumps(c.roles), c.start, c.end, c.complete, c.source, c.note)
            db.execute("INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        db.executemany("INSERT INTO about VALUES (?, ?)", [("version", "own-before"), ("format", "1")])
    return statements


def test_a_record_of_the_first_form_is_told_to_readers_and_migrated_by_a_writer(file: str) -> None:
    statements = first_form(file)
    with pytest.raises(RecordError, match="older form") as error:
        open_record(file)
    assert "detente record migrate" in error.value.remedy
    writer(file).close()
    view = open_record(file)
    assert view.version == "own-before"
    assert sum(view.stats().values()) == 200
    assert all(view.statement(s.id) == s for s in statements)
    assert {s.id for s in view.find(statements[0].relation)} == {
        s.id for s in statements if s.relation == statements[0].relation
    }
    role, id = statements[0].roles[0]
    assert statements[0] in view.find(statements[0].relation, {role: id})
    assert len(view.search("trial", 500)) == 200
    assert len(view.sources()) == len(read_bundle(core(), load()).sources)
    assert len(view.imports()) == 1


def test_a_migration_leads_to_the_same_tables_and_digests_as_a_new_record(file: str, tmp_path: Path) -> None:
    first_form(file)
    new = str(tmp_path / "new.sqlite")
    for place in (file, new):
        writer(place).close()
    assert tables(file) == tables(new)
    from detente.record.bundle import Bundle
    from detente.record.store import build

    bundle = read_bundle(core(), load())
    built = build(tmp_path / "built.sqlite", Bundle(bundle.statements[:200], bundle.sources, bundle.coverage), "")
    with closing(sqlite3.connect(file)) as db:
        (state,) = db.execute('SELECT state FROM "import"').fetchone()
    assert built.version == f"own-{state[:12]}"


def tables(place: str) -> dict[str, list[tuple[object, ...]]]:
    """The columns and indexes of every table."""
    with closing(sqlite3.connect(place)) as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {
            name: [
                *db.execute(f'PRAGMA table_info("{name}")'),
                *sorted(i[1:3] for i in db.execute(f'PRAGMA index_list("{name}")')),
            ]
            for name in names
        }


def test_a_migration_that_fails_leaves_the_record_as_it_was(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first_form(file)
    before = tables(file)

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sa.Connection, "execute", fail)
    with pytest.raises(KeyboardInterrupt):
        writer(file)
    monkeypatch.undo()
    assert tables(file) == before


def test_the_form_is_the_latest_revision() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from detente.record import migrations

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == FORMAT
    assert set(META.tables) >= {"import", "statement", "supersession"}


def test_a_record_of_a_newer_form_is_left_alone(place: str) -> None:
    with writer(place) as opened, opened._engine.begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '99'")
    for opening in (writer, open_record):
        with pytest.raises(RecordError, match="another version"):
            opening(place)
