from __future__ import annotations

import datetime as dt
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.claims import Value
from detente.reading.dates import find_dates
from detente.reading.quantities import find_quantities
from detente.reading.syntax import Sentence, Token, parse


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


MAGNITUDES = {
    "": 1.0,
    " thousand": 1e3,
    " million": 1e6,
    " billion": 1e9,
    " trillion": 1e12,
    " lakh": 1e5,
    " crore": 1e7,
}
SIGNS = {
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
    "₩": "won",
    "C$": "Canadian dollars",
    "NT$": "Taiwan dollars",
}
NAMES = [
    "Article 5",
    "the F-16",
    "Resolution 2231",
    "the G7",
    "Route 66",
    "9/11",
    "the Su-35",
    "the Five Eyes",
    "Task Force 70",
]


@settings(deadline=None)
@given(st.integers(1, 999), st.sampled_from(list(MAGNITUDES.items())), st.sampled_from(list(SIGNS.items())))
def test_a_sum_is_the_same_in_every_form(number: int, scale: tuple[str, float], currency: tuple[str, str]) -> None:
    (word, factor), (sign, name) = scale, currency
    (signed,) = quantities(f"It cost {sign}{number}{word} in all.")
    (named,) = quantities(f"It cost {number}{word} {name} in all.")
    assert signed.number == named.number == pytest.approx(number * factor)
    assert signed.unit == named.unit


@settings(deadline=None)
@given(st.integers(1, 900), st.sampled_from(["million", "billion"]))
def test_a_sum_is_the_same_at_every_scale(number: int, word: str) -> None:
    larger = {"million": "billion", "billion": "trillion"}[word]
    (one,) = quantities(f"It cost ¥{number} {larger} in all.")
    (two,) = quantities(f"It cost {number},000 {word} yen in all.")
    assert (one.number, one.unit) == (two.number, two.unit)


@settings(deadline=None)
@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["between {} and {}", "from {} to {}", "{}-{}", "{} to {}"])
)
def test_a_range_is_ordered_and_holds_both_ends(low: int, high: int, form: str) -> None:
    values = quantities(f"They need {form.format(low, high)} ships there.")
    for value in values:
        assert value.upper is None or value.number < value.upper
    if low < high:
        assert [(v.number, v.upper) for v in values] == [(low, high)]


PIECES = st.sampled_from(
    [
        "more than 20 ships",
        "$4.6bn",
        "8-10 billion euros",
        "a third of it",
        "fell by half",
        "two dozen",
        "-5%",
        "12th straight year",
        "2% of GDP or more",
        "the second largest",
        "several hundred",
        "since 2014",
        "in 3 days",
        "up from 60 to 96",
        "300m",
        "5th",
        "(CSG) 5",
        "10:30 a.m.",
        "half a million",
        *NAMES,
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8), st.sampled_from([" and ", ", ", " to ", " of ", "-", " "]))
def test_values_stand_in_the_text_and_apart(pieces: list[str], glue: str) -> None:
    text = f"They saw {glue.join(pieces)} there."
    for sentence in parse(text):
        values = find_quantities(text, sentence, [])
        assert all(text[v.start : v.end] == v.text and v.text.strip() == v.text for v in values)
        assert all(a.end <= b.start for a, b in pairwise(values))


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), st.integers(21, 98))
def test_no_value_overlaps_a_designation(names: list[str], count: int) -> None:
    text = f"They spoke of {', of '.join(names)} and sent {count} ships."
    assert [(v.number, v.text) for v in quantities(text)] == [(count, str(count))]


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 8000,
        "1," * 4000,
        "1,111" * 2000,
        "1.1" * 3000,
        "$" * 8000,
        "one " * 2000,
        "1-" * 4000,
        "hundred " * 1000,
        "- 5 to 5 " * 900,
        "5 billion to " * 600,
        "more than " * 900,
    ],
)
def test_hostile_figures_take_linear_time(hostile: str) -> None:
    tokens = parse("They saw this.")[0].tokens
    sentence = Sentence(0, tuple(_spread(hostile, tokens[0])))
    started = time.process_time()
    find_quantities(hostile, sentence, [])
    find_dates(hostile, 0, len(hostile), dt.date(2024, 1, 5), sentence)
    assert time.process_time() - started < 2


def _spread(text: str, like: Token) -> list[Token]:
    """A token for each word of a text, without a parse."""
    made = [
        Token(n, m[0], m[0], "NUM", "CD", "dep", m.start(), m.end(), 0) for n, m in enumerate(re.finditer(r"\S+", text))
    ]
    for token in made:
        token.head = token
    return made or [like]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Spending grew to 96 billion euros from 60 billion.", (60e9, "EUR"), (96e9, "EUR")),
        ("The budget rises to $55 billion, up from $40 billion last year.", (40e9, "USD"), (55e9, "USD")),
        ("It will raise its defence budget from 75 billion rubles to 90 billion rubles.", (75e9, "RUB"), (90e9, "RUB")),
        ("Outlays doubled from $15 billion in 2021 to $30 billion in 2023.", (15e9, "USD"), (30e9, "USD")),
        ("It stood at 12 billion pounds, compared with 9 billion pounds in 2015.", (9e9, "GBP"), (12e9, "GBP")),
        ("The fleet grew from 30 to 90 tanks.", (30, "tanks"), (90, "tanks")),
        ("They hold 90 tanks, against 30 a decade ago.", (30, "tanks"), (90, "tanks")),
    ],
)
def test_what_a_change_starts_from(text: str, old: tuple[float, str], new: tuple[float, str]) -> None:
    found = {v.measure: (v.number, v.unit) for v in quantities(text)}
    assert found["base"] == old
    assert found.get("level", found.get("count")) == new


@pytest.mark.parametrize(
    "text",
    [
        "It bought 30 jets from 2 suppliers.",
        "It spent 5 billion euros, more than the 2 percent goal.",
        "It took 10 tanks from 3 brigades.",
    ],
)
def test_what_is_no_change_has_no_base(text: str) -> None:
    assert "base" not in {v.measure for v in quantities(text)}


@pytest.mark.parametrize(
    ("states", "unit"), [({"NOR"}, "NOK"), ({"DNK"}, "DKK"), ({"DNK", "NOR"}, "DKK"), (set(), "DKK"), ({"POL"}, "DKK")]
)
def test_whose_money_it_is_the_state_says(states: set[str], unit: str) -> None:
    (sentence,) = parse("It will spend 90 billion kroner.")
    assert [v.unit for v in find_quantities("It will spend 90 billion kroner.", sentence, [], states)] == [unit]
