"""Who is meant by what somebody types: an id, a name in any case, or a name that is nearly one of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from detente.claims import Statement
from detente.errors import NotFoundError
from detente.record.view import View
from detente.vocabulary import Entity, Vocabulary

FIRST = ("state", "organisation", "person", "office", "system", "treaty")
"""The kinds that are meant rather than others of the same name, in this order."""


def actor(typed: str, vocabulary: Vocabulary, coined: Mapping[str, Entity] | None = None) -> Entity:
    """The entity of this id or name, of the vocabulary or `coined` by an import. Raises NotFoundError with names that are near."""
    known = {**(coined or {}), **vocabulary.entities}
    if typed in known:
        return known[typed]
    if typed.upper() in known:
        return known[typed.upper()]
    wanted = " ".join(typed.casefold().split())
    named: dict[str, list[Entity]] = {}
    for entity in known.values():
        for name in (*entity.names, *entity.metonyms):
            named.setdefault(name.casefold(), []).append(entity)
    if wanted in named:
        return min(named[wanted], key=lambda e: (_rank(e), e.id))
    near = [named[n][0].name for n in get_close_matches(wanted, named, n=4, cutoff=0.75)]
    remedy = (
        f"did you mean {', '.join(dict.fromkeys(near))}?" if near else "look for it with: detente record search WORDS"
    )
    raise NotFoundError(f"nobody is known as '{typed}'", remedy=remedy)


def _rank(entity: Entity) -> int:
    return FIRST.index(entity.kind) if entity.kind in FIRST else len(FIRST)


def involving(view: View, id: str, vocabulary: Vocabulary) -> list[Statement]:
    """Every statement in which an entity takes part, by the day that it starts."""
    found = {s.id: s for statements in _by_role(view, id, vocabulary) for s in statements}
    return sorted(found.values(), key=lambda s: (s.start, s.relation, s.id))


def _by_role(view: View, id: str, vocabulary: Vocabulary) -> Iterator[list[Statement]]:
    for relation in vocabulary.relations.values():
        for role in relation.roles:
            yield list(view.find(relation.id, {role: [id]}))


def holds_on(statement: Statement, day: str) -> bool:
    """Whether a statement holds on an ISO day, as far as its source shows."""
    return (not statement.start or statement.start <= day) and (not statement.end or day <= statement.end)
