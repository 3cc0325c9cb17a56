"""The order of entries: what a writer had seen comes first, then by writer and number. The same on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """What the order needs of one entry: where it lies, its number, and what its writer had seen."""

    place: int
    seq: int
    seen: Mapping[bytes, int]


def causal_order(chains: Mapping[bytes, Sequence[Link]]) -> list[int]:
    """Put the entries of all writers into one order.

    Args:
        chains: For each writer its entries, ascending by ``seq``.

    Returns:
        Places, so that each entry stands after all that its writer had seen; among those free to come next, the
        one of the smallest writer comes first. Where an entry waits for one that is not here, the smallest
        comes all the same: ``check`` names what is missing.

    >>> a, b = b"a", b"b"
    >>> causal_order({a: [Link(1, 1, {}), Link(2, 2, {b: 1})], b: [Link(3, 1, {a: 1})]})
    [1, 3, 2]
    """
    waiting = {writer: 0 for writer in sorted(chains) if chains[writer]}
    done: dict[bytes, int] = {}
    order: list[int] = []
    while waiting:
        free = (w for w, n in waiting.items() if all(done.get(o, 0) >= s for o, s in chains[w][n].seen.items()))
        writer = next(free, None)
        if writer is None:
            writer = next(iter(waiting))
        link = chains[writer][waiting[writer]]
        order.append(link.place)
        done[writer] = link.seq
        waiting[writer] += 1
        if waiting[writer] == len(chains[writer]):
            del waiting[writer]
    return order
