"""Names cut short after they were given in full: a family name, an abbreviation that the text itself explains.

"Theresa May resigned. May said ..." and "the Ministry of National Unity (MNU) ... the MNU". A family name that two people
in the text share stays open.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from detente.reading.lexicon import cues
from detente.reading.mentions import Named
from detente.reading.syntax import Sentence, Token

_ABBREVIATION = re.compile(r" \((?:the )?[\"“]?([A-Z][A-Za-z0-9&-]{1,9})[\"”]?\)")
_MONTHS = frozenset(calendar.month_name)
_COURTESY = {"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Gen", "Adm", "Col", "Sen", "Rep", "Gov", "Prof"}
_NAME_DEPS = {"compound", "flat", "nmod"}


def short_forms(text: str, sentences: Sequence[Sentence], found: Sequence[Named]) -> list[Named]:
    """The further mentions of entities by a short form, each after the full one; none overlaps what was found."""
    full: dict[str, list[Named]] = defaultdict(list)
    for named in found:
        for short in _shortened(text, named):
            if all(named.entity.id != known.entity.id for known in full[short]):
                full[short].append(named)
    if not full:
        return []
    starts = [n.start for n in found]
    return [
        Named(known[0].entity, "name", token.start, token.end)
        for sentence in sentences
        for before, token, after in _neighbours(sentence)
        if token.text in full
        and (known := [n for n in full[token.text] if n.end <= token.start])
        and len({n.entity.id for n in known}) == 1
        and _free(found, starts, token)
        and (known[0].entity.kind != "person" or _alone(before, token, after))
    ]


def _shortened(text: str, named: Named) -> Iterator[str]:
    """The forms that a full name may take after it: first or last word of a person's, what a bracket says of another's."""
    if named.entity.kind == "person":
        words = [w for w in text[named.start : named.end].split() if w[:1].isupper() and not w.endswith(".")]
        if len(words) > 1:
            yield words[0]
            yield words[-1]
    elif named.form == "name":
        given = _ABBREVIATION.match(text, named.end)
        if given:
            yield given[1]


def _neighbours(sentence: Sentence) -> Iterator[tuple[Token | None, Token, Token | None]]:
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        if token.text[0].isupper():
            yield tokens[k - 1] if k else None, token, tokens[k + 1] if k + 1 < len(tokens) else None


def _free(found: Sequence[Named], starts: Sequence[int], token: Token) -> bool:
    k = bisect_left(starts, token.end) - 1
    return k < 0 or found[k].end <= token.start


def _alone(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether a family name stands by itself or under a title, and is neither a month nor part of another's name."""
    if after and after.pos == "PROPN" and token.head is after and token.dep in _NAME_DEPS:
        return False
    if before and before.pos == "PROPN" and before.head is token and before.dep in _NAME_DEPS:
        return before.lemma in cues("office_noun") or before.text.rstrip(".") in _COURTESY
    if before and before.pos == "PROPN" and before.end == token.start - 1:
        return False
    misread = token.dep == "aux" and token.head.tag == "VBD"
    subject = token.dep in {"nsubj", "nsubjpass", "poss"} or misread
    if token.text in _MONTHS:
        return subject and not (after and after.text[0].isdigit())
    return subject or token.pos == "PROPN"


def explained(text: str) -> dict[str, str]:
    """The abbreviations of names that the vocabulary does not know, with what the text gives in full before the bracket.

    The shortest run of words whose letters hold the abbreviation's in order, the first letter first (Schwartz and Hearst,
    "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
    """
    found: dict[str, str] = {}
    for bracket in _ABBREVIATION.finditer(text):
        words = text[max(0, bracket.start() - 120) : bracket.start()].split("\n")[-1].split()
        letters = [c for c in bracket[1].lower() if c.isalpha()]
        for first in range(len(words) - 1, max(-1, len(words) - 2 * len(letters) - 2), -1):
            if words[first][:1].lower() == letters[0] and _holds(" ".join(words[first:]), letters):
                found.setdefault(bracket[1], " ".join(words[first:]))
                break
    return found


def _holds(phrase: str, letters: Sequence[str]) -> bool:
    rest = iter(phrase.lower())
    return len(phrase.split()) >= 2 and all(any(c == letter for c in rest) for letter in letters)
