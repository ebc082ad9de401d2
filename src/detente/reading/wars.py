"""Wars called by who fights them: the war between Iran and Iraq, the fighting between Israel and Hamas.

The reader knows no record. Whoever has one (the engine) hands in who fought in which war; without it, such a war has no name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from detente.reading.lexicon import cues
from detente.reading.mentions import Named
from detente.reading.slots import conjuncts
from detente.reading.syntax import Sentence, Token
from detente.vocabulary import Entity, Vocabulary

_YEAR = re.compile(r"1[89]\d\d|20\d\d")
MOST = 4
"""With more belligerents than this, two of them say nothing of who fought whom."""


class Wars:
    """Who fought in which war, from when on."""

    def __init__(self, belligerents: Mapping[str, Iterable[str]] | None = None) -> None:
        self._sides = {war: frozenset(sides) for war, sides in (belligerents or {}).items()}

    def between(
        self, sides: frozenset[str], vocabulary: Vocabulary, day: dt.date | None, years: Sequence[str] = ()
    ) -> str:
        """The war that these fought: of those with the fewest others in them, the last to begin before a day; empty for none.

        Of several, where the sentence tells `years`, only one that was fought in one of them can be meant.
        """
        found = [
            (len(s), w) for w, s in self._sides.items() if sides <= s and len(s) <= MOST and w in vocabulary.entities
        ]
        if len(found) > 1:
            found = [(n, w) for n, w in found if _in_years(vocabulary.entity(w), years)]
        least = min((n for n, _ in found), default=0)
        begun = [(vocabulary.entity(w).since, w) for n, w in found if n <= least + 1]
        return max((b for b in begun if day is None or b[0] <= day.isoformat()), default=("", ""))[1]


def _in_years(war: Entity, years: Sequence[str]) -> bool:
    """Whether a war was fought in one of the years, or none are told."""
    return not years or any(war.since[:4] <= year <= (war.until[:4] or year) for year in years)


def told_by_sides(
    sentences: Sequence[Sentence], table: Mapping[int, Named], wars: Wars, vocabulary: Vocabulary, day: dt.date | None
) -> list[Named]:
    """Mentions of wars by their sides, each from its noun to the last side."""
    found: list[Named] = []
    for sentence, token in ((s, t) for s in sentences for t in s.tokens):
        if token.lemma not in cues("war") or token.start in table:
            continue
        named = [_side(each, table) for each in _sides(token)]
        sides = frozenset(n.entity.id for n in named if n)
        years = [t.text for t in sentence.tokens if _YEAR.fullmatch(t.text)]
        war = wars.between(sides, vocabulary, day, years) if len(sides) == len(named) == 2 else ""
        if war:
            found.append(Named(vocabulary.entity(war), "name", token.start, token.end))
    return found


def _sides(war: Token) -> list[Token]:
    """Who fought it: the war BETWEEN A AND B; A AND B were at war; A fought a war WITH B."""
    between = next((c for c in war.children if c.dep == "prep" and c.text.lower() == "between"), None)
    if between is not None:
        first = between.child("pobj")
        return conjuncts(first) if first else []
    verb = war.head.head if war.dep == "pobj" and war.head.text.lower() in {"at", "to"} else war.head
    told = (war.dep == "pobj" and verb.lemma in {"be", "go"}) or (war.dep == "dobj" and verb.lemma in {"fight", "wage"})
    subject = verb.child("nsubj") if told else None
    against = [
        c.child("pobj")
        for v in (verb, war)
        for c in v.children
        if c.dep == "prep" and c.text.lower() in {"with", "against"}
    ]
    return [*(conjuncts(subject) if subject else []), *(t for t in against if t)]


def _side(head: Token, table: Mapping[int, Named]) -> Named | None:
    """The state or the group that a noun phrase names: Iran, the Iranian army, the militants of Hamas."""
    phrase = [head, *(c for c in head.children if c.dep in {"compound", "amod", "nmod", "poss"})]
    held = (table[t.start] for t in phrase if t.start in table)
    return next((n for n in held if n.entity.kind in {"state", "organisation"}), None)
