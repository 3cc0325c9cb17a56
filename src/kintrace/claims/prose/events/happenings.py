"""Acts of a document as its sentences tell them, and the incidents they are sorted into."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.people.entities import Entity
from kintrace.claims.prose.text.people import People
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import FoundDate
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Act, ActKind, Count


@dataclass(frozen=True, slots=True)
class Telling:
    """One act as one sentence tells it, with what the discourse adds.

    Args:
        n: Number of the sentence.
        event: The act.
        act: What it is, ``None``: part of a taking only.
        entity: The people it was done to.
        sides: Who did it.
        named: Whether the clause itself names the side.
        dates: Dates the sentence gives for it.
        place: Place the sentence gives for it.
    """

    n: int
    event: Event
    act: Act | None
    entity: Entity | None
    sides: tuple[FoundActor, ...]
    named: bool
    dates: tuple[FoundDate, ...]
    place: FoundPlace | None

    @property
    def victim(self) -> People | None:
        """The phrase for those it was done to."""
        return self.event.victim

    @property
    def date(self) -> FoundDate | None:
        """The date nearest to it that stands by itself."""
        return next((d for d in self.dates if d.kind != "duration"), None)


@dataclass(slots=True)
class Happening:
    """One incident of a document: the telling that carries it, and the others."""

    main: Telling
    others: list[Telling] = field(default_factory=list)
    source: Happening | None = None  # the taking that it followed on

    @property
    def tellings(self) -> list[Telling]:
        """All of them, the main one first."""
        return [self.main, *self.others]

    @property
    def kind(self) -> ActKind:
        """Family of the act."""
        assert self.main.act is not None
        return self.main.act.kind


@dataclass(slots=True)
class Read:
    """What became of the acts of a document."""

    happenings: list[Happening] = field(default_factory=list)
    totals: list[tuple[Telling, Count]] = field(default_factory=list)
    accidents: list[Telling] = field(default_factory=list)
    battles: list[Telling] = field(default_factory=list)
    stopped: list[Telling] = field(default_factory=list)  # at a gate, by whom who may have taken them
