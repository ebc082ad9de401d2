from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("{relation: member_of, member: [JPN, USA], source: s}", "member holds a list"),
        ("{relation: member_of, member: JPN, source: [s]}", "unknown source"),
        ("{relation: member_of, member: JPN, when: 2024/2020, source: s}", "ends before it starts"),
        ("{relation: operates, operator: JPN, number: .nan, source: s}", "is no number"),
        ("{relation: operates, operator: JPN, number: -.inf, source: s}", "is no number"),
        ("{relation: operates, operator: JPN, number: 1" + 400 * "0" + ", source: s}", "is no number"),
        ("{relation: operates, operator: JPN, unit: aircraft, source: s}", "a unit needs one"),
        ("{relation: military_spending, spender: JPN, when: '2024', source: s}", "a series needs one"),
        ("just text", "is not a mapping"),
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


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{relation: member_of, complete: true, source: nowhere}", "unknown source"),
        ("{relation: member_of, source: s}", "does not say if it is complete"),
        ("{relation: member_of, start: '2024', end: '2020', complete: true, source: s}", "before it starts"),
        ("just text", "is not a mapping"),
    ],
)
def test_a_bad_declaration_of_coverage_is_reported(tmp_path: Path, row: str, reason: str) -> None:
    (problem,) = problems(tmp_path, SOURCE + f"coverage: [{row}]\n")
    assert reason in problem
    assert problem.startswith("own.yaml, coverage 1")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sources: [s]", "'sources' is not a mapping"),
        ("statements: {a: b}", "'statements' is not a list"),
        ("coverage: text", "'coverage' is not a list"),
        ("facts: []", "holds more or less"),
        ("statements: [", "own.yaml"),
    ],
)
def test_a_file_of_another_form_is_reported(tmp_path: Path, text: str, reason: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert reason in problem


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    (problem,) = read_bundle([tmp_path / "none.yaml"], load()).problems
    assert "cannot be read" in str(problem)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
KEYS = st.sampled_from(["relation", "member", "organisation", "source", "number", "unit", "when", "complete", "url"])
WORDS = st.sampled_from(["member_of", "military_spending", "JPN", "org:G7", "s", "2024", "2024/..", "A1"])
ANYTHING = st.recursive(
    PLAIN | WORDS, lambda v: st.lists(v, max_size=3) | st.dictionaries(KEYS, v, max_size=6), max_leaves=20
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["sources", "statements", "coverage"]), ANYTHING | st.lists(ANYTHING, max_size=3))
)
def test_whatever_a_file_holds_is_read_or_reported(content: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.yaml"
        file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf8")
        for problem in read_bundle([file], load()).problems:
            assert problem.place
            assert problem.remedy


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", "ftp://x"), ("grade", "Z9"), ("publisher", ""), ("date", "31/12/2020"), ("verfied", "2024-01-05")],
)
def test_a_source_without_proof_is_refused(tmp_path: Path, field: str, value: str) -> None:
    entry = {"publisher": "P", "title": "T", "url": "https://example.org/", "grade": "A1"} | {field: value}
    assert len(problems(tmp_path, f"sources: {{s: {entry}}}\n")) == 1


def test_the_same_fact_twice_is_one_statement(tmp_path: Path) -> None:
    row = "{relation: member_of, member: JPN, organisation: org:G7, source: s}"
    file = tmp_path / "own.yaml"
    file.write_text(SOURCE + f"statements: [{row}, {row}]\n")
    assert len(read_bundle([file], load()).statements) == 1
