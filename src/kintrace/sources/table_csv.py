"""Lists kept as CSV or TSV, one row for each person or notice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival
from kintrace.sources.base import LARGEST_FILE, Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.tabular import Line, table_in
from kintrace.sources.text import said_of

_SEPARATORS = ",;\t|"


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a table of separated values.

    Raises:
        UnreadableSource: No text, no header, or a quotation mark that never closes.
    """
    text, encoding = decoded(arrival.body)
    sidecar, wrong = read_sidecar(arrival)
    document, misfits = table_in(arrival, ref, "table-csv", sidecar, lines_in(text.removeprefix("\ufeff")))
    return Reading((document,), (*said_of(encoding), *wrong, *misfits))


def lines_in(text: str) -> Iterator[Line]:
    """Rows of a table with the line of the file that each begins on.

    A quoted cell may hold line ends, so a row's line is not its count.

    >>> [line.number for line in lines_in('name,note\\n"A","two\\nlines"\\nB,one\\n')]
    [1, 2, 4]
    """
    csv.field_size_limit(LARGEST_FILE)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    first = 1
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise UnreadableSource(
                "a quotation mark is not closed where it should be", "Double every quotation mark within a cell", first
            ) from None
        yield Line(first, tuple(cells))
        first = rows.line_num + 1


def separator_of(text: str) -> str:
    """The separator that splits the first lines most often and most evenly; a comma where none does.

    >>> separator_of("name;age;place\\nA;17;B, C\\n")
    ';'
    """
    lines = [line for line in text[:65536].splitlines()[:20] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}

    def evenly(mark: str) -> tuple[int, int]:
        usual = max(set(counts[mark]), key=lambda n: (counts[mark].count(n) if n else 0, n))
        return (counts[mark].count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=evenly) if lines else ","


FORMAT = Format("table-csv", "Tables of separated values (CSV, TSV).", (".csv", ".tsv", ".tab"), read)
