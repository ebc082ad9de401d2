"""The output contract: one JSON object for each document. schema/report.schema.json says what each key holds.

Keys stand in a fixed order, whole numbers are written whole, and nothing depends on the day of the run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from detente.checking.model import Evidence, Finding, Judgement
from detente.claims import Claim, Mention, Value
from detente.documents.model import Span

if TYPE_CHECKING:
    from detente.report.model import Report

Json = dict[str, Any]
# Lone surrogates are no UTF-8, and some readers of JSON Lines split at these separators.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def as_dict(report: Report) -> Json:
    """The object of one document."""
    document = report.document
    return {
        "id": document.id,
        "document": {
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "source": document.source,
            "sha256": document.sha256,
        },
        "record": {"version": report.receipt.record},
        "engine": report.receipt.engine,
        "model": report.receipt.model,
        "as_of": report.as_of.isoformat(),
        "dated": report.dated,
        "only": [v.value for v in report.shown],
        "notes": list(document.notes),
        "claims": [_finding(f) for f in report.findings],
        "attributions": [
            {
                "source": _pair(a.source),
                "cue": _pair(a.cue) if a.cue else None,
                "content": [_pair(s) for s in a.content],
            }
            for a in report.attributions
        ],
        "damage": [{"start": d.start, "end": d.end, "kind": d.kind, "reading": d.reading} for d in document.damage],
        "boilerplate": [{"start": s.start, "end": s.end} for s in document.boilerplate],
    }


def as_json(report: Report, indent: int | None = None) -> str:
    """The object as text: one line, or indented. No line ends with a newline of its own."""
    return dumps(as_dict(report), indent)


def dumps(data: Any, indent: int | None = None) -> str:
    """JSON that every reader takes: UTF-8 without half surrogates, nothing in a string that ends a line, no NaN (ValueError)."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def written_json(reports: Sequence[Report]) -> tuple[str, str]:
    """What the formats json and jsonl make of these reports."""
    from io import StringIO

    made = (StringIO(), StringIO())
    write_json(reports, made[0])
    write_jsonl(reports, made[1])
    return made[0].getvalue(), made[1].getvalue()


def write_jsonl(reports: Iterable[Report], stream: IO[str]) -> None:
    """One line a document, as soon as it is done."""
    for report in reports:
        stream.write(as_json(report) + "\n")
        stream.flush()


def write_json(reports: Iterable[Report], stream: IO[str]) -> None:
    """The object of one document, or an array of those of several."""
    rest = iter(reports)
    first = list(islice(rest, 2))
    if len(first) == 1:
        stream.write(as_json(first[0], indent=2) + "\n")
        return
    stream.write("[")
    for number, report in enumerate(chain(first, rest)):
        stream.write((",\n" if number else "\n") + as_json(report, indent=2))
    stream.write("\n]\n")


@cache
def schema() -> Json:
    """The JSON Schema (2020-12) that every object keeps to."""
    loaded: Json = json.loads(files("detente.report").joinpath("schema/report.schema.json").read_text(encoding="utf-8"))
    return loaded


def whole(number: float) -> int | float:
    """A whole number as an int, so that 1.13 trillion is written 1130000000000."""
    return int(number) if float(number).is_integer() else number


def _finding(finding: Finding) -> Json:
    claim = finding.claim
    return {
        "id": claim.id,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "type": claim.type,
        "relation": claim.relation or None,
        "subject": [_mention(m) for m in claim.subject],
        "object": [_mention(m) for m in claim.object],
        "roles": _roles(claim),
        "values": [_value(v) for v in claim.values],
        "when": claim.when.edtf if claim.when else None,
        "phase": claim.phase,
        "stage": claim.stage or None,
        "place": claim.place or None,
        "speaker": [_mention(m) for m in claim.speaker],
        "modality": claim.modality,
        "negated": claim.negated,
        "checkable": claim.checkable,
        "reason": claim.reason or None,
        "event": claim.event or None,
        "mode": claim.mode or None,
        "frame": claim.frame or None,
        "reading": claim.reading or None,
        **_judgement(finding.judgement),
        "said": _judgement(finding.said) if finding.said else None,
    }


def _judgement(judgement: Judgement) -> Json:
    return {
        "verdict": judgement.verdict.value,
        "because": judgement.because,
        "evidence": [_evidence(e) for e in judgement.evidence],
        "derivation": list(judgement.derivation),
    }


def _evidence(evidence: Evidence) -> Json:
    source = evidence.source
    return {
        "statement": evidence.statement,
        "text": evidence.text,
        "source": ": ".join(part for part in (source.publisher, source.title) if part),
        "url": source.url,
        "date": source.date or None,
    }


def _mention(mention: Mention) -> Json:
    return {"id": mention.id, "name": mention.name, "start": mention.start, "end": mention.end}


def _roles(claim: Claim) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for mention in (*claim.subject, *claim.object):
        if mention.role and mention.id:
            roles.setdefault(mention.role, []).append(mention.id)
    return roles


def _value(value: Value) -> Json:
    row: Json = {
        "number": whole(value.number),
        "unit": value.unit,
        "comparator": value.comparator,
        "text": value.text,
        "measure": value.measure,
    }
    return row if value.upper is None else {**row, "upper": whole(value.upper)}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
