"""The reader's word lists (attribution.yaml, cues.yaml, units.yaml), checked at load."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import VocabularyError


@lru_cache(maxsize=8)
def load_data(name: str) -> dict[str, Any]:
    """One data file of the vocabulary as a mapping. Raises VocabularyError where it is not one."""
    data = resources.files("detente.vocabulary").joinpath("data").joinpath(name).read_bytes()
    return parse_yaml(data, name, VocabularyError)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of words, lower-cased as written."""
    try:
        return frozenset(str(word) for word in load_data(name)[key])
    except KeyError:
        raise VocabularyError(f"has no list '{key}'", place=name, remedy="restore the list") from None


cues = partial(words, "cues.yaml")
"""A list of cues.yaml, by its key."""

attribution_words = partial(words, "attribution.yaml")
"""A list of attribution.yaml, by its key."""
