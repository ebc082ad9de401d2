from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import demo_system
import pytest
from test_system_page import HOSTILE, hostile

from detente.errors import OutputError
from detente.report.system import picture, png

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_holds_graph_map_and_spending() -> None:
    root = ET.fromstring(picture(demo_system.small(), "The Pact"))
    headings = [t.text for t in root.iter(f"{SVG}text") if t.get("class") == "heading"]
    assert headings == [
        "Graph",
        "Map: ties to The Pact on 31 December 2024",
        "Spending: The Register, current dollars (USD)",
    ]
    assert len([p for p in root.iter(f"{SVG}path") if "data-t" in p.attrib]) == 5


@pytest.mark.parametrize("part", ["graph", "map", "spending"])
def test_a_part_alone_is_a_smaller_picture(part: str) -> None:
    whole, one = (ET.fromstring(picture(demo_system.small(), part=p)) for p in ("all", part))
    assert len([t for t in one.iter(f"{SVG}text") if t.get("class") == "heading"]) == 1
    assert int(str(one.get("height"))) < int(str(whole.get("height")))


def test_its_style_needs_no_variables() -> None:
    svg = picture(demo_system.forty())
    assert "var(" not in svg
    assert "--" not in re.sub(r"<!--.*?-->", "", svg)


def test_hostile_names_are_text() -> None:
    root = ET.fromstring(picture(hostile(), HOSTILE))
    assert not list(root.iter(f"{SVG}script"))
    assert not [e for e in root.iter() if any(a.lower().startswith("on") for a in e.attrib)]


def test_a_png_of_it_is_written(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    png(picture(demo_system.small()), tmp_path / "system.png", scale=1)
    held = (tmp_path / "system.png").read_bytes()
    assert held.startswith(b"\x89PNG")
    assert int.from_bytes(held[16:20], "big") == 1040


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(OutputError, match="no spending"):
        picture(demo_system.forty(), part="spending")
    with pytest.raises(OutputError, match="no part"):
        picture(demo_system.small(), part="sculpture")  # type: ignore[arg-type]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    with pytest.raises(OutputError, match="cannot be written"):
        png("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>", tmp_path / "no" / "x.png")
