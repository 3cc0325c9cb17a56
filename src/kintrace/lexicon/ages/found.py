"""What an age found in a text is, how words around the number bound it, and how it was counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

OLDEST = 115

# In Myanmar an age may be the years completed, or the year of life that runs: one more.
Way = Literal["unsaid", "completed", "running"]

_WORDS = {
    "under": ("under", "below", "less than", "younger than"),
    "most": ("up to",),
    "over": ("over", "above", "more than", "older than"),
    "least": ("at least",),
    "nearly": ("nearly", "almost", "not yet", "not quite"),
    "about": ("about", "around", "roughly", "approximately", "some"),
}
_QUALIFIER = {word: name for name, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class FoundAge:
    """Words that give somebody's age.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        low: Least age in whole years, as the words count them.
        high: Greatest.
        way: Whether the words say that the years are completed, or that the last one still runs.
    """

    start: int
    end: int
    low: int
    high: int
    way: Way = "unsaid"


def qualifier_of(words: str | None) -> str:
    """Name of the qualifier that words before an age stand for; empty: none.

    >>> qualifier_of("more  than "), qualifier_of("just")
    ('over', '')
    """
    return _QUALIFIER.get(re.sub(r"\s+", " ", (words or "").strip().lower()), "")


def bounded(qualifier: str, number: int, high: int | None = None) -> tuple[int, int]:
    """Bound an age by its qualifier; "about" leaves two years to either side, or a tenth.

    >>> bounded("about", 27), bounded("about", 60), bounded("nearly", 18), bounded("under", 18)
    ((25, 29), (54, 66), (17, 17), (0, 17))
    """
    top = number if high is None else high
    if qualifier == "under":
        return 0, max(number - 1, 0)
    if qualifier == "most":
        return 0, number
    if qualifier == "over":
        return number + 1, OLDEST
    if qualifier == "least":
        return number, OLDEST
    if qualifier == "nearly":
        return min(-(-number * 9 // 10), max(number - 1, 0)), max(number - 1, 0)
    if qualifier == "about":
        return max(0, number - max(2, number // 10)), top + max(2, top // 10)
    return number, top
