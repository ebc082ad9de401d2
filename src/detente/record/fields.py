"""What is read of each table, and the types made of its rows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from detente.claims import Coverage, Statement
from detente.record.facts import FIRST, LAST
from detente.record.view import Import
from detente.vocabulary import Entity

_decode = json.JSONDecoder().raw_decode
FIELDS = (
    's.id, s.relation, s.roles, s.source, s.number, s.unit, s."when", s.start, s."end", s.place, s.stage, s.capacity, '
    "s.definition, s.gist, s.note"
)
SOURCE = "s.id, s.publisher, s.title, s.url, s.date, s.grade, s.verified, s.note"
COVERAGE = 's.relation, s.roles, s.start, s."end", s.complete, s.source, s.note'
IMPORT = "number, recorded, dataset, edition, whole, format, file, sha256, tally, new, known, superseded, outdated"


def statement_of(row: Sequence[Any]) -> Statement:
    """A statement from its `FIELDS`."""
    id, relation, roles, source, number, unit, when, start, end, place, stage, capacity, definition, gist, note = row
    return Statement(
        id, relation, _pairs(roles), source, None if number is None else float(number), unit, when,
        "" if start == FIRST else start, "" if end == LAST else end, place, stage, capacity, definition, gist, note,
    )  # fmt: skip


def coverage_of(row: Sequence[Any]) -> Coverage:
    """A declaration of coverage from its fields."""
    return Coverage(row[0], _pairs(row[1]), row[2], row[3], bool(row[4]), row[5], row[6])


def entity_of(fields: str) -> Entity:
    """An entity from its fields as JSON."""
    found: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(fields).items()}
    return Entity(**found)


def import_of(row: Sequence[Any]) -> Import:
    """An import from its fields."""
    number, recorded, dataset, edition, whole, format, file, sha256, tally, *counts = row
    at = dt.datetime.fromisoformat(recorded)
    return Import(number, at, dataset, edition, bool(whole), format, file, sha256, json.loads(tally), *counts)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Roles from their JSON, [["member","FRA"],["organisation","org:NATO"]]; where nothing is escaped, cut at the quotes."""
    if "\\" not in text:
        parts = text.split('"')
        if len(parts) == 9:
            return (parts[1], parts[3]), (parts[5], parts[7])
    return tuple([(role, id) for role, id in _decode(text)[0]])
