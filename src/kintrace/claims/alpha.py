"""Krippendorff's alpha: how far people who code the same things agree beyond chance.

Source:
    Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); Hayes and Krippendorff, "Answering the Call for
    a Standard Reliability Measure for Coding Data" (2007).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from typing import Any

Difference = Callable[[Any, Any], int]


def nominal(left: Hashable, right: Hashable) -> int:
    """Values are the same, or they are not."""
    return int(left != right)


def interval(left: int, right: int) -> int:
    """Numbers differ by the square of how far they lie apart."""
    return (left - right) ** 2


def alpha(units: Iterable[Sequence[Hashable | None]], difference: Difference = nominal) -> float | None:
    """Give alpha: 1 where all agree, 0 where they agree as chance would; below 0 they disagree systematically.

    Args:
        units: For each thing that was coded what each person made of it; ``None``: a person did not code it.
        difference: How far two values are apart, squared.

    Returns:
        ``None`` where nothing varies, or nobody coded what another one did: then there is nothing to tell by.

    >>> alpha([(1, 1), (2, 2), (1, None)])
    1.0
    >>> alpha([(1, 1), (1, 1)]) is None
    True
    """
    observed, values = Fraction(0), Counter[Hashable]()
    for unit in units:
        said = Counter(value for value in unit if value is not None)
        if said.total() > 1:
            observed += Fraction(_apart(said, difference), said.total() - 1)
            values += said
    expected = _apart(values, difference)
    if not expected:
        return None
    return float(1 - (values.total() - 1) * observed / expected)


def _apart(values: Counter[Hashable], difference: Difference) -> int:
    """The differences of all ordered pairs, added up."""
    return sum(n * m * difference(a, b) for a, n in values.items() for b, m in values.items())
