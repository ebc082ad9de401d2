"""Whether two claims are about the same matter, so that what they say of it can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from detente.checking.case import VARIANTS
from detente.claims import When
from detente.comparing.model import Said, Told
from detente.vocabulary import Vocabulary

MOST = 24
"""The most combinations of those who fill the roles of one claim that are looked at."""
NEARBY = dt.timedelta(days=31)
"""Happenings so near to each other in time, told of the same actors, are one happening with two dates."""


@dataclass(frozen=True, slots=True)
class Matters:
    """The claims of a document by what they are about, and the rule that tells whether two are about the same."""

    vocabulary: Vocabulary

    def of(self, number: int, told: Told) -> Iterator[Said]:
        """What a document says: each claim in which a relation was read, for each combination of those who fill its roles."""
        for finding in told.findings:
            claim = finding.claim
            if not claim.relation:
                continue
            relation = self.vocabulary.relation(claim.relation)
            mentions = [(role, claim.role(role)) for role in relation.roles]
            filled = [
                (role, dict.fromkeys(m.id or f"“{m.name.casefold()}”" for m in ms)) for role, ms in mentions if ms
            ]
            for ids in islice(product(*(ids for _, ids in filled)), MOST):
                roles = tuple(zip((role for role, _ in filled), ids, strict=True))
                if len(set(ids)) < len(ids):  # nobody is tied to themselves
                    continue
                yield Said(number, finding, roles, self._at(finding.claim.when, claim.relation, claim.phase, told))

    def _at(self, when: When | None, relation: str, phase: str, told: Told) -> When | None:
        """The time spoken of: as stated; of a state or a measure without one, that of the document; else any."""
        shape = self.vocabulary.relation(relation).shape
        day = told.document.date
        if when or day is None or shape == "event" or phase != "holds":
            return when
        return When.year(day.year) if shape == "series" else When.day(day)

    def same(self, one: Said, other: Said) -> bool:
        """Whether both speak of one matter: the same relation, stage and phase, the same actors where both name them, and a
        time that fits. Beginnings and ends may have other dates: that is what documents differ in, not another matter."""
        a, b = one.finding.claim, other.finding.claim
        if (a.relation, a.phase, a.stage, a.capacity) != (b.relation, b.phase, b.stage, b.capacity):
            return False
        return self._actors(one, other) and self._times(one, other)

    def _actors(self, one: Said, other: Said) -> bool:
        mutual = self.vocabulary.relation(one.finding.claim.relation).mutual
        turn = {mutual[0]: mutual[1], mutual[1]: mutual[0]} if mutual else {}
        ours, theirs = dict(one.roles), dict(other.roles)
        ways = [theirs, {turn.get(role, role): id for role, id in theirs.items()}] if turn else [theirs]
        return any(self._fit(ours, way) for way in ways)

    def _fit(self, ours: dict[str, str], theirs: dict[str, str]) -> bool:
        """The roles of one are among those of the other, two at least unless they are the same, and the same in each."""
        shared = ours.keys() & theirs.keys()
        if not shared or len(shared) < min(len(ours), len(theirs)):
            return False
        if len(shared) < 2 and ours.keys() != theirs.keys():
            return False
        return all(ours[role] == theirs[role] or theirs[role] in self._kin(ours[role]) for role in shared)

    def _kin(self, id: str) -> frozenset[str]:
        entity = self.vocabulary.entities.get(id)
        if entity is None or entity.kind not in VARIANTS:
            return frozenset()
        return self.vocabulary.variants(id) | self.vocabulary.families(id)

    def _times(self, one: Said, other: Said) -> bool:
        """Whether the times fit. One that is not known fits any, if more than one actor is named; but no measure, which has one for
        each year."""
        claim = one.finding.claim
        series = self.vocabulary.relation(claim.relation).shape == "series"
        if claim.phase != "holds":
            return True
        if one.at is None or other.at is None:
            return one.at is other.at if series else min(len(one.roles), len(other.roles)) > 1
        if one.at.overlaps(other.at):
            return True
        first, last = sorted((one.at, other.at), key=lambda at: at.start)
        return not series and last.start - first.end <= NEARBY
