"""Lay two names beside each other, syllable by syllable, so that they say as much for each other as they can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment.

    Args:
        kind: ``both``: a syllable of each name; ``left`` or ``right``: only that name has it.
        left: Index in the left name; -1: it has none here.
        right: Index in the right name.
        bits: What the step says.
    """

    kind: Literal["both", "left", "right"]
    left: int
    right: int
    bits: float


def align(bits: Sequence[Sequence[float]], left_alone: Sequence[float], right_alone: Sequence[float]) -> list[Step]:
    """Find the alignment that says most.

    Args:
        bits: For each left syllable, what it says beside each right one.
        left_alone: For each left syllable, what it says (against) when the other name has nothing there.
        right_alone: The same of the right name.

    >>> [s.kind for s in align([[5.0, -8.0], [-8.0, 4.0]], [-7.0, -7.0], [-7.0, -7.0])]
    ['both', 'both']
    """
    table = _table(bits, left_alone, right_alone)
    steps: list[Step] = []
    i, j = len(left_alone), len(right_alone)
    while i or j:
        here = table[i][j]
        if i and j and here == table[i - 1][j - 1] + bits[i - 1][j - 1]:
            i, j = i - 1, j - 1
            steps.append(Step("both", i, j, bits[i][j]))
        elif i and here == table[i - 1][j] + left_alone[i - 1]:
            i -= 1
            steps.append(Step("left", i, -1, left_alone[i]))
        else:
            j -= 1
            steps.append(Step("right", -1, j, right_alone[j]))
    return steps[::-1]


def _table(
    bits: Sequence[Sequence[float]], left_alone: Sequence[float], right_alone: Sequence[float]
) -> list[list[float]]:
    above = [0.0]
    for alone in right_alone:
        above.append(above[-1] + alone)
    table = [above]
    for row, alone in zip(bits, left_alone, strict=True):
        here = [above[0] + alone]
        for j, both in enumerate(row):
            here.append(max(above[j] + both, above[j + 1] + alone, here[j] + right_alone[j]))
        table.append(here)
        above = here
    return table


def align_many(bits: Bits, left_alone: Bits, right_alone: Bits) -> Bits:
    """What the best alignment says, for many pairs of names at once.

    Args:
        bits: left syllables x right syllables x pairs. Beyond a name's end it must be so low that no step is worth it.
        left_alone: left syllables x pairs; 0 beyond the name's end.
        right_alone: right syllables x pairs; 0 beyond the name's end.

    Returns:
        One number of bits for each pair, as the steps of ``align`` add up to.
    """
    longest_left, longest_right, pairs = bits.shape
    above = [np.zeros(pairs, dtype=np.float32)]
    for j in range(longest_right):
        above.append(above[-1] + right_alone[j])
    for i in range(longest_left):
        here = [above[0] + left_alone[i]]
        for j in range(longest_right):
            best = np.maximum(above[j] + bits[i, j], above[j + 1] + left_alone[i])
            here.append(np.maximum(best, here[j] + right_alone[j], out=best))
        above = here
    return above[longest_right]
