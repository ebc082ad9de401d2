"""Numbers in a sentence with their sign, magnitude and unit, and ranges of two of them; what they measure is not told here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from detente.claims.model import is_money
from detente.reading.lexicon import words
from detente.reading.numerals import either, magnitude, number_of, numeral, scale_of, units
from detente.reading.syntax import Token
from detente.reading.window import FIGURE, Window, telling

GDP = "percent of GDP"
PERCENT = {"percent", "percentage points", GDP}
FAR = 10
"""How many words before a number may make it where a change starts or ends: raised spending by 5 billion to 20."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it stands: `number` before its `scale`, `unit` where a sign or word gives one; a range has an `upper`."""

    number: float
    scale: float
    unit: str
    start: int
    digits: int
    end: int
    signed: bool = False
    upper: float | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing but the number says that it is a quantity."""
        return not self.unit and self.scale == 1.0

    @property
    def money(self) -> bool:
        """Whether its unit is a currency."""
        return is_money(self.unit)


@lru_cache(maxsize=1)
def _after() -> dict[str, str]:
    """Every unit that may stand after a number, in lower case, with what it stands for."""
    data = units()
    names = {name.lower(): code for name, code in data["currencies"].items()}
    names |= {f"{name}s": code for name, code in names.items() if not name.endswith("s")}
    names |= {size: name for size, name in data["sizes"].items() if size not in names}
    names |= {word.lower(): "percent" for word in data["percent"]}
    return names | {word.lower(): "percentage points" for word in data["points"]}


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    symbols = either(units()["symbols"])
    return re.compile(
        rf"(?:(?<![\w.,:/+-])|(?<=\d-)|(?<=[\s(][-−])|(?<=[\w%]-)(?=[$€£¥₹₩]))"
        rf"(?:(?P<symbol>(?-i:{symbols}))[\s-]?)?(?P<number>{numeral()})"
        rf"(?P<magnitude>{magnitude()})"
        rf"(?:[\s-]?(?P<unit>{either(_after())})(?!\w|-\d))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _needs() -> frozenset[str]:
    """The words without one of which no number stands."""
    large = telling(units()["magnitudes"])
    return telling((*units()["numbers"], "half", "quarter", "quarters")) | large | {f"{m}s" for m in large} | {FIGURE}


def moves_before(window: Window, at: int, reach: int, *, ratios: bool = False) -> list[Token]:
    """The words of change among the last few before a place, none from beyond a full stop or semicolon; `ratios` are such too
    where they are verbs: tripled."""
    near: list[Token] = []
    before = window.preceding(at, reach)
    moves = words("units.yaml", "rises") | words("units.yaml", "falls")
    for token in before:
        near = [] if token.text in {";", "."} else near
        beside = token.pos == "VERB" or token.lemma not in words("units.yaml", "changes_beside") or token is before[-1]
        many = ratios and token.pos == "VERB" and token.text.lower() in units()["ratios"]
        if (token.lemma in moves and beside) or many:
            near.append(token)
    return near


def find_amounts(window: Window) -> Iterator[Amount]:
    """The numbers of a sentence, left to right."""
    for m in window.find(_scanner(), _needs()):
        number = number_of(m["number"])
        if number is None:
            continue
        end, unit, scale = m.end(), units()["symbols"].get(m["symbol"] or "", ""), scale_of(m["magnitude"])
        written = (m["unit"] or "").lower()
        if written and not unit:
            unit = _after()[written]
            if not _is_unit(window, m, unit, scale):
                unit, written = "", ""
        if m["unit"] and not written:
            end = m.start("unit") - (window.text[m.start("unit") - 1] in " -\u00a0")
        short = m["magnitude"].strip().lower()
        if short in units()["short"] and not is_money(unit):
            if unit or not (known := _without_currency(window, short, end)):
                continue
            scale, unit = known
        yield Amount(number, scale, unit, m.start(), m.start("number"), end, bool(m["symbol"]))


def _without_currency(window: Window, short: str, end: int) -> tuple[float, str] | None:
    """What a short magnitude means where no currency stands by: 5k are thousands, 300m metres, but 300m people millions."""
    counts = any(t.tag == "NNS" for t in window.following(end, 1)) or window.after(end).startswith("-strong")
    if short == "k" or (short == "m" and counts):
        return scale_of(short), ""
    size = units()["sizes"].get(short)
    return (1.0, size) if size else None


def _is_unit(window: Window, m: re.Match[str], unit: str, scale: float) -> bool:
    """Whether a word after a number is its unit: not "60 won the vote", "500 pounds of explosives", "a euro area"."""
    if m["unit"].lower() == "won" and scale == 1.0:
        verb, following = window.token(m.start("unit")), next(iter(window.following(m.end(), 1)), None)
        takes = following is not None and following.pos in {"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"}
        if verb is not None and verb.pos == "VERB" and takes:
            return False
    weight = m["unit"].lower() in {"pound", "pounds"} and scale == 1.0
    after = window.after(m.end())
    return not (weight and (window.text[m.start("unit") - 1] == "-" or after.startswith((" of ", " bomb", " warhead"))))


_JOINS = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and)\s")


def join_ranges(window: Window, amounts: list[Amount]) -> list[Amount]:
    """Two numbers made one where they are the ends of a range: 8-10 billion, between 20 and 30, $8bn to $10bn."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        between = window.text[last.end : amount.start] if last and amount.start - last.end < 6 else ""
        link = _JOINS.fullmatch(between)
        if last is None or link is None or last.upper is not None or not _ranges(window, last, between.strip(), amount):
            joined.append(amount)
            continue
        scale = last.scale if last.scale > 1 else amount.scale
        joined[-1] = replace(
            amount,
            number=last.number * scale / amount.scale,
            upper=amount.number,
            unit=amount.unit or last.unit,
            start=last.start,
            digits=last.digits,
            signed=last.signed,
        )
    return joined


def _ranges(window: Window, low: Amount, link: str, high: Amount) -> bool:
    if low.unit and high.unit and low.unit != high.unit:
        return False
    if low.unit and not high.unit and not low.signed:
        return False
    before = window.before(low.start).lower().rstrip()
    if link == "and" and not before.endswith("between"):
        return False
    ends = low.unit and link == "to" and not (before.endswith("by") and " from " not in window.after(high.end)[:12])
    if before.endswith("from") and moves_before(window, low.start, FAR, ratios=True):
        return False
    if ends and moves_before(window, low.start, 4):
        return False
    if link == "or" and not (low.plain and high.number - low.number == 1 and not high.signed):
        return False
    first = low.number * (low.scale if low.scale > 1 else high.scale)
    return first < high.number * high.scale
