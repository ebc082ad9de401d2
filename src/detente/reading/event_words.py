"""The words that tell events (data/events.yaml), loaded and checked: which verb, noun or pair tells which PLOVER type."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from detente.errors import VocabularyError
from detente.reading.lexicon import load_data

FILE = "events.yaml"
COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
    " heavy-weapons crowd-control unconventional",
}
"""The types of PLOVER, each with its modes."""
CONFLICT = set(MODES) - COOPERATION
TURNS = {
    "light", "happening", "promising", "planning", "refusing", "failing", "threatening", "asking", "ending", "allowing",
    "forcing", "helping", "nothing",
}  # fmt: skip
SECTIONS = {"over", "idioms", "crowd", "bearers", "peacekeeping", "together", "types"}
LISTS = {"verbs", "nouns", "words"}


class Event(NamedTuple):
    """A PLOVER event: its type, and its mode where one applies."""

    type: str
    mode: str = ""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What tells which event; the head of data/events.yaml explains each part.

    `pairs` goes from a verb to the nouns that it needs; a pair without an event is an idiom that tells none.
    """

    verbs: dict[str, Event] = field(default_factory=dict)
    nouns: dict[str, Event] = field(default_factory=dict)
    words: dict[str, Event] = field(default_factory=dict)
    pairs: dict[str, dict[str, Event | None]] = field(default_factory=dict)
    over: dict[str, str] = field(default_factory=dict)
    happening: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    crowd: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    peacekeeping: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def event_words() -> EventWords:
    """The bundled words. Raises VocabularyError with the entry and the reason."""
    return read_words(load_data(FILE))


def read_words(data: dict[str, Any]) -> EventWords:
    """The words of a data file of the form that the head of events.yaml explains."""
    _known(data, SECTIONS, "top", "section")
    over = data.get("over", {})
    _known(over, TURNS, "over", "turn")
    found = EventWords(
        happening=frozenset(_words(over.get("happening", []), "over, happening")),
        nothing=frozenset(_words(over.get("nothing", []), "over, nothing")),
        crowd=frozenset(_words(data.get("crowd", []), "crowd")),
        bearers=frozenset(_words(data.get("bearers", []), "bearers")),
        peacekeeping=frozenset(_words(data.get("peacekeeping", []), "peacekeeping")),
        together=frozenset(_words(data.get("together", []), "together")),
    )
    for turn, verbs in over.items():
        if turn not in {"happening", "nothing"}:
            for verb in _words(verbs, f"over, {turn}"):
                _once(found.over, verb, turn, f"over, {turn}")
    for verbs, nouns in data.get("idioms", {}).items():
        _pairs(found, verbs, nouns, None, "idioms")
    types = data.get("types", {})
    _known(types, set(MODES), "types", "type")
    for type_, modes in types.items():
        _known(modes, {"plain", *MODES[type_].split()}, type_, "mode")
        for mode, entry in modes.items():
            _entry(found, entry, Event(type_, "" if mode == "plain" else mode), f"{type_}, {mode}")
    return found


def _entry(found: EventWords, entry: dict[str, Any], event: Event, place: str) -> None:
    _known(entry, LISTS | {"pairs"}, place, "field")
    for name in sorted(LISTS & set(entry)):
        table: dict[str, Event] = getattr(found, name)
        for word in _words(entry[name], f"{place}, {name}"):
            _once(table, word, event, f"{place}, {name}")
    for verbs, nouns in entry.get("pairs", {}).items():
        _pairs(found, verbs, nouns, event, f"{place}, pairs")


def _pairs(found: EventWords, verbs: str, nouns: Any, event: Event | None, place: str) -> None:
    for verb in verbs.split(", "):
        table = found.pairs.setdefault(verb, {})
        for noun in _words(nouns, f"{place}, {verbs}"):
            table.setdefault(noun, event)


def _words(words: Any, place: str) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(w, str) and w == w.strip().lower() and w for w in words):
        raise VocabularyError(
            "is no list of lower-case words", place=f"{FILE}, {place}", remedy="quote words such as 'on' and 'no'"
        )
    return words


def _once(table: dict[str, Any], word: str, value: Any, place: str) -> None:
    if word in table:
        raise VocabularyError(
            f"'{word}' stands here and under {table[word]}", place=f"{FILE}, {place}", remedy="keep one of the two"
        )
    table[word] = value


def _known(entries: Any, allowed: set[str], place: str, what: str) -> None:
    if not isinstance(entries, dict) or set(entries) - allowed:
        odd = min(set(entries) - allowed) if isinstance(entries, dict) else entries
        raise VocabularyError(
            f"'{odd}' is no known {what}", place=f"{FILE}, {place}", remedy=f"use {', '.join(sorted(allowed))}"
        )
