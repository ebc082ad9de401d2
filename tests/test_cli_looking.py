"""The commands that look into the record, run as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli import app
from detente.record import open_record

RUN = CliRunner()


def run(*words: str) -> str:
    done = RUN.invoke(app, ["record", *words], catch_exceptions=False, env={"COLUMNS": "160"})
    assert done.exit_code == 0, done.output
    return done.output


def test_a_statement_is_shown_with_its_source() -> None:
    statement = open_record().find("member_of", {"member": ["FIN"], "organisation": ["org:NATO"]})[0]
    text = run("show", statement.id)
    assert "Finland has been a member of NATO since 4 April 2023" in text
    assert open_record().source(statement.source).url[:60] in text


def test_an_actor_is_shown_as_of_a_day() -> None:
    assert "Finland has been a member of NATO" in run("show", "finland", "--on", "2024-01-01")
    assert "Finland has been a member of NATO since" not in run("show", "FIN", "--on", "2020-01-01")


def test_a_timeline_can_be_cut_and_narrowed() -> None:
    text = run("timeline", "Finland", "--relation", "member_of", "--from", "2023-01-01", "--to", "2023-12-31")
    assert "NATO" in text
    assert "spending" not in text


def test_an_unknown_relation_is_a_mistake_in_the_command() -> None:
    done = RUN.invoke(app, ["record", "timeline", "Finland", "--relation", "nonsense"])
    assert done.exit_code == 2


def test_two_states_side_by_side_and_as_a_chart(tmp_path: Path) -> None:
    text = run("compare", "Japan", "Australia", "--on", "2024-01-05")
    assert "Japan alone" in text
    chart = tmp_path / "japan.svg"
    run("show", "Japan", "--plot", str(chart))
    assert chart.read_text().startswith("<svg")


def test_sources_with_the_words_and_how_much_rests_on_them() -> None:
    text = run("sources", "CCDCOE")
    assert "CCDCOE" in text
    assert "A1" in text


@pytest.mark.parametrize("ending", ["csv", "jsonl", "ftm", "parquet"])
def test_an_export_of_one_actor_by_the_endings_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"aukus.{ending}"
    assert str(file) in run("export", "--actor", "AUKUS", "-o", str(file))
    assert file.stat().st_size > 100


def test_an_export_to_standard_output_is_whole() -> None:
    rows = [json.loads(line) for line in run("export", "-f", "jsonl", "--relation", "spending_goal").splitlines()]
    assert {r["id"] for r in rows} == {s.id for s in open_record().find("spending_goal")}
