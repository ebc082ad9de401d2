"""How the words around a number bound it: more than 16, up to 500, 20 or more, some 900."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, get_args

from detente.claims.model import Comparator
from detente.reading.numerals import either, units


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    table = units()["comparators"]
    return re.compile(
        rf"(?<![\w-])(?:{either(w for ws in table.values() for w in ws)})(?:\s(?:an?|the|another))?\s?$", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?:{either(w for ws in units()['after'].values() for w in ws)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _signs() -> dict[str, Comparator]:
    table: dict[str, Any] = {**units()["comparators"]}
    both = [*table.items(), *units()["after"].items()]
    return {word.lower(): sign for sign, ws in both for word in ws if sign in get_args(Comparator)}


def bound_before(before: str) -> tuple[Comparator, int]:
    """How the words that end `before` bound the number after them, and how many characters they take."""
    sign: Comparator = "="
    lead = 0
    for _ in range(2):
        found = _before().search(before[: len(before) - lead])
        if found is None:
            break
        written = found[0].strip().lower()
        word = written if written in _signs() else written.rsplit(None, 1)[0]
        sign = _signs()[word] if sign in {"=", "~"} else sign
        lead += len(found[0])
    return sign, lead


def bound_after(after: str) -> tuple[Comparator, int]:
    """The same for the words after a number."""
    found = _after().match(after)
    return (_signs()[found[0].lstrip(" -\u00a0\n").lower()], found.end()) if found else ("=", 0)
