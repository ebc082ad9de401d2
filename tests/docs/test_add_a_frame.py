"""The how-to on frames is true: its entries load as frames of one's own, and each of its sentences is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from detente.documents import from_text
from detente.engine import open_reader
from detente.reading import FrameReader

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "add-a-frame.md").read_text("utf8")
ENTRIES = "\n".join(re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
ROWS = re.findall(r"^\| ([a-z ]+) \| ([A-Z].*\.) \| (.+) \|$", PAGE, re.MULTILINE)
CONSTRUCTIONS = {
    "active",
    "passive",
    "relative clause",
    "coordination",
    "participle",
    "nominalisation",
    "possessive",
    "light verb",
    "apposition",
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FrameReader:
    file = tmp_path_factory.mktemp("frames") / "mine.yaml"
    file.write_text(ENTRIES, encoding="utf8")
    return open_reader(file)


def read(reader: FrameReader, sentence: str) -> list[dict[str, set[str]]]:
    """What the page's own frames read in a sentence: for each claim, names by role."""
    found = []
    for claim in reader.read(from_text(sentence)).claims:
        if claim.frame in yaml.safe_load(ENTRIES):
            roles: dict[str, set[str]] = {}
            for mention in (*claim.subject, *claim.object):
                roles.setdefault(mention.role, set()).add(mention.name)
            found.append(roles)
    return found


def test_each_construction_has_an_example() -> None:
    assert {construction for construction, _, _ in ROWS} == CONSTRUCTIONS


@pytest.mark.parametrize(("construction", "sentence", "says"), ROWS, ids=[f"{n}-{r[0]}" for n, r in enumerate(ROWS)])
def test_the_sentence_is_read_as_the_page_says(
    reader: FrameReader, construction: str, sentence: str, says: str
) -> None:
    parts = (part.split(": ") for part in says.split("; "))
    assert {role: set(names.split(", ")) for role, names in parts} in read(reader, sentence), construction


@pytest.mark.parametrize("id", yaml.safe_load(ENTRIES))
def test_each_entry_reads_its_example(reader: FrameReader, id: str) -> None:
    assert id in [c.frame for c in reader.read(from_text(reader.frames.frame(id).example)).claims]
