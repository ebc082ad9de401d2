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
        self._persons: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for entity in vocabulary.entities.values():
            if entity.kind == "person":
                for known in {frozenset(folded(n).replace("-", " ").split()) for n in entity.names}:
                    for word in known if len(known) > 1 else ():
                        self._persons[word].append((known, entity.id))
            whose = f"{entity.part_of[0]}/" if entity.kind == "office" and entity.part_of else ""
            for name in entity.names:
                key = (entity.kind, whose + folded(name))
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
        """The id of a state by a name that the vocabulary or a publisher has for it, or by its ISO 3166-1 letters; None where
        there is none. Of "Congo-Kinshasa (Democratic Republic of the Congo)" either half will do."""
        entity = self.vocabulary.entities.get(name)
        if entity and entity.kind == "state":
            return entity.id
        before, _, within = name.partition("(")
        for part in (name, before, within.rstrip(")")):
            plain = part.strip()
            found = self.find("state", plain) or self.find("state", plain.removeprefix("The ").removeprefix("the "))
            if plain and found:
                return found
        return None

    def person(self, name: str, **details: Any) -> str:
        """The person that a publisher names, by all the words of the name or, where one alone has them, by most: Prabowo Subianto
        Djojohadikusumo is our Prabowo Subianto. Else a coined one."""
        found = self.find("person", name)
        if found:
            return found
        words = frozenset(folded(name).replace("-", " ").split())
        near = (
            {id for word in words for known, id in self._persons[word] if known <= words or words <= known}
            if len(words) > 1
            else set()
        )
        return near.pop() if len(near) == 1 else self.coin("person", name, **details)

    def office(self, state: str, title: str) -> str:
        """The office of a state that has a title: the vocabulary's, else a coined one."""
        known = self._named.get(("office", f"{state}/{folded(title)}"))
        return known or self.coined_as(f"office:{state}/{slug(title)}", "office", title, part_of=(state,))

    def is_group(self, name: str) -> bool:
        """Whether a publisher means a region or a group of states by a name, which is a row of sums."""
        return folded(name) in _groups()

    def region(self, name: str) -> str | None:
        """The place of the vocabulary whose sum a publisher's row of a region gives; None for a region of the publisher's own."""
        listed = _listed()["regions"].get(name)
        return str(listed) if listed else None

    def abbreviation(self, publisher: str, name: str) -> str:
        """The id or the full name that a publisher means by an abbreviation; the abbreviation itself where none is listed."""
        return str(_listed()[publisher].get(name, name))

    def coded(self, system: str, code: int, on: str) -> str | None:
        """The id of the state that has a Correlates of War (`cow`) or Gleditsch-Ward (`gw`) code on an ISO day: successors share
        a code (RUS and SUN). Where none was there on that day, the one that lasts, else the first. None for an unknown code."""
        also = _listed()["codes"].get(system, {}).get(str(code))
        if also:
            return str(also)
        known = self._coded[system, code]
        at = [e for e in known if (not e.since or e.since <= on) and (not e.until or on < e.until)]
        at.sort(key=lambda e: not e.until)  # the Soviet Union, in its time, before the Russia that has no beginning
        chosen = at or [e for e in known if not e.until] or known
        return chosen[0].id if chosen else None

    def cow_state(self, code: int, name: str, on: str) -> str:
        """The state that a Correlates of War code means on a day; one that we do not have (Hanover) is coined."""
        known = self.coded("cow", code, on) or self.find("state", name)
        return known or self.coin("state", str(_listed()["cow_states"].get(str(code), name)), cow=code)

    def coin(self, kind: Kind, name: str, *, tag: str = "", **details: Any) -> str:
        """The id of an entity that this import names: the vocabulary's, where it knows the name, else one made from kind, name and
        `tag` (what tells it from others of the name: a state, a year). `details` are fields of `Entity`."""
        found = None if tag else self.find(kind, name)
        if found:
            return found
        return self.coined_as(f"{kind}:{slug(f'{name} {tag}' if tag else name)}", kind, name, **details)

    def coined_as(self, id: str, kind: Kind, name: str, **details: Any) -> str:
        """The id given, with an entity behind it if the vocabulary has none."""
        if id not in self.vocabulary.entities and id not in self.coined:
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
