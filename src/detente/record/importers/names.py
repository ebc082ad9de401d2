"""Whom a publisher means: states by name or code at a time, other entities by name, and new ones for those nobody knows yet.

Publishers have spellings of their own ("Korea, South", "Viet Nam", "German Democratic Republic"): names.yaml lists them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import RecordError
from detente.vocabulary import Entity, Kind, Vocabulary

_APART = re.compile(r"[^a-z0-9]+")


class Names:
    """Looks up ids for the names and codes of one import, and coins ids for what the vocabulary does not hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.coined: dict[str, Entity] = {}
        self._named: dict[tuple[str, str], str | None] = {}
        self._coded: dict[tuple[str, int], list[Entity]] = defaultdict(list)
        for entity in vocabulary.entities.values():
            for name in entity.names:
                key = (entity.kind, folded(name))
                self._named[key] = entity.id if self._named.get(key, entity.id) == entity.id else None
            for system, code in (("cow", entity.cow), ("gw", entity.gw)):
                if code is not None and entity.kind == "state":
                    self._coded[system, code].append(entity)
        self._named |= {("state", folded(name)): id for name, id in _spellings().items()}

    def find(self, kind: Kind, name: str) -> str | None:
        """The id of the one entity of a kind that has this name, whatever its case and accents; None where there is none, or more
        than one."""
        return self._named.get((kind, folded(name)))

    def state(self, name: str) -> str | None:
        """The id of a state by a name that the vocabulary or a publisher has for it; None where there is none."""
        found = self.find("state", name)
        if found is None and name in self.vocabulary.entities:
            found = name if self.vocabulary.entities[name].kind == "state" else None
        return found

    def is_group(self, name: str) -> bool:
        """Whether a publisher means a region or a group of states by a name, which is a row of sums."""
        return folded(name) in _groups()

    def coded(self, system: str, code: int, on: str) -> str | None:
        """The id of the state that has a Correlates of War (`cow`) or Gleditsch-Ward (`gw`) code on an ISO day: successors share
        a code (RUS and SUN). None where there is none."""
        known = self._coded[system, code]
        at = [e for e in known if (not e.since or e.since <= on) and (not e.until or on < e.until)]
        chosen = at or [e for e in known if not e.until]
        return chosen[0].id if chosen else None

    def coin(self, kind: Kind, name: str, *, tag: str = "", **details: Any) -> str:
        """The id of an entity that this import names: the vocabulary's, where it knows the name, else one made from kind, name and
        `tag` (what tells it from others of the name: a state, a year). `details` are fields of `Entity`."""
        found = None if tag else self.find(kind, name)
        if found:
            return found
        id = f"{kind}:{slug(f'{name} {tag}' if tag else name)}"
        if id in self.vocabulary.entities:
            return id
        if id not in self.coined:
            self.coined[id] = Entity(id=id, kind=kind, names=(name,), **details)
        return id


def folded(name: str) -> str:
    """A name without case, accents and doubled spaces, for comparison."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def slug(name: str) -> str:
    """A name as a readable id: lower case, its words joined by hyphens. A name in no Latin letter keeps its own."""
    return _APART.sub("-", folded(name)).strip("-") or "-".join(folded(name).split())


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, Any]:
    file = resources.files("detente.record.importers").joinpath("names.yaml")
    return parse_yaml(file.read_bytes(), file.name, RecordError)


def _spellings() -> Mapping[str, str]:
    return {str(k): str(v) for k, v in _listed()["states"].items()}


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(folded(str(g)) for g in _listed()["groups"])
