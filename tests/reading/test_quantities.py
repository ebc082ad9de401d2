from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.claims import Value
from detente.reading.quantities import find_quantities
from detente.reading.syntax import parse


def quantities(text: str) -> list[Value]:
    return [v for s in parse(text) for v in find_quantities(text, s, [])]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("Japan will spend ¥43 trillion.", 43e12, "JPY"),
        ("It made a loss ($55 billion) that year.", 55e9, "USD"),
        ("The deal is worth $4.6bn.", 4.6e9, "USD"),
        ("The deal is worth US$ 300m.", 300e6, "USD"),
        ("The budget is 9.9 trillion yen.", 9.9e12, "JPY"),
        ("It cost 1,234.5 million euros.", 1234.5e6, "EUR"),
        ("The army spent Rs 5.94 lakh crore.", 5.94e12, "INR"),
        ("It cost half a million dollars.", 5e5, "USD"),
        ("It spent 1.15% of its GDP.", 1.15, "percent of GDP"),
        ("Spending rose by two percentage points.", 2, "percentage points"),
        ("They bought 32 F-35As.", 32, "F-35As"),
        ("They sent 300 troops.", 300, "troops"),
        ("They sent two dozen Leopard tanks.", 24, "Leopard tanks"),
        ("The alliance has thirty-one members.", 31, "members"),
        ("The number of allies rose to 32 members.", 32, "members"),
    ],
)
def test_a_quantity_is_read_in_base_units(text: str, number: float, unit: str) -> None:
    assert (number, unit) in [(abs(v.number), v.unit) for v in quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 binds them.",
        "Resolution 2231 expired.",
        "The F-16 flew.",
        "The G7 met.",
        "COVID-19 spread.",
        "It was founded in 1949.",
        "The USS Ronald Reagan (CVN 76) sailed.",
    ],
)
def test_a_name_with_a_number_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_range_keeps_both_ends() -> None:
    (value,) = quantities("It will cost €8-10 billion.")
    assert (value.number, value.upper, value.unit) == (8e9, 10e9, "EUR")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("more than 16%", ">"),
        ("at least 40 tanks", ">="),
        ("up to 500 men", "<="),
        ("nearly 60 ships", "<"),
        ("about 90,000 troops", "~"),
        ("15 jets", "="),
    ],
)
def test_the_words_before_a_number_bound_it(text: str, comparator: str) -> None:
    assert quantities(f"They counted {text} there.")[0].comparator == comparator


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Spending rose by 16%.", 16, "change"),
        ("Profits fell by 2 percent.", -2, "change"),
        ("The budget has an increase of 1.13 trillion yen.", 1.13e12, "change"),
        ("It has grown for 12 consecutive years.", 12, "streak"),
        ("This is the twelfth consecutive annual increase.", 12, "streak"),
        ("The war has entered its third year.", 3, "ordinal"),
        ("The stock nearly tripled.", 3, "ratio"),
        ("The war lasted four years.", 4, "duration"),
        ("The budget is $8 billion.", 8e9, "level"),
    ],
)
def test_a_number_is_told_by_what_it_measures(text: str, number: float, measure: str) -> None:
    assert (number, measure) in [(v.number, v.measure) for v in quantities(text)]


@given(
    st.integers(1, 999),
    st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]),
    st.sampled_from(["$", "€", "£", "¥"]),
)
def test_sign_and_magnitude_are_independent(number: int, scale: tuple[str, float], sign: str) -> None:
    word, factor = scale
    (value,) = quantities(f"It cost {sign}{number} {word} in all.")
    assert value.number == pytest.approx(number * factor)
