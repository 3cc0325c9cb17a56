"""Records as columns of whole numbers, and any pairs of them side by side: what the comparisons look at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import NamesLaidOut

NONE = -1  # nothing is said; no number of ours is negative

Numbers = NDArray[np.int32]
Truth = NDArray[np.bool_]
Levels = NDArray[np.int8]


@dataclass(frozen=True)
class Table:
    """Records as columns, a row for each.

    Args:
        refs: Reference of each row.
        columns: Numbers by name; of one dimension (one number a row) or of two (several, the rest ``NONE``). What is
            not said is ``NONE``.
        bands: For the columns of names: gives the band of likeness of two of their numbers, many at once.
        names: The names that those numbers are places of.
        marks: For some columns of codes, what stands for the values themselves, 0 to 2**63: equal in every table.
    """

    refs: Sequence[str] = field(repr=False)
    columns: Mapping[str, Numbers] = field(repr=False)
    bands: Mapping[str, Callable[[Numbers, Numbers], Levels]] = field(default_factory=dict, repr=False)
    names: NamesLaidOut = field(default_factory=lambda: NamesLaidOut(()), repr=False)
    marks: Mapping[str, NDArray[np.int64]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.refs)


class Beside:
    """Pairs of rows of a table, side by side.

    Args:
        table: The records.
        left: Row of one of each pair.
        right: Row of the other.
        told: What is told of the pairs themselves, by column.

    Attributes:
        counted: What a comparison counted over its pairs and needs for several of its answers.
    """

    def __init__(
        self, table: Table, left: Numbers, right: Numbers, told: Mapping[str, NDArray[np.int64]] | None = None
    ) -> None:
        self._table, self._rows, self._told = table, (left, right), told or {}
        self._seen: dict[tuple[str, int], Numbers] = {}
        self._bands: dict[str, Levels] = {}
        self.counted: dict[str, NDArray[np.int8]] = {}

    def __len__(self) -> int:
        return len(self._rows[0])

    def left(self, column: str) -> Numbers:
        """A column as the left rows have it."""
        return self._of(column, 0)

    def right(self, column: str) -> Numbers:
        """A column as the right rows have it."""
        return self._of(column, 1)

    def told(self, column: str) -> NDArray[np.int64]:
        """A column of the pairs themselves."""
        return self._told[column]

    def known(self, *columns: str) -> Truth:
        """Whether both rows say something in every one of some columns."""
        found = np.ones(len(self), dtype=np.bool_)
        for column in columns:
            for side in (0, 1):
                said = self._of(column, side) != NONE
                found &= said if said.ndim == 1 else said.any(axis=1)
        return found

    def same(self, column: str) -> Truth:
        """Whether both rows say the same number."""
        left, right = self.left(column), self.right(column)
        return (left == right) & (left != NONE)

    def share(self, column: str, other: str = "") -> Truth:
        """Whether the two rows have one of their numbers in common.

        Args:
            column: Of the left row.
            other: Of the right row, where it is another one.
        """
        left, right = self.left(column), self.right(other or column)
        found = np.zeros(len(self), dtype=np.bool_)
        for i in range(left.shape[1]):
            for j in range(right.shape[1]):
                found |= (left[:, i] == right[:, j]) & (left[:, i] != NONE)
        return found

    def gap(self, first: str, last: str) -> Numbers:
        """Days, or what the columns count, between two intervals; 0 where they touch."""
        apart = np.maximum(self.right(first) - self.left(last), self.left(first) - self.right(last))
        return np.maximum(apart, 0).astype(np.int32)

    def band(self, column: str) -> Levels:
        """Band of likeness of two names; that of two that are nothing alike where one is not said."""
        if column not in self._bands:
            self._bands[column] = self._table.bands[column](self.left(column), self.right(column))
        return self._bands[column]

    def _of(self, column: str, side: int) -> Numbers:
        if (column, side) not in self._seen:
            self._seen[column, side] = self._table.columns[column][self._rows[side]]
        return self._seen[column, side]


def numbers(values: Iterable[int | None]) -> Numbers:
    """A column of one number a row."""
    return np.array([NONE if v is None else v for v in values], dtype=np.int32)


def codes(values: Iterable[Hashable | None], known: dict[Any, int] | None = None) -> Numbers:
    """A column of anything that can only be the same or not; ``None`` and ``""``: nothing said.

    The codes follow the values' first appearance, and are comparable within the column only.

    Args:
        values: One for each row.
        known: Codes given so far, added to.
    """
    known = {} if known is None else known
    return numbers(None if v is None or v == "" else known.setdefault(v, len(known)) for v in values)


def lists_of_codes(rows: Sequence[Sequence[Hashable]], known: dict[Any, int] | None = None) -> Numbers:
    """A column of several codes a row.

    Args:
        rows: Values of each row.
        known: Codes given so far, added to: columns that share it can be compared with each other.
    """
    known = {} if known is None else known
    return lists_of_numbers([[known.setdefault(v, len(known)) for v in row] for row in rows])


def marks_of(codes: Numbers, known: Iterable[str]) -> NDArray[np.int64]:
    """What stands for the values of a column of codes, in every table the same; ``NONE`` where nothing is said.

    Args:
        codes: One or several a row.
        known: The values, in the order of their codes.
    """
    marks = [int.from_bytes(blake2b(value.encode(), digest_size=8).digest(), "big") >> 1 for value in known]
    return np.array([*marks, NONE], dtype=np.int64)[codes]  # NONE, -1, picks the last


def lists_of_numbers(rows: Sequence[Sequence[int]]) -> Numbers:
    """A column of several numbers a row."""
    lengths = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    found = np.full((len(rows), max(1, int(lengths.max(initial=0)))), NONE, dtype=np.int32)
    found[np.arange(found.shape[1]) < lengths[:, None]] = np.fromiter(
        (v for row in rows for v in row), dtype=np.int32, count=int(lengths.sum())
    )
    return found
