"""The report opened from disk in a browser: no network, no script, readable on a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kintrace.model import Reader
from kintrace.outputs import render
from kintrace.protect.gate.release import release
from unit.outputs.scenes import a_folder

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="apt-get install chromium"),
]
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for path, body in render("report-html", release(a_folder(), Reader.DOCUMENTER, "tracing")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, report: Path) -> Iterator[Any]:
    contexts = []

    def opened(path: str = "index.html", screen: str = "desk", scheme: str = "light", scripts: bool = True) -> Any:
        context = browser.new_context(viewport=SCREENS[screen], color_scheme=scheme, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.said.append(m.text))
        page.goto((report / path).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_report_asks_for_nothing_but_itself(open_page: Any, report: Path) -> None:
    page = open_page()
    assert page.asked == [(report / "index.html").as_uri()]
    assert page.said == []


def test_the_style_sheet_is_allowed(open_page: Any) -> None:
    page = open_page()
    assert page.eval_on_selector(".lead", "e => getComputedStyle(e).borderTopLeftRadius") == "10px"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", ["index.html", "documents/001.html"])
def test_nothing_runs_out_at_the_side(open_page: Any, screen: str, path: str) -> None:
    page = open_page(path, screen)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["body", ".banner", ".words", "mark", ".veil", "h5", ".finding", "a"])
def test_text_stands_out_from_its_ground_by_day_and_by_night(open_page: Any, scheme: str, part: str) -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks of text."""
    page = open_page(scheme=scheme)
    assert page.eval_on_selector(part, _CONTRAST) >= 4.5


def test_from_the_summary_to_a_lead_to_its_words_without_scripts(open_page: Any) -> None:
    page = open_page(scripts=False)
    page.click("table.summary a >> nth=2")
    assert page.url.endswith("#lead-3")
    page.click("#lead-3 .cite a >> nth=0")
    assert "/documents/" in page.url
    assert page.locator("mark").count() >= 1
    page.click("text=Back to the report")
    assert "index.html" in page.url


def test_what_parties_say_opens_without_scripts(open_page: Any) -> None:
    page = open_page(scripts=False)
    details = page.locator("#lead-1 details").last
    assert not details.locator("blockquote").first.is_visible()
    details.locator("summary").click()
    assert details.locator("blockquote").first.is_visible()


def test_the_page_prints(open_page: Any) -> None:
    assert open_page().pdf()[:4] == b"%PDF"


def test_headings_go_down_one_step_at_a_time(open_page: Any) -> None:
    levels = open_page().eval_on_selector_all("h1,h2,h3,h4,h5", "all => all.map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


_CONTRAST = """element => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = rgb(c).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  let ground = element;
  while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
