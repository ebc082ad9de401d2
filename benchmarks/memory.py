"""Peak memory of a process that reads, against one that runs spaCy's stock pipeline over the same articles."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import Ratio

_TEXTS = "import json, sys; texts = json.load(open(sys.argv[1], encoding='utf8'));"
_PEAK = "\nfrom benchmarks.memory import peak\nprint(peak())"
STOCK = f"""{_TEXTS}
import spacy
from detente.reading.model import model_name
for doc in spacy.load(model_name()).pipe(texts): pass{_PEAK}"""
OWN = f"""{_TEXTS}
from detente.documents import from_text
from detente.reading import FrameReader
from detente.vocabulary import load
reader = FrameReader(load())
for text in texts: reader.read(from_text(text)){_PEAK}"""


def ratios(texts: Sequence[str]) -> Iterator[Ratio]:
    """The highest resident size of each, in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf8")
        own, stock = (_peak(code, file) for code in (OWN, STOCK))
    yield Ratio(f"memory: the peak of reading {len(texts)} articles / of spaCy's stock pipeline", own / stock, 1.1)


def peak() -> int:
    """The highest resident size of this process. Linux hands the parent's on in `ru_maxrss`, so it is asked first."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _peak(code: str, file: Path) -> int:
    done = subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])
