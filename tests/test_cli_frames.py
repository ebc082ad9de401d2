"""`detente frames`: the list, one frame, a sentence; and --frames wherever frames are used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import refused, run

from detente.reading.frames import load_frames
from detente.vocabulary import load

OWN = """
usher-in:
  relation: member_of
  phase: begins
  verb: [usher]
  slots: {member: object, organisation: [into, to]}
  known: [member, organisation]
  example: Finland was ushered into NATO in April 2023.
"""


@pytest.fixture(autouse=True)
def _plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("DETENTE_FRAMES", raising=False)
    monkeypatch.setattr("detente.history._place", lambda: tmp_path / "history" / "recent.json")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(OWN)
    return file


def test_the_list_has_every_frame() -> None:
    done = run("frames", "--json")
    assert done.code == 0
    assert [f["id"] for f in json.loads(done.out)] == [f.id for f in load_frames(load()).frames]
    table = run("frames", "--relation", "member_of").out
    assert table.splitlines()[0].split() == ["frame", "tells", "triggers", "roles", "←", "slots", "example"]
    assert "Finland joined NATO" in " ".join(table.split())


def test_the_list_is_filtered() -> None:
    by_relation = json.loads(run("frames", "--relation", "arms", "--json").out)
    assert by_relation
    assert {f["relation"] for f in by_relation} == {"arms"}
    assert {f["type"] for f in json.loads(run("frames", "--type", "sanction", "--json").out)} == {"sanction"}
    assert "order-arms" in [f["id"] for f in json.loads(run("frames", "--word", "buy", "--json").out)]
    assert run("frames", "--word", "xyzzy").out.strip() == "no frame is so"


@pytest.mark.parametrize("option", ["--relation", "--type"])
def test_an_unknown_filter_is_a_mistake_in_the_command(option: str) -> None:
    done = run("frames", option, "gossip")
    assert done.code == 2
    assert "gossip" in done.err


def test_options_before_a_command_are_not_passed_over() -> None:
    done = run("frames", "--json", "show", "join")
    assert done.code == 2
    assert "after 'show'" in done.err


def test_one_frame_is_shown_with_its_example_read_and_where_to_edit_it() -> None:
    done = run("frames", "show", "join")
    assert done.code == 0
    text = " ".join(done.out.split())
    assert "organisation ← object, to, into" in text
    assert "“Finland joined NATO in April 2023”" in text
    assert "Finland = FIN, as member" in text
    assert "frames.yaml, line " in text
    shown = json.loads(run("frames", "show", "join", "--json").out)
    file, _, line = shown["place"].rpartition(", line ")
    assert Path(file).read_text("utf8").splitlines()[int(line) - 1] == "join:"
    assert [c["relation"] for c in shown["reads"]] == ["member_of"]


def test_an_unknown_frame_is_told_with_near_ones() -> None:
    refused(run("frames", "show", "ordr-arms"), 4, "no frame 'ordr-arms'", "order-arms")


def test_a_sentence_is_tried() -> None:
    done = run("frames", "test", "Japan ordered 40 F-35s from the United States last year.", "--date", "2024-01-05")
    assert done.code == 0
    text = " ".join(done.out.split())
    assert "ordered subject Japan object 40 F-35s from the United States" in text
    assert "✓ order-arms: reads the clause" in text
    assert "✗ arms-general: needs one of the words" in text
    assert "when 2023" in text
    tried = json.loads(run("frames", "test", "Japan ordered 40 F-35s.", "--json").out)
    assert [c["frame"] for c in tried["claims"]] == ["order-arms"]
    assert {f["frame"]: f["result"] for f in tried["frames"]}["order-arms"] == "reads"


def test_a_sentence_without_a_trigger_names_near_words() -> None:
    out = " ".join(run("frames", "test", "The purchaser slept well.").out.split())
    assert "no word of this sentence triggers a frame" in out
    assert "nearest words that do: " in out


def test_an_empty_sentence_and_a_wrong_day_are_refused() -> None:
    refused(run("frames", "test", " "), 3)
    assert run("frames", "test", "Japan left.", "--date", "soon").code == 2


def test_own_frames_are_used_by_every_command_that_reads(own: Path, tmp_path: Path) -> None:
    sentence = "Finland was ushered into NATO in April 2023."
    article = tmp_path / "article.txt"
    article.write_text(sentence)
    assert "usher-in: reads" in run("frames", "test", sentence, "--frames", own).out
    assert f"{own}, line 2" in " ".join(run("frames", "show", "usher-in", "--frames", own, "--json").out.split())
    assert json.loads(run("frames", "--frames", own, "--json").out)[0]["id"] == "usher-in"
    report = json.loads(run("audit", article, "--frames", own, "--format", "json").out)
    assert [c["frame"] for c in report["claims"]] == ["usher-in"]
    assert "mine.yaml" in report["model"]
    plain = json.loads(run("audit", article, "--format", "json").out)
    assert "usher-in" not in [c["frame"] for c in plain["claims"]]
    assert "usher-in" in run("explain", report["claims"][0]["id"], article, "--frames", own).out


def test_a_broken_file_of_ones_own_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(OWN.replace("[usher]", "[ushered]"))
    refused(run("frames", "--frames", file), 4, "mine.yaml, usher-in", "'ushered' is no lemma", "write usher")
    refused(run("frames", "--frames", tmp_path / "none.yaml"), 4, "cannot be read")
