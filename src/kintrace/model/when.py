"""When something is said to have happened: an EDTF expression, its words, and its bounds in days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

UNKNOWN_DATE = "XXXX-XX-XX"

_POINT = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[~?%]?)\Z")
_MIN_YEAR, _MAX_YEAR = 1, 9999


class DateFit(StrEnum):
    """How two uncertain dates stand to each other."""

    SAME = "same"  # both name the same single day
    OVERLAPS = "overlaps"  # some day fits both
    NEAR = "near"  # no common day, but no more apart than the slack that their marks allow
    APART = "apart"
    UNKNOWN = "unknown"  # one of them says nothing


@dataclass(frozen=True, slots=True)
class _Point:
    """One EDTF date: its days where the year is known, else its month and day in any year."""

    first: int | None  # proleptic ordinal of the first possible day; None: no bound
    last: int | None
    month: int | None = None  # only where the year is wholly unspecified
    day: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date or interval as EDTF (ISO 8601-2), with the words it was read from.

    The subset: ``2025``, ``2025-09``, ``2025-09-30``, each with ``~`` (about), ``?`` (doubtful) or ``%`` (both);
    unspecified digits (``XXXX-09-30``, ``2025-10-XX``, ``202X``); intervals with open (``..``) or unknown (empty)
    ends; one of a set (``[2025-09-30,2025-10-02]``). ``XXXX-XX-XX`` says that nothing settles the date.

    Args:
        edtf: The expression. Dates are Myanmar-local.
        words: The words of the document it rests on; empty where it was only inferred.

    Raises:
        ValueError: Not an expression of the subset, or a day that no calendar has.

    Source: Library of Congress, Extended Date/Time Format specification (2019).

    >>> When("2025-09-30", "On Sept. 30").first
    datetime.date(2025, 9, 30)
    >>> When("2025-02").last
    datetime.date(2025, 2, 28)
    >>> When("XXXX-XX-XX").known
    False
    """

    edtf: str
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        _read(self.edtf)

    @property
    def known(self) -> bool:
        """Whether the expression says anything at all."""
        return any(p.first is not None or p.last is not None or p.month is not None for p in _read(self.edtf))

    @property
    def first(self) -> date | None:
        """The first day it can mean; ``None`` where it has no such bound."""
        firsts = [p.first for p in _read(self.edtf)]
        known = [f for f in firsts if f is not None]
        return None if len(known) < len(firsts) else date.fromordinal(min(known))

    @property
    def last(self) -> date | None:
        """The last day it can mean; ``None`` where it has no such bound."""
        lasts = [p.last for p in _read(self.edtf)]
        known = [x for x in lasts if x is not None]
        return None if len(known) < len(lasts) else date.fromordinal(max(known))

    @property
    def month_day(self) -> tuple[int, int | None] | None:
        """Month and day (``None``: any day) where the text gives no year, else ``None``."""
        points = _read(self.edtf)
        if len(points) == 1 and points[0].month is not None:
            return points[0].month, points[0].day
        return None

    @property
    def approximate(self) -> bool:
        """Whether the expression is marked as about (``~``, ``%``)."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def single_day(self) -> bool:
        """Whether it names one certain day."""
        return self.first is not None and self.first == self.last and not set("~?%") & set(self.edtf)

    def fit(self, other: When) -> DateFit:
        """Say how far this date and another agree.

        Dates without a year are laid into every year the other one touches. A mark ``~`` or ``%`` gives seven
        days of slack on its side, a doubtful year (``?`` on a year or month) none.

        >>> When("2025-09-30").fit(When("XXXX-09-30"))
        <DateFit.OVERLAPS: 'overlaps'>
        >>> When("2025-09-30").fit(When("2025-10-02~"))
        <DateFit.NEAR: 'near'>
        """
        gap = self.gap_days(other)
        if gap is None:
            return DateFit.UNKNOWN
        if gap == 0:
            return DateFit.SAME if self.single_day and other.single_day else DateFit.OVERLAPS
        slack = 7 * (self.approximate + other.approximate)
        return DateFit.NEAR if gap <= slack else DateFit.APART

    def gap_days(self, other: When) -> int | None:
        """Days between the nearest days of the two; 0 where some day fits both, ``None`` where one says nothing.

        Symmetric. An open end reaches for ever.

        >>> When("2025-09").gap_days(When("2025-10-05"))
        5
        """
        if not (self.known and other.known):
            return None
        return min(_gap(a, b) for a in _read(self.edtf) for b in _read(other.edtf))

    def __str__(self) -> str:
        return self.edtf


def day(value: date, words: str = "") -> When:
    """Make the single certain day.

    >>> day(date(2025, 9, 30)).edtf
    '2025-09-30'
    """
    return When(value.isoformat(), words)


def between(first: date | None, last: date | None, words: str = "") -> When:
    """Make an interval; ``None`` is an open end, equal ends are a day.

    >>> between(None, date(2025, 1, 2)).edtf
    '../2025-01-02'
    """
    if first is not None and first == last:
        return day(first, words)
    start, end = (".." if d is None else d.isoformat() for d in (first, last))
    return When(f"{start}/{end}", words)


def _read(edtf: str) -> tuple[_Point, ...]:
    if edtf.startswith("[") and edtf.endswith("]"):
        members = edtf[1:-1].split(",")
        if any(not m.strip() for m in members):
            raise ValueError("a one-of set of dates has an empty member")
        return tuple(_point(m.strip()) for m in members)
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        a = _Point(None, None) if start in ("", "..") else _point(start)
        b = _Point(None, None) if end in ("", "..") else _point(end)
        if a.month is not None or b.month is not None:
            # a span without a year cannot be laid out in days: kept, and silent in comparison
            return (_Point(None, None),)
        if a.first is not None and b.last is not None and a.first > b.last:
            raise ValueError("an interval of dates ends before it starts")
        return (_Point(a.first, b.last, mark=a.mark or b.mark),)
    return (_point(edtf),)


def _point(text: str) -> _Point:
    match = _POINT.match(text)
    if match is None:
        raise ValueError("not a date of our EDTF subset")
    year, month, dom, mark = match["year"], match["month"], match["day"], match["mark"]
    if year == "XXXX":
        if month is None or month == "XX":
            return _Point(None, None, mark=mark)
        m = _number(month, 1, 12, "month")
        d = None if dom is None or dom == "XX" else _number(dom, 1, calendar.monthrange(2000, m)[1], "day")
        return _Point(None, None, m, d, mark)
    if not re.fullmatch(r"[0-9]+X*", year):
        raise ValueError("unspecified digits of a year stand at its end")
    low, high = max(int(year.replace("X", "0")), _MIN_YEAR), min(int(year.replace("X", "9")), _MAX_YEAR)
    if month is None or month == "XX":
        return _Point(date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal(), mark=mark)
    m = _number(month, 1, 12, "month")
    if dom is None or dom == "XX":
        return _Point(
            date(low, m, 1).toordinal(), date(high, m, calendar.monthrange(high, m)[1]).toordinal(), mark=mark
        )
    d = _number(dom, 1, calendar.monthrange(low, m)[1], "day")
    return _Point(date(low, m, d).toordinal(), date(high, m, d).toordinal(), mark=mark)


def _number(digits: str, low: int, high: int, unit: str) -> int:
    if "X" in digits:
        raise ValueError(f"a half unspecified {unit} is outside our EDTF subset")
    value = int(digits)
    if not low <= value <= high:
        raise ValueError(f"no such {unit}")
    return value


def _gap(a: _Point, b: _Point) -> int:
    if a.month is not None and b.month is not None:
        # both without a year: laid into one leap year, going round its end
        apart = (abs(x - y) for x in _days_of(a, 2000) for y in _days_of(b, 2000))
        return min(min(gap, 366 - gap) for gap in apart)
    if a.month is not None:
        return _gap(b, a)
    if b.month is not None:
        if a.first is None or a.last is None:
            return 0  # an open interval meets that day in some year
        years = range(date.fromordinal(a.first).year - 1, date.fromordinal(a.last).year + 2)
        return min(_gap(a, _laid(b, y)) for y in years if _MIN_YEAR <= y <= _MAX_YEAR)
    if a.last is not None and b.first is not None and a.last < b.first:
        return b.first - a.last
    if b.last is not None and a.first is not None and b.last < a.first:
        return a.first - b.last
    return 0


def _days_of(point: _Point, year: int) -> list[int]:
    laid = _laid(point, year)
    assert laid.first is not None and laid.last is not None
    return list(range(laid.first, laid.last + 1))


def _laid(point: _Point, year: int) -> _Point:
    """A month and day put into a year; 29 February falls on the 28th where there is none."""
    assert point.month is not None
    length = calendar.monthrange(year, point.month)[1]
    first = date(year, point.month, min(point.day or 1, length))
    last = date(year, point.month, min(point.day or length, length))
    return _Point(first.toordinal(), last.toordinal(), mark=point.mark)


UNKNOWN = When(UNKNOWN_DATE)
