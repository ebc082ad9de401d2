"""Reading a store of statements: what SQLite and PostgreSQL share. The SQL is the same for both, with named parameters.

A view is of a state: what had been recorded by an import, and not superseded by then. It holds a snapshot, so look-ups are
remembered. Loading SQLAlchemy would take a tenth of a short run; nothing here does.
"""

from __future__ import annotations

import datetime as dt
import weakref
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, Self

from detente.claims import Coverage, Source, Statement
from detente.errors import NotFoundError, RecordError
from detente.record.fields import COVERAGE, FIELDS, IMPORT, SOURCE, coverage_of, entity_of, import_of, statement_of
from detente.record.view import Import, Roles, Standing
from detente.vocabulary import Entity

FORMAT = "2"
"""The form of the tables, which a store names: the latest revision in migrations/versions."""
NOTHING: Mapping[str, Any] = {}
STANDS = "NOT EXISTS (SELECT 1 FROM supersession x WHERE x.fact = {0}.fact AND x.by_import <= :known)"
CURRENT = f"s.fact <= :last AND {STANDS.format('s')}"
ORDER = "ORDER BY s.start, s.id, s.content"
OF_IMPORT = 'JOIN "import" m ON m.number = s.added'
LATEST = f"s.fact <= :last ORDER BY CASE WHEN {STANDS.format('s')} THEN 0 ELSE 1 END, m.edition DESC, m.dataset, s.content LIMIT 1"
"""Of several facts of one id, that which stands and is of the latest edition."""
SAME = 'q.relation = p.relation AND q.start = p.start AND q."end" = p."end" AND q.fact = p.fact'
HISTORY = (
    f"SELECT s.added, x.by_import, x.reason, {FIELDS} FROM statement s {OF_IMPORT} "
    "LEFT JOIN supersession x ON x.fact = s.fact AND x.by_import <= :known "
    "WHERE s.fact <= :last AND s.slot IN (SELECT t.slot FROM statement t WHERE t.id = :id) AND m.dataset IN "
    '(SELECT n.dataset FROM statement t JOIN "import" n ON n.number = t.added WHERE t.id = :id) ORDER BY s.fact'
)
FEW = 200
"""Who takes part in fewer statements than this need not be counted further to be looked up first."""


class Driver(Protocol):
    """A connection that reads from a snapshot."""

    place: str
    search: str
    """The query for `words`, best first."""
    probes: bool
    """Whether a look-up by several roles must be told which to start from."""

    def rows(self, query: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The rows that a query finds. Raises RecordError where the store is damaged or gone."""

    def terms(self, words: Sequence[str]) -> str:
        """Words as `search` takes them."""

    def close(self) -> None:
        """Let go of the store."""


class StoreView:
    """Read-only access to a store; see `View`."""

    def __init__(self, driver: Driver, known: dt.date | None = None) -> None:
        self._driver = driver
        weakref.finalize(self, driver.close)
        try:
            self._form()
            number, last, state, version = self._latest(known)
        except BaseException:
            driver.close()
            raise
        self._state = {"known": number, "last": last}
        self.version: str = version or f"own-{state[:12]}"
        self._find = lru_cache(maxsize=50_000)(self._query)
        self._source = lru_cache(maxsize=10_000)(self._read_source)
        self._entity = lru_cache(maxsize=10_000)(self._read_entity)
        self._slices: dict[str, list[Coverage]] | None = None

    def _latest(self, known: dt.date | None) -> Sequence[Any]:
        """Of the last import, by the end of a day: its number, its last fact, the digest and the name of what counted after it."""
        before = "" if known is None else "WHERE recorded < :after"
        found = self._driver.rows(
            f'SELECT number, last, state, version FROM "import" {before} ORDER BY number DESC LIMIT 1',
            {} if known is None else {"after": (known + dt.timedelta(days=1)).isoformat()},
        )
        return found[0] if found else (0, 0, "0" * 32, "empty")

    def _form(self) -> None:
        """Raises RecordError where the tables have another form than ours."""
        try:
            found = self._driver.rows("SELECT version_num FROM alembic_version", {})
        except RecordError:  # the first form said so elsewhere, and in SQLite alone
            if not self._driver.probes:
                raise
            found = self._driver.rows("SELECT value FROM about WHERE key = 'format'", {})
        form = str(found[0][0]) if found else ""
        if form != FORMAT:
            raise of_another_form(form, self._driver.place)

    def find(
        self, relation: str, roles: Roles | None = None, *, start: dt.date | None = None, end: dt.date | None = None
    ) -> Sequence[Statement]:
        """Statements of a relation by who fills its roles and the days that they touch; see `View.find`."""
        wanted = tuple(sorted((role, tuple(sorted(ids))) for role, ids in _many(roles).items()))
        return self._find(relation, wanted, start or dt.date.min, end or dt.date.max)

    def _query(
        self, relation: str, roles: tuple[tuple[str, tuple[str, ...]], ...], start: dt.date, end: dt.date
    ) -> tuple[Statement, ...]:
        if not all(ids for _, ids in roles):
            return ()
        if not roles:
            return self._statements(
                f'SELECT {FIELDS} FROM statement s WHERE s.relation = :relation AND s.start <= :end AND s."end" >= :start '
                f"AND {CURRENT} {ORDER}",
                {"relation": relation, "start": start.isoformat(), "end": end.isoformat()},
            )
        asked = {"relation": relation, "start": start.toordinal(), "end": end.toordinal()}
        parts = [_part(n, role, ids, asked) for n, (role, ids) in enumerate(roles)]
        if len(parts) > 1 and self._driver.probes:
            parts.sort(key=lambda part: self._size(part, asked))
        also = "".join(f" AND EXISTS (SELECT 1 FROM participant q WHERE {part} AND {SAME})" for part in parts[1:])
        return self._statements(
            f"SELECT {FIELDS} FROM participant p JOIN statement s ON s.fact = p.fact "
            f'WHERE {parts[0].replace("q.", "p.")} AND p.relation = :relation AND p.start <= :end AND p."end" >= :start '
            f"AND p.fact <= :last AND {STANDS.format('p')}{also} {ORDER}",
            asked,
        )

    def _size(self, part: str, asked: Mapping[str, Any]) -> int:
        """In how many statements of a relation somebody takes part, as far as it matters."""
        some = f"SELECT 1 FROM participant q WHERE {part} AND q.relation = :relation AND q.start <= :end LIMIT {FEW}"
        return int(self._rows(f"SELECT count(*) FROM ({some}) AS some", asked)[0][0])

    def coverage(self, relation: str, roles: Roles | None = None) -> Sequence[Coverage]:
        """Declarations on a relation whose roles, each, are among the given ids."""
        if self._slices is None:
            found = self._rows(f"SELECT {COVERAGE} FROM coverage s WHERE {CURRENT} ORDER BY s.content")
            self._slices = defaultdict(list)
            for slice_ in dict.fromkeys(map(coverage_of, found)):
                self._slices[slice_.relation].append(slice_)
        given = _many(roles)
        return tuple(
            c for c in self._slices.get(relation, ()) if all(id in given.get(role, (id,)) for role, id in c.roles)
        )

    def statement(self, id: str) -> Statement:
        """One statement, be it superseded or not."""
        found = self._rows(f"SELECT {FIELDS} FROM statement s {OF_IMPORT} WHERE s.id = :id AND {LATEST}", {"id": id})
        if not found:
            raise NotFoundError(f"no statement '{id}'", remedy="look it up with: detente record search WORDS")
        return statement_of(found[0])

    def source(self, id: str) -> Source:
        """One source."""
        return self._source(id)

    def _read_source(self, id: str) -> Source:
        found = self._rows(f"SELECT {SOURCE} FROM source s {OF_IMPORT} WHERE s.id = :id AND {LATEST}", {"id": id})
        if not found:
            remedy = "the record names a source that it does not hold: import its file again"
            raise NotFoundError(f"no source '{id}'", remedy=remedy)
        return Source(*found[0])

    def entity(self, id: str) -> Entity | None:
        """An entity that an import has named and the vocabulary may not know; None where there is none."""
        return self._entity(id)

    def _read_entity(self, id: str) -> Entity | None:
        found = self._rows(f"SELECT s.fields FROM entity s {OF_IMPORT} WHERE s.id = :id AND {LATEST}", {"id": id})
        return entity_of(found[0][0]) if found else None

    def entities(self, *, parts: bool = False) -> Sequence[Entity]:
        """All entities that imports have named, by id."""
        only = "AND s.fields LIKE '%\"part_of\"%'" if parts else ""
        found = self._rows(f"SELECT s.id, s.fields FROM entity s WHERE {CURRENT} {only} ORDER BY s.id, s.content")
        return tuple(entity_of(fields) for fields in {row[0]: row[1] for row in found}.values())

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        """Statements whose sentence, names, note or source hold all the words, best first."""
        terms = words.replace('"', " ").replace("\0", " ").split()
        if not terms or limit < 1:
            return ()
        query = f"{self._driver.search.format(fields=FIELDS, current=CURRENT)} LIMIT :limit"
        return self._statements(query, {"terms": self._driver.terms(terms), "limit": limit})

    def stats(self) -> dict[str, int]:
        """How many statements there are of each relation, most first."""
        query = f"SELECT s.relation, count(DISTINCT s.id) FROM statement s WHERE {CURRENT} GROUP BY s.relation ORDER BY 2 DESC, 1"
        return {relation: int(number) for relation, number in self._rows(query)}

    def sources(self) -> Sequence[Source]:
        """All sources that statements rest on, by id."""
        found = self._rows(f"SELECT {SOURCE} FROM source s WHERE {CURRENT} ORDER BY s.id, s.content")
        return tuple({row[0]: Source(*row) for row in found}.values())

    def imports(self) -> Sequence[Import]:
        """All imports, the first first."""
        return tuple(
            map(import_of, self._rows(f'SELECT {IMPORT} FROM "import" WHERE number <= :known ORDER BY number'))
        )

    def history(self, id: str) -> Sequence[Standing]:
        """A statement and all that its data sets have said in its place, by when they were recorded."""
        found = self._rows(HISTORY, {"id": id})
        if not found:
            raise NotFoundError(f"no statement '{id}'", remedy="look it up with: detente record search WORDS")
        made = {i.number: i for i in self.imports()}
        return tuple(Standing(statement_of(row[3:]), made[row[0]], made.get(row[1]), row[2] or "") for row in found)

    def close(self) -> None:
        """Let go of the store; a view that nobody holds any longer does so by itself."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _statements(self, query: str, given: Mapping[str, Any]) -> tuple[Statement, ...]:
        return tuple({row[0]: statement_of(row) for row in reversed(self._rows(query, given))}.values())[::-1]

    def _rows(self, query: str, given: Mapping[str, Any] = NOTHING) -> Sequence[Sequence[Any]]:
        return self._driver.rows(query, {**self._state, **given})


def of_another_form(form: str, place: str) -> RecordError:
    """What to tell of a store whose tables have another form than ours."""
    if form.isdigit() and int(form) < int(FORMAT):
        remedy = f"run: detente record migrate --record {place}"
        return RecordError(f"has an older form ({form}, now {FORMAT})", place=place, remedy=remedy)
    reason = "was built by another version of Détente, or is damaged"
    return RecordError(reason, place=place, remedy="use a newer version of Détente, or build it again")


def _many(roles: Roles | None) -> dict[str, Collection[str]]:
    """One id may stand for a collection of one; its letters are not ids."""
    return {role: (ids,) if isinstance(ids, str) else ids for role, ids in (roles or {}).items()}


def _part(number: int, role: str, ids: Sequence[str], asked: dict[str, Any]) -> str:
    """The condition that one of these takes part; its values go into `asked`."""
    names = {f"id{number}_{n}": id for n, id in enumerate(ids)}
    asked |= {**names, f"role{number}": role}
    return f"q.entity IN ({', '.join(f':{name}' for name in names)}) AND q.role = :role{number}"
