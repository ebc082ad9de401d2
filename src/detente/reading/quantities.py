"""How much: money, percentages, counts, ordinals, ratios, fractions, open numbers and spans of time.

    proportions and ordinals → numbers with signs and units → ranges → without names → bounds, units, what they measure

Names that look like quantities (Article 5, F-16, 2024) are not quantities. All expressions are linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from detente.claims import Value
from detente.claims.model import is_money
from detente.reading.amounts import GDP, PERCENT, Amount, find_amounts, join_ranges
from detente.reading.bases import with_bases
from detente.reading.bounds import bound_after, bound_before
from detente.reading.counting import unit_of
from detente.reading.designations import name_spans, without_names
from detente.reading.measures import STREAK, measure_of
from detente.reading.numerals import units
from detente.reading.ordinals import find_ordinals
from detente.reading.proportions import find_proportions
from detente.reading.syntax import Sentence
from detente.reading.window import Taken, Window

_MINUS = re.compile(r"(?:(?<=[\s(])[-−]|minus\s)$")
_BETWEEN = re.compile(r"(?:between|from)\s$", re.IGNORECASE)


def find_quantities(
    text: str, sentence: Sentence, names: Iterable[tuple[int, int]], states: Collection[str] = ()
) -> list[Value]:
    """The quantities of one sentence of `text`, left to right, none overlapping another.

    `names` are spans, of entities and dates, whose numbers are not quantities; `states` are those that it names, which say whose
    kroner are meant. Offsets in the values are into `text`, and
    a value's text is exactly what stands there: its bound, number and unit, without the noun that it counts.
    """
    window = Window(text, sentence)
    taken = Taken([*names, *name_spans(window)])
    worded = [v for v in (*find_proportions(window), *find_ordinals(window)) if v.start not in taken]
    covered = Taken([(v.start, v.end) for v in worded])
    amounts = [a for a in find_amounts(window) if a.digits not in taken and a.digits not in covered]
    found = worded + [
        _value(window, a) for a in without_names(window, join_ranges(window, amounts)) if _counts(window, a)
    ]
    apart = [_of_the_land(v, states) for v in _apart(sorted(found, key=lambda v: (v.start, -v.end)))]
    return list(with_bases(window, apart))


def _of_the_land(value: Value, states: Collection[str]) -> Value:
    """A sum in the money of the one state named among those whose money has that name: Norway's 75 billion KRONER."""
    shared = units()["shared"].get(value.text.rpartition(" ")[2].lower()) if is_money(value.unit) else None
    meant = {shared[s] for s in states if s in shared} if shared else set()
    return replace(value, unit=meant.pop()) if len(meant) == 1 else value


def _apart(values: list[Value]) -> Iterator[Value]:
    """Each value that starts after the one before ends; what a change starts from has the unit of what it ends in."""
    end = -1
    for n, value in enumerate(values):
        if value.measure == "base" and not value.unit and n + 1 < len(values):
            value = replace(value, unit=values[n + 1].unit)
        if value.start >= end:
            yield value
            end = value.end


def _counts(window: Window, amount: Amount) -> bool:
    """Whether "one" counts: one missile; not one of them, no one, one day."""
    written = window.text[amount.digits : amount.end].lower()
    if written != "one":
        return True
    token = window.token(amount.digits)
    if token is None or token.dep != "nummod" or token.head.start < amount.end:
        return False
    return token.head.pos in {"NOUN", "PROPN"} and token.head.lemma not in {
        "hand",
        "day",
        "thing",
        "way",
        "side",
        "time",
        "another",
    }


_LASTS = frozenset({"last", "take", "be", "spend", "need", "require", "wait", "run", "serve"})


def _is_span(window: Window, at: int) -> bool:
    """Whether "over" tells a span, not a bound: it grew over six years; not, it lasted over six years, or for over six."""
    token = window.token(at)
    if token is None or token.lemma != "over":
        return False
    last = next(iter(window.preceding(at, 1)), None)
    return last is None or not (last.pos == "ADP" or last.lemma in _LASTS)


def _plain(number: float) -> float:
    """A number without what binary fractions add to it: 16.6 billion is not 16600000000.000002."""
    return float(f"{number:.12g}")


def _value(window: Window, amount: Amount) -> Value:
    comparator, lead = bound_before(window.before(amount.start))
    trailing, tail = bound_after(window.after(amount.end)) if comparator == "=" else (comparator, 0)
    unit, end = unit_of(window, amount, lead, tail)
    if comparator == trailing == "=":  # two per cent of GDP OR MORE
        trailing, tail = bound_after(window.after(end)) if unit == GDP else ("=", 0)
        end += tail
    if unit in units()["durations"].values() and _is_span(window, amount.start - lead):
        trailing, lead = "=", 0
    start = amount.start - lead
    if amount.upper is not None and (between := _BETWEEN.search(window.before(start))):
        start -= len(between[0])
    measure, sign = measure_of(window, unit, start, end)
    if measure == "streak" and (row := STREAK.match(window.after(end))):
        unit, end = row["unit"] or unit, end + row.end()
    size = 10 if measure == "streak" and unit == "decades" else 1
    minus = _MINUS.search(window.before(start))
    if minus and (is_money(unit) or unit in PERCENT):
        sign, start = -1.0, start - len(minus[0])
    number = _plain(size * sign * amount.number * amount.scale)
    upper = _plain(sign * amount.upper * amount.scale) if amount.upper is not None else None
    unit = "years" if size > 1 else unit
    return Value(number, unit, window.text[start:end], trailing, measure, upper, start, end)
