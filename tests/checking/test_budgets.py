"""Budgets: levels, changes, rates, ratios, streaks, records, under more than one definition; and laws that hold for all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from facts import claim, judged, record, value, verdict, vocabulary
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.checking import Finding, check
from detente.claims import Statement, Value
from detente.record import View
from detente.record.bundle import Bundle
from detente.record.store import build

TRILLION = 1e12
FIRST = 2001


def budget(*values: Value, when: str = "2024", scope: str = "") -> Finding:
    return judged("military_spending", *values, spender="JPN", when=when, scope=scope)


def yen(trillions: float, measure: str = "level") -> Value:
    return value(trillions * TRILLION, "JPY", measure, f"{abs(trillions)} trillion yen")


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("supported", yen(7.95)),
        ("supported", yen(7.9)),
        ("supported", yen(7.7)),  # under the narrower definition
        ("imprecise", yen(8.5)),
        ("contradicted", yen(9.9)),
        ("supported", yen(1.13, "change")),
        ("contradicted", yen(-1.13, "change")),
        ("supported", value(16, "percent", "change", "more than 16 percent", comparator=">")),
        ("supported", value(16.5, "percent", "change", "16.5 percent")),
        ("contradicted", value(26, "percent", "change", "26 percent")),
        ("contradicted", value(-16.5, "percent", "change", "16.5 percent")),
    ],
)
def test_a_budget_its_change_and_its_rate(expected: str, said: Value) -> None:
    finding = budget(said)
    assert str(finding.verdict) == expected
    assert finding.judgement.derivation
    assert finding.judgement.evidence


def test_the_sum_is_written_out() -> None:
    (step, *_) = budget(yen(1.13, "change")).judgement.derivation
    assert step.startswith("7.9496 trillion − 6.8219 trillion = 1.1277 trillion JPY")
    (step, *_) = budget(value(16.5, "percent", "change", "16.5 percent")).judgement.derivation
    assert step.startswith("7.9496 trillion ÷ 6.8219 trillion − 1 = +16.5 %")


def test_definitions_that_differ_are_each_shown() -> None:
    finding = budget(yen(7.95))
    assert "national, excl. SACO" in finding.judgement.because
    assert len(finding.judgement.derivation) == 2


def test_several_figures_are_as_good_as_the_worst() -> None:
    assert str(budget(yen(7.95), yen(1.13, "change")).verdict) == "supported"
    assert str(budget(yen(7.95), yen(-1.13, "change")).verdict) == "contradicted"


def test_a_ratio_from_the_first_year_to_the_last() -> None:
    assert str(budget(value(1.6, "times", "ratio", "1.6 times"), when="2016/2024").verdict) == "supported"
    assert str(budget(value(3, "times", "ratio", "tripled"), when="2016/2024").verdict) == "contradicted"


@pytest.mark.parametrize(
    ("expected", "years", "scope"),
    [
        ("supported", 8, ""),
        ("supported", 8, "increase"),
        ("no_record", 12, ""),  # the series does not go back so far
        ("contradicted", 3, "decrease"),
    ],
)
def test_a_streak_is_as_long_as_the_series_shows(expected: str, years: int, scope: str) -> None:
    assert str(budget(value(years, "years", "streak"), scope=scope).verdict) == expected


def test_a_record_is_the_highest_so_far() -> None:
    top = value(1, "", "rank", "record")
    finding = budget(top, scope="record")
    assert str(finding.verdict) == "supported"
    assert "6.8219 trillion" in finding.judgement.because


def test_a_period_without_figures_is_not_on_record() -> None:
    assert str(budget(yen(7.9), when="1999").verdict) == "no_record"
    assert verdict("military_spending", yen(1), spender="FIN", when="2024") == "no_record"


def test_a_currency_without_a_rate_is_not_compared() -> None:
    assert str(budget(value(220e9, "PLN", text="220 billion zlotys")).verdict) == "no_record"


def test_a_share_of_output() -> None:
    share = {"spender": "POL", "when": "2023"}
    assert verdict("military_share", value(3.9, "percent of GDP", text="3.9 percent"), **share) == "supported"
    assert verdict("military_share", value(3, "percent of GDP", text="3 percent"), **share) == "contradicted"


def made_of(figures: list[float]) -> View:
    """A record that has one series, a year a figure from 2001 on."""
    source = replace(record().source("mod"), date="2001-01-01")
    statements = tuple(
        Statement(
            id=f"s{year}",
            relation="military_spending",
            roles=(("spender", "FIN"),),
            source=source.id,
            number=figure,
            unit="EUR",
            when=str(year),
            start=f"{year}-01-01",
            end=f"{year}-12-31",
        )
        for year, figure in enumerate(figures, FIRST)
    )
    return build(None, Bundle(statements, (source,), (), ()), "made")


def against(view: View, said: Value, year: int, when: str = "") -> str:
    made = claim("military_spending", said, spender="FIN", when=when or str(year))
    return str(check(made, view, vocabulary(), dt.date(year, 12, 31)).verdict)


def borne_out(figures: list[float]) -> list[str]:
    """What checking says of "for at least n years", for every n that the series allows."""
    view, last = made_of(figures), FIRST + len(figures) - 1
    spans = range(1, len(figures))
    return [against(view, value(n, "years", "streak", f"{n} years", comparator=">="), last) for n in spans]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 30).map(float), min_size=3, max_size=10))
def test_a_longer_streak_is_never_easier_to_bear_out(figures: list[float]) -> None:
    rises = next((n for n, (now, before) in enumerate(pairwise(figures[::-1])) if now <= before), len(figures) - 1)
    told = borne_out(figures)
    assert told[:rises] == ["supported"] * rises
    assert "supported" not in told[rises:]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 30).map(float), min_size=3, max_size=10))
def test_one_more_rise_makes_a_streak_one_longer(figures: list[float]) -> None:
    longer = [*figures, max(figures) + 1]
    assert borne_out(longer).count("supported") == borne_out(figures).count("supported") + 1


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 10_000), st.integers(100, 10_000))
def test_growth_and_its_inverse_give_back_the_start(first: int, second: int) -> None:
    up, down = (second / first - 1) * 100, (first / second - 1) * 100
    assume(min(abs(up), abs(down)) >= 1)
    view = made_of([first * 1e6, second * 1e6, first * 1e6])
    for rate, year in ((up, FIRST + 1), (down, FIRST + 2)):
        rounded = round(rate, 1)
        assert against(view, value(rounded, "percent", "change", f"{abs(rounded)} percent"), year) == "supported"
        assert against(view, value(-rounded, "percent", "change", f"{abs(rounded)} percent"), year) == "contradicted"
    assert (1 + up / 100) * (1 + down / 100) == pytest.approx(1)
    same = value(1, "times", "ratio", "1.00 times")
    assert against(view, same, FIRST + 2, f"{FIRST}/{FIRST + 2}") == "supported"
    level = value(first * 1e6, "EUR", text=f"{first} million euros")
    assert against(view, level, FIRST) == against(view, level, FIRST + 2) == "supported"
