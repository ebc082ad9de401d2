"""One sentence at a time: which of its clauses say something of their own, and what each says.

A clause is kept where a frame reads it. Else it is a statement where somebody is quoted with it, a view where its words
give it away, and a plain fact where it names somebody, a number or a date. Clauses that only qualify a noun stay with it.
"""

from __future__ import annotations

from detente.reading.clauses import Clause, find_clauses
from detente.reading.comparison import compare
from detente.reading.drafts import Draft, Matcher
from detente.reading.frames import FrameSet
from detente.reading.generic import generic_roles
from detente.reading.lexicon import cues
from detente.reading.nominals import find_nominals
from detente.reading.noun_clauses import noun_clause
from detente.reading.noun_phrases import noun_phrase
from detente.reading.passage import Passage, values_of
from detente.reading.reference import Referents
from detente.reading.spans import own_words, set_off, trim
from detente.reading.syntax import Token

ARGUMENTS = {"dobj", "nsubj", "nsubjpass", "attr", "pobj"}
"""What a verb cannot do without: a claim told in one of these stays in the words of the claim around it."""


def read_sentence(passage: Passage, matcher: Matcher, referents: Referents, frames: FrameSet) -> list[Draft]:
    """The drafts of one sentence, in the order of their words."""
    clauses = find_clauses(passage.sentence)
    heads = {c.head.start: c for c in clauses}
    apart = {
        c.top.start
        for c in clauses
        if (_apart(c) or _telling(c, passage)) and not _cleft(c) and not _asked(c) and not _wished(c)
    } | {c.top.head.start for c in clauses if c.top.head.lemma == "far"}
    nouns = [noun_clause(t, heads) for t in passage.sentence.tokens if _may_tell(t, frames, passage)]
    timed = {t.start for d in passage.dates for t in passage.sentence.tokens if d.start <= t.start < d.end}
    drafts: list[Draft] = []
    for clause in clauses:
        if _hypothetical(clause) or _bare(clause) or _cleft(clause) or _asked(clause) or _wished(clause):
            continue
        words = own_words(clause, apart)
        if clause.top.dep == "acl" and clause.top.start not in apart:
            words = trim(
                sorted({t.start: t for t in (*noun_phrase(clause.top.head), *words)}.values(), key=lambda t: t.start)
            )
        values = values_of(clause, words, passage)
        index = passage.sentence.index
        options = [matcher.best(clause, words, values, index)]
        options += [
            matcher.best(n, words, values, index)
            for n in nouns
            if n.chain and n.chain[-1] is clause.head and _governs(clause, n)
        ]
        if not any(options):
            options += [
                matcher.best(n, words, values, index)
                for n in nouns
                if n.head.dep == "nsubj" and n.head.head is clause.head and not _title(n.head, passage)
            ]
            options = [o for o in options if o and (clause.kind != "copula" or _measures(o) or matcher.of_series(o))]
        fitting = [
            o for o in options if o and (clause.top.start in apart or any(m.id for ms in o.roles.values() for m in ms))
        ]
        draft = max(fitting, key=_weight) if fitting else None
        if draft:
            draft.clause.chain = draft.clause.chain or clause.chain
        elif clause.top.start in apart:
            draft = Draft(clause, None, generic_roles(clause, referents, timed), words, values)
        if draft:
            compare(draft, passage, referents)
            drafts.append(draft)
            matcher.remember(draft, index)
            referents.note(clause.slots.get("subject", ()))
    drafts += find_nominals(nouns, drafts, apart, passage, matcher, referents)
    return _arrange(drafts, passage)


def _measures(draft: Draft) -> bool:
    """Whether a copula gives its subject a figure or a holder, and does not merely value it ("the accession is a mistake")."""
    complement = draft.frame is not None and any("complement" in slots for slots in draft.frame.slots.values())
    compares = any(t.tag in {"JJR", "RBR"} for t in draft.words)
    return complement or compares or any(v.measure != "rank" for v in draft.values)


def _apart(clause: Clause) -> bool:
    """Whether a clause says something of its own, rather than qualifying a noun or completing a verb."""
    top = clause.top
    while top.dep == "conj" and top.head.pos in {"VERB", "AUX"}:
        top = top.head
    match top.dep:
        case "ROOT" | "parataxis":
            return True
        case "ccomp":
            return top.tag not in {"VB", "VBN"} or any(
                c.dep in {"aux", "mark", "auxpass"} and c.tag != "VB" for c in top.children
            )
        case "advcl":
            return (not _hypothetical(clause) and top.child("mark", "advmod") is None) or bool(
                top.child("nsubj", "nsubjpass")
            )
        case "relcl":
            return set_off(top)
        case "acl":
            return set_off(top)
        case "pcomp":
            return top.tag == "VBG" and top.head.lemma in {"before", "after"}
        case _:
            return top.dep == "dep" and top.pos == "VERB"


def _telling(clause: Clause, passage: Passage) -> bool:
    """Whether a clause that only qualifies a noun says when, or how much: the pledge ADOPTED BY ALL MEMBERS ON 25 JUNE."""
    top = clause.top
    if top.dep not in {"relcl", "acl"} or top.tag == "VB":
        return False
    below = {t.start for t in top.subtree()}
    return any(d.start in below for d in passage.dates) or any(v.start in below for v in passage.values)


def _hypothetical(clause: Clause) -> bool:
    """Under an "if" or "unless", nothing is claimed."""
    token = clause.top
    for _ in range(6):
        if any(c.dep == "mark" and c.lemma in {"if", "unless", "whether"} for c in token.children):
            return True
        if any(c.dep == "mark" and c.lemma == "as" for c in token.children) and token.head.lemma == "far":
            return True
        if token.dep in {"acl", "relcl"} and token.head.dep == "attr":
            token = token.head.head  # if she is the first woman ELECTED
            continue
        if token.dep not in {"conj", "ccomp", "xcomp"} or token.head is token:
            return False
        token = token.head
    return False


def _asked(clause: Clause) -> bool:
    """An indirect question claims nothing: it knows WHAT IMPACT THIS WILL HAVE."""
    top = clause.top
    if top.dep not in {"ccomp", "pcomp"}:
        return False
    asks = [c for c in top.children if c.start < top.start]
    asks += [c for a in asks for c in a.children if c.start < a.start]
    return any(c.tag in {"WP", "WRB", "WDT", "WP$"} for c in asks)


def _wished(clause: Clause) -> bool:
    """What somebody hopes or fears is no fact of its own, but what the hope is: Ankara hopes THE JETS WILL FILL THE GAP."""
    top = clause.top
    while top.dep in {"conj", "advcl"} and top.head.pos in {"VERB", "AUX"}:
        top = top.head
    return top.dep == "ccomp" and top.head.lemma in cues("motive_verbs")


def _cleft(clause: Clause) -> bool:
    """What happened for the first time, told as a place in an order: it is the first time THAT INDIA HAS SOLD IT ABROAD."""
    time = clause.top.head
    return time.lemma == "time" and time.dep == "attr" and clause.top.dep in {"relcl", "acl", "ccomp"}


def _bare(clause: Clause) -> bool:
    """A small clause that only completes a verb of seeing or letting: watch China BE SURROUNDED."""
    top = clause.top
    while top.dep == "conj" and top.head.pos == "VERB":
        top = top.head
    return (
        top.dep == "ccomp" and not _apart(clause) and top.head.lemma in {"watch", "see", "let", "make", "hear", "have"}
    )


def _governs(clause: Clause, noun: Clause) -> bool:
    """Whether a noun is what its verb is about, rather than something set beside it ("..., a rise of 6 %")."""
    return not (
        noun.head.dep == "conj"
        or any(c.text == "," and c.i == min(t.i for t in noun.head.subtree()) - 1 for c in noun.head.head.children)
    )


def _title(noun: Token, passage: Passage) -> bool:
    """Whether an office only titles a name: a title before a name claims nothing."""
    named = passage.table.get(noun.start)
    if noun.head.lemma == "be" and noun.head.child("attr") is not None:
        return False
    return noun.lemma in cues("office_noun") or (named is not None and named.entity.kind in {"office", "person"})


def _may_tell(token: Token, frames: FrameSet, passage: Passage) -> bool:
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    named = passage.table.get(token.start)
    return (
        token.lemma in frames.nouns
        or token.lemma in cues("office_noun")
        or (named is not None and named.entity.kind == "office" and token.end == named.end)
    )


def _weight(draft: Draft) -> tuple[int, int]:
    frame = draft.frame
    known = sum(any(m.id for m in ms) for ms in draft.roles.values())
    light = draft.clause.kind == "noun" and bool(draft.clause.chain) and draft.clause.chain[-1].lemma in cues("light")
    told = known * 2 + bool(frame and frame.relation) + 2 * bool(frame and (frame.measure or frame.rank))
    return (told, 2 * light - (draft.clause.kind == "noun"))


def _arrange(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """In order; cut what a claim inside already says; join what is quoted or merely felt to one claim."""
    alone = [d for d in drafts if d.clause.kind == "noun" and not d.clause.chain]
    told = [d for d in drafts if d.frame or d in alone]
    for draft in drafts:
        for piece in told:
            _cut_out(draft, piece)
    framed = [d for d in drafts if d.frame]
    kept = [d for d in drafts if d.frame or d in alone or not _told_inside(d, framed)]
    return sorted(kept, key=lambda d: (d.start, d.end))


def _cut_out(draft: Draft, piece: Draft) -> None:
    """Take what a claim inside says, with its dates and numbers, out of the claim around it."""
    head, inner = draft.clause.head, {t.start for t in piece.words}
    apart = piece is not draft and piece.clause.head is not head and head.start not in inner
    if piece.clause.kind == "noun" and piece.clause.head.dep in ARGUMENTS and piece.clause.head.lemma != "time":
        return
    if not apart or piece.clause.head.start not in {t.start for t in draft.words}:
        return
    rest = [t for t in draft.words if t.start not in inner]
    if piece.end >= draft.end:
        rest = [t for t in rest if t.start < piece.start] if head.start < piece.start else rest
    draft.words = trim(rest) or draft.words
    draft.values = [v for v in draft.values if v.start not in {w.start for w in piece.values}]


def _told_inside(draft: Draft, framed: list[Draft]) -> bool:
    """Whether claims inside a draft that no frame reads leave it nothing of its own."""
    told = {t.start for f in framed for t in f.words}
    rest = [t for t in draft.words if t.pos not in {"PUNCT", "DET", "CCONJ"} and t.start not in told]
    return len(rest) <= 1
