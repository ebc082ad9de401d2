"""Which currency a publisher means by a word: dollars are Australia's or Fiji's by the row that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import RecordError
from detente.record.importers.names import folded


def currency(words: str, state: str, rate: float | None = None) -> str | None:
    """The ISO 4217 code of a state's currency by its name; None where it is not known. `rate` is what a US dollar costs in it by
    the file itself: it shows where the name is behind the times."""
    listed = _listed()
    if rate is not None and state in listed["rates"]:
        return next((str(code) for code, low, high in listed["rates"][state] if low <= rate < high), None)
    found = listed["words"].get(folded(words))
    return found.get(state) if isinstance(found, dict) else found


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, Any]:
    file = resources.files("detente.record.importers").joinpath("currencies.yaml")
    return parse_yaml(file.read_bytes(), file.name, RecordError)
