"""Lists kept in an Excel workbook; every sheet with a header is a document of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.tabular import Line, table_in

_LARGEST_UNPACKED = 400 * 1024 * 1024
_MOST_PARTS = 5_000


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a workbook, sheet by sheet.

    Raises:
        UnreadableSource: No workbook, a damaged or locked one, or no sheet that has a header.
    """
    _require_sound(arrival.body)
    sidecar, wrong = read_sidecar(arrival)
    documents: list[Document] = []
    aside: list[SetAside] = list(wrong)
    for number, lines in _sheets(arrival.body):
        own = f"{ref}.{len(documents) + 1}" if documents else ref
        try:
            document, misfits = table_in(arrival, own, "table-xlsx", sidecar, lines)
        except UnreadableSource as problem:
            aside.append(SetAside(f"sheet {number}", str(problem)))
            continue
        documents.append(document)
        aside += misfits
    if not documents:
        raise UnreadableSource(
            "no sheet of the workbook has a line that names its columns, with rows below it",
            "Write one word for each column above the rows",
        )
    return Reading(tuple(documents), tuple(aside))


def _require_sound(body: bytes) -> None:
    """Refuse what is no workbook, or unpacks to more than a list can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise _damaged() from None
    if sum(sizes) > _LARGEST_UNPACKED or len(sizes) > _MOST_PARTS:
        raise UnreadableSource(
            "the workbook unpacks to more than a list can be", "Save the sheet that matters as CSV and take that in"
        )


def _sheets(body: bytes) -> Iterator[tuple[int, Iterator[Line]]]:
    """Number and lines of every sheet that is not empty, in order."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        for number in range(len(book.sheet_names)):
            grid = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
            if any(cell != "" for row in grid for cell in row):
                yield number + 1, _lines(grid)
    except PasswordError:
        raise UnreadableSource("the workbook is locked with a password", "Save it without one") from None
    except (CalamineError, OSError, ValueError):
        raise _damaged() from None


def _lines(grid: list[list[Any]]) -> Iterator[Line]:
    for number, row in enumerate(grid, start=1):
        yield Line(number, tuple(shown(cell) for cell in row))


def shown(cell: object) -> str:
    """A cell as a person sees it: 27, not 27.0; days as YYYY-MM-DD.

    >>> shown(27.0), shown(datetime(2025, 9, 30)), shown(True)
    ('27', '2025-09-30', 'yes')
    """
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date() | time() | timedelta():
            return str(cell)
    return str(cell)


def sniff(body: bytes) -> bool:
    """Whether the bytes are a workbook, whatever the file is called."""
    return body.startswith(b"PK\x03\x04") and b"xl/workbook" in body


def _damaged() -> UnreadableSource:
    return UnreadableSource(
        "the workbook is damaged or not whole", "Copy it again from where it came, or save it anew as .xlsx"
    )


FORMAT = Format("table-xlsx", "Excel workbooks.", (".xlsx", ".xlsm"), read, sniff)
