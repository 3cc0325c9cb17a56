"""Lists that part cleaner than any drawn world: strangers fall off steeply, and a plateau of pairs stays above them.

In lists that give little but names, kept with care and of the same few people, names that agree are nearly always
one person's; what the weights were fitted on has more namesakes. The pairs' own weights show it: the number of pairs
falls from weight to weight as it does among strangers, and then falls no more. Where it does, odds are read off these
two slopes.

Source: two components fitted to a histogram by maximum likelihood, with negative binomial counts, for weights come in
lumps; A. P. Dempster, N. M. Laird, D. B. Rubin (1977), J. R. Stat. Soc. B 39, 1-38.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.scoring import Millibits

FEWEST_ROWS = 1_500  # of lists that show a plateau by more than chance
_LOWEST, _STEP, _TOP = -8.0, 0.5, 2.0  # bits: where the histogram begins, its bins, and where it ends at the least
_FALL = (0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5)  # of strangers' pairs, bits a bit
_BEND = (0.0, 0.03, 0.06, 0.1, 0.15)  # how that grows, for each bit
_SLOPE = (-0.1, 0.0, 0.1, 0.2, 0.3)  # of the plateau
_TURNS, _LUMPS = 60, 6.0
_WHERE, _STEEP = 1.5, 0.5  # standard deviations: of where odds are even, and of log2 of how steep they are
_LOW, _HIGH, _STEEPEST = -4.5, -1.0, 1.35  # what is taken for a plateau, and no world's own habit
_MOST = 4_000  # millibits by which a pair is moved

Numbers = NDArray[np.float64]


def on_their_own_terms(rows: int, weights: Millibits) -> Millibits:
    """Weights of pairs as the list itself has them, where it shows a plateau; elsewhere as they are.

    Args:
        rows: Of the list.
        weights: Of all pairs.
    """
    bits = weights / 1000
    if rows < FEWEST_ROWS or (bits >= _LOWEST).sum() < rows / 10:
        return weights
    even, steep = _odds(bits)
    if not _LOW <= even <= _HIGH or steep < _STEEPEST:
        return weights
    moved = np.rint(1000 * steep * (bits - even)).astype(np.int32) - weights
    return weights + np.clip(moved, -_MOST, _MOST).astype(np.int32)


def _odds(bits: Numbers) -> tuple[float, float]:
    """The weight at which odds are even, and how many bits they gain for each bit of weight."""
    top = max(float(np.percentile(bits, 99.99)), _TOP) + _STEP
    edges = np.arange(_LOWEST, top + _STEP, _STEP)
    pairs = np.histogram(bits, edges)[0].astype(np.float64)
    middle = edges[:-1] + _STEP / 2
    above = middle - _LOWEST
    shapes = np.array(list(product(_FALL, _BEND, _SLOPE)))
    fall, bend, slope = (shapes[:, i, None] for i in range(3))
    strangers, plateau = _each_one(-(fall * above + bend * above**2 / 2)), _each_one(-slope * above)
    many, few = np.full((len(shapes), 1), 0.97 * pairs.sum()), np.full((len(shapes), 1), 0.03 * pairs.sum())
    for _ in range(_TURNS):
        apart = many * strangers / (many * strangers + few * plateau)
        many = (pairs * apart).sum(axis=1, keepdims=True)
        few = (pairs * (1 - apart)).sum(axis=1, keepdims=True) + 1e-9
    likely = few * plateau >= many * strangers
    first = np.where(likely.any(axis=1), likely.argmax(axis=1), len(middle) - 1)
    even = middle[first]
    steep = shapes[:, 0] + shapes[:, 1] * (even - _LOWEST) - shapes[:, 2]
    expected = many * strangers + few * plateau + 1e-9
    loss = ((pairs + _LUMPS) * np.log(expected + _LUMPS) - pairs * np.log(expected)).sum(axis=1)
    loss += (even / _WHERE) ** 2 / 2 + (np.log2(np.maximum(steep, 0.05)) / _STEEP) ** 2 / 2
    best = int(loss.argmin())
    return float(even[best]), float(steep[best])


def _each_one(log2: Numbers) -> Numbers:
    """Shapes whose bins add up to one."""
    made = np.exp2(log2)
    shares: Numbers = made / made.sum(axis=1, keepdims=True)
    return shares
