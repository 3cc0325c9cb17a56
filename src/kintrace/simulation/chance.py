"""Chance, the same on every machine: draws with weights, and habits that need no memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar
from zlib import crc32

T = TypeVar("T")


class Urn(Generic[T]):
    """Things to draw, some more often than others.

    Args:
        weighted: Each thing with its weight; things of weight 0 are never drawn.

    Raises:
        ValueError: Nothing can be drawn.

    >>> Urn([("a", 1.0), ("b", 0.0)]).take(Random(3))
    'a'
    """

    __slots__ = ("_ladder", "things")

    def __init__(self, weighted: Iterable[tuple[T, float]]) -> None:
        kept = [(thing, weight) for thing, weight in weighted if weight > 0]
        if not kept:
            raise ValueError("an urn without anything that can be drawn")
        self.things: Sequence[T] = [thing for thing, _ in kept]
        self._ladder = list(accumulate(weight for _, weight in kept))

    def take(self, rng: Random) -> T:
        """Draw one; it stays in the urn."""
        return self.at(rng.random())

    def at(self, height: float) -> T:
        """The thing that stands at a height of the urn, 0..1: what ``take`` would give for that chance."""
        return self.things[bisect_right(self._ladder, height * self._ladder[-1], 0, len(self._ladder) - 1)]


def habit(*of: object) -> float:
    """A number 0..1 that is always the same for the same writer and thing: how somebody who does not change their
    mind would have drawn.

    >>> habit("writer 3", "kyaw") == habit("writer 3", "kyaw")
    True
    """
    return crc32("\x1f".join(map(str, of)).encode()) / 4294967296


def zipf(things: Sequence[T], exponent: float) -> Urn[T]:
    """An urn in which the thing of rank r has the weight r ** -exponent."""
    return Urn((thing, (rank + 1) ** -exponent) for rank, thing in enumerate(things))
