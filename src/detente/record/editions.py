"""What an import changes: which of its facts are new, which are known, and which facts of its data set they supersede.

What counts of a data set does not hang on the order in which its editions came in. Facts older than the latest whole edition do not
count; of the others, those of the latest edition that speaks of a slot do. Of two editions of one date a whole one replaces what
came before it, and others stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from detente.record.bulk import fill
from detente.record.facts import Fact, Kind
from detente.record.importers.model import Edition
from detente.record.tables import NUMBER

INCOMING = sa.Table(
    "incoming",
    sa.MetaData(),
    sa.Column("content", NUMBER, nullable=False),
    sa.Column("slot", NUMBER, nullable=False),
    sa.Index("incoming_by_slot", "slot"),
    prefixes=["TEMPORARY"],
)
"""The facts of one import, by digests, while it is compared with what is there."""
STANDS = "NOT EXISTS (SELECT 1 FROM supersession x WHERE x.fact = t.fact)"
DATED = "CASE WHEN m.edition < :whole THEN :whole ELSE m.edition END"
"""The edition that a fact which stands belongs to: what stands after a whole edition is of it."""
SLOTS = 'FROM incoming i CROSS JOIN {kind} t CROSS JOIN "import" m WHERE t.slot = i.slot AND m.number = t.added'
OURS = f"{SLOTS} AND m.dataset = :dataset"
SAME = "t.content = i.content"
UNSAID = f"NOT EXISTS (SELECT 1 FROM incoming i WHERE i.slot = t.slot AND {SAME})"
SAID = "EXISTS (SELECT 1 FROM incoming i WHERE i.slot = t.slot)"
KNOWN = f"SELECT t.content, t.fact, {DATED} {OURS} AND {SAME} AND {STANDS}"
SEEN = f"SELECT t.content {OURS} AND {SAME} AND m.edition = :edition"
LATER = f"SELECT DISTINCT t.slot {OURS} AND {STANDS} AND {DATED} > :edition"
OVERTAKEN = (
    f"SELECT DISTINCT t.fact, t.content, t.slot, 'edition' {OURS} AND {STANDS} AND {UNSAID} AND {DATED} < :edition"
)
"""What an edition supersedes that is not whole."""
REPLACED = (
    f"SELECT t.fact, t.content, t.slot, CASE WHEN {SAID} THEN 'edition' ELSE 'withdrawn' END "
    'FROM "import" m CROSS JOIN {kind} t WHERE m.dataset = :dataset AND t.fact BETWEEN m.first AND m.last '
    f"AND {STANDS} AND {UNSAID} AND {DATED} <= :edition"
)
"""What a whole edition supersedes."""
MISREAD = (
    "SELECT t.fact, t.content, t.slot, 'withdrawn' "
    'FROM "import" m CROSS JOIN {kind} t WHERE m.dataset = :dataset AND m.sha256 = :sha256 '
    f"AND t.fact BETWEEN m.first AND m.last AND {STANDS} AND {UNSAID}"
)
"""What the same file said when it was read before, and does not say now."""
ELSEWHERE = f"SELECT DISTINCT t.content {SLOTS} AND m.dataset <> :dataset AND {SAME} AND {STANDS}"
"""What another data set says too."""


@dataclass(slots=True)
class Change:
    """What an import does to one table of facts."""

    fresh: list[Fact] = field(default_factory=list)
    """To be added, and to count."""
    outdated: list[Fact] = field(default_factory=list)
    """To be added, and superseded at once by what is there."""
    superseded: list[tuple[int, str]] = field(default_factory=list)
    """Numbers of facts that no longer count, and why."""
    renewed: int = 0
    """How many of these are stated again by this import."""
    gained: frozenset[int] = frozenset()
    """Contents that the record says from now on, and did not before."""
    lost: frozenset[int] = frozenset()


def change(db: sa.Connection, kind: Kind, facts: Sequence[Fact], edition: Edition, sha256: str = "") -> Change:
    """Compare the facts of an import with those of its data set that stand; of a file that is read again, the digest."""
    whole = db.execute(
        sa.text('SELECT max(edition) FROM "import" WHERE dataset = :dataset AND whole = :yes'),
        {"dataset": edition.dataset, "yes": True},
    ).scalar()
    given = {"dataset": edition.dataset, "edition": edition.date, "whole": whole or "", "sha256": sha256}

    def rows(query: str) -> Sequence[Any]:
        bound = {name: value for name, value in given.items() if f":{name}" in query}
        return db.execute(sa.text(query.replace("{kind}", kind)), bound).all()

    INCOMING.create(db, checkfirst=True)
    db.execute(sa.delete(INCOMING))
    fill(db, INCOMING, [(f.content, f.slot) for f in facts])
    late = edition.date < given["whole"]
    held = {content: (number, date) for content, number, date in rows(KNOWN)}
    later = {slot for (slot,) in rows(LATER)} if not late else set()
    seen = {content for (content,) in rows(SEEN)} if late or later else set()
    found = Change()
    gone: dict[int, int] = {}
    for fact in facts:
        if fact.content in held:
            number, date = held[fact.content]
            if not edition.whole and str(date) < edition.date:  # said again: it is of the later edition now
                found.superseded.append((number, "edition"))
                found.fresh.append(fact)
                found.renewed += 1
                gone[fact.content] = fact.slot
        elif late or fact.slot in later:
            found.outdated += [fact] if fact.content not in seen else []
        else:
            found.fresh.append(fact)
    ended = [*rows(MISREAD)] if sha256 else []
    ended += rows(REPLACED if edition.whole else OVERTAKEN) if not late else []
    for number, content, slot, reason in {row[0]: row for row in ended}.values():
        found.superseded.append((number, str(reason)))
        gone[content] = slot
    fill(db, INCOMING, list(gone.items()))
    elsewhere = {content for (content,) in rows(ELSEWHERE)}
    fresh = {f.content for f in found.fresh}
    found.gained = frozenset(fresh - gone.keys() - elsewhere)
    found.lost = frozenset(gone.keys() - fresh - elsewhere)
    return found
