"""A frame: one entry of frames.yaml as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.claims.model import ClaimType, Measure, Modality, Phase

FILE = "frames.yaml"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling a relation; the head of data/frames.yaml explains each field."""

    id: str
    type: ClaimType
    example: str
    relation: str = ""
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    known: tuple[str, ...] = ()
    with_words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    require_kind: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    heads: dict[str, frozenset[str]] = field(default_factory=dict, hash=False)
    verb_above: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    slot_kinds: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    measure: Measure | Literal[""] = ""
    carry: tuple[str, ...] = ()
    fills: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    each: tuple[str, ...] = ()
    follows: str = ""
    phase: Phase = "holds"
    stage: str = ""
    capacity: str = ""
    modality: Modality | Literal[""] = ""
    scope: str = ""
    rank: float = 0
    event: str = ""
    negated: bool = False
    alone: bool = False
    compares: bool = False
    file: str = FILE

    @property
    def triggers(self) -> tuple[str, ...]:
        """The words that trigger it."""
        return (*self.verb, *self.noun, *self.adjective)

    def says(self, word: str) -> bool:
        """Whether a word, in any case, stands in its id, among its triggers or in its example."""
        low = word.lower()
        return low in self.id or low in self.triggers or low in self.example.lower()
