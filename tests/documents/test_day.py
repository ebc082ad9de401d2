import datetime as dt

import pytest

from detente.documents import parse_date
from detente.errors import DateError


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-05",
        "2024/01/05",
        "20240105",
        "05.01.2024",
        "5 January 2024",
        "5 Jan 2024",
        "January 5, 2024",
        "Jan. 5, 2024",
        "5th January 2024",
        " 2024-01-05 ",
        "2024-01-05T10:00:00Z",
        "2024-01-05 10:00",
        "2024-01-05T10:00:00.123+09:00",
    ],
)
def test_known_forms(text):
    assert parse_date(text) == dt.date(2024, 1, 5)


def test_slashes_count_where_only_one_day_is_meant():
    assert parse_date("25/12/2023") == parse_date("12/25/2023") == dt.date(2023, 12, 25)


@pytest.mark.parametrize(
    "text", ["", "2024", "yesterday", "2024-13-01", "31 June 2024", "01/05/2024", "5 Janvier 2024", "9" * 5000]
)
def test_anything_else_is_refused_with_a_remedy(text):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert "2024-01-05" in caught.value.remedy
