"""Words that were run together: "with you?However", "in Europe.In 2022", "the Asia-Pacific regionAt the NATO summit".

A capital inside a word is common in names (McCain, WikiLeaks, iPhone), so what a junction needs as proof depends on
how it looks: after a sentence end, or after a lower-case word, the look suffices; between two capitalised words, the
document itself must use both halves as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property

from detente.documents.model import Damage
from detente.documents.words import words

OPENERS = words(
    "A According After All Although Among An And Another Any As At Because Before Besides Both But By Despite "
    "During Each Earlier Even Every Finally First For From Furthermore Hence He Her Here His How However If In "
    "Indeed Instead It Its Last Later Many Meanwhile More Moreover Most Nevertheless No Nor Not Now Of On Once "
    "One Only Or Other Otherwise Our Recently She Similarly Since So Some Such Than That The Their Then There "
    "Therefore These They This Those Though Through Thus To Today Under Unlike Until We What When Whether Which "
    "While Who Why With Without Yet You"
)
"""Words that open a sentence and are no name."""

_TOKEN = re.compile(r"[^\s/—–-]{4,200}")
_STRANGE = re.compile(r"[@#_=<>\\{}|~^]|://|www\.", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?P<left>[A-Za-z]{2,}|\d[%\d]|\d{3}|\))(?P<mark>[.?!…][”’)]?|[”’]\.)"
    r"(?P<right>[“‘]?(?:[A-Z][a-z]+|[A-Z]{2,}|[AI](?=$|[’'])))(?![.@(\w])"
)
_INSIDE = re.compile(
    r"(?<![A-Za-z])(?P<left>[A-Za-z]?[a-z]+)(?P<right>[A-Z][a-z]+|[A-Z]{2,})"
    r"(?=$|[^A-Za-z0-9.@(]|\.(?:$|[\"”’)]))"
)

_ABBREVIATIONS = words(
    "no nos mr mrs ms dr st gen sen rep gov lt col capt maj sgt cmdr adm prof jr sr vs inc ltd corp co ph vol art "
    "sec fig jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun dept univ assn bros rev "
    "hon pres vice mt ft ave blvd rd op cf al ca approx est ed eds pp ch yu ya th kh zh sh chr alex wm chas geo "
    "jos eng"
)
_ENDINGS = words(
    "com org net gov edu mil info io co uk de fr ru cn eu js ts py md txt pdf doc docx html htm xml json csv jpg "
    "png gif zip exe fm tv"
)
_SHORT = words("it us me so in on up go do is him her be at to of by as we he if an am or my no")
_JOINTS = words(
    "of in to at on by and the for with from as is was that are has or an its into than but about over under after "
    "before between against during without through which when while where their his her not also both all will "
    "would have had were be been being because since until if so"
)
_PARTICLES = words(
    "van von der den del dal des della dos das mac bin ibn abu web you pay air easy thyssen open watch ipad data"
)
_SYSTEMS = words("OS SQL ML DB ID IDs TV XM FM AI UI HQ IT PR GP LP LC")
_BRANDS = words(
    "LinkedIn YouTube WikiLeaks PayPal FedEx BlackRock ExxonMobil WhatsApp TikTok BuzzFeed SpaceX OpenAI DeepMind "
    "MasterCard SolarWinds CrowdStrike FireEye EuroMaidan BrahMos MicroStrategy NewsGuard StopFake FactCheck "
    "PolitiFact"
)


def find_run_together(text: str) -> Iterator[Damage]:
    """Words run together, with the missing break put back as the reading. The span is the word or words joined."""
    used = _Words(text)
    for token in _TOKEN.finditer(text):
        found = token[0]
        around = text[max(0, token.start() - 1) : token.start()] + text[token.end() : token.end() + 1]
        if found.islower() or "/" in around or _STRANGE.search(found):
            continue
        damage = _at_sentence_end(found, used) or _inside_word(found, used)
        if damage:
            start, end, reading = damage
            yield Damage(token.start() + start, token.start() + end, "run_together", reading)


class _Words:
    """The words of a text, gathered only when a doubtful junction asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _all(self) -> Set[str]:
        return frozenset(re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)?", self._text))

    def __contains__(self, word: str) -> bool:
        return word in self._all

    def has_noun(self, word: str) -> bool:
        """Whether a word stands in the text in small letters, be it without its plural's s."""
        return word in self._all or word.removesuffix("s") in self._all

    @cached_property
    def pairs(self) -> Set[str]:
        """Two words side by side, as they stand in the text."""
        return frozenset(f"{a} {b}" for a, b in re.findall(r"\b([A-Z][a-z]+)(?= ([A-Z][a-z]+))", self._text))


def _at_sentence_end(token: str, used: _Words) -> tuple[int, int, str] | None:
    for m in _SENTENCE.finditer(token):
        left, right = m["left"], m["right"].lstrip("“‘")
        if left.isalpha():
            if left.lower() in _ABBREVIATIONS or token[: m.start()].endswith("."):
                continue
            if len(left) == 2 and left.lower() not in _SHORT and not left.isupper():
                continue
            if left.isupper() and right not in OPENERS:
                continue
        full_stop = m["mark"].startswith(".")
        if (full_stop and right.lower() in _ENDINGS) or left + m["mark"] in ("Yahoo!", "Jeopardy!"):
            continue
        if right.isupper() and len(right) > 1 and (right not in used or (full_stop and left[0].isupper())):
            continue
        start = m.start()
        while start and token[start - 1].isalnum():
            start -= 1
        return start, m.end(), f"{token[start : m.end('mark')]} {m['right']}"
    return None


def _inside_word(token: str, used: _Words) -> tuple[int, int, str] | None:
    m = _INSIDE.search(token)
    if not m or m[0] in _BRANDS:
        return None
    left, right = m["left"], m["right"]
    if left.lower() in _PARTICLES or right in _SYSTEMS:
        return None
    if left[0].islower():
        if left in _JOINTS:
            sure = len(left) > 3 or right in used or right in OPENERS
            return (m.start(), m.end(), f"{left} {right}") if sure else None
        known = left in used or len(left) >= 5
        if len(left) < 3 or not known or not re.search("[aeiouy]", left):
            return None
    elif len(left) < 4 or f"{left}-{right}" in used:
        return None
    elif f"{left} {right}" in used.pairs:
        return m.start(), m.end(), f"{left} {right}"
    elif not (right in OPENERS and left in used) and not (right in used and used.has_noun(left.lower())):
        return None
    return m.start(), m.end(), f"{left}. {right}"
