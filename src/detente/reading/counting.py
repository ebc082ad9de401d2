"""What a number counts: the unit of money or share, or the noun that it modifies."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.reading.amounts import GDP, Amount
from detente.reading.numerals import either, units
from detente.reading.syntax import Token
from detente.reading.window import Window

FAR = 60
"""How many characters after a number the noun that it counts may end."""
_WORD = re.compile(r"[\s-]([A-Za-z][\w-]*)")
_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|those|these|all)\s)?")
_MORE = re.compile(r"^(?:more|additional|extra|further|other|others|such|each)(?:\s|$)")
_BRACKET = re.compile(r"[()\[\]\"=;—]")
_LISTED = re.compile(r"^of\s|,|\s(?:and|or|but|to)\s")
_MODIFIES = {"nummod", "compound", "quantmod", "amod", "nmod"}
_LEFT = {"det", "poss", "predet", "case"}


@lru_cache(maxsize=1)
def of_output() -> re.Pattern[str]:
    """A pattern for what makes a share one of national output: of GDP, of its economic output."""
    output = either(units()["output"])
    return re.compile(
        rf"(?:\sof(?:\s(?!of\b)[A-Za-z.’'-]+){{0,4}}?\s(?:{output})|[\s-](?:{output})|"
        r"\sof\sthe\s(?:value|size)\sof\s(?:its|their|the)\s(?:economy|economies))(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _share_of_output() -> re.Pattern[str]:
    output = either(units()["output"])
    return re.compile(
        rf"(?:(?:{output})\s(?:share|ratio)|share\sof\s(?:its\s|the\s)?(?:{output}))(?:\s\w+){{0,3}}\s$", re.I
    )


@lru_cache(maxsize=1)
def _duration() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-](?P<unit>{either(units()['durations'])})s?(?:[\s-](?:long|old)(?!\w))?(?!\w)", re.IGNORECASE
    )


def unit_of(window: Window, amount: Amount, lead: int, tail: int) -> tuple[str, int]:
    """The unit of an amount and where its words end, `lead` and `tail` being the bounds around it.

    A counted noun is no part of the amount's own words, a span of time is.
    """
    end = amount.end + tail
    after = window.after(end)
    if amount.unit in {"percent", ""} and amount.scale == 1.0:
        if amount.unit and (of := of_output().match(after)):
            return GDP, end + of.end()
        if _share_of_output().search(window.before(amount.start - lead)):
            return GDP, end
    if amount.unit:
        return amount.unit, end
    lasting = _duration().match(after)
    if lasting:
        return units()["durations"][lasting["unit"].lower()], end + lasting.end()
    if after.startswith(("-strong", " strong")):
        return "people", end
    return counted(window, amount.end, end), end


def counted(window: Window, number: int, end: int) -> str:
    """The noun counted by a number that ends at `number`, its bound at `end`, with what stands before it; "" if none does."""
    token = window.token(number - 1)
    while (
        token is not None and token.head.end <= number and token.head is not token and token.head.pos in {"NUM", "NOUN"}
    ):
        token = token.head
    head = token.head if token is not None and token.dep in _MODIFIES else None
    while (
        head is not None
        and head.dep in {"compound", "nmod"}
        and head.head.pos == "NOUN"
        and head.head.start > head.start
    ):
        head = head.head
    if head is not None and head.pos in {"NOUN", "PROPN", "SYM"} and end <= head.start and head.end - end < FAR:
        phrase = _MORE.sub("", _BRACKET.split(window.text[end : head.end], maxsplit=1)[0].strip(" -\u00a0\n"))
        if not _LISTED.search(phrase):
            return phrase
    if of := _OF.match(window.after(end)):
        return _phrase(window, end + of.end())
    found = _WORD.match(window.after(end))
    after = window.token(end + 1)
    noun = after is not None and (after.pos in {"NOUN", "PROPN", "ADJ"} or after.text[:1].isupper())
    return _MORE.sub("", found[1]) if found and noun else ""


def _phrase(window: Window, at: int) -> str:
    """The noun phrase that starts at a place, without what stands before its first word of content."""
    first = window.token(at)
    if first is None:
        return ""
    head: Token = first
    while head.head.start > head.start and head.dep in {"nummod", "compound", "amod", "nmod", "quantmod", *_LEFT}:
        head = head.head
    skip = [c for c in head.children if c.dep in {"nummod", *_LEFT} and c.start >= at]
    start = max((max(t.end for t in c.subtree()) for c in skip), default=at)
    return (
        window.text[start : head.end].strip()
        if head.pos in {"NOUN", "PROPN"} and start <= head.start < start + FAR
        else ""
    )
