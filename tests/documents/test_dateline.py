from __future__ import annotations

import datetime as dt

import pytest

from detente.documents import from_text
from detente.documents.dates import dateline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Title\n\nHELSINKI, 3 April 2024 — The snow fell.", dt.date(2024, 4, 3)),
        ("WASHINGTON, July 11, 2024 - Leaders met.", dt.date(2024, 7, 11)),
        ("SOUTH CHINA SEA (July 13, 2022) The ship sails.", dt.date(2022, 7, 13)),
        ("The treaty was signed in Prague, 8 April 2010, by two presidents.", None),
        ("AMMAN, Feb 5 - Without a year.", None),
        ("", None),
    ],
)
def test_a_dateline_gives_the_day(text: str, day: dt.date | None) -> None:
    assert dateline(text) == day


def test_a_given_date_stands_before_the_dateline() -> None:
    given = from_text("OSLO, 3 April 2024 — It snowed.", date=dt.date(2020, 1, 1))
    found = from_text("OSLO, 3 April 2024 — It snowed.")
    assert (given.date, found.date) == (dt.date(2020, 1, 1), dt.date(2024, 4, 3))
    assert any("dateline" in note for note in found.notes)
