"""Which pairs are compared at all: those that share a key which few others share, within a budget."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import NO_KEY
from kintrace.linkage.reasons import Keys, reasons
from kintrace.linkage.table import Numbers, Table

PER_RECORD = 30  # pairs for each record, at most
MOST_PAIRS = 15_000_000  # in all, at most: what is weighed in some ten seconds
_SHARING = (2, 4, 7, 11, 16, 23, 33, 48, 70, 100, 150)  # how many records share a key: steps in which keys are taken
_BY_MANY_KEYS = 4  # times over the budget that pairs may be found, as most are found by several keys

Packed = NDArray[np.int64]


def person_pairs(table: Table, per_record: int = PER_RECORD) -> tuple[Numbers, Numbers]:
    """Pairs of rows that are worth comparing.

    The rarer a key, the sooner its records are compared: the widest sharing is taken that keeps within the budget.

    Args:
        table: Of persons.
        per_record: How many pairs there may be for each record.

    Returns:
        Rows of one and of the other of each pair, the smaller first, in order.
    """
    shelves = [_Shelf(keys) for _, keys in reasons(table)]
    budget = min(per_record * len(table), MOST_PAIRS)
    found = np.empty(0, dtype=np.int64)
    for least, beyond in pairwise(_SHARING):
        more = sum(shelf.pairs_made(least, beyond) for shelf in shelves)
        if len(found) + more > _BY_MANY_KEYS * budget:
            break
        with_more = _each_once(np.concatenate([found, *(p for shelf in shelves for p in shelf.pairs(least, beyond))]))
        if len(with_more) > budget:
            break
        found = with_more
    return (found >> 32).astype(np.int32), (found & 0xFFFFFFFF).astype(np.int32)


def _each_once(pairs: Packed) -> Packed:
    """Distinct pairs, ascending. Sorting is several times faster here than NumPy's own ``unique``, which hashes."""
    pairs.sort()
    new = np.ones(len(pairs), dtype=np.bool_)
    new[1:] = pairs[1:] != pairs[:-1]
    return pairs[new]


class _Shelf:
    """Rows by key.

    Args:
        keys: A row for each record.
    """

    def __init__(self, keys: Keys) -> None:
        rows = np.broadcast_to(np.arange(len(keys), dtype=np.int32)[:, None], keys.shape)
        told = keys != NO_KEY
        key, row = keys[told], rows[told]
        order = np.argsort(key, kind="stable")
        key, row = key[order], row[order]
        new = np.ones(len(key), dtype=np.bool_)
        new[1:] = (key[1:] != key[:-1]) | (row[1:] != row[:-1])  # the same key twice in one record is one
        key, self._rows = key[new], row[new]
        self._starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.empty(0, int)
        self._sharing = np.diff(np.concatenate([self._starts, [len(key)]]))

    def pairs_made(self, least: int, beyond: int) -> int:
        """How many pairs the keys make that at least so many, and fewer than so many records share."""
        sharing = self._sharing[(self._sharing >= least) & (self._sharing < beyond)].astype(np.int64)
        return int((sharing * (sharing - 1) // 2).sum())

    def pairs(self, least: int, beyond: int) -> Iterator[Packed]:
        """These pairs, the smaller row in the upper half; a pair may come more than once."""
        for sharing in range(least, beyond):
            starts = self._starts[self._sharing == sharing]
            if len(starts):
                rows = self._rows[starts[:, None] + np.arange(sharing)].astype(np.int64)
                i, j = np.triu_indices(sharing, 1)
                yield ((rows[:, i] << 32) | rows[:, j]).ravel()  # rows of a key stand in order
