from __future__ import annotations

import pytest

from detente.reading import amounts, designations, ordinals, proportions
from detente.reading.numerals import units
from detente.reading.syntax import Sentence, Token
from detente.reading.window import Window, telling

PATTERNS = {
    "amounts": (amounts._scanner(), amounts._needs()),
    "ordinals": (ordinals._ordinal(), ordinals._needs()),
    "names": (designations._names(), designations._named()),
    "codes": (designations._GROUP, designations._FIGURES),
    "clock": (designations._CLOCK, designations._FIGURES),
    "ratio": (proportions._ratio(), proportions._needs()["ratio"]),
    "fraction": (proportions._fraction(), proportions._needs()["fraction"]),
    "open": (proportions._open(), proportions._needs()["open"]),
    "formation": (proportions._formation(), proportions._needs()["formation"]),
    "span": (proportions._span(), proportions._needs()["span"]),
    "part": (proportions._in_all(), proportions._needs()["part"]),
}


def sentences() -> list[str]:
    """Every word of units.yaml, in the surroundings in which numbers stand."""
    names = {str(n) for table in units().values() for n in table}
    return [
        written
        for name in sorted(names)
        for written in (
            f"It rose {name} the rate.", f"A {name}s of its GDP, {name.upper()} a year", f"half a {name}", f"two {name} tanks",
            f"the {name.title()} largest", f"{name} in ten", f"a {name} of ships", f"ten-{name} 12{name}", f"{name}fold",
        )
    ]  # fmt: skip


def window(text: str) -> Window:
    token = Token(0, text, text, "X", "XX", "ROOT", 0, len(text), 0)
    token.head = token
    return Window(text, Sentence(0, (token,)))


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_left_out_only_where_it_cannot_stand(name: str) -> None:
    pattern, needs = PATTERNS[name]
    for text in sentences():
        assert [m.span() for m in window(text).find(pattern, needs)] == [m.span() for m in pattern.finditer(text)], text


def test_the_longest_word_of_a_name_tells_it() -> None:
    assert telling(["a dozen", "Five Eyes", 9]) == {"dozen", "five", "0"}
