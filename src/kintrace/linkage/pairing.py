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
_BY_MANY_KEYS, _MOST_FOUND = 4, 40_000_000  # times over the budget that pairs may be found, and how many in all
_PARTS, _ROOM = 8, 10  # of a bit in which it is counted what a shared key tells, and binary digits that hold it

Packed = NDArray[np.int64]


def person_pairs(table: Table, per_record: int = PER_RECORD) -> tuple[Numbers, Numbers]:
    """Pairs of rows that are worth comparing.

    The rarer a key, the more it tells. The widest sharing is taken that finds no more than a few times the budget; of
    these pairs those are kept whose shared keys tell the most, all together.

    Args:
        table: Of persons.
        per_record: How many pairs there may be for each record.

    Returns:
        Rows of one and of the other of each pair, the smaller first, in order; pairs whose keys tell the same are
        kept or left together, so that nothing depends on how rows are called.
    """
    rows = max(len(table), 1)
    shelves = [_Shelf(keys) for _, keys in reasons(table)]
    budget = min(per_record * rows, MOST_PAIRS)
    found, many = [np.empty(0, dtype=np.int64)], 0
    for least, beyond in pairwise(_SHARING):
        many += sum(shelf.pairs_made(least, beyond) for shelf in shelves)
        if many > min(_BY_MANY_KEYS * budget, max(_MOST_FOUND, budget)):
            break
        tells = round(_PARTS * np.log2(max(rows / least, 1)))
        found += [(p << _ROOM) | tells for shelf in shelves for p in shelf.pairs(least, beyond, rows)]
    pairs, told = _each_once(np.concatenate(found))
    if len(pairs) > budget:
        least_told = int(np.partition(told, len(told) - budget - 1)[len(told) - budget - 1])
        pairs = pairs[told > least_told]
    return (pairs // rows).astype(np.int32), (pairs % rows).astype(np.int32)


def _each_once(found: Packed) -> tuple[Packed, Packed]:
    """Distinct pairs, ascending, and what all keys that each shares tell.

    Sorting is several times faster here than NumPy's own ``unique``, which hashes.
    """
    found.sort()
    pairs = found >> _ROOM
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])) if len(pairs) else np.empty(0, np.intp)
    found &= (1 << _ROOM) - 1
    return pairs[first], np.add.reduceat(found, first) if len(pairs) else found


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

    def pairs(self, least: int, beyond: int, rows: int) -> Iterator[Packed]:
        """These pairs, as the smaller row times all rows and the larger; a pair may come more than once."""
        for sharing in range(least, beyond):
            starts = self._starts[self._sharing == sharing]
            if len(starts):
                of_key = self._rows[starts[:, None] + np.arange(sharing)].astype(np.int64)
                i, j = np.triu_indices(sharing, 1)
                yield (of_key[:, i] * rows + of_key[:, j]).ravel()  # rows of a key stand in order
