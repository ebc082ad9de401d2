"""A statement as a sentence, by its relation's `says`."""

from __future__ import annotations

import re

from detente.claims import Statement
from detente.vocabulary import Vocabulary

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SLOT = re.compile(r"\{(\w+)(?:\|([^}]*))?\}")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def sentence(statement: Statement, vocabulary: Vocabulary) -> str:
    """The statement in plain English, with its time: "Finland is a member of NATO since 4 April 2023"."""
    relation = vocabulary.relation(statement.relation)
    names = {role: vocabulary.name(id) for role, id in statement.roles}
    money = len(statement.unit) == 3 and statement.unit.isupper()
    counted = ("system" in names and not money) or f"|{statement.unit}}}" in relation.says
    plain = {
        "number": "" if "system" in names and money else amount(statement.number, "" if counted else statement.unit),
        "stage": statement.stage,
        "capacity": statement.capacity,
        "gist": f"“{statement.gist}”" if statement.gist else "",
        "place": statement.place,
    }

    def fill(slot: re.Match[str]) -> str:
        return names.get(slot[1]) or plain.get(slot[1]) or slot[2] or ""

    text = re.sub(r"\s*\(\)|\s+(?:from|in|of|for|by)\s*$", "", _SLOT.sub(fill, relation.says))
    shown = statement.stage not in {"operated", "in force"} and "{stage" not in relation.says
    detail = [statement.definition, statement.stage if shown else ""]
    if statement.capacity and "{capacity" not in relation.says:
        detail.append(statement.capacity)
    if statement.number is not None and ("{number" not in relation.says or ("system" in names and money)):
        detail.append(amount(statement.number, statement.unit))
    known = ", ".join(d for d in detail if d)
    text = re.sub(r"\b(is) a (?=[aeiou])", r"\1 an ", text)
    when = f"{statement.when}{statement.end}~" if statement.censored else statement.when
    return re.sub(r"\s+", " ", f"{text}{f' ({known})' if known else ''} {time(when, relation.shape)}").strip()


def amount(number: float | None, unit: str = "") -> str:
    """A number as people write it: 7.9496 trillion JPY, 63, 2 percent of GDP."""
    if number is None:
        return ""
    if unit == "rank":
        return f"number {_short(number)} of all"
    if unit == "percent change":
        return f"{number:+g} percent on the period before"
    size = abs(number)
    for scale, word in _SCALES:
        if size >= scale:
            return f"{_short(number / scale)} {word}{' ' + unit if unit else ''}"
    return f"{_short(number)}{' ' + unit if unit else ''}"


def _short(number: float) -> str:
    text = f"{number:,.4f}".rstrip("0").rstrip(".")
    return text or "0"


def day(edtf: str) -> str:
    """An EDTF date in words: 4 April 2023, April 2023, 2023; other forms as they stand."""
    parts = edtf.strip("~?%").split("-")
    if len(parts) == 3 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12 and parts[2].isdigit():
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return edtf


def time(edtf: str, shape: str = "event") -> str:
    """When, as a phrase: since 4 April 2023; from 1955 to 1991; on 22 December 2023; for 2024."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if slash:
        if last in {"..", ""}:
            return f"since {day(first)}"
        if first in {"..", ""}:
            return f"until {day(last)}"
        if last.endswith("~"):
            return f"from {day(first)} to {day(last)} at least"
        return f"from {day(first)} to {day(last)}"
    if shape == "series":
        return f"for {day(edtf)}"
    return f"{'on' if len(edtf) == 10 else 'in'} {day(edtf)}"
