"""What people judged of rows of lists: it always wins, over what rows say and over every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import Numbers, numbers

CERTAIN = 60_000  # millibits: more than all comparisons together

Judgements = Mapping[tuple[str, str], bool]


@dataclass(frozen=True)
class Judged:
    """Pairs of rows that people judged.

    Args:
        left: Row of one of each pair, the smaller.
        right: Of the other.
        same: Whether they were judged one person.
    """

    left: Numbers
    right: Numbers
    same: NDArray[np.bool_]

    def over(self, pairs: Scored) -> Scored:
        """Pairs with what was judged of them, and those that were judged without having been compared."""
        ours = Scored(self.left, self.right, np.where(self.same, np.int32(CERTAIN), np.int32(-CERTAIN)))
        if not len(ours):
            return pairs
        known = np.isin(_packed(pairs), _packed(ours))
        return pairs.only(~known).beside(ours)


def judged_rows(refs: Sequence[str], judgements: Judgements) -> Judged:
    """Judgements on ids as judgements on rows.

    Args:
        refs: Ids of the rows, ascending.
        judgements: By two ids, whether they were judged one person; ids that no row has are left out.
    """
    row = {ref: at for at, ref in enumerate(refs)}
    found = {
        (min(row[a], row[b]), max(row[a], row[b])): same
        for (a, b), same in judgements.items()
        if a in row and b in row and a != b
    }
    kept = sorted(found)
    same = np.array([found[pair] for pair in kept], dtype=np.bool_)
    return Judged(numbers(a for a, _ in kept), numbers(b for _, b in kept), same)


def _packed(pairs: Scored) -> NDArray[np.int64]:
    return (pairs.left.astype(np.int64) << 32) | pairs.right
