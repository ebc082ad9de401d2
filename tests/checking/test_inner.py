"""The sum that a text does itself: old figure, new figure, change."""

from __future__ import annotations

import pytest
from facts import judged, value
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.checking.inner import come_to
from detente.checking.model import Verdict
from detente.claims import Value

FIGURES = st.integers(10, 99_999)
SCALES = st.sampled_from([1.0, 1e3, 1e6, 1e9])


def told(number: float, unit: str, measure: str, comparator: str = "=") -> Value:
    return value(number, unit, measure, f"{abs(number):g} {unit}", comparator=comparator)


def dollars(number: float, measure: str, comparator: str = "=") -> Value:
    return value(number, "USD", measure, f"{abs(number):.0f} dollars", comparator=comparator)


@pytest.mark.parametrize(
    ("old", "new", "change", "wrong"),
    [
        (dollars(80, "base"), dollars(100, "level"), told(25, "percent", "change"), None),
        (dollars(80, "base"), dollars(100, "level"), told(20, "percent", "change"), Verdict.IMPRECISE),
        (dollars(80, "base"), dollars(100, "level"), told(50, "percent", "change"), Verdict.CONTRADICTED),
        (dollars(100, "base"), dollars(80, "level"), told(-20, "percent", "change"), None),
        (dollars(100, "base"), dollars(80, "level"), told(20, "percent", "change"), Verdict.CONTRADICTED),
        (dollars(80, "base"), dollars(100, "level"), dollars(20, "change"), None),
        (dollars(80, "base"), dollars(100, "level"), dollars(50, "change"), Verdict.CONTRADICTED),
        (dollars(50, "base"), dollars(100, "level"), value(2, "times", "ratio", "doubled"), None),
        (dollars(50, "base"), dollars(200, "level"), value(2, "times", "ratio", "doubled"), Verdict.CONTRADICTED),
        (
            dollars(50, "base"),
            dollars(200, "level"),
            value(2, "times", "ratio", "more than doubled", comparator=">"),
            None,
        ),
        (dollars(80, "base"), dollars(100, "level", ">"), told(60, "percent", "change"), None),
    ],
)
def test_three_figures_fit_or_do_not(old: Value, new: Value, change: Value, wrong: Verdict | None) -> None:
    assert come_to(old, new, change)[0] is wrong


@given(FIGURES, FIGURES)
def test_the_change_that_two_figures_come_to_fits_them(old: int, new: int) -> None:
    assume(old != new)
    base, level = dollars(old, "base"), dollars(new, "level")
    rate = (new / old - 1) * 100
    assert come_to(base, level, value(rate, "percent", "change", f"{abs(rate):.4f} percent"))[0] is None
    assert come_to(base, level, dollars(new - old, "change"))[0] is None


@given(FIGURES, FIGURES, st.floats(-95, 900), SCALES)
def test_scale_and_unit_change_nothing(old: int, new: int, rate: float, scale: float) -> None:
    change = value(rate, "percent", "change", f"{abs(rate):.2f} percent")
    plain, _ = come_to(dollars(old, "base"), dollars(new, "level"), change)

    def scaled(number: int, measure: str) -> Value:
        return value(number * scale, "JPY", measure, f"{number} yen")

    assert come_to(scaled(old, "base"), scaled(new, "level"), change)[0] is plain


@given(FIGURES, FIGURES, st.floats(1, 500), st.floats(1, 500))
def test_what_lies_further_off_is_no_better(old: int, new: int, near: float, further: float) -> None:
    rank = [None, Verdict.IMPRECISE, Verdict.CONTRADICTED]
    rate = (new / old - 1) * 100

    def off_by(points: float) -> int:
        stated = rate + points
        return rank.index(
            come_to(
                dollars(old, "base"),
                dollars(new, "level"),
                value(stated, "percent", "change", f"{abs(stated):.6f} percent"),
            )[0]
        )

    assume(rate >= 0)
    assert off_by(near + further) >= off_by(near)


def test_what_the_record_leaves_open_the_sum_settles() -> None:
    figures = (dollars(80e9, "base"), dollars(100e9, "level"), told(60, "percent", "change"))
    finding = judged("military_spending", *figures, spender="MEX", when="2024")
    assert finding.verdict is Verdict.CONTRADICTED
    assert "own figures" in finding.judgement.because
    assert any("÷" in step for step in finding.judgement.derivation)


def test_a_rate_in_real_terms_is_another_sum() -> None:
    figures = (dollars(80e9, "base"), dollars(100e9, "level"), told(10, "percent", "change"))
    finding = judged(
        "military_spending", *figures, spender="MEX", when="2024", quote="rose by 10 percent in real terms"
    )
    assert finding.verdict is Verdict.NO_RECORD
