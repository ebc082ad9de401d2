"""`detente system`, run as a user runs it, and the files that it writes."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from detente.cli import app
from detente.errors import InputError, NotFoundError

RUN = CliRunner()
ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads(files("detente.report").joinpath("schema/system.schema.json").read_text("utf8"))
PARTISAN = ["--from", str(ROOT / "examples" / "partisan.txt"), "--date", "2024-05-16"]


def invoke(*words: str) -> Result:
    return RUN.invoke(app, ["system", *words], catch_exceptions=False, env={"COLUMNS": "160", "NO_COLOR": "1"})


def run(*words: str) -> str:
    done = invoke(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_system_of_a_day_names_its_layers_and_bodies() -> None:
    text = run("--at", "2024-01-01")
    assert "The system of 1 January 2024" in text
    assert all(layer in text for layer in ("bonds", "arms", "exercises", "diplomacy", "hostility"))
    assert "NATO" in text


def test_between_years_it_says_who_joined() -> None:
    text = " ".join(run("--between", "2023", "2024").split())
    assert "Finland joined NATO" in text
    assert "Belarus joined SCO" in text


def test_groups_grow_by_year() -> None:
    text = run("--between", "2018", "2024", "--groups", "nato", "JPN,KOR,AUS,NZL")
    assert "Tied pairs between nato and JPN,KOR,AUS,NZL" in text
    assert "2024" in text


def test_an_actor_alone_shows_its_ties_and_what_they_rest_on() -> None:
    text = run("--at", "2024-01-01", "--actor", "Finland", "--layer", "bonds")
    assert "Finland → NATO: member, since 4 April 2023" in text
    assert "Finland has been a member of NATO since 4 April 2023" in text
    assert "Japan" not in text


def test_a_text_is_shown_against_the_record() -> None:
    text = run(*PARTISAN)
    assert "✗ disputed" in text
    assert "✓ borne out" in text
    assert "· left out" in text


def test_what_if() -> None:
    text = run("--suppose", "South Korea joins AUKUS in 2027", "--at", "2026-01-01")
    assert "members of AUKUS" in text
    assert "South Korea would share AUKUS with: Australia; United Kingdom; United States" in text


def test_measures_are_shown() -> None:
    text = run("--at", "2024-01-01", "--measures")
    assert "central" in text
    assert "Blocs by bonds" in text
    assert "Structural balance" in text


@pytest.mark.parametrize(
    "words",
    [
        ["--at", "2024-01-01", "--measures"],
        ["--between", "2020", "2024"],
        PARTISAN,
        [*PARTISAN, "--at", "2024-05-16"],
        ["--suppose", "South Korea joins AUKUS in 2027", "--at", "2026-01-01"],
    ],
    ids=["day", "years", "text", "overlay", "supposed"],
)
def test_the_json_keeps_to_its_schema(words: list[str]) -> None:
    text = run(*words, "--format", "json")
    found = json.loads(text)
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())
    ids = {actor["id"] for actor in found["actors"]}
    for tie in found["ties"]:
        assert {tie["source"], tie["target"]} <= ids
        assert set(tie["statements"]) <= set(found["evidence"])
    assert len({tie["id"] for tie in found["ties"]}) == len(found["ties"])
    assert run(*words, "--format", "json") == text


def test_csv_has_a_line_a_tie() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--at", "2024-01-01", "--format", "csv"))))
    ties = json.loads(run("--at", "2024-01-01", "--format", "json"))["ties"]
    assert sorted(row["id"] for row in rows) == sorted(tie["id"] for tie in ties)
    assert all(row["statements"] for row in rows)


@pytest.mark.parametrize(("ending", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_graphs_are_read_back_as_they_were(tmp_path: Path, ending: str, read: object) -> None:
    places = [tmp_path / f"{n}.{ending}" for n in (1, 2)]
    for place in places:
        run("--at", "2024-01-01", "--output", str(place))
    assert places[0].read_bytes() == places[1].read_bytes()
    graph = read(places[0])  # type: ignore[operator]
    ties = json.loads(run("--at", "2024-01-01", "--format", "json"))["ties"]
    assert graph.number_of_edges() == len(ties)
    assert graph.nodes["FIN"]["label"] == "Finland"
    assert any(data["start"] == "2023-04-04" for *_, data in graph.edges("FIN", data=True))


def test_what_looks_like_markup_or_commands_a_terminal_is_shown_as_it_stands(tmp_path: Path) -> None:
    place = tmp_path / "hostile.txt"
    place.write_text("Finland joined [/bold]NATO\x1b[31m in April 2023. The [red]United States[/red] is a NATO member.")
    text = run("--from", str(place), "--date", "2024-01-05")
    assert "\x1b" not in text
    assert "NATO" in text
    for format in ("gexf", "graphml", "csv", "json"):
        assert run("--from", str(place), "--date", "2024-01-05", "--format", format)


def test_a_wrong_command_is_told_what_is_wrong() -> None:
    for words, reason in (
        (["--layer", "weather"], "no layer"),
        (["--between", "2024", "1991"], "write --between 1991 2024"),
        (["--between", "abc", "1991"], "'abc' is no year"),
        (["--between", "1", "20000"], "from 1000 to 9998"),
        (["--between", "2010", "--layer", "bonds"], "'--layer' is no year"),
        (["--between", "2010", "2012", "--at", "2011-01-01"], "leave one of them out"),
        (["--groups", "nato", "JPN"], "add the years"),
        (["--groups", "nato", ",", "--between", "2010", "2012"], "',' names nobody"),
        (["--race", "United", "States", "China"], "'China' belongs to no option; put names of several words in quotes"),
        (["--suppose", " "], "there is no text; write a sentence"),
        (["--output", "x.pdf"], "'.pdf' is no ending; use .html"),
        (["--at", "yesterdayish"], "--at"),
    ):
        done = invoke(*words)
        assert done.exit_code == 2
        assert reason in done.output


def test_what_is_not_known_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="Atlantis"):
        invoke("--actor", "Atlantis")
    with pytest.raises(InputError, match="ties or unties"):
        invoke("--suppose", "It rains.")
    with pytest.raises(InputError, match="nobody is known as Wakanda"):
        invoke("--suppose", "Wakanda joins NATO.")
    with pytest.raises(InputError, match="has no figures of spending by “SIPRI"):
        invoke("--race", "NATO", "Russia")
    with pytest.raises(InputError, match="is one state"):
        invoke("--race", "USA", "United States")
    with pytest.raises(NotFoundError, match="no spending is recorded"):
        invoke("--spending", "Martian")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    from detente.errors import OutputError

    with pytest.raises(OutputError, match="cannot be written"):
        invoke("--at", "2024-01-01", "--output", str(tmp_path / "no" / "such" / "x.csv"))


def test_persons_stand_for_their_state_unless_they_are_kept_apart_or_named() -> None:
    words = ("--at", "2024-08-01", "--layer", "diplomacy", "--format", "json")
    folded, apart = (json.loads(run(*words, *more)) for more in ((), ("--persons",)))
    assert "person:vladimir-putin" not in {a["id"] for a in folded["actors"]}
    assert "person:vladimir-putin" in {a["id"] for a in apart["actors"]}
    assert "Vladimir Putin → Finland" in run("--at", "2024-08-01", "--actor", "Vladimir Putin")
    assert "Russia → Finland" in run("--at", "2024-08-01", "--layer", "diplomacy", "--actor", "Russia")


def test_a_text_that_ties_nobody_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The cat sat on the mat.")
    assert "tells of no tie" in run("--from", str(tmp_path / "a.txt"), "--date", "2024-01-05")


def test_a_text_is_kept_to_a_layer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Finland joined NATO in 2023. Poland ordered 250 Abrams tanks from the United States."
    )
    words = ("--from", str(tmp_path / "a.txt"), "--date", "2024-01-05", "--format", "json")
    assert {tie["layer"] for tie in json.loads(run(*words, "--layer", "arms"))["ties"]} == {"arms"}
