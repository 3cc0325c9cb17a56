"""What all finders share: the longest find at a place wins, and none overlaps another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Found(Protocol):
    """Anything with a span of the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


F = TypeVar("F", bound=Found)


def longest(finds: Iterable[F]) -> list[F]:
    """Keep, of finds that overlap, the longest; equal ones in the order given. The rest in order of the text."""
    kept: list[F] = []
    for find in sorted(finds, key=lambda f: f.start - f.end):
        if all(find.end <= k.start or find.start >= k.end for k in kept):
            kept.append(find)
    return sorted(kept, key=lambda f: f.start)


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set: long lists of words read better in lines than in columns."""
    return frozenset(words.split())


def stretches(text: str, anchor: re.Pattern[str], around: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole words around what an expression surely holds: looking only there is several times faster."""
    start = end = 0
    for hit in anchor.finditer(text):
        if hit.start() - around > end:
            if end:
                yield start, end
            start = text.rfind(" ", 0, max(0, hit.start() - around)) + 1
        end = text.find(" ", hit.end() + around)
        if end < 0:
            end = len(text)
    if end:
        yield start, end
