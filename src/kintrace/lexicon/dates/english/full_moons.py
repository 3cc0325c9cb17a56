"""Full and new moons told by a month of the common calendar: "the September full moon", "the full moon of May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from kintrace.lexicon.dates.english.pieces import Ends, Piece
from kintrace.lexicon.dates.english.words import MONTH, YEAR, month_of
from kintrace.lexicon.dates.myanmar_calendar import FIRST_YEAR, LAST_YEAR, Month, day_of

_MOON = re.compile(
    rf"\b(?:(?P<first>{MONTH})(?:['’]s)?\s+(?P<which1>full|new)\s+moon(?:\s+(?:day|night))?"
    rf"|(?P<which2>full|new)\s+moon(?:\s+(?:day|night))?\s+(?:of|in)\s+(?P<last>{MONTH}))"
    rf"(?:,?\s+(?P<year>{YEAR}))?"
)
_ERA = 638  # years between the two calendars
_DARK = 15  # days from a full moon to the new moon after it, or one less


def moons(text: str, said_on: date | None) -> Iterator[Piece]:
    """Find full and new moons by their common month; which day it was is about right: calendars differ by one."""
    del said_on
    for match in _MOON.finditer(text):
        month = month_of(match["first"] or match["last"])
        new = (match["which1"] or match["which2"]).lower() == "new"
        year = int(match["year"]) if match["year"] else None
        yield _piece(match, month, new, year)


def _piece(match: re.Match[str], month: int, new: bool, year: int | None) -> Piece:
    def spell(of: int | None) -> Ends:
        days = _moons(year or of or 0, month, new)
        if not days:
            return (f"{of:04d}-{month:02d}" if of else f"XXXX-{month:02d}",) * 2
        return f"{days[0].isoformat()}~", f"{days[-1].isoformat()}~"

    return Piece(match.start(), match.end(), "day", spell, None if year else (month, 1), grain="moon", year=year)


@cache
def _moons(year: int, month: int, new: bool) -> tuple[date, ...]:
    """The full, or new, moons of a month, by the Myanmar calendar."""
    found = set()
    for own in (year - _ERA - 1, year - _ERA):
        if not FIRST_YEAR <= own < LAST_YEAR:
            continue
        for name in Month:
            full = day_of(own, name, 15)
            day = full + timedelta(days=_DARK) if full is not None and new else full
            if day is not None and (day.year, day.month) == (year, month):
                found.add(day)
    return tuple(sorted(found))
