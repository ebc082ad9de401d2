"""The command line from end to end: formats, places, exit codes, and what it says of input that it cannot read."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import detente
from detente import cli
from detente.report.contract import schema

ARTICLE = """# Two flags

Finland joined NATO in April 2023. Sweden is a member of NATO. Poland is a member of the European Union.

It is high time that the alliance woke up.
"""
DAY = ("--date", "2024-01-05")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _own_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test audits is not remembered after it."""
    monkeypatch.setattr("detente.history._place", lambda: tmp_path / "history" / "recent.json")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "flags.md"
    file.write_text(ARTICLE)
    return file


def run(*arguments: str | Path, stdin: bytes | None = None) -> Done:
    """The command line in this process, its entry point included: it prints errors and exits with their codes."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf8"), io.TextIOWrapper(io.BytesIO(), "utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin or b""), "utf8"))
        patch.setattr("gc.set_threshold", lambda *_: None)
        with pytest.raises(SystemExit) as exit_:
            cli.main()
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
    code = exit_.value.code
    return Done(code if isinstance(code, int) else 0, out.read(), err.read())


def refused(done: Done, code: int, *said: str) -> None:
    """It ended with this code, said why and what to do in one message, and showed no traceback."""
    assert done.code == code, done
    assert "Traceback" not in done.err + done.out
    head, *rest = done.err.splitlines()
    assert head.startswith("detente: ")
    assert len(rest) == 1, "one message, with its remedy"
    assert rest[0].startswith("         ")
    for words in said:
        assert words in done.err


# ---------------------------------------------------------------- formats and places


def test_the_version() -> None:
    assert run("--version") == Done(0, f"detente {detente.__version__}\n", "")


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    assert all(command in shown for command in ("audit", "explain", "doctor", "record"))


def test_the_terminal_shows_quote_verdict_and_source(article: Path) -> None:
    done = run("audit", article, *DAY)
    assert done.code == 0
    assert "SUPPORTED" in done.out
    assert "Finland joined NATO in April 2023" in done.out
    assert "https://" in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("json", "{"),
        ("jsonl", "{"),
        ("html", "<!doctype html>"),
        ("markdown", "#"),
        ("terminal", ""),
        ("csv", "document,"),
        ("claimreview", "["),
        ("annotations", "{"),
    ],
)
def test_every_format_goes_to_standard_output_and_to_a_file(
    article: Path, tmp_path: Path, name: str, start: str
) -> None:
    shown = run("audit", article, *DAY, "--format", name)
    assert shown.code == 0
    assert shown.out.startswith(start)
    file = tmp_path / "out" / "report.any"
    assert run("audit", article, *DAY, "-f", name, "-o", file) == Done(0, "", "")
    assert "Finland joined NATO in April 2023" in file.read_text("utf8")


def test_parquet_goes_to_a_file_alone(article: Path, tmp_path: Path) -> None:
    refused(run("audit", article, *DAY, "-f", "parquet"), 6, "not text", "--output")
    assert run("audit", article, *DAY, "-o", tmp_path / "claims.parquet") == Done(0, "", "")
    assert (tmp_path / "claims.parquet").read_bytes().startswith(b"PAR1")


def test_claim_reviews_name_publisher_and_page(article: Path) -> None:
    told = ("--publisher", "The Fact Desk", "--page", "https://desk.example/checks/7")
    review = json.loads(run("audit", article, *DAY, "-f", "claimreview", *told).out)[0]
    assert review["url"] == "https://desk.example/checks/7#c1"
    assert review["author"]["name"] == "The Fact Desk"
    assert run("audit", article, *DAY, "-f", "claimreview", "--page", "javascript:alert(1)").code == 2


def test_the_ending_of_the_output_chooses_the_format(article: Path, tmp_path: Path) -> None:
    for ending, start in ((".html", "<!doctype"), (".json", "{"), (".md", "#")):
        file = tmp_path / f"report{ending}"
        assert run("audit", article, *DAY, "-o", file).code == 0
        assert file.read_text("utf8").startswith(start)
    assert run("audit", article, *DAY, "-o", tmp_path / "report.xyz").code not in {0, 1, 2}


def test_json_keeps_to_its_schema_and_quotes_exactly(article: Path) -> None:
    report = json.loads(run("audit", article, *DAY, "-f", "json").out)
    jsonschema.Draft202012Validator(schema()).validate(report)
    assert report["document"]["date"] == "2024-01-05"
    assert all(ARTICLE[c["start"] : c["end"]] == c["quote"] for c in report["claims"])


def test_a_folder_takes_one_page_a_document_and_an_index(article: Path, tmp_path: Path) -> None:
    (article.parent / "other.txt").write_text("Estonia is a member of NATO.")
    out = tmp_path / "pages"
    assert run("audit", article, article.parent / "other.txt", *DAY, "-o", out).code == 0
    assert {p.name for p in out.iterdir()} == {"flags.html", "other.html", "index.html"}
    assert "flags.html" in (out / "index.html").read_text("utf8")


def test_several_documents_do_not_go_on_one_page(article: Path, tmp_path: Path) -> None:
    done = run("audit", article, article, *DAY, "-o", tmp_path / "one.html")
    assert done.code not in {0, 1, 2}
    assert "name a folder" in done.err


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = run("audit", "-", *DAY, "-f", "json", stdin=b"Finland joined NATO in April 2023.")
    assert [c["verdict"] for c in json.loads(done.out)["claims"]] == ["supported"]


def test_lines_give_one_line_each(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    rows = [{"id": i, "text": "Finland joined NATO in April 2023.", "date": "2024-01-05"} for i in ("a", "b")]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    done = run("audit", file, "-f", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a", "b"]


def test_the_same_bytes_twice_in_two_processes(article: Path) -> None:
    command = [sys.executable, "-m", "detente.cli", "audit", str(article), *DAY, "-f", "json"]
    first, second = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second
    assert first.decode() == run("audit", article, *DAY, "-f", "json").out


# ---------------------------------------------------------------- choosing, failing, explaining


def test_only_shows_the_named_verdicts(article: Path) -> None:
    report = json.loads(run("audit", article, *DAY, "-f", "json", "--only", "supported,outdated").out)
    assert {c["verdict"] for c in report["claims"]} == {"supported"}


def test_fail_on_is_for_scripts(article: Path) -> None:
    assert run("audit", article, *DAY, "--fail-on", "contradicted").code == 1
    assert run("audit", article, *DAY, "--fail-on", "unsettled,outdated").code == 0
    assert run("audit", article, *DAY, "--only", "supported", "--fail-on", "contradicted").code == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("audit",),
        ("audit", "x.txt", "--only", "true"),
        ("audit", "x.txt", "--fail-on", "false"),
        ("audit", "x.txt", "-f", "docx"),
        ("audit", "x.txt", "--no-such-option"),
        ("no-such-command",),
        ("record", "search"),
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_understood_exits_with_2(wrong: tuple[str, ...]) -> None:
    done = run(*wrong)
    assert done.code == 2
    assert "Error" in done.err
    assert "Traceback" not in done.err


def test_explain_finds_what_was_audited_last_by_the_start_of_its_id(article: Path) -> None:
    claims = json.loads(run("audit", article, *DAY, "-f", "json").out)["claims"]
    done = run("explain", claims[0]["id"][:10])
    assert done.code == 0
    assert claims[0]["id"] in done.out
    assert "Finland" in done.out
    assert run("explain", claims[0]["id"], article, *DAY).code == 0


def test_explain_passes_over_what_is_gone(article: Path, tmp_path: Path) -> None:
    claims = json.loads(run("audit", article, *DAY, "-f", "json").out)["claims"]
    gone = tmp_path / "gone.txt"
    gone.write_text("Norway is a member of NATO.")
    run("audit", gone)
    gone.unlink()
    assert run("explain", claims[0]["id"]).code == 0


def test_explain_says_where_to_look_for_an_unknown_id(article: Path) -> None:
    refused(run("explain", "zzzz", article), 4, "no claim 'zzzz'")


def test_doctor_finds_all_well() -> None:
    done = run("doctor")
    assert done.code == 0
    assert all(name in done.out for name in ("spacy", "vocabulary", "record", "reader"))


def test_the_record_can_be_searched_counted_and_checked() -> None:
    found = run("record", "search", "Finland", "NATO")
    assert found.code == 0
    assert "Finland has been" in " ".join(found.out.split())
    assert "https://" in found.out
    assert "nothing in the record" in run("record", "search", "xyzzy").out
    stats = run("record", "stats")
    assert stats.code == 0
    assert "member of" in stats.out
    assert run("record", "check") == Done(0, "the record is sound\n", "")


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_search_shows_one_at_least(limit: str) -> None:
    assert run("record", "search", "NATO", "-n", limit).code == 2


@pytest.mark.parametrize("command", [("record", "search", "Türkiye"), ("record", "stats"), ("doctor",)], ids=" ".join)
def test_a_narrow_encoding_of_the_system_is_no_obstacle(command: tuple[str, ...]) -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-m", "detente.cli", *command], capture_output=True, env=narrow)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf8")


# ---------------------------------------------------------------- input that cannot be read

BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", ""),
    "binary.bin": (bytes(range(256)) * 16, "binary"),
    "broken.pdf": (b"%PDF-1.4\nnothing more", "PDF"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
    "archive.docx": (b"PK\x03\x04" + bytes(100), "ZIP"),
    "empty.jsonl": (b"\n", "empty"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    data, said = BROKEN[name]
    file = tmp_path / name
    file.write_bytes(data)
    refused(run("audit", file), 3, name, said)


def pdf(text: str = "", password: str = "") -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf_and_one_without_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(pdf(password="secret"))
    (tmp_path / "scan.pdf").write_bytes(pdf())
    refused(run("audit", tmp_path / "locked.pdf"), 3, "locked.pdf")
    refused(run("audit", tmp_path / "scan.pdf"), 3, "scan.pdf")


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html><head><title>x</title></head><body><script>1</script></body></html>")
    refused(run("audit", page), 3, "page.html")


def test_another_encoding_is_read_with_a_note(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("Finland joined NATO in April 2023, said Erdoğan’s café.".encode("cp1254"))
    done = run("audit", file, *DAY, "-f", "json")
    assert done.code == 0
    report = json.loads(done.out)
    assert any("encoding" in note for note in report["notes"])
    assert any(c["verdict"] == "supported" for c in report["claims"])


def test_german_gets_a_note_and_no_claims(tmp_path: Path) -> None:
    file = tmp_path / "zeitung.txt"
    file.write_text(
        "Deutschland ist seit 1955 Mitglied der NATO. Die Bundeswehr hat 35 Kampfflugzeuge vom Typ F-35 bestellt, "
        "und der Bundeskanzler hat am Freitag angekündigt, dass weitere Bestellungen folgen werden."
    )
    done = run("audit", file, "-f", "json")
    assert done.code == 0
    report = json.loads(done.out)
    assert report["claims"] == []
    assert any("German" in note for note in report["notes"])


def test_an_unknown_form_of_date_names_the_known_ones(article: Path) -> None:
    for option, text, said in (
        ("--date", "yesterday", "2024-01-05"),
        ("--date", "05/06/2024", "two days"),
        ("--as-of", "2024-13-01", "2024-13-01"),
    ):
        done = run("audit", article, option, text)
        assert done.code == 2
        assert said in done.err
        assert "Traceback" not in done.err


@pytest.mark.parametrize("command", [("audit", "ARTICLE"), ("record", "search", "x"), ("record", "stats")])
def test_a_record_that_is_not_there_or_is_none(article: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    words = [str(article) if word == "ARTICLE" else word for word in command]
    refused(run(*words, "--record", tmp_path / "none.sqlite"), 4, "none.sqlite")
    refused(run(*words, "--record", article), 4, "flags.md")


def test_a_file_that_is_not_there() -> None:
    refused(run("audit", "no-such-file.txt"), 3, "no-such-file.txt")
    refused(run("audit", "ftp://example.org/x"), 3, "only http and https")


def test_a_bad_line_is_named_with_its_file_and_number(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    for bad, said in (("{oops", "no JSON"), ("[1]", "no JSON object"), ('{"id": "b"}', "no `text`")):
        file.write_text(json.dumps({"id": "a", "text": "Finland joined NATO."}) + f"\n{bad}\n")
        done = run("audit", file, "-f", "jsonl")
        refused(done, 3, f"{file}:2", said)
        assert json.loads(done.out)["id"] == "a"


def test_one_bad_file_does_not_stop_a_folder(article: Path) -> None:
    (article.parent / "empty.txt").write_text("")
    done = run("audit", article.parent, *DAY, "-f", "jsonl")
    refused(done, 3, "empty.txt")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["flags"]


def test_a_text_that_is_too_long_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("Finland joined NATO in April 2023.\n" * (50_000_000 // 35))
    started = time.monotonic()
    refused(run("audit", file), 3, "long.txt", "split")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://[::1]/", "http://10.0.0.1/x", "http://169.254.169.254/"]
)
def test_a_private_address_is_refused(address: str) -> None:
    refused(run("audit", address), 3, "private network", "--allow-private")


def test_a_place_that_cannot_be_written(article: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = run("audit", article, *DAY, "-o", blocked / "report.html")
    refused(done, done.code, "cannot be written")
    assert done.code not in {0, 1, 2}
    assert blocked.read_text() == "in the way"


def test_nobody_reading_the_output_is_no_error(article: Path) -> None:
    command = f"{sys.executable} -m detente.cli audit {article} --date 2024-01-05 | head -c 5"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- side by side


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "one.txt", tmp_path / "other.txt"
    for file, number in zip(files, (35, 50), strict=True):
        file.write_text(f"Germany ordered {number} F-35 fighters in 2022.")
    return files


def test_two_documents_are_laid_side_by_side(pair: tuple[Path, Path]) -> None:
    done = run("compare", *pair, *DAY)
    assert (done.code, done.err) == (0, "")
    for words in ("THEY DIFFER", "Germany, F-35 (arms, ordered)", "35 (A); 50 (B)", "2 independent voices"):
        assert words in done.out


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!doctype html>"), ("a.md", "# 2 documents"), ("a.json", "{"), ("a.txt", "   document")],
)
def test_the_ending_chooses_how_a_comparison_is_written(
    pair: tuple[Path, Path], tmp_path: Path, name: str, start: str
) -> None:
    assert run("compare", *pair, *DAY, "-o", tmp_path / "new" / name) == Done(0, "", "")
    assert (tmp_path / "new" / name).read_text("utf8").startswith(start)


def test_what_cannot_be_compared_is_said(pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("compare", pair[0]).code == 2
    refused(run("compare", *pair, "-o", tmp_path / "a.docx"), 6, "names no format", "--format")
    refused(run("compare", pair[0], tmp_path / "none.txt"), 3, "no such file")
