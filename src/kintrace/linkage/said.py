"""What is said of people, column by column: from records of a casebook, or from the cells of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kintrace.linkage.records import PersonRecord

Days = Sequence[int | None]
Several = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class PeopleSaid:
    """People, one in each place of every column. Empty, or ``None``: nothing is said.

    Args:
        refs: References.
        lists: List or document that they stand in.
        names: Every form of the name, ``;`` between, Zawgyi converted.
        sexes: ``m`` or ``f``.
        birth_first: Ordinal of the earliest day of birth.
        birth_last: The latest.
        fathers: Fathers' names.
        mothers: Mothers' names.
        cards: Keys of identity numbers.
        phones: Keys of telephone numbers.
        homes: Keys of the places they come from.
        event_places: Keys of where it happened.
        event_first: Ordinal of the first day it may have happened.
        event_last: The last.
        ethnicities: Keys of peoples.
        occupations: Keys of work.
        takers: Codes of sides.
        incidents: References of linked incidents.
    """

    refs: Sequence[str] = field(repr=False)
    lists: Sequence[str] = field(repr=False)
    names: Sequence[str] = field(repr=False)
    sexes: Sequence[str | None] = field(repr=False)
    birth_first: Days = field(repr=False)
    birth_last: Days = field(repr=False)
    fathers: Sequence[str] = field(repr=False)
    mothers: Sequence[str] = field(repr=False)
    cards: Sequence[str] = field(repr=False)
    phones: Several = field(repr=False)
    homes: Several = field(repr=False)
    event_places: Several = field(repr=False)
    event_first: Days = field(repr=False)
    event_last: Days = field(repr=False)
    ethnicities: Sequence[str] = field(repr=False)
    occupations: Sequence[str] = field(repr=False)
    takers: Several = field(repr=False)
    incidents: Several = field(repr=False)

    def __len__(self) -> int:
        return len(self.refs)


def said_in(records: Sequence[PersonRecord]) -> PeopleSaid:
    """The columns of records."""
    return PeopleSaid(
        refs=[r.ref for r in records],
        lists=[r.list for r in records],
        names=[r.name for r in records],
        sexes=[r.sex for r in records],
        birth_first=[r.birth_first for r in records],
        birth_last=[r.birth_last for r in records],
        fathers=[r.father for r in records],
        mothers=[r.mother for r in records],
        cards=[r.nrc for r in records],
        phones=[r.phones for r in records],
        homes=[r.home for r in records],
        event_places=[r.event_place for r in records],
        event_first=[r.event_first for r in records],
        event_last=[r.event_last for r in records],
        ethnicities=[r.ethnicity for r in records],
        occupations=[r.occupation for r in records],
        takers=[r.takers for r in records],
        incidents=[r.incidents for r in records],
    )
