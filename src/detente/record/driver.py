"""What reads a store: a connection to SQLite or PostgreSQL, and whether the tables that it finds have our form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from detente.errors import RecordError

FORMAT = "2"
"""The form of the tables, which a store names: the latest revision in migrations/versions."""


class Driver(Protocol):
    """A connection that reads from a snapshot."""

    place: str
    search: str
    """The query for `words`, best first."""

    def rows(self, query: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The rows that a query finds. Raises RecordError where the store is damaged or gone."""

    def terms(self, words: Sequence[str]) -> str:
        """Words as `search` takes them."""

    def close(self) -> None:
        """Let go of the store."""


def check_form(driver: Driver) -> None:
    """Raises RecordError where the tables have another form than ours."""
    try:
        found = driver.rows("SELECT version_num FROM alembic_version", {})
    except RecordError:  # the first form said so elsewhere, and in SQLite alone
        if "://" in driver.place:
            raise
        found = driver.rows("SELECT value FROM about WHERE key = 'format'", {})
    form = str(found[0][0]) if found else ""
    if form != FORMAT:
        raise of_another_form(form, driver.place)


def of_another_form(form: str, place: str) -> RecordError:
    """What to tell of a store whose tables have another form than ours."""
    if form.isdigit() and int(form) < int(FORMAT):
        remedy = f"run: detente record migrate --record {place}"
        return RecordError(f"has an older form ({form}, now {FORMAT})", place=place, remedy=remedy)
    reason = "was built by another version of Détente, or is damaged"
    return RecordError(reason, place=place, remedy="use a newer version of Détente, or build it again")
