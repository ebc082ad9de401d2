"""What a sentence must have for a form of date to be looked for hides none of those that stand in it."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.dateforms import COUNTS, MONTH, NAMES, SEASONS, YEAR, Form, forms

CLAUSES = Path(__file__).parents[2] / "training" / "clauses.tsv"
WORDS = [
    *("the", "The", "in", "In", "of", "by", "since", "last", "Last", "this", "next", "earlier", "later", "previous"),
    *("early", "late", "mid-", "end", "start", "first", "second", "half", "quarter", "Q3", "H1", "ago", "back", "same"),
    *("day", "days", "week", "month", "year", "years", "decade", "century", "fiscal", "Fiscal", "FY", "FY24", "budget"),
    *("2024", "1998", "24", "3", "1990s", "2023-24", "19th", "twentieth", "Monday", "today", "tonight", "morning"),
    *("coming", "ongoing", "that", "to", "until", "ending", "yesterday", "tomorrow", "night", "evening", "Century"),
    *NAMES.split(),
    *SEASONS,
    *(s.title() for s in SEASONS),
    *COUNTS,
]


def hidden(text: str) -> list[Form]:
    low, digits = text.lower(), re.search(r"\d", text) is not None
    month, year = MONTH.search(text) is not None, YEAR.search(text) is not None
    return [f for f in forms() if f.pattern.search(text) and not f.may_stand_in(low, digits, month, year)]


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(" ".join))
def test_no_form_that_matches_is_passed_over(text: str) -> None:
    assert not hidden(text)


def test_nor_in_sentences_as_people_write_them() -> None:
    assert not any(hidden(line) for line in CLAUSES.read_text(encoding="utf8").splitlines())
