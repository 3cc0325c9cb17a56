"""Flat records of persons and incidents: what the comparisons look at."""

from __future__ import annotations

from dataclasses import dataclass, field

UNBOUNDED = 1_000_000  # stands in the table of incidents for "no upper bound": more than anybody ever says


@dataclass(frozen=True)
class PersonRecord:
    """One person, or group, as one document or list speaks of them.

    Args:
        ref: Reference of the mention or row.
        list: Document or list that it stands in; empty: none.
        names: Every form of the name as written; empty: nobody names them.
        sex: ``m`` or ``f``; ``None``: not known, or mixed.
        birth_first: Ordinal of the earliest day of birth that the age allows; ``None``: not known.
        birth_last: The latest.
        father: His name as written; empty: not known.
        mother: Her name.
        nrc: Key of the identity number; empty: none.
        phones: Keys of telephone numbers.
        home: Keys of the places they come from, P-codes among them.
        event_place: Keys of where it happened.
        event_first: Ordinal of the first day it may have happened.
        event_last: The last.
        ethnicity: Key of the people they are said to be of; empty: nothing said.
        occupation: Key of their work.
        takers: Codes of the sides said to have taken them.
        incidents: References of the linked incidents they are a victim of.
        group: Whether it is a group that the document does not take apart.
        least_number: Fewest people; 1 for a person.
        most_number: Most people; ``None``: no bound.
    """

    ref: str
    list: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    sex: str | None = None
    birth_first: int | None = None
    birth_last: int | None = None
    father: str = field(default="", repr=False)
    mother: str = field(default="", repr=False)
    nrc: str = field(default="", repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    home: tuple[str, ...] = field(default=(), repr=False)
    event_place: tuple[str, ...] = field(default=(), repr=False)
    event_first: int | None = None
    event_last: int | None = None
    ethnicity: str = field(default="", repr=False)
    occupation: str = field(default="", repr=False)
    takers: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    group: bool = False
    least_number: int | None = 1
    most_number: int | None = 1

    @property
    def name(self) -> str:
        """All forms in one string, as ``lexicon.names`` reads them."""
        return ";".join(self.names)

    @property
    def content(self) -> tuple[str, ...]:
        """What it says, without its reference: orders equal pairs whatever their references are."""
        said = (self.list, self.names, self.sex, self.birth_first, self.birth_last, self.father, self.mother, self.nrc,
                self.phones, self.home, self.event_place, self.event_first, self.event_last, self.ethnicity,
                self.occupation, self.takers)  # fmt: skip
        return tuple(repr(s) for s in said)


@dataclass(frozen=True)
class IncidentRecord:
    """One event as one document speaks of it.

    Args:
        ref: Reference of the mention.
        document: Reference of the document.
        origin: Reference of the telling that the document goes back to.
        kind: Family of acts; never compared across.
        act: The act.
        first: Ordinal of the first day; ``None``: no bound, or no year.
        last: The last.
        month_day: Day of the year (in a leap year), where the date names one day or lacks the year.
        township: P-code.
        state: P-code.
        spots: Keys of places within the township.
        actors: Codes of the sides said to have done it, without units.
        camps: The camps of those sides.
        least_number: Fewest victims; ``None``: nobody is said.
        most_number: Most; ``None``: no bound.
        sex: ``m``, ``f`` or ``mixed``; ``None``: not known.
        ages: Ages given.
        victims: Keys of the names of victims.
        rare_victims: Those of rare names.
        hour: Part of the day.
        manner: Keys of particulars.
    """

    ref: str
    document: str
    origin: str
    kind: str
    act: str | None = None
    first: int | None = None
    last: int | None = None
    month_day: int | None = None
    township: str | None = None
    state: str | None = None
    spots: tuple[str, ...] = field(default=(), repr=False)
    actors: tuple[str, ...] = ()
    camps: tuple[str, ...] = ()
    least_number: int | None = None
    most_number: int | None = None
    sex: str | None = None
    ages: tuple[int, ...] = ()
    victims: tuple[str, ...] = field(default=(), repr=False)
    rare_victims: tuple[str, ...] = field(default=(), repr=False)
    hour: str | None = None
    manner: tuple[str, ...] = field(default=(), repr=False)

    @property
    def content(self) -> tuple[str, ...]:
        """What it says, without its reference."""
        said = (self.kind, self.act, self.first, self.last, self.month_day, self.township, self.spots, self.actors,
                self.least_number, self.most_number, self.sex, self.ages, self.victims, self.hour,
                self.manner)  # fmt: skip
        return tuple(repr(s) for s in said)
