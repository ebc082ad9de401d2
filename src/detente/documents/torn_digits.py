"""Numbers whose digits were torn apart: "an increase of 1 from 202313 trillion yen", "1 .13 trillion", "1 0 K2 tanks".

Every pattern starts at a digit and is bounded, so none can backtrack far. A pattern needs a magnitude, a percentage
or a counted noun behind the digits, because bare digits side by side are common in good prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.documents.model import Damage
from detente.documents.words import words

_SIGNS = "$€£¥₩₽₹"
_CURRENCY = (
    r"(?:(?:US|U\.S\.|Australian|Canadian|Taiwan|New Taiwan|Singapore|Hong Kong) )?"
    r"(?:dollars?|yen|euros?|pounds|pounds sterling|yuan|won|rou?bles?|rupees?|hryvnias?|zlotys?|kron(?:or|er|e|a)"
    r"|francs?|liras?|rials?|riyals?|dirhams?|shekels?|pesos?|baht|dong|reais|rand|renminbi|[A-Z]{3})\b"
)
_MAGNITUDE = r"(?:(?:hundred|thousand|million|billion|trillion|bn|mn|tn)\b|per ?cent(?:age points?)?\b|pct\b|%)"
_SIGN = r"(?:(?:US|A|C|NT|HK|S)?[$€£¥₩₽₹])?"
_AS_OF = r"(?:compared (?:with|to)|up from|down from|from|in|over|than in|on|versus|since|by|as of|during)"
_FISCAL = r"(?:the )?(?:(?:fiscal|financial)(?: year)? |FY ?)?"

_MOVED = re.compile(
    rf"(?<![\w.,]){_SIGN}(?P<whole>\d{{1,3}}) (?P<prep>{_AS_OF} {_FISCAL})(?P<year>(?:19|20)\d\d)(?P<rest>\d{{1,3}})"
    rf"(?P<unit> ?{_MAGNITUDE}(?: {_CURRENCY})?)"
)
_BEFORE_POINT = re.compile(rf"(?<![\w.,])(?P<a>\d{{1,3}}) {{1,2}}\. {{0,2}}(?P<b>\d{{1,3}})(?P<unit> ?{_MAGNITUDE})")
_AFTER_POINT = re.compile(rf"(?<![\w.,])(?P<a>\d{{1,3}})\. {{1,2}}(?P<b>\d{{1,3}})(?P<unit> ?{_MAGNITUDE})")
_APART = re.compile(rf"(?<![\w.,-])\d{{1,3}} \d{{1,2}} ?{_MAGNITUDE}(?! points? lead)")
_COUNTED = re.compile(
    r"(?<![\w.,-])\d \d(?= (?:[A-Za-z][\w-]{0,20} ){0,4}(?:tanks?|fighters?|aircraft|jets?|planes|missiles?"
    r"|soldiers|troops|people|countries|nations|states|members|allies|ships?|warships|frigates|destroyers|submarines|warheads|drones"
    r"|helicopters|systems|units|vehicles|launchers|howitzers|batteries|interceptors|personnel|casualties|civilians"
    r"|deaths|bases|exercises|satellites|rounds|shells|rockets|bombers|carriers|brigades|battalions|divisions)\b)"
)
_YEAR = re.compile(
    r"(?<![\w.,-])(?P<a>19|20) (?P<b>\d\d)"
    r"(?=[.,;:)\]](?!\d)| (?:the|and|as|to|was|were|is|with|after|when|but|while|which|it|a)\b|\s*$)",
    re.MULTILINE,
)

_WORD_BEFORE = re.compile(r"([A-Za-z.]{1,12})[ (]{1,3}$")
_MEASURED = words(
    "of to by at about nearly almost over than some around approximately reached totalled totaled exceeded rose grew"
    " fell spent cost worth with was is were are up down roughly from only additional another exceeding surpassed"
    " totalling totaling below above under paid gave hit between and us"
)
_YEAR_AFTER = words("in since until till by during year fiscal before after early late mid")
_MONTHS = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_LABELS = words("no nos number article section chapter page group phase level class type flight room")


def find_torn_digits(text: str) -> Iterator[Damage]:
    """Numbers torn apart, with the reading where there is only one."""
    for m in _MOVED.finditer(text):
        sign = text[m.start() : m.start("whole")]
        space = "" if m["unit"].strip().startswith("%") else " "
        reading = f"{sign}{m['whole']}.{m['rest']}{space}{m['unit'].strip()} {m['prep'].strip()} {m['year']}"
        yield Damage(m.start(), m.end(), "torn_digits", reading)
    for m in _BEFORE_POINT.finditer(text):
        yield Damage(m.start("a"), m.end(), "torn_digits", f"{m['a']}.{m['b']}{m['unit']}")
    for m in _AFTER_POINT.finditer(text):
        if (m.start() and text[m.start() - 1] in _SIGNS) or _before(text, m.start()) in _MEASURED:
            yield Damage(m.start("a"), m.end(), "torn_digits", f"{m['a']}.{m['b']}{m['unit']}")
    for pattern in (_APART, _COUNTED):
        for m in pattern.finditer(text):
            if not _labelled(text, m.start()):
                yield Damage(m.start(), m.end(), "torn_digits")
    for m in _YEAR.finditer(text):
        if _before(text, m.start()) in _YEAR_AFTER or _is_month(text, m.start()):
            yield Damage(m.start("a"), m.end("b"), "torn_digits", m["a"] + m["b"])


def _before(text: str, place: int) -> str:
    """The word before a place, in lower case, empty where there is none."""
    found = _WORD_BEFORE.search(text, max(0, place - 16), place)
    return found[1].lower() if found else ""


def _labelled(text: str, place: int) -> bool:
    """Whether the first number belongs to what stands before it: "Article 5", "Falcon 9", "March 3", a line's start."""
    found = _WORD_BEFORE.search(text, max(0, place - 16), place)
    if not found:
        return not place or text[place - 1] not in _SIGNS
    return found[1][0].isupper() or found[1].lower() in _LABELS


def _is_month(text: str, place: int) -> bool:
    found = _WORD_BEFORE.search(text, max(0, place - 16), place)
    return found is not None and found[1][:3] in _MONTHS
