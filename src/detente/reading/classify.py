"""What type of claim a draft makes, and whether it can be checked: by its frame, its mode, its topic and its figures."""

from __future__ import annotations

from typing import NamedTuple

from detente.claims.model import ClaimType
from detente.reading.attribution import Speech
from detente.reading.drafts import Draft
from detente.reading.frames import Frame
from detente.reading.lexicon import cues
from detente.reading.passage import Passage
from detente.reading.stance import REASONS, Stance, is_purpose, view_type
from detente.reading.topics import topic_of

PLANNABLE = {
    "arms",
    "stationed",
    "met",
    "summit",
    "exercise",
    "adopted",
    "military_spending",
    "military_share",
    "member_of",
    "operates",
    "party_to",
}
THINGS = {"system", "treaty", "policy", "exercise", "place", "company"}


class Kind(NamedTuple):
    """A claim's type, whether a record could settle it, and why not."""

    type: ClaimType
    checkable: bool = True
    reason: str = ""


def classify(draft: Draft, stance: Stance, speech: Speech | None, passage: Passage) -> Kind | None:
    """The kind of claim that a draft makes. None drops a draft that says nothing of its own."""
    frame = draft.frame
    if frame and frame.type == "statement":
        return Kind("statement")
    if frame and frame.type != "opinion_or_motive" and stance.view not in {"motive", "question"}:
        return _framed(frame, draft, stance, speech)
    if stance.view == "motive":
        return None if speech and is_purpose(draft.clause) else _view("motive")
    told_of = draft.clause.kind in {"copula", "noun"} and not frame
    if told_of and _ranked(draft) and stance.view in {"", "tinted", "opinion"}:
        return Kind("ranking_or_superlative")
    if draft.clause.kind == "noun" and draft.clause.head.dep == "appos" and not frame and not stance.view:
        office = draft.clause.head.lemma in cues("office_noun")
        return Kind("office_holder" if office else "other_fact")
    topic = _topic(draft, stance, passage)
    if topic:
        return Kind(topic)
    if speech:
        figures = stance.view == "" and frame is None and bool(draft.values)
        return Kind("other_fact") if figures else Kind("statement")
    if frame:
        return None if _aside(draft) else _view("opinion")
    if stance.view:
        beside = _aside(draft) or (draft.clause.top.dep == "conj" and not _names(draft, passage))
        return None if beside else _view(stance.view)
    return _plain(draft, passage)


def _framed(frame: Frame, draft: Draft, stance: Stance, speech: Speech | None) -> Kind:
    if stance.view == "prediction" and not speech and frame.relation not in PLANNABLE:
        return _view("prediction")
    chain = draft.clause.chain
    if _ranked(draft) and draft.clause.kind != "verb" and chain and chain[-1].lemma in {"be", "become", "remain"}:
        return Kind("ranking_or_superlative")
    return Kind(frame.type)


def _plain(draft: Draft, passage: Passage) -> Kind | None:
    """A clause that no frame reads, about no topic: a fact where it gives a figure, a date, or tells of a thing."""
    things = {
        passage.table[t.start].entity.kind for t in draft.clause.slots.get("subject", ()) if t.start in passage.table
    }
    if draft.values or _dated(draft, passage) or things & THINGS:
        return Kind("other_fact")
    if draft.clause.lemma in cues("empty") and not _names(draft, passage):
        return None
    return _view("vague")


def _view(view: str) -> Kind:
    return Kind(view_type(view), False, REASONS[view])


def _topic(draft: Draft, stance: Stance, passage: Passage) -> ClaimType | None:
    """The topic of a clause that names somebody or something, unless it only praises, blames or foretells."""
    solid = bool(draft.values) or _dated(draft, passage)
    fact = stance.view in {"", "tinted"} or (stance.view in {"opinion", "prediction"} and solid)
    if not fact or draft.frame or _ranked(draft) or not (solid or _names(draft, passage)):
        return None
    kinds = {passage.table[t.start].entity.kind for t in draft.words if t.start in passage.table}
    return topic_of(draft.clause, draft.words, kinds)


def _aside(draft: Draft) -> bool:
    """Whether a view only qualifies what was just said: a relative or participial clause, a gerund after a preposition."""
    return draft.clause.top.dep in {"relcl", "acl", "pcomp"}


def _ranked(draft: Draft) -> bool:
    """Whether a superlative is told, or a place in an order: "the fifth European nation to fly the F-35"."""
    attr = draft.clause.head.child("attr") if draft.clause.kind == "copula" else None
    places = {c.start for c in attr.children if c.dep == "amod"} if attr else set()
    return any(v.measure == "rank" or (v.measure == "ordinal" and v.start in places) for v in draft.values)


def _dated(draft: Draft, passage: Passage) -> bool:
    return any(draft.start <= d.start < draft.end for d in passage.dates)


def _names(draft: Draft, passage: Passage) -> bool:
    """Whether a clause names somebody or gives a number."""
    if draft.values or any(m.id for ms in draft.roles.values() for m in ms):
        return True
    return any(t.start in passage.table for t in draft.words)
