"""The bundled core record, a record of publishers' real files, and a small one of a few statements."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.record import View, open_record, writable_record
from detente.record.imports import import_file

ROOT = Path(__file__).parents[2]
FILES = (
    "cow_alliances_v4.1/alliance_v4.1_by_dyad.csv",
    "sipri_milex/SIPRI-Milex-data-1949-2024_2.xlsx",
    "sipri_arms/import-export-values_1950-2024.csv",
    "sipri_arms/trade-register__alexarui.csv",
)


@pytest.fixture(scope="session")
def core() -> View:
    """The bundled core record."""
    return open_record()


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A publisher's own file by its name; the test is skipped where it is absent."""

    def find(name: str) -> Path:
        folder = Path(os.environ.get("DETENTE_TEST_DATA", ROOT.parent / "shared" / "data"))
        if not (folder / name).exists():
            pytest.skip(f"the publisher's file {name} is not here: name its folder in DETENTE_TEST_DATA")
        return folder / name

    return find


@pytest.fixture(scope="session")
def imported(shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> View:
    """The core with publishers' files: alliances, spending, and arms."""
    files = [shared(name) for name in FILES]
    folder = tmp_path_factory.mktemp("imported")
    with writable_record(folder / "record.sqlite") as writer:
        for file in files:
            import_file(file, writer, folder / "rejects")
    return open_record(folder / "record.sqlite")
