"""Statements of one's own as YAML and CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import RecordError
from detente.record.importers.read import importer_for, read_file
from detente.vocabulary import load

HEADER = "relation,member,organisation,when,number,source,publisher,title,url,grade,note\n"
DESK = "Our desk,A note,https://example.org/note,F6,"
YAML = """
sources:
  ours: {publisher: Our desk, title: A note, url: "https://example.org/note", grade: F6}
  bad: {publisher: Our desk}
statements:
  - {relation: member_of, member: FIN, organisation: org:NATO, when: "2030-01-01/..", source: ours}
  - {relation: member_of, member: FIN, organisation: org:NATO, when: "2030-01-01/..", source: bad}
coverage:
  - {relation: member_of, organisation: org:NATO, start: "2030", end: "2031", complete: true, source: ours}
"""


def rejected(file: Path) -> list[tuple[str, str]]:
    return [(r.place, r.reason) for r in read_file(file, load()).rejects]


def test_a_table_is_known_by_its_header_and_read_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        HEADER
        + f"member_of,FIN,org:NATO,2030/..,,,{DESK}first\n"
        + f"member_of,SWE,org:NATO,2030/..,,,{DESK}\n"
        + f"member_of,POL,org:NATO,2030/..,many,,{DESK}\n"
        + f"member_of,POL,org:NATO,2030/..,,named,{DESK}\n"
        + "member_of,EST,org:NATO,2030/..,,named,,,,,\n"
        + "member_of,LVA,org:NATO,2030/..,,unheard,,,,,\n"
        + "member_of,LVA,org:NATO,2030/..,,named,Another,A note,https://example.org/,F6,\n"
        + "member_of,LVA\n"
    )
    found = read_file(file, load())
    assert importer_for(file).id == found.format == "csv"
    assert (found.edition.dataset, found.edition.whole) == ("own:mine.csv", True)
    assert [s.role("member")[0] for s in found.bundle.statements] == ["FIN", "SWE", "POL", "EST"]
    assert found.bundle.statements[0].note == "first"
    assert len(found.bundle.sources) == 2
    assert rejected(file) == [
        ("line 4", "'many' is no number"),
        ("line 7", "unknown source 'unheard'"),
        ("line 8", "describes a source otherwise than a row above"),
        ("line 9", "is longer or shorter than the header"),
    ]
    assert found.tally.read == 8


def test_yaml_is_known_by_its_parts_and_read_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(YAML)
    found = read_file(file, load())
    assert importer_for(file).id == found.format == "yaml"
    assert len(found.bundle.statements) == len(found.bundle.coverage) == len(found.bundle.sources) == 1
    assert rejected(file) == [("source bad", "has no title"), ("statement 2", "unknown source 'bad'")]


@pytest.mark.parametrize("text", ["statements: [", "statements: {a: b}", "statements: []\nfacts: []\n"])
def test_yaml_of_another_form_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    with pytest.raises(RecordError) as error:
        read_file(file, load())
    assert error.value.place.startswith(str(file))
