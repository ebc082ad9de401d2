"""The commands that fill and keep the record, run as a user runs them."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import detente
from detente.cli import app
from detente.record import open_record, writable_record
from detente.record.places import chosen, own_record

RUN = CliRunner()
HEADER = "relation,member,organisation,when,publisher,title,url,grade\n"
ROW = "member_of,{},org:Lublin-Triangle,2030-01-01/..,Our desk,A note,https://example.org/note,F6\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("DETENTE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.csv"
    file.write_text(HEADER + ROW.format("FIN") + ROW.format("XXX"))
    return file


def run(*words: str | Path, code: int = 0) -> str:
    done = RUN.invoke(app, ["record", *map(str, words)], env={"COLUMNS": "160"})
    assert done.exit_code == code, done.output
    return " ".join(done.output.split())


def test_a_file_is_imported_into_a_record_of_ones_own_and_used_from_then_on(mine: Path, data: Path) -> None:
    claim, day = "Finland is a member of the Lublin Triangle.", "2030-02-01"
    before = [str(f.verdict) for f in detente.audit(claim, date=day, record=open_record())]
    assert (before, chosen().place) == (["no_record"], "")
    told = run("import", mine)
    assert "rows read 2 = 1 imported + 0 skipped + 1 rejected" in told
    assert "1: unknown entity 'XXX'" in told
    assert "1 new, 0 known, 0 superseded (import 2)" in told
    (rejects,) = (data / "rejects").iterdir()
    (rejected,) = map(json.loads, rejects.read_text().splitlines())
    assert (rejected["place"], rejected["reason"]) == ("line 3", "unknown entity 'XXX'")
    assert chosen().place == str(own_record())
    after = [str(f.verdict) for f in detente.audit(claim, date=day, record=open_record())]
    assert after == ["supported"]
    assert open_record().version.startswith("own-")


def test_the_same_file_twice_changes_nothing(mine: Path) -> None:
    run("import", mine)
    version = open_record().version
    assert "imported before (import 2): nothing is changed" in run("import", mine)
    assert open_record().version == version
    assert len(open_record().imports()) == 2


def test_imports_are_listed_and_the_record_is_asked_as_it_was(mine: Path) -> None:
    run("import", mine)
    listed = run("imports")
    assert "own:mine.csv" in listed
    assert "core" in listed
    assert "Lublin" in run("search", "Lublin", "Finland", "Our")
    for command in (("search", "Lublin"), ("stats",), ("imports",)):
        assert "Lublin" not in run(*command, "--known", "2000-01-01")
    assert run("search", "x", "--known", "soon", code=2)


def test_one_bad_file_does_not_stop_the_others(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear all")
    told = run("import", other, mine, code=4)
    assert "1 new" in told
    assert "letter.txt: is of no format that is known" in told
    assert "own.txt" not in told
    assert run("import", mine, "--as", "nothing", code=4)


def test_a_file_of_which_nothing_can_be_read_replaces_nothing(mine: Path) -> None:
    run("import", mine)
    version = open_record().version
    mine.write_text(HEADER + ROW.format("XXX"))
    assert "none of its rows can be read" in run("import", mine, code=4)
    assert open_record().version == version


def test_a_statement_is_shown_with_what_stood_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "spending.csv"
    for figure in (5, 6):
        row = f"military_spending,FIN,{figure},EUR,2030,Our desk,A note,https://example.org/note,F6\n"
        file.write_text("relation,spender,number,unit,when,publisher,title,url,grade\n" + row)
        run("import", file)
    (statement,) = open_record().find("military_spending", {"spender": "FIN"}, start=dt.date(2030, 1, 1))
    shown = run("show", statement.id)
    assert "(edition), own:spending.csv" in shown
    assert ", 5 " in shown


def test_another_record_may_be_named(mine: Path, tmp_path: Path) -> None:
    place = tmp_path / "with space" / "other.sqlite"
    run("import", mine, "--record", place)
    assert not own_record().exists()
    assert (place.parent / "rejects").is_dir()
    assert "Our desk" in run("search", "Lublin", "Finland", "--record", place)
    assert str(place) in run("migrate", "--record", place)


def test_a_record_that_is_built_can_be_imported_into(tmp_path: Path, mine: Path) -> None:
    source = "sources: {own: {publisher: P, title: T, url: 'https://example.org/', grade: A1}}\n"
    (tmp_path / "own.yaml").write_text(
        source + "statements: [{relation: member_of, member: JPN, organisation: org:G7, source: own}]\n"
    )
    place = tmp_path / "built.sqlite"
    run("build", tmp_path / "own.yaml", "--no-core", "-o", place)
    run("import", mine, "--record", place)
    assert open_record(place).stats() == {"member_of": 2}


def test_the_bundled_record_is_taken_in_anew_when_it_has_changed(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", mine)
    before = open_record()
    monkeypatch.setattr("detente.record.default.core_digest", lambda: "f" * 64)
    after = open_record()
    assert [i.dataset for i in after.imports()] == ["core", "own:mine.csv", "core"]
    assert (after.imports()[-1].new, after.imports()[-1].superseded) == (0, 0)
    assert after.version == before.version
    assert len(open_record().imports()) == 3
    writable_record().close()
    assert len(open_record().imports()) == 3


def test_doctor_says_which_record_is_used_and_why(mine: Path) -> None:
    def doctor() -> str:
        return " ".join(RUN.invoke(app, ["doctor"], env={"COLUMNS": "300"}).output.split())

    assert "no other was named" in doctor()
    run("import", mine)
    assert f"{own_record()}: it is your own" in doctor()


def test_an_audit_loads_neither_sqlalchemy_nor_alembic(mine: Path) -> None:
    run("import", mine)
    code = (
        "import sys, detente; list(detente.audit('Finland joined NATO in April 2023.', date='2024-01-05'));"
        "print(sorted({'sqlalchemy', 'alembic', 'pg8000', 'detente.record.importers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
