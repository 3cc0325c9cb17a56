"""PDF: the text that it carries, page by page; pages without it, or with broken Burmese, are read as pictures.

Burmese in a PDF is the order in which signs were drawn, not the one in which they are written. A page whose Burmese
does not come out as words is read from its picture, if that can be done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside
from kintrace.sources import ocr
from kintrace.sources.base import Format, Reading
from kintrace.sources.documents import document_of
from kintrace.sources.photo import said_of
from kintrace.sources.sidecar import read_sidecar

MOST_PAGES = 2_000
MOST_PICTURES = 20
"""Pages that are read as pictures in one file: each takes some seconds."""
_DOTS = 300 / 72  # to each point: 300 to the inch
_FEWEST_LETTERS = 20  # on a page that is not a picture
_MOST_BROKEN = 0.03
_WORD = re.compile(r"[\u1000-\u109f\uaa60-\uaa7f]+")
# No Burmese word begins with a sign that hangs on a letter, nor with the consonant that closes a syllable.
_BROKEN = re.compile(
    r"[\u102b-\u103e]|[\u1000-\u1021][\u1037\u1038]?\u103a|.*(?:\u1031\u1031|\u25cc|\ufffd|[\ue000-\uf8ff])"
)
_NUMBERS = re.compile(r"[0-9\u1040-\u1049]+")
_ENDS = re.compile(r"[.!?:;\u104a\u104b\"\u201d\u2019)\]]\s*$")
_OPENS = re.compile(
    r"[^:\n]{2,40}:(?:\s|$)|.{2,30} [-\u2013] |[\u2022\u25cf*\-\u2013]\s?\w|[(\[]?[0-9\u1040-\u1049a-z][.)]\s"
)
_EDGE = 2  # lines at the head and at the foot of a page that may be furniture


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a PDF: its pages joined, what stands at the head or foot of most pages left out.

    Raises:
        UnreadableSource: No PDF, a damaged or locked one, or none of its pages gives words.
    """
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    sidecar, wrong = read_sidecar(arrival)
    try:
        pdf = pdfium.PdfDocument(arrival.body)
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) == 4 or "password" in str(problem).lower():
            raise UnreadableSource("the PDF is locked with a password", "Save it without one") from None
        raise UnreadableSource("the PDF is damaged or not whole", "Copy it again, or save its text as .txt") from None
    try:
        pages, aside = _pages(pdf)
        title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
    except pdfium.PdfiumError:
        raise UnreadableSource("the PDF is damaged or not whole", "Copy it again, or save its text as .txt") from None
    finally:
        pdf.close()
    text = "\n".join(_joined(_without_furniture(pages)))
    if not text.strip():
        raise UnreadableSource("no page of it gives words", "Type its words into a .txt")
    return Reading((document_of(arrival, ref, text, FORMAT.name, sidecar, title=title),), (*wrong, *aside))


def _pages(pdf: Any) -> tuple[list[list[str]], list[SetAside]]:
    """Lines of each page, and what is to be said of pages that were read as pictures or not at all."""
    pages: list[list[str]] = []
    aside: list[SetAside] = []
    pictures = 0
    for number in range(min(len(pdf), MOST_PAGES)):
        page = pdf[number]
        text = _text(page)
        if _sound(text):
            pages.append(text.split("\n"))
            continue
        where, letters = f"page {number + 1}", sum(map(str.isalpha, text))
        if not letters and not _has_ink(page):
            pages.append([])
        elif pictures >= MOST_PICTURES or not ocr.available():
            pages.append(text.split("\n"))
            aside.append(SetAside(where, _not_seen(bool(letters))))
        else:
            pictures += 1
            seen = ocr.seen_in(page.render(scale=_DOTS, grayscale=True).to_pil())
            pages.append(seen.text.split("\n"))
            aside.append(said_of(seen.sure, where))
    if len(pdf) > MOST_PAGES:
        aside.append(SetAside(f"page {MOST_PAGES + 1}", "The PDF has more pages than are read. Take in its parts."))
    return pages, aside


def _text(page: Any) -> str:
    text = str(page.get_textpage().get_text_bounded())
    # a hyphen at a line's end, which only the print put there
    text = re.sub(r"[\u00ad\ufffe\x02]\r?\n", "", text)
    return text.replace("\r\n", "\n").replace("\x00", "")


def _sound(text: str) -> bool:
    """Whether a page's text is what a reader sees.

    >>> _sound("Armed men came to the tea shop at night."), _sound("လူပျော က်ကြော် ငြာ"), _sound("")
    (True, False, False)
    """
    letters = sum(map(str.isalpha, text))
    words = _WORD.findall(text)
    broken = sum(_BROKEN.match(word) is not None for word in words)
    if words and broken > _MOST_BROKEN * len(words):
        return False
    return letters >= _FEWEST_LETTERS and text.count("\ufffd") <= _MOST_BROKEN * letters


def _has_ink(page: Any) -> bool:
    return any(True for _ in page.get_objects(max_depth=2))


def _not_seen(some: bool) -> str:
    how = "Its text may be broken" if some else "It is a picture, and was not read"
    return f"{how}: too many pages are pictures, or nothing here reads pictures. Take in this page as .png or .txt."


def _without_furniture(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Pages without the lines that stand at the head or foot of at least half of them, whatever number they carry."""
    marks = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    often = {mark for mark, count in marks.items() if count >= 3 and 2 * count >= len(pages)}
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        yield [line for line in page if not (id(line) in edges and _mark(line) in often)]


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line.strip()]
    return [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]


def _mark(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()))


def _joined(pages: Iterator[list[str]]) -> Iterator[str]:
    """Paragraphs: a line that is as long as most, and ends in no stop, goes on in the next."""
    lines = [line.strip() for page in pages for line in page]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[round(0.8 * (len(lengths) - 1))] if lengths else 0
    paragraph = last = ""
    for line in lines:
        if paragraph and line and not _ENDS.search(paragraph) and not _OPENS.match(line) and _goes_on(last, usual):
            paragraph += " " + line
            last = line
        else:
            if paragraph:
                yield paragraph
            paragraph = last = line
            if not line:
                yield ""
    if paragraph:
        yield paragraph


def _goes_on(line: str, usual: int) -> bool:
    """Whether a line is full, on pages of running text."""
    return usual >= 40 and len(line) >= 0.75 * usual


def sniff(body: bytes) -> bool:
    """Whether the bytes are a PDF, whatever the file is called."""
    return b"%PDF-" in body[:1024]


FORMAT = Format("pdf", "PDF, as text where it carries text, else as pictures.", (".pdf",), read, sniff)
