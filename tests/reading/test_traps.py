"""What readers of quantities and dates are known to get wrong, one trap a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from detente.claims import Claim, Value
from detente.reading.dates import find_dates
from detente.reading.quantities import find_quantities
from detente.reading.syntax import parse

TODAY = dt.date(2024, 1, 5)


def quantities(text: str) -> list[Value]:
    found = []
    for sentence in parse(text):
        dates = find_dates(text, sentence.start, sentence.end, TODAY, sentence)
        found += find_quantities(text, sentence, [(d.start, d.end) for d in dates if not d.lasts])
    return found


def dates(text: str, today: dt.date | None = TODAY) -> list[str | None]:
    return [d.when.edtf if d.when else None for s in parse(text) for d in find_dates(text, s.start, s.end, today, s)]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("Tokyo set aside ¥43 trillion.", 43e12, "JPY"),
        ("Beijing set aside CN¥1.6 trillion.", 1.6e12, "CNY"),
        ("Beijing set aside RMB 300 billion.", 300e9, "CNY"),
        ("Beijing set aside 1.6 trillion yuan.", 1.6e12, "CNY"),
        ("The programme costs more ($55 billion) now.", 55e9, "USD"),
        ("A deal worth $4.6bn was signed.", 4.6e9, "USD"),
        ("A deal worth US$ 300m was signed.", 300e6, "USD"),
        ("A deal worth A$368bn was signed.", 368e9, "AUD"),
        ("A deal worth C$5 billion was signed.", 5e9, "CAD"),
        ("Taipei asks for NT$647 billion.", 647e9, "TWD"),
        ("Seoul asks for 61 trillion won.", 61e12, "KRW"),
        ("Warsaw asks for 3 billion zlotys.", 3e9, "PLN"),
        ("Stockholm asks for 10 billion Swedish kronor.", 10e9, "SEK"),
        ("Oslo asks for 7bn Norwegian kroner.", 7e9, "NOK"),
        ("Tehran asks for 5 trillion rials.", 5e12, "IRR"),
        ("Moscow asks for 2.5bn roubles.", 2.5e9, "RUB"),
        ("Delhi asks for 5.94 lakh crore rupees.", 5.94e12, "INR"),
        ("Delhi asks for ₹6,21,940 crore.", 6.2194e12, "INR"),
        ("London asks for 500 million pounds.", 500e6, "GBP"),
        ("It costs half a billion dollars.", 5e8, "USD"),
        ("It costs a $1.5-billion fortune.", 1.5e9, "USD"),
        ("It spends 2 % of GDP.", 2, "percent of GDP"),
        ("It spends 2 percent of its gross domestic product.", 2, "percent of GDP"),
        ("It reached a GDP share of 2.1.", 2.1, "percent of GDP"),
        ("It rose 0.5 percentage points.", 0.5, "percentage points"),
        ("It flies 32 F-35As.", 32, "F-35As"),
        ("It sent 12 T-72s.", 12, "T-72s"),
        ("It sent two dozen Leopard 2 tanks.", 24, "Leopard 2 tanks"),
        ("It sent 40 Type 055 destroyers.", 40, "Type 055 destroyers"),
        ("It dropped 500 pounds of explosives.", 500, "pounds"),
        ("It employs 300m people.", 300e6, "people"),
        ("It lies 300 m away.", 300, "metres"),
        ("It has 2000 troops there.", 2000, "troops"),
        ("A quarter of a million troops crossed.", 250_000, "troops"),
        ("It shot down 18 of 29 inbound missiles.", 18, "inbound missiles"),
        ("It sent a battalion of tanks.", 1, "battalion of tanks"),
        ("The three-year war ended.", 3, "years"),
        ("The 20-year-old treaty ended.", 20, "years"),
        ("It lasted for two decades.", 2, "decades"),
    ],
)
def test_a_unit_is_not_taken_for_another(text: str, number: float, unit: str) -> None:
    found = [(v.number, v.unit) for v in quantities(text)]
    assert any(u == unit and n == pytest.approx(number) for n, u in found), found


@pytest.mark.parametrize(
    "name",
    [
        "Article 5",
        "Articles 4 and 5",
        "Resolution 2231",
        "the F-16",
        "the G7",
        "COVID-19",
        "Covid 19",
        "the Su-35",
        "the T-90",
        "the Type 055",
        "9/11",
        "Route 66",
        "the Boeing 737",
        "the Group of Seven",
        "the Five Eyes",
        "the Two Plus Four treaty",
        "the Big Three",
        "the P5+1",
        "5G",
        "World War II",
        "No. 10",
        "the 7th Fleet",
        "the Second World War",
        "a third party",
        "a fifth-generation fighter",
        "Section 301",
        "the S-400",
        "Task Force 70",
        "a 155 mm gun",
        "Carrier Air Wing (CVW) 5",
        "one another",
        "a 7-2 ruling",
    ],
)
def test_a_name_is_no_quantity(name: str) -> None:
    assert [v.text for v in quantities(f"Officials spoke about {name} again.")] == []


@pytest.mark.parametrize(
    "text",
    ["Call +44 20 7946 0958 now.", "Call 202-555-0100 now.", "It began at 10:30 a.m. sharp.", "It began at 5 pm."],
)
def test_a_telephone_number_or_a_time_of_day_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The stock nearly tripled.", [(3, "times", "ratio", "<")]),
        ("The stock rose tenfold.", [(10, "times", "ratio", "=")]),
        ("There was a 3.5-fold increase.", [(3.5, "times", "ratio", "=")]),
        ("The army was cut in half.", [(0.5, "times", "ratio", "=")]),
        ("It is three times as large.", [(3, "times", "ratio", "=")]),
        ("Members went up from 60 to 96.", [(60, "", "base", "="), (96, "", "count", "=")]),
        ("Spending fell from $6 billion to $4 billion.", [(6e9, "USD", "base", "="), (4e9, "USD", "level", "=")]),
        (
            "Spending rose 16 percent to 7.9 trillion yen.",
            [(16, "percent", "change", "="), (7.9e12, "JPY", "level", "=")],
        ),
        ("Spending fell by a third.", [(-100 / 3, "percent", "change", "=")]),
        ("They agreed on a two-thirds cut.", [(-200 / 3, "percent", "change", "=")]),
        ("Two-thirds of voters agree.", [(200 / 3, "percent", "share", "=")]),
        ("Half of the fleet sailed.", [(50, "percent", "share", "=")]),
        ("Six in 10 jets fly.", [(60, "percent", "share", "=")]),
        ("It cost billions of dollars.", [(1e9, "USD", "level", ">")]),
        ("Hundreds of drones came.", [(100, "drones", "count", ">")]),
        ("It has several dozen jets.", [(24, "jets", "count", ">")]),
        ("It grew for the 12th straight year.", [(12, "years", "streak", "=")]),
        ("It grew twelve years in a row.", [(12, "years", "streak", "=")]),
        ("It grew for 12 consecutive years.", [(12, "years", "streak", "=")]),
        ("It is the third-largest buyer.", [(3, "", "rank", "=")]),
        ("It is in its third year.", [(3, "year", "ordinal", "=")]),
        ("It spent a $521 million contract.", [(521e6, "USD", "level", "=")]),
        ("It raised $1 billion.", [(1e9, "USD", "level", "=")]),
    ],
)
def test_what_a_number_measures_is_not_confused(text: str, wanted: list[tuple[float, str, str, str]]) -> None:
    found = [(v.number, v.unit, v.measure, v.comparator) for v in quantities(text)]
    assert found == [(pytest.approx(n), u, m, c) for n, u, m, c in wanted]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It needs between 20 and 30 ships.", 20, 30),
        ("It needs 8-10 ships.", 8, 10),
        ("It needs from 60 to 96 ships.", 60, 96),
        ("It needs $8 billion to $10 billion.", 8e9, 10e9),
        ("It needs $1bn-$2bn.", 1e9, 2e9),
        ("It needs 20-30 percent of them.", 20, 30),
        ("It needs three or four ships.", 3, 4),
    ],
)
def test_a_range_is_one_value(text: str, low: float, high: float) -> None:
    (value,) = quantities(text)
    assert (value.number, value.upper) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $55.",
        "We agree.",
        "It may rain.",
        "May they win.",
        "They march on.",
        "The sun sat low.",
        "Sun Tzu wrote.",
        "It cost 2024 yen.",
        "Agenda 2030 stalled.",
    ],
)
def test_a_word_or_a_sum_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They said on Monday that it ends.", "2024-01-01"),
        ("They will meet on Monday.", "2024-01-08"),
        ("They plan to meet on Monday.", "2024-01-08"),
        ("They met in July.", "2023-07"),
        ("They will meet in July.", "2024-07"),
        ("It has held since January.", "2024-01/.."),
        ("It has held since March.", "2023-03/.."),
        ("It must end by March.", "../2024-03"),
        ("It was paid last spring.", "2023-21"),
        ("It was paid last winter.", "2022-24"),
        ("It began two weeks ago.", "2023-12-22"),
        ("It began more than 20 years ago.", "../2004"),
        ("It began earlier this month.", "2024-01"),
        ("It ended at the end of last year.", "2023-12"),
        ("It began in the early 1990s.", "1990/1994"),
        ("It began in mid-2023.", "2023-05/2023-08"),
        ("It is the story of the 21st century.", "2001/2100"),
        ("It fell in the first half of 2024.", "2024-40"),
        ("It fell in Q3 2022.", "2022-35"),
        ("It fell in the third quarter of last year.", "2023-35"),
        ("It held from 2014 to 2022.", "2014/2022"),
        ("It held in the 2015-2020 period.", "2015/2020"),
        ("It held before 2014.", "../2013"),
        ("It held on May 23-25, 2023.", "2023-05-23/2023-05-25"),
        ("It held from 3 May to 7 June 2023.", "2023-05-03/2023-06-07"),
        ("It began on 24/02/2022.", "2022-02-24"),
        ("It began on 2022-02-24.", "2022-02-24"),
        ("It began on Thursday, 24 February 2022.", "2022-02-24"),
        ("It ran for fiscal year 2023/24.", "2023/2024"),
        ("It grew over the past five years.", "2019/2024"),
        ("It arrives in late March.", "2024-03"),
    ],
)
def test_a_date_is_reckoned_from_the_document_and_the_tense(text: str, edtf: str) -> None:
    assert dates(text) == [edtf]


@pytest.mark.parametrize(
    "text", ["It fell a year earlier.", "It fell on 03/04/2022.", "It fell the next day.", "Next fiscal year it falls."]
)
def test_a_date_without_a_hold_is_seen_and_left_open(text: str) -> None:
    assert dates(text) == [None]


@pytest.mark.parametrize(
    "text", ["It fell on Monday.", "It fell last year.", "It fell in July.", "It fell two weeks ago."]
)
def test_nothing_relative_is_reckoned_in_an_undated_text(text: str) -> None:
    assert dates(text, None) == [None]


def test_an_ordinal_year_is_no_date() -> None:
    assert dates("The war is in its third year.") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Japan's defence budget for fiscal 2024 is 7.95 trillion yen.", "2024-04/2025-03"),
        ("The United States spent $842 billion on defence in FY2024.", "2023-10/2024-09"),
        ("India spent 5.94 trillion rupees on defence in fiscal year 2023/24.", "2023-04/2024-03"),
        ("Britain spent 50 billion pounds on defence in fiscal 2022-23.", "2022-04/2023-03"),
        ("Australia spent A$53 billion on defence in fiscal 2023-24.", "2023-07/2024-06"),
        ("Germany spent 50 billion euros on defence in fiscal 2022.", "2022"),
    ],
)
def test_a_fiscal_year_is_that_of_its_state(text: str, edtf: str, claims: Callable[..., list[Claim]]) -> None:
    assert edtf in [str(c.when) for c in claims(text)]


@pytest.mark.parametrize(
    "lead", ["At this point", "In this area", "In that case", "By law", "At that stage", "A group of"]
)
def test_a_common_noun_before_a_number_names_nothing(lead: str) -> None:
    assert [v.number for v in quantities(f"{lead} 300 soldiers died.")] == [300]


def test_a_streak_of_decades_is_told_in_years() -> None:
    assert [(v.number, v.unit, v.measure) for v in quantities("It rose three decades in a row.")] == [
        (30, "years", "streak")
    ]
