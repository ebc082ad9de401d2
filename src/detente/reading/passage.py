"""A sentence with all that was found in it, before any clause is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.claims import Value
from detente.reading.attribution import Speech
from detente.reading.clauses import Clause
from detente.reading.dates import DateMention
from detente.reading.lexicon import load_data
from detente.reading.mentions import Named
from detente.reading.ordinals import rank_of
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
        return [v for v in self.values if any(t.start <= v.start < t.end for t in words)] if self.values else []

    def dated(self, words: Sequence[Token]) -> bool:
        """Whether a date stands in a stretch of words."""
        return any(words[0].start <= d.start < words[-1].end for d in self.dates)

    def timed(self, words: Sequence[Token]) -> bool:
        """Whether a date or a span of time stands in a stretch of words."""
        return self.dated(words) or any(v.measure == "duration" for v in self.within(words))

    def said_by(self, at: int) -> Speech | None:
        """The attribution that covers a place, the innermost first."""
        covering = [s for s in self.speech if s.covers(at)]
        return min(covering, key=lambda s: sum(e - a for a, e in s.content), default=None)


def values_of(clause: Clause, words: list[Token], passage: Passage) -> list[Value]:
    """The values in a clause's words, with a superlative as a rank and "long" as a span of time."""
    values = passage.within(words)
    told = [t for t in words if clause.kind != "copula" or t.start > clause.head.start]
    rank = rank_of(told, passage.text)
    if rank and not any(v.measure == "rank" and v.start <= rank.start < v.end for v in passage.values):
        values = [v for v in values if v.start != rank.start] + [rank]
    for child in clause.head.children:
        span = load_data("units.yaml")["spans"].get(child.lemma) if child.dep == "advmod" else None
        if span and child.start < clause.head.start:
            number, unit = span
            values = [*values, Value(float(number), unit, child.text, ">", "duration", None, child.start, child.end)]
    return [*values, *(v for t in words if (v := _many(t) or _most(t)))]


def _most(word: Token) -> Value | None:
    """More than half: MOST OF its missiles, THE BULK of the troops."""
    of = next((c for c in word.children if c.dep == "prep" and c.text.lower() == "of"), None)
    if of is None or word.lemma not in load_data("units.yaml")["most"]:
        return None
    return Value(50.0, "percent", word.text, ">", "share", None, word.start, word.end)


def _many(word: Token) -> Value | None:
    """A stretch of time that is told as many of them: for MANY YEARS, SEVERAL MONTHS ago."""
    number = load_data("units.yaml")["many"].get(word.lemma)
    unit = load_data("units.yaml")["durations"].get(word.head.lemma) if number and word.dep == "amod" else None
    if number is None or unit is None:
        return None
    return Value(float(number), unit, word.text, ">", "duration", None, word.start, word.head.end)
