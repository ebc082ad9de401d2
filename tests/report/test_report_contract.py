import json
from dataclasses import replace

import demo_report
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.claims import Value
from detente.report import Report
from detente.report.contract import schema, whole

CONTRACT = {
    "id", "quote", "start", "end", "type", "subject", "object", "values", "when", "place", "speaker", "modality",
    "checkable", "event", "verdict", "because", "evidence", "said",
}  # fmt: skip


def test_the_schema_is_sound_and_the_output_keeps_to_it(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(report.to_json()), schema())
    jsonschema.validate(demo_report.report((), date=None, title="").to_dict(), schema())


def test_the_keys_of_the_contract(report: Report) -> None:
    made = report.to_dict()
    assert {"id", "document", "record", "claims", "attributions", "damage", "boilerplate"} <= set(made)
    assert set(made["document"]) == {"title", "date", "source", "sha256"}
    assert made["record"] == {"version": "core 3b1f09ac"}
    for claim in made["claims"]:
        assert set(claim) >= CONTRACT
        assert demo_report.TEXT[claim["start"] : claim["end"]] == claim["quote"]
        assert all(
            set(m) == {"id", "name", "start", "end"} for m in claim["subject"] + claim["object"] + claim["speaker"]
        )
        assert all(set(e) == {"statement", "text", "source", "url", "date"} for e in claim["evidence"])
        assert all(set(v) >= {"number", "unit", "comparator", "text", "measure"} for v in claim["values"])


def test_whole_numbers_are_written_whole(report: Report) -> None:
    assert '"number": 1130000000000,' in report.to_json()
    assert whole(2.5) == 2.5
    finding = report.findings[0]
    ranged = replace(finding, claim=replace(finding.claim, values=(Value(2.0, "percent", "2 to 2.5", upper=2.5),)))
    assert demo_report.report((ranged,)).to_dict()["claims"][0]["values"][0]["upper"] == 2.5


def test_every_word_in_the_schema_is_one_the_types_know() -> None:
    from typing import get_args

    from detente.checking.model import Verdict
    from detente.claims.model import ClaimType, Comparator, Measure, Modality, Phase
    from detente.documents.model import DamageKind

    claim, value = schema()["$defs"]["claim"]["properties"], schema()["$defs"]["value"]["properties"]
    assert claim["type"]["enum"] == list(get_args(ClaimType))
    assert claim["modality"]["enum"] == list(get_args(Modality))
    assert claim["phase"]["enum"] == list(get_args(Phase))
    assert value["comparator"]["enum"] == list(get_args(Comparator))
    assert value["measure"]["enum"] == list(get_args(Measure))
    assert schema()["$defs"]["verdict"]["enum"] == [v.value for v in Verdict]
    assert schema()["properties"]["damage"]["items"]["properties"]["kind"]["enum"] == list(get_args(DamageKind))


@given(st.text())
def test_a_line_is_one_line_of_utf8_whatever_the_document_holds(title: str) -> None:
    line = demo_report.report(title=title + "\ud800\u2028\u0085").to_jsonl()
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode().decode())["document"]["title"] == title + "\ud800\u2028\u0085"


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = demo_report.report(), demo_report.report(tuple(reversed(demo_report.FINDINGS)))
    for method in (Report.to_json, Report.to_jsonl, Report.to_html, Report.to_markdown):
        assert method(one) == method(other)


def test_numbers_that_json_lacks_are_refused(report: Report) -> None:
    finding = report.findings[0]
    odd = replace(finding, claim=replace(finding.claim, values=(Value(float("nan"), "", ""),)))
    with pytest.raises(ValueError, match="JSON"):
        demo_report.report((odd,)).to_json()
