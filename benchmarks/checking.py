"""Checking alone, on a large record: the claims of many articles against the core with made-up statements around it.

Each run has a view that was not asked before, as a first reader has: what a view has found once, it remembers.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import Ratio
from benchmarks.record import made_up
from detente.checking import check
from detente.documents import from_text
from detente.engine import default_reader
from detente.record.default import open_record, writable_record
from detente.vocabulary import load

PROMISED = 2000
"""Claims a second, one process."""
DAY = dt.date(2025, 6, 1)


def ratios(texts: Sequence[str], count: int, runs: int = 3) -> Iterator[Ratio]:
    """Claims a second on a record of so many statements, against what was promised: the best of a few runs."""
    reader, vocabulary = default_reader(), load()
    claims = [claim for text in texts for claim in reader.read(from_text(text, date=DAY)).claims]
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "record.sqlite")
        with writable_record(place) as writer:
            for imported in made_up(count):
                writer.add(imported)
        best = float("inf")
        for _ in range(runs):
            view = open_record(place)
            start = time.perf_counter()
            for claim in claims:
                check(claim, view, vocabulary, DAY)
            best = min(best, time.perf_counter() - start)
            view.close()
    rate = len(claims) / best
    what = f"checking {len(claims):,} claims on a record of {count:,}: {PROMISED:,} a second / {rate:,.0f}"
    yield Ratio(what, PROMISED / rate, 1)
