"""What the record holds on an actor, as a person reads it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from detente.errors import OutputError
from detente.record import open_record
from detente.record.actors import actor, involving
from detente.report import dossier
from detente.report.charts import plot, series_of
from detente.vocabulary import load

VIEW, VOCABULARY = open_record(), load()
DAY = dt.date(2024, 1, 5)


def shown(parts: Iterable[RenderableType]) -> str:
    console = Console(file=io.StringIO(), width=120)
    for part in parts:
        console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_card_shows_what_binds_an_actor_on_the_day() -> None:
    text = shown(dossier.card(VIEW, actor("Finland", VOCABULARY), VOCABULARY, DAY))
    assert "Finland has been a member of NATO since 4 April 2023" in text
    assert "COW 375" in text
    before = shown(dossier.card(VIEW, actor("Finland", VOCABULARY), VOCABULARY, dt.date(2022, 1, 1)))
    assert "Finland has been a member of NATO since" not in before


def test_spending_is_drawn_as_bars() -> None:
    text = shown(dossier.card(VIEW, actor("Japan", VOCABULARY), VOCABULARY, DAY))
    assert "military spending (national, enacted, JPY)" in text
    assert "█" in text


def test_a_timeline_has_years_and_the_ends_of_ties() -> None:
    warsaw = actor("Warsaw Pact", VOCABULARY)
    text = shown(dossier.timeline(VIEW, involving(VIEW, warsaw.id, VOCABULARY), VOCABULARY))
    assert text.index("1955") < text.index("1991")
    assert "ends: " in text


def test_two_actors_side_by_side() -> None:
    text = shown(dossier.comparison(VIEW, actor("Japan", VOCABULARY), actor("Australia", VOCABULARY), VOCABULARY, DAY))
    both = text.partition("Between")[0]
    assert "Quad" in both
    assert "AUKUS" in both
    assert "Between Japan and Australia" in text


def test_series_keep_definitions_stages_and_units_apart() -> None:
    labels = set(series_of(VIEW.find("military_spending", {"spender": ["JPN"]})))
    assert {"national, enacted, JPY", "national, draft, JPY"} <= labels


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_chart_as_a_file(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"chart.{ending}"
    plot(series_of(VIEW.find("military_spending", {"spender": ["JPN"]}), "Japan"), file, "Spending")
    assert file.read_bytes()[:4] in {b"<svg", b"\x89PNG"}


def test_a_chart_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written as"):
        plot({}, tmp_path / "chart.gif", "x")
