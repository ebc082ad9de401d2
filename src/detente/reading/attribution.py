"""Who says so: sources, cues and contents of reported and quoted speech, and of views, wishes and knowledge.

A cue is a verb ("said", "plans to", "criticized"), a noun ("his claim that"), an adjective ("sure that") or "according
to"; the words of each are in attribution.yaml. `sources` finds whose it is, `reported` what somebody said,
`complements` what somebody thinks, wants or judges, `phrases` what needs no cue of these, `quotations` where words stand
in quotation marks. Scare quotes that no verb of saying governs are not speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.reading.complements import condemned, judged, lemma_of, of_noun, of_state
from detente.reading.lexicon import attribution_words, cues
from detente.reading.phrases import by_phrase
from detente.reading.quotations import (
    CLOSING,
    QUOTED,
    Span,
    find_quotes,
    merged,
    quotes_in,
    share_quoted,
    within,
)
from detente.reading.reported import around_as, keeps_silent, told
from detente.reading.sources import (
    THINGS,
    beside,
    inverted,
    is_passive,
    phrase,
    source_of,
    source_of_noun,
    source_of_state,
    written,
)
from detente.reading.speech import Spans, Speech
from detente.reading.syntax import Sentence, Token, by_sentence

__all__ = ["Speech", "find_quotes", "find_speech"]

PERSONAL = {"he", "she", "it"}


def find_speech(text: str, sentences: Sequence[Sentence]) -> list[Speech]:
    """The attributions of a text, in order of their source."""
    quotes = find_quotes(text)
    found: list[Speech] = []
    for sentence in sentences:
        here = quotes_in(sentence, quotes)
        spoken = [*by_phrase(sentence, here), *_cued(sentence, here)]
        spoken += _apart(sentence, sentences, spoken, quotes, text)
        found += spoken
    found = _run_on(found, sentences, quotes)
    around = by_sentence(sentences, ((*c, s) for s in found for c in s.content))
    found = [replace(s, nested=any(_holds(o, s) for o in around[s.head.sentence])) for s in found]
    return list(_resolved(found))


def _resolved(found: Sequence[Speech]) -> Iterator[Speech]:
    """With whom "he added" means: who spoke last by name."""
    last: Token | None = None
    for speech in found:
        yield replace(speech, stands_for=last) if speech.head.text.lower() in PERSONAL else speech
        if speech.utterance and not speech.nested and speech.head.pos != "PRON":
            last = speech.head


def _run_on(found: list[Speech], sentences: Sequence[Sentence], quotes: list[Span]) -> list[Speech]:
    """Give sentences that are all quotation, and nobody's yet, to the one who spoke last."""
    spoken = {s.head.sentence: k for k, s in enumerate(found) if s.utterance and not within(s.head.start, quotes)}
    held = merged(c for s in found if s.utterance for c in s.content)
    last, since = -1, 0
    for sentence in sentences:
        if sentence.index in spoken:
            last, since = spoken[sentence.index], sentence.index
        elif last >= 0 and sentence.index - since <= 2 and share_quoted(sentence, quotes) > QUOTED:
            since = sentence.index
            if not within(sentence.start + 2, held):
                found[last] = replace(found[last], content=(*found[last].content, (sentence.start, sentence.end)))
    return found


def _holds(outer: Speech, inner: Speech) -> bool:
    """Whether one attribution stands in the content of another."""
    return (
        outer is not inner
        and outer.covers((inner.cue or inner.source)[0])
        and not inner.covers((outer.cue or outer.source)[0])
    )


def _cued(sentence: Sentence, quotes: list[Span]) -> Iterator[Speech]:
    """The attributions that verbs, nouns and adjectives of a sentence make."""
    owners = _owners(sentence, quotes)
    for token in sentence.tokens:
        word = token.lemma if token.pos == "ADJ" else token.text.lower()
        speech = None
        if word in attribution_words("states") and (token.pos == "ADJ" or (token.pos == "VERB" and is_passive(token))):
            speech = _by_other(token, source_of_state(token), of_state(token))
        if token.pos == "VERB" and token.dep != "amod" and speech is None:
            speech = _by_verb(token, sentence, [q for q in quotes if owners.get(q) in {None, token}])
        elif token.pos == "NOUN" and token.lemma in attribution_words("nouns"):
            speech = _by_other(token, source_of_noun(token), of_noun(token))
        if speech is not None:
            yield speech


def _by_other(cue: Token, source: Token | None, content: Spans) -> Speech | None:
    if source is None or not content or source.text.lower() in THINGS:
        return None
    return Speech(written(cue, source), (cue.start, cue.end), content, source, cue, utterance=False)


def _by_verb(verb: Token, sentence: Sentence, quotes: list[Span]) -> Speech | None:
    utters = verb.lemma in attribution_words("utter") or lemma_of(verb) in attribution_words("utter")
    source = (inverted(verb) if utters else None) or source_of(verb)
    if utters and not within(verb.start, quotes) and (source is None or within(source.start, quotes)):
        source = beside(verb, sentence, quotes)
    if source is None:
        return None
    content: Spans = ()
    if utters:
        content = told(verb, source, sentence, [q for q in quotes if not q[0] <= verb.start < q[1]])
    content = content or around_as(verb, sentence)
    utterance = bool(content) and not keeps_silent(verb) and verb.lemma not in cues("motive_verbs")
    if not content and not (verb.dep == "acl" and verb.tag != "VBN"):
        content = condemned(verb) if is_passive(verb) else judged(verb)
    own = source.head is verb and source.text.lower() == "it"
    if not content or (source.text.lower() in THINGS and verb.child("ccomp") is None and not own):
        return None
    return Speech(written(verb, source), (verb.start, verb.end), content, source, verb, utterance=utterance)


def _utters(token: Token) -> bool:
    return token.pos == "VERB" and token.dep != "amod" and token.lemma in attribution_words("utter")


def _owners(sentence: Sentence, quotes: list[Span]) -> dict[Span, Token]:
    """The verb of saying to which each quotation belongs: one that governs it, else the nearest."""
    verbs = [t for t in sentence.tokens if _utters(t) and not within(t.start, quotes) and source_of(t) is not None]
    owners = {}
    for quote in quotes:
        if verbs:
            owners[quote] = min(
                verbs, key=lambda v: (not _directly(v, quote), min(abs(v.start - quote[1]), abs(v.start - quote[0])))
            )
    return owners


def _directly(verb: Token, quote: Span) -> bool:
    return any(quote[0] <= t.start < quote[1] for c in verb.children for t in (c, *c.children))


def _apart(
    sentence: Sentence, sentences: Sequence[Sentence], spoken: list[Speech], quotes: list[Span], text: str
) -> Iterator[Speech]:
    """Verbs of saying whose words are another sentence: a quotation before it, or what follows its colon."""
    before = sentences[sentence.index - 1] if sentence.index else None
    after = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else None
    content: Spans = ()
    if sentence.tokens[-1].text == ":" and after is not None:
        quoted = [q for q in quotes_in(after, quotes) if after.start <= q[0] <= after.start + 1]
        block = text.find("\n", after.end) if "\n\n" in text[sentence.end : after.start] else after.end
        content = (quoted[0] if quoted else (after.start, block if block > 0 else len(text)),)
    elif (
        before is not None
        and text[sentence.start - 2 : sentence.start].strip() in CLOSING
        and share_quoted(before, quotes) > QUOTED
    ):
        content = ((before.start, before.end),)
    taken = {s.cue[0] for s in spoken if s.cue}
    beside = [q for s in (before, after) if s for q in quotes_in(s, quotes)]
    for verb in sentence.tokens if content else ():
        free = verb.start not in taken and not within(verb.start, quotes) and not is_passive(verb)
        near = content[0][0] > verb.start or verb.i - sentence.tokens[0].i < 6
        root = verb.dep == "ROOT" and verb.pos == "VERB" and content[0] in beside
        if free and near and (_utters(verb) or root) and (source := source_of(verb)) is not None:
            yield Speech(phrase(source), (verb.start, verb.end), content, source, verb)
            return
