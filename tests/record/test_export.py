"""The record in the forms of other tools."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from followthemoney import model

from detente.errors import OutputError
from detente.record import open_record
from detente.record.export import COLUMNS, write
from detente.vocabulary import load

VIEW, VOCABULARY = open_record(), load()
SOME = [
    s
    for relation in ("member_of", "holds_office", "military_spending", "arms", "allied_with", "said")
    for s in VIEW.find(relation)[:20]
]


def exported(format: str) -> str:
    out = io.StringIO()
    write(VIEW, SOME, VOCABULARY, VOCABULARY.entities.get, format, out)
    return out.getvalue()


def test_csv_has_a_row_a_statement_with_its_source() -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv"))))
    assert [r["id"] for r in rows] == [s.id for s in SOME]
    assert tuple(rows[0]) == COLUMNS
    assert all(r["publisher"] and r["url"].startswith("http") and r["grade"] for r in rows)
    assert json.loads(rows[0]["roles"]) == dict(SOME[0].roles)


def test_json_lines_say_the_same_as_csv() -> None:
    rows = [json.loads(line) for line in exported("jsonl").splitlines()]
    assert [(r["id"], r["says"]) for r in rows] == [
        (r["id"], r["says"]) for r in csv.DictReader(io.StringIO(exported("csv")))
    ]


def test_parquet_keeps_numbers_as_numbers(tmp_path: Path) -> None:
    file = tmp_path / "record.parquet"
    assert write(VIEW, SOME, VOCABULARY, VOCABULARY.entities.get, "parquet", file) == len(SOME)
    table = pq.read_table(file)
    assert table.column_names == list(COLUMNS)
    assert table["number"].to_pylist() == [s.number for s in SOME]
    assert [p.name for p in tmp_path.iterdir()] == ["record.parquet"]


def test_follow_the_money_accepts_every_entity() -> None:
    entities = [json.loads(line) for line in exported("ftm").splitlines()]
    ids = {e["id"] for e in entities}
    schemata = set()
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        model[entity["schema"]].validate(entity)
        schemata.add(proxy.schema.name)
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in ids
        given = {(k, v) for k, vs in entity["properties"].items() for v in vs}
        kept = {(p.name, v) for p, v in proxy.itervalues()}
        assert {k for k, _ in given} == {k for k, _ in kept}, entity
    assert {"Membership", "Occupancy", "PublicBody", "Person", "Position", "Event", "UnknownLink"} <= schemata


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    for format in ("csv", "parquet"):
        with pytest.raises(OutputError, match="cannot be written"):
            write(VIEW, SOME, VOCABULARY, VOCABULARY.entities.get, format, tmp_path / "no" / "such")
    with pytest.raises(OutputError, match="Parquet is not text"):
        write(VIEW, SOME, VOCABULARY, VOCABULARY.entities.get, "parquet", io.StringIO())
