"""One sentence at a time: which of its clauses say something of their own, and what each says.

A clause is kept where a frame reads it. Else it is a statement where somebody is quoted with it, a view where its words
give it away, and a plain fact where it names somebody, a number or a date. Clauses that only qualify a noun stay with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.claims import Value
from detente.reading.attribution import Speech
from detente.reading.clauses import Clause, find_clauses, noun_clause
from detente.reading.dates import DateMention
from detente.reading.drafts import Draft, Matcher, generic_roles, rank_of
from detente.reading.frames import FrameSet
from detente.reading.lexicon import cues, load_data
from detente.reading.mentions import Named
from detente.reading.reference import Referents, noun_phrase
from detente.reading.spans import own_words, set_off, trim
from detente.reading.syntax import Sentence, Token


@dataclass(slots=True)
class Passage:
    """A sentence with all that was found in it."""

    text: str
    sentence: Sentence
    table: dict[int, Named]
    dates: list[DateMention]
    values: list[Value]
    speech: list[Speech]
    statements: dict[int, Speech] = field(default_factory=dict)

    def within(self, words: Sequence[Token]) -> list[Value]:
        """The values that stand in a stretch of words."""
        return [v for v in self.values if any(t.start <= v.start < t.end for t in words)]

    def said_by(self, at: int) -> Speech | None:
        """The attribution that covers a place, the innermost first."""
        covering = [s for s in self.speech if s.covers(at)]
        return min(covering, key=lambda s: sum(e - a for a, e in s.content), default=None)


def read_sentence(passage: Passage, matcher: Matcher, referents: Referents, frames: FrameSet) -> list[Draft]:
    """The drafts of one sentence, in the order of their words."""
    clauses = find_clauses(passage.sentence)
    heads = {c.head.start: c for c in clauses}
    apart = {c.top.start for c in clauses if _apart(c)} | {
        c.top.head.start for c in clauses if c.top.head.lemma == "far"
    }
    nouns = [noun_clause(t, heads) for t in passage.sentence.tokens if _may_tell(t, frames, passage)]
    drafts: list[Draft] = []
    for clause in clauses:
        if _hypothetical(clause) or _bare(clause):
            continue
        words = own_words(clause, apart)
        if clause.top.dep == "acl" and clause.top.start not in apart:
            words = trim(
                sorted({t.start: t for t in (*noun_phrase(clause.top.head), *words)}.values(), key=lambda t: t.start)
            )
        values = _values(clause, words, passage)
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
            options = [o for o in options if o and (clause.kind != "copula" or _measures(o))]
        fitting = [
            o for o in options if o and (clause.top.start in apart or any(m.id for ms in o.roles.values() for m in ms))
        ]
        draft = max(fitting, key=_weight) if fitting else None
        if draft:
            draft.clause.chain = draft.clause.chain or clause.chain
        elif clause.top.start in apart:
            draft = Draft(clause, None, generic_roles(clause, referents), words, values)
        if draft:
            drafts.append(draft)
            matcher.remember(draft, index)
            referents.note(clause.slots.get("subject", ()))
    drafts += _alone(nouns, drafts, apart, passage, matcher)
    return _arrange(drafts, passage)


def _measures(draft: Draft) -> bool:
    """Whether a copula gives its subject a figure or a holder, and does not merely value it ("the accession is a mistake")."""
    complement = draft.frame is not None and any("complement" in slots for slots in draft.frame.slots.values())
    return complement or any(v.measure != "rank" for v in draft.values)


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
            return top.tag != "VBN" and set_off(top)
        case _:
            return top.dep == "dep" and top.pos == "VERB"


def _hypothetical(clause: Clause) -> bool:
    """Under an "if" or "unless", nothing is claimed."""
    token = clause.top
    for _ in range(6):
        if any(c.dep == "mark" and c.lemma in {"if", "unless", "whether"} for c in token.children):
            return True
        if any(c.dep == "mark" and c.lemma == "as" for c in token.children) and token.head.lemma == "far":
            return True
        if token.dep not in {"conj", "ccomp", "xcomp"} or token.head is token:
            return False
        token = token.head
    return False


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


def _values(clause: Clause, words: list[Token], passage: Passage) -> list[Value]:
    """The values in a clause's words, with a superlative as a rank and "long" as a span of time."""
    values = passage.within(words)
    told = [t for t in words if clause.kind != "copula" or t.start > clause.head.start]
    rank = rank_of(told, passage.text)
    if rank and not any(v.measure == "rank" and v.start <= rank.start < v.end for v in values):
        values = [v for v in values if v.start != rank.start] + [rank]
    for child in clause.head.children:
        span = load_data("units.yaml")["spans"].get(child.lemma) if child.dep == "advmod" else None
        if span and child.start < clause.head.start:
            number, unit = span
            values = [*values, Value(float(number), unit, child.text, ">", "duration", None, child.start, child.end)]
    return values


def _weight(draft: Draft) -> tuple[int, int]:
    frame = draft.frame
    known = sum(any(m.id for m in ms) for ms in draft.roles.values())
    light = draft.clause.kind == "noun" and bool(draft.clause.chain) and draft.clause.chain[-1].lemma in cues("light")
    told = known * 2 + bool(frame and frame.relation) + 2 * bool(frame and (frame.measure or frame.rank))
    return (told, 2 * light - (draft.clause.kind == "noun"))


def _alone(
    nouns: list[Clause], drafts: list[Draft], apart: set[int], passage: Passage, matcher: Matcher
) -> list[Draft]:
    """Nouns that make a claim without a verb: an increase of 16 %; the minister, X; the largest attack in years."""
    found: list[Draft] = []
    told = {id(d.clause) for d in drafts}
    for noun in nouns:
        if id(noun) in told:
            continue
        words = trim(own_words(Clause(noun.head, "noun", (), False, noun.slots), apart))
        values = _values(noun, words, passage)
        draft = matcher.best(noun, words, values, passage.sentence.index)
        if draft and draft.frame and _stands_alone(draft, values):
            found.append(draft)
            matcher.remember(draft, passage.sentence.index)
    for token in passage.sentence.tokens:
        if (
            token.pos == "NOUN"
            and token.dep in {"appos", "pobj", "dobj", "nsubj", "conj", "npadvmod"}
            and not any(d.clause.head is token for d in found)
        ):
            modifiers = [c for c in token.children if c.dep in {"amod", "advmod"} and c.start < token.start]
            words = trim(own_words(Clause(token, "noun"), apart))
            rank = rank_of([t for m in modifiers for t in m.subtree()], passage.text)
            counted = rank and rank.text.lower() == "first" and any(token in d.words for d in drafts if d.frame)
            if rank and len(words) > 4 and not counted:
                clause = Clause(token, "noun")
                found.append(Draft(clause, None, {}, words, [*passage.within(words), rank]))
    return found


def _stands_alone(draft: Draft, values: list[Value]) -> bool:
    frame, head = draft.frame, draft.clause.head
    if frame is None:
        return False
    if frame.type == "office_holder":
        other = head.head if head.dep == "appos" else head.child("appos")
        return other is not None and "PROPN" in {other.pos, head.pos} and head.pos != other.pos
    if head.dep == "appos" and frame.relation and len(draft.roles) > 1:
        return all(any(m.id for m in mentions) for mentions in draft.roles.values())
    return frame.alone and bool(values)


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
    if not apart or piece.clause.head.start not in {t.start for t in draft.words}:
        return
    rest = [t for t in draft.words if t.start not in inner]
    if piece.end >= draft.end:
        rest = [t for t in rest if t.start < piece.start] if head.start < piece.start else rest
    draft.words = trim(rest) or draft.words
    draft.values = [v for v in draft.values if v.start not in {w.start for w in piece.values}]


def _told_inside(draft: Draft, framed: list[Draft]) -> bool:
    """Whether claims inside a draft that no frame reads leave it nothing of its own."""
    rest = [
        t
        for t in draft.words
        if t.pos not in {"PUNCT", "DET", "CCONJ"} and not any(f.start <= t.start < f.end for f in framed)
    ]
    return len(rest) <= 1
