"""A phrase that names people, and the small words around such phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kintrace.claims import vocabulary
from kintrace.lexicon.numbers import ENGLISH, value_of
from kintrace.model import UNCOUNTED, Child, Count, Sex

DETERMINERS = vocabulary.words("determiners")


DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "both"]
)
_PREPOSITIONS = vocabulary.words("prepositions")
CLOSED = vocabulary.words("closed") | {"upon", "citing", "amid", "amongst", "whilst", "say", "says", "said"}
KIN = vocabulary.words("kin")


@dataclass(frozen=True, slots=True)
class People:
    """One phrase that names people.

    Args:
        start: First code point of the phrase.
        end: One past the last.
        kind: ``noun``, ``number`` (the noun stands elsewhere), ``pronoun`` or ``name``.
        head: The noun or pronoun, lower case; empty: a name.
        count: How many, with the words.
        sex: Of all of them.
        child: What noun and ages say.
        ages: Years.
        names: As written.
        definite: Whether the phrase speaks of somebody known already.
        plural: Whether it stands for more than one.
        armed: Whether they are fighters or officials of a side: no victims, as a rule.
        count_at: Span of the words of number; ``None``: none.
        sex_at: Span of the words that say the sex; ``None``: none.
        ages_at: Spans of the ages.
        names_at: Spans of the names.
        occupation: Words for what they do; empty: none.
    """

    start: int
    end: int
    kind: str
    head: str = field(default="", repr=False)
    count: Count = UNCOUNTED
    sex: Sex = Sex.UNKNOWN
    child: Child = Child.UNKNOWN
    ages: tuple[int, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    definite: bool = False
    plural: bool = False
    armed: bool = False
    count_at: tuple[int, int] | None = None
    sex_at: tuple[int, int] | None = None
    ages_at: tuple[tuple[int, int], ...] = ()
    names_at: tuple[tuple[int, int], ...] = ()

    @property
    def kin(self) -> bool:
        """Whether the noun says how they are related to somebody."""
        return self.head in KIN


def number_in(word: str) -> int | None:
    return value_of(word.lower()) if re.fullmatch(ENGLISH, word.lower()) else None
