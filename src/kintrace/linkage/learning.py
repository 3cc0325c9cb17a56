"""What answers are worth in lists of another country: learnt from the list itself.

The shipped weights were fitted on worlds of Myanmar: what titles, namesakes and keepers there do to a name, an age, a
place. Where most names are none of Myanmar's they say little. There what answers are worth is learnt from all pairs,
without anybody telling who is who.

Source: I. P. Fellegi, A. B. Sunter (1969), J. Am. Stat. Assoc. 64, 1183-1210; W. E. Winkler (1988), Proc. Section on
Survey Research Methods, 667-671 (learning by expectation and maximisation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.comparison import Comparison
from kintrace.linkage.scoring import worth_of
from kintrace.linkage.table import Levels
from kintrace.linkage.weights import Side

LEAST_ROWS = 2_000  # of lists that are long enough to learn from
_LEAST_PAIRS = 20.0  # on which an answer is worth anything else than it is by the shipped weights
_TRUSTED_LIKE = 50.0  # pairs: what the shipped weights count for
_TURNS, _SETTLED = 60, 1e-5

Bits = NDArray[np.float64]


def learnt(said: Levels, questions: Sequence[Comparison], side: Side) -> Side:
    """Weights as the list itself has them, its starting weight among them.

    Args:
        said: Numbers of levels: a row for each comparison, a column for each pair.
        questions: The comparisons.
        side: The shipped weights, from which learning starts; comparisons on which nothing is said keep theirs.

    Returns:
        The weights; the same in whatever order pairs come.
    """
    ways, times = _patterns(said)
    worth = [worth_of(question, side)[:-1] / 1000.0 for question in questions]
    start, before = side.start / 1000.0, [bits.copy() for bits in worth]
    for _ in range(_TURNS):
        odds = start + sum((np.append(bits, 0.0)[way] for bits, way in zip(worth, ways, strict=True)), np.float64(0))
        same = 1 / (1 + np.exp2(-odds))
        share = float((same * times).sum() / times.sum())
        moved = abs(np.log2(share / (1 - share)) - start)
        start = float(np.log2(share / (1 - share)))
        worth = [
            _worth(way, same * times, (1 - same) * times, shipped) for way, shipped in zip(ways, before, strict=True)
        ]
        if moved < _SETTLED:
            break
    levels = dict(side.levels)
    for question, bits in zip(questions, worth, strict=True):
        levels[question.name] = {
            level.name: round(1000 * b) for level, b in zip(question.levels, bits.tolist(), strict=True)
        }
    return replace(side, start=round(1000 * start), levels=levels, estimate=None)


def _patterns(said: Levels) -> tuple[Levels, NDArray[np.int64]]:
    """The different ways to answer all questions, in order, and how many pairs answer so."""
    ways, times = np.unique(np.ascontiguousarray(said.T), axis=0, return_counts=True)
    return ways.T, times


def _worth(way: Levels, same: Bits, apart: Bits, shipped: Bits) -> Bits:
    """Bits of the answers of one comparison: log2 of how often pairs of one person and of two give each."""
    told = way >= 0
    of_one = np.bincount(way[told], same[told], minlength=len(shipped))
    of_two = np.bincount(way[told], apart[told], minlength=len(shipped)) + 0.5
    if of_one.sum() < _LEAST_PAIRS:
        return shipped
    of_two /= of_two.sum()
    expected = of_two * np.exp2(shipped)
    of_one = (of_one + _TRUSTED_LIKE * expected / expected.sum()) / (of_one.sum() + _TRUSTED_LIKE)
    return np.log2(of_one / of_two)
