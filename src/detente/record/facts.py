"""Facts as rows of their tables, each with a digest of all that it says and one of what it is about; see tables.py."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from detente.claims import Coverage, Source, Statement
from detente.record.bundle import Bundle
from detente.vocabulary import Entity

FIRST, LAST = "0001-01-01", "9999-12-31"
"""What stands for an open side in the tables, so that days compare as text."""
Kind = Literal["statement", "source", "entity", "coverage"]
KINDS: tuple[Kind, ...] = ("statement", "source", "entity", "coverage")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a table keeps of a fact beside its number and its import."""

    content: int
    slot: int
    values: tuple[Any, ...]


def facts(bundle: Bundle) -> dict[Kind, list[Fact]]:
    """All that a bundle holds, each fact once, by table; statements by relation, who and when, for what is looked up together had
    better lie together."""
    return {
        "statement": sorted(
            _once(_statement(s) for s in bundle.statements), key=lambda f: (f.values[1:3], f.values[7])
        ),
        "source": _once(_source(s) for s in bundle.sources),
        "entity": _once(_entity(e) for e in bundle.entities),
        "coverage": _once(_coverage(c) for c in bundle.coverage),
    }


def participants(statement: Statement) -> Iterator[tuple[str, str, str, int, int]]:
    """Who takes part in a statement: entity, role, relation, first and last day as numbers."""
    start, end = day_number(statement.start or FIRST), day_number(statement.end or LAST)
    for role, id in statement.roles:
        yield id, role, statement.relation, start, end


def day_number(day: str) -> int:
    """An ISO day as a number."""
    return dt.date.fromisoformat(day).toordinal()


def spread(content: int) -> int:
    """128 bits made from a digest, to be summed: the sum tells a set of facts from any other, whatever their order."""
    return int.from_bytes(hashlib.blake2b(content.to_bytes(8, "big", signed=True), digest_size=16).digest(), "big")


def _once(made: Iterable[Fact]) -> list[Fact]:
    return list({fact.content: fact for fact in made}.values())


def _statement(s: Statement) -> Fact:
    roles = json.dumps(s.roles, ensure_ascii=False, separators=(",", ":"))
    about = (s.relation, roles, s.unit, s.when, s.stage, s.capacity, s.definition, s.place, s.gist)
    number = None if s.number is None else float(s.number)
    start, end = s.start or FIRST, s.end or LAST
    rest = (s.unit, s.when, start, end, s.place, s.stage, s.capacity, s.definition, s.gist, s.note)
    values = (s.id, s.relation, roles, s.source, number, *rest)
    return Fact(_digest("statement", *values), slot("statement", *about), values)


def _source(s: Source) -> Fact:
    values = (s.id, s.publisher, s.title, s.url, s.date, s.grade, s.verified, s.note)
    return Fact(_digest("source", *values), slot("source", s.id), values)


def _entity(e: Entity) -> Fact:
    fields = json.dumps({k: v for k, v in asdict(e).items() if v}, ensure_ascii=False, sort_keys=True)
    return Fact(_digest("entity", fields), slot("entity", e.id), (e.id, e.kind, e.name, fields))


def _coverage(c: Coverage) -> Fact:
    roles = json.dumps(c.roles, ensure_ascii=False, separators=(",", ":"))
    values = (c.relation, roles, c.start, c.end, c.complete, c.source, c.note)
    return Fact(_digest("coverage", *values), slot("coverage", c.relation, roles), values)


def slot(kind: Kind, *about: str) -> int:
    """The digest of what a fact is about."""
    return _digest(kind, *about)


def _digest(*fields: Any) -> int:
    text = "\x1f".join([str(field) for field in fields])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
