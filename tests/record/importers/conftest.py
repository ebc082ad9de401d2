"""Where the publishers' real files are, for the tests that read them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A publisher's own file by its name; the test is skipped where it is absent."""

    def find(name: str) -> Path:
        folder = Path(os.environ.get("DETENTE_TEST_DATA", ROOT.parent / "shared" / "data"))
        if not (folder / name).exists():
            pytest.skip(f"the publisher's file {name} is not here: name its folder in DETENTE_TEST_DATA")
        return folder / name

    return find
