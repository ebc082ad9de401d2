"""The vocabulary from its data files: read once, checked entry by entry, and never changed after.

Each file of entities starts with its `kind` and maps ids to fields of `Entity`; relations.yaml maps names to fields of
`Relation`. The other files in the folder (frames, cues, units) belong to the reader.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

from detente.cache import parse_yaml
from detente.errors import VocabularyError
from detente.vocabulary.model import Entity, Kind, Relation, Shape

READERS = {"frames.yaml", "cues.yaml", "units.yaml", "synonyms.yaml"}
_LISTS = {f.name for f in fields(Entity) if "tuple" in str(f.type)}


@dataclass(frozen=True)
class Vocabulary:
    """Entities and relations by id. `digest` names exactly what was loaded."""

    entities: Mapping[str, Entity]
    relations: Mapping[str, Relation]
    digest: str
    _parts: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    _wholes: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.digest)

    def entity(self, id: str) -> Entity:
        """One entity. Raises VocabularyError for an id that is not known."""
        if id not in self.entities:
            raise VocabularyError(f"unknown entity '{id}'", remedy="add it to the file of its kind")
        return self.entities[id]

    def relation(self, id: str) -> Relation:
        """One relation. Raises VocabularyError for an id that is not known."""
        if id not in self.relations:
            raise VocabularyError(f"unknown relation '{id}'", remedy="add it to relations.yaml")
        return self.relations[id]

    def name(self, id: str) -> str:
        """The name to show for an id: an entity's own, an office with whose it is, else the id."""
        entity = self.entities.get(id)
        if entity and entity.kind == "office" and entity.part_of:
            owner = self.name(entity.part_of[0])
            return entity.name if owner in entity.name else f"{entity.name} of {owner}"
        return entity.name if entity else id

    def variants(self, id: str) -> frozenset[str]:
        """The id and everything that is part of it: the F-35 and the F-35A, B and C."""
        return self._closure(id, self._parts)

    def families(self, id: str) -> frozenset[str]:
        """The id and everything that it is part of."""
        return self._closure(id, self._wholes)

    @staticmethod
    def _closure(id: str, edges: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        found, stack = {id}, [id]
        while stack:
            for each in edges.get(stack.pop(), ()):
                if each not in found:
                    found.add(each)
                    stack.append(each)
        return frozenset(found)


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder, by default the bundled one. Raises VocabularyError with file, entry and reason."""
    root: Traversable = folder or resources.files("detente.vocabulary").joinpath("data")
    digest = hashlib.sha256()
    entities: dict[str, Entity] = {}
    relations: dict[str, Relation] = {}
    for file in sorted((f for f in root.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        data = file.read_bytes()
        digest.update(file.name.encode() + data)
        if file.name in READERS:
            continue
        content = parse_yaml(data, file.name, VocabularyError)
        if file.name == "relations.yaml":
            relations = {name: _relation(name, entry) for name, entry in content.items()}
            continue
        kind: Any = content.get("kind")
        if kind not in get_args(Kind):
            raise VocabularyError(
                f"kind '{kind}' is not known",
                place=file.name,
                remedy=f"start with kind: one of {', '.join(get_args(Kind))}",
            )
        for id, entry in (content.get("entities") or {}).items():
            place = f"{file.name}, {id}"
            if id in entities:
                raise VocabularyError("is there twice", place=place, remedy="join the two entries")
            entities[str(id)] = _entity(str(id), kind, entry, place)
    _check_parts(entities)
    parts: dict[str, list[str]] = defaultdict(list)
    for entity in entities.values():
        for whole in entity.part_of:
            parts[whole].append(entity.id)
    return Vocabulary(
        entities,
        relations,
        digest.hexdigest(),
        {k: tuple(v) for k, v in parts.items()},
        {e.id: e.part_of for e in entities.values() if e.part_of},
    )


def _entity(id: str, kind: Kind, entry: Any, place: str) -> Entity:
    if not isinstance(entry, dict):
        raise VocabularyError("is not a mapping", place=place, remedy="write it as {names: [...]}")
    unknown = set(entry) - {f.name for f in fields(Entity)} - {"id", "kind"}
    if unknown:
        raise VocabularyError(
            f"unknown field '{min(map(str, unknown))}'",
            place=place,
            remedy="see Entity in model.py; quote a text that holds a comma",
        )
    made: dict[str, Any] = {
        k: tuple(map(str, v)) if k in _LISTS and isinstance(v, list) else v for k, v in entry.items() if v is not None
    }
    wrong = [k for k in _LISTS & set(made) if not isinstance(made[k], tuple)]
    if wrong:
        raise VocabularyError(f"'{wrong[0]}' is not a list", place=place, remedy="write it in brackets")
    if not made.get("names"):
        raise VocabularyError("has no name", place=place, remedy="give it names: [...]")
    texts = {k: str(v) for k, v in made.items() if k in {"since", "until", "note"}}
    return Entity(id=id, kind=kind, **(made | texts))


def _relation(name: str, entry: dict[str, Any]) -> Relation:
    place = f"relations.yaml, {name}"
    unknown = set(entry) - {f.name for f in fields(Relation)}
    if unknown:
        raise VocabularyError(f"unknown field '{min(unknown)}'", place=place, remedy="see the head of the file")
    if entry.get("shape") not in get_args(Shape):
        raise VocabularyError("its shape is not known", place=place, remedy=f"use one of {', '.join(get_args(Shape))}")
    roles = {role: tuple(kinds) for role, kinds in (entry.get("roles") or {}).items()}
    if not roles or not entry.get("says"):
        raise VocabularyError("needs roles and a sentence in 'says'", place=place, remedy="see the other entries")
    rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k != "roles"}
    return Relation(id=name, roles=roles, **rest)


def _check_parts(entities: Mapping[str, Entity]) -> None:
    for entity in entities.values():
        for whole in entity.part_of:
            if whole not in entities:
                raise VocabularyError(
                    f"is part of '{whole}', which is not known",
                    place=entity.id,
                    remedy="add that entity or take the id out",
                )
