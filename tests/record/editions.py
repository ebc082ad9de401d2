"""Imports made by hand, and what a record that took them in ought to hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from detente.claims import Coverage, Source, Statement
from detente.claims.identity import content_id
from detente.record.bundle import Bundle
from detente.record.default import open_record
from detente.record.importers.model import Edition
from detente.record.importers.read import Imported, Tally
from detente.record.stored import StoreView
from detente.record.writer import Writer
from detente.vocabulary import Entity

Fresh = Callable[[str], str]
SOURCE = Source("s", "P", "T", "https://example.org/", "2024", "A1")
START = dt.datetime(2030, 1, 1, 12, tzinfo=dt.UTC)


def spending(state: str, year: int, number: float, definition: str = "SIPRI") -> Statement:
    """A figure: its slot is all but the number."""
    roles, when = (("spender", state),), str(year)
    id = content_id([state, year, number, definition])
    days = (f"{when}-01-01", f"{when}-12-31")
    return Statement(id, "military_spending", roles, "s", number, "USD", when, *days, definition=definition)


@dataclass(frozen=True)
class Issue:
    """An edition: figures by slot (state and year)."""

    date: str
    figures: tuple[tuple[tuple[str, int], float], ...]
    whole: bool = False
    dataset: str = "data"

    def imported(self) -> Imported:
        """As the store takes it."""
        statements = [spending(state, year, number) for (state, year), number in self.figures]
        return imported(statements, self.dataset, self.date, whole=self.whole)


def imported(
    statements: Iterable[Statement],
    dataset: str = "data",
    date: str = "2024",
    *,
    whole: bool = False,
    file: str = "",
    entities: Sequence[Entity] = (),
    coverage: Sequence[Coverage] = (),
) -> Imported:
    """Statements as an importer hands them over; the digest is of what they say."""
    made = tuple({s.id: s for s in statements}.values())
    digest = content_id([[s.id for s in made], dataset, date, whole, file])
    bundle = Bundle(made, (SOURCE,), tuple(coverage), entities=tuple(entities))
    return Imported(
        "made",
        file or dataset,
        digest,
        Edition(dataset, date, whole),
        bundle,
        Tally(len(made), {}, {}, len(made), 0),
        (),
    )


def writer(place: str) -> Writer:
    """The writer of a place, without the bundled record."""
    if "://" in place:
        from detente.record.postgres import address_writer

        return address_writer(place)
    from pathlib import Path

    from detente.record.store import open_writer

    return open_writer(Path(place))


def fill(place: str, *issues: Issue) -> None:
    """Import editions in this order, a day apart."""
    with writer(place) as opened:
        for day, issue in enumerate(issues):
            opened.add(issue.imported(), now=START + dt.timedelta(days=day))


def held(view: StoreView) -> set[str]:
    """All that a view finds."""
    return {s.id for s in view.find("military_spending")}


def seen(place: str, known: dt.date | None = None) -> tuple[str, set[str]]:
    """Version and statements of a record, as of a day."""
    view = open_record(place, known=known)
    try:
        return view.version, held(view)
    finally:
        view.close()


def counting(issues: Iterable[Issue]) -> set[str]:
    """What ought to count, whatever the order: of each data set the latest edition that speaks of a slot, from the latest whole
    edition on."""
    found: set[str] = set()
    given = list(issues)
    for dataset in {i.dataset for i in given}:
        own = sorted((i for i in given if i.dataset == dataset), key=lambda i: i.date)
        first = max((i.date for i in own if i.whole), default="")
        slots: dict[tuple[str, int], set[str]] = {}
        for issue in (i for i in own if i.date >= first):
            spoken: dict[tuple[str, int], set[str]] = {}
            for slot, number in issue.figures:
                spoken.setdefault(slot, set()).add(spending(*slot, number).id)
            slots |= spoken
        found |= set().union(*slots.values()) if slots else set()
    return found
