from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.report.system.spending import HEIGHT, NAMED, WIDTH, chart

figures = st.dictionaries(st.integers(1990, 2025).map(str), st.floats(0, 1e13), min_size=1)
spending = st.dictionaries(st.text("ABC", min_size=1, max_size=3), figures, max_size=20)


@given(spending)
def test_lines_names_and_marks_stay_within_the_chart(series: dict[str, dict[str, float]]) -> None:
    made = chart({"definition": "d", "unit": "USD", "series": series}, {})
    years = {year for by in series.values() for year in by}
    assert (made is None) == (not years)
    if made is None:
        return
    assert len(made.series) == len(series)
    assert [s.rank for s in made.series] == list(range(1, len(series) + 1))
    for s in made.series:
        assert s.path.count("M") + s.path.count("L") == s.dots.count("M") == len(s.figures)
        assert 0 <= s.end[0] <= WIDTH
        assert 0 <= s.end[1] <= HEIGHT
    named = sorted(s.label for s in made.series if s.named)
    assert len(named) == min(NAMED, len(series))
    assert all(b - a >= 14.8 for a, b in pairwise(named))
    assert made.marks[0][1] == "0"
    assert 2 <= len(made.marks) <= 12


def test_a_year_without_a_figure_breaks_the_line() -> None:
    made = chart({"series": {"FIN": {"2020": 1.0, "2021": 2.0, "2023": 3.0, "2024": None}}}, {"FIN": "Finland"})
    assert made
    (line,) = made.series
    assert (line.name, line.last) == ("Finland", 2023)
    assert line.path.count("M") == 2


def test_figures_of_one_year_are_bars() -> None:
    made = chart({"series": {"FIN": {"2020": 1.0}, "SWE": {"2020": 2.0}}}, {})
    assert made
    assert [s.id for s in made.bars] == ["SWE", "FIN"]
    assert all(s.figures[s.last] <= made.top for s in made.bars)


def test_without_figures_there_is_no_chart() -> None:
    assert chart({}, {}) is None
    assert chart({"series": {"FIN": {"2020": None}}}, {}) is None
