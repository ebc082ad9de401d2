"""A report run again: the same bytes, another record, another document, and what is no report."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import refused, run

from detente.claims import Source, Statement
from detente.errors import InputError
from detente.record.bundle import Bundle
from detente.record.importers.model import Edition
from detente.record.importers.read import Imported, Tally
from detente.record.store import open_writer
from detente.replay import replay

TEXT = "Finland joined NATO in April 2023. Slovakia ordered 14 F-16 fighters in 2018. It is high time to act.\n"
SIGNED = Source("signed", "Ministry", "The contract", "https://example.org/contract", "2018-12-12", "A1")


@pytest.fixture(autouse=True)
def _own_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.history._place", lambda: tmp_path / "history" / "recent.json")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT)
    return file


def audited(article: Path, name: str, *options: str | Path) -> Path:
    """A report on the article."""
    report = article.parent / name
    assert run("audit", article, *options, "-o", report).code == 0
    return report


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record that says on the first of January 2030 that 14 aircraft were ordered."""
    _learn(tmp_path / "record.sqlite", 1, 14, "2030")
    return tmp_path / "record.sqlite"


def _learn(record: Path, day: int, number: int, edition: str) -> None:
    """Take an edition into a record on a day of January 2030."""
    with open_writer(record) as writer:
        writer.add(_edition(number, edition), now=dt.datetime(2030, 1, day, 12, tzinfo=dt.UTC))


def _edition(number: int, edition: str) -> Imported:
    order = Statement(
        f"{number:016x}", "arms", (("recipient", "SVK"), ("system", "system:F-16")), "signed", number, "aircraft", "2018",
        "2018-01-01", "2018-12-31", stage="order",
    )  # fmt: skip
    bundle = Bundle((order,), (SIGNED,), ())
    return Imported(
        "made", "orders", f"{number:064x}", Edition("orders", edition, True), bundle, Tally(1, {}, {}, 1, 0), ()
    )


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--date", "2024-01-05"),
        ("--as-of", "2024-01-05"),
        ("--date", "2024-01-05", "--only", "supported,no_record"),
    ],
)
def test_the_same_bytes_come_out(article: Path, name: str, options: tuple[str, ...]) -> None:
    done = run("replay", audited(article, name, *options))
    assert (done.code, done.err) == (0, "")
    assert "the same bytes came out" in done.out


def test_a_dateline_and_a_page_with_a_date_come_out_the_same(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("HELSINKI, 5 January 2024 — Finland joined NATO in April 2023.\n")
    page = f'<html><head><title>T</title><meta name="date" content="2024-01-05"></head><body><article><p>{TEXT * 4}</p></article>'
    (tmp_path / "page.html").write_text(page)
    for name in ("wire.txt", "page.html"):
        for options in ((), ("--date", "2020-02-02")):
            assert replay(audited(tmp_path / name, f"{name}.json", *options)).same_bytes


def test_reports_on_several_documents_come_out_the_same(article: Path) -> None:
    (article.parent / "other.txt").write_text("Estonia is a member of NATO.")
    for name in ("all.json", "all.jsonl"):
        report = article.parent / name
        assert run("audit", article, article.parent / "other.txt", "--date", "2024-01-05", "-o", report).code == 0
        assert replay(report).unchanged


def test_a_day_after_an_undated_report_it_still_comes_out(article: Path) -> None:
    report = audited(article, "a.json")
    told = json.loads(report.read_text())
    assert told["dated"] is False
    earlier = report.read_text().replace(told["as_of"], "2024-01-05")
    report.write_text(earlier)
    found = replay(report)
    assert found.documents[0].as_of == "2024-01-05"
    assert found.same_bytes


def test_a_file_that_was_reformatted_has_the_same_content_and_other_bytes(article: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    report.write_text(json.dumps(json.loads(report.read_text()), indent=4))
    done = run("replay", report)
    assert done.code == 1
    assert "reformatted" in done.out


def test_a_report_that_was_tampered_with_is_told(article: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    report.write_text(report.read_text().replace('"verdict": "supported"', '"verdict": "contradicted"', 1))
    done = run("replay", report)
    assert done.code == 1
    assert "something else came out" in done.out
    assert "CONTRADICTED → ✓ SUPPORTED" in done.out
    assert "on the same record" in done.out


def test_another_engine_with_the_same_findings_is_told_from_one_with_others(article: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    engine = json.loads(report.read_text())["engine"]
    report.write_text(report.read_text().replace(engine, "detente 0.0.1 (0123456789ab)"))
    done = run("replay", report)
    assert done.code == 1
    assert "the same findings came out" in done.out
    assert "then detente 0.0.1 (0123456789ab), now" in done.out


def test_a_document_that_has_moved_is_named_with_an_option(article: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    moved = article.rename(article.with_name("moved.txt"))
    refused(run("replay", report), 3, "no such file", "--document")
    assert run("replay", report, "--document", moved).code == 0


def test_a_document_that_has_changed_is_refused_with_both_digests(article: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    digest = json.loads(report.read_text())["document"]["sha256"]
    article.write_text(TEXT + "More.")
    refused(run("replay", report), 3, "has changed", digest[:12], "audit it anew")


def test_standard_input_has_no_place(article: Path) -> None:
    done = run("audit", "-", "--date", "2024-01-05", "-f", "json", stdin=TEXT.encode())
    report = article.parent / "a.json"
    report.write_text(done.out)
    refused(run("replay", report), 3, "does not say where", "--document")
    report.write_text(done.out.replace('"source": ""', '"source": "-"'))
    refused(run("replay", report), 3, "does not say where", "--document")
    report.write_text(done.out)
    assert run("replay", report, "--document", article).code == 0


def test_a_newer_record_changes_a_verdict_and_the_edition_is_named(article: Path, record: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05", "--record", record)
    _learn(record, 2, 12, "2031")
    assert "supported" in report.read_text()
    found = replay(report, record=str(record))
    (document,) = found.documents
    assert found.same_bytes
    assert document.known == "after import 1 of 2030-01-01"
    assert not found.unchanged
    (change,) = document.changes
    assert (change.before.verdict, change.after.verdict) == ("supported", "contradicted")
    assert change.quote == "Slovakia ordered 14 F-16 fighters in 2018"
    gone, come = change.why
    assert gone.startswith("superseded on 2030-01-02 by orders, edition 2031: 14 F-16 for Slovakia")
    assert come.startswith("added on 2030-01-02 by orders, edition 2031: 12 F-16 for Slovakia")


def test_the_command_says_why_and_exits_with_one(article: Path, record: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05", "--record", record)
    _learn(record, 2, 12, "2031")
    done = run("replay", report, "--record", record)
    assert done.code == 1
    flat = " ".join(done.out.split())
    for words in (
        "SUPPORTED → ",
        "on the record as it was after import 1 of 2030-01-01",
        "superseded on 2030-01-02",
        "the same bytes",
    ):
        assert words in flat
    assert run("replay", report, "--record", record, "--known", "2030-01-01").code == 0
    as_json = json.loads(run("replay", report, "--record", record, "-f", "json").out)
    assert as_json["documents"][0]["changes"][0]["after"]["verdict"] == "contradicted"


def test_an_import_of_the_same_day_is_told_apart(article: Path, record: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05", "--record", record)
    for number, edition in ((12, "2031"), (13, "2032")):
        _learn(record, 1, number, edition)
    assert replay(report, record=str(record)).same_bytes


def test_a_report_on_the_bundled_core_is_replayed_after_a_record_of_ones_own_is_made(
    article: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    monkeypatch.setenv("DETENTE_RECORD", str(record))
    found = replay(report)
    assert found.same_bytes
    assert found.documents[0].known == "without a record of your own"


def test_a_report_narrowed_to_a_verdict_shows_where_its_claims_went(article: Path, record: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05", "--record", record, "--only", "supported")
    _learn(record, 2, 12, "2031")
    (change,) = replay(report, record=str(record)).documents[0].changes
    assert (change.before.verdict, change.after.verdict) == ("supported", "contradicted")


def test_a_record_that_is_lost_is_said(article: Path, record: Path) -> None:
    report = audited(article, "a.json", "--date", "2024-01-05")
    report.write_text(report.read_text().replace('"version": "core-', '"version": "gone-'))
    found = replay(report)
    assert found.documents[0].outcome == "lost"
    assert not found.same_bytes
    assert not found.documents[0].changes
    assert "cannot be had" in run("replay", report).out


@pytest.mark.parametrize("content", [b"", b"x", b"[]", b"{}", b'{"id": 1}', b"\xff", b"[[[", b'"text"'])
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    refused(run("replay", tmp_path / "a.json"), 3, "a.json", "--format json")


def test_a_report_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused(run("replay", tmp_path / "none.json"), 3, "none.json")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "claims", "document", "as_of"]), inner),
    )
)
def test_no_json_breaks_it(tmp_path_factory: pytest.TempPathFactory, held: Any) -> None:
    place = tmp_path_factory.mktemp("any") / "a.json"
    place.write_text(json.dumps(held))
    with pytest.raises(InputError):
        replay(place)
