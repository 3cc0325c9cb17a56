"""Words that somebody picked from a document, and why they may not stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.surrounding import Dated
from kintrace.claims.prose.text.people import People
from kintrace.lexicon.actors import FoundActor
from kintrace.model import Act, Place

Span = tuple[int, int]
Places = tuple[Span, ...]
"""Every place at which copied words stand in the sentences that they were copied from."""


class Reason(StrEnum):
    """Why picked words prove nothing, as a reviewer is told it. It holds no word of a source."""

    CUT = "words of number, age, date, place, side or name are cut in two"
    NO_ACT = "no act that the grammar knows stands in the words for it"
    NOT_DONE = "the act is not told as done: it is denied, feared, ordered, usual, asked, possible or a headline"
    OTHER_ACT = "the words carry another act"
    TOTAL = "the words add up many occasions, or tell of a rule or a denial"
    NOBODY = "the words for the people name nobody"
    OTHER_PEOPLE = "it was not done to these people"
    NO_SIDE = "the words for who did it name no side"
    OTHER_SIDE = "the text does not say that this side did it"
    NO_DATE = "the words for the day give none"
    OTHER_DATE = "the day is not that of the act"
    NO_PLACE = "the words for the place name none"
    OTHER_PLACE = "the place is not that of the act"
    OTHER_SPEAKER = "somebody else says it, or nobody is said to"
    TOO_LITTLE = "neither a day nor a place is told of it, or nobody known"


class NotProved(Exception):
    """Picked words do not stand, and why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.value)


@dataclass(frozen=True, slots=True)
class Picked:
    """One incident as somebody picked its words; all spans count in the cleaned text, and each lies in one sentence.

    Args:
        act: What is said to have been done.
        said: Where the words that carry it stand.
        victims: The same for each wording of those it was done to.
        taker: Of who did it; empty: not told. So are the next three.
        date: Of the day.
        place: Of the place.
        speaker: Of who says it.
    """

    act: Act
    said: Places
    victims: tuple[Places, ...]
    taker: Places = ()
    date: Places = ()
    place: Places = ()
    speaker: Places = ()


@dataclass(frozen=True, slots=True)
class Proved:
    """Picked words that stand, with what the grammar and the lexicon read in them.

    Args:
        telling: The act in its sentence.
        span: The words that carry it.
        known: The grammar's own incident, where it has this one; ``None``: it has none.
        victims: For each wording its phrase; and the references of people whom a coding has already.
        taker: Who did it; ``None``: not told. So are the next two.
        date: The day, with its words.
        place: The place, with its words.
    """

    telling: Telling
    span: Span
    known: Happening | None
    victims: tuple[tuple[People, tuple[str, ...]], ...]
    taker: FoundActor | None = None
    date: Dated | None = None
    place: tuple[Place, int, int] | None = field(default=None, repr=False)
