"""Tables of expressions with what they say, and how a reading of one is scored.

Each table has the columns ``text``, ``said_on``, ``expected``, ``kind``, ``note``. ``expected`` holds EDTF strings, or
bounds as ``min..max`` with either end empty; `` | `` stands between readings that are equally right. An empty cell
says that the text names no date, or counts nobody. Tests and benchmarks score by the same functions.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kintrace.lexicon.counts import counts_in
from kintrace.lexicon.dates import dates_in
from kintrace.model import Count

TABLES = Path(__file__).parent / "tables"
LANGUAGES = ("en", "my")


@dataclass(frozen=True, slots=True)
class Expression:
    """One row of a table."""

    text: str
    said_on: date | None
    expected: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Find:
    """What a reader found: the length of its words, and what they say, spelled as in the tables."""

    length: int
    says: str


Read = Callable[[Expression], Iterable[Find]]


def table(of: str, language: str) -> list[Expression]:
    """The rows of one table: of ``dates`` or ``counts``, in ``en`` or ``my``."""
    with (TABLES / f"{of}_{language}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Expression(
            row["text"],
            date.fromisoformat(row["said_on"]) if row["said_on"] else None,
            frozenset(said.strip() for said in row["expected"].split(" | ") if said.strip()),
            row["kind"],
        )
        for row in rows
    ]


def said(finds: Iterable[Find]) -> str | None:
    """The one thing that finds say together; ``None``: nothing, ``"several"``: more than one thing.

    >>> said([Find(4, "2024"), Find(10, "2024-05-01")])
    '2024-05-01'
    >>> said([Find(4, "2024"), Find(4, "2023")])
    'several'
    """
    finds = list(finds)
    if len({find.says for find in finds}) == 1:
        return finds[0].says
    widest = max((find.length for find in finds), default=0)
    of_widest = {find.says for find in finds if find.length == widest}
    return (of_widest.pop() if len(of_widest) == 1 else "several") if finds else None


def right(expression: Expression, finds: Iterable[Find]) -> bool:
    """Whether the finds say what is expected, or nothing where nothing is.

    >>> right(Expression("in May", None, frozenset({"XXXX-05"}), "month"), [Find(6, "XXXX-05")])
    True
    >>> right(Expression("it may rain", None, frozenset(), "none"), [Find(3, "XXXX-05")])
    False
    """
    says = said(finds)
    return says in expression.expected if expression.expected else says is None


def failures(rows: Iterable[Expression], read: Read) -> list[tuple[Expression, str | None]]:
    """The rows that a reader gets wrong, with what it says instead."""
    found = ((row, list(read(row))) for row in rows)
    return [(row, said(finds)) for row, finds in found if not right(row, finds)]


def spelled(count: Count) -> str:
    """A count as the tables spell it.

    >>> spelled(Count(3, None))
    '3..'
    """
    low, high = ("" if n is None else str(n) for n in (count.min, count.max))
    return f"{low}..{high}"


def read_date(row: Expression) -> list[Find]:
    """Our own reading of a date."""
    return [Find(found.end - found.start, found.when.edtf) for found in dates_in(row.text, row.said_on)]


def read_count(row: Expression) -> list[Find]:
    """Our own reading of a count; a find's words run to the end of the noun that is counted."""
    return [Find(found.phrase_end - found.start, spelled(found.count)) for found in counts_in(row.text)]


READERS: dict[str, Read] = {"dates": read_date, "counts": read_count}
