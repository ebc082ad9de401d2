"""Within what a rank holds: outside the United States, in Asia, NATO's, of all; or above whom somebody stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from detente.claims import Value
from detente.reading.attribution import Speech
from detente.reading.clauses import singles_out
from detente.reading.drafts import Draft
from detente.reading.lexicon import cues
from detente.reading.passage import Passage
from detente.reading.syntax import Token

ALL, UNCLEAR = "all", "unclear"
"""Scopes of a rank among everybody, and among some whom the text does not name: the region's biggest spender."""
BODIES = {"organisation", "place"}


def scope_of(draft: Draft, passage: Passage, values: Sequence[Value], speech: Speech | None) -> str:
    """ "outside:USA", "in:place:asia", "above:FRA", "record", "all" or "unclear"; empty where nothing is ranked."""
    given = draft.frame.scope if draft.frame else ""
    if draft.compared and not given:
        return draft.compared
    single = [speech.verb] if speech and speech.verb else []
    chain = draft.clause.chain
    single += [chain[1] if len(chain) > 1 else draft.clause.head] if chain else []
    if any(singles_out(verb) for verb in single):
        return "alone"
    ranked = any(v.measure == "rank" or v.unit == "percent" for v in values)
    if given not in {"", ALL} or not ranked:
        return "" if given == ALL else given
    among = draft.first_of.subtree() if draft.first_of else []
    for named in (passage.table[t.start] for t in among if t.start in passage.table):
        if named.entity.kind in BODIES:
            return f"in:{named.entity.id}"
    words = {t.text.lower(): t for t in draft.words}
    for preposition, prefix in (("outside", "outside"), ("besides", "outside"), ("in", "in"), ("among", "in")):
        token = words.get(preposition)
        for child in token.children if token else ():
            if child.start in passage.table:
                return f"{prefix}:{passage.table[child.start].entity.id}"
    said = draft.frame.with_words if draft.frame else frozenset()
    return _of_all(draft.clause.head, passage, said) if given == ALL else ""


def _of_all(noun: Token, passage: Passage, said: Collection[str]) -> str:
    """Whose the first of them is: EUROPE'S biggest spender, the REGION'S, the world's."""
    limits = [c for c in noun.children if c.dep == "poss"]
    limits += [
        p for c in noun.children if c.text.lower() in {"in", "of", "among"} for p in c.children if p.dep == "pobj"
    ]
    for token in limits:
        named = passage.table.get(token.start)
        if named and named.entity.kind in BODIES:
            return f"in:{named.entity.id}"
        if token.lemma in said:
            continue  # seventh AMONG SPENDERS
        if token.lemma not in cues("world") and token.lemma not in cues("temporal") and not token.text.isdigit():
            return UNCLEAR
    return ALL
