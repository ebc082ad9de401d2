"""What is thought, wanted, judged or known: what verbs, nouns and adjectives of attitude take for their content."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.lexicon import attribution_words, load_data
from detente.reading.quotations import Span
from detente.reading.speech import Spans
from detente.reading.syntax import Token

PREDICATES = {"VERB", "AUX"}


def lemma_of(verb: Token) -> str:
    """The lemma, with its particle: "point out"."""
    particle = verb.child("prt")
    return f"{verb.lemma} {particle.lemma}" if particle else verb.lemma


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
            case "xcomp" if will or (judge and (child.tag == "VBG" or child.pos not in PREDICATES)):
                parts.append(child)
            case "dobj" | "oprd" if (judge or lemma in _as_words() | {"call"}) and meant(verb, child):
                parts.append(child)
            case "npadvmod" if judge and child.i == verb.i + 1 and child.pos == "PROPN":
                parts.append(child)
            case "dobj":
                parts.extend(c for c in child.children if c.dep == "prep" and c.text.lower() in links)
            case "prep" if child.text.lower() in links and child.children:
                parts.append(child)
            case "advcl" if lemma in _as_words() and any(
                g.text == "as" for t in (child, *child.children) for g in t.children
            ):
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
    return (*before, _core(parts)) if parts else before


def _as_words() -> frozenset[str]:
    return attribution_words("as")


def _antecedent(verb: Token) -> Spans:
    """The noun of which a clause without an object of its own tells: the plan (that) she opposes, what he called."""
    obj = verb.child("dobj")
    if obj is not None and (obj.tag not in {"WDT", "WP"} or obj.start > verb.start):
        return ()
    if verb.dep not in {"relcl", "acl"}:
        return ((obj.start, obj.end),) if obj else ()
    subject = verb.child("nsubj")
    if obj is None and (
        subject is None or subject.tag in {"WDT", "WP"} or verb.child("ccomp", "xcomp", "prep") is not None
    ):
        return ()
    below = {t.start for t in verb.subtree()} - ({obj.start} if obj else set())
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
    return (*spans, extent(after)) if after else tuple(spans)


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
    if not parts and noun.lemma in attribution_words("held"):
        return _receiver(noun)
    if not parts and noun.dep == "nsubj" and noun.head.lemma == "be":
        parts = [c for c in noun.head.children if c.dep in {"ccomp", "xcomp"} and c.start > noun.head.start]
    return (extent(parts[:1]),) if parts else ()


def _receiver(noun: Token) -> Spans:
    """Who wins the support of somebody."""
    verb = noun.head
    subject = verb.child("nsubj") if noun.dep == "dobj" and verb.lemma in attribution_words("receive") else None
    return (_limits(subject.subtree()),) if subject else ()


def _links(noun: Token, word: str) -> bool:
    if word == "of" and noun.lemma in attribution_words("held"):
        return False
    more = {"in": "link_in", "with": "link_with", "at": "link_at"}
    if noun.lemma not in attribution_words("nouns_about"):
        return False
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
    if adjective.head.lemma == "make":
        parts += [c for c in adjective.head.children if c.dep == "ccomp" and c.start > adjective.start]
    return (extent(parts),) if parts else ()


def meant(verb: Token, obj: Token) -> bool:
    """Whether an object is what somebody speaks or thinks of, not to whom."""
    lemma = lemma_of(verb)
    if lemma in attribution_words("address") or obj.lemma in attribution_words("empty_objects"):
        return False
    return obj.tag not in {"WDT", "WP"}


def trim(tokens: list[Token]) -> list[Token]:
    """The tokens without the marks and conjunctions at either end."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].pos == "PUNCT" and tokens[start].text in ",.;:—–-":
        start += 1
    while end > start and (
        (tokens[end - 1].pos == "PUNCT" and tokens[end - 1].text in ",.;:—–-") or tokens[end - 1].dep == "cc"
    ):
        end -= 1
    return tokens[start:end]


def extent(heads: Sequence[Token]) -> Span:
    """From the first to the last token of these and all below them."""
    return _limits([t for head in heads for t in head.subtree()])


def _core(heads: Sequence[Token]) -> Span:
    """The extent without what is only added behind a comma: "the deal, which he called a mistake"."""
    tokens = [t for head in heads for t in head.subtree()]
    marks = {t.i + 1 for t in tokens if t.text in {",", "—", "–", "--"}}
    added = [t for t in tokens if t not in heads and t.dep in {"relcl", "advcl", "acl", "parataxis"}]
    dropped = {b.start for t in added for below in [t.subtree()] if min(b.i for b in below) in marks for b in below}
    return _limits([t for t in tokens if t.start not in dropped])


def _limits(tokens: Sequence[Token]) -> Span:
    kept = trim(sorted(tokens, key=lambda t: t.start)) or list(tokens)
    return kept[0].start, max(t.end for t in kept)


def around(own: Sequence[Token], within: Sequence[Token]) -> Spans:
    """What stands before and after some words, such as those of a parenthesis: "X, he said, Y"."""
    first, last = min(t.start for t in own), max(t.start for t in own)
    sides = trim([t for t in within if t.start < first]), trim([t for t in within if t.start > last])
    full = [side for side in sides if side and (len(side) > 1 or len(within) - len(own) > 4)]
    return tuple((side[0].start, side[-1].end) for side in full)
