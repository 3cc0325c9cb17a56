"""Rows of cells to a document: find the header, keep what fits under it, set the rest aside by its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kintrace.errors import UnreadableSource
from kintrace.lexicon import headers
from kintrace.model import Arrival, Document, Row, SetAside
from kintrace.sources.documents import table_of
from kintrace.sources.sidecar import Sidecar

BETWEEN = " | "
_HEADER_WITHIN = 20  # lines: above it stand at most a title, a place, who made the list


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table as it came: its number as a person counts it, and its cells."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """Cells that hold more than blanks."""
        return tuple(cell for cell in self.cells if cell.strip())


def table_in(
    arrival: Arrival, ref: str, format_name: str, sidecar: Sidecar, lines: Iterable[Line]
) -> tuple[Document, tuple[SetAside, ...]]:
    """Make a document of a table: one line of text for each row, cells joined by `` | ``.

    Lines above the header stay in the text, and the first of them is the title. Every line below it that holds
    anything is a row of the document or set aside with its number.

    Raises:
        UnreadableSource: No line names the columns, or there is none below it.
    """
    filled = [line for line in lines if line.filled]
    at = _header_at(filled)
    if at is None:
        raise UnreadableSource(
            "no line names the columns", "Write one word for each column above the rows, such as name, age, place"
        )
    above, header, below = filled[:at], _named(filled[at]), filled[at + 1 :]
    if not below:
        raise UnreadableSource("the table has no rows below its header", "Check that it was saved whole")
    text = _Text()
    for line in (*above, filled[at]):
        text.add(line.cells)
    rows, wrong = [], []
    for line in below:
        problem = _misfit(line, header)
        spans = text.add(line.cells)
        if problem:
            wrong.append(SetAside(f"row {line.number}", problem, spans[0][0], max(end for _, end in spans)))
        else:
            rows.append(Row(line.number, _under(header, line, spans)))
    document = table_of(
        arrival,
        ref,
        str(text),
        format_name,
        sidecar,
        rows=rows,
        columns_unknown=tuple(name for name in header if name and headers.meaning_of(name) is None),
        title=above[0].filled[0].strip() if above else "",
    )
    return document, tuple(wrong)


class _Text:
    """The text of a table as it grows, and where each cell lands in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, cells: Sequence[str]) -> list[tuple[int, int]]:
        """Add one row; give the span of each cell."""
        spans = []
        for number, cell in enumerate(cells):
            if number:
                self._put(BETWEEN)
            start = self._length
            self._put(cell)
            spans.append((start, self._length))
        self._put("\n")
        return spans

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def __str__(self) -> str:
        return "".join(self._parts)


def _header_at(lines: list[Line]) -> int | None:
    """Where the header stands: the line with most known column names, else the first that is all words."""
    near = lines[:_HEADER_WITHIN]
    known = [sum(headers.meaning_of(cell) is not None for cell in line.filled) for line in near]
    for at, line in enumerate(near):
        # a title such as "Names of the missing" knows one word; a header knows as many as any line, and half its own
        if known[at] and known[at] == max(known) and 2 * known[at] >= len(line.filled):
            return at
    if max(known, default=0) >= 2:
        return known.index(max(known))
    for at, line in enumerate(near):
        if len(line.filled) >= 2 and not any(any(c.isdigit() for c in cell) for cell in line.filled):
            return at
    return None


def _named(line: Line) -> list[str]:
    """Column names as written; a column without one is called by its number."""
    last = max(number for number, cell in enumerate(line.cells) if cell.strip())
    return [cell.strip() or f"column {number + 1}" for number, cell in enumerate(line.cells[: last + 1])]


def _misfit(line: Line, header: list[str]) -> str:
    """What is wrong with the length of a row; empty: nothing."""
    if any(cell.strip() for cell in line.cells[len(header) :]):
        return (
            f"The row has {len(line.cells)} cells under {len(header)} columns. "
            "Put a cell that holds a separator in quotation marks."
        )
    if len(line.cells) < len(header):
        return f"The row has {len(line.cells)} cells under {len(header)} columns. Add the empty cells."
    return ""


def _under(header: list[str], line: Line, spans: list[tuple[int, int]]) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (name, start, end) for name, cell, (start, end) in zip(header, line.cells, spans, strict=False) if cell.strip()
    )
