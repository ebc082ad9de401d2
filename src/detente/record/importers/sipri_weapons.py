"""Weapons by SIPRI's designation and description: the vocabulary's system where it is the same thing, else one made for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import RecordError
from detente.record.importers.names import Names, folded
from detente.vocabulary import Vocabulary

_CALIBRE = re.compile(r"\s+\d+mm$")
_PLAIN = re.compile(r"[^a-z0-9]")


class Weapons:
    """Ids of systems for one import."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._known = _known(names.vocabulary)
        self._found: dict[tuple[str, str], str] = {}

    def system(self, designation: str, description: str) -> str:
        """The id of a weapon. Two of one designation are one thing only where they are of one class: Mistral is a missile and a
        ship. A version of a system that the vocabulary has (F-16C) is made as a part of it."""
        key = (designation, kind_of(description)[0])
        if key not in self._found:
            self._found[key] = self._system(*key, description)
        return self._found[key]

    def _system(self, designation: str, kind: str, description: str) -> str:
        listed, full = _listed(), f"{kind} {designation}"
        same, family = listed["same"].get(full), listed["version"].get(full)
        if not same and not family and full not in listed["other"]:
            same, family = self._by_name(_CALIBRE.sub("", designation), kind)
        vocabulary = self.names.vocabulary.entities
        if same and f"system:{same}" in vocabulary:
            return f"system:{same}"
        whole = (f"system:{family}",) if family and f"system:{family}" in vocabulary else ()
        return self.names.coin("system", designation, tag=kind, part_of=whole, note=description)

    def _by_name(self, designation: str, kind: str) -> tuple[str, str]:
        """The system of the same name, and the one of which the designation is a version."""
        plain = _plain(designation)
        known = self._known.get(kind, {})
        if plain in known:
            return known[plain], ""
        for name in sorted(known, key=len, reverse=True):
            goes_on = plain.startswith(name) and not (name[-1].isdigit() and plain[len(name)].isdigit())
            if goes_on and (len(name) > 2 or name[-1].isdigit()):
                return "", known[name]
        return "", ""


@lru_cache(maxsize=2000)
def kind_of(description: str) -> tuple[str, str]:
    """The class of thing that a description names, and the unit in which they are counted."""
    for kind, (pattern, unit) in _listed()["classes"].items():
        if re.search(pattern, description, re.IGNORECASE if pattern.islower() else 0):
            return kind, unit
    return "weapon", ""


def _plain(name: str) -> str:
    return _PLAIN.sub("", folded(name))


@lru_cache(maxsize=2)
def _known(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, str]]:
    """By class, the names of the vocabulary's systems without blanks and signs, each with the end of its id."""
    made: dict[str, dict[str, str]] = {}
    for kind, ends in _listed()["systems"].items():
        entities = (vocabulary.entities.get(f"system:{end}") for end in ends)
        made[kind] = {
            _plain(n): e.id.removeprefix("system:") for e in entities if e for n in e.names if len(_plain(n)) > 1
        }
    return made


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, Any]:
    file = resources.files("detente.record.importers").joinpath("sipri_weapons.yaml")
    return parse_yaml(file.read_bytes(), file.name, RecordError)
