"""Numbers that are names: Article 5, F-16, Task Force 70, 9/11, half past ten, a telephone number; they count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from detente.reading.amounts import Amount
from detente.reading.lexicon import words
from detente.reading.numerals import either, units
from detente.reading.window import FIGURE, Window, telling

_YEAR = re.compile(r"1[0-9]{3}|20\d\d")
_GROUP = re.compile(
    r"(?<![\w.])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,4}\)?){2,5}(?![\w,])|(?<![\w.])\d{1,4}(?:-\d{1,4}){2,}(?!\w)"
)
_CLOCK = re.compile(
    r"(?<![\w.])[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?=\s?(?:[ap]\.?m|hours|GMT|UTC))|(?<![\w.])[0-2]?\d:[0-5]\d(?!\d)"
)
_ABBREVIATED = re.compile(r"[A-Za-z]\s?\([A-Z][A-Z0-9]+\)\s$")
_FIGURES = frozenset({FIGURE})
_LIST = re.compile(r"\s?(?:,|and|or|to|&|-|–|/|, and)\s?")


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(units()['number_names'])})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    return telling(units()["number_names"])


@lru_cache(maxsize=1)
def designator() -> re.Pattern[str]:
    """A pattern for what ends right before a number that it makes a name: Article, task force, Unit."""
    names, capitals = either(words("units.yaml", "designators")), either(words("units.yaml", "capital_designators"))
    return re.compile(rf"(?<![\w-])(?:(?i:{names})|{capitals})[\s(-]{{0,2}}$")


@lru_cache(maxsize=1)
def _time_of_day() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{either(units()['times'])})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    return re.compile(rf"[-–](?:{either(units()['joined'])})s?(?!\w)", re.IGNORECASE)


def name_spans(window: Window) -> Iterator[tuple[int, int]]:
    """Stretches whose numbers are names whatever stands around them: Five Eyes, 24/7, 10:30, +44 20 7946 0958."""
    for pattern in (_names(), _GROUP, _CLOCK):
        for m in window.find(pattern, _named() if pattern is _names() else _FIGURES):
            if pattern is not _GROUP or _is_code(m[0]):
                yield m.span()


def _is_code(written: str) -> bool:
    """Whether groups of digits are a telephone number or the like, not figures in a row."""
    return written[0] in "+(" or "-" in written or "." in written


def without_names(window: Window, amounts: list[Amount]) -> list[Amount]:
    """The amounts that are quantities; "Articles 4 and 5" names two."""
    kept: list[Amount] = []
    named = -1
    for amount in amounts:
        listed = named >= 0 and amount.plain and _LIST.fullmatch(window.text[named : amount.start])
        if listed or (amount.plain and _is_name(window, amount)):
            named = amount.end
        else:
            kept.append(amount)
    return kept


def _is_name(window: Window, amount: Amount) -> bool:
    before, after = window.before(amount.start), window.after(amount.end)
    written = window.text[amount.digits : amount.end]
    if after[:1].isalpha() or after[:1] in {"/", "'", "’", "°"} or before[-1:] in {"/", "'", "’", "-", "#"}:
        return True
    if after[:1] in {"-", "–"} and not _joined().match(after):
        return not (written.isdigit() and after[1:2].isspace())
    if _time_of_day().match(after) or (re.match(r":\d", after)):
        return True
    if _YEAR.fullmatch(written) and not _counts_people(window, amount):
        return True
    if _ABBREVIATED.search(before):
        return True
    last = next(iter(window.preceding(amount.start, 1)), None)
    if designator().search(before) and (last is None or last.pos != "VERB"):
        return True
    return _is_capital_name(window, amount, written) or _follows_name(window, amount)


def _counts_people(window: Window, amount: Amount) -> bool:
    """Whether a number that looks like a year counts: 2000 troops."""
    return any(t.text.lower() in words("units.yaml", "people") for t in window.following(amount.end, 1))


def _is_capital_name(window: Window, amount: Amount, written: str) -> bool:
    """A number in words that is capitalised beside another capital: the Big Three, Six Nations; not where a sentence starts."""
    if not written[:1].isupper() or amount.start == window.start:
        return False
    last = window.before(amount.start).rstrip()
    if last.endswith((".", "!", "?", ":", "“", '"', "‘", "(", "\n")):
        return False
    around = [*window.preceding(amount.start, 1), *window.following(amount.end, 1)]
    lower = any(t.text[:1].islower() and len(t.text) > 3 for t in window.sentence.tokens)
    return lower and any(t.text[:1].isupper() and t.start != window.start for t in around)


def _follows_name(window: Window, amount: Amount) -> bool:
    """Whether a number belongs to the name before it: Task Force 70, (CVN 76), Leopard 2 tanks."""
    token = window.token(amount.digits)
    last = next(iter(window.preceding(amount.start, 1)), None)
    if token is None or last is None:
        return False
    owned = (
        token.pos == "NUM"
        and token.head.start < token.start
        and token.head.pos == "PROPN"
        and token.dep in {"nummod", "appos", "nmod", "npadvmod"}
    )
    beside = (
        last.pos == "PROPN"
        and last.end == amount.start - 1
        and last.dep in {"compound", "nmod"}
        and last.head in {token, token.head}
        and last.head.start >= token.start
    )
    return owned or beside
