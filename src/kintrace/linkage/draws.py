"""Other ways to group rows into persons, each as likely as the pairs make it: for what is counted over persons.

A count of persons is no surer than the pairs are. To carry that on, groups are made again and again, each time with
every pair's weight moved by logistic noise: a pair that nothing else bears on is then joined as often as it is likely,
and rules (two sexes, one list) hold in every draw.

Source: G. Papandreou, A. L. Yuille (2011), Proc. ICCV, 193-200 (perturb and map): exact for pairs that stand alone, an
approximation where pairs hang together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kintrace.linkage.judged import CERTAIN
from kintrace.linkage.persons_of_pairs import persons_of
from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import Numbers, Table

_MOST = 60_000  # millibits of noise


def draws(table: Table, pairs: Scored, many: int, seed: int) -> Iterator[Numbers]:
    """Group rows into persons several times.

    Args:
        table: The rows.
        pairs: Weighed pairs, in order of their rows.
        many: How many draws.
        seed: Of the noise. Same rows and seed, same draws; one more draw changes none before it.

    Returns:
        For each draw, for each row the first row of its person.
    """
    rng = np.random.default_rng(seed)
    for _ in range(many):
        even = rng.random(len(pairs))
        noise = 1000 * (np.log2(even + 2.0**-60) - np.log2(1 - even + 2.0**-60))
        moved = np.rint(np.clip(noise, -_MOST, _MOST)).astype(np.int32)
        moved[np.abs(pairs.millibits) >= CERTAIN] = 0  # what people judged is so in every draw
        yield persons_of(table, Scored(pairs.left, pairs.right, pairs.millibits + moved))
