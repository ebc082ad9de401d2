"""Laws of agreement that hold for every figure."""

from __future__ import annotations

from dataclasses import replace

from facts import value
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.checking.agree import agree

DIGITS = st.decimals(1, 999, places=2)
SCALES = {"": 1.0, " thousand": 1e3, " million": 1e6, " billion": 1e9, " trillion": 1e12}


def test_a_range_holds_what_lies_in_it() -> None:
    stated = value(10, "percent", text="10 to 15 percent", upper=15.0)
    assert [agree(stated, n) for n in (10, 12.5, 15, 30)] == ["agree", "agree", "agree", "off"]


def test_nothing_divides_by_zero() -> None:
    assert agree(value(0, "percent"), 0) == "agree"
    assert agree(value(0, "percent"), 5) == "off"


@given(DIGITS, st.sampled_from(list(SCALES)), st.floats(0.3, 3), st.integers(0, 60))
def test_scaling_the_value_and_the_record_alike_changes_nothing(digits: object, word: str, off: float, by: int) -> None:
    stated = value(float(str(digits)) * SCALES[word], "USD", text=f"{digits}{word} dollars")
    scaled = replace(stated, number=stated.number * 2.0**by)
    assert agree(stated, stated.number * off) == agree(scaled, scaled.number * off)


@given(st.floats(1, 9.999), st.integers(2, 6), st.sampled_from(list(SCALES)), st.booleans())
def test_a_number_agrees_with_itself_rounded(mantissa: float, digits: int, word: str, falls: bool) -> None:
    sign = -1 if falls else 1
    written = f"{mantissa:.{digits - 1}f}"
    stated = value(sign * float(written) * SCALES[word], "EUR", "change", text=f"{written}{word} euros")
    assert agree(stated, sign * mantissa * SCALES[word]) == "agree"


@given(st.floats(1e-3, 1e15), st.floats(1.3, 1e3))
def test_what_is_far_off_is_off(number: float, times: float) -> None:
    stated = value(number, "USD", text=f"{number:.12f} dollars" if number < 1e6 else f"{number:.0f} dollars")
    assert agree(stated, number * times) == "off"


@given(st.floats(1, 1e9), st.floats(1, 1e9), st.floats(0, 1e9))
def test_what_is_over_a_bound_is_over_a_lower_one(bound: float, more: float, lower: float) -> None:
    assume(lower <= bound)
    over, less = (value(n, "USD", text="some dollars", comparator=">") for n in (bound, lower))
    assert agree(over, bound + more) == "agree"
    assert agree(less, bound + more) == "agree"
