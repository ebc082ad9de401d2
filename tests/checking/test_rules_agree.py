"""Whether a figure agrees: rounding, cutting off, bounds, and the words around it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.checking.agree import agree
from detente.claims import Value


def v(number: float, unit: str, text: str, comparator: str = "=", upper: float | None = None) -> Value:
    return Value(number, unit, text, comparator, "ratio" if unit == "times" else "level", upper)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "actual", "expected"),
    [
        (v(7.9e12, "JPY", "7.9 trillion yen"), 7.9496e12, "agree"),
        (v(1.13e12, "JPY", "1.13 trillion yen"), 1.1277e12, "agree"),
        (v(7.95e12, "JPY", "7.95 trillion yen"), 7.9496e12, "agree"),
        (v(7.94e12, "JPY", "7.94 trillion yen"), 7.9496e12, "agree"),
        (v(7.93e12, "JPY", "7.93 trillion yen"), 7.9496e12, "near"),
        (v(1e12, "JPY", "1 trillion yen"), 1.9e12, "off"),
        (v(16, "percent", "more than 16 %", ">"), 16.5, "agree"),
        (v(16, "percent", "more than 16 %", ">"), 15.6, "near"),
        (v(16, "percent", "more than 16 %", ">"), 9.0, "off"),
        (v(100_000, "troops", "over 100,000", ">"), 100_000, "agree"),
        (v(2, "percent of GDP", "2 percent of GDP"), 2.03, "agree"),
        (v(2, "percent of GDP", "2 percent of GDP"), 2.9, "off"),
        (v(60, "jets", "nearly 60", "<"), 58, "agree"),
        (v(60, "jets", "nearly 60", "<"), 40, "off"),
        (v(60, "jets", "nearly 60", "~"), 58, "agree"),
        (v(60, "jets", "fewer than 60", "<"), 40, "agree"),
        (v(60, "jets", "at least 60", ">="), 60, "agree"),
        (v(60, "jets", "up to 60", "<="), 61, "near"),
        (v(90_000, "troops", "around 90,000", "~"), 92_000, "agree"),
        (v(90_000, "troops", "around 90,000", "~"), 30_000, "off"),
        (v(1_000, "troops", "1,000 troops"), 1_900, "off"),
        (v(17_000, "troops", "17,000 troops"), 17_600, "agree"),
        (v(147, "aircraft", "147"), 147, "agree"),
        (v(147, "aircraft", "147"), 146, "near"),
        (v(15, "aircraft", "15 fighters"), 42, "off"),
        (v(2, "times", "doubled"), 1.98, "agree"),
        (v(2, "times", "doubled"), 1.5, "off"),
        (v(-16, "percent", "more than 16 %", ">"), -16.5, "agree"),
        (v(-16, "percent", "more than 16 %", ">"), 16.5, "off"),
        (v(10, "percent", "10 to 12 %", upper=12), 11, "agree"),
        (v(10, "percent", "10 to 12 %", upper=12), 30, "off"),
        (v(30, "states", "thirty"), 31, "near"),
        (v(0, "jets", "no jets"), 0, "agree"),
    ],
)
def test_agree(value: Value, actual: float, expected: str) -> None:
    assert agree(value, actual) == expected


NUMBERS = st.integers(1, 10**6)


@given(NUMBERS, NUMBERS, st.integers(0, 9), st.sampled_from(["=", "~", ">", ">=", "<", "<="]))
def test_the_unit_does_not_matter(stated: int, actual: int, power: int, comparator: str) -> None:
    assume(stated % 1000 != 0)
    text = f"{stated} million yen"
    small = agree(v(stated * 1e6, "JPY", text, comparator), actual * 1e6)
    large = agree(v(stated * 1e6 * 10.0**power, "JPY", text, comparator), actual * 1e6 * 10.0**power)
    assert small == large


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6), st.sampled_from(["=", "~", ">", ">=", "<", "<="]))
def test_a_fall_is_a_rise_mirrored(stated: float, actual: float, comparator: str) -> None:
    text = f"{stated:.2f} percent"
    assert agree(v(stated, "percent", text, comparator), actual) == agree(
        v(-stated, "percent", text, comparator), -actual
    )


@given(st.floats(0.01, 1e9))
def test_a_figure_agrees_with_itself(number: float) -> None:
    for comparator in ("=", "~", ">=", "<="):
        assert agree(v(number, "USD", f"{number:.4f}", comparator), number) == "agree"


@given(st.floats(1, 1e9), st.integers(0, 4))
def test_rounding_and_cutting_off_agree(number: float, digits: int) -> None:
    assume(number > 20)
    for written in (round(number, digits), int(number * 10**digits) / 10**digits):
        text = f"{written:.{digits}f} dollars"
        assert agree(v(written, "USD", text), number) == "agree"
