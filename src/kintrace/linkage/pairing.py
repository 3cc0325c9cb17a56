"""Which pairs are compared at all: those that share a key which few others share, within a budget."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import NO_KEY
from kintrace.linkage.reasons import Keys, reasons
from kintrace.linkage.table import Numbers, Table

PER_RECORD = 30  # pairs for each record, at most
_MOST_SHARING = 120  # a key that more records share says too little to be a reason

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
    made = np.zeros(_MOST_SHARING + 1, dtype=np.int64)
    for shelf in shelves:
        made += shelf.pairs_by_sharing()
    within = np.cumsum(made) <= per_record * len(table)
    most = int(np.flatnonzero(within).max(initial=2))
    found = [pairs for shelf in shelves for pairs in shelf.pairs(most)]
    packed = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return (packed >> 32).astype(np.int32), (packed & 0xFFFFFFFF).astype(np.int32)


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

    def pairs_by_sharing(self) -> NDArray[np.int64]:
        """How many pairs the keys make that so many records share, by that number."""
        sharing = self._sharing[(self._sharing > 1) & (self._sharing <= _MOST_SHARING)]
        return np.bincount(sharing, sharing * (sharing - 1) / 2, minlength=_MOST_SHARING + 1).astype(np.int64)

    def pairs(self, most: int) -> Iterator[Packed]:
        """Pairs of rows that share a key which no more than so many share, the smaller row in the upper half."""
        for sharing in range(2, most + 1):
            starts = self._starts[self._sharing == sharing]
            if len(starts):
                rows = self._rows[starts[:, None] + np.arange(sharing)].astype(np.int64)
                i, j = np.triu_indices(sharing, 1)
                yield ((rows[:, i] << 32) | rows[:, j]).ravel()  # rows of a key stand in order
