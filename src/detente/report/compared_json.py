"""Documents side by side as plain data; schema/comparison.schema.json says what each key holds."""

from __future__ import annotations

from typing import Any

from detente.comparing import Point
from detente.comparing.model import letter
from detente.report.compared import Compared, sayings
from detente.report.contract import dumps


def as_json(compared: Compared) -> str:
    """The JSON object, indented."""
    return dumps(as_dict(compared), 2) + "\n"


def as_dict(compared: Compared) -> dict[str, Any]:
    """The JSON object."""
    comparison, receipt = compared.comparison, compared.receipt
    return {
        "documents": [
            {
                "letter": letter(n),
                "id": t.document.id,
                "title": t.document.title,
                "date": t.document.date.isoformat() if t.document.date else None,
                "source": t.document.source,
                "publisher": t.document.publisher,
                "sha256": t.document.sha256,
                "claims": len(t.findings),
                "alone": comparison.alone[n],
                "unread": comparison.unread[n],
            }
            for n, t in enumerate(comparison.told)
        ],
        "record": {"version": receipt.record},
        "engine": receipt.engine,
        "model": receipt.model,
        "points": [_point(p, len(comparison.told)) for p in comparison.points],
        "overlaps": [
            {
                "one": letter(o.one),
                "other": letter(o.other),
                "of_one": round(o.of_one, 4),
                "of_other": round(o.of_other, 4),
                "same_text": o.same_text,
            }
            for o in comparison.overlaps
        ],
        "citations": [
            {
                "document": letter(c.document),
                "source": c.source,
                "times": c.times,
                "of": letter(c.of) if c.of is not None else None,
            }
            for c in comparison.citations
        ],
    }


def _point(point: Point, among: int) -> dict[str, Any]:
    return {
        "title": point.title,
        "relation": point.said[0].finding.claim.relation,
        "outcome": point.outcome,
        "documents": [letter(d) for d in point.documents],
        "all": len(point.documents) == among,
        "voices": [[letter(d) for d in group] for group in point.origins],
        "differences": [
            {
                "kind": d.kind,
                "close": d.close,
                "camps": [{"says": c.says, "documents": [letter(n) for n in c.documents]} for c in d.camps],
            }
            for d in point.differences
        ],
        "said": [
            {
                "document": letter(s.document),
                "claim": s.finding.claim.id,
                "quote": s.finding.claim.quote,
                "start": s.finding.claim.start,
                "end": s.finding.claim.end,
                "speaker": [m.id or m.name for m in s.finding.claim.speaker],
                "verdict": s.finding.verdict.value,
            }
            for s in sayings(point)
        ],
    }
