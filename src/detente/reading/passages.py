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
from detente.reading.lexicon import cues
from detente.reading.mentions import Named
from detente.reading.reference import Referents
from detente.reading.spans import own_words, trim
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
        start, end = words[0].start, words[-1].end
        return [v for v in self.values if start <= v.start < end]

    def said_by(self, at: int) -> Speech | None:
        """The attribution that covers a place, the innermost first."""
        covering = [s for s in self.speech if s.covers(at)]
        return min(covering, key=lambda s: sum(e - a for a, e in s.content), default=None)


def read_sentence(passage: Passage, matcher: Matcher, referents: Referents, frames: FrameSet) -> list[Draft]:
    """The drafts of one sentence, in the order of their words."""
    clauses = find_clauses(passage.sentence)
    heads = {c.head.start: c for c in clauses}
    apart = {c.top.start for c in clauses if _apart(c)}
    nouns = [noun_clause(t, heads) for t in passage.sentence.tokens if _may_tell(t, frames, passage)]
    drafts: list[Draft] = []
    for clause in clauses:
        words = own_words(clause, apart)
        values = _values(clause, words, passage)
        index = passage.sentence.index
        options = [matcher.best(clause, words, values, index)]
        options += [matcher.best(n, words, values, index) for n in nouns if n.chain and n.chain[-1] is clause.head]
        fitting = [o for o in options if o]
        draft = max(fitting, key=_weight) if fitting else None
        if draft:
            draft.clause.chain = draft.clause.chain or clause.chain
        elif clause.top.start in apart:
            draft = Draft(clause, None, generic_roles(clause, referents), words, values)
        if draft:
            drafts.append(draft)
            matcher.remember(draft, index)
            referents.note([m for t in clause.slots.get("subject", ()) for m in referents.resolve(t)])
    drafts += _alone(nouns, drafts, apart, passage, matcher)
    return _arrange(drafts, passage)


def _apart(clause: Clause) -> bool:
    """Whether a clause says something of its own, rather than qualifying a noun or completing a verb."""
    top = clause.top
    if top.dep in {"ROOT", "conj", "parataxis", "ccomp"}:
        return True
    if top.dep == "advcl":
        return not (top.child("mark") is not None and top.child("mark").lemma in {"if", "unless", "as"})  # type: ignore[union-attr]
    if top.dep in {"relcl", "acl"}:
        first = min(top.subtree(), key=lambda t: t.start)
        before = [c for c in top.head.children if c.text == "," and c.start < first.start and c.start > top.head.start]
        return bool(before) or (top.dep == "relcl" and top.head.dep in {"ROOT", "dobj", "pobj"} and _has_comma(first, top))
    return top.dep == "dep" and top.pos == "VERB"


def _has_comma(first: Token, top: Token) -> bool:
    return any(c.text == "," and c.i == first.i - 1 for c in (*top.head.children, *top.head.head.children))


def _may_tell(token: Token, frames: FrameSet, passage: Passage) -> bool:
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    named = passage.table.get(token.start)
    return token.lemma in frames.nouns or (named is not None and named.entity.kind == "office" and token.end == named.end)


def _values(clause: Clause, words: list[Token], passage: Passage) -> list[Value]:
    """The values in a clause's words, with a superlative as a rank and "long" as a span of time."""
    values = passage.within(words)
    told = [t for t in words if clause.kind != "copula" or t.start > clause.head.start]
    rank = rank_of(told, passage.text)
    if rank:
        values = [v for v in values if v.start != rank.start] + [rank]
    for child in clause.head.children:
        if child.dep == "advmod" and child.lemma == "long" and child.start < clause.head.start:
            values = [*values, Value(5.0, "years", "long", ">", "duration", None, child.start, child.end)]
    return values


def _weight(draft: Draft) -> tuple[int, int]:
    frame = draft.frame
    known = sum(any(m.id for m in ms) for ms in draft.roles.values())
    return (known * 2 + bool(frame and frame.relation) + 2 * bool(frame and frame.measure), -bool(draft.clause.kind == "noun"))


def _alone(
    nouns: list[Clause], drafts: list[Draft], apart: set[int], passage: Passage, matcher: Matcher
) -> list[Draft]:
    """Nouns that make a claim without a verb: an increase of 16 %, the minister, X; the largest attack in years."""
    found: list[Draft] = []
    for noun in nouns:
        if noun.chain:
            continue
        words = trim(own_words(noun, apart))
        values = _values(noun, words, passage)
        draft = matcher.best(noun, words, values, passage.sentence.index)
        if draft and draft.frame and (draft.frame.alone or draft.frame.id == "office-apposition" and noun.head.dep == "appos"):
            if draft.frame.alone and not values:
                continue
            found.append(draft)
            matcher.remember(draft, passage.sentence.index)
    return found


def _arrange(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """In order; cut what a claim inside already says; join what is quoted or merely felt to one claim."""
    alone = [d for d in drafts if d.clause.kind == "noun" and not d.clause.chain]
    for draft in drafts:
        if draft in alone:
            continue
        for piece in alone:
            inside = [t for t in draft.words if not piece.start <= t.start < piece.end]
            if inside and len(inside) < len(draft.words) and piece.start > draft.clause.head.start and draft.clause.head in inside:
                draft.words = trim([t for t in inside if t.start < piece.start])
    return sorted(drafts, key=lambda d: (d.start, d.end))
