"""Whether a noun says less than its frame: a FORMER president, the LONGEST-SERVING minister, WORLD outlays."""

from __future__ import annotations

from collections.abc import Sequence

from detente.claims import Value
from detente.reading.clauses import Clause
from detente.reading.frames import Frame
from detente.reading.lexicon import cues
from detente.reading.spans import set_off
from detente.reading.syntax import Token


def narrowed(clause: Clause, frame: Frame, values: Sequence[Value]) -> bool:
    """Whether a noun says less, or other, than its frame: a FORMER president, the ONLY members THAT voted against it."""
    noun = clause.head
    if (
        frame.measure != "rank"
        and not frame.rank
        and any(v.measure == "rank" and v.text.lower() == "only" for v in values)
    ):
        return True
    if frame.relation == "holds_office" and noun.tag == "NNS" and any(c.dep == "nummod" for c in noun.children):
        return True  # 27 leaders hold no one office
    told_of_term = frame.relation == "holds_office" and frame.measure != "rank"
    if told_of_term and any(t.tag in {"JJS", "RBS"} for c in noun.children if c.dep == "amod" for t in c.subtree()):
        return True  # the longest-serving prime minister may be out of office
    beside = [noun, *(c for c in noun.children if c.dep == "appos"), *([noun.head] if noun.dep == "appos" else [])]
    if any(c.lemma in cues("no_longer") for t in beside for c in t.children):
        return True
    first_after = [c for c in noun.children if c.dep in {"relcl", "acl"} and c.start > noun.start]
    return frame.phase == "holds" and not frame.alone and any(not set_off(c) for c in first_after)


def qualified(noun: Token, frame: Frame) -> bool:
    """Whether a measure is somebody else's: world outlays, the alliance's budget; not this year's regular budget."""
    before = [c for c in noun.children if c.dep in {"compound", "amod", "poss", "nmod"} and c.start < noun.start]
    plain = [
        c
        for c in before
        if c.lemma in cues("temporal") or c.lemma in frame.with_words or (c.pos == "ADJ" and c.text.islower())
    ]
    return len(plain) < len(before) or any(c.lemma in cues("joint") for c in before)
