"""Places in an order: the fifth member, its third year, the second largest, the 12th straight year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from detente.claims import Value
from detente.claims.model import Measure
from detente.reading.counting import FAR
from detente.reading.lexicon import cues, words
from detente.reading.numerals import either, units
from detente.reading.syntax import Token
from detente.reading.window import Window, telling


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    data = units()
    tens = either(n for n, size in data["numbers"].items() if size >= 20)
    return re.compile(
        rf"(?<![\w.,$€£-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)(?!\w)|(?:(?P<tens>{tens})[\s-])?(?P<word>{either(data['ordinals'])})(?!\w))",
        re.IGNORECASE,
    )


_STREAK = re.compile(r"[\s-](?P<row>consecutive|straight|successive)(?!\w)|\s\w+\s(?:in\sa\srow|running)(?!\w)")


@lru_cache(maxsize=1)
def _needs() -> frozenset[str]:
    return telling((*units()["ordinals"], "st", "nd", "rd", "th"))


RANKS = frozenset({"rank", "place", "finish"})
"""Verbs after which an ordinal is a place in a ranking: ranked third."""


def find_ordinals(window: Window) -> Iterator[Value]:
    """The ordinals of a sentence that tell a place in an order; First Lady, 7th Fleet and a third party tell none."""
    for m in window.find(_ordinal(), _needs()):
        if m["digits"]:
            number = int(m["digits"])
        else:
            number = units()["ordinals"][m["word"].lower()] + units()["numbers"].get((m["tens"] or "").lower(), 0)
        token, end = window.token(m.end() - 1), m.end()
        if token is None or not number:
            continue
        following = window.following(end, 8)
        following = following[1:] if following and following[0].text == "-" else following
        best = following[0] if following and following[0].tag in {"JJS", "RBS"} else None
        if best is not None:
            yield Value(float(number), "", window.text[m.start() : best.end], "=", "rank", None, m.start(), best.end)
            continue
        if token.head.lemma in RANKS or any(t.lemma in RANKS for t in window.preceding(m.start(), 1)):
            yield Value(float(number), "", m[0], "=", "rank", None, m.start(), end)
            continue
        noun = _noun(token, following, end)
        if noun is None or _is_name(window, m, noun):
            continue
        streak = _STREAK.match(window.after(end))
        measure: Measure = "streak" if streak else "ordinal"
        phrase = window.text[end : noun.end].strip(" -\n").lower()
        unit = "years" if streak else noun.text.lower() if " and " in f" {phrase}" else phrase
        if streak or (noun in following[:1] and noun.text.islower()):
            end = noun.end
        yield Value(float(number), unit, window.text[m.start() : end], "=", measure, None, m.start(), end)


def _noun(token: Token, following: list[Token], end: int) -> Token | None:
    """The noun that an ordinal orders: the one that it modifies, else the first that follows with but adjectives between."""
    head = token.head
    if token.dep in {"amod", "nummod", "compound", "quantmod", "nmod"} and head.pos in {"NOUN", "PROPN"}:
        if head.start >= end and head.end - end < FAR:
            return head
        return None
    if token.pos not in {"ADJ", "NOUN", "NUM"} or token.dep == "advmod":
        return None
    for word in following:
        if word.pos in {"NOUN", "PROPN"} or (word.text[:1].isupper() and not word.text.isalpha()):
            return word
        if word.pos not in {"ADJ", "PUNCT", "CCONJ"}:
            return None
    return None


def _is_name(window: Window, m: re.Match[str], noun: Token) -> bool:
    """Whether an ordinal is part of a name or of a phrase that orders nothing."""
    if noun.lemma in words("units.yaml", "unordered"):
        return True
    if noun.lemma == "time" and m["word"] and m["word"].lower() == "first":
        return True
    if noun.lemma in {"country", "state"} and (m["word"] or "").lower() == "third":
        return window.before(m.start()).rstrip().lower().endswith((" a", " any", " in", " to", " from", " of", " with"))
    capital = m["word"] is not None and m[0][:1].isupper() and m.start() != window.start
    return capital or (noun.pos == "PROPN" and (m["digits"] is not None or m[0][:1].isupper()))


_SKIP = re.compile(r"\bat (?:the )?(?:least|most|best|first)\b|\bmost of\b", re.IGNORECASE)


def rank_of(tokens: Sequence[Token], text: str) -> Value | None:
    """The superlative of a stretch, as rank 1: the largest, the first, a record, the only."""
    tokens = sorted(tokens, key=lambda t: t.start)
    for token in tokens:
        low = token.text.lower()
        superlative = token.tag == "JJS" or (
            token.tag == "RBS" and (token.head.pos in {"ADJ", "ADV"} or token.head.dep == "amod")
        )
        first = (
            low == "first"
            and token.dep == "amod"
            and token.head.pos in {"NOUN", "PROPN"}
            and token.head.lemma not in {"half", "quarter", "place", "day"}
        )
        if not (
            superlative or first or (low in cues("rank_words") and token.dep in {"amod", "compound", "dobj", "attr"})
        ):
            continue
        around = text[max(0, token.start - 8) : token.end + 20]
        phrase = f"{low} {token.head.text.lower()}"
        if _SKIP.search(around) and low in {"least", "most", "best", "first"}:
            continue
        if (low in cues("rank_opinion") and low != "most") or phrase in cues("rank_opinion"):
            continue
        return Value(1.0, "", token.text, "=", "rank", None, token.start, token.end)
    return None
