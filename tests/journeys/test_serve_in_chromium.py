"""The pages in a browser: opened, locked, ended in panic; on a desk and on a phone, by day and by night."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from folders import PASSPHRASE, kintrace, passphrase_file, small_folder
from kintrace.protect import Argon2Cost, make_slots
from served import Served, is_gone, served, until

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="apt-get install chromium"),
]
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    (folder / "words").mkdir()
    book = folder / "a.kintrace"
    make_slots(book, PASSPHRASE, Argon2Cost())
    words = passphrase_file(folder / "words")
    done = kintrace("trace", small_folder(folder / "sources"), "--casebook", book, "--passphrase-file", words)
    assert done.returncode in (0, 1), done.stderr
    return book


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def desk(casebook: Path) -> Iterator[Served]:
    with served(casebook) as desk:
        yield desk


def visit(browser: Any, desk: Served, screen: str = "desk", scripts: bool = True, **more: Any) -> Any:
    context = browser.new_context(viewport=SCREENS[screen], java_script_enabled=scripts, **more)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.said = []
    page.on("console", lambda m: page.said.append(m.text))
    page.goto(desk.address)
    return page


def unlock(page: Any) -> None:
    page.fill("#words", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector(".lock")


def test_from_the_address_to_the_desk_with_the_keyboard_alone(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.type("some other words")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert "does not open" in page.inner_text("[role=alert]")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector(".lock")
    assert page.inner_text("dd >> nth=0") == "3"
    assert [said for said in page.said if "403" not in said] == []  # no style, script or picture was refused


def test_a_check_is_begun_followed_and_told(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    unlock(page)
    page.click("text=Check this casebook")
    page.wait_for_selector(".good")
    assert "as it was written" in page.inner_text(".good")


def test_locked_the_page_asks_again_and_nothing_can_be_gone_back_to(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    unlock(page)
    page.click("text=Lock now")
    page.wait_for_selector("#words")
    page.go_back()
    page.wait_for_selector("#words")
    assert page.locator(".counts").count() == 0


def test_locked_from_outside_the_page_empties_itself(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    unlock(page)
    desk.world.run("lock")
    page.wait_for_selector("#words")
    assert page.locator(".counts").count() == 0


def test_pressing_escape_twice_ends_everything_and_empties_the_page(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    unlock(page)
    page.click("text=Check this casebook")
    pids = [desk.supervisor, desk.worker(), desk.held_job()]
    page.wait_for_selector("progress")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    until(lambda: is_gone(pids), 5)
    until(lambda: page.url == "about:blank" or page.inner_text("body") == "", 5)


def test_ended_from_outside_the_page_shows_nothing_more(browser: Any, desk: Served) -> None:
    page = visit(browser, desk)
    unlock(page)
    desk.world.run("panic")
    page.wait_for_selector("p[role=alert]")
    assert page.inner_text("body").startswith("Nothing is shown any more")


def told_after_asking_again(page: Any) -> str:
    """What a check came to, where a page without scripts is asked for once more; nothing while it runs."""
    page.click("text=Stay open")
    good = page.query_selector(".good")
    return good.inner_text() if good else ""


def test_without_scripts_it_opens_checks_and_locks(browser: Any, desk: Served) -> None:
    page = visit(browser, desk, scripts=False)
    unlock(page)
    page.click("text=Check this casebook")
    page.wait_for_selector("progress")
    assert "as it was written" in until(lambda: told_after_asking_again(page), seconds=60)
    page.click("text=Lock now")
    page.wait_for_selector("#words")


@pytest.mark.parametrize("language", ["en", "my"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_pages_can_be_read_on_a_desk_and_on_a_phone(
    browser: Any, desk: Served, scheme: str, language: str, request: pytest.FixtureRequest
) -> None:
    """Nothing runs out at the side, text stands out 4.5 to 1 (WCAG 2.2), what is pressed is 44 pixels high."""
    page = visit(browser, desk, color_scheme=scheme, locale=language)
    for name in ("unlock", "open"):
        for size in SCREENS.values():
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            assert min(page.eval_on_selector_all("button, .button", _HEIGHTS)) >= 44
        assert page.get_attribute("html", "lang") == language
        for part in ("h1", "p", ".soft", "button", "a", "nav span"):
            assert page.eval_on_selector(part, _CONTRAST) >= 4.5, (name, part)
        if name == "unlock":
            unlock(page)
    assert page.eval_on_selector("button.panic", _CONTRAST) >= 4.5
    assert page.eval_on_selector("button.main", _CONTRAST) >= 4.5


_HEIGHTS = "all => all.map(e => e.getBoundingClientRect().height)"
_CONTRAST = """element => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = rgb(c).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  let ground = element;
  while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
