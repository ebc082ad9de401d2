import subprocess
import sys
from dataclasses import FrozenInstanceError

import demo_report
import pytest

from detente.checking.model import Verdict
from detente.errors import DetenteError, NotFoundError, RecordError
from detente.report import Report


def test_findings_stand_in_reading_order(report: Report) -> None:
    shuffled = demo_report.report(tuple(reversed(demo_report.FINDINGS)))
    assert shuffled == report
    assert [f.claim.start for f in report] == sorted(f.claim.start for f in report)
    assert len(report) == len(demo_report.FINDINGS)


def test_a_report_is_frozen_and_true_even_when_empty(report: Report) -> None:
    with pytest.raises(FrozenInstanceError):
        report.findings = ()  # type: ignore[misc]
    assert demo_report.report(())


def test_only_keeps_the_document_and_the_named_verdicts(report: Report) -> None:
    kept = report.only(Verdict.CONTRADICTED, "imprecise")
    assert {f.verdict for f in kept} == {Verdict.CONTRADICTED, Verdict.IMPRECISE}
    assert kept.document is report.document
    assert len(report.only()) == 0
    with pytest.raises(ValueError, match="wrong"):
        report.only("wrong")


def test_find_by_prefix(report: Report) -> None:
    finding = report.findings[3]
    assert report.find(finding.claim.id) is finding
    unique = next(p for n in range(1, 11) if sum(f.claim.id.startswith(p := finding.claim.id[:n]) for f in report) == 1)
    assert report.find(unique) is finding


@pytest.mark.parametrize("wanted", ["zzz", "", "  "])
def test_find_says_when_there_is_none(report: Report, wanted: str) -> None:
    with pytest.raises(NotFoundError):
        report.find(wanted)


def test_find_says_when_a_prefix_is_ambiguous(report: Report) -> None:
    with pytest.raises(RecordError, match="begins the ids of") as error:
        report.find("0")
    assert not isinstance(error.value, NotFoundError)


def test_counts(report: Report) -> None:
    assert sum(report.by_verdict().values()) == len(report)
    assert report.by_verdict()[Verdict.CONTRADICTED] == 3
    speakers = report.by_speaker()
    assert sum(n for counts in speakers.values() for n in counts.values()) == len(report)
    assert next(iter(speakers)) == ""
    assert speakers["Tomas Verrin"][Verdict.CONTRADICTED] == 1


def test_frame_has_a_row_a_claim(report: Report) -> None:
    frame = report.frame()
    assert len(frame) == len(report)
    assert list(frame["verdict"]) == [f.verdict.value for f in report]
    assert demo_report.report(()).frame().columns.tolist() == frame.columns.tolist()


def test_frame_names_the_extra_where_pandas_is_missing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(DetenteError, match=r"detente\[frame\]"):
        report.frame()


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = "('rich', 'jinja2', 'pandas', 'markupsafe')"
    code = f"import sys, detente.report.render; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_notebook_shows_it_without_script_or_style_sheet(report: Report) -> None:
    shown = report._repr_html_()
    assert "<script" not in shown
    assert "<style" not in shown
    assert all(f.claim.quote.replace("\n", " ") in shown for f in report)
