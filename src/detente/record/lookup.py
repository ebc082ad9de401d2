"""The queries of a View, for SQLite and PostgreSQL alike: `:last` and `:known` are the last fact and import of its state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detente.record.fields import FIELDS

STANDS = "NOT EXISTS (SELECT 1 FROM supersession x WHERE x.fact = {0}.fact AND x.by_import <= :known)"
CURRENT = f"s.fact <= :last AND {STANDS.format('s')}"
OF_STATEMENTS = f"FROM statement s WHERE {CURRENT} GROUP BY s.relation"
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
NEVER = "9999-99"
"""After any day."""
FEW = 200
"""Who takes part in fewer statements than this need not be counted further to be looked up first."""
Rows = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
Asked = tuple[tuple[str, tuple[str, ...]], ...]
"""Roles, each with the ids of which one must fill it."""


def look_up(rows: Rows, relation: str, roles: Asked, start: dt.date, end: dt.date) -> tuple[str, dict[str, Any]]:
    """The query for statements of a relation by who takes part and when, and its values."""
    if not roles:
        return (
            f'SELECT {FIELDS} FROM statement s WHERE s.relation = :relation AND s.start <= :end AND s."end" >= :start '
            f"AND {CURRENT} {ORDER}",
            {"relation": relation, "start": start.isoformat(), "end": end.isoformat()},
        )
    asked = {"relation": relation, "start": start.toordinal(), "end": end.toordinal()}
    parts = [_part(n, role, ids, asked) for n, (role, ids) in enumerate(roles)]
    if len(parts) > 1:
        parts = _fewest_first(rows, parts, asked)
    also = "".join(f" AND 1 = (SELECT 1 FROM participant q WHERE {part} AND {SAME} LIMIT 1)" for part in parts[1:])
    return (
        f"SELECT {FIELDS} FROM participant p JOIN statement s ON s.fact = p.fact "
        f'WHERE {parts[0].replace("q.", "p.")} AND p.relation = :relation AND p.start <= :end AND p."end" >= :start '
        f"AND p.fact <= :last AND {STANDS.format('p')}{also} {ORDER}",
        asked,
    )


def look_across(since: Mapping[str, dt.date], until: dt.date) -> tuple[str, dict[str, Any]]:
    """The query for statements of several relations, each from a day of its own, and its values.

    Their digests stand first. They come in no order, for the table is read from end to end, which is sooner done than finding a
    tenth of it by an index.
    """
    first = {f"since{n}": day.isoformat() for n, day in enumerate(since.values())}
    names = {f"relation{n}": relation for n, relation in enumerate(since)}
    begun = " ".join(f"WHEN :{name} THEN :{day}" for name, day in zip(names, first, strict=True))
    return (
        f'SELECT s.content, {FIELDS} FROM statement s WHERE s.start <= :until AND s."end" >= :least '
        f'AND s."end" >= CASE s.relation {begun} ELSE :never END AND {CURRENT}',
        {**names, **first, "least": min(first.values()), "until": until.isoformat(), "never": NEVER},
    )


def _part(number: int, role: str, ids: Sequence[str], asked: dict[str, Any]) -> str:
    """The condition that one of these takes part; its values go into `asked`."""
    names = {f"id{number}_{n}": id for n, id in enumerate(ids)}
    asked |= {**names, f"role{number}": role}
    return f"q.entity IN ({', '.join(f':{name}' for name in names)}) AND q.role = :role{number}"


def _fewest_first(rows: Rows, parts: list[str], asked: Mapping[str, Any]) -> list[str]:
    """The conditions by how many statements of the relation each alone would find, as far as it matters."""
    some = "SELECT 1 FROM participant q WHERE {} AND q.relation = :relation AND q.start <= :end LIMIT {}"
    counts = (f"(SELECT count(*) FROM ({some.format(part, FEW)}) AS few)" for part in parts)
    found = rows(f"SELECT {', '.join(counts)}", asked)[0]
    return [part for _, part in sorted(zip(found, parts, strict=True))]
