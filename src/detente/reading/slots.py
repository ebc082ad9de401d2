"""Slots: who fills which grammatical place beside a predicate.

A slot is `subject`, `object`, `indirect`, `complement`, `above` (who does the verb over it), or a preposition ("to", "with").
Passives are turned round, relative and participial clauses take their antecedent, infinitives and coordinated verbs take
the subject they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from detente.reading.lexicon import attribution_words, cues
from detente.reading.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
Slots = dict[str, list[Token]]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    found = [token]
    for each in found:
        found.extend(c for c in each.children if c.dep == "conj" and c not in found)
    return found


def fill_slots(head: Token, chain: Sequence[Token]) -> tuple[Slots, bool]:
    """Who fills which slot of a predicate under the verbs that carry it, and whether it is a passive, turned round."""
    slots: Slots = defaultdict(list)
    passive = _is_passive(head)
    for verb in (head, *reversed(chain)):
        if verb is head or verb.pos == "ADJ":
            _arguments(verb, slots, own=verb is head)
        elif not slots["object" if passive else "subject"]:
            controller = next((c for c in verb.children if c.dep == "dobj" and _controls(c, chain)), None)
            add_filler(slots, "object" if passive else "subject", controller or verb.child(*SUBJECTS))
        if verb is not head and verb.child("dobj") is not None and not slots["above"]:
            add_filler(slots, "above", verb.child("nsubj"))
        for child in verb.children:
            if verb is not head and child.dep == "prep" and child.start < head.start:
                add_preposition(child, slots)
    if head.dep == "xcomp" and head.head.child("dobj") is not None and head.head.lemma not in cues("light"):
        add_filler(slots, "subject", head.head.child("dobj"))
    if _inverted(head):
        slots["subject"], slots["complement"] = slots["complement"], []
    wanted = "object" if passive else "subject"
    if not slots[wanted]:
        slots[wanted].extend(_borrowed(chain[0] if chain else head))
    measures = [t for t in slots["subject"] if t.lemma in cues("measures")]  # military spending IN POLAND doubled
    for obj in [*slots["object"], *slots["complement"], *measures]:
        for child in obj.children:
            if child.dep == "prep" and all(tells_when(t) for t in slots.get(child.lemma, ())):
                add_preposition(child, slots)
    return slots, passive


def _controls(done_to: Token, chain: Sequence[Token]) -> bool:
    """Whether whom a verb is done to does what the infinitive tells: they named UMEROV to lead the ministry."""
    own = done_to.head is not chain[0] or done_to.pos in {"PROPN", "PRON"}
    return own and done_to.head.lemma not in cues("subject_control")


def tells_when(token: Token) -> bool:
    """Whether what a preposition leads to is a time: left its seat IN JULY; the slot is still open for IN THE COUNCIL."""
    of = token.child("prep")
    inner = of.child("pobj") if of is not None and token.lemma in cues("edge_of_time") else None
    token = inner or token
    return token.lemma in cues("weekday_or_month") or token.lemma in cues("temporal") or token.text.isdigit()


def _inverted(head: Token) -> bool:
    """Whether what is said stands before who it is said of: AMONG ITS MEMBERS is Japan."""
    first = head.child("prep")
    told = first is not None and first.start < head.start and first.text.lower() == "among"
    return told and head.lemma == "be" and head.child("attr") is not None and head.child(*SUBJECTS) is None


def _arguments(verb: Token, slots: Slots, own: bool) -> None:
    for child in verb.children:
        match child.dep:
            case "csubj" if child.tag == "VBN" and (whose := child.child("nsubj")) is not None:
                add_filler(slots, "subject", whose)  # ships ASSIGNED to the group are training
            case "nsubj" | "csubj" | "expl":
                add_filler(slots, "subject", child)
            case "nsubjpass" | "csubjpass":
                add_filler(slots, "object" if own else "subject", child)
            case "agent":
                for deeper in child.children:
                    if deeper.dep == "pobj" and tells_when(deeper):
                        add_filler(slots, "by", deeper)
                    elif deeper.dep == "pobj":
                        add_filler(slots, "subject", deeper)
            case "dobj":
                add_filler(slots, "object", child)
            case "dative":
                add_filler(slots, "indirect", child.child("pobj") or child)
                add_preposition(child, slots)
            case "attr" | "acomp" | "oprd":
                add_filler(slots, "complement", child)
            case "prep":
                add_preposition(child, slots)


def add_preposition(prep: Token, slots: Slots) -> None:
    """Fill the slot of a preposition, and those of the prepositions under it."""
    for deeper in prep.children:
        if deeper.dep == "pobj" and deeper.lemma in attribution_words("tallies") and deeper.child("poss") is not None:
            continue  # by SIPRI's count: who says so, not who does it
        if deeper.dep == "pobj":
            add_filler(slots, prep.text.lower(), deeper)
            for inner in deeper.children:
                if inner.dep == "prep" and inner.text.lower() not in slots:
                    add_preposition(inner, slots)
        elif deeper.dep == "prep":
            add_preposition(deeper, slots)


def add_filler(slots: Slots, name: str, token: Token | None) -> None:
    """Put a token, with what is coordinated with it, into a slot; a relative pronoun gives way to its antecedent."""
    if token is None:
        return
    if token.tag in {"WDT", "WP"} or (token.tag == "IN" and token.lemma == "that"):
        token = antecedent(token)
    slots[name].extend(t for t in conjuncts(token) if t not in slots[name])


def antecedent(pronoun: Token) -> Token:
    """What a relative pronoun stands for: the noun of its clause, or what is singled out ("it was OSLO that ...")."""
    up = pronoun
    while up.head is not up:
        if up.dep == "relcl":
            return _told_of(up.head)
        if up.dep == "ccomp" and up.head.lemma == "be" and pronoun.tag in {"WDT", "WP"} and pronoun.dep == "nsubj":
            return up.head.child("attr") or pronoun
        if up.dep == "ccomp" and pronoun.dep == "dobj" and pronoun.start < up.start:
            before = next((t for t in up.head.subtree() if t.i == pronoun.i - 1 and t.pos in {"NOUN", "PROPN"}), None)
            return before or pronoun
        up = up.head
    return pronoun


def _is_passive(verb: Token) -> bool:
    if any(c.dep in {"auxpass", "nsubjpass", "agent"} for c in verb.children):
        return True
    if (
        verb.dep == "conj"
        and verb.tag == "VBN"
        and verb.child(*SUBJECTS) is None
        and not any(c.dep == "aux" for c in verb.children)
    ):
        return verb.head.pos == "VERB" and verb.head.tag == "VBN" and _is_passive(verb.head)
    return verb.tag == "VBN" and verb.dep == "acl"


def _borrowed(token: Token) -> list[Token]:
    """The subject that a clause without one takes from what it hangs on, given by its outermost verb."""
    for _ in range(8):
        if token.dep in {"acl", "relcl"}:
            noun = token.head
            if (
                noun.lemma in {"order", "bid", "attempt", "effort", "aim", "purpose", "right", "view"}
                and noun.head is not noun
            ):
                token = _verb_above(noun)
                subject = token.child(*SUBJECTS)
                if subject is not None:
                    return conjuncts(subject)
                continue
            return conjuncts(noun.head if noun.dep == "appos" else _told_of(noun))
        if (
            token.dep in {"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp", "parataxis"}
            and token.head is not token
        ):
            above = token.head if token.head.pos in {"VERB", "AUX"} else _verb_above(token.head)
            if above is token:
                return []
            token = above
            subject = token.child(*SUBJECTS)
            if subject is not None:
                if subject.tag in {"WDT", "WP"}:
                    subject = antecedent(subject)
                return conjuncts(subject)
            continue
        return []
    return []


def _told_of(noun: Token) -> Token:
    """Who a noun says something of, where its clause says more of him: FINLAND was the 31st country to join."""
    up = noun.head.head if noun.dep == "pobj" and noun.head.text.lower() in {"among", "of"} else noun
    copula = up.head if up.dep in {"attr", "prep"} else up
    copula = copula.head if copula.dep == "attr" else copula
    subject = copula.child("nsubj") if copula.lemma in {"be", "become", "remain"} else None
    return subject if subject is not None and noun.pos in {"NOUN", "NUM"} and subject.pos == "PROPN" else noun


def _verb_above(token: Token) -> Token:
    while token.head is not token and token.pos not in {"VERB", "AUX"}:
        token = token.head
    return token
