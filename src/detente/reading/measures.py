"""What a number is of: a level, a change and its direction, the base of a change, a share, a count, a streak, a duration."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.claims.model import Measure, is_money
from detente.reading.amounts import FAR, PERCENT, moves_before
from detente.reading.lexicon import words
from detente.reading.numerals import either, units
from detente.reading.syntax import Token
from detente.reading.window import Window

NEAR = 5
"""How many words before a number may make it a change."""
STREAK = re.compile(
    r"\s(?:consecutive|straight|successive)(?:\s(?P<unit>[a-z]+))?(?!\w)|\s(?:[a-z]+\s)?(?:in\sa\srow|running|on\send)(?!\w)"
)
_SHARE = re.compile(
    r"\sof\s(?:the|its|their|all|his|her|our|these|those|this|that|[A-Z\w’'-]+s)(?!\w)|\s(?:stake|share)(?!\w)"
)
_TO = re.compile(r"(?:\s[\w%.]+){0,2}\sto\s(?:(?:about|over|nearly|some|almost)\s)?[$€£¥]?\d")


@lru_cache(maxsize=1)
def _change_after() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-](?:(?:of|in)\s)?(?:[a-z-]+\s)?(?P<word>{either(words('units.yaml', 'changes_after'))})s?(?!\w)"
    )


def measure_of(window: Window, unit: str, start: int, end: int) -> tuple[Measure, float]:
    """What the number in `start` to `end`, bounds included, measures, and the sign of it: a fall is negative."""
    after = window.after(end)
    if STREAK.match(after):
        return "streak", 1.0
    if unit in units()["durations"].values():
        return "duration", 1.0
    before = window.preceding(start, NEAR)
    last = before[-1] if before else None
    relation = last.lemma if last is not None and last.pos in {"ADP", "PART", "SCONJ"} else ""
    if relation in {"from", "to"} and (moved := moves_before(window, start, FAR, ratios=True)):
        near = any(t in before for t in moved) or is_money(unit) or unit in PERCENT
        begins = relation == "from" and (near or _TO.match(after))
        return ("base" if begins else _level(unit)), 1.0
    moved = moves_before(window, start, NEAR)
    figure = is_money(unit) or unit in PERCENT
    if (relation in {"by", "of"} and moved and _governs(moved[-1], relation, before)) or (
        figure
        and moved
        and not _collects(moved[-1], last)
        and relation not in {"of", "in", "on", "from", "to", "under", "with", "for"}
    ):
        return "change", _sign(moved[-1].lemma)
    if figure and (found := _change_after().match(after)):
        return "change", _sign(found["word"])
    if unit == "percent" and _SHARE.match(after):
        return "share", 1.0
    return _level(unit), 1.0


def _collects(move: Token, last: Token | None) -> bool:
    """Whether "raise" takes the money itself: it raised 5 billion from donors."""
    return move is last and move.lemma in words("units.yaml", "collects")


def _level(unit: str) -> Measure:
    return "level" if is_money(unit) or unit in PERCENT else "count"


def _sign(word: str) -> float:
    return -1.0 if word in words("units.yaml", "falls") else 1.0


def _governs(move: Token, relation: str, before: list[Token]) -> bool:
    """Whether a change is by, or of, the number: rose by 300, an increase of 300; not an increase in the cost of 300 jets."""
    if relation == "by":
        return True
    return move.pos == "NOUN" and (move in before[-2:-1] or move.child("prep") is before[-1] or before[-1].head is move)
