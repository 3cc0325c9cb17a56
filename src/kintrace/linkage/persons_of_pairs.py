"""From weighed pairs of rows to persons, for lists of any length: strongest first, and never against a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.judged import CERTAIN
from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import NONE, Numbers, Table

_SURELY = 3_000  # millibits
_FEWEST_TWICE, _TWICE = 5, 0.005  # pairs within a list that are surely one person, in all and for each of its rows

Weights = dict[tuple[int, int], int]


def persons_of(table: Table, pairs: Scored) -> Numbers:
    """Group rows into persons.

    The strongest pair is joined first; two groups become one only if all that is known between them, taken together,
    speaks for it, and if no rule keeps them apart: never two sexes, never two identity numbers but for a slip, and
    never two rows of one list, unless the list itself shows that its keeper enters people twice. What people judged
    comes first and stands over all of it.

    Args:
        table: The rows.
        pairs: Weighed pairs, all that are known.

    Returns:
        For each row the first row of its person.
    """
    table = replace(table, columns={**table.columns, "list": _keeping_to_one(table.columns["list"], pairs)})
    person = np.arange(len(table), dtype=np.int32)
    component = _components(len(table), pairs.only(pairs.millibits >= 0))
    for some in _by_component(component, pairs):
        for group in _grouped(table, some):
            person[group] = min(group)
    return person


def _keeping_to_one(lists: Numbers, pairs: Scored) -> Numbers:
    """The lists of rows; of lists that enter people twice, ``NONE``."""
    left, right = lists[pairs.left], lists[pairs.right]
    inside = pairs.only((left == right) & (left != NONE) & (pairs.millibits >= _SURELY))
    twice = np.bincount(lists[inside.left], minlength=int(lists.max(initial=0)) + 1)
    rows = np.bincount(lists[lists != NONE], minlength=len(twice))
    often = (twice >= _FEWEST_TWICE) & (twice >= _TWICE * rows)
    return np.where((lists != NONE) & often[lists], NONE, lists).astype(np.int32)


def _components(rows: int, pairs: Scored) -> Numbers:
    """For each row the smallest row that a chain of pairs leads to."""
    found = np.arange(rows, dtype=np.int32)
    left, right = pairs.left, pairs.right
    while len(left):
        least = np.minimum(found[left], found[right])
        np.minimum.at(found, found[left], least)
        np.minimum.at(found, found[right], least)
        found = found[found]
        apart = found[left] != found[right]
        left, right = left[apart], right[apart]
    while (found != found[found]).any():
        found = found[found]
    return found


def _by_component(component: Numbers, pairs: Scored) -> Iterator[Scored]:
    """The pairs within each component that holds any."""
    inside = pairs.only(component[pairs.left] == component[pairs.right])
    of = component[inside.left]
    # of equal weight the pair stands first whose rows do, by what they say and not by how they are called
    order = np.lexsort((inside.right, inside.left, -inside.millibits, of))
    bounds = np.flatnonzero(np.diff(of[order])) + 1
    for some in np.split(order, bounds) if len(order) else ():
        yield Scored(inside.left[some], inside.right[some], inside.millibits[some])


def _grouped(table: Table, pairs: Scored) -> list[NDArray[np.int32]]:
    left, right, weights = pairs.left.tolist(), pairs.right.tolist(), pairs.millibits.tolist()
    if len(left) == 1:
        one = weights[0] >= CERTAIN or _may_be_one(table, [left[0], right[0]])
        return [np.array([left[0], right[0]])] if one else []
    known = dict(zip(zip(left, right, strict=True), weights, strict=True))
    of = {row: [row] for row in (*left, *right)}
    for a, b, weight in zip(left, right, weights, strict=True):
        if weight < 0 or of[a] is of[b]:
            continue
        allowed = weight >= CERTAIN or _may_be_one(table, [*of[a], *of[b]])
        if allowed and _between(of[a], of[b], known) >= 0:
            joined = of[a] + of[b]
            for row in joined:
                of[row] = joined
    return [np.array(group) for group in {id(g): g for g in of.values() if len(g) > 1}.values()]


def _between(some: Sequence[int], others: Sequence[int], known: Weights) -> int:
    weights = [known.get((a, b) if a < b else (b, a), 0) for a in some for b in others]
    return -CERTAIN if min(weights) <= -CERTAIN else sum(weights)


def _may_be_one(table: Table, rows: Sequence[int]) -> bool:
    lists = [of for of in table.columns["list"][rows].tolist() if of != NONE]
    if len(set(lists)) < len(lists) or len({sex for sex in table.columns["sex"][rows].tolist() if sex != NONE}) > 1:
        return False
    cards = table.columns["card_digits"][[r for r in rows if table.columns["card"][r] != NONE]]
    return len(cards) < 2 or all(int((a != b).sum()) <= 2 for i, a in enumerate(cards) for b in cards[:i])
