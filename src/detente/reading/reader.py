"""The reader: a document in, its claims and attributions out. This is the path; each step is a module of its own.

    damage mended for the parse → parse → names → dates → quantities → who says so → clauses → frames → claims

Whatever a reader returns is kept only if its quote stands in the text, so another reader (say, one with a language
model behind it) can be plugged in through the `Reader` protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.claims import Claim
from detente.documents import Document, Span
from detente.documents.repair import Repaired, reading_of
from detente.reading.assemble import Assembler
from detente.reading.attribution import Speech, find_speech
from detente.reading.dates import find_dates
from detente.reading.drafts import Matcher
from detente.reading.frames import load_frames
from detente.reading.mentions import Named, align, gazetteer
from detente.reading.passages import Passage, read_sentence
from detente.reading.quantities import find_quantities
from detente.reading.reference import Referents
from detente.reading.syntax import Sentence, model_name, parse
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


class Reader(Protocol):
    """Anything that reads a document into claims."""

    @property
    def name(self) -> str:
        """Reader and model with their versions, for the receipt."""

    def read(self, document: Document) -> Reading:
        """The claims of a document; each quote is an exact stretch of its text."""


class FrameReader:
    """Reads by parse, vocabulary and frames: offline, and the same every time."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._frames = load_frames(vocabulary)

    @property
    def name(self) -> str:
        """Reader and model with their versions."""
        from importlib.metadata import version

        model = model_name()
        return f"frames, {model} {version(model.replace('_', '-'))}, spacy {version('spacy')}"

    def read(self, document: Document) -> Reading:
        """The claims of a document, in the order in which they stand."""
        if document.language != "en" or not document.text.strip():
            return Reading((), ())
        repaired = reading_of(document)
        text = repaired.text
        sentences = parse(text)
        named = gazetteer(self._vocabulary).find(text, sentences)
        table = align(named, sentences)
        speech = find_speech(text, sentences)
        referents = Referents(text, sentences, table, self._vocabulary)
        matcher = Matcher(self._frames, self._vocabulary, referents, table)
        assembler = Assembler(document, repaired, self._vocabulary, referents)
        claims: list[Claim] = []
        for sentence in sentences:
            passage = _passage(document, text, sentence, table, speech)
            drafts = read_sentence(passage, matcher, referents, self._frames)
            claims.extend(assembler.claims(drafts, passage))
        kept = [
            c
            for c in claims
            if document.text[c.start : c.end] == c.quote and not _in_boilerplate(c, document.boilerplate)
        ]
        return Reading(
            tuple(sorted({c.id: c for c in kept}.values(), key=lambda c: (c.start, c.end))),
            tuple(_quoted(s, repaired) for s in speech if not s.nested),
        )


def _passage(
    document: Document, text: str, sentence: Sentence, table: dict[int, Named], speech: Sequence[Speech]
) -> Passage:
    dates = find_dates(text, sentence.start, sentence.end, document.date)
    names = {(n.start, n.end) for t in sentence.tokens if (n := table.get(t.start))}
    values = find_quantities(text, sentence, [*names, *((d.start, d.end) for d in dates)])
    here = [s for s in speech if s.utterance and any(a < sentence.end and sentence.start < b for a, b in s.content)]
    return Passage(text, sentence, table, dates, values, here)


def _quoted(speech: Speech, repaired: Repaired) -> Attribution:
    def original(start: int, end: int) -> Span:
        return Span(*repaired.to_original(start, end)[:2])

    return Attribution(
        original(*speech.source),
        original(*speech.cue) if speech.cue else None,
        tuple(original(*c) for c in speech.content),
    )


def _in_boilerplate(claim: Claim, boilerplate: Sequence[Span]) -> bool:
    return any(b.start <= claim.start < b.end for b in boilerplate)
