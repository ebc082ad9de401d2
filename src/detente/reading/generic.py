"""Who does what to whom in a clause that no frame reads."""

from __future__ import annotations

from collections.abc import Collection

from detente.reading.clauses import Clause
from detente.reading.drafts import Filled, unique
from detente.reading.reference import Referents


def generic_roles(clause: Clause, referents: Referents, timed: Collection[int]) -> Filled:
    """Subject and object of a clause that no frame reads. A passive without an agent is about what it is done to.

    `timed` holds the starts of tokens in dates: nothing is done to a day.
    """
    slots = {slot: [t for t in tokens if t.start not in timed] for slot, tokens in clause.slots.items()}
    doers = slots.get("subject", [])
    done_to = slots.get("object") or slots.get("complement") or []
    if clause.passive and not doers:
        doers, done_to = done_to, []
    if not done_to:
        done_to = next((v for k, v in slots.items() if k in {"against", "to", "with", "on", "for", "in"} and v), [])
    roles = {"subject": [m for t in doers for m in referents.about(t)]}
    roles["object"] = [m for t in done_to for m in referents.resolve(t)]
    return {role: unique(mentions) for role, mentions in roles.items() if mentions}
