"""The vocabulary with the entities that a record's imports have named, so that they are shown by name and known as variants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from detente.record.view import View
from detente.vocabulary import Entity, Vocabulary


class Known(Mapping[str, Entity]):
    """The vocabulary's entities, and those of a record, which are looked up when they are asked for and not gone through: a record
    may hold a great many."""

    def __init__(self, ours: Mapping[str, Entity], record: View) -> None:
        self._ours = ours
        self._record = record

    def __getitem__(self, id: str) -> Entity:
        found = self._ours.get(id) or self._record.entity(id)
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ours)

    def __len__(self) -> int:
        return len(self._ours)


@lru_cache(maxsize=2)
def known_vocabulary(vocabulary: Vocabulary, record: View) -> Vocabulary:
    """The vocabulary as a record extends it."""
    parts = defaultdict(tuple, vocabulary._parts)
    wholes = dict(vocabulary._wholes)
    for entity in record.entities(parts=True):
        if entity.id not in vocabulary.entities:
            wholes[entity.id] = entity.part_of
            for whole in entity.part_of:
                parts[whole] += (entity.id,)
    digest = f"{vocabulary.digest}+{record.version}"
    return replace(
        vocabulary, entities=Known(vocabulary.entities, record), digest=digest, _parts=dict(parts), _wholes=wholes
    )
