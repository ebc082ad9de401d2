"""What an import changes, into the tables: its facts, what they supersede, and the row that tells of the import itself."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import count

import sqlalchemy as sa

from detente.record import tables
from detente.record.bulk import analyse, fill, fill_words
from detente.record.editions import Change
from detente.record.facts import KINDS, Kind, participants, spread
from detente.record.importers.read import Imported
from detente.record.words import words
from detente.vocabulary import Vocabulary

MANY = 1_000
"""Facts of one import after which the planner is told."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an import changed, in statements: those that the record did not hold, those that it did, earlier ones that it
    superseded, and those that a later edition had superseded before they came. `again` where the very file had been imported."""

    number: int
    new: int = 0
    known: int = 0
    superseded: int = 0
    outdated: int = 0
    again: bool = False


def insert(
    db: sa.Connection,
    imported: Imported,
    changes: Mapping[Kind, Change],
    version: str,
    now: dt.datetime,
    vocabulary: Vocabulary,
) -> Added:
    """Number the facts on from those that are there, and insert everything."""
    table = tables.IMPORT
    latest = db.execute(sa.select(table).order_by(table.c.number.desc()).limit(1)).mappings().first()
    number, first = (latest["number"] + 1, latest["last"] + 1) if latest else (1, 1)
    state = int(latest["state"], 16) if latest else 0
    numbers = count(first)
    ended: list[tuple[object, ...]] = []
    for kind, table in zip(KINDS, tables.FACTS, strict=True):
        found = changes[kind]
        rows = [(next(numbers), f.content, f.slot, number, *f.values) for f in (*found.fresh, *found.outdated)]
        fill(db, table, rows)
        ended += [(fact, number, reason) for fact, reason in found.superseded]
        ended += [(row[0], number, "edition") for row in rows[len(found.fresh) :]]
        state += sum(map(spread, found.gained)) - sum(map(spread, found.lost))
        if kind == "statement":
            _index(db, imported, {row[4]: row[0] for row in rows}, vocabulary)
    fill(db, tables.SUPERSESSION, ended)
    last = next(numbers) - 1
    added = _added(number, changes["statement"], len(imported.bundle.statements))
    recorded = max(now.astimezone(dt.UTC).isoformat(timespec="seconds"), latest["recorded"] if latest else "")
    values = {
        "recorded": recorded, "dataset": imported.edition.dataset, "edition": imported.edition.date,
        "whole": imported.edition.whole, "format": imported.format, "file": imported.file, "sha256": imported.sha256,
        "tally": json.dumps(asdict(imported.tally), ensure_ascii=False, default=dict),
        "first": first, "last": last, "state": f"{state % 2**128:032x}", "version": version,
    }  # fmt: skip
    counts = {k: v for k, v in asdict(added).items() if k != "again"}
    db.execute(sa.insert(tables.IMPORT), values | counts)
    if last - first > MANY:
        analyse(db)
    return added


def _index(db: sa.Connection, imported: Imported, numbers: Mapping[str, int], vocabulary: Vocabulary) -> None:
    """Let statements be looked up by who takes part, and found by their words."""
    made = [s for s in imported.bundle.statements if s.id in numbers]
    fill(db, tables.PARTICIPANT, sorted((*p, numbers[s.id]) for s in made for p in participants(s)))
    texts = words(made, imported.bundle, vocabulary)
    fill_words(db, [(numbers[s.id], *text) for s, text in zip(made, texts, strict=True)])


def _added(number: int, found: Change, statements: int) -> Added:
    return Added(
        number,
        new=len(found.gained),
        known=statements - len(found.gained) - len(found.outdated),
        superseded=len(found.superseded) - found.renewed,
        outdated=len(found.outdated),
    )
