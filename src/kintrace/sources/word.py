"""Letters, statements and lists written in a word processor (.docx): its running text, and each of its tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.documents import document_of
from kintrace.sources.packed import damaged, require_sound
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.tabular import BETWEEN, Line, table_in

_WHAT = "the letter"


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a letter: one document for its running text, and one for each table whose columns have names.

    A table without a header is laid out as text, in its place: it is a form that somebody filled in.

    Raises:
        UnreadableSource: No such file, a damaged one, or one without words.
    """
    require_sound(arrival.body, _WHAT, "Save the part that matters as .txt and take that in")
    sidecar, wrong = read_sidecar(arrival)
    letter = _opened(arrival.body)
    paragraphs: list[str] = []
    tables: list[Document] = []
    aside: list[SetAside] = list(wrong)
    for part in letter.iter_inner_content():
        if not hasattr(part, "rows"):
            paragraphs.append(_words(part.text))
            continue
        lines = list(_lines(part))
        try:
            # the running text takes the first reference, whether or not there is any
            document, misfits = table_in(arrival, f"{ref}.{len(tables) + 2}", FORMAT.name, sidecar, lines)
        except UnreadableSource:
            paragraphs += [BETWEEN.join(cell for cell in line.filled) for line in lines]
            continue
        tables.append(document)
        aside += misfits
    text = "\n".join(paragraphs)
    if not text.strip() and not tables:
        raise UnreadableSource("the letter holds no words", "If it holds a picture, save that as .jpg or .png")
    title = " ".join((letter.core_properties.title or "").split())
    prose = document_of(arrival, ref, text, FORMAT.name, sidecar, title=title) if text.strip() else None
    return Reading(tuple(_numbered(ref, prose, tables)), tuple(aside))


def _numbered(ref: str, prose: Document | None, tables: list[Document]) -> Iterator[Document]:
    from dataclasses import replace

    for number, document in enumerate([prose, *tables] if prose else tables):
        yield replace(document, ref=f"{ref}.{number + 1}" if number else ref)


def _opened(body: bytes) -> Any:
    from docx import Document as Letter
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        return Letter(io.BytesIO(body))
    except (OpcError, LxmlError, KeyError, ValueError, OSError, AttributeError, NotImplementedError):
        raise damaged(_WHAT) from None


def _lines(table: Any) -> Iterator[Line]:
    """Rows of a table. A cell merged downwards holds for each of its rows; one merged across stands once."""
    for number, row in enumerate(table.rows, start=1):
        seen: list[Any] = []
        cells = [""] * row.grid_cols_before
        for cell in row.cells:
            again = any(cell._tc is other for other in seen)
            seen.append(cell._tc)
            cells.append("" if again else _words(cell.text))
        yield Line(number, tuple(cells))


def _words(text: str) -> str:
    """The words of a paragraph; a soft break within it stays a line end."""
    return text.replace("\x0b", "\n").strip()


def sniff(body: bytes) -> bool:
    """Whether the bytes are a letter, whatever the file is called."""
    return body.startswith(b"PK\x03\x04") and b"word/document" in body


FORMAT = Format("letter", "Letters of word processors (Word, LibreOffice as .docx).", (".docx", ".docm"), read, sniff)
