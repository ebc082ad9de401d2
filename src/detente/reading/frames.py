"""Frames: the data entries that say how a clause tells a relation, loaded, checked and indexed by their trigger words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, Literal, get_args

from detente.claims.model import ClaimType, Measure, Modality, Phase
from detente.errors import VocabularyError
from detente.reading.lexicon import load_data
from detente.vocabulary import Vocabulary

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
    require_kind: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    heads: dict[str, frozenset[str]] = field(default_factory=dict, hash=False)
    verb_above: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    slot_kinds: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    measure: str = ""
    carry: tuple[str, ...] = ()
    follows: str = ""
    phase: Phase = "holds"
    stage: str = ""
    capacity: str = ""
    modality: Modality | Literal[""] = ""
    scope: str = ""
    rank: float = 0
    event: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FrameSet:
    """All frames, by trigger."""

    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Frame, ...]] = field(hash=False)
    nouns: dict[str, tuple[Frame, ...]] = field(hash=False)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=4)
def load_frames(vocabulary: Vocabulary) -> FrameSet:
    """The frames of the vocabulary. Raises VocabularyError with the entry and the reason."""
    frames = tuple(_frame(name, dict(entry), vocabulary) for name, entry in load_data(FILE).items())
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        for word in frame.verb:
            verbs[word].append(frame)
        for word in (*frame.noun, *frame.adjective):
            nouns[word].append(frame)
    return FrameSet(frames, {k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


def _frame(name: str, entry: dict[str, Any], vocabulary: Vocabulary) -> Frame:
    place = f"{FILE}, {name}"
    entry["with_words"] = frozenset(str(w) for w in entry.pop("with", ()))
    entry["slots"] = {role: _tuple(slot) for role, slot in (entry.get("slots") or {}).items()}
    entry["require_kind"] = {role: _tuple(kind) for role, kind in (entry.get("require_kind") or {}).items()}
    entry["heads"] = {role: frozenset(map(str, words)) for role, words in (entry.get("heads") or {}).items()}
    entry["slot_kinds"] = {slot: _tuple(kinds) for slot, kinds in (entry.get("slot_kinds") or {}).items()}
    for key in ("verb", "noun", "adjective", "known", "carry", "verb_above", "has", "lacks"):
        entry[key] = _tuple(entry.get(key, ()))
    unknown = set(entry) - {f.name for f in fields(Frame)}
    if unknown:
        raise VocabularyError(f"unknown field '{min(unknown)}'", place=place, remedy="see the head of the file")
    if entry.get("relation"):
        relation = vocabulary.relations.get(entry["relation"])
        if relation is None:
            raise VocabularyError(
                f"unknown relation '{entry['relation']}'", place=place, remedy="add it to relations.yaml"
            )
        entry.setdefault("type", relation.type)
        entry.setdefault("event", relation.event)
        stray = set(entry["slots"]) - set(relation.roles)
        if stray:
            raise VocabularyError(
                f"'{min(stray)}' is no role of {relation.id}", place=place, remedy=f"use {', '.join(relation.roles)}"
            )
        if entry.get("stage") and entry["stage"] not in relation.stages:
            raise VocabularyError(
                f"'{entry['stage']}' is no stage of {relation.id}",
                place=place,
                remedy=f"use {', '.join(relation.stages)}",
            )
    checks: list[tuple[str, tuple[str, ...]]] = [
        ("type", get_args(ClaimType)),
        ("modality", ("", *get_args(Modality))),
        ("phase", get_args(Phase)),
        ("measure", ("", *get_args(Measure))),
    ]
    for key, allowed in checks:
        if entry.get(key, allowed[0] if key != "type" else None) not in allowed:
            raise VocabularyError(
                f"{key} '{entry.get(key)}' is not known",
                place=place,
                remedy=f"use one of {', '.join(filter(None, allowed))}",
            )
    if not (entry["verb"] or entry["noun"] or entry["adjective"]):
        raise VocabularyError("has no trigger", place=place, remedy="give it a verb, noun or adjective")
    if set(entry["known"]) - set(entry["slots"]):
        raise VocabularyError("'known' names a role without a slot", place=place, remedy="give the role a slot")
    if not entry.get("example"):
        raise VocabularyError("has no example", place=place, remedy="write one sentence that it reads")
    return Frame(id=name, **entry)


def _tuple(value: Any) -> tuple[str, ...]:
    return (str(value),) if isinstance(value, str) else tuple(str(v) for v in value)
