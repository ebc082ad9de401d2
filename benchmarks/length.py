"""Time by length: a character of a long text may cost little more than one of a short text, whatever the text is like."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from benchmarks import Ratio
from benchmarks.audit import SEED

LINE = "they said that Japan and the United States and “their allies, 3 of them, would never "
"""Of this a line is made that runs on without a sentence's end."""


def ratios(runs: int) -> Iterator[Ratio]:
    """Time a character at a greater length, against time a character at a smaller."""
    import detente
    from detente.documents import from_text
    from detente.reading import FrameReader
    from detente.vocabulary import load

    reader = FrameReader(load())
    article = SEED.read_text(encoding="utf8") + "\n"

    def audit(text: str) -> None:
        detente.audit(text, date="2024-01-05")

    def read(text: str) -> None:
        reader.read(from_text(text))

    yield Ratio(
        "long: a character of eight copies of the text / a character of one",
        statistics.median(_dearer(audit, article, len(article), 8) for _ in range(min(runs, 3))),
        1.25,
    )
    yield Ratio("long: reading, a character of 1 MB / a character of 125 KB", _dearer(read, article, 125_000, 8), 1.25)
    yield Ratio("long: reading, one line of 300 KB / one of 37 KB, a character", _dearer(read, LINE, 37_500, 8), 1.25)


def _dearer(work: Callable[[str], object], text: str, size: int, times: int) -> float:
    """How much dearer a character becomes when the text grows."""
    work(text)
    costs = []
    for length in (size, size * times):
        long = (text * (length // len(text) + 1))[:length]
        start = time.process_time()
        work(long)
        costs.append((time.process_time() - start) / length)
    return costs[1] / costs[0]
