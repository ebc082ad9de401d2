"""The words that a verb of saying reports: its clause, the quotations beside it, or the sentence around it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.complements import PREDICATES, around, extent, lemma_of, meant, trim
from detente.reading.lexicon import attribution_words
from detente.reading.quotations import SCARE, Span, within
from detente.reading.speech import Spans
from detente.reading.syntax import Sentence, Token


def told(verb: Token, source: Token, sentence: Sentence, quotes: Sequence[Span]) -> Spans:
    """The words that a verb of saying reports: its clause, the quotations beside it, or the sentence around it."""
    lemma, aside = lemma_of(verb), _is_aside(verb)
    if aside and source.dep == "dobj" and source.head is verb:
        return _with_quotes(_around(verb, sentence, source), quotes, verb)
    plain = lemma in attribution_words("utter_object") | {"say", "estimate"}
    clause = verb.child("ccomp") or (verb.child("xcomp") if plain else None)
    if clause is not None and not (clause.dep == "xcomp" and clause.tag == "VBG" and quotes):
        spans = _clause(clause, verb, source)
        if spans and (spans[0][0] > verb.start or aside or within(spans[0][0] + 1, quotes) or _comma(verb, source)):
            return _with_quotes(spans, quotes, verb)
    beside = tuple(q for q in quotes if q[1] - q[0] > SCARE or _governed(verb, q))
    if beside or _as(verb):
        return beside
    if _parenthetical(verb) and (verb.head.start > verb.start or _comma(verb, source)):
        return _with_quotes(_around(verb, sentence), quotes, verb)
    gerund = next((p for c in verb.children if c.dep == "prep" and c.text == "of" and (p := c.child("pcomp"))), None)
    obj = verb.child("dobj")
    if gerund is not None:
        return (extent([gerund, *([obj] if obj else [])]),)
    if obj is not None and lemma in attribution_words("utter_object") and obj.start > verb.start and obj.pos != "PRON":
        return (extent([obj]),) if meant(verb, obj) else ()
    return _loose(verb, source, sentence) if aside else ()


def _loose(verb: Token, source: Token, sentence: Sentence) -> Spans:
    """The words after a verb of saying, where the parse hangs them elsewhere: "told reporters in Kyiv that it …"."""
    mark = next((t for t in sentence.tokens if t.start > verb.end and t.lemma == "that" and t.dep == "mark"), None)
    if mark is not None and any(t is verb for t in _heads(mark)):
        return (extent([mark.head]),)
    after = trim([t for t in sentence.tokens if t.start > max(verb.start, source.start if source.head is verb else 0)])
    if lemma_of(verb) == "say" and sum(t.pos in PREDICATES for t in after) and after[0].i - verb.i < 3:
        return ((after[0].start, after[-1].end),)
    return ()


def _heads(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head is not found[-1]:
        found.append(found[-1].head)
    return found


def around_as(verb: Token, sentence: Sentence) -> Spans:
    """The clause to which "as X put it" is attached."""
    obj = verb.child("dobj", "ccomp", "xcomp")
    return _around(verb, sentence) if _as(verb) and (obj is None or obj.text == "it") else ()


def keeps_silent(verb: Token) -> bool:
    """Whether somebody is told not to have said something: "did not say how many", "has not confirmed that"."""
    clauses = [t for c in verb.children if c.dep == "ccomp" for t in c.subtree()]
    question = any(t.tag in {"WRB", "WP", "WDT"} or t.lemma in {"whether", "if"} for t in clauses)
    return any(c.dep == "neg" for c in verb.children) and question


def _is_aside(verb: Token) -> bool:
    return lemma_of(verb) in attribution_words("utter_aside")


def _clause(clause: Token, verb: Token, source: Token) -> Spans:
    """The stretches of a clause before and after its verb; a contrast with a subject of its own is the author's again."""
    below = {t.start for t in source.subtree()} | {t.start for t in _contrast(clause)} | {verb.start}
    inside = sorted((t for t in clause.subtree() if t.start not in below), key=lambda t: t.start)
    first = min(verb.start, source.start) if clause.start < verb.start else verb.start
    spans = []
    for side in ([t for t in inside if t.end <= first], [t for t in inside if t.start > verb.start]):
        kept = trim(side)
        if len(kept) > 1 or (kept and len(inside) < 4):
            spans.append((kept[0].start, kept[-1].end))
    return tuple(spans)


def _contrast(clause: Token) -> list[Token]:
    for child in clause.children:
        if child.dep == "conj" and child.child("nsubj", "nsubjpass") is not None:
            between = [c for c in clause.children if c.end <= child.start and c.start > clause.start]
            contrast = any(c.dep == "cc" and c.lemma in {"but", "yet"} for c in between)
            if contrast and any(c.text == "," for c in between) and not any(c.dep == "mark" for c in child.children):
                return child.subtree()
    return []


def _with_quotes(spans: Spans, quotes: Sequence[Span], verb: Token) -> Spans:
    """The spans with the whole of the quotations that they share a part with, and the others that belong to the verb."""
    whole = []
    for start, end in spans:
        for s, e in quotes:
            if s < end and start < e and not min(s, start) <= verb.start < max(e, end):
                start, end = min(start, s), max(end, e)
        whole.append((start, end))
    apart = [
        q
        for q in quotes
        if (0 < q[0] - verb.end < 3 or q[1] - q[0] > SCARE) and not any(s < q[1] and q[0] < e for s, e in whole)
    ]
    return (*whole, *apart)


def _governed(verb: Token, quote: Span) -> bool:
    """Whether a quotation is itself a complement of the verb, and no name within another."""
    near = [c for c in verb.children if c.dep not in {"prep", "nsubj", "advmod", "npadvmod", "advcl"}]
    near += [g for c in verb.children if c.dep == "prep" and c.text == "as" for g in c.children]
    return any(quote[0] <= t.start < quote[1] for c in near for t in (c, *(g for g in c.children if c.dep != "dobj")))


def _comma(verb: Token, source: Token) -> bool:
    """Whether verb and source are set off by a comma or a quotation mark before them: "…, the minister said"."""
    first = min((verb, source, *source.children), key=lambda t: t.start)
    top = verb.head if verb.head is not verb else verb
    return any(t.text in {",", '"', "”", "''", "’", "—", "–", "--", "?"} and t.i == first.i - 1 for t in top.subtree())


def _parenthetical(verb: Token) -> bool:
    """Whether a verb of saying only stands beside what is said; behind a semicolon something else is said."""
    first, last = sorted((verb.start, verb.head.start))
    if any(t.text == ";" and first < t.start < last for t in verb.head.subtree()):
        return False
    return verb.dep in {"ccomp", "parataxis"} and verb.head.pos in PREDICATES and _is_aside(verb)


def _as(verb: Token) -> bool:
    marked = any(c.dep in {"mark", "advmod"} and c.lemma == "as" for c in verb.children)
    return verb.dep == "advcl" and marked and _is_aside(verb)


def _around(verb: Token, sentence: Sentence, source: Token | None = None) -> Spans:
    """The rest of the sentence before and after a parenthesis, or only after it where no comma ends it."""
    below = source.subtree() if source and source.start > verb.start else verb.subtree()
    own = [verb, *(t for t in below if t.pos != "PUNCT")]
    after = next((t for t in sentence.tokens if t.start > max(o.start for o in own)), None)
    if after is not None and after.pos != "PUNCT":
        return around([t for t in sentence.tokens if t.start <= verb.start], sentence.tokens)
    return around(own, sentence.tokens)
