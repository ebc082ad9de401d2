"""Content words, without their endings and with synonyms brought to one form: for gists and for what is counted."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml


def alike(unit: str, other: str) -> bool:
    """Whether two units may count the same: soldiers and troops may, troops and aircraft do not; currencies must be one."""
    if _plain(unit) or _plain(other):
        return unit.split()[:1] == other.split()[:1] or not unit or not other
    one, two = _counted(unit), _counted(other)
    return not one or not two or bool(one & two)


def _counted(unit: str) -> frozenset[str]:
    words = (w.removesuffix("s") for w in re.findall(r"[a-z]{3,}", unit.lower()))
    same = {word: group[0] for group in _words()["counted"] for word in group}
    return frozenset(same.get(w, w) for w in words)


def _plain(unit: str) -> bool:
    return unit.startswith("percent") or bool(re.fullmatch(r"[A-Z]{3}", unit))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The content words of a text, without endings, synonyms brought to one form."""
    same = _synonyms()
    stems = (_stem(w) for w in re.findall(r"[a-z]+", text.lower()) if w not in _words()["stop"] and len(w) > 2)
    return frozenset(same.get(s, s) for s in stems)


def _stem(word: str) -> str:
    for ending in _words()["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    return {_stem(word): _stem(group[0]) for group in _words()["groups"] for word in group}


@lru_cache(maxsize=1)
def _words() -> dict[str, list[Any]]:
    text = resources.files("detente.vocabulary").joinpath("data").joinpath("synonyms.yaml").read_text("utf8")
    loaded: dict[str, list[Any]] = yaml.safe_load(text)
    return loaded
