from __future__ import annotations

from pathlib import Path

import pytest

from detente.record import check_core
from detente.record.bundle import core, read_bundle
from detente.vocabulary import load

SOURCE = "sources: {s: {publisher: P, title: T, url: 'https://example.org/', grade: A1}}\n"


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "own.yaml"
    file.write_text(text)
    return [str(p) for p in read_bundle([file], load()).problems]


def test_the_bundled_record_is_sound() -> None:
    assert check_core() == ()


def test_the_bundled_record_is_as_large_as_it_says() -> None:
    bundle = read_bundle(core(), load())
    assert len(bundle.statements) >= 600
    assert {s.source for s in bundle.statements} <= {s.id for s in bundle.sources}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{relation: likes, member: JPN, source: s}", "unknown relation 'likes'"),
        ("{relation: member_of, member: XXX, source: s}", "unknown entity 'XXX'"),
        ("{relation: member_of, fan: JPN, source: s}", "'fan' is no role of member_of"),
        ("{relation: member_of, member: JPN, organisation: system:F-35, source: s}", "is a system"),
        ("{relation: member_of, member: JPN, source: nowhere}", "unknown source"),
        ("{relation: member_of, member: JPN, when: '31/12/1999', source: s}", "is not a date"),
        ("{relation: arms, recipient: JPN, stage: dreamt, source: s}", "is no stage of arms"),
        ("{relation: operates, operator: JPN, number: many, source: s}", "is no number"),
        ("{relation: member_of, source: s}", "names nobody"),
    ],
)
def test_a_bad_row_is_reported_with_file_row_and_remedy(tmp_path: Path, row: str, reason: str) -> None:
    (problem,) = problems(tmp_path, SOURCE + f"statements: [{row}]\n")
    assert reason in problem
    assert problem.startswith("own.yaml, statement 1")
    assert problem.endswith(")")


def test_good_rows_beside_a_bad_one_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        SOURCE
        + "statements:\n- {relation: member_of, member: JPN, organisation: org:G7, source: s}\n- {relation: x, source: s}\n"
    )
    bundle = read_bundle([file], load())
    assert (len(bundle.statements), len(bundle.problems)) == (1, 1)


@pytest.mark.parametrize(("field", "value"), [("url", "ftp://x"), ("grade", "Z9"), ("publisher", "")])
def test_a_source_without_proof_is_refused(tmp_path: Path, field: str, value: str) -> None:
    entry = {"publisher": "P", "title": "T", "url": "https://example.org/", "grade": "A1"} | {field: value}
    assert len(problems(tmp_path, f"sources: {{s: {entry}}}\n")) == 1


def test_the_same_fact_twice_is_one_statement(tmp_path: Path) -> None:
    row = "{relation: member_of, member: JPN, organisation: org:G7, source: s}"
    file = tmp_path / "own.yaml"
    file.write_text(SOURCE + f"statements: [{row}, {row}]\n")
    assert len(read_bundle([file], load()).statements) == 1
