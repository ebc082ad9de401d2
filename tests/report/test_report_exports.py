"""The exports of an audit: each keeps to its published shape, holds what the report holds, and survives a hostile document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import demo_report
import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SDO
from test_report_html import hostile

from detente.checking import Verdict
from detente.errors import DetenteError
from detente.report import Publication, Report
from detente.report.csv import cell
from detente.report.formats import FORMATS, choose
from detente.report.render import write
from detente.report.rows import COLUMNS, rows

SHAPES = Path(__file__).parent / "shapes"
TEXTUAL = [name for name, each in FORMATS.items() if not each.binary]
JSON_LD = ("claimreview", "annotations")


def written(*reports: Report, format: str) -> str:
    out = io.StringIO()
    write(reports, format, None, out)
    return out.getvalue()


def parsed(*reports: Report, format: str) -> Any:
    """The JSON of a format, after it was held against its shape."""
    made = json.loads(written(*reports, format=format))
    shape = json.loads((SHAPES / f"{format}.schema.json").read_text("utf8"))
    jsonschema.Draft202012Validator.check_schema(shape)
    jsonschema.Draft202012Validator(shape).validate(made)
    return made


# ---------------------------------------------------------------- the table of formats


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_file_by_its_own_ending_and_the_same_twice(
    report: Report, tmp_path: Path, name: str
) -> None:
    ending = FORMATS[name].suffix
    assert choose(None, Path(f"a{ending}")) is FORMATS[name]
    for file in (tmp_path / f"one{ending}", tmp_path / f"two{ending}"):
        write([report], None, file, io.StringIO())
    one, two = (tmp_path / f"one{ending}").read_bytes(), (tmp_path / f"two{ending}").read_bytes()
    assert one == two != b""
    assert {p.name for p in tmp_path.iterdir()} == {f"one{ending}", f"two{ending}"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_takes_every_format(report: Report, tmp_path: Path, name: str) -> None:
    write([report], name, tmp_path / "out", io.StringIO())
    assert (tmp_path / "out" / f"island-alliance{FORMATS[name].suffix}").stat().st_size > 0


def test_no_two_formats_claim_one_ending() -> None:
    endings = [e for each in FORMATS.values() for e in (each.suffix, *each.others)]
    assert len(endings) == len(set(endings))


def test_json_ld_without_a_kind_names_no_format() -> None:
    with pytest.raises(DetenteError, match="names no format"):
        choose(None, Path("a.jsonld"))


@pytest.mark.parametrize("name", [n for n in TEXTUAL if n != "html"])
def test_a_report_without_findings_is_written(name: str) -> None:
    empty = demo_report.report((), date=None, title="")
    assert written(empty, format=name)
    assert written(empty, empty, format=name)


# ---------------------------------------------------------------- ClaimReview


def published() -> Report:
    return replace(demo_report.report(), publication=Publication("The Fact Desk", "https://desk.example/checks/7"))


def test_a_review_has_what_schema_org_expects_and_what_google_requires() -> None:
    made = parsed(published(), format="claimreview")
    judged = [f for f in demo_report.report() if f.claim.checkable and f.verdict not in {"no_record", "not_checkable"}]
    assert [r["claimReviewed"] for r in made] == [f.claim.quote for f in judged]
    for review in made:
        assert review["url"].startswith("https://desk.example/checks/7#c")
        assert review["author"]["name"] == "The Fact Desk"
        assert review["reviewRating"]["alternateName"] in {
            "Supported",
            "Contradicted",
            "Imprecise",
            "Outdated",
            "Unsettled",
        }
        assert review["itemReviewed"]["appearance"]["url"].startswith("https://example.org/courier/")
    assert made[0]["reviewRating"]["alternateName"] == "Contradicted"
    assert {r["@id"] for r in made} == {r["@id"] for r in parsed(published(), format="claimreview")}
    assert len({r["@id"] for r in made}) == len(made)


def test_every_term_is_one_of_schema_org() -> None:
    def terms(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (k for k in value if not k.startswith("@"))
            yield from ([value["@type"]] if "@type" in value else [])
            for inner in value.values():
                yield from terms(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from terms(inner)

    found = set(terms(parsed(published(), format="claimreview")))
    assert {"ClaimReview", "Claim", "Rating", "claimReviewed"} <= found
    assert {t for t in found if t not in SDO} == set()


def test_the_anchor_leads_to_the_finding_of_the_page() -> None:
    report = published()
    page = report.to_html()
    for review in parsed(report, format="claimreview"):
        anchor = review["url"].partition("#")[2]
        card = page.partition(f'id="{anchor}"')[2].partition('class="card')[0]
        assert review["reviewRating"]["alternateName"].lower() in card.lower()


def test_a_report_that_nobody_publishes_names_neither_page_nor_author(report: Report) -> None:
    assert all({"url", "author"}.isdisjoint(r) for r in parsed(report, format="claimreview"))


def test_who_says_it_is_a_person_or_an_organisation(report: Report) -> None:
    (spoken,) = [r for r in parsed(report, format="claimreview") if r["claimReviewed"].startswith("Avalon would spend")]
    assert spoken["itemReviewed"]["author"] == {"@type": "Person", "name": "Prime Minister Ilse Maring"}
    unspoken = parsed(report, format="claimreview")[0]
    assert unspoken["itemReviewed"]["author"] == {"@type": "Organization", "name": "The Meridian Courier"}


def test_of_several_documents_there_is_one_array(report: Report) -> None:
    assert len(parsed(report, report, format="claimreview")) == 2 * len(parsed(report, format="claimreview"))


# ---------------------------------------------------------------- Web Annotations


def test_there_is_an_annotation_for_each_claim_and_its_selectors_find_it(report: Report) -> None:
    made = parsed(report, format="annotations")
    assert made["total"] == len(made["first"]["items"]) == len(report)
    text = demo_report.TEXT
    for finding, each in zip(report, made["first"]["items"], strict=True):
        quote, place = each["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"] == finding.claim.quote
        found = text.find(quote["prefix"] + quote["exact"] + quote["suffix"])
        assert found + len(quote["prefix"]) == place["start"]
        assert each["body"][0]["value"] == finding.verdict.value
        assert each["dcterms:identifier"] == finding.claim.id


def test_an_empty_collection_has_no_page() -> None:
    assert "first" not in parsed(demo_report.report(()), format="annotations")


def test_a_document_without_an_address_is_named_by_its_bytes(report: Report) -> None:
    offline = replace(report, document=replace(report.document, source="notes.txt"))
    source = parsed(offline, format="annotations")["first"]["items"][0]["target"]["source"]
    assert source["id"] == "ni:///sha-256;n5-fn5-fn5-fn5-fn5-fn5-fn5-fn5-fn5-fn5-fn58"


def test_names_hang_on_document_engine_record_and_day(report: Report) -> None:
    def names(changed: Report) -> set[str]:
        return {a["id"] for a in parsed(changed, format="annotations")["first"]["items"]}

    assert len(names(report)) == len(report)
    assert names(report) == names(demo_report.report())
    assert not names(report) & names(replace(report, receipt=replace(report.receipt, record="another")))


# ---------------------------------------------------------------- rows


def test_csv_has_the_rows_of_every_report(report: Report) -> None:
    read = list(csv.DictReader(io.StringIO(written(report, report, format="csv"))))
    assert len(read) == 2 * len(report)
    assert [r["verdict"] for r in read[: len(report)]] == [f.verdict.value for f in report]
    assert read[1]["number"] == "7950000000000"
    assert {r["checkable"] for r in read} == {"true", "false"}


@given(st.text())
def test_no_cell_is_a_formula_and_all_else_is_kept(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow([cell(text), "next"])
    out.seek(0)
    ((shown, after),) = csv.reader(out)
    assert after == "next"
    assert len(shown) < 2 or shown.lstrip()[:1] not in set("=+-@＝＋－＠")
    if text.isprintable():
        assert shown.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "=cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert cell(text).startswith("'")
    assert cell(-2.5) == -2.5
    assert cell("=") == "="


def test_parquet_holds_each_claim_exactly_with_types_and_receipt(report: Report, tmp_path: Path) -> None:
    write([report, report], None, tmp_path / "claims.parquet", io.StringIO())
    table = pq.read_table(tmp_path / "claims.parquet")
    assert table.column_names == list(COLUMNS)
    assert table.to_pylist()[: len(report)] == list(rows(report))
    assert str(table.schema.field("start").type) == "int64"
    assert str(table.schema.field("checkable").type) == "bool"
    assert table.schema.metadata[b"detente.record"] == b"core 3b1f09ac"
    assert {v.value for v in Verdict} >= set(table["verdict"].to_pylist())


def test_bytes_do_not_go_to_standard_output(report: Report) -> None:
    with pytest.raises(DetenteError, match="not text") as error:
        written(report, format="parquet")
    assert "--output" in error.value.remedy


# ---------------------------------------------------------------- hostile documents


@pytest.mark.parametrize("name", JSON_LD)
def test_json_ld_can_stand_in_a_script_tag(name: str) -> None:
    text = written(hostile(), format=name)
    assert not set("<>&\u2028\u2029") & set(text)
    text.encode()
    assert "javascript:" not in json.dumps(
        [v for v in _values(parsed(hostile(), format=name)) if v.startswith("javascript")]
    )


def _values(value: Any) -> Iterator[str]:
    """Every text in it that an id, an address or a source is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in {"id", "@id", "url", "source", "sameAs"}:
                yield inner
            yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)


@given(st.text(min_size=1), st.text())
def test_any_text_makes_json_ld_of_the_right_shape(quote: str, title: str) -> None:
    finding = demo_report.finding(quote, "other_fact", "contradicted", title, text=quote)
    report = demo_report.report((finding,), text=quote, title=title, publisher=title, source=title)
    (annotation,) = parsed(report, format="annotations")["first"]["items"]
    assert annotation["target"]["selector"][0]["exact"] == quote
    if quote.strip():
        assert len(parsed(report, format="claimreview")) == 1


def test_a_hostile_document_is_data_in_csv_and_parquet(tmp_path: Path) -> None:
    read = list(csv.DictReader(io.StringIO(written(hostile(), format="csv"))))
    assert len(read) == 1
    write([hostile()], None, tmp_path / "a.parquet", io.StringIO())
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 1
