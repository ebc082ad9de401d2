"""Why a frame does not read a clause: the first of its rules that does not hold, in data and in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from detente.claims import Mention
from detente.reading.clauses import Clause
from detente.reading.frame import Frame
from detente.vocabulary import Vocabulary

if TYPE_CHECKING:
    from detente.reading.drafts import Draft

Rule = Literal[
    "with",
    "beside",
    "verb_above",
    "has",
    "lacks",
    "slot_kinds",
    "measure",
    "compares",
    "narrowed",
    "follows",
    "known",
    "heads",
]
MEASURES = {
    "level": "an amount (7.9 trillion yen)",
    "change": "a change (an increase of 16 percent)",
    "share": "a share (2 percent of GDP)",
    "count": "a number of things or people (40 aircraft)",
    "streak": "a row of years (for the twelfth year running)",
    "ordinal": "a place in an order (its third year)",
    "rank": "a rank (the largest, the only)",
    "duration": "a length of time (ten weeks)",
    "ratio": "a ratio (three times as much)",
    "base": "the figure that a change starts from (up from 6.8 trillion yen)",
}
SHOWN = 8


class Miss(NamedTuple):
    """A frame that a clause triggers and that does not read it: its `rule`, `where` (a slot or role), what is `found` there."""

    frame: Frame
    rule: Rule
    where: str = ""
    found: Sequence[Mention] = ()


class Attempt(NamedTuple):
    """What came of each frame that a clause's head triggers, in the order of the frames."""

    clause: Clause
    tried: list[Draft | Miss]


def because(miss: Miss, clause: Clause, vocabulary: Vocabulary) -> str:
    """The reason in plain words."""
    frame, where = miss.frame, miss.where
    match miss.rule:
        case "with":
            return f"needs {_one_of(frame.with_words)} in the clause"
        case "beside":
            return f"needs {_one_of(frame.beside)} in the clause as well"
        case "verb_above":
            return f"needs {_one_of(frame.verb_above)} as the verb that carries '{clause.head.text}'"
        case "has":
            return f"no slot '{where}' in this clause"
        case "lacks":
            there = " and ".join(t.text for t in clause.slots[where])
            return f"the slot '{where}' must be empty, and '{there}' stands there"
        case "slot_kinds":
            wanted = _kinds(frame.slot_kinds[where])
            there = " and ".join(t.text for t in clause.slots.get(where, ()))
            filled = f"is filled by '{there}', which is not {wanted} that the vocabulary knows"
            return f"slot '{where}' {filled}" if there else f"no slot '{where}' in this clause: it needs {wanted}"
        case "compares":
            return "compares nothing: needs more, fewer or the like"
        case "measure":
            return f"needs {MEASURES[frame.measure]} in the clause"
        case "narrowed":
            return f"'{clause.head.text}' is narrowed (former, only, or by a clause after it), so it says less than the frame"
        case "follows":
            return f"needs a claim about {_words(frame.follows)} in this sentence or the one before"
        case "known":
            return _unknown(miss, clause, vocabulary)
        case "heads":
            needed = f"it needs {_one_of(frame.heads[where])}"
            return f"role '{where}' is {_filled(miss.found)}; {needed}" if miss.found else _open(miss, clause, needed)


def _unknown(miss: Miss, clause: Clause, vocabulary: Vocabulary) -> str:
    frame, role = miss.frame, miss.where
    relation = vocabulary.relations.get(frame.relation)
    wanted = frame.require_kind.get(role) or (relation.roles[role] if relation else ())
    named = [k for k in wanted if k != "any"]
    needed = f"it needs {_one_of(frame.heads[role]) if role in frame.heads else _kinds(named) or 'a name'}"
    if not miss.found:
        return _open(miss, clause, needed)
    kinds = sorted({kind for m in miss.found for kind in _kinds_called(m, vocabulary)})
    if not kinds or not named or set(kinds) & set(named):
        return f"role '{role}' is {_filled(miss.found)}, not known to the vocabulary"
    return f"role '{role}' is {_filled(miss.found)}, which is {_kinds(kinds)}; {needed}"


def _kinds_called(mention: Mention, vocabulary: Vocabulary) -> set[str]:
    """The kinds of the entities that a mention names; one that no role can use comes without its id."""
    if mention.id:
        return {vocabulary.entities[mention.id].kind}
    return {e.kind for e in vocabulary.entities.values() if mention.name in e.names}


def _open(miss: Miss, clause: Clause, needed: str) -> str:
    """A role that nobody fills: its slots are not there, or what stands in them is not of the right kind."""
    slots = miss.frame.slots[miss.where]
    there = [t for slot in slots for t in ([clause.head] if slot == "self" else clause.slots.get(slot, ()))]
    names = " and ".join(dict.fromkeys(f"'{t.text}'" for t in there))
    because = f"{names} cannot fill it; {needed}" if names else f"no slot {_listed(slots)} in this clause"
    return f"role '{miss.where}' stays open: {because}"


def _listed(slots: Sequence[str]) -> str:
    return " or ".join(f"'{slot}'" for slot in slots)


def _filled(mentions: Sequence[Mention]) -> str:
    return "filled by " + " and ".join(f"'{m.name}'" for m in mentions)


def _one_of(found: Iterable[str]) -> str:
    names = sorted(found)
    more = " …" if len(names) > SHOWN else ""
    return f"the word {names[0]}" if len(names) == 1 else f"one of the words {', '.join(names[:SHOWN])}{more}"


def _kinds(kinds: Iterable[str]) -> str:
    """A state or an organisation."""
    return " or ".join(f"{'an' if k[0] in 'aeio' else 'a'} {k}" for k in kinds)


def _words(identifier: str) -> str:
    return identifier.replace("_", " ")
