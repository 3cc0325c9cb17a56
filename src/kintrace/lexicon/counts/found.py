"""What a number of people found in a text is, and how the words around a number bound it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kintrace.lexicon.people import PersonNoun
from kintrace.model import Count

Told = Literal["number", "vague", "article", "strength", "plural", "nobody"]


@dataclass(frozen=True, slots=True)
class FoundCount:
    """Words that say how many people.

    Args:
        start: First code point of the words of number ("around 20") in the text that was given.
        end: One past the last of them.
        count: The bounds, with these words.
        noun: The word for the people that are counted; ``None``: it stands elsewhere, or nowhere.
        phrase_end: One past that word; ``end`` where there is none.
        told: By what the words tell it: a ``number``; a ``vague`` word ("several"); an ``article`` ("a man"); the
            ``strength`` of a body ("a 40-strong column"); a ``plural`` alone ("villagers"); or that it is ``nobody``.
    """

    start: int
    end: int
    count: Count
    noun: PersonNoun | None
    phrase_end: int
    told: Told = "number"

    @property
    def present(self) -> bool:
        """Whether the words of number themselves say that some people were there."""
        return self.told in ("number", "vague", "article")


def bounded(qualifier: str, number: int, high: int | None = None) -> Count:
    """Bound a number by its qualifier: ``about``, ``over``, ``least``, ``nearly``, ``most``, ``under`` or none.

    Args:
        qualifier: One of these, or an empty string: the number is exact.
        number: The number, or the lower of two.
        high: The higher of two; ``None``: there is one.

    >>> [(c.min, c.max) for c in (bounded("about", 12), bounded("nearly", 20), bounded("about", 40, 50))]
    [(10, 14), (18, 19), (36, 55)]
    """
    top = number if high is None else high
    if qualifier == "about":
        return Count(number * 9 // 10, -(-top * 11 // 10))
    if qualifier == "over":
        return Count(number + 1, None)
    if qualifier == "least":
        return Count(number, None)
    if qualifier == "nearly":
        return Count(min(-(-number * 9 // 10), max(top - 1, 0)), max(top - 1, 0))
    if qualifier in ("most", "under"):
        top = top if qualifier == "most" else max(top - 1, 0)
        return Count(min(1, top), top)
    return Count(number, top)


def about_dozens(number: int) -> Count:
    """Bound "about a dozen", which is one to either side; "about two dozen" is as loose as any other number.

    >>> c = about_dozens(12); (c.min, c.max)
    (11, 13)
    """
    return Count(11, 13) if number == 12 else bounded("about", number)
