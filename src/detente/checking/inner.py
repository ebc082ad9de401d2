"""The sum that a text does itself: the old figure, the new one and the change between them must fit each other.

Each figure may be anything that its words allow (agree.meant), so what they come to is a range too:

    rate = (new ÷ old − 1) × 100      ratio = new ÷ old      change = new − old

Where no change within its own range lies in that range, one of the three is wrong, whatever the record says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.checking.agree import meant
from detente.checking.case import Case
from detente.checking.model import Judgement, Verdict
from detente.claims import Value
from detente.record.sentence import amount

POINTS, PART = 3.0, 0.25
"""A rate so many percentage points and such a part away from what the other figures come to is wrong; less is imprecise."""
TRIVIAL = 0.5
"""Percentage points that nobody would call an error."""
_REAL = re.compile(
    r"\b(?:real terms|inflation|constant|per year|a year on average|annual(?:ly)?|average)\b", re.IGNORECASE
)
"""Words by which a rate is not that between the two figures as they stand."""


def with_inner(case: Case, judgement: Judgement) -> Judgement:
    """A judgement, and the text's own sum: where that does not come out, what the record leaves open is settled by it."""
    found = _figures(case)
    if found is None:
        return judgement
    old, new, change = found
    verdict, words = come_to(old, new, change)
    steps = (*judgement.derivation, f"{words} (the text's own figures)")
    if verdict is None or judgement.verdict is Verdict.CONTRADICTED:
        return replace(judgement, derivation=steps)
    because = f"The text's own figures do not fit each other: {words}, not {change.text}"
    if judgement.verdict is Verdict.SUPPORTED:  # each figure is on record, but they are not of the same two years
        verdict, because = Verdict.IMPRECISE, f"{because}; on record: {judgement.because.rstrip('.')}"
    return replace(judgement, verdict=verdict, because=f"{because}.", derivation=steps)


def _figures(case: Case) -> tuple[Value, Value, Value] | None:
    """The old figure, the new one and the change, where the claim has one of each."""
    values = case.claim.values
    olds = [v for v in values if v.measure == "base"]
    changes = [v for v in values if v.measure in {"change", "ratio"}]
    if len(olds) != 1 or len(changes) != 1 or _REAL.search(case.claim.quote):
        return None
    old, change = olds[0], changes[0]
    news = [v for v in values if v.measure in {"level", "count"} and v.unit == old.unit]
    if len(news) != 1 or min(old.number, news[0].number) <= 0:
        return None
    return (old, news[0], change) if change.unit in {"percent", "times", old.unit} else None


def come_to(old: Value, new: Value, change: Value) -> tuple[Verdict | None, str]:
    """What is wrong with the change that is told between two figures (None: nothing), and the sum of them in words."""
    (old_low, old_high), (new_low, new_high) = meant(old), meant(new)
    written = f"{amount(new.number)}"
    if change.unit == old.unit:
        low, high, exact = new_low - old_high, new_high - old_low, new.number - old.number
        words = f"{written} − {amount(old.number)} = {amount(exact, old.unit)}"
        least, part = max(abs(old.number), abs(new.number)) * TRIVIAL / 100, PART * abs(exact)
    else:
        low, high, exact = new_low / max(old_high, 1e-12), new_high / max(old_low, 1e-12), new.number / old.number
        words = f"{written} ÷ {amount(old.number)} = {exact:.2f}"
        least, part = TRIVIAL / 100, max(POINTS / 100, PART * abs(exact))
        if change.unit == "percent":
            low, high, exact = (low - 1) * 100, (high - 1) * 100, (exact - 1) * 100
            words = f"{written} ÷ {amount(old.number)} − 1 = {exact:+.1f} %"
            least, part = TRIVIAL, max(POINTS, PART * abs(exact))
    stated_low, stated_high = meant(change)
    gap = max(stated_low - high, low - stated_high)
    if gap <= least:
        return None, words
    return (Verdict.CONTRADICTED if gap > part else Verdict.IMPRECISE), words
