"""Put the comparisons' questions to pairs of records, and add up what the answers are worth.

Weights are whole millibits, so that a pair weighs the same on every machine, in whatever order pairs come, and
whichever engine brought them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.comparison import SAYS_NOTHING, Comparison
from kintrace.linkage.table import Beside, Levels, Numbers, Table
from kintrace.linkage.weights import Side

_AT_ONCE = 200_000  # pairs, so that memory does not grow with their number
_THREADS = 2

Millibits = NDArray[np.int32]


@dataclass(frozen=True)
class Scored:
    """Pairs of rows of a table and what they weigh.

    Args:
        left: Row of one of each pair.
        right: Row of the other.
        millibits: Weight of each, the starting weight included.
    """

    left: Numbers
    right: Numbers
    millibits: Millibits

    def __len__(self) -> int:
        return len(self.left)

    def only(self, which: NDArray[np.bool_]) -> Scored:
        """Some of the pairs."""
        return Scored(self.left[which], self.right[which], self.millibits[which])

    def beside(self, others: Scored) -> Scored:
        """These and other pairs, in order of their rows."""
        left, right = np.concatenate([self.left, others.left]), np.concatenate([self.right, others.right])
        order = np.lexsort((right, left))
        return Scored(left[order], right[order], np.concatenate([self.millibits, others.millibits])[order])


def answers(
    table: Table,
    left: Numbers,
    right: Numbers,
    questions: Sequence[Comparison],
    told: Mapping[str, NDArray[np.int64]] | None = None,
) -> Levels:
    """What each comparison says of each pair.

    Args:
        table: The records.
        left: Row of one of each pair.
        right: Row of the other.
        questions: The comparisons.
        told: What is told of the pairs themselves, by column.

    Returns:
        Numbers of levels: a row for each comparison, a column for each pair.
    """
    found = np.empty((len(questions), len(left)), dtype=np.int8)
    for some in _batches(len(left)):
        pairs = Beside(table, left[some], right[some], {name: column[some] for name, column in (told or {}).items()})
        for at, question in enumerate(questions):
            found[at, some] = question.answers(pairs)
    return found


def scored(
    table: Table,
    left: Numbers,
    right: Numbers,
    questions: Sequence[Comparison],
    side: Side,
    told: Mapping[str, NDArray[np.int64]] | None = None,
) -> Millibits:
    """What the answers on each pair weigh together, without the starting weight, and without keeping the answers."""
    worth = [worth_of(question, side) for question in questions]
    found = np.zeros(len(left), dtype=np.int32)

    def weigh(some: slice) -> None:
        pairs = Beside(table, left[some], right[some], {name: column[some] for name, column in (told or {}).items()})
        for question, millibits in zip(questions, worth, strict=True):
            found[some] += millibits[question.answers(pairs)]

    with ThreadPoolExecutor(_THREADS) as threads:
        for _ in threads.map(weigh, _batches(len(left))):
            pass
    return found


def worth_of(question: Comparison, side: Side) -> Millibits:
    """Millibits by number of level; the last, which ``SAYS_NOTHING`` picks, is 0."""
    assert SAYS_NOTHING == -1
    return np.array([*(side.millibits(question.name, level.name) for level in question.levels), 0], dtype=np.int32)


def _batches(pairs: int) -> Iterator[slice]:
    return (slice(start, start + _AT_ONCE) for start in range(0, pairs, _AT_ONCE))
