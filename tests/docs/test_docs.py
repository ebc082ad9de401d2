"""What the documentation says is so: examples run, outputs are real, links lead somewhere, nothing is left out."""

from __future__ import annotations

import doctest
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import detente

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True, scope="module")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Audits that are run here are not the user's last ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTE_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("DETENTE_RECORD", raising=False)
        yield


def fences(page: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and content."""
    return [(language, text) for _, language, text in FENCE.findall(page.read_text("utf8"))]


def anchors(page: Path) -> set[str]:
    """What a link into a page may name after '#'."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_reference_and_the_outputs_shown_are_what_the_code_gives(generate: ModuleType) -> None:
    stale = [str(path.relative_to(ROOT)) for path in generate.stale()]
    assert stale == [], "run: make docs"


def test_every_page_of_the_reference_is_made(generate: ModuleType) -> None:
    assert {page.stem for page in (DOCS / "reference").glob("*.md")} == set(generate.PAGES)


def test_every_command_and_option_stands_in_the_reference(generate: ModuleType) -> None:
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", generate.cli(), re.MULTILINE | re.DOTALL))
    for path in generate.commands():
        section = sections[" ".join(("detente", *path))]
        missing = [option for option in generate.options(path) if option not in section]
        assert missing == [], path


def test_every_public_name_is_documented() -> None:
    page = (DOCS / "how-to" / "use-from-python-and-notebooks.md").read_text("utf8")
    assert [name for name in detente.__all__ if not re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", page)] == []


@pytest.mark.parametrize("page", [p for p in PAGES if ">>>" in p.read_text("utf8")], ids=lambda p: p.stem)
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf8")
    assert tried
    assert not failed


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text("utf8"))):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_linked_from_the_index() -> None:
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in LINK.findall((DOCS / "index.md").read_text("utf8"))}
    assert [
        str(p.relative_to(ROOT)) for p in PAGES if p.parent != ROOT and p.name != "index.md" and p not in linked
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_yaml_examples_are_yaml(page: Path) -> None:
    for language, text in fences(page):
        if language == "yaml":
            assert isinstance(yaml.safe_load(text), dict)


def test_the_readme_has_two_commands_and_no_more() -> None:
    assert [text.strip() for language, text in fences(README) if language not in {"text", "python"}] == [
        "make demo",
        "make test",
    ]


def test_the_readme_names_every_verdict_and_exit_code(generate: ModuleType) -> None:
    from detente.report.signs import SIGNS

    text = README.read_text("utf8")
    assert re.findall(r"^\| (.) \| `(\w+)` \|", text, re.MULTILINE) == [(s.sign, v.value) for v, s in SIGNS.items()]
    assert re.findall(r"^\| (\d) \|", text, re.MULTILINE) == list(generate.exit_codes())
