"""An entry of frames.yaml, or of a file of one's own, made a frame: every field checked, the first fault refused.

A field has the form that its annotation in `Frame` gives it: a text, a list of texts, a mapping, true or false, a number.
Where a frame could never read anything (a slot that no clause has, a trigger that is no lemma), that is a fault too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, NamedTuple, NoReturn, get_args

from detente.claims.model import ClaimType, Measure, Modality, Phase
from detente.errors import VocabularyError
from detente.reading.event_words import MODES
from detente.reading.frame import FILE, Frame
from detente.reading.lexicon import cues
from detente.vocabulary import Vocabulary
from detente.vocabulary.model import Kind

FIELDS = {f.name: str(f.type) for f in fields(Frame) if f.name not in {"id", "file"}}
WRITTEN = {"with_words": "with"}
"""Fields that an entry calls otherwise."""
VERBAL = ("subject", "object", "indirect", "complement", "above")
"""The slots of every clause, besides its prepositions; `above`: who does the verb over it, NATO in NATO invited her to join."""
NOMINAL = ("possessor", "modifier", "apposition", "self")
"""The slots that only a noun or adjective has."""
OFFICE = "<office>"
EVENTS = sorted(MODES)
"""The event types of PLOVER."""


class Fault(NamedTuple):
    """What is wrong with an entry, and what to do about it."""

    message: str
    remedy: str


def frame_of(id: str, entry: Any, vocabulary: Vocabulary, file: str = FILE) -> Frame:
    """The frame of an entry. Raises VocabularyError for its first fault, with file, entry, reason and remedy."""
    place = f"{file}, {id}"
    made = _formed(entry, place)
    relation = vocabulary.relations.get(made.get("relation", ""))
    if relation:
        made = {"type": relation.type, "event": relation.event, **made}
    frame = Frame(**{"id": id, "type": "", "example": "", "file": file, **made})
    for fault in _faults(frame, vocabulary):
        _refuse(fault, place)
    return frame


def check_words(frame: Frame) -> None:
    """Whether the parse could ever give its words. Raises VocabularyError; loads the model, so it is for a user's own frames."""
    for fault in unread_words(frame):
        _refuse(fault, f"{frame.file}, {frame.id}")


def unread_words(frame: Frame) -> Iterator[Fault]:
    """Triggers that are no lemmas, and words that the parse would part."""
    from detente.reading.model import lemmas, tokenized

    triggers = (("verb", "VERB", frame.verb), ("noun", "NOUN", frame.noun), ("adjective", "ADJ", frame.adjective))
    for key, pos, words in (*triggers, ("verb_above", "VERB", frame.verb_above)):
        for word in (w for w in words if w != OFFICE):
            head = word.split()[0]
            parts = tokenized(head)
            if len(parts) > 1:
                yield _parted(key, word, parts)
            elif head not in (found := lemmas(head, pos)):
                yield Fault(
                    f"{key} '{word}' is no lemma, so it never matches", f"write {' or '.join(found)} in its place"
                )
    for word in (*frame.with_words, *frame.beside):
        parts = tokenized(word)
        if len(parts) > 1:
            yield _parted("with", word, parts)


def _parted(key: str, word: str, parts: Collection[str]) -> Fault:
    pieces = ", ".join(parts)
    return Fault(
        f"{key} '{word}' never matches: the reader parts it into {pieces}", "name the part that tells the most"
    )


def _refuse(fault: Fault, place: str) -> NoReturn:
    raise VocabularyError(fault.message, place=place, remedy=fault.remedy)


# --- the form of the fields ----------------------------------------------------------------------------------------------


def _formed(entry: Any, place: str) -> dict[str, Any]:
    """The fields of an entry in the forms that a frame holds them in."""
    if not isinstance(entry, dict):
        _refuse(Fault("is not a mapping", "write its fields below it, indented, as relation: member_of"), place)
    names = {WRITTEN.get(name, name): name for name in FIELDS}
    made: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in names:
            near = get_close_matches(str(key), names, 1)
            remedy = f"do you mean '{near[0]}'?" if near else f"use {', '.join(names)}"
            _refuse(Fault(f"unknown field '{key}'", remedy), place)
        made[names[key]] = _value(key, FIELDS[names[key]], value, place)
    return made


def _value(key: str, form: str, value: Any, place: str) -> Any:
    if form.startswith("dict"):
        if not isinstance(value, dict):
            _refuse(Fault(f"'{key}' is not a mapping", "write it as {subject: …, object: …}"), place)
        hold: Any = frozenset if "frozenset" in form else tuple
        return {str(role): hold(_texts(f"{key}, {role}", each, place)) for role, each in value.items()}
    if form.startswith(("tuple", "frozenset")):
        texts = _texts(key, value, place)
        return frozenset(texts) if form.startswith("frozenset") else texts
    if form == "bool":
        if not isinstance(value, bool):
            _refuse(Fault(f"'{key}' is neither true nor false", "write true, or leave it out"), place)
        return value
    if form == "float":
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            _refuse(Fault(f"'{key}' is no number above 0", "write a number, as 1"), place)
        return value
    if not isinstance(value, str) or not value.strip():
        _refuse(Fault(f"'{key}' is no text", "write one text, or leave it out"), place)
    return value


def _texts(key: str, value: Any, place: str) -> tuple[str, ...]:
    """One text or a list of texts, each once."""
    texts = [value] if isinstance(value, str | int | float) else value
    if not isinstance(texts, list) or not texts:
        _refuse(Fault(f"'{key}' is no list of words", "write it in brackets, as [buy, order]"), place)
    for text in texts:
        if isinstance(text, bool) or not isinstance(text, str | int | float) or not str(text).strip():
            _refuse(Fault(f"'{key}' holds {text!r}, which is no word", "put the word in quotation marks"), place)
    words = [str(text) for text in texts]
    twice = next((w for n, w in enumerate(words) if w in words[:n]), None)
    if twice:
        _refuse(Fault(f"'{key}' names '{twice}' twice", "take one out"), place)
    return tuple(words)


# --- what the fields say -------------------------------------------------------------------------------------------------


def _faults(frame: Frame, vocabulary: Vocabulary) -> Iterator[Fault]:
    yield from _what_it_tells(frame, vocabulary)
    yield from _triggers(frame)
    yield from _slots(frame)
    yield from _roles(frame, vocabulary)
    if not frame.example:
        yield Fault("has no example", "write one sentence that it reads")


def _what_it_tells(frame: Frame, vocabulary: Vocabulary) -> Iterator[Fault]:
    relation = vocabulary.relations.get(frame.relation)
    if frame.relation and relation is None:
        near = get_close_matches(frame.relation, vocabulary.relations, 1)
        remedy = f"do you mean '{near[0]}'?" if near else "see 'detente frames' for the relations, or add it"
        yield Fault(f"unknown relation '{frame.relation}'", remedy)
    if not frame.type:
        yield Fault("has neither relation nor type", "give it the relation that it tells, or else a type of claim")
    yield from _one("type", frame.type, get_args(ClaimType))
    yield from _one("modality", frame.modality, get_args(Modality))
    yield from _one("phase", frame.phase, get_args(Phase))
    yield from _one("measure", frame.measure, get_args(Measure))
    yield from _one("event", frame.event, EVENTS)
    yield from _one("follows", frame.follows, (*vocabulary.relations, *get_args(ClaimType)))
    if frame.stage and relation is None:
        yield Fault("has a stage without a relation", "name the relation whose stage it is")
    if relation and frame.stage and frame.stage not in relation.stages:
        known = f"use {', '.join(relation.stages)}" if relation.stages else "leave it out"
        yield Fault(f"'{frame.stage}' is no stage of {relation.id}", known)
    if frame.capacity and relation is None:
        yield Fault("has a capacity without a relation", "name the relation that somebody has it in")
    kind, _, id = frame.scope.partition(":")
    if (
        frame.scope
        and kind not in {"record", "decrease", "all"}
        and not (kind in {"in", "outside"} and id in vocabulary.entities)
    ):
        yield Fault(f"scope '{frame.scope}' is not known", "use record, decrease, all, in:ID or outside:ID")


def _one(key: str, value: str, allowed: Iterable[str]) -> Iterator[Fault]:
    if value and value not in allowed:
        yield Fault(f"{key} '{value}' is not known", f"use one of {', '.join(allowed)}")


def _triggers(frame: Frame) -> Iterator[Fault]:
    if not frame.triggers:
        yield Fault("has no trigger", "give it a verb, noun or adjective")
    for key, words in (("verb", frame.verb), ("noun", frame.noun), ("adjective", frame.adjective)):
        for word in words:
            if word == OFFICE and key == "noun":
                continue
            first, *rest = word.split()
            if not re.fullmatch(r"[^\W\d_][\w' -]*", word):
                yield Fault(
                    f"{key} '{word}' never matches: it is no word", "write a lemma; only a noun can be <office>"
                )
            elif word != word.lower():
                yield Fault(f"{key} '{word}' never matches: lemmas have no capitals", f"write {word.lower()}")
            elif rest and (key != "verb" or len(rest) > 1):
                yield Fault(
                    f"{key} '{word}' never matches: a trigger is one word", f"write {first}, the rest in 'with'"
                )
            elif rest and rest[0] not in cues("particles"):
                remedy = f"write {first}, and {rest[0]} in 'with'"
                yield Fault(f"verb '{word}' never matches: '{rest[0]}' is no particle of a verb", remedy)
    for key, found in (
        ("with", frame.with_words),
        ("beside", frame.beside),
        *((f"heads, {r}", words) for r, words in frame.heads.items()),
    ):
        for word in sorted(found):
            if word != word.lower() or len(word.split()) > 1:
                remedy = "write single words in small letters"
                yield Fault(f"'{key}' has '{word}', which never matches: it is compared word by word", remedy)


def _slots(frame: Frame) -> Iterator[Fault]:
    named: list[tuple[str, Iterable[str]]] = [(f"slots, {role}", slots) for role, slots in frame.slots.items()]
    named += [("has", frame.has), ("lacks", frame.lacks), ("slot_kinds", frame.slot_kinds)]
    nominal = bool(frame.noun or frame.adjective)
    for key, slots in named:
        for slot in slots:
            if slot in NOMINAL and not nominal:
                yield Fault(
                    f"'{key}' names the slot '{slot}', which no verb has",
                    "take it out; see 'slots' in the head of frames.yaml",
                )
            elif slot not in (*VERBAL, *NOMINAL) and slot not in cues("prepositions"):
                known = f"{', '.join((*VERBAL, *NOMINAL))} or a preposition"
                yield Fault(f"'{key}' names '{slot}', which is no slot", f"use {known}")
    for slot in frame.lacks:
        if slot in frame.has or slot in frame.slot_kinds:
            yield Fault(f"the slot '{slot}' must be filled and empty at once", "take it out of 'lacks'")


def _roles(frame: Frame, vocabulary: Vocabulary) -> Iterator[Fault]:
    relation = vocabulary.relations.get(frame.relation)
    roles = tuple(relation.roles) if relation else ("subject", "object")
    owner = relation.id if relation else "a frame without a relation"
    for role in frame.slots:
        if role not in roles:
            yield Fault(f"'{role}' is no role of {owner}", f"use {', '.join(roles)}")
    needing = {
        "known": frame.known,
        "carry": frame.carry,
        "heads": frame.heads,
        "require_kind": frame.require_kind,
        "each": frame.each,
    }
    for key, named in needing.items():
        for role in named:
            if role not in frame.slots:
                yield Fault(f"'{key}' names '{role}', a role without a slot", f"give {role} a slot, or take it out")
    for role, ids in frame.fills.items():
        if role not in roles:
            yield Fault(f"'fills' names '{role}', which is no role of {owner}", f"use {', '.join(roles)}")
        for id in ids:
            if id not in vocabulary.entities:
                yield Fault(f"'fills' names '{id}', which the vocabulary does not hold", "name the id of an entity")
    kinds = {"require_kind": frame.require_kind, "slot_kinds": frame.slot_kinds}
    for key, wanted in kinds.items():
        for kind in (k for each in wanted.values() for k in each):
            yield from _one(key, kind, (*get_args(Kind), "any"))
