"""Comparisons: who stands above whom. No ally spends more THAN POLAND puts Poland first; so does "Poland spends more than any
other ally". "France is ahead of Russia among exporters" puts France above Russia, and says nothing of the rest.
"""

from __future__ import annotations

import re

from detente.claims import Value
from detente.reading.drafts import Draft, is_nobody
from detente.reading.lexicon import cues
from detente.reading.passage import Passage
from detente.reading.reference import Referents
from detente.reading.syntax import Token

LESS = frozenset({"less", "fewer", "smaller", "lower", "worse", "weaker", "shorter", "later"})
"""Comparatives that put the one compared with last, not first."""


def compare(draft: Draft, passage: Passage, referents: Referents) -> None:
    """Note in a draft that it puts somebody first, or above somebody else. Drafts that compare nothing stay as they are."""
    _put_first(draft, passage, referents) or _put_above(draft, passage, referents)


def _put_first(draft: Draft, passage: Passage, referents: Referents) -> bool:
    """Turn a draft whose subject is nobody ("no other country", "none of the members") into one about the one that nobody is more
    than: its rank is 1, within those of whom nobody is meant. "More than any other" ranks the subject itself so."""
    more, than = _comparative(draft)
    standard = _standard(than) if than else None
    if more is None or than is None or standard is None or more.text.lower() in LESS:
        return False
    nobody = next(
        (t for t in draft.words if is_nobody([t]) and t.dep in {"nsubj", "nsubjpass"} and t.start < more.start), None
    )
    if nobody is None:
        rest = standard if _any_other(standard) else None
        return _rank(draft, passage, rest, more.start, max(t.end for t in than.subtree())) if rest else False
    first = [m for m in referents.resolve(standard) if m.id]
    if not first:
        return False
    role = next(iter(draft.frame.slots), "subject") if draft.frame else "subject"
    draft.roles = {role: first, **{r: ms for r, ms in draft.roles.items() if r != role}}
    return _rank(draft, passage, nobody, more.start, than.end)


def _rank(draft: Draft, passage: Passage, among: Token, start: int, end: int) -> bool:
    draft.values = [*draft.values, Value(1.0, "", passage.text[start:end], "=", "rank", None, start, end)]
    draft.first_of = among
    return True


def _put_above(draft: Draft, passage: Passage, referents: Referents) -> bool:
    """Of two that are measured alike: more than, ahead of, behind; overtook."""
    if draft.frame is None or not draft.frame.relation:
        return False
    if _put_in_times(draft, passage, referents):
        return True
    more, than = _comparative(draft)
    place = next((t for t in draft.words if t.lemma in {"ahead", "behind"} and t.pos in {"ADV", "ADP"}), None)
    if more is not None and than is not None:
        other, above = _standard(than), more.text.lower() not in LESS
    elif place is not None:
        of = place.child("prep") if place.child("pobj") is None else place
        other, above = (of.child("pobj") if of else None), place.lemma == "ahead"
    elif draft.clause.lemma in cues("overtake"):
        other, above = draft.clause.head.child("dobj"), True
    else:
        return False
    subject = next(iter(draft.roles.values()), [])
    kinds = {referents.kind(m.id) for m in subject if m.id}
    found = [m.id for m in referents.resolve(other, tuple(kinds)) if m.id] if other is not None and kinds else []
    if not found or found[0] in {m.id for m in subject}:
        return False
    draft.compared = f"{'above' if above else 'below'}:{found[0]}"
    return True


_TIMES = re.compile(
    r"\s*(?:that of|those of|as (?:much|many|high|large|big) as|the (?:size|amount|level) of|of)\s+(?:the\s+)?(?:\w+\s+){0,2}",
    re.IGNORECASE,
)


def _put_in_times(draft: Draft, passage: Passage, referents: Referents) -> bool:
    """So many times another's: 3.2 times THAT OF China, 43 percent OF Russia's."""
    subject = {m.id for m in next(iter(draft.roles.values()), []) if m.id}
    kinds = {referents.kind(i) for i in subject}
    for value in draft.values:
        if value.measure != "ratio" and (value.unit, value.measure) != ("percent", "share"):
            continue
        after = (passage.table[t.start] for t in draft.words if t.start >= value.end and t.start in passage.table)
        other = next((n for n in after if n.entity.kind in kinds and n.entity.id not in subject), None)
        if other and _TIMES.fullmatch(passage.text, value.end, other.start):
            draft.compared = f"times:{other.entity.id}"
            return True
    return False


def _comparative(draft: Draft) -> tuple[Token | None, Token | None]:
    """A comparative and its "than"."""
    for more in (t for t in draft.words if t.tag in {"JJR", "RBR"}):
        below = draft.clause.head.subtree()
        than = next((t for t in below if t.text.lower() == "than" and t.start > more.start), None)
        if than is not None:
            return more, than
    return None, None


def _any_other(standard: Token) -> bool:
    """Any other state, all others, anyone else: everybody but the subject."""
    words = {t.text.lower() for t in (standard, *standard.children)}
    return bool(words & {"any", "all", "every"} and words & {"other", "others", "else"}) or (
        standard.text.lower() in {"anyone", "anybody", "everyone", "everybody", "any"}
    )


def _standard(than: Token) -> Token | None:
    """What follows "than": a noun, or the subject of a clause ("than Canada did")."""
    return than.child("pobj", "nsubj") or (than.head.child("nsubj") if than.dep == "mark" else None)
