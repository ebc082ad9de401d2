"""In what mode a clause speaks, and whether it can be checked at all: fact, view, motive or prediction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.claims.model import ClaimType, Modality
from detente.reading.clauses import Clause
from detente.reading.lexicon import cues
from detente.reading.spans import set_off
from detente.reading.syntax import Token


@dataclass(frozen=True, slots=True)
class Stance:
    """The mode of a clause; `view` is "opinion", "motive", "prediction", "question", or empty where it states a fact;
    "tinted" where only words beside what it says are of praise or blame.

    `told` is False where a verb above it, such as "regret", leaves open whether it is so.
    """

    modality: Modality
    negated: bool
    view: str = ""
    past: bool = False
    told: bool = True


REASONS = {
    "opinion": "an opinion: it values or interprets, and no record can settle that",
    "tinted": "an opinion: it values or interprets, and no record can settle that",
    "motive": "a motive: what somebody wants or intends cannot be read off a record",
    "prediction": "a prediction: it speaks of what has not happened yet",
    "vague": "too vague to test: it gives no figure, no date and no tie that a record could hold",
    "counterfactual": "counterfactual: what did not happen is on no record",
    "question": "a question or an appeal, not a statement of fact",
}


def stance_of(clause: Clause, words: Sequence[Token], text: str) -> Stance:
    """The mode of a clause from its auxiliaries, the verbs above it, and the words of its own stretch of `text`."""
    verbs = (*clause.chain, clause.head)
    helpers = [c for v in verbs for c in v.children if c.dep in {"aux", "neg", "advmod"}]
    if clause.top.dep == "conj" and clause.top.tag == "VB" and not any(c.dep == "aux" for c in helpers):
        helpers += [c for c in clause.top.head.children if c.dep in {"aux", "neg"}]
    if clause.kind == "noun" and clause.head.dep in {"nsubj", "nsubjpass"}:
        helpers += [c for c in clause.head.head.children if c.dep == "aux"]  # its exit WILL cost it dear
    modals = {c.lemma for c in helpers if c.dep == "aux"} | {c.text.lower() for c in helpers if c.dep == "aux"}
    negated = any(c.dep == "neg" or c.lemma == "never" for c in helpers) or any(
        t.lemma in {"no", "neither", "none"} and t.dep in {"det", "preconj", "cc", "nsubj"} for t in words[:2]
    )
    outer = clause.chain[:-1] if clause.kind == "noun" else clause.chain
    if clause.kind == "noun" and any(c.lemma == "no" and c.dep == "det" for c in clause.head.children):
        negated = True  # it has set off NO EXPLOSION
    doers = [*clause.slots.get("subject", ()), *clause.slots.get("object", ())]
    negated = negated or any(c.lemma == "neither" for t in doers for c in t.children)
    above = {v.lemma for v in outer} | {c.lemma for v in outer for c in v.children if c.dep == "acomp"}
    negated = negated or any(
        g.lemma == "no" and g.dep == "det"
        for c in clause.head.children
        if c.dep in {"dobj", "attr"}
        for g in c.children
    )
    if above & cues("refusing"):
        negated = not negated
    modality: Modality = "asserted"
    if (
        above & cues("plan")
        or clause.head.lemma in cues("planning")
        or _is_to(clause)
        or is_plan(clause)
        or _has_still_to(clause)
    ):
        modality = "planned"
    elif modals & cues("future_modal") or "would" in modals or above & cues("future_phrase") or _going_to(clause):
        modality = "predicted"
    elif modals & cues("possible_modal") - {"can"} or any(_hedges(t, clause) for t in words):
        modality = "possible"
    elif modals & cues("demand_modal"):
        modality = "demanded"
    first = min(
        (v for v in (*clause.chain, clause.head, *(c for c in helpers if c.dep == "aux")) if v.pos in {"VERB", "AUX"}),
        key=lambda t: t.start,
        default=clause.head,
    )
    passive = next((c for c in clause.head.children if c.dep == "auxpass"), None)
    over = clause.head.head if clause.kind == "noun" and clause.head.dep == "nsubj" else first
    past = first.tag == "VBD" or over.tag == "VBD" or (passive is not None and passive.tag == "VBD")
    told = not (above - _passing()) and not _only_named(clause)
    view = "counterfactual" if _unreal(clause, modals) else _view(clause, words, text, modality, above)
    return Stance(modality, negated, view, past, told)


def _hedges(token: Token, clause: Clause) -> bool:
    """Whether a word such as "allegedly" hedges the clause, and not only something named beside it."""
    if token.lemma not in cues("possible_words"):
        return False
    while token is not clause.head and token.head is not token:
        if token.dep in {"prep", "conj", "appos", "relcl", "acl", "advcl"} and token.head not in clause.chain:
            return False
        token = token.head
    return True


def _is_to(clause: Clause) -> bool:
    """A thing arranged: the summit IS TO take place in July, the fund IS to be drawn on."""
    top = clause.top
    return top.lemma == "be" and top is not clause.head and clause.chain[-1] is top and clause.head.dep == "xcomp"


def _only_named(clause: Clause) -> bool:
    """What is spoken of and not told: BEING COMMANDER IN CHIEF takes patience."""
    return clause.top.tag == "VBG" and clause.top.lemma == "be" and clause.top.dep in {"csubj", "pcomp", "dobj"}


def _has_still_to(clause: Clause) -> bool:
    """An infinitive with a subject of its own, as in a headline: FINLAND TO JOIN the alliance."""
    top = clause.top
    to = any(c.dep == "aux" and c.text.lower() == "to" for c in top.children)
    told = top.dep == "ROOT" or top.lemma in {"be", "become"}
    return told and top.tag == "VB" and to and top.child("nsubj", "nsubjpass") is not None


def _unreal(clause: Clause, modals: set[str]) -> bool:
    """What could, would or should have been, and so was not: the treaty COULD HAVE BEEN saved. In speech told in the past, "would
    have" may look ahead."""
    top = clause.top
    leading = [c for c in top.children if c.dep == "aux" and c.text.lower() in {"had", "were", "should"}]
    subject = top.child("nsubj", "nsubjpass")
    inverted = bool(leading) and subject is not None and leading[0].start < subject.start and not top.child("mark")
    if inverted and top.dep in {"advcl", "ccomp", "dep", "parataxis"}:
        return True  # HAD KYIV HELD ON to them
    perfect = any(c.lemma == "have" and c.dep == "aux" for c in clause.head.children) and clause.head.tag == "VBN"
    return perfect and bool(modals & {"could", "would", "should", "might", "ought"})


def _going_to(clause: Clause) -> bool:
    return any(v.lemma == "go" and v.tag == "VBG" for v in clause.chain)


def _view(clause: Clause, words: Sequence[Token], text: str, modality: Modality, above: set[str]) -> str:
    low = text.lower()
    if text.rstrip().endswith("?"):
        return "question"
    lemmas = {v.lemma for v in (*clause.chain, clause.head)}
    only = [
        t for c in clause.head.children if c.dep == "advcl" for t in c.children if t.lemma in {"only", "solely", "just"}
    ]
    told_why = any(t.head.child("mark") is not None or (t.head.tag == "VB" and not set_off(t.head)) for t in only)
    if told_why or lemmas & cues("motive_verbs") or any(mark in low for mark in _marks()) or is_purpose(clause):
        return "motive"
    if modality == "predicted":
        return "prediction"
    if above & cues("desire") or modality == "demanded":
        return "opinion"
    if _valued(_core(clause)) or any(p in low for p in cues("stance_phrases")):
        return "opinion"
    return "tinted" if _valued(words) else ""


def _valued(words: Sequence[Token]) -> bool:
    return any(t.lemma in cues("evaluative") or t.text.lower() in cues("evaluative") for t in words)


def _core(clause: Clause) -> list[Token]:
    """What a clause says of its subject: verbs and their adverbs, the complement with its modifiers, a light verb's object."""
    verbs = [*clause.chain, clause.head]
    told = [c for v in verbs for c in v.children if c.dep in {"acomp", "attr", "oprd"}]
    if clause.lemma in cues("empty") or clause.kind == "noun":
        told += [c for c in clause.head.children if c.dep == "dobj"]
    beside = [c for v in (*verbs, *told) for c in v.children if c.dep in {"amod", "advmod", "compound"}]
    return [*verbs, *told, *beside, *(c for t in beside for c in t.children if c.dep == "advmod")]


@lru_cache(maxsize=1)
def _passing() -> frozenset[str]:
    """Verbs above an infinitive that leave it told: began to expand, plans to buy, declined to join."""
    lists = ("aspect", "plan", "desire", "refusing", "future_phrase", "possible_words")
    return frozenset({"able", "be"}.union(*(cues(name) for name in lists)))


@lru_cache(maxsize=1)
def _marks() -> tuple[str, ...]:
    return tuple(sorted(cues("motive_marks")))


def is_purpose(clause: Clause) -> bool:
    """An infinitive of purpose: launched a programme TO RENEW its equipment; or a clause: SO THAT they can profit."""
    top = clause.top
    marks = [c.lemma for c in top.children if c.dep == "mark"]
    if top.dep == "advcl" and marks[:2] == ["so", "that"]:
        return True
    if top.lemma == "become" or is_plan(clause) or (set_off(top) and any(c.lemma == "only" for c in top.children)):
        return False  # a plan TO SPEND, overtook France TO BECOME the second, ruled for years, ONLY TO BE OUSTED
    return (
        top.dep in {"advcl", "acl"}
        and top.tag == "VB"
        and any(c.text.lower() == "to" and c.dep == "aux" for c in top.children)
    )


def is_plan(clause: Clause) -> bool:
    """An infinitive that says what a plan, a deal or a decision is: a plan TO SPEND 43 trillion yen."""
    top = clause.top
    over = top.head.child("dobj") if top.dep == "advcl" and top.tag == "VB" else top.head
    return top.dep in {"acl", "xcomp", "ccomp", "advcl"} and over is not None and over.lemma in cues("plan_nouns")


def view_type(view: str) -> ClaimType:
    """The claim type of a view."""
    return "prediction" if view == "prediction" else "opinion_or_motive"
