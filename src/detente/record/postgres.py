"""A store in PostgreSQL, read and written with pg8000, which is an extra: pip install 'detente[postgres]'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from detente.errors import DetenteError, RecordError
from detente.record.importers.names import folded
from detente.record.sqlite import UNIQUE
from detente.record.stored import StoreView
from detente.record.view import Moment

if TYPE_CHECKING:
    from detente.record.writer import Writer

SCHEMES = ("postgresql", "postgres", "postgresql+pg8000")


class Postgres:
    """A connection to a database; see `Driver`."""

    search = (
        "SELECT {fields} FROM plainto_tsquery('english', :terms) AS q JOIN words ON words.found @@ q "
        f"JOIN statement s ON s.fact = words.fact WHERE {{current}} AND {UNIQUE} ORDER BY ts_rank(words.found, q) DESC, s.id"
    )

    def __init__(self, address: str) -> None:
        self.place = shown(address)
        _installed()
        from pg8000.native import Connection, PreparedStatement

        self._lock = Lock()
        self._prepared: dict[str, PreparedStatement] = {}
        given = connection(address)
        try:
            self._db = Connection(**given)
            self._db.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        except Exception as error:
            raise _unreadable(self.place, error) from error

    def rows(self, query: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The rows that a query finds; its plan is kept."""
        try:
            with self._lock:
                if query not in self._prepared:
                    self._prepared[query] = self._db.prepare(query)
                return self._prepared[query].run(**values) or []
        except Exception as error:
            raise _unreadable(self.place, error) from error

    def terms(self, words: Sequence[str]) -> str:
        """All words, without case and accents, as `words` holds them."""
        return folded(" ".join(words))

    def close(self) -> None:
        """Let go of the connection."""
        with suppress(Exception):  # the server may be gone
            self._db.close()


def open_address(address: str, known: Moment | None = None) -> StoreView:
    """Open a database read-only. Raises RecordError where it cannot be reached, or holds no record."""
    return StoreView(Postgres(address), known)


def address_writer(address: str) -> Writer:
    """Open a database to write to, and make the tables where there are none. Raises RecordError."""
    _installed()
    import pg8000.dbapi
    import sqlalchemy as sa

    from detente.record.writer import Writer

    given = connection(address)
    engine = sa.create_engine("postgresql+pg8000://", creator=lambda: pg8000.dbapi.connect(**given))
    return Writer(engine, shown(address)).prepared()


def connection(address: str) -> dict[str, Any]:
    """What pg8000 connects by, from an address: postgresql://user:password@host:port/database?host=/socket/folder&sslmode=require."""
    try:
        parts = urlsplit(address)
        port = parts.port or 5432
    except ValueError as error:
        raise RecordError("is no address", place=shown(address), remedy=REMEDY) from error
    if parts.scheme not in SCHEMES:
        raise RecordError(f"'{parts.scheme}' is no database that is known", place=shown(address), remedy=REMEDY)
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    user, host = unquote(parts.username or "postgres"), options.get("host", parts.hostname or "localhost")
    found: dict[str, Any] = {"user": user, "database": unquote(parts.path.lstrip("/")) or user}
    if parts.password:
        found["password"] = unquote(parts.password)
    if options.get("sslmode") in {"require", "verify-ca", "verify-full"}:
        found["ssl_context"] = True
    return found | ({"unix_sock": f"{host}/.s.PGSQL.{port}"} if host.startswith("/") else {"host": host, "port": port})


REMEDY = "write it as postgresql://user:password@host:5432/database"


def shown(address: str) -> str:
    """An address without its password."""
    head, at, rest = address.partition("@")
    scheme, slashes, who = head.partition("//")
    return f"{scheme}{slashes}{who.partition(':')[0]}@{rest}" if at else address


def _installed() -> None:
    try:
        import pg8000  # noqa: F401
    except ImportError as error:
        raise DetenteError(
            "a record in PostgreSQL is read with pg8000, which is missing", remedy="pip install 'detente[postgres]'"
        ) from error


def _unreadable(place: str, error: Exception) -> RecordError:
    told = error.args[0] if error.args else str(error)
    reason = told.get("M", str(told)) if isinstance(told, dict) else str(error)
    remedy = "see that the server runs, and that the address, user and database are right"
    if isinstance(told, dict) and told.get("C") == "42P01":
        return RecordError(
            "holds no record", place=place, remedy="import into it: detente record import FILE --record …"
        )
    return RecordError(f"cannot be read: {reason}", place=place, remedy=remedy)
