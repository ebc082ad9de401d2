"""The whole path, from a text to its report, as one who imports the package sees it."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import detente
from detente.checking import Finding, Verdict
from detente.documents import from_text, open_documents
from detente.errors import DateError, InputError, NotFoundError
from detente.reading import Reading
from detente.report import Report
from detente.report.contract import schema

TEXT = (
    "Finland joined NATO in April 2023. Switzerland is a member of NATO. "
    "“We will never give in,” said Jens Stoltenberg, the secretary general of NATO. "
    "Japan plans to spend 7.95 trillion yen on defence in 2024, a record."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return detente.audit(TEXT, date="2024-01-05")


def test_a_text_becomes_a_report_of_findings(report: Report) -> None:
    assert isinstance(report, Report)
    findings = list(report)
    assert len(findings) == len(report) >= 2
    assert all(isinstance(finding, Finding) for finding in findings)
    assert all(TEXT[f.claim.start : f.claim.end] == f.claim.quote for f in findings)
    verdicts = {f.claim.quote: f.verdict for f in findings}
    assert verdicts["Finland joined NATO in April 2023"] is Verdict.SUPPORTED
    assert verdicts["Switzerland is a member of NATO"] in {Verdict.CONTRADICTED, Verdict.IMPRECISE}


def test_findings_stand_in_reading_order(report: Report) -> None:
    starts = [f.claim.start for f in report]
    assert starts == sorted(starts)


def test_a_date_may_be_a_date_or_a_text(report: Report) -> None:
    assert report.as_of == dt.date(2024, 1, 5)
    assert detente.audit(TEXT, date=dt.date(2024, 1, 5)).to_json() == report.to_json()


def test_the_day_of_judgement_may_differ_from_the_date() -> None:
    text = "Sweden is a member of NATO."
    then, later = (
        detente.audit(text, date="2024-01-05", as_of=as_of).findings[0] for as_of in (None, dt.date(2024, 5, 1))
    )
    assert (str(then.verdict), str(later.verdict)) == ("contradicted", "supported")


def test_a_document_with_a_date_keeps_its_own() -> None:
    document = from_text(TEXT, date=dt.date(2020, 1, 1))
    assert detente.audit(document, date="2024-01-05").as_of == dt.date(2020, 1, 1)


def test_json_keeps_to_its_schema(report: Report) -> None:
    jsonschema.Draft202012Validator(schema()).validate(report.to_dict())


def test_every_format_holds_the_claims(report: Report) -> None:
    quote = "Finland joined NATO in April 2023"
    assert all(quote in made for made in (report.to_json(), report.to_jsonl(), report.to_markdown(), report.to_html()))
    assert len(report.to_jsonl().splitlines()) == 1
    assert report.to_html().startswith("<!doctype html>")


def test_a_frame_has_one_row_a_claim(report: Report) -> None:
    pytest.importorskip("pandas")
    frame = report.frame()
    assert list(frame["quote"]) == [f.claim.quote for f in report]


def test_a_claim_is_found_by_the_first_characters_of_its_id(report: Report) -> None:
    wanted = report.findings[0]
    assert report.find(wanted.claim.id[:10]) == wanted
    with pytest.raises(NotFoundError):
        report.find("zzzz")


def test_the_receipt_names_engine_model_and_record(report: Report) -> None:
    assert re.fullmatch(rf"detente {re.escape(detente.__version__)} \([0-9a-f]{{12}}\)", report.receipt.engine)
    assert re.search(r"en_core_web_sm\w* [\d.]+ \([0-9a-f]{12}\)", report.receipt.model)
    assert report.receipt.record == detente.open_record().version
    assert report.receipt.model


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        detente.audit(text)
    assert error.value.remedy


def test_an_unknown_date_is_refused_with_the_known_forms() -> None:
    with pytest.raises(DateError) as error:
        detente.audit(TEXT, date="the day before yesterday")
    assert "2024-01-05" in str(error.value)


def test_documents_are_audited_one_at_a_time(tmp_path: Path) -> None:
    taken: list[str] = []

    def documents() -> Iterator[detente.Document]:
        for document in open_documents([str(tmp_path)]):
            taken.append(document.id)
            yield document

    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT)
    reports = detente.audit_all(documents(), as_of=dt.date(2024, 1, 5))
    assert next(reports).document.id == "a"
    assert taken == ["a"]
    assert next(reports).document.id == "b"


def test_another_reader_may_be_put_in() -> None:
    class Silent:
        name = "silent"

        def read(self, document: detente.Document) -> Reading:
            return Reading(claims=(), attributions=())

    report = detente.audit(TEXT, date="2024-01-05", reader=Silent())
    assert (len(report), report.receipt.model) == (0, "silent")


def test_the_same_text_gives_the_same_bytes_in_two_processes() -> None:
    code = (
        "import sys, detente\n"
        f"report = detente.audit({TEXT!r}, date='2024-01-05')\n"
        "sys.stdout.buffer.write((report.to_json() + report.to_html() + report.to_markdown()).encode())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 1000
