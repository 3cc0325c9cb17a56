"""Notices as clean print: laid out as a post, a wall notice or a poster, black on white, and taken in as a picture.

Chromium shapes the Burmese; Tesseract reads it by the program's own path (`kintrace.sources.photo`). What was read is
kept in a folder where one is given, so that the fields can be scored again without reading the pictures anew.
"""

from __future__ import annotations

import hashlib
import html
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kintrace.model import Arrival, Document
from kintrace.sources import ocr, photo

INCHES_TO_CSS = 96
DOTS = 250  # per inch
# a post as it is printed out, a typed sheet on a wall, a poster: font, size in CSS pixels, width in inches, alignment
LOOKS = {
    "free": ("'Noto Sans Myanmar', Arial, sans-serif", 16, 6.5, "left"),
    "labelled": ("Padauk, 'Noto Serif', serif", 18, 7.0, "left"),
    "advertisement": ("'Padauk Book', 'Noto Serif', serif", 21, 6.0, "center"),
}
Row = dict[str, Any]


def unavailable() -> str:
    """Why notices cannot be tried as pictures on this machine; empty: they can."""
    if not ocr.available():
        return "Tesseract with mya and eng is not installed (tesseract-ocr, tesseract-ocr-mya): pictures left out."
    if shutil.which("chromium") is None:
        return "Chromium is not installed: pictures left out."
    return ""


def documents(notices: Iterable[Row], keep: Path | None = None) -> Iterator[tuple[Row, Document]]:
    """Print each notice, take the picture in, and give the document that comes of it."""
    from playwright.sync_api import sync_playwright

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page(device_scale_factor=DOTS / INCHES_TO_CSS)
        for notice in notices:
            yield notice, _document(page, notice, keep)
        browser.close()


def _document(page: Any, notice: Row, keep: Path | None) -> Document:
    body = _printed(page, notice)
    digest = hashlib.sha256(body).hexdigest()
    sidecar = json.dumps({"published": notice["published"]} if notice["published"] else {}).encode()
    arrival = Arrival("arr:1", digest, "notice.png", body, sidecar)
    # keyed by the words: two drawings of one page may differ in a byte
    kept = keep / f"{notice['id']}-{hashlib.sha256(notice['text'].encode()).hexdigest()[:12]}.txt" if keep else None
    if kept is not None and kept.exists():
        return photo.document_of(arrival, "doc:1", kept.read_text("utf-8"), "photo", photo.read_sidecar(arrival)[0])
    (document,) = photo.read(arrival, "doc:1").documents
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(document.text, "utf-8")
    return replace(document, published=notice["published"] or "")


def _printed(page: Any, notice: Row) -> bytes:
    font, size, inches, side = LOOKS[notice["layout"]]
    lines = "".join(f"<p>{html.escape(line) or '&nbsp;'}</p>" for line in notice["text"].split("\n"))
    page.set_viewport_size({"width": round(inches * INCHES_TO_CSS), "height": 400})
    page.set_content(
        f"<style>body{{margin:36px;background:#fff;color:#000;font:{size}px/1.9 {font};text-align:{side}}}p{{margin:0}}"
        f"</style><body>{lines}</body>"
    )
    return bytes(page.screenshot(full_page=True))
