from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.claims import When
from detente.reading.dates import find_dates
from detente.reading.syntax import parse

TODAY = dt.date(2024, 1, 5)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 22 December 2023", "2023-12-22"),
        ("on December 16, 2022", "2022-12-16"),
        ("in late October 2025", "2025-10"),
        ("since 2014", "2014/.."),
        ("from 1991 to 2024", "1991/2024"),
        ("between 2020 and 2024", "2020/2024"),
        ("by 2030", "../2030"),
        ("for fiscal 2024", "2024"),
        ("FY24", "2024"),
        ("the 1990s", "1990/1999"),
        ("last year", "2023"),
        ("on Monday", "2024-01-01"),
        ("yesterday", "2024-01-04"),
        ("last spring", "2023-21"),
        ("two years ago", "2022"),
        ("in July", "2023-07"),
        ("a few days ago", "2023-12-21/2024-01-05"),
    ],
)
def test_a_date_is_read_as_edtf(text: str, edtf: str) -> None:
    (found,) = find_dates(text, 0, len(text), TODAY)
    assert str(found.when) == edtf


@pytest.mark.parametrize("text", ["it may rain", "we cost $2024", "spent 2000 yen"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, 0, len(text), TODAY) == []


def test_a_relative_date_in_an_undated_text_is_seen_and_left_open() -> None:
    (found,) = find_dates("it began on Monday", 0, 18, None)
    assert found.when is None


def test_every_date_that_is_read_is_valid_edtf() -> None:
    text = "From 3 May 2019 to June 2021, in spring 2020, in the 1990s, by 2030 and since March 24."
    for found in find_dates(text, 0, len(text), TODAY):
        assert found.when
        assert When.parse(found.when.edtf).edtf == found.when.edtf


PARTS = st.sampled_from(["", "early ", "late ", "mid-"])
MONTH = st.sampled_from(["January", "March", "Sept.", "December"])
DATES = st.one_of(
    st.builds("{}{}".format, PARTS, st.integers(1900, 2060)),
    st.builds("{} {} {}".format, st.integers(1, 28), MONTH, st.integers(1900, 2060)),
    st.builds("{}{} {}".format, PARTS, MONTH, st.integers(1900, 2060)),
    st.builds("the {}{}0s".format, PARTS, st.integers(190, 202)),
    st.builds("Q{} {}".format, st.integers(1, 4), st.integers(1990, 2030)),
    st.builds(
        "{} {} ago".format,
        st.sampled_from(["two", "a few", "20"]),
        st.sampled_from(["days", "weeks", "months", "years", "decades"]),
    ),
    st.builds(
        "{} {}".format,
        st.sampled_from(["last", "next", "this"]),
        st.sampled_from(["year", "month", "week", "spring", "winter", "March", "quarter"]),
    ),
    st.builds("fiscal {}".format, st.integers(1990, 2030)),
    st.builds("the past {} years".format, st.integers(2, 90)),
    st.sampled_from(["Monday", "yesterday", "3 May", "the second quarter", "the 19th century", "2014-2022", "Feb. 29"]),
)
LEADS = st.sampled_from(["in", "since", "by", "until", "before", "after", "from", "through", "on"])
TODAYS = st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31))


@given(LEADS, DATES, TODAYS)
def test_whatever_is_read_is_valid_edtf_and_ordered(lead: str, date: str, today: dt.date) -> None:
    text = f"It held {lead} {date} there."
    for found in find_dates(text, 0, len(text), today):
        assert 0 <= found.start < found.end <= len(text)
        if found.when:
            assert found.when.start <= found.when.end
            assert str(When.parse(found.when.edtf)) == found.when.edtf


@settings(deadline=None)
@given(st.sampled_from(["January", "March", "3 May", "Monday", "last year", "spring", "December 20"]), TODAYS)
def test_since_is_never_in_the_future(date: str, today: dt.date) -> None:
    text = f"It has held since {date}."
    (found,) = find_dates(text, 0, len(text), today, parse(text)[0])
    assert found.when
    assert found.when.start <= today
    assert found.when.end == dt.date.max


@given(DATES, DATES, TODAYS)
def test_a_range_of_dates_is_ordered(first: str, last: str, today: dt.date) -> None:
    text = f"It held from {first} to {last} there."
    for found in find_dates(text, 0, len(text), today):
        assert found.when is None or found.when.start <= found.when.end
