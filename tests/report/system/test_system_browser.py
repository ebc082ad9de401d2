"""The page in a real browser: it opens from a file, filters, and shows what a tie rests on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import demo_system
import pytest

from detente.report.system import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"desktop": (1280, 900), "telephone": (390, 844)}


@pytest.fixture(params=SIZES)
def small(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    wide, high = SIZES[request.param]
    yield from opened(browser, tmp_path, page(demo_system.small()), wide, high)


def opened(browser: Browser, folder: Path, html: str, wide: int = 1280, high: int = 900) -> Iterator[Page]:
    (folder / "system.html").write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": wide, "height": high})
    shown, wrong = context.new_page(), []
    shown.on("console", lambda message: wrong.append(message.text))
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    shown.goto((folder / "system.html").as_uri())
    yield shown
    context.close()
    assert wrong == []


def drawn(shown: Page) -> int:
    return shown.locator("#graph .l:visible").count()


def slide(shown: Page, year: int, month: int) -> None:
    shown.locator("#slider").evaluate(
        "(s, v) => { s.value = v; s.dispatchEvent(new Event('input', {bubbles: true})); }", year * 12 + month - 1
    )


def test_a_layer_is_switched_off_and_on(small: Page) -> None:
    slide(small, 2022, 1)
    assert drawn(small) == 3
    arms = small.locator(".chip", has_text="Arms")
    arms.click()
    assert drawn(small) == 2
    assert small.locator("#shown").inner_text().startswith("2 of 6")
    arms.click()
    assert drawn(small) == 3


def test_the_slider_shows_what_held_in_a_month(small: Page) -> None:
    assert drawn(small) == 4
    slide(small, 2023, 3)
    assert small.locator("#date").inner_text() == "March 2023"
    assert small.locator("#held").inner_text().startswith("Choose")
    small.select_option("#actor", label="Finland")
    assert "Finland – The Pact: partner" in small.locator("#held").inner_text()
    slide(small, 2023, 5)
    assert "Finland – The Pact: partner" not in small.locator("#held").inner_text()
    assert "Finland – The Pact: member" in small.locator("#held").inner_text()


def test_the_slider_goes_by_the_keys(small: Page) -> None:
    small.locator("#slider").focus()
    small.keyboard.press("ArrowLeft")
    assert small.locator("#date").inner_text() == "November 2024"
    small.keyboard.press("Home")
    assert small.locator("#date").inner_text() == "January 2014"
    assert drawn(small) == 2


def test_the_evidence_of_an_actor_is_read(small: Page) -> None:
    small.select_option("#actor", label="Sweden")
    panel = small.locator("#panel")
    assert panel.is_visible()
    assert "SWE is member of org:PACT, says the register" in panel.inner_text()
    assert panel.locator("a", has_text="The Register").get_attribute("href") == "https://example.org/register"
    assert small.locator(".n.self").get_attribute("aria-label") == "Sweden, 1 tie"
    small.keyboard.press("Escape")
    assert not small.locator(".n.self").count()


def test_a_line_is_found_by_the_pointer(browser: Browser, tmp_path: Path) -> None:
    for shown in opened(browser, tmp_path, page(demo_system.small())):
        middle = shown.evaluate(
            """() => {
                const line = document.querySelector('#graph .l[data-t="5"]'), half = line.getTotalLength() / 2;
                const at = line.getPointAtLength(half).matrixTransform(line.getScreenCTM());
                return [at.x, at.y];
            }"""
        )
        shown.mouse.move(*middle)
        assert shown.locator("#tip").inner_text() == "Sweden – The Pact: member"
        shown.mouse.click(*middle)
        assert "says the register" in shown.locator("#held").inner_text()
        assert shown.locator("#held h3").inner_text() in {"Sweden – The Pact", "The Pact – Sweden"}


def test_the_keys_go_from_actor_to_actor(browser: Browser, tmp_path: Path) -> None:
    for shown in opened(browser, tmp_path, page(demo_system.forty())):
        shown.locator('.n[tabindex="0"]').focus()
        before = shown.evaluate("document.activeElement.dataset.a")
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
            shown.keyboard.press(key)
        assert shown.locator('.n[tabindex="0"]').count() == 1
        shown.keyboard.press("ArrowRight")
        assert shown.evaluate("document.activeElement.dataset.a") != before
        shown.keyboard.press("Enter")
        assert shown.locator("#held h3").inner_text() == shown.evaluate("document.activeElement.textContent")


def test_the_map_is_coloured_by_ties_and_by_spending(small: Page) -> None:
    norway = small.locator("#map .land.state").nth(1)
    assert "on4" in str(norway.get_attribute("class"))
    small.select_option("#choice", label="spending")
    assert "on" in str(norway.get_attribute("class"))
    assert "billion" in small.locator("#mapkey").inner_text()


NAMES = """() => [...document.querySelectorAll('#graph .n:not(.mute) text')].map(t => {
    const b = t.getBoundingClientRect(); return [t.textContent, b.left, b.right, b.top + 2, b.bottom - 2]; })"""


@pytest.mark.parametrize("size", SIZES)
def test_no_name_lies_over_another(browser: Browser, tmp_path: Path, size: str) -> None:
    for shown in opened(browser, tmp_path, page(demo_system.forty()), *SIZES[size]):
        names = shown.evaluate(NAMES)
        assert len(names) >= (40 if size == "desktop" else 8)
        for n, (_, left, right, top, bottom) in enumerate(names):
            for other, a, b, c, d in names[n + 1 :]:
                assert left >= b or right <= a or top >= d or bottom <= c, other
        assert shown.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_two_hundred_states_and_thousands_of_ties_open_and_answer(browser: Browser, tmp_path: Path) -> None:
    html = page(demo_system.many())
    assert len(html) < 2_000_000
    begun = time.perf_counter()
    for shown in opened(browser, tmp_path, html):
        assert shown.locator("#shown").inner_text().endswith("of 4976 ties shown")
        assert time.perf_counter() - begun < 15
        taken = shown.evaluate(
            """() => {
                const slider = document.getElementById('slider'), begun = performance.now();
                slider.value = 1995 * 12; slider.dispatchEvent(new Event('input', {bubbles: true}));
                document.body.getBoundingClientRect();
                return performance.now() - begun;
            }"""
        )
        assert taken < 1500


def test_it_reads_without_a_script(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "system.html").write_text(page(demo_system.small()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto((tmp_path / "system.html").as_uri())
    assert drawn(shown) == 5
    assert not shown.locator("#controls").is_visible()
    assert shown.locator("#ties").count() == 1
    context.close()
