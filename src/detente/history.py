"""What was audited last, so that `detente explain CLAIM-ID` need not be told where the claim stands."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from detente.cache import cache_folder

KEPT = 20
Run = tuple[list[str], str | None, str | None]


def remember(inputs: list[str], date: str | None, as_of: str | None) -> None:
    """Note an audit's inputs and dates; standard input cannot be read again and is left out. A full disk is no error here."""
    named = [str(Path(i).resolve()) if Path(i).exists() else i for i in inputs if i != "-"]
    if not named:
        return
    run: Run = (named, date, as_of)
    runs = [run, *(r for r in recall() if list(r) != list(run))][:KEPT]
    with contextlib.suppress(OSError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(json.dumps(runs), encoding="utf8")


def recall() -> list[Run]:
    """The last audits, newest first; empty where nothing was noted."""
    try:
        return [(list(inputs), date, as_of) for inputs, date, as_of in json.loads(_place().read_text(encoding="utf8"))]
    except (OSError, ValueError):
        return []


def _place() -> Path:
    return cache_folder() / "recent.json"
