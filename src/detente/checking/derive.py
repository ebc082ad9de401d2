"""What follows from a series: change, rate, ratio, streak and record, each with its sum in words."""

from __future__ import annotations

from dataclasses import dataclass

from detente.checking.agree import Agreement, agree
from detente.checking.case import Case
from detente.claims import Statement, Value
from detente.record.sentence import amount

PART = 2.5
"""A sum that is so many times smaller or larger than the record's is taken to be of something else."""
REVISED, REVISED_POINTS = 0.25, 3.0
"""How far a later edition may move a figure, as a share, and a rate of change, in percentage points."""
ENOUGH = 5
"""A record is only called one where the series goes back at least so many periods."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one definition and period say of a value."""

    fits: Agreement
    words: str
    statements: tuple[Statement, ...]
    definition: str
    apart: bool = False
    close: bool = False
    """Whether the figures differ by no more than the revisions of a series do."""
    above: bool | None = None
    """Whether a rate of change is above the stated one; None for other measures."""
    gap: float = 0.0
    """How far a level lies from the stated one, as a share of it."""


def derive(
    case: Case, value: Value, table: dict[int, Statement], year: int, unit: str, definition: str
) -> Result | None:
    """What a value of the claim comes to in one period: the level, the change since the period before, the streak, the record."""
    now, first = table.get(year), _first(case, year)
    before = table.get(first)
    if now is None or now.number is None:
        return None
    match value.measure:
        case "level" if value.unit == unit and not now.capacity.startswith("constant"):
            ratio = now.number / value.number if value.number else 0.0
            apart = not 1 / PART <= ratio <= PART and unit != "percent of GDP"
            words = f"{amount(now.number, unit)} in {year}"
            close = abs(ratio - 1) <= REVISED
            return Result(agree(value, now.number), words, (now,), definition, apart, close, gap=abs(ratio - 1))
        case "change" if before and before.number and value.unit == unit:
            change = now.number - before.number
            words = f"{amount(now.number)} − {amount(before.number)} = {amount(change, unit)} from {first} to {year}"
            return Result(agree(value, change), words, (now, before), definition)
        case "change" if before and before.number and value.unit == "percent":
            rate = (now.number / before.number - 1) * 100
            words = f"{amount(now.number)} ÷ {amount(before.number)} − 1 = {rate:+.1f} % from {first} to {year}"
            close = abs(rate - value.number) <= REVISED_POINTS
            return Result(agree(value, rate), words, (now, before), definition, close=close, above=rate > value.number)
        case "ratio":
            if before is None or not before.number:
                return None
            ratio = now.number / before.number
            if first == year - 1 and agree(value, ratio) != "agree":
                return None  # from when on it doubled, the text may have told elsewhere
            return Result(
                agree(value, ratio),
                f"{amount(now.number)} ÷ {amount(before.number)} = {ratio:.2f}",
                (now, before),
                definition,
            )
        case "streak":
            return _streak(value, table, year, definition, rising=case.claim.scope != "decrease")
        case "rank" if case.claim.scope in {"record", ""}:
            return _record(table, year, unit, definition)
    return None


def _first(case: Case, year: int) -> int:
    """The year from which a change up to `year` is told: that in which the claim's time begins, else the year before."""
    start = case.claim.when.start.year if case.claim.when else year
    return start if 1 < start < year else year - 1


def _streak(value: Value, table: dict[int, Statement], year: int, definition: str, *, rising: bool) -> Result | None:
    """How many periods in a row, up to this one, rose (or fell)."""
    length, at = 0, year
    while at in table and at - 1 in table:
        step = (table[at].number or 0) - (table[at - 1].number or 0)
        if (step > 0) != rising or step == 0:
            break
        length, at = length + 1, at - 1
    known_start = at - 1 in table
    if not known_start and length < value.number:
        return None
    fits = agree(value, length)
    if length > value.number and fits != "agree":
        fits = "near" if known_start else "agree"
    word = "risen" if rising else "fallen"
    return Result(
        fits,
        f"{word} {length} years in a row, {at + 1} to {year}",
        tuple(table[y] for y in (year, at + 1, at) if y in table),
        definition,
    )


def _record(table: dict[int, Statement], year: int, unit: str, definition: str) -> Result | None:
    earlier = {y: s for y, s in table.items() if y < year}
    if len(earlier) < ENOUGH:
        return None
    top = max(earlier, key=lambda y: earlier[y].number or 0)
    now = table[year].number or 0
    fits: Agreement = "agree" if now > (earlier[top].number or 0) else "off"
    highest = f"{amount(earlier[top].number, unit)} in {top}"
    words = f"{amount(now, unit)} in {year}; the highest before, back to {min(earlier)}, was {highest}"
    return Result(fits, words, (table[year], earlier[top]), definition)
