"""Damaged files: whatever is done to one, an importer says what is wrong with it, or counts what it cannot read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from detente.errors import RecordError
from detente.record.importers import importers, read_file
from detente.record.importers.read import peeked
from detente.vocabulary import load

STARTS = {
    "owid": "Entity,Code,Year,Military expenditure (% of GDP),World region according to OWID\nJapan,JPN,2029,1.2,Asia\n",
    "sipri-tiv": "Volume of transfers of major arms\nData generated: 3 Feb 2031\n\nRecipient,2028,2029\nJapan,1,2\n",
    "wdi": '"Data Source","World Development Indicators",\n"Last Updated Date","2025-07-01",\n"Country Name","Country Code",'
    '"Indicator Name","Indicator Code","2022"\n"Japan","JPN","x","MS.MIL.XPND.GD.ZS","1.1"\n',
}
OURS = ("sipri-milex", "sipri-arms", "sipri-tiv", "nato-defexp", "owid", "wdi")


@pytest.mark.parametrize("named", OURS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), cut=st.integers(0, 400))
def test_a_damaged_file_is_told_or_counted(tmp_path: Path, named: str, data: bytes, cut: int) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(STARTS.get(named, "").encode()[:cut] + data)
    for importer in importers().values():
        importer.recognises(peeked(path))
    try:
        tally = read_file(path, load(), named).tally
    except RecordError as problem:
        told = bool(problem.message and problem.remedy)
    else:
        told = tally.read == tally.imported + sum(tally.skipped.values()) + sum(tally.rejected.values())
    assert told


@pytest.mark.parametrize("named", ["sipri-milex", "nato-defexp"])
def test_another_workbook_is_refused(tmp_path: Path, named: str) -> None:
    path = tmp_path / "other.xlsx"
    book = Workbook()
    book.save(path)
    with pytest.raises(RecordError):
        read_file(path, load(), named)
    with pytest.raises(RecordError, match="no format that is known"):
        read_file(path, load())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nothing/>")
    with pytest.raises(RecordError, match="no whole Excel workbook"):
        read_file(path, load(), named)
