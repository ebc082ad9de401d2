"""The way from a file to a bundle: which importer, what becomes of bad files, and that no row is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import RecordError
from detente.record.importers import importer_for, importers, read_file
from detente.record.importers.names import Names, folded, slug
from detente.record.importers.tables import decoded, lines
from detente.vocabulary import load


@pytest.mark.parametrize("importer", importers().values(), ids=lambda i: i.id)
def test_every_importer_says_whose_data_it_reads_and_what_may_be_done_with_them(importer: object) -> None:
    for field in ("id", "title", "publisher", "licence", "page"):
        assert getattr(importer, field)
    assert all(address.startswith("https://") for address in (importer.page, *importer.downloads))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"PK\x03\x04broken", b"\x1f\x8bbroken", b"\x00\x01\x02", b"{}"]
)
def test_a_file_of_no_known_format_is_refused_with_the_formats_that_there_are(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "some.csv"
    file.write_bytes(content)
    with pytest.raises(RecordError, match="no format that is known") as refused:
        read_file(file, load())
    assert str(file) in str(refused.value)
    assert "wdi" in refused.value.remedy


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        importer_for(tmp_path / "gone.csv")
    with pytest.raises(RecordError, match="there is no importer 'nonsense'"):
        importer_for(tmp_path / "gone.csv", "nonsense")


def test_a_publishers_spelling_a_code_and_a_group_are_told_apart() -> None:
    names = Names(load())
    assert names.state("Viet Nam") == "VNM"
    assert names.state("The Gambia") == "GMB"
    assert names.state("Congo-Kinshasa (Democratic Republic of the Congo)") == "COD"
    assert names.state("Ruritania") is None
    assert names.is_group("Sub-Saharan Africa")
    assert not names.is_group("South Africa")


def test_a_code_that_successors_share_means_the_state_of_its_day() -> None:
    names = Names(load())
    assert [names.coded("cow", 365, day) for day in ("1900-01-01", "1980-01-01", "2020-01-01")] == ["RUS", "SUN", "RUS"]
    assert names.coded("cow", 260, "1970-01-01") == "DEU"
    assert names.coded("cow", 999, "1970-01-01") is None
    assert names.cow_state(240, "HAN", "1850-01-01") == "state:hanover"


def test_a_person_is_known_by_most_of_a_name_only_where_one_alone_has_it() -> None:
    names = Names(load())
    assert names.person("Emmanuel Jean-Michel Frédéric Macron") == "person:emmanuel-macron"
    assert names.person("Rudolf Rassendyll") == "person:rudolf-rassendyll"
    assert set(names.coined) == {"person:rudolf-rassendyll"}


@given(st.text(min_size=1).filter(str.strip))
def test_a_slug_is_the_same_for_a_name_in_other_case_and_spacing(name: str) -> None:
    assert slug(f" {name} ") == slug(name)
    assert folded(folded(name)) == folded(name)


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8), min_size=1, max_size=4),
        max_size=6,
    )
)
def test_rows_come_with_the_line_that_they_start_on(rows: list[list[str]]) -> None:
    import csv
    import io

    written = io.StringIO(newline="")
    starts = []
    for row in rows:
        starts.append(written.getvalue().count("\n") + 1)
        csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(row)
    assert list(lines(written.getvalue())) == list(zip(starts, rows, strict=True))


def test_lines_of_one_file_may_be_in_different_encodings() -> None:
    mixed = "Revolución\n".encode() + "Mané\n".encode("cp1252") + b"end"
    assert decoded(mixed, "x") == "Revolución\nMané\nend"
