"""Comparisons that say who comes first: no ally spends more THAN POLAND is said of Poland, and puts it first among the allies."""

from __future__ import annotations

from detente.claims import Value
from detente.reading.drafts import Draft
from detente.reading.passage import Passage
from detente.reading.reference import Referents
from detente.reading.syntax import Token

LESS = frozenset({"less", "fewer", "smaller", "lower", "worse", "weaker", "shorter", "later"})
"""Comparatives that put the one compared with last, not first."""


def put_first(draft: Draft, passage: Passage, referents: Referents) -> None:
    """Turn a draft whose subject is nobody ("no other country", "none of the members") into one about the one that nobody is more
    than: its rank is 1, within those of whom nobody is meant. Other drafts stay as they are."""
    nobody = next((t for t in draft.words if _nobody(t) and t.dep in {"nsubj", "nsubjpass"}), None)
    if nobody is None:
        return
    more = next((t for t in draft.words if t.tag in {"JJR", "RBR"} and t.start > nobody.start), None)
    than = next((t for t in draft.words if t.text.lower() == "than" and more and t.start > more.start), None)
    standard = than.child("pobj", "nsubj") if than else None
    if more is None or more.lemma in LESS or than is None or standard is None:
        return
    first = [m for m in referents.resolve(standard) if m.id]
    if not first:
        return
    role = next(iter(draft.frame.slots), "subject") if draft.frame else "subject"
    draft.roles = {role: first, **{r: ms for r, ms in draft.roles.items() if r != role}}
    text = passage.text[more.start : than.end]
    draft.values = [*draft.values, Value(1.0, "", text, "=", "rank", None, more.start, than.end)]
    draft.first_of = nobody


def _nobody(token: Token) -> bool:
    return token.lemma in {"none", "nobody"} or any(c.lemma == "no" and c.dep == "det" for c in token.children)
