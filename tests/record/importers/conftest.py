"""Publishers' own files, where they are at hand: they may not be passed on, so that most machines have none of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Gives a publisher's file below the folder that DETENTE_TEST_DATA names, or the one beside the repository; skips the test
    where it is not there."""

    def at(name: str) -> Path:
        beside = Path(__file__).resolve().parents[3].parent / "shared" / "data"
        folder = Path(os.environ.get("DETENTE_TEST_DATA") or (beside if beside.is_dir() else "/nonexistent"))
        path = folder / name
        if not path.exists():
            pytest.skip(f"the publisher's file {name} is not here: set DETENTE_TEST_DATA")
        return path

    return at
