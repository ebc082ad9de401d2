"""What type of claim a draft makes, and whether it can be checked: by its frame, its mode, its topic and its figures."""

from __future__ import annotations

from typing import NamedTuple, get_args

from detente.claims.model import ClaimType
from detente.reading.attribution import Speech
from detente.reading.drafts import Draft
from detente.reading.frames import Frame
from detente.reading.lexicon import attribution_words, cues
from detente.reading.ordinals import RANKS
from detente.reading.passage import Passage
from detente.reading.stance import REASONS, Stance, is_purpose, view_type
from detente.reading.topics import features_of, topic_of

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
    "holds_office",
}


TYPES = frozenset(get_args(ClaimType))
VAGUE = {"opinion_or_motive", "prediction", "other_fact"}

SURE, LOOSE, QUOTED = 0.28, 0.45, 0.25
"""The share that a topic needs where a clause gives a figure or a date, where it gives none, and how much more in speech."""


SCANT, TELLING = 4, 5
"""Fewer words say nothing without a name ("it is estimated"), nor do a few more with a verb such as "be"."""


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
    if stance.view == "counterfactual" and not speech:
        return _view("counterfactual")
    if frame and frame.type != "opinion_or_motive" and stance.view not in {"motive", "question"}:
        return _framed(frame, draft, stance, speech)
    if stance.view == "motive":
        return None if speech and is_purpose(draft.clause) else _view("motive")
    told_of = (draft.clause.kind in {"copula", "noun"} or draft.clause.lemma in RANKS) and not frame
    if told_of and _ranked(draft) and stance.view in {"", "tinted", "opinion"}:
        felt = _felt(draft)
        return Kind("ranking_or_superlative", not felt, REASONS["opinion"] if felt else "")
    if draft.clause.kind == "noun" and draft.clause.head.dep == "appos" and not frame and not stance.view:
        office = draft.clause.head.lemma in cues("office_noun")
        return Kind("office_holder" if office else "other_fact")
    if frame:
        return Kind("statement") if speech else None if _aside(draft) else _view("opinion")
    return _by_topic(draft, stance, speech, passage)


def _framed(frame: Frame, draft: Draft, stance: Stance, speech: Speech | None) -> Kind:
    if stance.view == "prediction" and not speech and frame.relation not in PLANNABLE:
        return _view("prediction")
    chain = draft.clause.chain
    if _ranked(draft) and draft.clause.kind != "verb" and chain and chain[-1].lemma in {"be", "become", "remain"}:
        return Kind("ranking_or_superlative")
    return Kind(frame.type)


def _by_topic(draft: Draft, stance: Stance, speech: Speech | None, passage: Passage) -> Kind | None:
    """A clause that no frame reads, by what it is about. What somebody is quoted with is a statement, unless it is a fact."""
    if _utters(draft, passage):
        return Kind("statement")
    features = features_of(draft, stance, passage)
    topic, share = topic_of(features)
    if topic == "ranking_or_superlative" and not _compares(draft):
        topic, share = topic_of(features, TYPES - {"ranking_or_superlative"})
    solid = bool(draft.values) or passage.dated(draft.words)
    if topic == "prediction" and draft.clause.passive and stance.modality in {"predicted", "planned"}:
        topic, share = topic_of(features, TYPES - {"prediction"})
    if topic == "prediction" and stance.modality not in {"predicted", "planned", "possible"}:
        topic = "opinion_or_motive"
    if topic not in VAGUE and share < (SURE if solid else LOOSE) + (QUOTED if speech else 0):
        told = VAGUE if stance.modality in {"predicted", "planned", "possible"} else VAGUE - {"prediction"}
        topic = "other_fact" if solid else topic_of(features, told).type
    if topic == "opinion_or_motive" and stance.view == "" and _says_what(draft, passage):
        topic = "other_fact"
    if topic == "opinion_or_motive" and stance.view == "" and _sets_beside(draft, passage):
        topic = "ranking_or_superlative"
    if topic not in VAGUE and (solid or _named(draft, passage)):
        return Kind(topic)
    if speech:
        return Kind("other_fact") if topic == "other_fact" and draft.values else Kind("statement")
    if topic == "other_fact" and (_named(draft, passage) or passage.dated(draft.words)):
        return Kind("other_fact")
    hollow = draft.clause.lemma in cues("empty") and stance.view == "" and len(draft.words) < TELLING
    scant = hollow or len(draft.words) < SCANT or draft.clause.top.dep == "conj"
    if scant and not (solid or _named(draft, passage)):
        return None
    view = stance.view if stance.view in {"prediction", "opinion", "tinted"} else "vague"
    return None if _aside(draft) and view != "vague" else _view("prediction" if topic == "prediction" else view)


def _utters(draft: Draft, passage: Passage) -> bool:
    """Whether a clause tells that somebody said something, and what about: she WARNED OF the danger, he REJECTED the plan."""
    cue = next((s for s in passage.speech if s.verb is draft.clause.head and s.utterance), None)
    spoken = draft.clause.head.lemma in attribution_words("utter_aside")
    return cue is not None and spoken and bool(cue.content) and bool(draft.roles.get("subject"))


def _says_what(draft: Draft, passage: Passage) -> bool:
    """Whether a clause says what a named thing or actor is: "BrahMos is a joint product of India and Russia"."""
    kind = draft.clause.head.child("attr") if draft.clause.kind == "copula" else None
    return (
        kind is not None
        and kind.pos == "NOUN"
        and any(t.start in passage.table for t in draft.clause.slots.get("subject", ()))
    )


def _view(view: str) -> Kind:
    return Kind(view_type(view), False, REASONS[view])


def _aside(draft: Draft) -> bool:
    """Whether a view only qualifies what was just said: a relative or participial clause, a gerund after a preposition."""
    return draft.clause.top.dep in {"relcl", "acl", "pcomp"}


def _ranked(draft: Draft) -> bool:
    """Whether a superlative is told, or a place in an order: "the fifth European nation to fly the F-35"."""
    attr = draft.clause.head.child("attr") if draft.clause.kind == "copula" else None
    places = {c.start for c in attr.children if c.dep == "amod"} if attr else set()
    return any(v.measure == "rank" or (v.measure == "ordinal" and v.start in places) for v in draft.values)


def _compares(draft: Draft) -> bool:
    """Whether anything is put above or below another: a rank, a number of times, a comparative, a superlative."""
    ranked = any(v.measure in {"rank", "ordinal", "ratio", "streak", "change"} for v in draft.values)
    return ranked or any(t.tag in {"JJR", "RBR", "JJS", "RBS"} or t.lemma in cues("overtake") for t in draft.words)


def _sets_beside(draft: Draft, passage: Passage) -> bool:
    """Whether two who are named are compared: Britain's stockpile is LARGER THAN that of France."""
    named = {passage.table[t.start].entity.id for t in draft.words if t.start in passage.table}
    more = any(t.tag == "JJR" for t in draft.words) and any(t.text.lower() == "than" for t in draft.words)
    return more and len(named) > 1


def _felt(draft: Draft) -> bool:
    """Whether the only rank is by a quality that nobody measures: the MOST DEMORALISED army; the most populous is counted."""
    ranks = {v.start for v in draft.values if v.measure in {"rank", "ordinal"}}
    tokens = [t for t in draft.words if t.start in ranks]
    return bool(tokens) and all(
        t.tag == "RBS" and t.head.pos in {"ADJ", "VERB"} and t.head.lemma not in cues("measured") for t in tokens
    )


def _named(draft: Draft, passage: Passage) -> bool:
    """Whether a clause names somebody or gives a number."""
    if draft.values or any(m.id for ms in draft.roles.values() for m in ms):
        return True
    return any(t.start in passage.table for t in draft.words)
