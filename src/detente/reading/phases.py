"""At what point of its time a claim tells of a relation (it begins, holds, ends), and as what somebody belongs."""

from __future__ import annotations

from detente.claims.model import FOUNDING, Phase
from detente.reading.drafts import Draft
from detente.reading.lexicon import cues


def phase_of(draft: Draft) -> Phase:
    """When in its time the claim tells of a relation; who CEASED TO BE a party was one until then."""
    phase = draft.frame.phase if draft.frame else "holds"
    above = {v.lemma for v in draft.clause.chain}
    if phase == "holds" and above & cues("ceasing"):
        return "ends"
    drill = draft.frame is not None and draft.frame.relation == "exercise" and draft.clause.kind == "noun"
    return "begins" if phase == "holds" and drill and above & cues("opening") else phase


def under_way(draft: Draft, phase: Phase) -> bool:
    """Whether a step is being taken and not yet done: they ARE QUITTING the bloc; ANNOUNCED their withdrawal."""
    verb = draft.clause.head
    step = draft.frame is not None and phase in {"begins", "ends", "chosen"} and draft.frame.relation != "exercise"
    if (
        step
        and draft.clause.kind == "noun"
        and verb.dep in {"dobj", "nsubjpass"}
        and verb.head.lemma in cues("announcing")
    ):
        return True
    return step and verb.tag == "VBG" and any(c.dep == "aux" and c.lemma == "be" for c in verb.children)


def capacity_of(draft: Draft) -> str:
    """As what somebody belongs, where the text says: a PERMANENT member."""
    noun = draft.clause.head
    beside = list(noun.children) if noun.lemma in {"member", "state", "signatory"} else []
    if any(c.text.lower() in cues("founding") for c in beside):
        return FOUNDING
    said = [c.lemma for c in beside if c.lemma in cues("capacity") and noun.lemma == "member"]
    return f"{said[0]} member" if said else ""
