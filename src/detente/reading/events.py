"""Events: which PLOVER type and mode a clause tells, by its verb, the nouns it governs and what stands above it.

The innermost verb is coded first, by a pair of verb and noun, by a noun that a light verb carries, or by itself. Each verb
above it, the helping verbs and the verb of saying then turn that: what is promised is AGREE, what is refused is REJECT,
what is threatened is THREATEN, what is asked for is REQUEST. The words are data/events.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.claims import Mention
from detente.reading.anaphora import AGENTS
from detente.reading.clauses import Clause
from detente.reading.event_turns import coming, denied, threat, turned, wanted
from detente.reading.event_words import Event, EventWords, event_words
from detente.reading.lexicon import cues
from detente.reading.reference import Referents
from detente.reading.slots import Slots, conjuncts
from detente.reading.stance import is_purpose
from detente.reading.syntax import Token

BINDING = {"must", "should", "shall", "ought"}
FUTURE = {"will", "wo", "'ll", "’ll", "would", "shall", "'d"}
OPEN = {"may", "might", "could"}
HANGING = {"dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr"}
ASIDE = {"relcl", "acl", "advcl"}
TOWARDS = (
    *("indirect", "against", "with", "to", "on", "upon", "at", "from"),
    *("for", "into", "toward", "towards", "over", "of", "in"),
)
"""The slots that name the other side of an act, in the order in which they are tried."""


def event_of(clause: Clause, said: Token | None = None, given: str = "") -> Event | None:
    """The event that a clause tells, None where it tells none.

    `said` is the verb with which somebody is quoted, and `given` the type that a frame gives the clause.
    """
    words = event_words()
    verbs = [v for v in clause.chain if v is not clause.head]
    if clause.top.dep == "advcl" and is_purpose(clause):
        return None
    if clause.kind == "noun":
        carrier = _carrier(clause.head)
        verbs = [v for v in verbs if v is not carrier]
        event = _verb(carrier, _own(carrier), words) if carrier.pos == "VERB" else None
        event = _denied(carrier, event or _noun(clause.head, words))
    else:
        event = _verb(clause.head, clause.slots, words)
        event = _by_whom(clause, event, words)
        if clause.head.lemma in words.nothing and event is None and verbs:
            return None
    event = event or (Event(given) if given else None)
    event = _denied(clause.head, event)
    for verb in reversed(verbs):
        event = _denied(verb, _under(verb, event, words))
    if verbs == [] and _asked(clause.top):
        turn = _turn(clause.top.head, words)
        event = Event("REQUEST", wanted(event)) if turn in {"asking", "planning"} else None if turn else event
    return _spoken(clause, _moded(clause.top, event, said is not None), said, words)


def with_targets(clause: Clause, subject: list[Mention], objects: list[Mention], referents: Referents) -> list[Mention]:
    """The objects of a claim with those whom its act goes toward, where the object itself is only a thing."""
    if any(referents.kind(m.id) in AGENTS for m in objects):
        return objects
    there = {m.start for m in (*subject, *objects)}
    return [*objects, *(m for t in _targets(clause) for m in referents.resolve(t) if m.start not in there)]


def _targets(clause: Clause) -> list[Token]:
    """Towards whom an act goes: imposed sanctions ON THEM, held talks WITH THEM. A name comes first; a time is nobody."""
    slots = [[t for t in clause.slots.get(slot, ()) if not _is_time(t)] for slot in TOWARDS]
    named = next((s for s in slots if any(t.pos == "PROPN" for t in s)), None)
    return named or next((s for s in slots if s), [])


def _verb(verb: Token, slots: Slots | dict[str, list[Token]], words: EventWords) -> Event | None:
    """The event of a verb with what it governs."""
    forms = _forms(verb)
    objects = [*_small(verb), *slots.get("complement", ()), *slots.get("object", ())]
    subjects = [] if objects else list(slots.get("subject", ()))
    after = {form: slots.get(form.split(" ")[-1], ()) for form in forms}
    for nouns in (dict.fromkeys(forms, objects), after, dict.fromkeys(forms, subjects)):
        for form in forms:
            table = words.pairs.get(form)
            keys = (k for n in nouns[form] for k in _keys(n, words)) if table and nouns[form] else ()
            key = next((k for k in keys if table and k in table and (k[0] != "<" or nouns[form] is not subjects)), None)
            if table and key:
                return table[key]
    for form in forms:
        turn = words.over.get(form)
        if turn and turn != "helping":
            event = next((e for n in (*objects, *after[form]) if (e := _noun(n, words))), None)
            found = turned(turn, event, as_noun=True)
            if found:
                return found
        if form in words.verbs:
            return words.verbs[form]
    if not words.happening.isdisjoint(forms):
        event = next((e for n in slots.get("subject", ()) if (e := _noun(n, words))), None)
        if event:
            return event
    told = next((words.words[n.lemma] for n in slots.get("complement", ()) if n.lemma in words.words), None)
    return told or next(
        (e for n in objects for c in n.children if c.dep == "acl" and (e := words.verbs.get(c.lemma))), None
    )


def _carrier(noun: Token) -> Token:
    """The verb that a noun hangs on, or the noun."""
    token = noun
    while token.pos not in {"VERB", "AUX"} and token.dep in HANGING:
        token = token.head
    return token if token.pos == "VERB" else noun


def _own(verb: Token) -> dict[str, list[Token]]:
    """What a verb governs, where no clause has gathered it."""
    slots: dict[str, list[Token]] = {}
    for child in verb.children:
        if child.dep in {"dobj", "nsubjpass"}:
            slots.setdefault("object", []).extend(conjuncts(child))
        elif child.dep in {"nsubj", "agent"}:
            slots.setdefault("subject", []).append(child)
        elif child.dep in {"prep", "dative"}:
            slots.setdefault(child.lemma, []).extend(c for c in child.children if c.dep == "pobj")
    return slots


def _small(verb: Token) -> list[Token]:
    """What an object is found or called: found him GUILTY."""
    return [c for c in verb.children if c.dep in {"ccomp", "xcomp", "oprd"} and c.pos in {"ADJ", "NOUN"}]


def _forms(verb: Token) -> list[str]:
    """A verb with each of its particles and prepositions, then alone. "On Monday" is no preposition of the verb."""
    lemmas = [verb.lemma]
    if verb.text.endswith("ed") and verb.lemma == verb.text[:-2].lower():
        lemmas.insert(0, f"{verb.lemma}e")  # the lemmatizer makes "fin" of "fined"
    after: list[str] = []
    for child in verb.children:
        if child.dep in {"prt", "prep", "agent", "dative", "advmod"} and child.start > verb.start and not _dated(child):
            word = child.text.lower()
            after += [f"{word} {c.text.lower()}" for c in child.children if c.dep == "prep"] + [word]
    prepositions = [c for c in verb.children if c.dep == "prep"]
    after += [f"{c.text.lower()} {p.text.lower()}" for c in verb.children if c.dep == "prt" for p in prepositions]
    return [*(f"{lemma} {word}" for lemma in lemmas for word in after), *lemmas]


def _dated(preposition: Token) -> bool:
    governed = preposition.child("pobj")
    return governed is not None and _is_time(governed)


def _is_time(noun: Token) -> bool:
    return noun.pos == "NUM" or noun.lemma in cues("weekday_or_month")


def _keys(noun: Token, words: EventWords) -> Iterator[str]:
    """What a noun is looked up by: with its modifiers, alone, by what it counts ("dozens of prisoners"), by its modifiers."""
    before = [c for c in noun.children if c.dep in {"compound", "amod", "nmod"}]
    counted = any(c.dep in {"nummod", "quantmod"} for c in noun.children)
    for child in before:
        hyphened = child.i + 2 == noun.i and child.end + 1 == noun.start
        yield f"{child.lemma}{'-' if hyphened else ' '}{noun.lemma}"
    yield noun.lemma
    if noun.pos == "PROPN":
        yield noun.lemma.removesuffix("s")
    for child in noun.children if noun.lemma not in words.over else ():
        if child.dep == "prep" and child.lemma == "of":
            yield from (deeper.lemma for deeper in child.children)
    if noun.lemma in words.bearers:
        yield from (child.lemma for child in before if child.dep == "compound")
    if noun.pos == "PROPN":
        yield "<name>"
    if counted or noun.pos == "NUM":
        yield "<figure>"


def _noun(noun: Token, words: EventWords) -> Event | None:
    """The event of a noun, or of what a noun such as "suspension" or "threat" governs."""
    turn = _turn(noun, words)
    if turn:
        below = [p for c in noun.children if c.dep == "prep" for p in c.children if p.dep == "pobj"]
        event = next((words.nouns[key] for p in below for key in _keys(p, words) if key in words.nouns), None)
        if event:
            return turned(turn, event, as_noun=True)
    return next((words.nouns[key] for key in _keys(noun, words) if key in words.nouns), None)


def _under(verb: Token, event: Event | None, words: EventWords) -> Event | None:
    """What becomes of an event under the verb or adjective that it completes."""
    for form in _forms(verb):
        if form in words.over:
            turn = words.over[form]
            if turn == "helping" and (event is None or verb.child("dobj") is not None):
                return Event("AID")
            if turn not in {"light", "helping"}:
                return turned(turn, event)
    return event or (_verb(verb, _own(verb), words) if verb.pos == "VERB" else None)


def _asked(verb: Token) -> bool:
    """Whether a clause with a subject of its own completes a verb: wants THEM TO LEAVE."""
    return verb.dep == "ccomp" and verb.tag == "VB" and verb.child("nsubj") is not None and verb.head.pos == "VERB"


def _turn(verb: Token, words: EventWords) -> str:
    return next((t for form in _forms(verb) if (t := words.over.get(form, "light")) != "light"), "")


def _denied(verb: Token, event: Event | None) -> Event | None:
    if event is None or not any(c.dep == "neg" or c.lemma == "never" for c in verb.children):
        return event
    return denied(event)


def _moded(top: Token, event: Event | None, quoted: bool) -> Event | None:
    """An event under the helping verbs of its clause: what will be done is AGREE or THREATEN, what must be is a REQUEST."""
    helpers = {c.text.lower() for c in _first(top).children if c.dep == "aux"}
    if (
        quoted
        and top.dep not in ASIDE
        and (helpers & BINDING or (top.lemma in {"have", "need"} and top.child("xcomp")))
    ):
        return Event("REQUEST", wanted(event))
    if event is None:
        return None
    if helpers & FUTURE:
        return coming(event)
    if helpers & BINDING or (helpers & OPEN and not quoted):
        return None
    return coming(event) if helpers & OPEN else event


def _first(verb: Token) -> Token:
    """The first of coordinated verbs, where the others share its helping verbs."""
    while verb.dep == "conj" and verb.tag == "VB" and verb.child("aux", "nsubj") is None and verb.head is not verb:
        verb = verb.head
    return verb


def _spoken(clause: Clause, event: Event | None, said: Token | None, words: EventWords) -> Event | None:
    """An event under the verb of saying that introduces it."""
    if said is None or said is clause.head or clause.top.dep in ASIDE:
        return event
    for form in _forms(said):
        turn = words.over.get(form)
        if turn == "threatening":
            return threat(event)
        if turn == "asking" and clause.top.tag in {"VB", "VBP"}:
            return Event("REQUEST", wanted(event))
        if turn in {"promising", "planning"} and event:
            return turned(turn, event)
        spoken = words.verbs.get(form)
        if spoken and (spoken.type == "ACCUSE" or (event is None and spoken.type == "SUPPORT")):
            return spoken
    return event or (_verb(said, _own(said), words) if said.child("dobj") is not None else None)


def _by_whom(clause: Clause, event: Event | None, words: EventWords) -> Event | None:
    """A crowd's violence is protest, forces sent to keep the peace are help, and what is done jointly is cooperation."""
    if event and event.type in {"ASSAULT", "COERCE"}:
        subjects = [t for t in clause.slots.get("subject", ()) if t.pos in {"NOUN", "NUM"}]
        if any(key in words.crowd for t in subjects for key in _keys(t, words)):
            return Event("PROTEST", "riot" if event.type == "ASSAULT" else "obstruct")
    if event is None or event.type == "MOBILIZE":
        if event and any(t.lemma in words.peacekeeping for t in clause.head.subtree()):
            return Event("AID")
        governors = [clause.head, *clause.slots.get("object", ())] if clause.kind == "verb" else []
        if any(c.lemma in words.together for t in governors for c in t.children if c.dep in {"amod", "advmod"}):
            return Event("COOPERATE")
    return event
