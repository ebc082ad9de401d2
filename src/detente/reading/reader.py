"""The reader: a document in, its claims and attributions out. This is the path; each step is a module of its own.

    damage mended for the parse → parse → names → dates → quantities → who says so → clauses → frames → claims

Whatever a reader returns is kept only if its quote stands in the text, so another reader (say, one with a language
model behind it) can be plugged in through the `Reader` protocol.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from detente.claims import Claim
from detente.documents import Document, Span
from detente.documents.repair import Repaired, reading_of
from detente.reading.assemble import Assembler
from detente.reading.attribution import Speech, find_speech
from detente.reading.dates import find_dates
from detente.reading.drafts import Draft, Matcher
from detente.reading.frames import FrameSet, load_frames
from detente.reading.legible import legible
from detente.reading.mentions import Named, align, gazetteer
from detente.reading.misses import Attempt
from detente.reading.model import model_digest, model_name
from detente.reading.passage import Passage
from detente.reading.predicates import read_sentence
from detente.reading.quantities import find_quantities
from detente.reading.reference import Referents
from detente.reading.short import short_forms
from detente.reading.syntax import Sentence, by_sentence, parse
from detente.reading.terms import Terms
from detente.reading.wars import Wars, told_by_sides
from detente.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a document attributes: source, cue (None where there is none) and contents, in offsets of its text.

    What a source is in turn reported to say of another is within its content and is not listed apart.
    """

    source: Span
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a document, in reading order."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


class Drafts(NamedTuple):
    """The sentences of a text, each with the drafts of its claims (in reading order, once), and who is meant and quoted."""

    sentences: Iterator[tuple[Passage, list[Draft]]]
    referents: Referents
    speech: Sequence[Speech]


class Reader(Protocol):
    """Anything that reads a document into claims."""

    @property
    def name(self) -> str:
        """Reader and model with their versions, for the receipt."""

    def read(self, document: Document) -> Reading:
        """The claims of a document; each quote is an exact stretch of its text."""


class FrameReader:
    """Reads by parse, vocabulary and frames: offline, and the same every time.

    `terms` says who held which office when, so that "the Japanese prime minister" is a person too; `wars` who fought in which
    war, so that one can be told by its sides. `frames` are those of
    the vocabulary, or with some of one's own (load_frames).
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        terms: Terms | None = None,
        wars: Wars | None = None,
        *,
        frames: FrameSet | None = None,
    ) -> None:
        self._vocabulary, self._terms, self._wars = vocabulary, terms or Terms(), wars or Wars()
        self._frames = frames or load_frames(vocabulary)

    @property
    def name(self) -> str:
        """Reader and model with their versions, the model with its digest; frames of one's own by their file and its digest."""
        from importlib.metadata import version

        model = model_name()
        frames = f"frames and {self._frames.own}" if self._frames.own else "frames"
        return f"{frames}, {model} {version(model.replace('_', '-'))} ({model_digest()}), spacy {version('spacy')}"

    def read(self, document: Document) -> Reading:
        """The claims of a document, in the order in which they stand."""
        if document.language != "en" or not document.text.strip():
            return Reading((), ())
        repaired = reading_of(document)
        told = self.drafts(repaired.text, document.date)
        assembler = Assembler(document, repaired, self._vocabulary, told.referents)
        claims = [c for passage, drafts in told.sentences for c in assembler.claims(drafts, passage)]
        kept = [
            c
            for c in claims
            if document.text[c.start : c.end] == c.quote and not _in_boilerplate(c, document.boilerplate)
        ]
        return Reading(
            tuple(sorted({c.id: c for c in kept}.values(), key=lambda c: (c.start, c.end))),
            tuple(_quoted(s, repaired) for s in told.speech if not s.nested),
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The entities and relations that it knows."""
        return self._vocabulary

    @property
    def frames(self) -> FrameSet:
        """The frames that it reads with."""
        return self._frames

    def drafts(self, text: str, date: dt.date | None, trace: list[Attempt] | None = None) -> Drafts:
        """What a text tells, sentence by sentence, before it is cast into claims; relative dates need the text's `date`.

        Which frames were tried on which clause is noted in `trace`, if one is given.
        """
        names = gazetteer(self._vocabulary)
        sentences = parse(text, legible(text, names.spans))
        named = names.find(text, sentences)
        named = sorted([*named, *short_forms(text, sentences, named)], key=lambda n: n.start)
        table = align(named, sentences)
        wars = told_by_sides(sentences, table, self._wars, self._vocabulary, date)
        table = align(sorted([*named, *wars], key=lambda n: n.start), sentences) if wars else table
        speech = find_speech(text, sentences)
        referents = Referents(text, sentences, table, self._vocabulary, self._terms, date)
        matcher = Matcher(self._frames, self._vocabulary, referents, table, trace)
        spoken = by_sentence(sentences, ((*c, s) for s in speech if s.utterance for c in s.content))
        passages = (_passage(date, text, s, table, said) for s, said in zip(sentences, spoken, strict=True))
        read = ((p, read_sentence(p, matcher, referents, self._frames)) for p in passages)
        return Drafts(read, referents, speech)


def _passage(
    date: dt.date | None, text: str, sentence: Sentence, table: dict[int, Named], speech: list[Speech]
) -> Passage:
    here = [(t.start, n) for t in sentence.tokens if (n := table.get(t.start))]
    states = {at: state for at, n in here for state in (n.entity.id, *n.entity.part_of)[:2] if len(state) == 3}
    dates = find_dates(text, sentence.start, sentence.end, date, sentence, states)
    names = {(n.start, n.end) for _, n in here}
    values = find_quantities(
        text, sentence, [*names, *((d.start, d.end) for d in dates if not d.lasts)], {*states.values()}
    )
    return Passage(text, sentence, table, dates, values, speech)


def _quoted(speech: Speech, repaired: Repaired) -> Attribution:
    def original(start: int, end: int) -> Span:
        return Span(*repaired.to_original(start, end)[:2])

    return Attribution(
        original(*speech.source),
        original(*speech.cue) if speech.cue else None,
        tuple(original(*c) for c in speech.content),
    )


def _in_boilerplate(claim: Claim, boilerplate: Sequence[Span]) -> bool:
    last = bisect_right(boilerplate, claim.start, key=lambda b: b.start) - 1
    return last >= 0 and claim.start < boilerplate[last].end
