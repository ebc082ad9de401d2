import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import demo_report
import pytest
from markdown_it import MarkdownIt
from rich.console import Console
from test_report_html import hostile

from detente.errors import DetenteError
from detente.report import Report
from detente.report.explain import explanation
from detente.report.render import file_names, write
from detente.report.signs import SIGNS


def printed(*reports: Report, format: str | None = None) -> str:
    out = io.StringIO()
    write(reports, format, None, out)
    return out.getvalue()


def test_the_terminal_shows_every_claim_in_order_without_colour_when_piped(report: Report) -> None:
    shown = printed(report)
    assert "\x1b" not in shown
    heads = [
        line.split()[-1]
        for line in shown.splitlines()
        if line[:1] in {s.sign for s in SIGNS.values()} and line.split()[-1][0] == "0"
    ]
    assert heads == [f.claim.id for f in report]
    flat = " ".join(shown.split())
    for finding in report:
        assert finding.claim.quote in flat
        assert finding.judgement.because in flat
    assert "2023-12-22" in shown
    assert "https://example.org/mipr/transfers?recipient=AVA&year=2023" in shown


def test_lines_fit_the_width_but_for_addresses(report: Report) -> None:
    long = [line for line in printed(report).splitlines() if len(line) > 80]
    assert all("https://" in line for line in long)


def test_rich_prints_a_report_in_colour(report: Report) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=80, color_system="standard")
    console.print(report)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[" in shown
    assert "CONTRADICTED" in shown


def test_a_hostile_document_commands_no_terminal() -> None:
    shown = printed(hostile())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[U+001B]" in shown


def test_markup_of_rich_is_shown_as_text(report: Report) -> None:
    assert "[red]x[/red]" in printed(replace(report, document=replace(report.document, title="[red]x[/red]")))


def test_explain_shows_one_finding_whole(report: Report) -> None:
    console = Console(file=io.StringIO(), width=80)
    console.print(explanation(report, report.findings[1]))
    shown = " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]
    for part in (
        "⟦Avalon’s cabinet approved",
        "budget.approve",
        "Avalon = AVA, as spender",
        "7,950,000,000,000 AVC, level",
        "2023-12-22",
        "rounds to 7.95 trillion",
    ):
        assert part in shown


def test_jsonl_is_one_line_a_document_as_they_come(report: Report) -> None:
    out = io.StringIO()

    def stream() -> Iterator[Report]:
        yield report
        assert out.getvalue().count("\n") == 1
        yield report

    write(stream(), "jsonl", None, out)
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["demo", "demo"]


def test_json_is_an_object_or_an_array(report: Report) -> None:
    assert json.loads(printed(report, format="json"))["id"] == "demo"
    assert len(json.loads(printed(report, report, report, format="json"))) == 3
    assert json.loads(printed(format="json")) == []


def test_markdown_holds_every_claim_and_no_markup_of_the_document(report: Report) -> None:
    html = MarkdownIt("commonmark").render(printed(report, format="markdown"))
    assert html.count("<blockquote>") == len(report)
    html = MarkdownIt("commonmark").render(hostile().to_markdown())
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in "".join(part.split('"')[0] for part in html.split('href="')[1:])


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!doctype html>"), ("a.json", "{"), ("a.jsonl", '{"id"'), ("a.md", "# "), ("a.txt", "Island")],
)
def test_the_ending_chooses_the_format(report: Report, tmp_path: Path, name: str, begins: str) -> None:
    write([report], None, tmp_path / "new" / name, io.StringIO())
    content = (tmp_path / "new" / name).read_bytes()
    assert content.decode().startswith(begins)
    assert b"\r" not in content


def test_a_folder_takes_a_file_a_document_and_an_index(report: Report, tmp_path: Path) -> None:
    write([report, report, demo_report.report(source="CON.txt")], None, tmp_path / "out", io.StringIO())
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "document-CON.html",
        "index.html",
        "island-alliance-2.html",
        "island-alliance.html",
    ]
    write([report], "json", tmp_path, io.StringIO())
    assert json.loads((tmp_path / "island-alliance.json").read_text())["id"] == "demo"


@pytest.mark.parametrize(
    "source",
    [
        "../../etc/passwd",
        "https://a.example/..%2F..%2Fx",
        "",
        "https://a.example/",
        "index.html",
        "a\x00b/\u202e.txt",
        "x" * 400,
    ],
)
def test_file_names_stay_in_the_folder(source: str) -> None:
    ((_, name),) = file_names([demo_report.report(source=source, id="../x")], ".html")
    assert name == os.path.basename(name)
    assert name not in {"index.html", ".html"}
    assert len(name) < 100
    assert name.isprintable()


def test_documents_of_one_file_are_named_by_their_ids() -> None:
    reports = [demo_report.report(source="corpus.jsonl", id=f"doc.{n}") for n in range(2)]
    assert [name for _, name in file_names(reports, ".md")] == ["doc.0.md", "doc.1.md"]


@pytest.mark.parametrize(
    ("format", "output", "says"),
    [
        ("pdf", None, "no format"),
        (None, "a.docx", "names no format"),
        ("html", None, "several documents"),
        (None, "a.html", "several documents"),
    ],
)
def test_what_cannot_be_written_is_said(
    report: Report, tmp_path: Path, format: str | None, output: str | None, says: str
) -> None:
    place = tmp_path / output if output else None
    with pytest.raises(DetenteError, match=says) as error:
        write([report, report], format, place, io.StringIO())
    assert error.value.remedy
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DetenteError, match="cannot be written") as error:
        write([report], "json", tmp_path / "file" / "a.json", io.StringIO())
    assert str(tmp_path / "file") in str(error.value)


def test_output_that_is_not_utf8_is_made_so(report: Report) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    write([report], "markdown", None, stream)
    stream.flush()
    assert "✓" in raw.getvalue().decode()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_a_file(report: Report) -> None:
    write([report], "json", Path("/dev/null"), io.StringIO())
