"""A whole audit against the parse alone: cold, as a process of its own, and warm, in one process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Ratio

HERE = Path(__file__).resolve().parent.parent
SEED = next(iter(sorted((HERE.parent / "shared" / "seed").glob("*.txt"))), HERE / "examples" / "partisan.txt")
PLAIN = "import sys, spacy; spacy.load({model!r}, exclude={unused!r})(open(sys.argv[1], encoding='utf8').read())"


def ratios(runs: int) -> Iterator[Ratio]:
    """Medians over pairs of runs, one of each in turn."""
    yield Ratio(f"cold: detente audit {SEED.name} / bare Python that loads the model and parses it", cold(runs), 1.5)
    yield Ratio("warm: detente.audit / spaCy's parse alone, in one process", warm(runs), 1.3)


def cold(runs: int) -> float:
    """The whole process, started anew each time."""
    from detente.reading.model import UNUSED, model_name

    bare = [sys.executable, "-c", PLAIN.format(model=model_name(), unused=UNUSED), str(SEED)]
    full = [sys.executable, "-m", "detente.cli", "audit", str(SEED), "--date", "2024-01-05"]
    pairs = [(_process(full), _process(bare)) for _ in range(runs + 1)][1:]
    return statistics.median(a / b for a, b in pairs)


def _process(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def warm(runs: int) -> float:
    """The second and later audits of a process."""
    import spacy

    import detente
    from detente.reading.model import UNUSED, model_name

    text = SEED.read_text(encoding="utf8")
    model = spacy.load(model_name(), exclude=UNUSED)
    detente.audit(text, date="2024-01-05")
    found = []
    for _ in range(max(runs, 15)):
        start = time.perf_counter()
        model(text)
        middle = time.perf_counter()
        detente.audit(text, date="2024-01-05")
        found.append((time.perf_counter() - middle) / (middle - start))
    return statistics.median(found)
