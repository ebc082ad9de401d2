"""For whom somebody acts: the state or body whose office a person holds at the time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.record import View
from detente.vocabulary import Vocabulary, load

MANY = 500
"""So many persons are asked of the record at once."""


@dataclass(frozen=True, slots=True)
class Term:
    """That somebody holds an office of an actor, from one ISO day to another; empty where open."""

    actor: str
    start: str
    end: str

    def touches(self, first: str, last: str) -> bool:
        """Whether it and the days from one to another, empty where open, have a day in common."""
        return (not self.start or not last or self.start <= last) and (not self.end or not first or first <= self.end)


class Offices:
    """The offices that persons hold by a record, asked of it as they are needed."""

    def __init__(self, record: View) -> None:
        self._record = record
        self._terms: dict[str, tuple[Term, ...]] = {}

    def learn(self, ids: Iterable[str]) -> None:
        """Ask the record about those of these who are persons, together, which is sooner done than one by one."""
        unknown = sorted({id for id in ids if is_person(id)} - set(self._terms))
        for n in range(0, len(unknown), MANY):
            some = unknown[n : n + MANY]
            found: dict[str, list[Term]] = {id: [] for id in some}
            for s in self._record.find("holds_office", {"holder": some}):
                for office in s.role("office"):
                    found[s.role("holder")[0]].append(Term(owner(office, load()), s.start, s.end))
            self._terms |= {id: tuple(sorted(terms, key=_order)) for id, terms in found.items()}

    def actor(self, id: str, start: str, end: str) -> str:
        """Whose office a person holds on some day from one to another: a state before a body, then who was taken up last. Itself
        where it holds none that is known, or is no person."""
        if not is_person(id):
            return id
        self.learn([id])
        return next((term.actor for term in self._terms[id] if term.touches(start, end)), id)


def is_person(id: str) -> bool:
    """Whether an id is that of a person."""
    return id.startswith("person:")


def owner(office: str, vocabulary: Vocabulary) -> str:
    """The state that an office belongs to, or the body of several states: of a state's ministry or force, that state."""
    found = office.removeprefix("office:").rpartition("/")[0]
    entity = vocabulary.entities.get(office)
    seen = {office}
    while entity and entity.kind != "state" and entity.part_of and entity.part_of[0] not in seen:
        whole = entity.part_of[0]
        entity = vocabulary.entities.get(whole)
        if entity and entity.kind in {"state", "organisation"}:
            found = whole
        seen.add(whole)
    return found


def _order(term: Term) -> tuple[bool, int, str]:
    """States first; then the later start first, which an office without one comes after."""
    started = int(term.start.replace("-", "")) if term.start else 0
    return (":" in term.actor, -started, term.actor)
