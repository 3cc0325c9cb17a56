"""Lists kept in an Excel workbook; every sheet with a header is a document of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.packed import damaged, require_sound
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.tabular import Line, table_in

_WHAT = "the workbook"


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a workbook, sheet by sheet.

    Raises:
        UnreadableSource: No workbook, a damaged or locked one, or no sheet that has a header.
    """
    require_sound(arrival.body, _WHAT, "Save the sheet that matters as CSV and take that in")
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


def _sheets(body: bytes) -> Iterator[tuple[int, Iterator[Line]]]:
    """Number and lines of every sheet that is not empty, in order."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        for number in range(len(book.sheet_names)):
            sheet = book.get_sheet_by_index(number)
            grid = sheet.to_python(skip_empty_area=False)
            _fill_down(grid, sheet.merged_cell_ranges or [])
            if any(cell != "" for row in grid for cell in row):
                yield number + 1, _lines(grid)
    except PasswordError:
        raise UnreadableSource("the workbook is locked with a password", "Save it without one") from None
    except (CalamineError, OSError, ValueError):
        raise damaged(_WHAT) from None


def _fill_down(grid: list[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged downwards holds for each of its rows."""
    for (top, left), (bottom, _) in merged:
        for row in grid[top + 1 : bottom + 1]:
            if left < len(row) and left < len(grid[top]):
                row[left] = grid[top][left]


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


FORMAT = Format("table-xlsx", "Excel workbooks.", (".xlsx", ".xlsm"), read, sniff)
