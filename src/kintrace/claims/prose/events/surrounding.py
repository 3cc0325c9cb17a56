"""What surrounds one incident, with the rules that brought each part of it there."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.claims.prose.events.happenings import Happening
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.hours import FoundHour
from kintrace.model import Place, When


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words that carry it, and the rule that brought it here."""

    when: When
    start: int
    end: int
    because: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What surrounds one incident.

    Args:
        date: When; ``None``: no words say.
        hour: Part of the day; ``None``: not said.
        place: Where, with its span; ``None``: not said.
        place_because: The rule that brought the place here.
        sides: Who is said to have done it.
        sides_because: The rule that brought them here.
        happening: The incident itself.
    """

    date: Dated | None
    hour: FoundHour | None
    place: tuple[Place, int, int] | None
    place_because: str
    sides: tuple[FoundActor, ...]
    sides_because: str
    happening: Happening
