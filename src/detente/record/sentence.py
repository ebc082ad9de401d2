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


_A = re.compile(r"\ba (?=[aeio]|[AEFHILMNORSX][A-Z\d-])")
"""Where "a" is "an": an observer, an ICBM, an F-16."""
_VERB = re.compile(r"<([^|>]*)\|([^|>]*)(?:\|([^>]*))?>")


def sentence(statement: Statement, vocabulary: Vocabulary) -> str:
    """The statement in plain English, with its time: "Finland has been a member of NATO since 4 April 2023".

    It begins as it would inside a sentence ("the United States ..."); `capital` makes it one of its own.
    """
    relation = vocabulary.relation(statement.relation)
    names = {role: vocabulary.told(id) for role, id in statement.roles}
    says = relation.says_at.get(statement.stage, relation.says) if statement.when else relation.says
    money = len(statement.unit) == 3 and statement.unit.isupper()
    counted = ("system" in names and not money) or f"|{statement.unit}}}" in says
    plain = {
        "number": "" if "system" in names and money else amount(statement.number, "" if counted else statement.unit),
        "stage": statement.stage,
        "capacity": statement.capacity,
        "gist": f"“{statement.gist}”" if statement.gist else "",
        "place": statement.place,
    }

    def fill(slot: re.Match[str]) -> str:
        return names.get(slot[1]) or plain.get(slot[1]) or slot[2] or ""

    text = re.sub(
        r"\s*\(\)|\s+(?:from|in|of|for|by)\s*$", "", _SLOT.sub(fill, _conjugated(says, statement, relation.shape))
    )
    own = says is not relation.says
    shown = statement.stage not in {"operated", "in force"} and "{stage" not in says and not own
    detail = [statement.definition, statement.stage if shown else ""]
    if statement.capacity and "{capacity" not in says:
        detail.append(statement.capacity)
    if statement.number is not None and ("{number" not in says or ("system" in names and money)):
        detail.append(amount(statement.number, statement.unit))
    known = ", ".join(d for d in detail if d)
    text = _A.sub("an ", text).replace("s's ", "s’ ").replace("(the ", "(")
    when = f"{statement.when}{statement.end}~" if statement.censored else statement.when
    told = _reached(when) if own and relation.shape == "interval" else time(when, relation.shape)
    return re.sub(r"\s+", " ", f"{text}{f' ({known})' if known else ''} {told}").strip()


def capital(text: str) -> str:
    """A sentence with its first letter as one begins."""
    return text[:1].upper() + text[1:]


def _conjugated(says: str, statement: Statement, shape: str) -> str:
    """The verb in its tense: now where no time is told, since a day where it lasts, in the past else."""
    first, slash, last = statement.when.partition("/")
    lasts = bool(slash) and last in {"..", ""} and first != ".." and not statement.censored
    tense = 3 if lasts else 2 if statement.when or shape == "event" else 1
    return _VERB.sub(lambda verb: verb[tense] or verb[2], says)


def _reached(edtf: str) -> str:
    """When a stage was reached: on 8 April 2010; and until when it held, where that is known."""
    first, slash, last = edtf.partition("/")
    until = f", which held until {day(last.rstrip('~'))}" if slash and last not in {"..", ""} else ""
    return f"{'on' if len(first) == 10 else 'in'} {day(first)}{until}"


def amount(number: float | None, unit: str = "") -> str:
    """A number as people write it: 7.9496 trillion JPY, 63, 2 percent of GDP."""
    if number is None:
        return ""
    if unit == "rank":
        return f"number {_short(number)} of all"
    if number == 1 and unit.islower() and unit.endswith("s"):
        unit = unit[:-1]
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
    """An EDTF date in words: 4 April 2023, April 2023, 2023; since 1960, until 1991, 1955 to 1991; other forms as they stand."""
    first, slash, last = edtf.partition("/")
    if slash and "/" not in last:
        open_start, open_end = first in {"..", ""}, last in {"..", ""}
        if open_start or open_end:
            return f"until {day(last)}" if open_start else f"since {day(first)}"
        return f"{day(first)} to {day(last)}"
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
