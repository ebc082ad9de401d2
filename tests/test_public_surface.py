"""What the package offers to those who import it, and that the documentation says the same."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import detente

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_dir_offers_what_all_names() -> None:
    assert set(detente.__all__) <= set(dir(detente))
    public = {name for name in dir(detente) if not name.startswith("_")} - {"TYPE_CHECKING", "Any"}
    modules = {name for name in public if type(getattr(detente, name)).__name__ == "module"}
    assert public - modules == set(detente.__all__)


def test_all_is_sorted_and_every_name_is_there() -> None:
    assert list(detente.__all__) == sorted(detente.__all__)
    assert all(getattr(detente, name).__doc__ for name in detente.__all__)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        detente.Nothing  # noqa: B018


def test_the_documentation_names_nothing_that_is_not_there() -> None:
    named = {(page.name, name) for page in PAGES for name in re.findall(r"\bdetente\.(\w+)\(", page.read_text("utf8"))}
    assert named
    assert {(page, name) for page, name in named if not hasattr(detente, name)} == set()


def test_the_example_in_the_package_works() -> None:
    assert doctest.testmod(detente).failed == 0
    assert detente.__doc__
    assert "audit(" in detente.__doc__


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, detente; print(sorted({'spacy', 'sqlalchemy', 'trafilatura', 'httpx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_is_typed() -> None:
    assert (Path(detente.__file__).parent / "py.typed").is_file()
