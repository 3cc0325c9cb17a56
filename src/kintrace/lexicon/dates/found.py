"""What a date found in a text is, and how a year that is not written is worked out."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kintrace.model import UNKNOWN_DATE, When

Bounds = tuple[date, date]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words that name a date.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        when: What they say, with the words.
        kind: ``day``, ``month``, ``year``, ``interval``, ``since``, ``until``, ``relative`` (counted from the day of
            saying), ``duration`` (counted from another event of the text) or ``weekday``.
        days_after: For a ``duration``: fewest and most days after that event; negative: before it.
    """

    start: int
    end: int
    when: When
    kind: str
    days_after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a calendar as written: a day, a month, part of a month, or a year; ``None``: not written."""

    year: int | None = None
    month: int | None = None
    first: int | None = None  # days of the month
    last: int | None = None

    @property
    def real(self) -> bool:
        """Whether a calendar has it."""
        if self.month is None:
            return self.year is not None
        if not 1 <= self.month <= 12:
            return False
        length = calendar.monthrange(self.year or 2000, self.month)[1]
        return all(d is None or 1 <= d <= length for d in (self.first, self.last))

    def dated(self, said_on: date | None) -> Part:
        """The same with the year of its latest beginning on or before the day of saying, where none is written."""
        if self.year is not None or self.month is None or said_on is None:
            return self
        year = said_on.year
        if (self.month, self.first or 1) > (said_on.month, said_on.day):
            year -= 1
        if self.month == 2 and (self.first or 1) == 29:
            while not calendar.isleap(year):
                year -= 1
        return Part(year, self.month, self.first, self.last)

    @property
    def start_edtf(self) -> str:
        """Its first day, or as much as is known of it."""
        return self._edtf(self.first)

    @property
    def end_edtf(self) -> str:
        """Its last day, or as much as is known of it."""
        return self._edtf(self.last or self.first)

    @property
    def edtf(self) -> str:
        """The whole of it."""
        if self.last is None or self.last == self.first:
            return self.start_edtf
        return f"{self.start_edtf}/{self.end_edtf}"

    def _edtf(self, dom: int | None) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + ("" if dom is None else f"-{dom:02d}")


def thirds(year: int | None, month: int, part: str) -> Part:
    """Part of a month: ``early`` is 1 to 10, ``mid`` 11 to 20, ``late`` 21 to its last day.

    Where the year is not known, February ends on the 28th.

    >>> thirds(2024, 2, "late").edtf
    '2024-02-21/2024-02-29'
    """
    length = calendar.monthrange(year or 2001, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, length)}[part]
    return Part(year, month, first, last)


def week_of_month(year: int | None, month: int, week: int) -> Part:
    """The nth seven days of a month; -1: its last seven days."""
    length = calendar.monthrange(year or 2001, month)[1]
    if week == -1:
        return Part(year, month, length - 6, length)
    return Part(year, month, week * 7 - 6, min(week * 7, length))


def spell(bounds: Bounds | None) -> str:
    """EDTF of first and last day; of ``None`` that nothing settles it."""
    if bounds is None:
        return UNKNOWN_DATE
    first, last = bounds
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def month_back(said_on: date, months: int) -> tuple[int, int]:
    """Year and month that lie so many months before a day."""
    count = said_on.year * 12 + said_on.month - 1 - months
    return count // 12, count % 12 + 1


def weekday_before(said_on: date, weekday: int, strictly: bool = False) -> date:
    """Most recent such weekday (Monday 0) on or before a day; ``strictly``: before it."""
    back = (said_on.weekday() - weekday) % 7
    return said_on - timedelta(days=back or (7 if strictly else 0))
