"""Who says so: sources, cues and contents of reported and quoted speech.

A content is what follows a verb of saying (with or without "that"), what stands in quotation marks beside one, the rest
of the sentence around "according to", and a quotation that runs on after its speaker was named. Scare quotes of a few
words that no verb of saying governs are not speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.reading.clauses import CLAUSE_DEPS, SUBJECTS
from detente.reading.lexicon import cues
from detente.reading.syntax import Sentence, Token, by_sentence

Spans = tuple[tuple[int, int], ...]
_OPEN, _CLOSE = "“‘«„", "”’»"


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: the source's noun phrase, the cue, and the stretches of content; `head` is the source's noun.

    `utterance` is False where a view or a wish is reported, not words: nobody is quoted then.
    """

    source: tuple[int, int]
    cue: tuple[int, int] | None
    content: Spans
    head: Token
    verb: Token | None
    last: int = -1
    utterance: bool = True

    def covers(self, start: int) -> bool:
        """Whether a content holds this place."""
        return any(s <= start < e for s, e in self.content)


def find_speech(text: str, sentences: Sequence[Sentence]) -> list[Speech]:
    """The attributions of a text, in order of their source."""
    quotes = by_sentence(sentences, ((*q, q) for q in find_quotes(text)))
    found: list[Speech] = []
    for sentence, here in zip(sentences, quotes, strict=True):
        spoken = _according(sentence) + [s for t in sentence.tokens if (s := _spoken(t, sentence, here))]
        if not spoken and found and _runs_on(sentence, here, found[-1]):
            found[-1] = replace(
                found[-1], content=(*found[-1].content, (sentence.start, sentence.end)), last=sentence.index
            )
        found.extend(spoken)
    return found


def find_quotes(text: str) -> list[tuple[int, int]]:
    """The stretches in double quotation marks, marks included; a mark without a partner ends at its paragraph."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for found in re.finditer(r'["“”\n]', text):
        mark, at = found[0], found.start()
        if mark == "\n":
            if start is not None:
                spans.append((start, at))
            start = None
        elif start is None and mark != "”":
            start = at
        elif start is not None and mark != "“":
            spans.append((start, at + 1))
            start = None
    if start is not None:
        spans.append((start, len(text)))
    return [s for s in spans if s[1] - s[0] > 2]


def _spoken(token: Token, sentence: Sentence, quotes: list[tuple[int, int]]) -> Speech | None:
    """The attribution that a verb of saying makes."""
    if (
        token.pos != "VERB"
        or token.dep == "amod"
        or not (token.lemma in cues("speech") or token.lemma in cues("attitude"))
    ):
        return None
    if any(s < token.start < e for s, e in quotes):
        inner = [q for q in quotes if not q[0] < token.start < q[1]]
        quotes = inner
    source = _source(token)
    if source is None:
        return None
    content = _content(token, source, sentence, quotes) if token.lemma in cues("speech") else ()
    utterance = bool(content)
    if not content and token.lemma in cues("attitude"):
        content = _object(token)
    if not content:
        return None
    return Speech(_phrase(source), (token.start, token.end), content, source, token, utterance=utterance)


def _object(verb: Token) -> Spans:
    """What an attitude is about: the clause, infinitive, object or preposition after its verb."""
    for deps in (("ccomp", "xcomp"), ("dobj",), ("prep",)):
        child = next((c for c in verb.children if c.dep in deps and c.start > verb.start), None)
        if child is not None:
            tokens = child.subtree()
            return ((min(t.start for t in tokens), max(t.end for t in tokens)),)
    return ()


def _source(verb: Token) -> Token | None:
    subject = verb.child("nsubj")
    if subject is None:
        agent = verb.child("agent")
        subject = agent.child("pobj") if agent else None
    token = verb
    for _ in range(4):
        if subject is not None:
            break
        if token.dep in {"conj", "advcl", "xcomp", "acl"} and token.head is not token:
            token = token.head
            if token.pos in {"VERB", "AUX", "ADJ"}:
                subject = token.child("nsubj", "nsubjpass")
            elif token.lemma in {"order", "bid", "attempt", "effort"}:
                while token.head is not token and token.pos not in {"VERB", "AUX"}:
                    token = token.head
                subject = token.child("nsubj", "nsubjpass")
            elif token.dep in {"nsubj", "pobj", "dobj", "appos", "attr"}:
                subject = token
        else:
            break
    if subject is not None and subject.tag in {"WDT", "WP"}:
        up = verb
        while up.dep != "relcl" and up.head is not up:
            up = up.head
        subject = up.head if up.dep == "relcl" else None
    if (
        subject is None
        or subject.tag in {"EX", "WDT", "WP"}
        or subject.text.lower() in {"i", "we", "you", "someone", "anyone"}
        or (subject.lemma in {"it", "that", "this", "what"} and verb.child("ccomp") is None)
    ):
        return None
    return subject


def _content(verb: Token, source: Token, sentence: Sentence, quotes: list[tuple[int, int]]) -> Spans:
    below = {t.start for t in source.subtree()}
    clause = (
        verb.child("ccomp", "xcomp")
        if verb.lemma in cues("speech_only") | {"say", "expect", "estimate", "suggest"}
        else verb.child("ccomp")
    )
    inside = [t for t in clause.subtree() if t.start not in below and t is not verb] if clause is not None else []
    if (
        clause is not None
        and inside
        and (clause.dep == "ccomp" or clause.pos != "VERB" or verb.lemma in cues("speech_only"))
    ):
        span = _extent(inside, verb, sentence)
        if span[0] < verb.start and verb.lemma not in cues("speech_only"):
            return ()
        quoted = [q for q in quotes if q[0] < span[1] and span[0] < q[1]]
        for q in quoted:
            span = (min(span[0], q[0]), max(span[1], q[1]))
        return (_without(span, verb, source),)
    beside = [q for q in quotes if not q[0] <= verb.start < q[1] and not q[0] <= source.start < q[1]]
    beside = [q for q in beside if q[1] - q[0] > 25 or _governed(verb, q)]
    if beside:
        return tuple(beside)
    if verb.dep in {"ccomp", "parataxis"} and verb.head.pos in {"VERB", "AUX"} and verb.lemma in cues("speech_only"):
        under = set(verb.subtree())
        rest = [t for t in sentence.tokens if t not in under and t.pos != "PUNCT"]
        if rest:
            return (
                ((rest[0].start, rest[-1].end),)
                if not rest[0].start < verb.start < rest[-1].end
                else ((rest[0].start, verb.start),)
            )
    if verb.lemma in cues("speech_only"):
        last = [
            c for c in verb.children if c.dep in {"dobj", "prep", "prt"} and c.start > verb.start and c.dep == "dobj"
        ]
        if last and last[0].lemma not in cues("light"):
            tokens = last[0].subtree()
            return ((min(t.start for t in tokens), max(t.end for t in tokens)),)
    return ()


def _governed(verb: Token, quote: tuple[int, int]) -> bool:
    return any(quote[0] <= t.start < quote[1] for t in verb.subtree())


def _extent(tokens: list[Token], verb: Token, sentence: Sentence) -> tuple[int, int]:
    """From the first to the last token, on the side of the verb where most of them stand."""
    after = [t for t in tokens if t.start > verb.start]
    before = [t for t in tokens if t.start < verb.start]
    side = after if len(after) >= len(before) else before
    side = [t for t in side if not (t.pos == "PUNCT" and t.text in ",.;:")] or side
    return min(t.start for t in side), max(t.end for t in side)


def _without(span: tuple[int, int], verb: Token, source: Token) -> tuple[int, int]:
    start, end = span
    if start <= verb.start < end:
        return (verb.end + 1, end) if end - verb.end > verb.start - start else (start, min(verb.start, source.start))
    return span


def _phrase(head: Token) -> tuple[int, int]:
    """The source's noun phrase without its clauses."""
    tokens, stack = [head], [head]
    while stack:
        for child in stack.pop().children:
            if child.dep not in {"relcl", "acl", "advcl", "punct", "ccomp"} | set(SUBJECTS) and (
                child.dep not in CLAUSE_DEPS or child.dep == "conj"
            ):
                tokens.append(child)
                stack.append(child)
    return min(t.start for t in tokens), max(t.end for t in tokens)


def _according(sentence: Sentence) -> list[Speech]:
    found = []
    for token in sentence.tokens:
        if token.text.lower() == "according" and (to := token.child("prep")) is not None:
            source = to.child("pobj")
            if source is None:
                continue
            start, end = _phrase(source)
            if token.start - sentence.start <= 2:
                content = (min(end + 2, sentence.end), sentence.end)
            else:
                content = (sentence.start, token.start)
            if content[1] - content[0] > 3:
                found.append(Speech((start, end), (token.start, to.end), (content,), source, token))
    return found


def _runs_on(sentence: Sentence, quotes: list[tuple[int, int]], last: Speech) -> bool:
    """Whether a sentence that is all quotation goes on with the speaker of the one before."""
    inside = sum(min(e, sentence.end) - max(s, sentence.start) for s, e in quotes)
    return inside > 0.8 * (sentence.end - sentence.start) and sentence.index - max(last.last, last.head.sentence) <= 2
