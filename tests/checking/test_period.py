"""Sums over several years, shares of a whole and comparisons: by tables made for the purpose, with the laws that hold for all."""

from __future__ import annotations

import datetime as dt

import pytest
from facts import claim, record, value, vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.checking import check
from detente.claims import Statement, Value
from detente.record import View
from detente.record.bundle import Bundle
from detente.record.store import build

STATES = ("FIN", "SWE", "NOR", "DNK")
YEARS = range(2020, 2025)
Figures = dict[str, list[float]]
tables = st.fixed_dictionaries({s: st.lists(st.integers(1, 500).map(float), min_size=5, max_size=5) for s in STATES})


def deliveries(figures: Figures, role: str = "recipient", first: int = YEARS[0]) -> View:
    """A record of the volumes of arms that each state had, a year a figure."""
    source = record().source("mod")
    statements = tuple(
        Statement(
            id=f"{state}-{year}",
            relation="arms_volume",
            roles=((role, state),),
            source=source.id,
            number=figure,
            unit="million TIV",
            when=str(year),
            start=f"{year}-01-01",
            end=f"{year}-12-31",
            definition="SIPRI",
        )
        for state, row in figures.items()
        for year, figure in enumerate(row, first)
    )
    return build(None, Bundle(statements, (source,), (), ()), "made")


def says(
    view: View, *values: Value, when: str = "2020/2024", role: str = "recipient", of: str = "FIN", scope: str = ""
) -> str:
    made = claim("arms_volume", *values, when=when, scope=scope, **{role: of})
    return str(check(made, view, vocabulary(), dt.date(2025, 6, 1)).verdict)


def first(number: float = 1) -> Value:
    return value(number, "", "rank", "largest")


@settings(max_examples=30, deadline=None)
@given(tables)
def test_one_place_is_right_for_each_and_the_largest_sum_has_the_first(figures: Figures) -> None:
    view = deliveries(figures)
    order = sorted(STATES, key=lambda s: (-sum(figures[s]), s))
    for place, state in enumerate(order, 1):
        right = [n for n in range(1, len(STATES) + 1) if says(view, first(n), of=state) == "supported"]
        assert right == [place]


@settings(max_examples=30, deadline=None)
@given(tables)
def test_shares_are_of_one_whole_and_do_not_depend_on_the_unit(figures: Figures) -> None:
    total = sum(map(sum, figures.values()))
    tenfold = deliveries({s: [10 * n for n in row] for s, row in figures.items()})
    for state in STATES:
        share = 100 * sum(figures[state]) / total
        said = value(round(share, 1), "percent", "share", f"{share:.1f} percent")
        assert says(deliveries(figures), said, of=state) == says(tenfold, said, of=state) == "supported"
        twice = value(round(2 * share, 1), "percent", "share", f"{2 * share:.1f} percent")
        assert says(tenfold, twice, of=state) == "contradicted"


@settings(max_examples=30, deadline=None)
@given(tables)
def test_above_and_below_are_each_others_inverse(figures: Figures) -> None:
    view = deliveries(figures)
    if sum(figures["FIN"]) != sum(figures["SWE"]):
        told = {scope: says(view, scope=scope) for scope in ("above:SWE", "below:SWE")}
        assert set(told.values()) == {"supported", "contradicted"}
        assert told["above:SWE"] == says(view, of="SWE", scope="below:FIN")


def test_a_period_that_the_figures_do_not_cover_is_not_on_record() -> None:
    view = deliveries({"FIN": [3, 4, 5], "SWE": [1, 1, 1]})
    assert says(view, first(), when="2020/2024") == "no_record"
    assert says(view, first(), when="2020/2022") == "supported"


def test_exporters_are_ranked_apart_from_importers() -> None:
    view = deliveries({"FIN": [9] * 5, "SWE": [1] * 5}, "supplier")
    assert says(view, first(), role="supplier") == "supported"
    assert says(view, first()) == "no_record"


@pytest.mark.parametrize(("expected", "percent"), [("supported", 50.0), ("contradicted", -50.0), ("contradicted", 5.0)])
def test_a_change_is_from_the_period_before(expected: str, percent: float) -> None:
    view = deliveries({"FIN": [2.0] * 5 + [3.0] * 5, "SWE": [1.0] * 10}, first=2015)
    said = value(percent, "percent", "change", f"{abs(percent):g} percent")
    assert says(view, said) == expected
    assert says(view, said, when="2015/2024") == expected  # told as from the one to the other


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("supported", value(15, "million TIV", text="15 million")),
        ("no_record", value(3, "million TIV", text="3 million")),
    ],
)
def test_a_total_is_that_of_all_the_years(expected: str, said: Value) -> None:
    assert says(deliveries({"FIN": [3.0] * 5, "SWE": [1.0] * 5}), said) == expected


@pytest.mark.parametrize(
    ("expected", "values", "scope"),
    [
        ("supported", (first(2),), ""),
        ("contradicted", (first(1),), ""),
        ("supported", (value(9.6, "percent", "share", "9.6 percent"),), ""),
        ("contradicted", (value(19.6, "percent", "share", "19.6 percent"),), ""),
        ("supported", (), "above:RUS"),
        ("contradicted", (), "below:RUS"),
    ],
)
def test_what_the_publisher_gives_for_the_period_itself_goes_first(
    expected: str, values: tuple[Value, ...], scope: str
) -> None:
    source = record().source("mod")
    rows = [("FRA", 9.6, "percent"), ("RUS", 7.8, "percent"), ("FRA", 2.0, "rank"), ("RUS", 3.0, "rank")]
    statements = tuple(
        Statement(
            id=f"{state}-{unit}",
            relation="arms_volume",
            roles=(("supplier", state),),
            source=source.id,
            number=number,
            unit=unit,
            when="2020/2024",
            start="2020-01-01",
            end="2024-12-31",
            definition="SIPRI",
        )
        for state, number, unit in rows
    )
    view = build(None, Bundle(statements, (source,), (), ()), "made")
    assert says(view, *values, role="supplier", of="FRA", scope=scope) == expected
