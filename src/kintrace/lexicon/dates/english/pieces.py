"""A piece of a date: what a few words name, before their neighbours and the day of saying settle it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kintrace.lexicon.dates.found import Part
from kintrace.model import UNKNOWN_DATE, When

Ends = tuple[str, str]
UNSETTLED: Ends = (UNKNOWN_DATE, UNKNOWN_DATE)
_WEEKDAY_REACH = 30  # years back in which a weekday meets every day of a year again


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that name a day, a month, a year or a part of one.

    Args:
        start: First code point.
        end: One past the last.
        kind: The kind that it has if nothing stands around it.
        spell: First and last end as EDTF in a year (``None``: no year known); a piece with its own year ignores it.
        begins: Month and day of its first day, where no year is written; ``None``: the year is no question.
        nearest: Of what comes again and again without a month (a weekday, "the 5th"): the latest up to a day.
        grain: ``day``, ``month``, ``year``, ``week`` or ``decade``: what can be cut into parts.
        month: Of a month, its number.
        year: The year that is written, or that the day of saying gives.
        weekday: Weekday written beside it, Monday 0.
        one_of: Only one of its two ends is meant ("3 or 4 May").
        weak: May be something else (a month alone, a year alone): counts only with a word that makes it a date.
    """

    start: int
    end: int
    kind: str
    spell: Callable[[int | None], Ends]
    begins: tuple[int, int] | None = None
    nearest: Callable[[date], Ends] | None = None
    grain: str = "day"
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    weak: bool = False
    one_of: bool = False

    def settled(self, up_to: date | None) -> Ends:
        """First and last end of the latest such date that begins on or before a day."""
        if self.nearest is not None:
            return UNSETTLED if up_to is None else self.nearest(up_to)
        return self.spell(self.year_up_to(up_to))

    def year_up_to(self, up_to: date | None) -> int | None:
        """The year it falls in: its own, or the latest in which it begins on or before a day."""
        if self.begins is None or up_to is None:
            return self.year
        year = up_to.year - (self.begins > (up_to.month, up_to.day))
        for back in range(_WEEKDAY_REACH):
            if self._falls_in(year - back):
                return year - back
        return year

    def _falls_in(self, year: int) -> bool:
        assert self.begins is not None
        month, dom = self.begins
        if dom > calendar.monthrange(year, month)[1]:
            return False
        return self.weekday is None or date(year, month, dom).weekday() == self.weekday

    def stretched(self, start: int | None = None, end: int | None = None) -> Piece:
        """The same with more of the words around it."""
        return replace(self, start=self.start if start is None else start, end=self.end if end is None else end)

    def in_year(self, year: int | None) -> Piece:
        """The same with its year settled; ``None``: settled as not known."""
        spell = self.spell
        return replace(self, spell=lambda _: spell(year), begins=None, year=year, weak=False)

    def changed(self, change: Callable[[Ends], Ends]) -> Piece:
        """The same with its ends changed once they are settled."""
        spell, nearest = self.spell, self.nearest
        return replace(
            self,
            spell=lambda year: change(spell(year)),
            nearest=None if nearest is None else lambda day: change(nearest(day)),
        )


def of_part(start: int, end: int, part: Part, *, weak: bool = False) -> Piece:
    """The piece that a day, month or year of the calendar is."""
    kind = (
        "year" if part.month is None else "month" if part.first is None else "day" if part.last is None else "interval"
    )
    floating = part.year is None and part.month is not None

    def spell(year: int | None) -> Ends:
        placed = Part(part.year if part.year is not None else year, part.month, part.first, part.last)
        return (placed.start_edtf, placed.end_edtf) if placed.real else UNSETTLED

    return Piece(
        start,
        end,
        kind,
        spell,
        begins=(part.month, part.first or 1) if floating and part.month is not None else None,
        grain="year"
        if part.month is None
        else "month"
        if part.first is None
        else "day"
        if part.last is None
        else "span",
        month=part.month,
        year=part.year,
        weak=weak,
    )


def fixed(start: int, end: int, kind: str, ends: Ends, grain: str = "day", *, weak: bool = False) -> Piece:
    """The piece that has its days already."""
    year = int(ends[0][:4]) if ends[0][:4].isdigit() else None
    month = int(ends[0][5:7]) if grain == "month" and year is not None else None
    return Piece(start, end, kind, lambda _: ends, grain=grain, month=month, year=year, weak=weak)


def days(first: date, last: date) -> Ends:
    """The ends of an interval of days."""
    return first.isoformat(), last.isoformat()


def spelled(ends: Ends, mark: str = "") -> str:
    """EDTF of two ends, each with the mark; one where they are the same.

    >>> spelled(("2024-05-01", "2024-05-10"), "~"), spelled(("2024-05", "2024-05"))
    ('2024-05-01~/2024-05-10~', '2024-05')
    """
    if UNKNOWN_DATE in ends:
        return UNKNOWN_DATE
    first, last = (e if e[-1] in "~?%" else e + mark for e in ends)
    if mark and mark != "~":
        first, last = ends[0].rstrip("~") + mark, ends[1].rstrip("~") + mark
    return first if first == last else f"{first}/{last}"


def bounds(ends: Ends) -> tuple[date | None, date | None]:
    """First and last day of two ends, where they have any."""
    return When(ends[0]).first, When(ends[1]).last
