"""A store in PostgreSQL."""

from __future__ import annotations

import datetime as dt

from detente.record.stored import StoreView
from detente.record.writer import Writer


def open_address(address: str, known: dt.date | None = None) -> StoreView:
    """Open a database read-only."""
    raise NotImplementedError


def address_writer(address: str) -> Writer:
    """Open a database to write to."""
    raise NotImplementedError
