"""Time by length: eight times the text may take little more than eight times as long, a fixed cost apart."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.audit import SEED


def ratios(runs: int) -> Iterator[tuple[str, float, float]]:
    """(what, ratio, limit): time a character at eight times the length, against time a character at once."""
    yield "long: a character of eight copies of the text / a character of one", per_character(min(runs, 3)), 1.25


def per_character(runs: int) -> float:
    """How much dearer a character becomes when the text grows."""
    import detente

    text = SEED.read_text(encoding="utf8") + "\n"
    detente.audit(text, date="2024-01-05")
    found = []
    for _ in range(runs):
        times = []
        for copies in (1, 8):
            start = time.perf_counter()
            detente.audit(text * copies, date="2024-01-05")
            times.append((time.perf_counter() - start) / copies)
        found.append(times[1] / times[0])
    return statistics.median(found)
