"""Pictures and PDF: words that a page carries are taken from it; broken Burmese and photographs are read as seen."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from cast import HPAKANT, KYAW_LIN, SENG_RA
from kintrace.errors import UnreadableSource
from kintrace.sources import ocr
from kintrace.sources.pdf import MOST_PICTURES
from unit.sources.reading import read_as, texts

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.needs_chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="apt-get install chromium"),
    pytest.mark.skipif(not ocr.available(), reason="apt-get install tesseract-ocr tesseract-ocr-mya"),
]
NAME = f"အမည် - {KYAW_LIN[2]}"
BURMESE = [NAME, "အသက် - ၁၇ နှစ်", "နောက်ဆုံးတွေ့ရှိသည့်နေ့ - ၂၀၂၅ ခုနှစ် စက်တင်ဘာလ ၃၀ ရက်"]
ENGLISH = [f"Name: {SENG_RA[0]}", "Age: 27", f"Last seen: 30 September 2025 in {HPAKANT}"]


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser.new_page(viewport={"width": 800, "height": 500}, device_scale_factor=2)
        browser.close()


def printed(page: Any, lines: list[str]) -> Any:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page.set_content(f"<body style='font: 24px Padauk, sans-serif; margin: 40px'>{body}</body>")
    return page


def picture(page: Any, lines: list[str]) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(printed(page, lines).screenshot()))


def bytes_of(image: Any, kind: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def test_a_clean_print_in_two_scripts_is_read_as_it_stands(page: Any):
    (text,) = texts(read_as("notice.png", bytes_of(picture(page, [*BURMESE, *ENGLISH]))))
    assert [line for line in text.split("\n") if line] == [*BURMESE, *ENGLISH]


def test_sentences_that_were_wrapped_in_print_are_one_line_again(page: Any):
    told = (
        f"My younger brother {KYAW_LIN[0]} left home on the morning of 28 September to fetch water from the river, and "
        f"he did not come back. People of {HPAKANT} told us that soldiers took him away at the gate."
    )
    (text,) = texts(read_as("notice.png", bytes_of(picture(page, [told]))))
    assert text.strip() == told


def test_a_photograph_held_askew_is_straightened(page: Any):
    askew = picture(page, ENGLISH).convert("L").rotate(-5, expand=True, fillcolor=255, resample=3)
    (text,) = texts(read_as("notice.jpg", bytes_of(askew, "JPEG", quality=70)))
    assert [line for line in text.split("\n") if line] == ENGLISH


def test_what_was_read_from_a_picture_is_said_to_be(page: Any):
    reading = read_as("notice.png", bytes_of(picture(page, ENGLISH)))
    assert "read from a picture" in reading.set_aside[-1].reason
    assert reading.documents[0].format == "photo"


def test_a_picture_without_words_is_sent_back():
    from PIL import Image

    with pytest.raises(UnreadableSource, match="no words"):
        read_as("a.png", bytes_of(Image.new("RGB", (300, 200), "white")))


def test_the_text_that_a_pdf_carries_is_taken_and_its_furniture_left(page: Any):
    words = "Armed men came to the tea shop and took three young workers away towards the river"
    sheet = "<div style='page-break-after: always'><p>The Jade Land Post, page {}</p><p>{}, group {}.</p></div>"
    sheets = "".join(sheet.format(n, words, letter) for n, letter in enumerate("abcd", start=1))
    page.set_content(f"<body style='font: 16px sans-serif'>{sheets}</body>")
    reading = read_as("post.pdf", page.pdf(format="A4"))
    (text,) = texts(reading)
    assert [line for line in text.split("\n") if line] == [f"{words}, group {letter}." for letter in "abcd"]
    assert reading.set_aside == ()


def test_broken_burmese_of_a_pdf_is_read_from_its_picture(page: Any):
    reading = read_as("notice.pdf", printed(page, BURMESE).pdf(format="A4"))
    assert NAME in texts(reading)[0]
    assert [aside.where for aside in reading.set_aside] == ["page 1"]


def test_of_too_many_scanned_pages_the_rest_is_set_aside_by_its_number(page: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kintrace.sources.pdf.MOST_PICTURES", 1)
    scan = picture(page, ENGLISH).convert("L")
    reading = read_as("scans.pdf", bytes_of(scan, "PDF", save_all=True, append_images=[scan]))
    assert MOST_PICTURES > 1
    assert texts(reading)[0].count(SENG_RA[0]) == 1
    assert [(a.where, "not read" in a.reason) for a in reading.set_aside] == [("page 1", False), ("page 2", True)]


def test_nothing_of_a_picture_is_written_to_a_disk(page: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch):
    import resource

    body = bytes_of(picture(page, ENGLISH))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))  # as in the process that reads arrivals
    try:
        reading = read_as("notice.png", body)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert texts(reading)
    assert not list(tmp_path.iterdir())
