"""Claims to ties: what a text, or somebody who supposes, says binds two actors; each rests on a statement made of the claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from detente.claims import Claim, Statement
from detente.claims.when import OPEN_END, OPEN_START
from detente.system.layers import Bond, bonds
from detente.system.ties import Tie, Told

Acts = Callable[[str, str, str], str]
"""For whom somebody acts from one ISO day to another."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands, to be shown beside the sources of the record."""

    text: str
    source: str
    address: str = ""
    date: str = ""
    grade: str = ""


def pairs(claim: Claim) -> Iterator[tuple[Bond, str, str]]:
    """Each two that a claim says are tied, with the bond; none where it speaks of no tie or names only one."""
    bond = bonds().get(claim.relation)
    if bond is None:
        return
    parties = [m.id for m in claim.role(bond.source) if m.id]
    if claim.relation == "party_to" and len(parties) > 1 and not any(m.id for m in claim.role(bond.target)):
        bond = bonds()["pact_with"]  # a treaty that nobody knows by name ties its parties
    sources = parties
    targets = [m.id for m in claim.role(bond.target) if m.id]
    if not targets and (
        bond.both or (bond.shared and bond.shape == "event")
    ):  # who met whom, at a meeting without a name
        sources, targets = sources[:1], sources[1:]
    for source, target in product(dict.fromkeys(sources), dict.fromkeys(targets)):
        if source != target:
            yield (bond, target, source) if bond.both and target < source else (bond, source, target)


def span(claim: Claim, bond: Bond, day: dt.date) -> tuple[str, str]:
    """From when to when a claim says that a tie exists, as ISO days, empty where open or not told.

    What begins goes on; what holds or happens without a date does so on the day of the text.
    """
    if claim.when is None and claim.phase == "begins" and bond.shape == "interval":
        return "", ""
    first, last = (claim.when.start, claim.when.end) if claim.when else (day, day)
    goes_on = bond.shape == "interval" and (claim.phase == "begins" or last == OPEN_END)
    return (
        "" if first == OPEN_START else first.isoformat(),
        "" if goes_on or last == OPEN_END else last.isoformat(),
    )


def claimed(
    claim: Claim, day: dt.date, told: Told, evidence: tuple[str, ...] = (), acts_for: Acts | None = None
) -> Iterator[tuple[Tie, Statement]]:
    """The ties that a claim tells of, each with the statement made of it; the ids of the record's evidence stand behind. With
    `acts_for` a person stands for whose office it holds, as in the layers of the record."""
    for bond, source, target in pairs(claim):
        start, end = span(claim, bond, day)
        statement = Statement(
            claim.id, claim.relation, ((bond.source, source), (bond.target, target)), "", start=start, end=end,
            when=f"{start or '..'}/{end or '..'}", stage=claim.stage, capacity=claim.capacity, gist=claim.quote,
        )  # fmt: skip
        label = claim.capacity or claim.stage or bond.label
        rests = (claim.id, *dict.fromkeys(evidence))
        ends = source, target
        if acts_for and bond.holders:
            ends = acts_for(source, start, end), acts_for(target, start, end)
        if ends[0] == ends[1]:
            continue
        yield (
            Tie(*ends, bond.layer, bond.relation, label, not bond.both, 1, start, end, rests, told),
            statement,
        )
