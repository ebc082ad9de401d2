"""Checking alone, on a large record: the claims of many sentences against the core and made-up statements around it.

A claim is checked on a record that was not asked before: what a view has found once it remembers, and a second reader of the same
claims would only measure that.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Ratio
from benchmarks.record import made_up
from detente.checking import check
from detente.claims import Claim
from detente.documents import from_text
from detente.engine import default_reader
from detente.record.default import open_record, writable_record
from detente.vocabulary import load

PROMISED = 2000
"""Claims a second, one process."""
EXAMPLES = Path(__file__).parents[1] / "tests" / "data" / "examples_gold.jsonl"
DAY = dt.date(2025, 6, 1)


def ratios(count: int, runs: int = 3) -> Iterator[Ratio]:
    """Claims a second on a record of so many statements, against what was promised; the best of a few runs, each on a fresh view."""
    claims, vocabulary = list(_claims()), load()
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
    yield Ratio(f"checking on a record of {count:,}: {PROMISED:,} claims a second / {rate:,.0f}", PROMISED / rate, 1)


def _claims() -> Iterator[Claim]:
    """The claims of the examples that every frame has, and of the articles of the tests."""
    reader = default_reader()
    texts = [frame.example for frame in reader.frames.frames]
    if EXAMPLES.is_file():
        texts += [json.loads(line)["text"] for line in EXAMPLES.read_text("utf8").splitlines()]
    for text in texts:
        yield from reader.read(from_text(text, date=DAY)).claims
