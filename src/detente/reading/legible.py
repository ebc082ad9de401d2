"""The text as the parser reads it best, letter for letter as long: headlines in sentence case, the won as a currency.

A parser trained on running prose takes "Russia Stages Major Airstrike" for one long name, and "59 trillion won" for a
victory. What is changed here is seen by the parser alone: tokens, quotes and names keep the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_WON = re.compile(r"\b(?:\d|[mb]illion|trillion)\s?(won)\b")
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]+\b")
FEWEST, SHARE, LONGEST = 4, 0.7, 25
"""A headline has at least so many words, so large a share of its longer ones capitalised, and no more words than this."""


def legible(text: str, names_in: Callable[[str], Iterable[tuple[int, int]]]) -> str:
    """The text for the parser; `names_in` gives the spans of known names in a line, which keep their capitals."""
    text = _WON.sub(lambda found: found.group()[:-3] + "yen", text)
    headlines = [line.span() for line in _LINE.finditer(text) if _headline(line.group())]
    if not headlines:
        return text
    body = _without(text, headlines)
    common = frozenset(_LOWER.findall(body))
    proper = frozenset(w for w in _WORD.findall(body) if w[0].isupper()) - {w.capitalize() for w in common}
    parts, end = [], 0
    for a, b in headlines:
        parts += [text[end:a], _sentence_case(text[a:b], names_in(text[a:b]), proper)]
        end = b
    return "".join(parts) + text[end:]


def _headline(line: str) -> bool:
    words = _WORD.findall(line)
    if not FEWEST <= len(words) <= LONGEST or line.rstrip()[-1:] in {".", "!", ":", ";", ",", '"', "”"}:
        return False
    telling = [w for w in words if len(w) > 3]
    capital = [w for w in telling if w[0].isupper() and not w.isupper()]
    return bool(telling) and len(capital) >= SHARE * len(telling)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts, end = [], 0
    for a, b in spans:
        parts.append(text[end:a])
        end = b
    return "\n".join([*parts, text[end:]])


def _sentence_case(line: str, names: Iterable[tuple[int, int]], proper: frozenset[str]) -> str:
    kept = {i for a, b in names for i in range(a, b)}
    words = list(_WORD.finditer(line))
    letters = list(line)
    for word in words[1:]:
        written = word.group()
        if word.start() in kept or written in proper or not written[0].isupper() or written[1:] != written[1:].lower():
            continue
        letters[word.start()] = written[0].lower()
    return "".join(letters)
