"""How much: money, percentages, counts, ordinals, ratios and vague spans of time.

One scan finds numbers with their signs, magnitudes and units; what stands around each says whether it bounds, changes
or ranks. Names that look like quantities (Article 5, F-16, 2024) are not quantities. All expressions are linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from detente.claims.model import Comparator, Measure, Value
from detente.reading.lexicon import load_data, words
from detente.reading.syntax import Sentence, Token

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    data = load_data("units.yaml")
    names = sorted((*data["numbers"], *data["ratios"]), key=len, reverse=True)
    alone = "|".join(re.escape(n) for n in names if n not in {"a", "an", "one", "half a"} and n not in data["ratios"])
    symbols = "|".join(re.escape(s) for s in sorted(data["symbols"], key=len, reverse=True))
    big = "|".join(sorted((m for m in data["magnitudes"]), key=len, reverse=True))
    units = "|".join(
        re.escape(u) for u in sorted((*data["currencies"], *data["points"], *data["percent"]), key=len, reverse=True)
    )
    tens = (
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    )
    return re.compile(
        rf"(?<![\w.,-])(?P<symbol>{symbols})?\s?"
        rf"(?P<number>{_NUMBER}|\b(?:{tens}|{alone}|(?:half )?an?(?=\s(?:{big})\b)|one)\b)"
        rf"(?:\s?(?:-|–|to)\s?(?P<upper>{_NUMBER})(?![\w-]))?"
        rf"(?P<magnitude>(?:[\s-]?(?:{big})(?:s of)?(?![\w]))*)"
        rf"(?:\s?(?P<unit>{units})(?!\w))?",
        re.IGNORECASE,
    )


_OF_GDP = re.compile(
    r"\s(?:of|of its|of their|of the country's|of national)\s(?:gdp|gross domestic product|national income|economic output)",
    re.IGNORECASE,
)
_CONSECUTIVE = re.compile(r"\s(?:consecutive|straight|successive|years running|years in a row)", re.IGNORECASE)
_CHANGED = re.compile(
    r"\s(?:more|higher|up|increase|rise|growth|jump|hike|cut|drop|less|lower|decrease|reduction|down)\b"
)
_YEARLIKE = re.compile(r"(?:19|20)\d\d")


def find_quantities(text: str, sentence: Sentence, names: Iterable[tuple[int, int]]) -> list[Value]:
    """The quantities of one sentence of `text`, left to right.

    `names` are spans, of entities and dates, whose numbers are not quantities. Offsets in the values are into `text`.
    """
    taken = sorted(names)
    start, end = sentence.start, sentence.end
    found = [v for v in _numbers(text, sentence) if not _inside(v, taken)]
    found += [v for v in _ordinals(text, start, end) if not _inside(v, taken)]
    found += _phrases(text, start, end)
    return sorted(found, key=lambda v: v.start)


def _inside(value: Value, taken: list[tuple[int, int]]) -> bool:
    digits = value.start
    return any(s <= digits < e for s, e in taken)


def _numbers(text: str, sentence: Sentence) -> Iterable[Value]:
    start, end = sentence.start, sentence.end
    data = load_data("units.yaml")
    scanner = _scanner()
    for m in scanner.finditer(text, start, end):
        number = _value(m["number"])
        symbol, unit, magnitude = m["symbol"] or "", (m["unit"] or ""), (m["magnitude"] or "").lower()
        before = text[max(start, m.start() - 40) : m.start()].lower()
        after = text[m.end() : min(end, m.end() + 30)]
        plain = not symbol and not unit and not magnitude
        if number is None or (plain and _is_name(m["number"], before, after)):
            continue
        scale = 1.0
        for word in re.findall(r"[a-z]+", magnitude.replace("s of", "")):
            scale *= data["magnitudes"].get(word, 1)
        kind = _unit(symbol, unit, text[m.end() : min(end, m.end() + 40)], data)
        if kind == "":
            token = next((t for t in sentence.tokens if t.start <= m.start("number") < t.end), None)
            if plain and token is not None and _designates(token):
                continue
            kind = _counted(text, m.end(), token, after)
        comparator, lead = _comparator(before)
        near = [t.lemma for t in sentence.tokens if t.end <= m.start() - lead][-5:]
        measure = _measure(kind, near, after)
        sign = -1.0 if measure == "change" and _falls(near, after) else 1.0
        upper = _value(m["upper"]) if m["upper"] else None
        stop = m.end() + (len(f[0]) if kind == "percent of GDP" and (f := _OF_GDP.match(text, m.end(), end)) else 0)
        yield Value(
            sign * round(number * scale, 6),
            kind,
            text[m.start() - lead : stop].strip(),
            comparator,
            measure,
            round(upper * scale, 6) if upper is not None else None,
            m.start(),
            stop,
        )


def _value(text: str) -> float | None:
    data = load_data("units.yaml")
    low = text.lower().strip()
    if low[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", low):
            return float(low.replace(",", ""))
        return float(low.replace(",", "."))
    if low.startswith("half a"):
        return 0.5
    parts = re.split(r"[- ]", low)
    return float(sum(data["numbers"].get(p, 0) for p in parts)) or None


def _is_name(number: str, before: str, after: str) -> bool:
    """Whether a bare number is a year, a designation, a day of a month or a part of a word."""
    last = re.search(r"([a-z.]+)\s*$", before)
    if after[:1] in {"-", "–"} and not re.match(
        r"[-–](?:year|day|month|week|hour|member|nation|country|strong|man|point|fold)", after
    ):
        return True
    if after[:1].isalpha() or after[:1] == "/":
        return True
    if _YEARLIKE.fullmatch(number):
        return True
    return last is not None and last[1] in words("units.yaml", "designators")


def _unit(symbol: str, unit: str, rest: str, data: dict[str, dict[str, str]]) -> str:
    low = unit.lower()
    if low in data["points"]:
        return "percentage points"
    if low in data["percent"]:
        return "percent of GDP" if _OF_GDP.match(rest) else "percent"
    if unit:
        names = {k.lower(): v for k, v in data["currencies"].items()}
        return names[low]
    for sign, code in data["symbols"].items():
        if symbol.lower() == sign.lower():
            return code
    return ""


def _designates(token: Token) -> bool:
    """Whether a bare number belongs to the name before it: Task Force 70, (CVN 76), Group (CSG) 5."""
    return (
        token.pos == "NUM"
        and token.head.start < token.start
        and token.head.pos == "PROPN"
        and token.dep in {"nummod", "appos", "nmod", "npadvmod"}
    )


def _counted(text: str, end: int, token: Token | None, after: str) -> str:
    """What a number counts: up to the noun that it modifies, else the word after it."""
    if (
        token is not None
        and token.dep in {"nummod", "compound", "quantmod", "amod"}
        and token.head.pos in {"NOUN", "PROPN", "SYM"}
    ):
        head = token.head
        if end <= head.start and head.end - end < 60:
            return text[end : head.end].strip()
    found = re.match(r"[\s-]([A-Za-z][\w-]*)", after)
    return found[1] if found else ""


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    names = "|".join(load_data("units.yaml")["ordinals"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)(?!\w)|(?P<word>(?:[a-z]{{3,8}}ty-)?(?:{names}))(?=[ -]))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _ratio() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_data('units.yaml')['ratios'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _bounds() -> list[tuple[str, Comparator]]:
    table = load_data("units.yaml")["comparators"]
    return sorted(((w, c) for c, ws in table.items() for w in ws), key=lambda p: -len(p[0]))


def _comparator(before: str) -> tuple[Comparator, int]:
    """How the words before a number bound it, and how many characters they take."""
    for word, sign in _bounds():
        for tail in (word + " ", word + " a ", word + " the "):
            if before.endswith(tail) and not before[: -len(tail)][-1:].isalnum():
                return sign, len(tail)
    return "=", 0


def _measure(kind: str, near: list[str], after: str) -> Measure:
    """What a number is of. `near` are the lemmas of the five words before it, bounds left out."""
    if _CONSECUTIVE.match(after):
        return "streak"
    if re.fullmatch(r"[A-Z]{3}", kind) or kind.startswith("percent"):
        moves = words("units.yaml", "rises") | words("units.yaml", "falls")
        goes_to = "to" in near[-2:]
        if (moves & set(near) and not goes_to) or _CHANGED.match(after):
            return "change"
        return "level"
    if kind.split(" ")[0].rstrip("s") in {"year", "month", "day", "week", "decade", "hour"}:
        return "duration"
    return "count"


def _falls(near: list[str], after: str) -> bool:
    return bool((set(near) | set(re.findall(r"[a-z]+", after)[:1])) & words("units.yaml", "falls"))


def _ordinals(text: str, start: int, end: int) -> Iterable[Value]:
    table = load_data("units.yaml")["ordinals"]
    for m in _ordinal().finditer(text, start, end):
        if m["digits"]:
            number = int(m["digits"])
        else:
            parts = m["word"].lower().split("-")
            number = table.get(parts[-1], 0)
            if len(parts) == 2:
                number = load_data("units.yaml")["numbers"].get(parts[0], 0) + number if number else 0
            elif len(parts) > 2:
                number = 0
        if not number:
            continue
        after = text[m.end() : min(end, m.end() + 30)]
        measure: Measure = "streak" if _CONSECUTIVE.match(after) else "ordinal"
        noun = re.match(r"[\s-](?:(?:consecutive|straight|successive|annual)\s){0,2}([A-Za-z][a-z]{2,})", after)
        unit = noun[1].lower() if noun else ""
        if unit in {"century", "quarter", "half", "party", "parties", "time"} or (
            m["word"] and m["word"].lower() == "second" and unit == "of"
        ):
            continue
        yield Value(
            float(number),
            "years" if measure == "streak" else unit,
            m[0] + (noun[0] if noun else ""),
            "=",
            measure,
            None,
            m.start(),
            m.end(),
        )


def _phrases(text: str, start: int, end: int) -> Iterable[Value]:
    """Ratios: doubled, nearly tripled."""
    data = load_data("units.yaml")
    for m in _ratio().finditer(text, start, end):
        comparator, lead = _comparator(text[max(start, m.start() - 30) : m.start()].lower())
        number = float(data["ratios"][m[0].lower()])
        yield Value(number, "times", text[m.start() - lead : m.end()], comparator, "ratio", None, m.start(), m.end())
