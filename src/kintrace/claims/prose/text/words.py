"""Words of a sentence with their places, and what was found in it by the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from kintrace.claims.prose.text.sentences import Sentence
from kintrace.lexicon import actors, ages, counts, dates, hours, places
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.ages import FoundAge
from kintrace.lexicon.counts import FoundCount
from kintrace.lexicon.dates import FoundDate
from kintrace.lexicon.hours import FoundHour
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Place

_F = TypeVar("_F", FoundDate, FoundHour, FoundAge, FoundPlace, FoundActor)
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*|[^\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence with its words and finds. All offsets count in the document's cleaned text.

    Args:
        sentence: Where it stands.
        text: Its words.
        tokens: Its words and marks.
        dates: Dates it names.
        hours: Parts of the day.
        counts: Numbers of people.
        ages: Ages.
        places: Places.
        actors: Sides and units.
    """

    sentence: Sentence
    text: str = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    dates: tuple[FoundDate, ...] = ()
    hours: tuple[FoundHour, ...] = ()
    counts: tuple[FoundCount, ...] = ()
    ages: tuple[FoundAge, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    actors: tuple[FoundActor, ...] = ()

    @property
    def start(self) -> int:
        """First code point of the sentence."""
        return self.sentence.start

    def words(self, start: int, end: int) -> str:
        """The words between two code points."""
        return self.text[start - self.start : end - self.start]

    def token_at(self, at: int) -> int:
        """Index of the first token that starts at or after a code point."""
        return bisect_left(self.tokens, at, key=lambda t: t.start)


def tokens_in(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Split into words and marks.

    >>> [t.text for t in tokens_in("She’s a 27-year-old.")]
    ['She’s', 'a', '27-year-old', '.']
    """
    found = []
    for m in _TOKEN.finditer(text):
        found.append(Token(m[0], m[0].lower().replace("’", "'"), offset + m.start(), offset + m.end()))
    return tuple(found)


_GROUP = re.compile(r"\b(?:the|this|that)\s+\Z", re.IGNORECASE)


def _the_group(words: str, actor: FoundActor) -> FoundActor:
    """ "The armed group" is one told of before; "an armed group" is one that nobody names."""
    if not actor.code.startswith("UNIDENTIFIED") or not words[actor.start : actor.end].lower().endswith("group"):
        return actor
    return replace(actor, generic=True) if _GROUP.search(words[max(0, actor.start - 6) : actor.start]) else actor


def hear(text: str, sentence: Sentence, said_on: date | None, near: Place | None = None) -> Heard:
    """Read one sentence: its words, and all that the lexicon finds in it."""
    words = text[sentence.start : sentence.end]
    at = sentence.start

    def moved(found: list[_F]) -> tuple[_F, ...]:
        return tuple(replace(f, start=f.start + at, end=f.end + at) for f in found)

    named = dates.dates_in(words, said_on)
    years = ages.ages_in(words)
    people = tuple(
        replace(c, start=c.start + at, end=c.end + at, phrase_end=c.phrase_end + at)
        for c in counts.counts_in(words)
        if c.present
        and not any(d.start < c.end and c.start < d.end for d in named)
        and not any(a.start < c.end and c.start < a.end for a in years)
    )
    sides = moved([_the_group(words, a) for a in actors.registry().actors_in(words)])
    named_places = moved(places.gazetteer().places_in(words, near))
    return Heard(
        sentence,
        words,
        tokens_in(words, at),
        moved(named),
        moved(hours.hours_in(words)),
        people,
        moved(years),
        tuple(p for p in named_places if not any(a.start < p.end and p.start < a.end for a in sides)),
        sides,
    )
