"""Sums in another money than the record's: borne out by a dated rate, never gainsaid by one."""

from __future__ import annotations

import pytest
from facts import judged, record, value
from hypothesis import given
from hypothesis import strategies as st

from detente.checking.model import Verdict
from detente.checking.money import rate_of
from detente.claims import Value

MONEYS = st.sampled_from(["JPY", "USD", "EUR", "GBP"])


def dollars(billions: float) -> Value:
    return value(billions * 1e9, "USD", text=f"{billions:g} billion dollars")


def test_a_sum_in_dollars_is_borne_out_by_one_in_yen_and_says_at_which_rate() -> None:
    finding = judged("military_spending", dollars(56.5), spender="JPN", when="2024")
    assert finding.verdict is Verdict.SUPPORTED
    assert "converted at 140.5 JPY per USD (2023)" in finding.judgement.because
    assert {e.source.publisher for e in finding.judgement.evidence} >= {"Federal Reserve", "Japan MOD"}


def test_a_sum_in_euros_goes_through_the_dollar() -> None:
    finding = judged("military_spending", value(52e9, "EUR", text="52 billion euros"), spender="JPN", when="2024")
    assert finding.verdict is Verdict.SUPPORTED
    assert "140.5 JPY per USD (2023) and 1.0817 USD per EUR (2023)" in finding.judgement.because


@pytest.mark.parametrize("billions", [40.0, 70.0, 110.0, 560.0])
def test_what_no_rate_bears_out_is_left_open(billions: float) -> None:
    assert judged("military_spending", dollars(billions), spender="JPN", when="2024").verdict is Verdict.NO_RECORD


def test_without_a_rate_for_the_year_there_is_no_conversion() -> None:
    assert rate_of(record(), "JPY", "USD", "1999") is None
    assert rate_of(record(), "PLN", "USD", "2023") is None


def test_the_average_of_a_year_goes_before_that_of_a_month() -> None:
    (rate, statements) = rate_of(record(), "JPY", "USD", "2024") or (0.0, ())
    assert rate == pytest.approx(1 / 157.86)
    assert [s.when for s in statements] == ["2024-06"]


@given(MONEYS, MONEYS, MONEYS)
def test_there_and_back_is_the_same_money_whatever_lies_between(one: str, two: str, three: str) -> None:
    def rate(given: str, wanted: str) -> float:
        found = rate_of(record(), given, wanted, "2023")
        return found[0] if found else 1.0

    assert rate(one, two) * rate(two, one) == pytest.approx(1)
    assert rate(one, two) * rate(two, three) == pytest.approx(rate(one, three))
