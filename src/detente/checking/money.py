"""A sum in one money held against a figure in another, by a dated rate of the record and marked as such.

Rates are averages of a year, or of a month of it; a budget may have been reckoned at the rate of any day. So a conversion may bear
a sum out, and never gainsays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from detente.checking.agree import meant
from detente.checking.case import Case
from detente.checking.derive import Result
from detente.claims import Statement, Value
from detente.claims.model import is_money
from detente.record.sentence import amount
from detente.record.view import View

DRIFT = 0.06
"""How far the rate of a day may lie from the average of its year, as a share."""
DOLLAR = "USD"
Rate = tuple[float, tuple[Statement, ...]]
Tables = dict[tuple[str, str], dict[int, Statement]]
"""Figures by definition and unit, then by year."""


def in_its_money(case: Case, series: Tables) -> Tables:
    """The series in the currency that the text gives, where there are any, with those that are in none; else all."""
    stated = {v.unit for v in case.claim.values if v.measure == "level" and v.unit.isupper()}
    if not stated & {unit for _, unit in series}:
        return series
    return {key: table for key, table in series.items() if key[1] in stated or not key[1].isupper()}


def in_other_money(case: Case, result: Result) -> bool:
    """Whether the text gives the sum in another currency than the series in which the rate of change fails."""
    stated = {v.unit for v in case.claim.values if v.measure == "level" and v.unit.isupper()}
    held = {s.unit for s in result.statements if s.unit.isupper()}
    return bool(stated and held) and not stated & held


def converted(case: Case, value: Value, tables: Tables, years: Sequence[int]) -> list[Result]:
    """What bears a sum out in another money than the text's, under each definition."""
    if value.measure != "level" or not is_money(value.unit):
        return []
    found = []
    for (definition, unit), table in sorted(tables.items()):
        if is_money(unit) and unit != value.unit:
            told = [table[year] for year in years if year in table]
            found.append(_borne_out(case, value, told, definition))
    return [r for r in found if r]


def _borne_out(case: Case, value: Value, statements: Iterable[Statement], definition: str) -> Result | None:
    """What bears a sum out among figures of one definition in other moneys, likeliest first, at the rate of the text's year, of
    the one before or of the figure's own; None where nothing does."""
    told = case.as_of.year
    for statement, year in [(s, y) for s in statements for y in dict.fromkeys((str(told), str(told - 1), s.when[:4]))]:
        rate = rate_of(case.record, statement.unit, value.unit, year)
        if rate is None or statement.number is None or statement.capacity.startswith("constant"):
            continue
        dollars = statement.number * rate[0]
        low, high = meant(value)
        if low * (1 - DRIFT) <= dollars <= high * (1 + DRIFT):
            at = " and ".join(f"{r.number:g} {r.unit} ({r.when})" for r in rate[1])
            words = f"{amount(statement.number, statement.unit)} in {statement.when[:4]}, or {amount(_round(dollars), value.unit)}"
            gap = abs(dollars / value.number - 1)
            return Result("agree", f"{words} converted at {at}", (statement, *rate[1]), definition, gap=gap)
    return None


def rate_of(record: View, given: str, wanted: str, year: str) -> Rate | None:
    """How much of one money a unit of another was in a year, through the dollar where it must, and by which statements."""
    one, other = _dollars(record, given, year), _dollars(record, wanted, year)
    if one is None or other is None or given == wanted:
        return None
    return one[0] / other[0], (*one[1], *other[1])


def _dollars(record: View, money: str, year: str) -> Rate | None:
    """How many dollars a unit of a money was in a year."""
    if money == DOLLAR:
        return 1.0, ()
    return _rates(record).get((money, year))


@lru_cache(maxsize=8)
def _rates(record: View) -> dict[tuple[str, str], Rate]:
    """Dollars for a unit of each money, by year; the average of the year goes before that of a month."""
    made: dict[tuple[str, str], Rate] = {}
    for statement in sorted(record.find("exchange_rate"), key=lambda s: (-len(s.when), s.when)):
        quoted, _, base = statement.unit.partition(" per ")
        if statement.number:
            money, rate = (quoted, 1 / statement.number) if base == DOLLAR else (base, statement.number)
            made[money, statement.when[:4]] = rate, (statement,)
    return made


def _round(number: float) -> float:
    """To three digits: the rate allows no more."""
    return float(f"{number:.3g}")
