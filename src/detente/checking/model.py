"""What checking says of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.claims import Claim, Source


class Verdict(StrEnum):
    """How a claim stands against the record. Never a boolean."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    OUTDATED = "outdated"
    UNSETTLED = "unsettled"
    NO_RECORD = "no_record"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement of the record that bears on a claim: its id, the statement as a sentence, its time (EDTF), its source."""

    statement: str
    text: str
    when: str
    source: Source


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason in one sentence, its evidence, and the steps of any sum."""

    verdict: Verdict
    because: str
    evidence: tuple[Evidence, ...] = ()
    derivation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its judgement and, for quoted speech, whether the speaker said it at all."""

    claim: Claim
    judgement: Judgement
    said: Judgement | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether it is so."""
        return self.judgement.verdict
