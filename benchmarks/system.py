"""The system of a large record, made up: of one date, against a second, and of seventy-five years, against thirty."""

from __future__ import annotations

import datetime as dt
import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Ratio
from benchmarks.record import made_up
from detente.record.default import open_record, writable_record
from detente.record.view import View
from detente.system import System

FIRST, LAST = 1950, 2024
DATES = [dt.date(year, 6, 30) for year in (1960, 1975, 1991, 2005, 2020)]


def ratios(count: int) -> Iterator[Ratio]:
    """Some dates, with all states and layers; then a system for each year, asked anew and from one reading."""
    gc.set_threshold(300_000, 20, 20)  # as the command sets it
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record.sqlite"
        with writable_record(place) as writer:
            for imported in made_up(count):
                writer.add(imported)
        view = open_record(place)
        System.at(view, DATES[0])  # the file is read from memory from now on
        dates = [_timed(view, day) for day in DATES for _ in range(2)]
        yield Ratio(f"system of {count:,} statements: of one date / 1 s, median", statistics.median(dates), 1)
        yield Ratio("  the slowest of ten", max(dates), None)
        start = time.perf_counter()
        for year in range(FIRST, LAST + 1):
            System.at(view, dt.date(year, 12, 31))
        yield Ratio(
            f"  {LAST - FIRST + 1} years, each asked of the record / 30 s", (time.perf_counter() - start) / 30, None
        )
        start = time.perf_counter()
        assert all(system.ties for system in System.yearly(view, FIRST, LAST))
        yield Ratio(f"  {LAST - FIRST + 1} years from one reading / 30 s", (time.perf_counter() - start) / 30, 1)
        view.close()


def _timed(view: View, day: dt.date) -> float:
    start = time.perf_counter()
    assert System.at(view, day).ties
    return time.perf_counter() - start
