"""Names with their article, as they stand in a sentence: the United States, the SCO; but NATO, New START."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from detente.cache import parse_yaml
from detente.errors import VocabularyError

FILE = "articles.yaml"
KINDS = {"organisation", "treaty", "conflict", "place", "policy", "meeting"}
"""Kinds whose names may take an article by one of their words; of others only those that are listed."""
_OWNED = re.compile(r"\w['’]s? ")
INITIALS = {"organisation", "treaty"}


@lru_cache(maxsize=1)
def _listed() -> dict[str, frozenset[str]]:
    data = parse_yaml(
        resources.files("detente.vocabulary").joinpath("data").joinpath(FILE).read_bytes(), FILE, VocabularyError
    )
    return {key: frozenset(map(str, words)) for key, words in data.items()}


def with_article(name: str, kind: str) -> str:
    """The name of an entity of a kind, with "the" where English has it.

    >>> with_article("African Union", "organisation"), with_article("NATO", "organisation"), with_article("EU", "organisation")
    ('the African Union', 'NATO', 'the EU')
    """
    listed, words = _listed(), name.split()
    if name in listed["bare"] or words[0] in listed["begins"] or words[0].lower() == "the" or _OWNED.search(name):
        return name
    initials = kind in INITIALS and len(words) == 1 and len(name) > 1 and name.isupper()
    told = kind in KINDS and not listed["words"].isdisjoint(words)
    return f"the {name}" if name in listed["names"] or initials or told else name
