"""A small record of real facts, and claims built by hand: what the tests of checking hold against each other."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente.checking import Finding, check
from detente.checking.case import Case
from detente.claims import Claim, Mention, Value, When
from detente.record import View
from detente.record.bundle import read_bundle
from detente.record.store import build
from detente.vocabulary import Vocabulary, load

AS_OF = dt.date(2024, 1, 5)


@lru_cache(maxsize=1)
def record() -> View:
    """The facts as a record in memory."""
    bundle = read_bundle([Path(__file__).with_name("facts.yaml")], vocabulary())
    return build(None, bundle, "facts")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The bundled vocabulary."""
    return load()


def mention(id: str, role: str, start: int = 0) -> Mention:
    """An entity in a role."""
    return Mention(id, vocabulary().name(id) or "something", start, start + 1, role)


def value(number: float, unit: str = "", measure: Any = "level", text: str = "", **more: Any) -> Value:
    """A quantity; its text is the number and the unit where none is given."""
    return Value(number, unit, text or f"{number:g} {unit}".strip(), measure=measure, **more)


def claim(relation: str, *values: Value, when: str = "", speaker: str = "", about: str = "", **more: Any) -> Claim:
    """A claim of a relation: its roles, one id or a list of ids each, and any other field of `Claim` by name."""
    shape = vocabulary().relation(relation) if relation else None
    roles = {role: more.pop(role) for role in (shape.roles if shape else {}) if role in more}
    mentions = [
        mention(id, role, place)
        for place, (role, ids) in enumerate(roles.items())
        for id in (ids if isinstance(ids, list) else [ids])
    ]
    first = shape.subject if shape else ""
    fields: dict[str, Any] = {"quote": "what it says", "type": shape.type if shape else "other_fact"} | more
    return Claim(
        id="c0",
        start=0,
        end=len(fields["quote"]),
        subject=tuple(m for m in mentions if m.role == first),
        object=tuple(m for m in mentions if m.role != first) + ((mention(about, "about"),) if about else ()),
        values=values,
        when=When.parse(when) if when else None,
        speaker=(mention(speaker, "speaker"),) if speaker else (),
        relation=relation,
        **fields,
    )


def judged(relation: str, *values: Value, as_of: str = "", **more: Any) -> Finding:
    """What checking says of a claim of a relation, as of 5 January 2024 where no other day is given."""
    return on(claim(relation, *values, **more), as_of)


def on(made: Claim, as_of: str = "") -> Finding:
    """What checking says of a claim."""
    return check(made, record(), vocabulary(), dt.date.fromisoformat(as_of) if as_of else AS_OF)


def verdict(relation: str, *values: Value, **more: Any) -> str:
    """The verdict alone, as a word."""
    return str(judged(relation, *values, **more).verdict)


def case(made: Claim) -> Case:
    """A claim before the record."""
    return Case(made, record(), vocabulary(), AS_OF)
