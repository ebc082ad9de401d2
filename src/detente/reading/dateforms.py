"""The forms in which dates are written, the most exact first; `reckoning` says what each means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

NAMES = "January February March April May June July August September October November December"
MONTHS = {name.lower(): number for number, name in enumerate(NAMES.split(), 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
DAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SMALL = {"a": 1, "an": 1, "a dozen": 12} | {word: n for n, word in enumerate(COUNTS, 1)}
SMALL |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
PLACES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
    "final": 4,
}

_M = rf"(?:{'|'.join(NAMES.split())}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_Y = r"(?:18|19|20)\d\d"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_S = r"[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all"
_W = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_TO = r"\s?(?:-|–|—|to|and|or|through|until|till|/)\s?"
_EDGE = r"(?:[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|[Oo]utset) of"
_PART = rf"(?P<part>(?:[Tt]he )?(?:[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle of|[Yy]ear-end|{_EDGE})[- ](?:the |in )?)"
_YEAR_REF = r"(?P<ref>(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he (?:current|coming|past)) year|[Tt]he year)"
_RUNNING = r"[Tt]he (?:current|coming|past|upcoming|ongoing)"
_WHICH = rf"(?P<which>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext|[Ee]arlier this|[Ll]ater this|{_RUNNING})"
_AT = r"[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ll]ate|[Ee]arly|[Mm]id|[Tt]hrough|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]his"
_PLACE = "|".join(PLACES)
_NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(SMALL, key=len, reverse=True))}"
_UNITS = r"(?P<u>day|week|month|year|decade|century|centurie)s?"
_FISCAL = r"(?:[Ff]iscal(?: [Yy]ear)?|[Ff]inancial [Yy]ear|[Bb]udget [Yy]ear|FY)"

_SOURCES: list[tuple[str, str]] = [
    ("days", rf"\b(?P<m>{_M}) (?P<d>{_D}){_TO}(?P<d2>{_D}),? (?P<y>{_Y})\b"),
    ("days", rf"\b(?P<d>{_D}){_TO}(?P<d2>{_D})(?: of)? (?P<m>{_M}),? (?P<y>{_Y})\b"),
    ("day", rf"\b{_W}(?P<d>{_D})(?: of)? (?P<m>{_M}),? (?P<y>{_Y})\b"),
    ("day", rf"\b{_W}(?P<m>{_M}) (?:the )?(?P<d>{_D}),? (?P<y>{_Y})\b"),
    ("day", r"(?<![\w/-])(?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<mm>\d\d)(?P=sep)(?P<d>\d\d)(?!\d|[-/]\d)"),
    ("figures", r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d|[-/]\d)"),
    (
        "ending",
        rf"\b{_FISCAL} (?P<how>ending|ended|that ended|that ends|to|starting|beginning|that starts|that begins|that began|from)"
        rf"(?: (?:on|in|at the end of))? (?:(?P<d>{_D}) )?(?P<m>{_M})(?: (?P<d2>{_D})\b)?(?:,? (?P<y>{_Y}))?\b",
    ),
    ("fiscal", rf"\b{_FISCAL}[ -]?(?P<y>(?:19|20)?\d\d)(?:\s?[-–/]\s?(?P<y2>(?:19|20)?\d\d))?\b"),
    (
        "fiscal",
        r"\b(?:the )?(?P<y>(?:19|20)\d\d)(?:[-–/](?P<y2>(?:19|20)?\d\d))? (?:[Ff]iscal|[Ff]inancial|[Bb]udget) [Yy]ear\b",
    ),
    ("fiscalref", rf"\b{_WHICH} (?:fiscal|financial|budget) year\b"),
    ("months", rf"\b(?P<m>{_M}){_TO}(?P<m2>{_M}),? (?:of )?(?P<y>{_Y})\b"),
    ("month", rf"\b{_PART}?(?P<m>{_M}),? (?:of )?(?P<y>{_Y})\b"),
    ("shifted", rf"\b{_PART}?(?P<m>{_M}) (?:of )?(?P<ref>(?:last|this|next) year)\b"),
    ("shiftedday", rf"\b{_W}(?P<m>{_M}) (?P<d>{_D}),? (?:of )?(?P<ref>(?:last|this|next) year)\b"),
    ("shiftedday", rf"\b{_W}(?P<d>{_D})(?: of)? (?P<m>{_M}),? (?:of )?(?P<ref>(?:last|this|next) year)\b"),
    (
        "baredays",
        rf"\b(?:[Ff]rom |[Bb]etween )(?P<d>{_D}){_TO}(?P<d2>{_D})(?: of)? (?P<m>{_M})\b(?! ?\d)",
    ),
    ("bareday", rf"\b{_W}(?P<d>{_D})(?: of)? (?P<m>{_M})\b(?! ?\d)"),
    ("baredays", rf"\b(?P<m>{_M}) (?P<d>{_D})(?:-|–| to )(?P<d2>{_D})\b(?!,? \d{{4}}|\d)"),
    ("bareday", rf"\b{_W}(?P<m>{_M}) (?:the )?(?P<d>{_D})\b(?!,? \d{{4}}|\d|[,.:]\d| attacks?\b)"),
    ("season", rf"\b(?:{_PART}(?:the )?)?(?P<s>{_S})(?: of|,)? (?P<y>{_Y})(?:[-–/]\d\d(?:\d\d)?)?\b"),
    ("seasonref", rf"\b(?P<s>{_S})(?: of)? {_YEAR_REF}\b"),
    ("quarter", rf"\b(?P<q>{_PLACE})[- ]quarter(?: of|,)? (?P<y>{_Y})\b"),
    ("quarter", rf"\b(?P<y>{_Y})(?:'s|’s)? (?P<q>{_PLACE})[- ]quarter\b"),
    ("quarter", rf"\bQ(?P<q>[1-4])(?: of)? ?(?P<y>{_Y})\b"),
    ("quarter", rf"\b(?P<y>{_Y}) ?Q(?P<q>[1-4])\b"),
    ("quarterref", rf"\b(?P<q>{_PLACE}) quarter(?: of)? {_YEAR_REF}\b"),
    ("barequarter", r"\b(?:[Tt]he |[Ii]n )(?P<q>first|second|third|fourth) quarter\b(?! of)"),
    ("half", rf"\b(?P<q>first|second|latter) half of (?P<y>{_Y})\b"),
    ("half", rf"\bH(?P<q>[12])(?: of)? ?(?P<y>{_Y})\b"),
    ("halfref", rf"\b(?P<q>first|second|latter) half of {_YEAR_REF}\b"),
    ("decadepart", r"\b(?:the )?(?P<q>first|second|latter) half of the (?P<y>1[0-9]\d|20\d)0s\b"),
    ("decade", rf"\b(?:the )?{_PART}?(?P<y>1[0-9]\d|20\d)0s\b"),
    ("century", rf"\b(?:the )?{_PART}?(?P<c>1\d|2[01]|[5-9])(?:st|nd|rd|th)[- ][Cc]entur(?:y|ies)\b"),
    ("century", rf"\b(?:the )?{_PART}?(?P<c>nineteenth|twentieth|twenty-first)[- ][Cc]entur(?:y|ies)\b"),
    (
        "yearsto",
        rf"(?i)\b(?:in|over|during|for|across) the (?P<n>{_NUMBER})[ -]years? "
        rf"(?:up )?(?:to|until|till|through|ending(?: in)?|ended) (?P<y>{_Y})\b",
    ),
    (
        "decadeto",
        rf"(?i)\b(?:in|over|during|for|across) the decade (?:up )?(?:to|until|through|ending(?: in)?|ended) (?P<y>{_Y})\b",
    ),
    ("range", rf"(?<![\d.,$€£¥-])\b(?P<y>{_Y})\s?[-–—/]\s?(?P<y2>(?:19|20)?\d\d)\b(?![\d.,]*\d|-\d)"),
    ("year", rf"(?<![\d.,$€£¥-])\b{_PART}?(?P<y>{_Y})\b(?![.,]?\d|[-–]\d)"),
    ("yearpart", rf"\b(?P<part>[Ee]arly|[Ll]ate|[Mm]id-?|[Ll]ater?|[Ee]arlier)[ -]?{_YEAR_REF}\b"),
    (
        "yearpart",
        rf"\b(?P<part>(?:[Tt]he |[Yy]ear-)?(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Oo]utset|[Cc]lose) of) {_YEAR_REF}\b",
    ),
    ("oldyear", r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Uu]ntil|[Ff]rom) (?P<y>1[0-7]\d\d)\b(?![.,]?\d| [a-z]+s\b)"),
    (
        "ago",
        rf"(?i)\b(?:(?P<bound>more than|over|nearly|almost|about|around|some|less than|at least|just over|just) )?"
        rf"(?P<n>{_NUMBER}|several|a few|a couple of|half an?)[ -]{_UNITS} (?:ago|back)\b",
    ),
    (
        "earlier",
        rf"(?i)\b(?:{_NUMBER}|several|a few) (?:day|week|month|year|decade)s? (?:earlier|before|later|previously)\b",
    ),
    (
        "earlier",
        r"(?i)\b[Tt]he (?:previous|preceding|following|same|prior) (?:day|week|month|year|decade|spring|summer|autumn|winter)\b",
    ),
    ("earlier", r"(?i)\b[Tt]hat (?:same )?(?:day|week|month|year|spring|summer|autumn|winter)\b"),
    (
        "window",
        rf"(?i)\b(?P<which>last|past|next|coming|previous) (?P<n>{_NUMBER}|several|few|couple of|half)[ -](?:an? )?{_UNITS}\b",
    ),
    (
        "window",
        r"(?i)\b(?:over|in|during|for|within|throughout) the "
        r"(?P<which>last|past|next|coming) (?P<u>week|month|year|decade|century)\b",
    ),
    ("earlier", r"(?i)\bthe next (?:day|week|month|year|spring|summer|autumn|winter|morning)\b"),
    ("ahead", rf"(?i)\b[Ii]n (?:the )?(?:(?:about|around|some) )?(?P<n>{_NUMBER}) {_UNITS}(?:'|’)?(?: time)?\b"),
    (
        "relative",
        rf"\b{_WHICH} (?P<u>year|month|week|weekend|quarter|decade|century|night|"
        rf"{'|'.join([*SEASONS, *NAMES.split()])})\b",
    ),
    ("named", r"\b(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b"),
    (
        "weekday",
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?(?P<w>{'|'.join(d.title() for d in DAYS)})\b",
    ),
    ("barespan", rf"\b(?:[Ff]rom|[Bb]etween) (?P<m>{_M}){_TO}(?P<m2>{_M})\b(?!\.? \d)"),
    (
        "baremonth",
        rf"\b(?:{_AT}|(?:[Ee]nd|[Ss]tart|[Bb]eginning) of)[ -](?:early |late |mid-)?(?P<m>{_M})\b(?! \d|\.? [A-Z])",
    ),
    (
        "bareseason",
        r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring)(?: the)? (?:early |late )?(?P<s>spring|summer|autumn|winter)\b",
    ),
]

WORDED = {
    "shifted",
    "ago",
    "relative",
    "named",
    "weekday",
    "baremonth",
    "bareseason",
    "barespan",
    "seasonref",
    "quarterref",
    "barequarter",
    "halfref",
    "fiscalref",
    "earlier",
    "window",
    "ahead",
    "century",
    "yearpart",
    "ending",
}
"""Forms that need no figure."""
HINT = re.compile(r"\d|day|night|week|month|year|decade|centur|quarter|half|" + "|".join([*NAMES.split(), *SEASONS]))
"""Without one of these no form matches."""
RELATIVE = {
    "bareday",
    "shiftedday",
    "baredays",
    "baremonth",
    "barespan",
    "bareseason",
    "ago",
    "earlier",
    "relative",
    "named",
    "weekday",
    "seasonref",
    "shifted",
    "quarterref",
    "barequarter",
    "halfref",
    "yearpart",
    "fiscalref",
    "window",
    "figures",
}
"""Forms that are seen though they cannot be reckoned: where there is no document's date, or nothing to reckon from."""


_FISCAL_YEAR = ("fiscal", "financial", "budget", "fy")
_BEFORE_OR_AFTER = ("earlier", "before", "later", "previous", "preceding", "following", "same", "prior", "that", "next")
_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("ending", "fiscal", "fiscalref"), _FISCAL_YEAR),
    **dict.fromkeys(("season", "seasonref", "bareseason"), tuple(SEASONS)),
    **dict.fromkeys(("quarterref", "barequarter"), ("quarter",)),
    **dict.fromkeys(("halfref", "decadepart"), ("half",)),
    **dict.fromkeys(("yearsto", "yearpart", "shifted", "shiftedday"), ("year",)),
    "decade": ("0s",),
    "century": ("centur",),
    "decadeto": ("decade",),
    "ago": ("ago", "back"),
    "earlier": _BEFORE_OR_AFTER,
    "window": ("last", "past", "next", "coming", "previous"),
    "relative": ("last", "this", "next", "current", "coming", "past", "ongoing"),
    "named": ("day", "tomorrow", "tonight", "this"),
    "weekday": ("day",),
}
"""What a sentence must have for a form to be looked for, one of them, in small letters."""


class Form(NamedTuple):
    """A way of writing a date: its pattern, the words that it needs, whether it needs a month's name and a year in figures."""

    name: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    month: bool
    year: bool

    def may_stand_in(self, low: str, digits: bool, month: bool, year: bool) -> bool:
        """Whether it is worth looking for in a sentence, given in small letters."""
        if (self.month and not month) or (self.year and not year) or not (digits or self.name in WORDED):
            return False
        return not self.words or any(word in low for word in self.words)


@lru_cache(maxsize=1)
def forms() -> list[Form]:
    """Each form, in the order in which they are tried."""
    return [
        Form(
            name,
            re.compile(_spaced(pattern)),
            _WORDS.get(name, ()),
            _M in pattern,
            _Y in pattern and name not in WORDED,
        )
        for name, pattern in _SOURCES
    ]


MONTH, YEAR = re.compile(_M), re.compile(_Y)


def _spaced(pattern: str) -> str:
    """A pattern in which a space stands for any one white space, a line's end too."""
    return pattern.replace("[ -]", r"[\s-]").replace("[- ]", r"[\s-]").replace(" ", r"\s")
