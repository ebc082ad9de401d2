"""Writing a record: each import whole or not at all, one at a time, and nothing that was written is ever changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import sqlalchemy as sa

from detente.errors import RecordError
from detente.record import tables
from detente.record.driver import FORMAT, of_another_form
from detente.record.editions import INCOMING, change
from detente.record.facts import KINDS, facts
from detente.record.importers.read import Imported
from detente.record.insert import Added, insert
from detente.vocabulary import Vocabulary, load

AGAIN = """
SELECT max(a.number) FROM "import" a WHERE a.sha256 = :sha256 AND a.format = :format AND a.dataset = :dataset AND NOT EXISTS (
  SELECT 1 FROM "import" b
  WHERE b.dataset = a.dataset AND b.number > a.number AND b.whole = :yes AND b.edition BETWEEN a.edition AND :date)
"""
LOCK = 0x64657465
"""What writers to PostgreSQL wait for."""
REMEDIES = {
    "full": "make room on the disk and import again: the record is as it was",
    "disk I/O error": "see to the disk and import again: the record is as it was",
    "locked": "another import is running: wait for it and try again",
    "malformed": "the file is damaged: restore it from a copy, or import anew into another",
    "not a database": "the file is damaged or none of ours: name another",
    "readonly": "you may not write there: choose another place",
}
"""What to do, by the words in what the driver says."""


class Writer:
    """Adds imports to a record. Open one with `open_writer`, and close it."""

    def __init__(self, engine: sa.Engine, place: str, vocabulary: Vocabulary | None = None) -> None:
        self.place = place
        self._engine = engine
        self._vocabulary = vocabulary or load()

    def prepare(self) -> None:
        """Make the tables of a new store; bring those of an older form to ours. Raises RecordError."""
        with self._transaction() as db:
            there = set(sa.inspect(db).get_table_names())
            if not there:
                tables.create(db, FORMAT)
            elif "alembic_version" in there:
                self._migrate(db, str(db.execute(sa.select(tables.FORM.c.version_num)).scalar()))
            elif "about" in there:  # of the first form
                tables.FORM.create(db)
                db.execute(sa.insert(tables.FORM), {"version_num": "1"})
                self._migrate(db, "1")
            else:
                raise RecordError("holds tables of others", place=self.place, remedy="name a record, or an empty place")

    def prepared(self) -> Writer:
        """The writer itself, once the tables are as they should be; closed where they cannot be."""
        try:
            self.prepare()
        except BaseException:
            self.close()
            raise
        return self

    def _migrate(self, db: sa.Connection, form: str) -> None:
        if form == FORMAT:
            return
        if not form.isdigit() or int(form) > int(FORMAT):
            raise of_another_form(form, self.place)
        from detente.record.migrations import migrate

        migrate(db, FORMAT)

    def add(
        self, imported: Imported, *, again: bool = False, version: str = "", now: dt.datetime | None = None
    ) -> Added:
        """Add what a file holds, in one transaction. A file that was imported before changes nothing, unless it is to be read
        `again`. `version` names what the record holds afterwards, in place of a digest. Raises RecordError where it cannot be
        written: the record is as it was."""
        made = facts(imported.bundle)
        with self._transaction() as db:
            before = None if again else self._recorded(db, imported)
            if before is not None:
                return Added(before, again=True)
            sha256 = imported.sha256 if again else ""
            changes = {kind: change(db, kind, made[kind], imported.edition, sha256) for kind in KINDS}
            INCOMING.drop(db)
            return insert(db, imported, changes, version, now or dt.datetime.now(dt.UTC), self._vocabulary)

    def latest(self) -> dict[str, str]:
        """The digest of the file that each data set was last imported from; nothing for a new record."""
        with self._transaction() as db:
            found = db.execute(sa.text('SELECT dataset, sha256 FROM "import" ORDER BY number'))
            return {row.dataset: row.sha256 for row in found}

    def _recorded(self, db: sa.Connection, imported: Imported) -> int | None:
        """The number of the import of this very file, unless a whole edition has taken its place that this one would follow."""
        given = {
            "sha256": imported.sha256, "format": imported.format,
            "dataset": imported.edition.dataset, "date": imported.edition.date, "yes": True,
        }  # fmt: skip
        return db.execute(sa.text(AGAIN), given).scalar()

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        """One writer at a time: SQLite is told so at the start of a transaction, PostgreSQL by a lock."""
        try:
            with self._engine.begin() as db:
                if db.dialect.name == "postgresql":
                    db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield db
        except sa.exc.DBAPIError as error:
            raise unwritable(self.place, error) from error

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def unwritable(place: str, error: sa.exc.DBAPIError | OSError) -> RecordError:
    """What to tell of a store that does not take what it is given."""
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error.orig)
    told = next((remedy for sign, remedy in REMEDIES.items() if sign in reason), "choose another place")
    return RecordError(f"cannot be written: {reason}", place=place, remedy=told)
