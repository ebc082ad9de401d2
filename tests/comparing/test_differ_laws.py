"""Laws of comparing: nobody is named first, and each agrees with itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.claims import Value
from detente.comparing.differ import agreement

NUMBERS = st.floats(-1e13, 1e13).filter(lambda n: n == 0 or abs(n) > 1e-3)


@st.composite
def figures(draw: st.DrawFn) -> Value:
    number = draw(NUMBERS)
    upper = draw(st.none() | st.floats(0, 1e6).map(lambda more: number + more))
    comparator = draw(st.sampled_from(["=", "~", ">", ">=", "<", "<="]))
    text = draw(st.sampled_from([f"{number:,.0f}", f"{number:g}", "nearly that", f"{number:.2f} million"]))
    return Value(number, draw(st.sampled_from(["USD", "aircraft"])), text, comparator, upper=upper)


@given(figures())
def test_a_figure_agrees_with_itself(value: Value) -> None:
    assert agreement(value, value) == "agree"


@given(figures(), figures())
def test_the_order_of_two_figures_is_nothing(one: Value, other: Value) -> None:
    assert agreement(one, other) == agreement(other, one)


def test_a_rounded_figure_is_the_exact_one() -> None:
    exact, rounded = Value(7.9496e12, "JPY", "7.9496 trillion yen"), Value(7.9e12, "JPY", "7.9 trillion yen")
    assert agreement(exact, rounded) == "agree"
    assert agreement(exact, Value(9e12, "JPY", "9 trillion yen")) == "off"
