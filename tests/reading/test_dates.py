from __future__ import annotations

import datetime as dt

import pytest

from detente.claims import When
from detente.reading.dates import find_dates

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
