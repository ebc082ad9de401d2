"""What search finds a statement by: its sentence, what was said, its note and its source; and all names of whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.claims import Statement
from detente.record.bundle import Bundle
from detente.record.sentence import sentence
from detente.vocabulary import Vocabulary


def words(statements: Iterable[Statement], bundle: Bundle, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """A text and the names for each of some statements of a bundle, in their order."""
    vocabulary = replace(vocabulary, entities={**{e.id: e for e in bundle.entities}, **vocabulary.entities})
    titles = {s.id: f"{s.publisher} {s.title}" for s in bundle.sources}
    known: dict[str, str] = {}

    def names(id: str) -> str:
        if id not in known:
            entity = vocabulary.entities.get(id)
            known[id] = " ".join((*entity.names, *entity.adjectives, *entity.metonyms)) if entity else ""
        return known[id]

    for s in statements:
        text = f"{sentence(s, vocabulary)} {s.gist} {s.note} {titles.get(s.source, '')}"
        yield text, " ".join(names(id) for _, id in s.roles)
