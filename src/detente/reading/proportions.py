"""Quantities without a figure of their own: doubled, tenfold, a third of, cut in half, hundreds of, a battalion of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from detente.claims import Value
from detente.reading.amounts import GDP
from detente.reading.bounds import bound_before
from detente.reading.counting import counted, of_output
from detente.reading.lexicon import words
from detente.reading.measures import measure_of
from detente.reading.numerals import DIGITS, either, number_of, units
from detente.reading.window import FIGURE, Window, telling


@lru_cache(maxsize=1)
def _ratio() -> re.Pattern[str]:
    data = units()
    numbers = either(n for n, size in data["numbers"].items() if size > 1)
    more = "as more less higher lower larger bigger greater longer faster stronger smaller".replace(" ", "|")
    than = rf"\s(?:(?:{more})(?!\w)|(?:the|its|their|that|what)\s)"
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<word>{either(data['ratios'])})(?!\w)"
        rf"|(?P<fold>{DIGITS}|{numbers}|hundred|thousand)[\s-]?fold(?!\w)"
        rf"|(?P<times>{DIGITS}|{numbers})\stimes(?={than})"
        rf"|(?P<multiple>{either(data['multiples'])})(?={than})"
        rf"|(?:by\s)?a\sfactor\sof\s(?:\w+\s)?(?P<factor>{DIGITS}|{numbers})(?!\w)"
        r"|(?P<half>in\shalf)(?!\w))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _fraction() -> re.Pattern[str]:
    data = units()
    over = either(n for n, size in data["numbers"].items() if 0 < size < 20)
    under = either(data["fractions"])
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<over>an?|{over})(?P<link>[\s-]))?(?P<under>{under})(?P<many>s)?(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _open() -> re.Pattern[str]:
    data = units()
    vague, many, big = either(data["vague"]), either(data["open"]), either(n for n in data["magnitudes"] if len(n) > 4)
    return re.compile(
        rf"(?<![\w.,-])(?:(?:(?P<vague>{vague})\s)?(?P<many>{many})(?P<of>\sof\s(?:{many}))?|(?P<few>{vague})\s(?P<big>{big})(?P<more>\s(?:{big}))?)"
        rf"(?:\sof(?!\w))?(?:\s(?P<unit>{either(_currencies())})(?!\w))?(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _currencies() -> dict[str, str]:
    table = {name.lower(): code for name, code in units()["currencies"].items()}
    return table | {f"{name}s": code for name, code in table.items()}


@lru_cache(maxsize=1)
def _formation() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])an?\s(?:[a-z]+\s)?(?:{either(units()['formations'])})\sof\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _needs() -> dict[str, frozenset[str]]:
    """For each pattern the words without one of which it cannot stand."""
    data = units()
    numbers = telling(data["numbers"])
    parts = telling(data["fractions"])
    folds = {f"{number}fold" for number in (*numbers, "hundred", "thousand")}
    return {
        "ratio": telling((*data["ratios"], *data["multiples"], "times", "factor", "half", "fold")) | folds,
        "fraction": parts | {f"{part}s" for part in parts},
        "open": telling((*data["open"], *data["vague"])),
        "formation": telling(data["formations"]),
        "span": telling(data["durations"]),
        "part": numbers | {FIGURE},
    }


def find_proportions(window: Window) -> Iterator[Value]:
    """The ratios, fractions and open numbers of a sentence."""
    yield from _ratios(window)
    yield from _fractions(window)
    yield from _parts(window)
    yield from _spans(window)
    yield from _open_numbers(window)
    for m in window.find(_formation(), _needs()["formation"]):
        unit = window.text[m.start() : m.end()].split(None, 1)[1] + counted(window, m.end() - 4, m.end() - 4)
        yield Value(1.0, unit.strip(), m[0].split()[0], "=", "count", None, m.start(), m.start() + len(m[0].split()[0]))


def _value(window: Window, number: float, unit: str, start: int, end: int, measure: str = "") -> Value:
    """A value with the bound that stands before it."""
    comparator, lead = bound_before(window.before(start))
    start -= lead
    told, sign = measure_of(window, unit, start, end)
    text = window.text[start:end]
    sign = 1.0 if measure else sign
    return Value(round(sign * number, 6), unit, text, comparator, measure or told, None, start, end)  # type: ignore[arg-type]


def _ratios(window: Window) -> Iterator[Value]:
    for m in window.find(_ratio(), _needs()["ratio"]):
        written, verbs = m[0].lower(), words("units.yaml", "ratio_verbs")
        token = window.token(m.start())
        if written in verbs and not (token and (token.pos == "VERB" or _compares(window, m.end()))):
            continue
        if m["half"]:
            if not any(t.lemma in words("units.yaml", "falls") for t in window.preceding(m.start(), 6)):
                continue
            number: float | None = 0.5
        elif m["word"]:
            number = float(units()["ratios"][written])
        elif m["multiple"]:
            number = float(units()["multiples"][written])
        else:
            figure = (m["fold"] or m["times"] or m["factor"]).lower()
            number = {"hundred": 100.0, "thousand": 1000.0}.get(figure) or number_of(figure)
        if number is not None:
            comparator, lead = bound_before(window.before(m.start()))
            start = m.start() - lead
            yield Value(number, "times", window.text[start : m.end()], comparator, "ratio", None, start, m.end())


def _compares(window: Window, end: int) -> bool:
    """Whether "double" is a measure: double the number, double its budget."""
    return window.after(end).startswith((" the ", " its ", " their ", " that of", " what ", " last "))


_CHANGED = re.compile(r"[\s-](?:[a-z]+\s)?(?:cut|reduction|increase|drop|rise|decline|fall|decrease|hike)s?(?!\w)")
_WHOLE = re.compile(r"\s(?:of(?!\w)|(?:the|its|their|his|her|our|all|these|those)\s)|\smajority|\sshare")


def _fractions(window: Window) -> Iterator[Value]:
    for m in window.find(_fraction(), _needs()["fraction"]):
        before, after = window.before(m.start()).lower(), window.after(m.end())
        over, under = (m["over"] or "").lower(), m["under"].lower()
        _, lead = bound_before(before)
        head = before[: len(before) - lead].rstrip().rsplit(None, 1)
        changes = bool(head) and head[-1] == "by"
        if not over and not (under == "half" and (changes or _WHOLE.match(after)) and not _is_part(before)):
            continue
        if (over in {"a", "an", "one"} and m["many"]) or (over not in {"", "a", "an", "one"} and not m["many"]):
            continue
        number = 100 * (number_of(over) or 1.0 if over else 1.0) / units()["fractions"][under]
        changed = _CHANGED.match(after)
        if not (changes or changed or _WHOLE.match(after) or (m["link"] == "-" and over not in {"a", "an"})):
            continue
        if _of_magnitude().match(after) or (under == "quarter" and after.startswith(" of 20")) or number >= 100:
            continue
        if of := of_output().match(after):
            yield _value(window, number, GDP, m.start(), m.end() + of.end(), "level")
            continue
        value = _value(window, number, "percent", m.start(), m.end(), "" if changes or changed else "share")
        if changed and value.measure != "change":
            sign = -1.0 if changed[0].split()[-1].strip("-").rstrip("s") in words("units.yaml", "falls") else 1.0
            value = Value(
                sign * abs(value.number),
                "percent",
                value.text,
                value.comparator,
                "change",
                None,
                value.start,
                value.end,
            )
        yield value


@lru_cache(maxsize=1)
def _of_magnitude() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-](?:of\s)?(?:an?[\s-])?(?:{either(n for n in units()['magnitudes'] if len(n) > 4)})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _span() -> re.Pattern[str]:
    lasting = either(n for n in units()["durations"] if n not in {"second", "quarter", "generation"})
    return re.compile(
        rf"(?<![\w-])(?:(?P<half>half[\s-]an?)|an?)\s(?P<unit>{lasting})(?P<more>\sand\sa\shalf)?(?!\w)", re.IGNORECASE
    )


def _spans(window: Window) -> Iterator[Value]:
    """A single span of time, where it is one: for a year, more than a decade, half a century; not 5 dollars a year."""
    for m in window.find(_span(), _needs()["span"]):
        before = window.before(m.start())
        bounded = bound_before(before)[1] > 0 or before.lower().endswith(("for ", "within ", "lasted ", "lasting "))
        if m["half"] or m["more"] or bounded:
            number = (0.5 if m["half"] else 1.0) + (0.5 if m["more"] else 0.0)
            yield _value(window, number, units()["durations"][m["unit"].lower()], m.start(), m.end(), "duration")


def _parts(window: Window) -> Iterator[Value]:
    """So many in so many: six in ten, nine out of 10."""
    for m in window.find(_in_all(), _needs()["part"]):
        part, whole = number_of(m["part"]), number_of(m["whole"])
        following = next(iter(window.following(m.end(), 1)), None)
        lasting = following is not None and following.lemma in units()["durations"]
        if part and whole and part < whole and not lasting:
            yield _value(window, 100 * part / whole, "percent", m.start(), m.end(), "share")


@lru_cache(maxsize=1)
def _in_all() -> re.Pattern[str]:
    few = either(n for n, size in units()["numbers"].items() if 0 < size <= 10)
    return re.compile(
        rf"(?<![\w.,-])(?P<part>{few}|\d)\s(?:in|out\sof)\s(?:every\s)?(?P<whole>{few}|\d|10|100)(?![\w%-]|[.,]\d)",
        re.IGNORECASE,
    )


def _is_part(before: str) -> bool:
    """Whether "half" is one of two parts in a row: the first half of 2024, the other half."""
    return before.rstrip().endswith(
        ("first", "second", "latter", "other", "last", "former", "1st", "2nd", "better", "bottom", "top")
    )


def _open_numbers(window: Window) -> Iterator[Value]:
    data = units()
    for m in window.find(_open(), _needs()["open"]):
        if m["many"]:
            number = float(data["open"][m["many"].lower()])
            number *= data["open"][m["of"].split()[-1].lower()] if m["of"] else 1
            if m["many"].lower() in {"tens", "scores"} and not m["of"] and " of" not in m[0].lower():
                continue
        else:
            number = float(data["vague"][m["few"].lower()]) * data["magnitudes"][m["big"].lower()]
            number *= data["magnitudes"][m["more"].strip().lower()] if m["more"] else 1
        end = m.end() - 3 if m[0].lower().endswith(" of") else m.end()
        unit = _currencies()[m["unit"].lower()] if m["unit"] else counted(window, end, end)
        token = window.token(m.start())
        if not unit or (token is not None and m["many"] and token.pos == "VERB"):
            continue
        measure, sign = measure_of(window, unit, m.start(), end)
        comparator = "~" if (m["few"] or m["vague"] or "").lower().startswith("a couple") else ">"
        text = window.text[m.start() : end]
        yield Value(sign * number, unit, text, comparator, measure, None, m.start(), end)  # type: ignore[arg-type]
