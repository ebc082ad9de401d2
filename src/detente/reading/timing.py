"""When what a clause tells took place: which of a sentence's dates is its own.

A date beside the verb comes before one that only names a thing: the 2022 contract was signed IN MARCH 2023. One that names
what the clause is not about tells nothing of when: an ally under a 1951 pact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.claims import Claim, When
from detente.reading.attribution import Speech
from detente.reading.dates import DateMention
from detente.reading.drafts import Draft
from detente.reading.passage import Passage
from detente.reading.syntax import Token

PERIODS = ("during", "in", "after", "since")
"""Before a named conflict these give its time: during the Cold War."""
ADVERBIAL = {"in", "at", "during", "on", "for", "since", "by", "until", "from", "before", "after", "of"}
"""Prepositions under which a date still dates the clause: at its 2023 summit, in fiscal 2024."""


def when_of(draft: Draft, passage: Passage) -> When | None:
    """The first date in the clause, else the one that opens the sentence; a named period counts."""
    inside = [d for d in passage.dates if any(t.start <= d.start < t.end for t in draft.words)]
    verbs = [t.start for t in passage.sentence.tokens if t.pos in {"VERB", "AUX"}]
    opening = [d for d in passage.dates if d.start < min(verbs, default=passage.sentence.start)]
    if draft.clause.top.tag == "VBG" and draft.clause.top.dep in {"pcomp", "dobj", "csubj"}:
        opening = []  # in 1998 they voted on ADMITTING three states
    sources = [s.source for s in passage.speech]
    inside = [d for d in inside if not any(start <= d.start < end for start, end in sources)] or inside
    apart = [d for d in inside if not any(n.start <= d.start < n.end for n in passage.table.values())]
    naming = {d.start: noun for d in apart or inside if (noun := _names(d, draft.words)) is not None}
    beside = [d for d in apart or inside if d.start not in naming]
    about = [d for d in apart or inside if d.start in naming and _told_of(naming[d.start], draft)]
    known = [d.when for d in beside if d.when]
    moves = any(v.measure == "base" for v in draft.values)
    if moves and len(known) > 1 and known[0].end < known[-1].start:
        return When.span(known[0], known[-1])  # from 60 billion IN 2021 to 96 billion IN 2023
    for date in [*beside, *about] or ([] if naming else opening):
        if date.when:
            return date.when
    own = {t.start for t in draft.clause.head.subtree()} if draft.clause.kind == "noun" else set()
    for date in passage.dates:  # "the order, placed in 2022, is for 35 aircraft": of the order, though told apart
        if date.start in own and date.when and date.start not in naming:
            return date.when
    return _period(draft, passage)


def _names(date: DateMention, words: Sequence[Token]) -> Token | None:
    """The noun that a date is a part of: the 2022 CONTRACT, a 1951 PACT."""
    token = next((t for t in words if t.start <= date.start < t.end), None)
    if token is None or token.dep not in {"nummod", "compound", "amod", "nmod"}:
        return None
    noun = token.head
    return noun if noun.pos in {"NOUN", "PROPN"} and not date.start <= noun.start < date.end else None


def _told_of(noun: Token, draft: Draft) -> bool:
    """Whether a noun is what the clause tells of, so that its date is the clause's: NATO's 2023 SUMMIT; not under a 1951 PACT."""
    if draft.frame is None or not draft.frame.relation:
        return True
    while noun is not draft.clause.head and noun.head is not noun:
        if noun.dep == "pobj" and noun.head.text.lower() not in ADVERBIAL:
            slots = {slot for slots in draft.frame.slots.values() for slot in slots}
            return noun.head.text.lower() in slots
        noun = noun.head
    return True


def _period(draft: Draft, passage: Passage) -> When | None:
    for slot in PERIODS:
        if slot == "since" and draft.clause.kind == "noun":
            continue  # the invasion that led to the worst fighting SINCE THE COLD WAR
        for token in draft.clause.slots.get(slot, ()):
            named = passage.table.get(token.start)
            war = named is not None and named.entity.kind == "conflict" and named.entity.since
            if named and war and draft.frame and "conflict" not in draft.frame.slots:
                if slot == "since" and named.entity.until:
                    return When.parse(f"{named.entity.until}/..")
                return When.parse(f"{named.entity.since}/{named.entity.until or '..'}")
    return None


def said_when(speech: Speech | None, passage: Passage) -> When | None:
    """When it was said, where the words around the quotation tell: Macron SAID IN 2019 that."""
    if speech is None or speech.verb is None:
        return None
    own = [t for c in speech.verb.children if c.dep in {"prep", "npadvmod", "advmod"} for t in c.subtree()]
    return next((d.when for d in passage.dates if any(d.start <= t.start < d.end for t in own)), None)


def of_its_clause(claim: Claim, draft: Draft, made: Sequence[tuple[Claim, Draft]]) -> Claim:
    """A title is held until its holder loses it: the president WAS OUSTED IN JULY, and is not president now."""
    if claim.relation != "holds_office" or draft.clause.kind != "noun" or claim.when or claim.phase != "holds":
        return claim
    verb = _verb_over(draft.clause.head)
    for other, one in made:
        leaves = other.relation == "holds_office" and other.phase == "ends" and other.past
        if leaves and one.clause.head is verb and one.clause.kind == "verb":
            return replace(claim, past=True, when=other.when)
    return claim


def of_what_it_follows(claim: Claim, draft: Draft, made: Sequence[tuple[Claim, Draft]], passage: Passage) -> Claim:
    """An increase of 16 percent is that of the budget just told of: of its year, and between its figures where it has two."""
    follows = draft.frame.follows if draft.frame else ""
    if not follows:
        return claim
    before = [(c, d) for c, d in made if follows in {c.relation, c.type} and c.start < claim.start]
    between = [v for c, _ in before[-1:] for v in c.values if v.measure in {"base", "level"}]
    if len(between) == 2 and "base" in {v.measure for v in between} and len(claim.values) == 1:
        claim = replace(claim, values=(*between, *claim.values))
    if claim.when is not None:
        return claim
    years = [c.when for c, _ in before if c.when and not c.when.edtf.endswith("..")]
    named = [n for _, d in before for t in d.words if (n := passage.table.get(t.start))]
    years += [d.when for d in passage.dates if d.when and any(n.start <= d.start < n.end for n in named)]
    return replace(claim, when=years[-1]) if years else claim


def _verb_over(token: Token) -> Token:
    while token.head is not token:
        token = token.head
        if token.pos in {"VERB", "AUX"}:
            break
    return token
