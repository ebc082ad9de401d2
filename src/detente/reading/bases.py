"""What a change starts from where it is told after what it ends in: to 96 billion FROM 60 BILLION, COMPARED WITH 60 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.claims import Value
from detente.reading.window import Window

_LEADS = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|vs\.?|(?:more|less|higher|lower|fewer) than)\s"
    r"(?:(?:a|the|its|their|just|only|merely|(?:last|this|the previous) year['’]s|previous|earlier)\s){0,2}$",
    re.IGNORECASE,
)
_THAN = re.compile(r"than\s(?:\S+\s){1,4}$", re.IGNORECASE)


def with_bases(window: Window, values: Sequence[Value]) -> Iterator[Value]:
    """The values, left to right, in which a level told as what another came from is its base; it takes that one's unit if it has
    none of its own: to 20 billion euros from 15 billion."""
    levels: list[Value] = []
    for value in values:
        if levels and value.measure in {"level", "count", "base"} and _leads(window, value):
            told = next((v for v in reversed(levels) if _alike(v, value)), None)
            value = replace(value, measure="base", unit=told.unit) if told else value
        elif value.measure in {"level", "count"} and value.upper is None:
            levels.append(value)
        yield value


def _leads(window: Window, value: Value) -> bool:
    """Whether the words before a value make it what it is compared with."""
    before = window.before(value.start)
    return bool(_LEADS.search(before)) or (value.measure == "level" and bool(_THAN.search(before)))


def _alike(level: Value, base: Value) -> bool:
    """Whether both are of one unit, or the second has none, and is not smaller or larger by far."""
    near = base.number > 0 and 0.1 <= level.number / base.number <= 10
    return near and (base.unit == level.unit or (not base.unit and base.measure in {"count", "base"}))
