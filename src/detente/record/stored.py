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
from operator import itemgetter
from typing import Any, Self

from detente.claims import Coverage, Source, Statement
from detente.errors import NotFoundError
from detente.record.driver import Driver, check_form
from detente.record.facts import FIRST, LAST, slot
from detente.record.fields import COVERAGE, FIELDS, IMPORT, SOURCE, coverage_of, entity_of, import_of, statement_of
from detente.record.lookup import CURRENT, HISTORY, LATEST, OF_IMPORT, OF_STATEMENTS, look_across, look_up
from detente.record.view import Import, Moment, Roles, Standing
from detente.vocabulary import Entity

NOTHING: Mapping[str, Any] = {}


class StoreView:
    """Read-only access to a store; see `View`."""

    def __init__(self, driver: Driver, known: Moment | None = None) -> None:
        self._driver = driver
        weakref.finalize(self, driver.close)
        try:
            check_form(driver)
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

    def _latest(self, known: Moment | None) -> Sequence[Any]:
        """Of the last import by a time: its number, its last fact, the digest and the name of what counted after it."""
        before = ""
        given: dict[str, Any] = {}
        if isinstance(known, int):
            before, given = "WHERE number <= :upto", {"upto": known}
        elif known is not None:
            before, given = "WHERE recorded < :after", {"after": (known + dt.timedelta(days=1)).isoformat()}
        found = self._driver.rows(
            f'SELECT number, last, state, version FROM "import" {before} ORDER BY number DESC LIMIT 1', given
        )
        return found[0] if found else (0, 0, "0" * 32, "empty")

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
        return self._statements(*look_up(self._rows, relation, roles, start, end))

    def across(self, since: Mapping[str, dt.date], until: dt.date) -> Sequence[Statement]:
        """Statements of several relations that overlap the days from one of the relation's own to another; see `View.across`."""
        rows = self._rows(*look_across(since, until)) if since else ()
        if len({row[1] for row in rows}) < len(rows):  # of several facts of one id the one with the least digest
            rows = list({row[1]: row for row in sorted(rows, key=itemgetter(0), reverse=True)}.values())
        ordered = sorted(rows, key=itemgetter(1))
        for column in (
            8,
            2,
        ):  # by relation, start and id; to sort by one text after the other is sooner done than by three
            ordered.sort(key=itemgetter(column))
        return tuple([statement_of(row[1:]) for row in ordered])

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
        query = f"SELECT {SOURCE} FROM source s {OF_IMPORT} WHERE s.slot = :slot AND s.id = :id AND {LATEST}"
        found = self._rows(query, {"slot": slot("source", id), "id": id})
        if not found:
            remedy = "the record names a source that it does not hold: import its file again"
            raise NotFoundError(f"no source '{id}'", remedy=remedy)
        return Source(*found[0])

    def entity(self, id: str) -> Entity | None:
        """An entity that an import has named and the vocabulary may not know; None where there is none."""
        return self._entity(id)

    def _read_entity(self, id: str) -> Entity | None:
        query = f"SELECT s.fields FROM entity s {OF_IMPORT} WHERE s.slot = :slot AND s.id = :id AND {LATEST}"
        found = self._rows(query, {"slot": slot("entity", id), "id": id})
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
        query = f"SELECT s.relation, count(DISTINCT s.id) {OF_STATEMENTS} ORDER BY 2 DESC, 1"
        return {relation: int(number) for relation, number in self._rows(query)}

    def reach(self) -> dict[str, tuple[str, str]]:
        """From when to when statements of each relation are; an open side is empty."""
        query = f'SELECT s.relation, min(CASE WHEN s.start > :first THEN s.start END), max(s."end") {OF_STATEMENTS}'
        found = self._rows(query, {"first": FIRST})
        return {relation: (start or "", "" if end == LAST else end) for relation, start, end in found}

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


def _many(roles: Roles | None) -> dict[str, Collection[str]]:
    """One id may stand for a collection of one; its letters are not ids."""
    return {role: (ids,) if isinstance(ids, str) else ids for role, ids in (roles or {}).items()}
