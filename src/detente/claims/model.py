"""The types that flow through the house: a claim, a statement of the record, and what both are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.claims.when import When

ClaimType = Literal[
    "membership",
    "alliance_or_treaty",
    "military_spending",
    "arms_transfer_or_order",
    "inventory",
    "exercise",
    "deployment",
    "attack_or_weapon_test",
    "meeting",
    "statement",
    "sanction",
    "policy_or_law",
    "office_holder",
    "ranking_or_superlative",
    "chronology",
    "other_fact",
    "prediction",
    "opinion_or_motive",
]
Modality = Literal["asserted", "planned", "possible", "demanded", "denied", "predicted"]
Comparator = Literal["=", "~", ">", ">=", "<", "<="]
Measure = Literal["level", "change", "share", "count", "streak", "ordinal", "rank", "duration", "ratio", "base"]
FOUNDING = "founding member"
"""The capacity of whoever was there when a body was founded."""
Phase = Literal["holds", "begins", "ends", "lasts", "chosen"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where the text names it. `id` is empty where the vocabulary does not know it; `role` is its part in
    the claim's relation (`member`, `supplier`, …), empty where no relation was read."""

    id: str
    name: str
    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity as understood, in base units, beside the text as written.

    `measure` says what the number is of: a level, a change, the base that a change starts from, a streak of years, a
    rank. `unit` is an ISO 4217 code, "percent", "percentage points", "percent of GDP", or the noun that is counted.
    `upper` closes a range.
    """

    number: float
    unit: str
    text: str
    comparator: Comparator = "="
    measure: Measure = "level"
    upper: float | None = None
    start: int = -1
    end: int = -1


def is_money(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper() and unit.isascii()


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, with the exact span that says it.

    `start` and `end` are character offsets into the document's text and `quote` is what stands there. `speaker` is
    empty for the author's own voice. `relation` is empty where no relation of the vocabulary was read; `phase`,
    `stage` and `scope` refine it. `reading` is the repaired text that the claim rests on, where the text was damaged.
    `past` marks the simple past, which speaks of any
    time before. `named` are the ids of all whom its words name, in whatever role. `frame` names the entry
    that read it, and `reason` says why a claim that is not checkable is not.
    """

    id: str
    quote: str
    start: int
    end: int
    type: ClaimType
    subject: tuple[Mention, ...] = ()
    object: tuple[Mention, ...] = ()
    values: tuple[Value, ...] = ()
    when: When | None = None
    place: str = ""
    speaker: tuple[Mention, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    past: bool = False
    checkable: bool = True
    reason: str = ""
    relation: str = ""
    phase: Phase = "holds"
    stage: str = ""
    capacity: str = ""
    scope: str = ""
    event: str = ""
    mode: str = ""
    frame: str = ""
    reading: str = ""
    named: tuple[str, ...] = ()

    def role(self, name: str) -> tuple[Mention, ...]:
        """The mentions that fill one role of the claim's relation."""
        return tuple(m for m in (*self.subject, *self.object) if m.role == name)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from. `grade` is an Admiralty code (reliability A–F, credibility 1–6); `verified` is the
    day on which the address was seen to say it, empty where it was not, and `note` says how."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    grade: str
    verified: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that the record holds, with its source.

    `roles` pairs each role of the relation with an entity id, in the relation's order. `number`, `unit` hold a
    measure; `when` is EDTF as written and `start`/`end` are its outer bounds as ISO days (an open end is empty).
    `definition` tells measures of the same thing apart (national, NATO, SIPRI); `stage` and `capacity` refine the
    relation; `gist` is what was said, for statements of speech. Where the source does not know the end
    ("1949-04-04/"), `end` is the last day that it speaks of; whether it held after that day, nobody says.
    """

    id: str
    relation: str
    roles: tuple[tuple[str, str], ...]
    source: str
    number: float | None = None
    unit: str = ""
    when: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    stage: str = ""
    capacity: str = ""
    definition: str = ""
    gist: str = ""
    note: str = ""

    def role(self, name: str) -> tuple[str, ...]:
        """The ids that fill one role."""
        return tuple(i for r, i in self.roles if r == name)

    @property
    def censored(self) -> bool:
        """Whether the source leaves off before the end, so that nothing is known after the last day that it speaks of."""
        return bool(self.end) and self.when.endswith("/")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a slice of the record reaches: within it, and only if it is `complete`, absence means "no".

    `roles` narrow the slice (all statements of `relation` with these ids) and `start`/`end` bound it.
    """

    relation: str
    roles: tuple[tuple[str, str], ...]
    start: str
    end: str
    complete: bool
    source: str
    note: str = ""
