"""Nouns as predicates: the accession OF Finland TO NATO; a member OF NATO; held EXERCISES WITH Japan."""

from __future__ import annotations

from detente.reading.clauses import Clause
from detente.reading.lexicon import cues
from detente.reading.slots import add_filler, add_preposition, conjuncts
from detente.reading.syntax import Token


def noun_clause(noun: Token, verb_clauses: dict[int, Clause]) -> Clause:
    """A noun as a predicate: its possessor and prepositions, and what its copula, apposition or light verb adds."""
    clause = Clause(noun, "noun")
    slots = clause.slots
    for child in noun.children:
        if child.dep == "poss":
            add_filler(slots, "possessor", child)
        elif child.dep in {"compound", "amod", "nmod"}:
            slots["modifier"].append(child)
        elif child.dep == "prep":
            add_preposition(child, slots)
        elif child.dep == "appos":
            add_filler(slots, "apposition", child)
    if noun.dep in {"attr", "oprd", "acomp"}:
        outer = verb_clauses.get(noun.head.start)
        if outer:
            slots["subject"].extend(outer.slots["subject"] or outer.slots["object"])
            clause.chain = (*outer.chain, noun.head)
    elif noun.dep == "appos":
        slots["apposition"].extend(conjuncts(noun.head)[:1])
    elif noun.dep == "nsubj":
        outer = verb_clauses.get(noun.head.start)
        for name, fillers in outer.slots.items() if outer else ():
            if name != "subject" and name not in slots:
                slots[name].extend(fillers)
    elif noun.dep == "pobj" and noun.head.text.lower() == "among" and noun.head.head.lemma == "be":
        outer = verb_clauses.get(noun.head.head.start)
        slots["subject"].extend(outer.slots["subject"] if outer else ())
        clause.chain = (*outer.chain, outer.head) if outer else ()
    elif noun.dep in {"dobj", "nsubjpass", "pobj", "conj"}:
        outer = verb_clauses.get(_carrier(noun).start)
        verb = outer.head if outer else noun
        if outer and verb.lemma in cues("light") and noun.lemma not in cues("office_noun"):
            given = [t for t in outer.slots["object"] if t is not noun] if outer.passive else []
            slots["subject"].extend(outer.slots["subject"] or given)
            clause.chain = (*outer.chain, verb)
            for name, fillers in outer.slots.items():
                if name not in {"subject", "object", "complement"} and name not in slots:
                    slots[name].extend(fillers)
    return clause


def _carrier(noun: Token) -> Token:
    """The verb whose object a noun is: held EXERCISES, took part in EXERCISES, held talks and EXERCISES."""
    token = noun
    if noun.dep == "pobj" and noun.head.text.lower() == "of" and noun.head.head.lemma in cues("container"):
        token = noun = noun.head.head  # its eleventh package OF SANCTIONS
    if noun.dep == "pobj" and not (
        noun.head.text.lower() in {"in", "with", "of"}
        and noun.head.head.lemma in {"take", "participate", "engage", "join", "part", "wind", "delivery"}
    ):
        return noun
    for dep in ("conj", "pobj", "prep", "dobj"):
        while token.dep == dep and token.head is not token and token.pos not in {"VERB", "AUX"}:
            token = token.head
            if dep != "conj":
                break
    return token.head if token.dep == "nsubjpass" else token
