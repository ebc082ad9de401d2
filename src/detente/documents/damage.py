"""Finds where a text is broken: general faults of machine translation, copying and decoding. Marks, never mends.

Each detector runs in time that grows with the length of the text, on any text, and would rather miss than cry wolf.
"""

from __future__ import annotations

import re

from detente.documents.garble import find_control_characters, find_garble
from detente.documents.model import Damage
from detente.documents.run_together import find_run_together
from detente.documents.torn_digits import find_torn_digits

# "in in", "on on", "is is", "had had", "that that" occur in good prose: "came in in 1979".
_FUNCTION = "the|an?|of|to|for|and|or|with|from|at|as|its|their|this|these|will|have|been|are|were"
_TWICE = re.compile(rf"(?<![\w'’-])((?i:{_FUNCTION})) {{1,3}}((?i:\1))(?![\w'’&-])")


def find_damage(text: str) -> tuple[Damage, ...]:
    """All damage in a text, in reading order; where two faults overlap, the first detector's stands."""
    found: list[Damage] = []
    for detector in (find_garble, find_torn_digits, find_run_together, _find_repeated, find_control_characters):
        found += detector(text)
    order = {id(d): i for i, d in enumerate(found)}
    kept: list[Damage] = []
    for damage in sorted(found, key=lambda d: (d.start, order[id(d)])):
        if kept and damage.start < kept[-1].end:
            if order[id(damage)] < order[id(kept[-1])]:
                kept[-1] = damage
            continue
        kept.append(damage)
    return tuple(kept)


def _find_repeated(text: str) -> list[Damage]:
    """A function word written twice: "the the"."""
    return [Damage(m.start(), m.end(), "repeated_words", m[1]) for m in _TWICE.finditer(text) if m[2].islower()]
