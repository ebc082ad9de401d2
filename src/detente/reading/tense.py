"""What the parse around a date tells: whether its verb looks back or ahead, and whose budget it is of."""

from __future__ import annotations

from collections.abc import Mapping

from detente.reading.lexicon import cues, words
from detente.reading.periods import Tense
from detente.reading.syntax import Token
from detente.reading.window import Window

DEEP = 12
"""How many steps up the parse a verb may be."""


def tense_of(window: Window, at: int) -> Tense:
    """Whether the verb that a date belongs to is past or future; "" where it is neither."""
    token = window.token(at)
    for _ in range(DEEP):
        if token is None:
            return ""
        if token.pos in {"VERB", "AUX"}:
            break
        if token.pos == "NOUN" and any(c.tag in {"JJS", "RBS"} or c.lemma == "first" for c in token.children):
            return "past"  # the slowest growth in six years
        token = token.head if token.head is not token else None
    if token is None:
        return ""
    if any(c.dep == "mark" and c.lemma in {"if", "unless", "whether"} for c in token.children):
        return ""
    lemmas = {c.lemma for c in token.children if c.dep in {"aux", "auxpass"}}
    if lemmas & cues("future_modal"):
        return "future"
    plans = token.head if token.tag == "VB" and "to" in lemmas else token
    if plans.lemma in cues("plan") and _is_present(plans):
        return "future"
    if token.tag == "VB" and "to" in lemmas:
        return ""
    past = token.tag == "VBD" or any(
        c.tag == "VBD" or c.lemma == "have" for c in token.children if c.dep in {"aux", "auxpass"}
    )
    participle = token.tag == "VBN" and token.dep in {"acl", "advcl"} and not lemmas
    return "past" if past or participle else ""


def _is_present(verb: Token) -> bool:
    """Whether a verb, or what helps it, is in the present: plans to, is set to; not was set to, had planned to."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    return any(t.tag in {"VBZ", "VBP"} and t.lemma != "have" for t in (helpers or [verb]))


def state_of(window: Window, at: int, states: Mapping[int, str]) -> str:
    """The state whose fiscal year a date names: the only one in the phrase or clause around it; else the subject's."""
    token = window.token(at)
    for _ in range(DEEP):
        if token is None:
            return ""
        below = token.subtree()
        named = _named(below, states)
        if len(named) == 1:
            return named.pop()
        if named:
            subjects = [c for c in token.children if c.dep in {"nsubj", "nsubjpass"}]
            named = _named([t for c in subjects for t in c.subtree()], states)
            return named.pop() if len(named) == 1 else ""
        token = token.head if token.head is not token else None
    return ""


def _named(tokens: list[Token], states: Mapping[int, str]) -> set[str]:
    known = words("units.yaml", "fiscal")
    return {states[t.start] for t in tokens if states.get(t.start) in known}
