"""What a number of people found in a text is, and how the words before a number bound it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kintrace.lexicon.people import PersonNoun
from kintrace.model import Count


@dataclass(frozen=True, slots=True)
class FoundCount:
    """Words that say how many people.

    Args:
        start: First code point of the words of number ("around 20") in the text that was given.
        end: One past the last of them.
        count: The bounds, with these words.
        noun: The word for the people that are counted; ``None``: it stands elsewhere, or nowhere.
        phrase_end: One past that word; ``end`` where there is none.
    """

    start: int
    end: int
    count: Count
    noun: PersonNoun | None
    phrase_end: int


def bounded(qualifier: str, number: int) -> Count:
    """Bound a number by its qualifier: ``about``, ``over``, ``least``, ``nearly``, ``most`` or ``under``.

    >>> c = bounded("about", 12); (c.min, c.max)
    (11, 13)
    >>> c = bounded("nearly", 20); (c.min, c.max)
    (18, 19)
    """
    if qualifier == "about":
        # at least one to either side: nobody says "about" of a number that was counted
        slack = max(1, math.floor(number * 0.1 + 0.5)) if number > 2 else 0
        return Count(number - slack, number + slack)
    if qualifier == "over":
        return Count(number + 1, None)
    if qualifier == "least":
        return Count(number, None)
    if qualifier == "nearly":
        return Count(min(math.ceil(number * 0.9), max(number - 1, 0)), max(number - 1, 0))
    return Count(1 if number > 1 else 0, number if qualifier == "most" else max(number - 1, 0))
