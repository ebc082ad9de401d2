"""The vocabulary from its data files: read once, checked entry by entry, and never changed after.

Each file of entities starts with its `kind` and maps ids to fields of `Entity`, or a whole series of them at once (numbered.py);
relations.yaml maps names to fields of
`Relation`. The other files in the folder (frames, cues, units) belong to the reader.
"""

from __future__ import annotations

import hashlib
import re
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
from detente.vocabulary import numbered
from detente.vocabulary.article import with_article
from detente.vocabulary.model import Entity, Kind, Relation, Shape

READERS = {
    "articles.yaml",
    "attribution.yaml",
    "layers.yaml",
    "frames.yaml",
    "cues.yaml",
    "events.yaml",
    "topics.yaml",
    "units.yaml",
    "synonyms.yaml",
}
_FIELDS = {f.name for f in fields(Entity)} - {"id", "kind"}
_LISTS = {f.name for f in fields(Entity) if "tuple" in str(f.type)}
_SLOT = re.compile(r"\{(\w+)")
_SAID = {"number", "stage", "capacity", "gist", "place"}


@dataclass(frozen=True)
class Vocabulary:
    """Entities and relations by id. `digest` names exactly what was loaded."""

    entities: Mapping[str, Entity]
    relations: Mapping[str, Relation]
    digest: str
    _parts: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    _wholes: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    _heads: Mapping[str, str] = field(repr=False, default_factory=dict)

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
            return entity.name if owner in entity.name else f"{entity.name} of {self.told(entity.part_of[0])}"
        return entity.name if entity else id

    def told(self, id: str) -> str:
        """The name as it stands in a sentence: the United States."""
        entity = self.entities.get(id)
        return with_article(self.name(id), entity.kind) if entity else id

    def head_of(self, id: str) -> str:
        """The office whose holder heads a body; empty where none is known."""
        return self._heads.get(id, "")

    def is_called(self, noun: str) -> bool:
        """Whether some entity is said to be called by a noun, so that the noun points at such entities alone."""
        return any(noun in entity.called for entity in self.entities.values())

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
    places: dict[str, str] = {}
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
        entries = content.get("entities") or {}
        if not isinstance(entries, dict):
            raise VocabularyError("'entities' is not a mapping", place=file.name, remedy="map each id to its fields")
        for id, entry in (*entries.items(), *numbered.entries(content.get("numbered", {}), file.name)):
            place = places[id] = f"{file.name}, {id}"
            if id in entities:
                raise VocabularyError("is there twice", place=place, remedy="join the two entries")
            entities[id] = _entity(id, kind, entry, place)
    _check_parts(entities, places)
    _check_relations(relations)
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
        {body: e.id for e in entities.values() for body in e.heads},
    )


def _entity(id: str, kind: Kind, entry: Any, place: str) -> Entity:
    if not isinstance(entry, dict):
        raise VocabularyError("is not a mapping", place=place, remedy="write it as {names: [...]}")
    unknown = set(entry) - _FIELDS
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
        raise VocabularyError(f"'{min(wrong)}' is not a list", place=place, remedy="write it in brackets")
    for key in _LISTS & set(made):
        if set(map(type, entry[key])) <= {str} and "" not in made[key]:
            continue
        odd = [v for v in entry[key] if v is None or v == "" or isinstance(v, bool | list | dict)]
        if odd:
            remedy = 'quote each text: a bare true is not the word "true"'
            raise VocabularyError(f"'{key}' holds {odd[0]!r}, which is no text", place=place, remedy=remedy)
    if not made.get("names"):
        raise VocabularyError("has no name", place=place, remedy="give it names: [...]")
    for key in ("cow", "gw"):
        if not isinstance(made.get(key, 0), int):
            raise VocabularyError(f"'{key}' is no number", place=place, remedy="write the code's figures, unquoted")
    texts = {k: str(v) for k, v in made.items() if k in {"since", "until", "note", "wikidata"}}
    return Entity(id=id, kind=kind, **(made | texts))


def _relation(name: str, entry: Any) -> Relation:
    place = f"relations.yaml, {name}"
    if not isinstance(entry, dict):
        raise VocabularyError("is not a mapping", place=place, remedy="see the other entries")
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


def _check_parts(entities: Mapping[str, Entity], places: Mapping[str, str]) -> None:
    for entity in entities.values():
        for word, whole in (*(("is part of", w) for w in entity.part_of), *(("heads", b) for b in entity.heads)):
            if whole not in entities:
                raise VocabularyError(
                    f"{word} '{whole}', which is not known",
                    place=places[entity.id],
                    remedy="add that entity or take the id out",
                )


def _check_relations(relations: Mapping[str, Relation]) -> None:
    """What a relation says of roles, kinds and other relations must name some that are there."""
    kinds = {*get_args(Kind), "any"}
    for relation in relations.values():
        one = [relation.one] if relation.one else []
        checks = (
            ("mutual", set(relation.mutual), set(relation.roles)),
            ("loose", set(relation.loose), set(relation.roles)),
            ("one", set(one), set(relation.roles)),
            ("detail", set(relation.detail), set(relation.roles)),
            ("near", {*relation.near, *filter(None, [relation.pause])}, set(relations)),
            ("roles", {k for named in relation.roles.values() for k in named}, kinds),
            ("says", set(_SLOT.findall(relation.says)), set(relation.roles) | _SAID),
            ("says_at", set(relation.says_at), set(relation.stages)),
            ("says_at", set(_SLOT.findall(" ".join(relation.says_at.values()))), set(relation.roles) | _SAID),
        )
        for key, named, known in checks:
            if named - known:
                place = f"relations.yaml, {relation.id}"
                remedy = f"use {', '.join(sorted(known))}"
                raise VocabularyError(f"{key} names '{min(named - known)}', not known", place=place, remedy=remedy)
