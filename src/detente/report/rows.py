"""A claim as one row: what the data frame, CSV and Parquet hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.checking.model import Finding
from detente.claims import Mention
from detente.report.contract import whole
from detente.report.model import Report

COLUMNS = (
    "document", "title", "date", "as_of", "id", "start", "end", "quote", "type", "relation", "subject", "object",
    "speaker", "number", "unit", "comparator", "measure", "when", "phase", "stage", "place", "modality", "negated",
    "checkable", "event", "mode", "verdict", "because", "said", "evidence", "urls",
)  # fmt: skip


def rows(report: Report) -> Iterator[dict[str, Any]]:
    """One row a claim, in reading order, with the keys of `COLUMNS`.

    Actors are ids (names where there is none) parted by "; ", the number is that of the first value, and dates stay as
    text because EDTF says more than a timestamp.
    """
    for finding in report:
        yield _row(report, finding)


def _row(report: Report, finding: Finding) -> dict[str, Any]:
    claim, document, judgement = finding.claim, report.document, finding.judgement
    value = claim.values[0] if claim.values else None
    sources = [e.source for e in judgement.evidence]
    return {
        "document": document.id, "title": document.title, "date": document.date.isoformat() if document.date else None,
        "as_of": report.as_of.isoformat(), "id": claim.id, "start": claim.start, "end": claim.end, "quote": claim.quote,
        "type": claim.type, "relation": claim.relation, "subject": _ids(claim.subject), "object": _ids(claim.object),
        "speaker": _ids(claim.speaker), "number": whole(value.number) if value else None,
        "unit": value.unit if value else "", "comparator": value.comparator if value else "",
        "measure": value.measure if value else "", "when": claim.when.edtf if claim.when else None,
        "phase": claim.phase, "stage": claim.stage, "place": claim.place, "modality": claim.modality,
        "negated": claim.negated, "checkable": claim.checkable, "event": claim.event, "mode": claim.mode,
        "verdict": finding.verdict.value, "because": judgement.because,
        "said": finding.said.verdict.value if finding.said else None,
        "evidence": "; ".join(e.statement for e in judgement.evidence),
        "urls": " ".join(dict.fromkeys(s.url for s in sources if s.url)),
    }  # fmt: skip


def _ids(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(m.id or m.name for m in mentions)
