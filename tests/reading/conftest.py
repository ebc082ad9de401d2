from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from detente.claims import Claim
from detente.documents import from_text
from detente.reading import FrameReader
from detente.vocabulary import load


@pytest.fixture(scope="session")
def reader() -> FrameReader:
    return FrameReader(load())


@pytest.fixture(scope="session")
def claims(reader: FrameReader) -> Callable[..., list[Claim]]:
    def read(text: str, date: str = "2024-01-05") -> list[Claim]:
        document = from_text(text, date=dt.date.fromisoformat(date))
        found = list(reader.read(document).claims)
        assert all(text[c.start : c.end] == c.quote for c in found)
        return found

    return read
