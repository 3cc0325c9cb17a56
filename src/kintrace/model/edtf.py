"""Extended dates (EDTF, ISO 8601-2) as far as we use them: read, written back as they stood, and in one spelling.

The subset: level 0 and 1 without times of day and without years before 1 or after 9999; of level 2 qualified parts
(``2004-06~-11``, ``2004-?06-11``), unspecified digits of months and days (``2004-1X``) and one-of sets with ranges.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

_MARK = "[~?%]?"
_POINT = re.compile(
    rf"(?P<yb>{_MARK})(?P<y>[0-9X]{{4}})(?P<ya>{_MARK})"
    rf"(?:-(?P<mb>{_MARK})(?P<m>[0-9X]{{2}})(?P<ma>{_MARK})(?:-(?P<db>{_MARK})(?P<d>[0-9X]{{2}})(?P<da>{_MARK}))?)?\Z"
)
_YEAR = re.compile(r"[0-9]*X*\Z")
_MIN_YEAR, _MAX_YEAR = 1, 9999
# First month and last month (past 12: of the next year). Bounded widely, for people mean different months by the
# words: summer is June to August in Europe and March to May in Myanmar, and one winter lies in two years.
_SEASONS = {21: (2, 5), 22: (3, 8), 23: (8, 11), 24: (11, 14)}
_JOINED = {frozenset("~"): "~", frozenset("?"): "?", frozenset("~?"): "%", frozenset(): ""}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days without a hole: from first to last where the year is known, else a month and day of any year.

    Args:
        first: Proleptic ordinal of the first day; ``None``: no bound.
        last: The same of the last day.
        month: Only where the year is wholly unspecified.
        dom: Day of that month; ``None``: any.
    """

    first: int | None
    last: int | None
    month: int | None = None
    dom: int | None = None

    @property
    def said(self) -> bool:
        """Whether it bounds anything at all."""
        return self.first is not None or self.last is not None or self.month is not None


@dataclass(frozen=True, slots=True)
class Part:
    """Year, month or day as written: its digits, with the qualifiers that stand before and after them."""

    digits: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.digits}{self.after}"


@dataclass(frozen=True, slots=True)
class Point:
    """One date: a year, with a month or season, with a day."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return "-".join(map(str, self.parts))

    @property
    def marks(self) -> tuple[str, ...]:
        """What qualifies each part: a mark after a part speaks of all up to it, one before it only of that part."""
        found = []
        for i, part in enumerate(self.parts):
            signs = "".join(p.after for p in self.parts[i:]) + part.before
            found.append(_JOINED[frozenset(signs.replace("%", "~?"))])
        return tuple(found)

    @property
    def canonical(self) -> str:
        """The same date with each qualifier in its one place: after the parts it speaks of, where these come first."""
        marks = self.marks
        led = next((i for i in range(len(marks), 0, -1) if len(set(marks[:i])) == 1 and marks[0]), 0)
        pieces = [
            ("" if i < led else mark) + part.digits + (mark if i == led - 1 else "")
            for i, (part, mark) in enumerate(zip(self.parts, marks, strict=True))
        ]
        return "-".join(pieces)

    @property
    def stretch(self) -> Stretch:
        """The days it can mean."""
        return _stretch(*(p.digits for p in self.parts))


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, both included; an end is a date, ``..`` (open) or empty (unknown)."""

    start: Point | str
    end: Point | str
    between: str = "/"

    def __str__(self) -> str:
        return f"{self.start}{self.between}{self.end}"

    @property
    def canonical(self) -> str:
        """The same span with its ends spelled canonically; one day is no span."""
        start, end = (x if isinstance(x, str) else x.canonical for x in (self.start, self.end))
        return start if start == end and start not in ("", "..") else f"{start}{self.between}{end}"

    @property
    def stretch(self) -> Stretch:
        """The days it can mean; of ends without a year, nothing: they cannot be laid out in days."""
        ends = [x.stretch for x in (self.start, self.end) if isinstance(x, Point)]
        if any(e.month is not None for e in ends):
            return Stretch(None, None)
        first = self.start.stretch.first if isinstance(self.start, Point) else None
        last = self.end.stretch.last if isinstance(self.end, Point) else None
        return Stretch(first, last)


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole expression.

    Args:
        members: One date or span; more than one, or a set of one, only in a one-of set.
        one_of: Whether it was written as a set.
        written: The very string, for the round trip.
        stretches: The days that each member can mean.
    """

    members: tuple[Point | Span, ...]
    one_of: bool
    written: str = field(compare=False)
    stretches: tuple[Stretch, ...]

    def __str__(self) -> str:
        return self.written

    @property
    def canonical(self) -> str:
        """One spelling for all that mean the same: sets sorted and without doubles or spaces, qualifiers in place."""
        spelled = sorted({m.canonical for m in self.members}, key=lambda s: (s.lstrip(".~?%"), s))
        if not self.one_of or (len(spelled) == 1 and ".." not in spelled[0]):
            return spelled[0]
        return f"[{','.join(spelled)}]"

    @property
    def points(self) -> Iterator[Point]:
        """Every date in it."""
        for member in self.members:
            ends = (member,) if isinstance(member, Point) else (member.start, member.end)
            yield from (e for e in ends if isinstance(e, Point))


@lru_cache(maxsize=16384)
def parse(edtf: str) -> Expression:
    """Read an expression of the subset.

    Raises:
        ValueError: It is outside the subset, or no calendar has it. The message holds none of its words.

    >>> parse("2004-06?-11").members[0].marks
    ('?', '?', '')
    >>> parse("[2004-06-11, 2004-06-09]").canonical
    '[2004-06-09,2004-06-11]'
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        members = tuple(_member(m.strip()) for m in edtf[1:-1].split(","))
        return Expression(members, True, edtf, tuple(m.stretch for m in members))
    whole = _span(edtf, "/") if "/" in edtf else _point(edtf)
    return Expression((whole,), False, edtf, (whole.stretch,))


def _member(text: str) -> Point | Span:
    if not text:
        raise ValueError("a one-of set of dates has an empty member")
    return _span(text, "..") if ".." in text else _point(text)


def _span(text: str, between: str) -> Span:
    start, _, end = text.partition(between)
    span = Span(_end(start, between), _end(end, between), between)
    days = span.stretch
    if days.first is not None and days.last is not None and days.first > days.last:
        raise ValueError("an interval of dates ends before it starts")
    if between == ".." and start == end == "":
        raise ValueError("a range of a one-of set has no end at all")
    return span


def _end(text: str, between: str) -> Point | str:
    return text if text == "" or (text == ".." and between == "/") else _point(text)


def _point(text: str) -> Point:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(_why_not(text))
    parts = tuple(
        Part(match[name], match[f"{name}b"], match[f"{name}a"]) for name in ("y", "m", "d") if match[name] is not None
    )
    point = Point(parts)
    _ = point.stretch  # refuses what no calendar has
    return point


def _why_not(text: str) -> str:
    if re.match(r"[~?%]?(?:Y-?\d|-\d|\d{5})", text):
        return "years before 1 or after 9999 are outside our EDTF subset"
    if "T" in text:
        return "a time of day is outside our EDTF subset: it is kept apart from its date"
    if text.startswith("{"):
        return "an all-of set is outside our EDTF subset: make one date of each member"
    return "not a date of our EDTF subset"


@lru_cache(maxsize=16384)
def _stretch(year: str, month: str = "XX", dom: str = "XX") -> Stretch:
    if not _YEAR.match(year):
        raise ValueError("unspecified digits of a year stand at its end")
    months = _matching(month, 1, 12, "month") if month[0] not in "2X" else _seasonal(month, dom)
    if year == "XXXX":
        return _of_any_year(months, dom, anything=month == "XX")
    low, high = max(int(year.replace("X", "0")), _MIN_YEAR), min(int(year.replace("X", "9")), _MAX_YEAR)
    if low > high:
        raise ValueError("years before 1 or after 9999 are outside our EDTF subset")
    first = date(low, months[0], min(_matching(dom, 1, _length(low, months[0]), "day")))
    high, last_month = high + (months[-1] > 12), (months[-1] - 1) % 12 + 1
    last = date(min(high, _MAX_YEAR), last_month, max(_matching(dom, 1, _length(high, last_month), "day")))
    return Stretch(first.toordinal(), last.toordinal())


def _seasonal(month: str, dom: str) -> list[int]:
    if month == "XX" or month[0] == "X":
        return _matching(month, 1, 12, "month")
    if "X" in month or int(month) not in _SEASONS:
        raise ValueError("no such month or season")
    if dom != "XX":
        raise ValueError("a season has no days of its own")
    return list(_SEASONS[int(month)])


def _of_any_year(months: list[int], dom: str, anything: bool) -> Stretch:
    doms = _matching(dom, 1, 31 if anything else _length(2000, (months[0] - 1) % 12 + 1), "day")
    if anything or len(months) > 1:
        return Stretch(None, None)  # a season or a month in part, of no year: kept, and silent in comparison
    return Stretch(None, None, months[0], doms[0] if len(doms) == 1 else None)


def _matching(digits: str, low: int, high: int, unit: str) -> list[int]:
    """The numbers that digits with ``X`` can stand for."""
    if "X" not in digits:
        value = int(digits)
        if not low <= value <= high:
            raise ValueError(f"no such {unit}")
        return [value]
    found = [n for n in range(low, high + 1) if all(a in ("X", b) for a, b in zip(digits, f"{n:02d}", strict=True))]
    if not found:
        raise ValueError(f"no such {unit}")
    return found


def _length(year: int, month: int) -> int:
    return calendar.monthrange(min(year, _MAX_YEAR), month)[1]
