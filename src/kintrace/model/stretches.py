"""Arithmetic on stretches of days: what lies between, in common, and how much of one falls into another."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

from kintrace.model.edtf import Stretch

_MIN, _MAX = date.min.toordinal(), date.max.toordinal()
# Of an open end, the share of days is counted as far as this beyond all that both name.
_REACH = 366


def gap(a: Stretch, b: Stretch) -> int:
    """Days between the nearest days of the two; 0 where some day is in both."""
    if a.month is not None and b.month is not None:
        # both without a year: laid into one leap year, going round its end
        apart = (abs(x - y) for x in _days_of(a, 2000) for y in _days_of(b, 2000))
        return min(min(days, 366 - days) for days in apart)
    if a.month is not None:
        return gap(b, a)
    if b.month is not None:
        return 0 if a.first is None or a.last is None else min(gap(a, laid) for laid in laid_beside(b, a, 1))
    if a.last is not None and b.first is not None and a.last < b.first:
        return b.first - a.last
    if b.last is not None and a.first is not None and b.last < a.first:
        return a.first - b.last
    return 0


def common(a: Stretch, b: Stretch) -> list[Stretch]:
    """The days that both hold, as stretches; a month and day of any year against an open end stays as it is."""
    if not (a.said and b.said):
        return [a if a.said else b]
    if a.month is not None and b.month is not None:
        narrow, wide = (a, b) if a.dom is not None else (b, a)
        return [narrow] if narrow.month == wide.month and wide.dom in (None, narrow.dom) else []
    if a.month is not None:
        a, b = b, a
    if b.month is not None:
        if a.first is None or a.last is None:
            return [b]
        return [s for laid in laid_beside(b, a, 0) for s in common(a, laid)]
    first = max((f for f in (a.first, b.first) if f is not None), default=None)
    last = min((x for x in (a.last, b.last) if x is not None), default=None)
    return [] if first is not None and last is not None and first > last else [Stretch(first, last)]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of known years in their order, those that touch or overlap made one."""
    found: list[Stretch] = []
    for s in sorted(stretches, key=lambda s: (s.first or _MIN, s.last or _MAX)):
        previous = found[-1] if found else None
        if previous is not None and (previous.last or _MAX) + 1 >= (s.first or _MIN):
            last = None if previous.last is None or s.last is None else max(previous.last, s.last)
            found[-1] = Stretch(previous.first, last)
        else:
            found.append(s)
    return found


def shifted(stretch: Stretch, least: int, most: int) -> Stretch:
    """Every day of it moved by every number of days from least to most; the calendar's ends hold it."""
    first = None if stretch.first is None else min(max(stretch.first + least, _MIN), _MAX)
    last = None if stretch.last is None else min(max(stretch.last + most, _MIN), _MAX)
    return Stretch(first, last)


def laid_beside(yearless: Stretch, other: Stretch, around: int) -> list[Stretch]:
    """A month and day of any year, put into the years that another stretch touches, and so many around them."""
    assert other.first is not None and other.last is not None
    first, last = (date.fromordinal(n).year for n in (other.first, other.last))
    return [laid(yearless, y) for y in range(max(first - around, 1), min(last + around, 9999) + 1)]


def laid(stretch: Stretch, year: int) -> Stretch:
    """A month and day put into a year; 29 February falls on the 28th where there is none."""
    assert stretch.month is not None
    length = calendar.monthrange(year, stretch.month)[1]
    first = date(year, stretch.month, min(stretch.dom or 1, length))
    last = date(year, stretch.month, min(stretch.dom or length, length))
    return Stretch(first.toordinal(), last.toordinal())


def overlap(left: Sequence[Stretch], right: Sequence[Stretch], slack: int) -> float:
    """Share of the days of the one that fall into the other, taken from the side where it is larger.

    A day that misses by up to ``slack`` days counts in part: one that misses by ``n`` as ``1 - n / (slack + 1)``.
    """
    left, right = _bounded(left, right), _bounded(right, left)
    return max(_share(left, right, slack), _share(right, left, slack))


def _share(of: Sequence[Stretch], into: Sequence[Stretch], slack: int) -> float:
    held = merged(c for a in of for b in into for c in common(a, b))
    weight = float(sum(_size(s) for s in held))
    inside = {d for s in into for edge in _edges(s, slack) for d in edge if any(_holds(o, d) for o in of)}
    for day in inside:
        missed = min(gap(Stretch(day, day), s) for s in into)
        weight += 1 - missed / (slack + 1) if missed else 0.0
    return min(weight / sum(_size(s) for s in of), 1.0)


def _edges(stretch: Stretch, slack: int) -> tuple[range, range]:
    assert stretch.first is not None and stretch.last is not None
    return range(stretch.first - slack, stretch.first), range(stretch.last + 1, stretch.last + slack + 1)


def _holds(stretch: Stretch, ordinal: int) -> bool:
    assert stretch.first is not None and stretch.last is not None
    return stretch.first <= ordinal <= stretch.last


def _size(stretch: Stretch) -> int:
    assert stretch.first is not None and stretch.last is not None
    return stretch.last - stretch.first + 1


def _bounded(own: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with years and both ends: laid beside the others, open ends cut a year beyond all that is named."""
    bounds = [n for s in (*own, *other) for n in (s.first, s.last) if n is not None]
    low, high = (min(bounds) - _REACH, max(bounds) + _REACH) if bounds else (_days_of_year(1999), _days_of_year(2002))
    window = Stretch(max(low, _MIN), min(high, _MAX))
    if not bounds and own is not None and any(s.month is not None for s in own):
        # both sides float: one year of the one, with its neighbours, against the other's
        return merged(laid(s, y) for s in own for y in (1999, 2000, 2001))
    spread = [laid for s in own for laid in (laid_beside(s, window, 0) if s.month is not None else [s])]
    return merged(
        Stretch(window.first if s.first is None else s.first, window.last if s.last is None else s.last) for s in spread
    )


def _days_of_year(year: int) -> int:
    return date(year, 1, 1).toordinal()


def _days_of(stretch: Stretch, year: int) -> list[int]:
    there = laid(stretch, year)
    assert there.first is not None and there.last is not None
    return list(range(there.first, there.last + 1))
