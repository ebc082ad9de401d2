"""Reading against spaCy's stock pipeline with all its components, on the same articles in one process, part by part.

Processor time, not time on the clock, so that what else the machine does counts less.
"""

from __future__ import annotations

import itertools
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import Ratio

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PARTS = {
    "parse": ("legible", "parse"),
    "names": ("Gazetteer.find", "short_forms", "align"),
    "dates": ("find_dates",),
    "quantities": ("find_quantities",),
    "attribution": ("find_speech",),
    "clauses and frames": ("Referents", "read_sentence"),
    "assembly": ("Assembler.claims",),
}
"""What of the reader's path belongs to which part."""


def articles(file: Path | None, count: int) -> list[str]:
    """The texts to read: of a JSON Lines file, else the examples over and over."""
    if file is not None:
        with file.open(encoding="utf8") as lines:
            return [json.loads(line)["text"] for line in itertools.islice(lines, count)]
    own = [path.read_text(encoding="utf8") for path in sorted(EXAMPLES.iterdir()) if path.suffix in {".txt", ".md"}]
    return list(itertools.islice(itertools.cycle(own), count))


def ratios(texts: Sequence[str], runs: int) -> Iterator[Ratio]:
    """Medians over runs of both in turn; the parts as shares of the same stock pipeline's time."""
    import spacy

    from detente.documents import from_text
    from detente.reading import FrameReader
    from detente.reading.model import model_name
    from detente.vocabulary import load

    stock, reader = spacy.load(model_name()), FrameReader(load())
    documents = [from_text(text, id=str(n)) for n, text in enumerate(texts)]
    list(stock.pipe(texts[:5]))
    for document in documents[:5]:
        reader.read(document)
    whole: list[float] = []
    parts: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        peer = _seconds(lambda: list(stock.pipe(texts)))
        whole.append(_seconds(lambda: [reader.read(document) for document in documents]) / peer)
        with _timed() as spent:
            for document in documents:
                reader.read(document)
        for part in PARTS:
            parts[part].append(spent[part] / peer)
    against = f"{len(texts)} articles / spaCy's stock pipeline"
    yield Ratio(f"reading: {against}", statistics.median(whole), 0.5)
    for part, values in parts.items():
        yield Ratio(f"  of which {part}", statistics.median(values))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Every step of the reader's path with a clock around it."""
    from detente.reading import reader

    spent: dict[str, float] = defaultdict(float)

    def clocked(step: Callable[..., Any], part: str) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return step(*args, **options)
            finally:
                spent[part] += time.process_time() - start

        return run

    from detente.reading.mentions import Gazetteer

    holders = {"Gazetteer": Gazetteer, "Assembler": reader.Assembler}
    patches = []
    for part, steps in PARTS.items():
        for step in steps:
            holder, _, name = step.rpartition(".")
            where = holders.get(holder, reader)
            patches.append(patch.object(where, name, clocked(getattr(where, name), part)))
    for each in patches:
        each.start()
    try:
        yield spent
    finally:
        for each in patches:
            each.stop()
