"""The page and the pictures as the command makes them, of the bundled record."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import detente
from detente.cli import app
from detente.record import open_record
from detente.system import System
from detente.system.told import told

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUN = CliRunner()
NATO = ("--between", "2014", "2024", "--actor", "NATO")


def run(*words: str, code: int = 0) -> str:
    done = RUN.invoke(app, ["system", *words], env={"COLUMNS": "160"})
    assert done.exit_code == code, done.output
    return done.output


def test_the_ending_of_the_output_says_what_is_made(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    for name in ("nato.html", "nato.svg", "nato.png"):
        assert str(tmp_path / name) in run(*NATO, "-o", str(tmp_path / name)).replace("\n", "")
    assert (tmp_path / "nato.png").read_bytes().startswith(b"\x89PNG")
    ET.fromstring((tmp_path / "nato.svg").read_text("utf8"))
    html = (tmp_path / "nato.html").read_text("utf8")
    assert "Sweden joined NATO" in html
    assert "NATO: who is tied to them" in html


def test_the_same_record_gives_the_same_bytes() -> None:
    assert run(*NATO, "-f", "html") == run(*NATO, "-f", "html")


def test_a_part_of_the_picture_can_be_asked_for() -> None:
    assert re.findall('class="heading"[^>]*>([^<]*)', run(*NATO, "-f", "svg", "--part", "graph")) == ["Graph"]


def test_png_needs_a_file() -> None:
    assert "needs a file" in run("-f", "png", code=2)


def test_a_document_is_drawn_against_the_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Finland joined NATO in April 2023. Belarus joined the SCO.", encoding="utf-8")
    html = run("--from", str(tmp_path / "a.txt"), "--date", "2024-05-16", "-f", "html")
    assert re.search('<tr data-t="[^"]*,borne_out"', html)
    assert re.search('<tr data-t="[^"]*,disputed"', html)


def test_of_a_claim_of_several_only_those_that_the_record_lacks_are_disputed() -> None:
    text = "On January 1, Argentina, Egypt, Ethiopia and Iran formally entered the BRICS family."
    report = detente.audit(text, date="2024-05-16")
    found = told(report, open_record(), report.as_of)
    assert {t.source: t.told for t in found.ties if t.target == "org:BRICS" and t.told != "left_out"} == {
        "ARG": "disputed", "EGY": "borne_out", "ETH": "borne_out", "IRN": "borne_out",
    }  # fmt: skip


def test_the_whole_record_opens_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "all.html").write_text(run("--between", "1990", "2024", "-f", "html"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((tmp_path / "all.html").as_uri())
    page.select_option("#actor", label="Japan")
    assert page.locator("#held h3").inner_text() == "Japan"
    ties = System.during(open_record(), 1990, 2024).ties
    assert page.locator("#ties [data-t]").count() == len(ties)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
