"""Clauses: each predicate of a sentence with who fills which grammatical slot, and the stretch of text that says it.

A slot is `subject`, `object`, `indirect`, `complement`, `possessor`, `modifier`, or a preposition ("to", "with").
Passives are turned round, relative and participial clauses take their antecedent, infinitives and coordinated verbs
take the subject they share, and a light verb lends its slots to its noun ("held exercises with").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from detente.reading.lexicon import attribution_words, cues
from detente.reading.syntax import Sentence, Token

CLAUSE_DEPS = {
    "ROOT",
    "conj",
    "ccomp",
    "advcl",
    "relcl",
    "acl",
    "parataxis",
    "dep",
    "pcomp",
    "csubj",
    "xcomp",
    "csubjpass",
}
PARTICLES = {"down", "up", "out", "off", "over", "back", "away"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
Slots = dict[str, list[Token]]


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate: its `head`, the verbs above it that it completes (`chain`, outermost first), and its slots."""

    head: Token
    kind: Literal["verb", "copula", "noun"]
    chain: tuple[Token, ...] = ()
    passive: bool = False
    slots: Slots = field(default_factory=lambda: defaultdict(list))

    @property
    def top(self) -> Token:
        """The outermost verb."""
        return self.chain[0] if self.chain else self.head

    @property
    def lemma(self) -> str:
        """The lemma, with its particle."""
        particle = self.head.child("prt") or next(
            (c for c in self.head.children if c.text in PARTICLES and c.i == self.head.i + 1 and _particle(c)), None
        )
        return f"{self.head.lemma} {particle.lemma}" if particle else self.head.lemma


def _particle(token: Token) -> bool:
    return token.dep == "advmod" or (token.dep == "prep" and token.child("pobj") is None)


def find_clauses(sentence: Sentence) -> list[Clause]:
    """The verbal clauses of a sentence, in order. A matrix verb that only carries an infinitive is no clause of its own."""
    clauses: list[Clause] = []
    for token in sentence.tokens:
        if not _is_predicate(token):
            continue
        if _infinitive(token) is not None or cleft(token) is not None:
            continue
        chain = _chain(token)
        lowest = chain[0] if chain else token
        if singles_out(lowest):
            chain = (_copula_over(lowest), *chain)
        clause = Clause(token, "copula" if _is_copula(token) else "verb", chain)
        _fill(clause)
        clauses.append(clause)
    return clauses


def _is_predicate(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep in CLAUSE_DEPS and token.tag != "MD"
    if token.pos == "NOUN" and token.dep in {
        "ROOT",
        "ccomp",
        "conj",
        "advcl",
    }:  # "leapt", which the model does not know
        return token.child("nsubj") is not None and token.child("det", "poss", "compound", "attr") is None
    return token.pos == "AUX" and token.dep in CLAUSE_DEPS and token.dep not in {"aux", "auxpass"}


def _is_copula(token: Token) -> bool:
    return (
        token.lemma in {"be", "become", "remain", "stay"} and token.child("attr", "acomp") is not None
    ) or token.lemma == "be"


def _infinitive(token: Token) -> Token | None:
    """The verb that this one introduces: plans to ORDER, has begun to EXPAND, is able to ACHIEVE, agreed on BUYING."""
    for child in token.children:
        if child.dep == "xcomp" and child.pos in {"VERB", "AUX"}:
            return child
        if child.dep == "acomp" and token.lemma == "be":
            for deeper in child.children:
                if deeper.dep == "xcomp" and deeper.pos == "VERB":
                    return deeper
    return None


def cleft(copula: Token) -> Token | None:
    """The verb of what is said of the one whom a cleft singles out: it was FINLAND that JOINED; it was IN VILNIUS that they MET."""
    if copula.lemma != "be" or copula.pos not in {"AUX", "VERB"}:
        return None
    it = copula.child(*SUBJECTS)
    if it is None or it.text.lower() != "it":
        return None
    for each in copula.children:
        if each.start < copula.start:
            continue
        if each.dep == "attr" and each.pos == "PROPN":
            told = each.child("relcl")
            if told is not None and any(c.tag in {"WP", "WDT"} and c.dep in {*SUBJECTS, "dobj"} for c in told.children):
                return told
        if (
            each.dep in {"ccomp", "advcl", "relcl"}
            and copula.child("acomp") is None
            and each.child(*SUBJECTS) is not None
        ):
            marked = any(c.lemma in {"that", "who"} for c in each.children)
            singled = [c for c in copula.children if c.start > copula.start and c.dep in {"prep", "attr", "npadvmod"}]
            placed = singled and (singled[0].dep != "attr" or singled[0].pos == "PROPN")
            if marked and placed and singled[0].start < each.start:
                return each
    return None


def singles_out(verb: Token) -> bool:
    """Whether a verb tells what only the one whom a cleft singles out did: it was MACRON who SAID so."""
    return verb.dep in {"relcl", "ccomp", "advcl"} and cleft(_copula_over(verb)) is verb


def _copula_over(verb: Token) -> Token:
    return verb.head.head if verb.dep == "relcl" and verb.head.dep == "attr" else verb.head


def _chain(token: Token) -> tuple[Token, ...]:
    chain: list[Token] = []
    lowest = token
    while True:
        while (
            lowest.dep == "conj"
            and lowest.head.pos in {"VERB", "AUX"}
            and lowest.child(*SUBJECTS) is None
            and lowest.head.dep == "xcomp"
        ):
            lowest = lowest.head
        if lowest.dep != "xcomp" and not (lowest.dep == "acomp" and chain):
            break
        lowest = lowest.head
        chain.append(lowest)
        if len(chain) > 6:
            break
    return tuple(reversed(chain))


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    found = [token]
    for each in found:
        found.extend(c for c in each.children if c.dep == "conj" and c not in found)
    return found


def _fill(clause: Clause) -> None:
    slots, head = clause.slots, clause.head
    clause.passive = _is_passive(head)
    for verb in (head, *reversed(clause.chain)):
        if verb is head or verb.pos == "ADJ":
            _arguments(verb, slots, clause.passive if verb is head else False, own=verb is head)
        elif not slots["object" if clause.passive else "subject"]:
            controller = next((c for c in verb.children if c.dep == "dobj" and _controls(c, clause)), None)
            add_filler(slots, "object" if clause.passive else "subject", controller or verb.child(*SUBJECTS))
        if verb is not head and verb.child("dobj") is not None and not slots["above"]:
            add_filler(slots, "above", verb.child("nsubj"))
        for child in verb.children:
            if verb is not head and child.dep == "prep" and child.start < head.start:
                add_preposition(child, slots)
    if head.dep == "xcomp" and head.head.child("dobj") is not None and head.head.lemma not in cues("light"):
        add_filler(slots, "subject", head.head.child("dobj"))
    if _inverted(head):
        slots["subject"], slots["complement"] = slots["complement"], []
    wanted = "object" if clause.passive else "subject"
    if not slots[wanted]:
        slots[wanted].extend(_borrowed(clause))
    for obj in list(slots["object"]) + list(slots["complement"]):
        for child in obj.children:
            if child.dep == "prep" and all(_tells_when(t) for t in slots.get(child.lemma, ())):
                add_preposition(child, slots)


def _controls(done_to: Token, clause: Clause) -> bool:
    """Whether whom a verb is done to does what the infinitive tells: they named UMEROV to lead the ministry."""
    own = done_to.head is not clause.chain[0] or done_to.pos in {"PROPN", "PRON"}
    return own and done_to.head.lemma not in cues("subject_control")


def _tells_when(token: Token) -> bool:
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


def _arguments(verb: Token, slots: Slots, passive: bool, own: bool) -> None:
    for child in verb.children:
        match child.dep:
            case "nsubj" | "csubj" | "expl":
                add_filler(slots, "subject", child)
            case "nsubjpass" | "csubjpass":
                add_filler(slots, "object" if own else "subject", child)
            case "agent":
                for deeper in child.children:
                    if deeper.dep == "pobj" and _tells_when(deeper):
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
            return up.head
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


def _borrowed(clause: Clause) -> list[Token]:
    """The subject that a clause without one takes from what it hangs on."""
    token = clause.top
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
    return subject if subject is not None and noun.pos == "NOUN" and subject.pos == "PROPN" else noun


def _verb_above(token: Token) -> Token:
    while token.head is not token and token.pos not in {"VERB", "AUX"}:
        token = token.head
    return token
