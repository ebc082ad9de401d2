"""Terms of office: who held which office on a day, and whose acts a person's acts are.

The reader knows no record. Whoever has one (the engine) hands the terms in; without them an office stays an office.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office, first and last day."""

    office: str
    person: str
    start: dt.date
    end: dt.date


class Terms:
    """Terms by office and by person, asked as of a day; without a day, as of the last one known."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._by_office: dict[str, list[Term]] = defaultdict(list)
        self._by_person: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(terms, key=lambda t: (t.start, t.end)):
            self._by_office[term.office].append(term)
            self._by_person[term.person].append(term)

    def holder(self, office: str, day: dt.date | None) -> str:
        """Who held an office on a day; empty where nobody, or more than one, is known to have, or no day is given."""
        if day is None:
            return ""
        found = {t.person for t in self._by_office.get(office, ()) if t.start <= day < t.end or t.start == day == t.end}
        return found.pop() if len(found) == 1 else ""

    def offices(self, person: str, day: dt.date | None) -> list[str]:
        """The offices that a person held on a day; if none, all held before it, the latest first."""
        terms = [t for t in self._by_person.get(person, ()) if day is None or t.start <= day]
        now = [t.office for t in terms if day is not None and day <= t.end]
        return now or [t.office for t in reversed(terms)]
