"""What is said, thought, wanted or judged: the stretches of text that a verb, noun or adjective takes as its content."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.lexicon import attribution_words, load_data
from detente.reading.quotations import SCARE, within
from detente.reading.syntax import Sentence, Token

Span = tuple[int, int]
Spans = tuple[Span, ...]
_PREDICATES = {"VERB", "AUX"}


def lemma_of(verb: Token) -> str:
    """The lemma, with its particle: "point out"."""
    particle = verb.child("prt")
    return f"{verb.lemma} {particle.lemma}" if particle else verb.lemma


def told(verb: Token, source: Token, sentence: Sentence, quotes: Sequence[Span]) -> Spans:
    """The words that a verb of saying reports: its clause, the quotations beside it, or the sentence around it."""
    lemma, aside = lemma_of(verb), _is_aside(verb)
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
    if gerund is not None:
        return (_extent([gerund]),)
    obj = verb.child("dobj")
    if obj is not None and lemma in attribution_words("utter_object") and obj.start > verb.start and obj.pos != "PRON":
        return (_extent([obj]),) if _meant(verb, obj) else ()
    return ()


def keeps_silent(verb: Token) -> bool:
    """Whether somebody is told not to have said something: "did not say how many", "has not confirmed that"."""
    question = (
        t.tag in {"WRB", "WP", "WDT"} or t.lemma in {"whether", "if"}
        for c in verb.children
        if c.dep == "ccomp"
        for t in c.subtree()
    )
    return any(c.dep == "neg" for c in verb.children) and any(question)


def around_as(verb: Token, sentence: Sentence) -> Spans:
    """The clause to which "as X put it" is attached."""
    obj = verb.child("dobj", "ccomp", "xcomp")
    return _around(verb, sentence) if _as(verb) and (obj is None or obj.text == "it") else ()


def judged(verb: Token) -> Spans:
    """What a verb of wanting, judging, knowing or discussing is about."""
    lemma, data = lemma_of(verb), load_data("attribution.yaml")["about"]
    links = data.get(verb.lemma, ())
    judge, will = lemma in attribution_words("judge"), lemma in attribution_words("will")
    parts: list[Token] = []
    for child in verb.children:
        if child.start < verb.start:
            continue
        match child.dep:
            case "ccomp" if judge or will or links:
                parts.append(child)
            case "xcomp" if will or (judge and (child.tag == "VBG" or child.pos not in _PREDICATES)):
                parts.append(child)
            case "dobj" | "oprd" if (judge or lemma in _as_words() | {"call"}) and _meant(verb, child):
                parts.append(child)
            case "prep" if child.text.lower() in links and child.child("pobj", "pcomp") is not None:
                parts.append(child)
            case "prep" if judge and parts and child.text.lower() in {"for", "of", "to", "with"}:
                parts.append(child)
            case "prep" if child.text.lower() == "as" and lemma in _as_words():
                parts.append(child)
    if lemma == "call" and not any(p.dep in {"oprd", "prep", "ccomp", "xcomp"} for p in parts):
        return ()
    if [p.dep for p in parts] == ["dobj"] and not judge:
        return ()
    before = _antecedent(verb) if judge or (lemma in _as_words() | {"call"} and parts) else ()
    return (*before, _extent(parts)) if parts else before


def _as_words() -> frozenset[str]:
    return attribution_words("as")


def _antecedent(verb: Token) -> Spans:
    """The noun before a clause whose object is a relative pronoun: the plan that she opposes."""
    obj = verb.child("dobj")
    if obj is None or obj.tag not in {"WDT", "WP"} or obj.start > verb.start:
        return ()
    if verb.dep != "relcl":
        return ((obj.start, obj.end),)
    below = {t.start for t in verb.subtree()}
    return (_limits([t for t in verb.head.subtree() if t.start not in below]),)


def condemned(verb: Token) -> Spans:
    """What a passive says of its subject: "the strike was condemned by", "plans opposed by"."""
    subject = verb.child("nsubjpass") or (verb.head if verb.dep == "acl" else None)
    if subject is None or lemma_of(verb) not in attribution_words("judge") | attribution_words("utter"):
        return ()
    own = set() if subject.dep == "nsubjpass" and subject.head is verb else {t.start for t in verb.subtree()}
    tokens = [t for t in subject.subtree() if t.start not in own]
    after = [
        c for c in verb.children if c.start > verb.start and (c.dep in {"oprd", "xcomp", "ccomp"} or c.text == "as")
    ]
    spans = [_limits(tokens)]
    return (*spans, _extent(after)) if after else tuple(spans)


def of_noun(noun: Token) -> Spans:
    """What a claim, plan or fear is that, to, about or of; in "his claim is that", what follows the copula."""
    parts = [
        c
        for c in noun.children
        if c.start > noun.start
        and (
            c.dep == "ccomp"
            or (c.dep == "acl" and c.tag in {"VB", "VBP", "VBZ", "VBD"})
            or (c.dep == "acl" and any(g.dep == "mark" for g in c.children))
            or (c.dep == "relcl" and any(g.dep == "mark" and g.lemma == "that" for g in c.children))
            or (c.dep == "prep" and _links(noun, c.text.lower()) and c.child("pobj", "pcomp") is not None)
        )
    ]
    if not parts and noun.dep == "nsubj" and noun.head.lemma == "be":
        parts = [c for c in noun.head.children if c.dep in {"ccomp", "xcomp"} and c.start > noun.head.start]
    return (_extent(parts[:1]),) if parts else ()


def _links(noun: Token, word: str) -> bool:
    if word == "of" and noun.lemma in attribution_words("held"):
        return False
    more = {"in": "link_in", "with": "link_with", "at": "link_at"}
    return word in attribution_words("links") or (word in more and noun.lemma in attribution_words(more[word]))


def of_state(adjective: Token) -> Spans:
    """What somebody is afraid of, sure that or eager to."""
    parts = [
        c
        for c in adjective.children
        if c.start > adjective.start
        and (
            c.dep in {"ccomp", "xcomp"}
            or (c.dep == "advcl" and any(g.dep == "mark" and g.lemma == "that" for g in c.children))
            or (
                c.dep == "prep"
                and c.text.lower() in attribution_words("links") | attribution_words("state_links")
                and c.child("pobj", "pcomp") is not None
            )
        )
    ]
    return (_extent(parts),) if parts else ()


def _is_aside(verb: Token) -> bool:
    return lemma_of(verb) in attribution_words("utter_aside")


def _meant(verb: Token, obj: Token) -> bool:
    """Whether an object is what somebody speaks or thinks of, not to whom."""
    lemma = lemma_of(verb)
    if lemma in attribution_words("address") or obj.lemma in attribution_words("empty_objects"):
        return False
    return obj.tag not in {"WDT", "WP"}


def _clause(clause: Token, verb: Token, source: Token) -> Spans:
    """The stretches of a clause before and after its verb; a contrast with a subject of its own is the author's again."""
    below = {t.start for t in source.subtree()} | {t.start for t in _contrast(clause)} | {verb.start}
    inside = sorted((t for t in clause.subtree() if t.start not in below), key=lambda t: t.start)
    first = min(verb.start, source.start) if clause.start < verb.start else verb.start
    spans = []
    for side in ([t for t in inside if t.end <= first], [t for t in inside if t.start > verb.start]):
        kept = _trim(side)
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


def _trim(tokens: list[Token]) -> list[Token]:
    start, end = 0, len(tokens)
    while start < end and tokens[start].pos == "PUNCT" and tokens[start].text in ",.;:—–-":
        start += 1
    while end > start and (
        (tokens[end - 1].pos == "PUNCT" and tokens[end - 1].text in ",.;:—–-") or tokens[end - 1].dep == "cc"
    ):
        end -= 1
    return tokens[start:end]


def _with_quotes(spans: Spans, quotes: Sequence[Span], verb: Token) -> Spans:
    """The spans with the whole of the quotations that they share a part with, and of one right after the verb."""
    whole = []
    for start, end in spans:
        for s, e in quotes:
            if s < end and start < e and not min(s, start) <= verb.start < max(e, end):
                start, end = min(start, s), max(end, e)
        whole.append((start, end))
    apart = [q for q in quotes if 0 < q[0] - verb.end < 3 and not any(s < q[1] and q[0] < e for s, e in whole)]
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
    return verb.dep in {"ccomp", "parataxis"} and verb.head.pos in _PREDICATES and _is_aside(verb)


def _as(verb: Token) -> bool:
    marked = any(c.dep in {"mark", "advmod"} and c.lemma == "as" for c in verb.children)
    return verb.dep == "advcl" and marked and _is_aside(verb)


def _around(verb: Token, sentence: Sentence) -> Spans:
    """The rest of the sentence before and after a parenthesis, or only after it where no comma ends it."""
    own = {t.start for t in verb.subtree()}
    before = _trim([t for t in sentence.tokens if t.start < min(own)])
    after = [t for t in sentence.tokens if t.start > max(own)]
    if after and after[0].pos != "PUNCT":
        before, after = [], [t for t in sentence.tokens if t.start > verb.start]
    return tuple((side[0].start, side[-1].end) for side in (before, _trim(after)) if len(side) > 2)


def _extent(heads: Sequence[Token]) -> Span:
    return _limits([t for head in heads for t in head.subtree()])


def _limits(tokens: Sequence[Token]) -> Span:
    kept = _trim(sorted(tokens, key=lambda t: t.start)) or list(tokens)
    return kept[0].start, max(t.end for t in kept)
