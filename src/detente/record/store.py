"""Making and opening stores to write to: SQLite in a file or in memory, PostgreSQL by its address.

A store that is built anew is written into a file beside it that takes its place at the end, so an interrupted build leaves
what was.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from detente.record.bundle import Bundle
from detente.record.importers.model import Edition
from detente.record.importers.read import Imported, Tally
from detente.record.sqlite import Sqlite, open_store
from detente.record.stored import StoreView
from detente.record.writer import Writer, unwritable

WAIT = 60.0
"""Seconds for which a writer waits for another."""
CACHE = 256 * 1024
"""KiB of memory for pages, so that the indexes of a large record need not be read from the disk for every row."""


def build(path: Path | None, bundle: Bundle, version: str, *, unchanging: bool = False) -> StoreView:
    """Write a bundle to a new store at `path` (None: memory) and open it; nobody will write to an `unchanging` one. Raises
    RecordError for a bad row, or a place that cannot be written."""
    if bundle.problems:
        raise bundle.problems[0]
    tally = Tally(len(bundle.statements), {}, {}, len(bundle.statements), 0)
    imported = Imported("yaml", version, "", Edition("own", "", whole=True), bundle, tally, ())
    if path is None:
        db = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(Writer(sa.create_engine("sqlite://", poolclass=StaticPool, creator=lambda: db), ""), imported, version)
        return StoreView(Sqlite(db))
    # Not tempfile: its files are for their owner's eyes only, and a record may be shared.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with Writer(sqlite_engine(temporary), str(path)) as writer:
            _fill(writer, imported, version)
        os.replace(temporary, path)
    except OSError as error:
        raise unwritable(str(path), error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return open_store(path, unchanging=unchanging)


def _fill(writer: Writer, imported: Imported, version: str) -> None:
    writer.prepare()
    writer.add(imported, version=version)


def open_writer(path: Path) -> Writer:
    """Open a store to write to, and make it where there is none. Raises RecordError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(str(path), error) from error
    return Writer(sqlite_engine(path), str(path)).prepared()


def sqlite_engine(path: Path) -> sa.Engine:
    """An engine whose transactions take the lock at their start, definitions of tables among them."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT})

    @sa.event.listens_for(engine, "connect")
    def connected(db: sqlite3.Connection, _: object) -> None:
        db.isolation_level = None
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA cache_size = -{CACHE}")

    @sa.event.listens_for(engine, "begin")
    def begun(db: sa.Connection) -> None:
        db.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
