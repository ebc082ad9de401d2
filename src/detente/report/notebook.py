"""The report inside a notebook: verdicts counted, a table of findings, the marked text. No script, no style sheet."""

from __future__ import annotations

from markupsafe import Markup, escape

from detente.checking.model import Finding, Verdict
from detente.report.marks import Segment, paragraphs
from detente.report.model import Report, speaker_name
from detente.report.signs import SIGNS, words
from detente.report.visible import one_line, visible

# Colours that stand on white and on dark paper alike: lines only, the letters keep the notebook's own colour.
LINES: dict[Verdict, str] = {
    Verdict.SUPPORTED: "solid #1a9c78", Verdict.CONTRADICTED: "wavy #d9512c", Verdict.IMPRECISE: "dashed #b98200",
    Verdict.OUTDATED: "double #a765bd", Verdict.UNSETTLED: "solid #3f86d6", Verdict.NO_RECORD: "solid #7b8890",
    Verdict.NOT_CHECKABLE: "dashed #8b867d",
}  # fmt: skip
_CELL = Markup('<td style="text-align:left;vertical-align:top;white-space:normal">{}</td>')


def fragment(report: Report) -> str:
    """HTML that notebooks show in place of the report."""
    title = _safe(report.document.title or report.document.id)
    date = report.document.date.isoformat() if report.document.date else "no date"
    counts = Markup(" &nbsp; ").join(
        _verdict(v, f"{n} {SIGNS[v].word.lower()}") for v, n in report.by_verdict().items()
    )
    rows = Markup("").join(_row(n, f) for n, f in enumerate(report, 1))
    head = Markup("").join(
        Markup('<th style="text-align:left">{}</th>').format(c) for c in ("", "verdict", "claim", "says", "because")
    )
    text = Markup("").join(_paragraph(report, p) for p in paragraphs(report))
    return str(
        Markup(
            "<div><p><strong>{}</strong> ({}, {} claims)<br>{}</p>"
            "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
        ).format(title, date, len(report), counts, head, rows)
        + Markup(
            '<details><summary>The text</summary><div style="max-width:44em;line-height:1.8">{}</div></details></div>'
        ).format(text)
    )


def _row(number: int, finding: Finding) -> Markup:
    claim = finding.claim
    quote = Markup("{}<br><small>{}</small>").format(_safe(claim.quote), words(claim.type))
    cells = (
        number,
        _verdict(finding.verdict, SIGNS[finding.verdict].word),
        quote,
        _safe(speaker_name(finding)),
        _safe(finding.judgement.because),
    )
    return Markup("<tr>{}</tr>").format(Markup("").join(_CELL.format(c) for c in cells))


def _paragraph(report: Report, paragraph: list[Segment]) -> Markup:
    return Markup("<p>{}</p>").format(Markup("").join(_segment(report, s) for s in paragraph))


def _segment(report: Report, segment: Segment) -> Markup:
    shown = escape(visible(segment.text))
    if segment.claims:
        line = LINES[report.findings[segment.claims[-1] - 1].verdict]
        shown = Markup('<span style="text-decoration:underline {};text-underline-offset:.25em">{}</span>').format(
            line, shown
        )
    signs = [f"{SIGNS[report.findings[n - 1].verdict].sign}{n}" for n in segment.ending]
    return shown + (Markup("<sup>{}</sup>").format(" ".join(signs)) if signs else "")


def _verdict(verdict: Verdict, text: str) -> Markup:
    return Markup(
        '<span style="text-decoration:underline {};text-underline-offset:.25em;white-space:nowrap">{} {}</span>'
    ).format(LINES[verdict], SIGNS[verdict].sign, text)


def _safe(text: str) -> Markup:
    return escape(one_line(text))
