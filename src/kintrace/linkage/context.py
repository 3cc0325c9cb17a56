"""What other pairs say of a pair, once all have been weighed by themselves.

All of it is worked out in whole numbers, so that it does not depend on the order in which pairs come.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import NONE, Numbers, Table

RIVALS_MORE, RIVALS_FEWER, THIRD, COMPANIONS = "rivals_more", "rivals_fewer", "third", "companions"
ODDS = 1 << 16  # odds are counted in so many parts of even odds
NO_THIRD = -(1 << 30)
LINKED = 0  # millibits
LEAST_OF_THIRD = -3_000  # millibits: a weaker link makes no third
_MOST_ODDS = 20_000  # millibits beyond which odds make no difference
_MOST_LINKS, _MOST_TOGETHER = 60, 80  # of one record, and of one list on one day: beyond, nothing is made of them

Whole = NDArray[np.int64]


def context(table: Table, pairs: Scored) -> Mapping[str, Whole]:
    """What is told of each pair by the others.

    Args:
        table: The records.
        pairs: All that were weighed, each once.

    Returns:
        For each pair by column: the odds, in parts of ``ODDS``, that other records of the same list are what the
        record with more, and with fewer, of them is; the millibits of the weaker link to a third record, of the third
        for which it is the strongest; and how many other pairs of those that were taken on the same days are linked.
    """
    more, fewer = _rivals(table.columns["list"], pairs)
    return {
        RIVALS_MORE: more,
        RIVALS_FEWER: fewer,
        THIRD: _third(len(table), pairs),
        COMPANIONS: _companions(_together(table), pairs),
    }


def through_a_third(rows: int, pairs: Scored) -> tuple[Numbers, Numbers]:
    """Pairs that were not compared, and that a third record is linked with.

    Args:
        rows: How many records there are.
        pairs: All that were weighed.

    Returns:
        Rows of one and of the other of each pair, the smaller first, in order.
    """
    keys, _ = _met(rows, pairs.only(pairs.millibits >= LINKED))
    keys = np.unique(keys)
    known = _packed(pairs)
    at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
    new = keys[known[at] != keys] if len(known) else keys
    return (new >> 32).astype(np.int32), (new & 0xFFFFFFFF).astype(np.int32)


def _rivals(lists: Numbers, pairs: Scored) -> tuple[Whole, Whole]:
    odds = np.rint(np.exp2(np.minimum(pairs.millibits, _MOST_ODDS) / 1000) * ODDS).astype(np.int64)
    of_list = lists.astype(np.int64) + 1
    many = int(of_list.max(initial=0)) + 1
    # each record with the list of the other: who of that list may it be?
    asked = np.concatenate([pairs.left * many + of_list[pairs.right], pairs.right * many + of_list[pairs.left]])
    others = _sums(asked, np.concatenate([odds, odds])) - np.concatenate([odds, odds])
    left, right = others[: len(pairs)], others[len(pairs) :]
    # of rows on no list, any number may be one person: none of them is a rival
    listed = (of_list[pairs.left] > 0) & (of_list[pairs.right] > 0)
    more, fewer = np.maximum(left, right), np.minimum(left, right)
    return np.where(listed, more, NONE), np.where(listed, fewer, NONE)


def _third(rows: int, pairs: Scored) -> Whole:
    return _strongest(*_met(rows, pairs.only(pairs.millibits >= LEAST_OF_THIRD)), _packed(pairs))


def _met(rows: int, some: Scored) -> tuple[Whole, Whole]:
    """For each two records that a third is linked with: the two, packed, and the weaker of its links; once a third."""
    one = np.concatenate([some.left, some.right])
    other, weight = np.concatenate([some.right, some.left]), np.concatenate([some.millibits, some.millibits])
    order = np.lexsort((other, one))
    one, other, weight = one[order], other[order], weight[order]
    starts = np.searchsorted(one, np.arange(rows + 1))
    links = np.diff(starts)
    keys, weakest = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for many in np.unique(links[(links > 1) & (links <= _MOST_LINKS)]):
        at = starts[:-1][links == many][:, None] + np.arange(many)
        i, j = np.triu_indices(int(many), 1)
        keys.append(((other[at][:, i].astype(np.int64) << 32) | other[at][:, j]).ravel())
        weakest.append(np.minimum(weight[at][:, i], weight[at][:, j]).ravel().astype(np.int64))
    return np.concatenate(keys), np.concatenate(weakest)


def _strongest(keys: Whole, values: Whole, wanted: Whole) -> Whole:
    """The highest value of each wanted key; ``NO_THIRD`` where it has none."""
    found = np.full(len(wanted), NO_THIRD, dtype=np.int64)
    if not len(keys):
        return found
    order = np.lexsort((-values, keys))
    keys, values = keys[order], values[order]
    first = np.concatenate([[True], keys[1:] != keys[:-1]])
    keys, values = keys[first], values[first]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    there = keys[at] == wanted
    found[there] = values[at][there]
    return found


def _together(table: Table) -> Whole:
    """Number of the list and day that a record shares with a few others; ``NONE`` where it shares none."""
    day = table.columns["event_first"]
    told = (day != NONE) & (day == table.columns["event_last"])
    key = np.where(told, (table.columns["list"].astype(np.int64) + 1 << 32) | day, NONE)
    distinct, of, times = np.unique(key, return_inverse=True, return_counts=True)
    shared = (distinct != NONE) & (times > 1) & (times <= _MOST_TOGETHER)
    return np.where(shared[of], of, NONE).astype(np.int64)


def _companions(together: Whole, pairs: Scored) -> Whole:
    left, right = together[pairs.left], together[pairs.right]
    known = (left != NONE) & (right != NONE) & (left != right)
    key = np.where(known, (np.minimum(left, right) << 32) | np.maximum(left, right), NONE)
    linked = (pairs.millibits >= 0).astype(np.int64)
    return np.where(known, _sums(key, linked) - linked, NONE)


def _sums(keys: Whole, values: Whole) -> Whole:
    """For each key the sum of the values of all like it; exact, whatever the order."""
    order = np.argsort(keys, kind="stable")
    first = np.concatenate([[True], keys[order][1:] != keys[order][:-1]]) if len(keys) else np.empty(0, dtype=np.bool_)
    sums = np.add.reduceat(values[order], np.flatnonzero(first)) if len(keys) else values
    found = np.empty(len(keys), dtype=np.int64)
    found[order] = sums[np.cumsum(first) - 1] if len(keys) else values
    return found


def _packed(pairs: Scored) -> Whole:
    return (pairs.left.astype(np.int64) << 32) | pairs.right
