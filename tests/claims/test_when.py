from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.claims import When
from detente.errors import DateError

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_a_day_survives_writing_and_reading(day: dt.date) -> None:
    assert When.parse(str(When.day(day))) == When.day(day)


@given(DAYS, DAYS)
def test_a_span_holds_both_ends(a: dt.date, b: dt.date) -> None:
    first, last = sorted((a, b))
    span = When.span(When.day(first), When.day(last))
    assert When.day(first).within(span)
    assert When.day(last).within(span)
    assert When.parse(span.edtf) == span


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_month_lies_in_its_year(year: int, month: int) -> None:
    assert When.month(year, month).within(When.year(year))
    assert When.parse(f"{year}-{month:02}") == When.month(year, month)


def test_our_own_reading_agrees_with_the_library_on_common_forms() -> None:
    from edtf import parse_edtf

    for text in ("2024-01-05", "2024-02", "1999", "2023-12/2024-01"):
        found = parse_edtf(text)
        when = When.parse(text)
        assert (found.lower_strict()[:3], found.upper_strict()[:3]) == (
            when.start.timetuple()[:3],
            when.end.timetuple()[:3],
        )


def test_open_sides_have_no_end() -> None:
    assert When.parse("2022-02-24/..").end == dt.date.max
    assert When.parse("../2022").start == dt.date.min


def test_uncommon_forms_are_read_too() -> None:
    spring = When.parse("2023-21")
    assert spring.start.year == 2023
    assert When.parse("1984~").start.year <= 1984


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-31", "", "5/1/2024"])
def test_what_is_no_date_is_refused_with_the_known_forms(text: str) -> None:
    with pytest.raises(DateError) as error:
        When.parse(text)
    assert "2024-01-05" in error.value.remedy
