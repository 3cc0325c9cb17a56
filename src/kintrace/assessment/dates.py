"""One date from several: the narrowest that nobody contradicts, or all that were given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kintrace.model import UNKNOWN, DateFit, When, between

_ANY_YEAR_SEARCHED = 3  # a yearless day is laid into spans of up to so many years, no longer ones


def dates_clash(left: When, right: When) -> bool:
    """Whether no day fits both, their marks for "about" allowed for."""
    return left.fit(right) is DateFit.APART


def narrowest(dates: Sequence[When]) -> When:
    """Join dates into the narrowest one that none of them contradicts.

    Args:
        dates: As claimed, in any order; those that say nothing are passed over.

    Returns:
        A day or interval that fits all. Where some exclude each other: one of a set when all are days,
        else the interval that holds them all. ``UNKNOWN`` where nothing is said. Its words are those of the
        date it comes from, empty where it was joined from several.

    >>> narrowest([When("2025-09", "in September"), When("XXXX-09-30", "On Sept. 30")]).edtf
    '2025-09-30'
    >>> narrowest([When("2025-09-30"), When("2025-10-02")]).edtf
    '[2025-09-30,2025-10-02]'
    """
    known = sorted({d.edtf: d for d in dates if d.known}.values(), key=lambda d: (_days(d), d.edtf))
    if not known:
        return UNKNOWN
    if any(dates_clash(a, b) for i, a in enumerate(known) for b in known[i + 1 :]):
        return _side_by_side(known)
    best = known[0]
    for other in known[1:]:
        best = _joined(best, other)
    return best


def ordinal(when: When) -> tuple[int, int, str]:
    """A key that sorts dates in order of time: undated last, a longer span after the day it starts on."""
    if when.first is None:
        month_day = when.month_day
        if month_day is not None:
            return 1, month_day[0] * 32 + (month_day[1] or 0), when.edtf
        if when.last is None:
            return 2, 0, when.edtf
        return 0, when.last.toordinal(), when.edtf
    return 0, when.first.toordinal(), when.edtf


def _days(when: When) -> int:
    if when.first is not None and when.last is not None:
        return (when.last - when.first).days + (1 if when.approximate else 0)
    if when.month_day is not None:
        return 400 if when.month_day[1] is not None else 500  # a day of an unknown year, wider than any one year
    return 1_000_000


def _joined(narrow: When, wide: When) -> When:
    if narrow.first is None or narrow.last is None:
        return narrow
    if wide.month_day is not None:
        return _laid_into(narrow, wide)
    first = max(d for d in (narrow.first, wide.first) if d is not None)
    last = min(d for d in (narrow.last, wide.last) if d is not None)
    if (first, last) == (narrow.first, narrow.last) or first > last:
        return narrow  # within it, or only within the slack of an "about": the narrower one stands as it was said
    return between(first, last)


def _laid_into(span: When, yearless: When) -> When:
    """The only days of a span that a date without a year can mean; the span itself where there are several."""
    assert span.first is not None and span.last is not None and yearless.month_day is not None
    if (span.last - span.first).days > 366 * _ANY_YEAR_SEARCHED or span.approximate:
        return span
    month, day_of_month = yearless.month_day
    days = [
        d
        for d in _each_day(span.first, span.last)
        if d.month == month and (day_of_month is None or d.day == day_of_month)
    ]
    if not days or (days[-1] - days[0]).days >= 31:
        return span
    return between(days[0], days[-1], yearless.words if span.last != span.first else span.words)


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def _side_by_side(dates: Sequence[When]) -> When:
    known = _with_years(dates)
    if all(d.month_day is not None and d.month_day[1] is not None for d in known) or all(
        d.first is not None and d.first == d.last for d in known
    ):
        return When("[" + ",".join(d.edtf for d in sorted(known, key=ordinal)) + "]")
    if any(d.month_day is not None for d in known):
        return UNKNOWN  # no interval can be laid out in days
    firsts, lasts = [d.first for d in known], [d.last for d in known]
    low = None if None in firsts else min(d for d in firsts if d is not None)
    high = None if None in lasts else max(d for d in lasts if d is not None)
    return UNKNOWN if low is None and high is None else between(low, high)


def _with_years(dates: Sequence[When]) -> list[When]:
    """Put days without a year into the one year that all the other dates lie in, where there is one such year."""
    years = {d.year for x in dates if x.month_day is None for d in (x.first, x.last) if d is not None}
    if len(years) != 1:
        return list(dates)
    span = between(date(min(years), 1, 1), date(min(years), 12, 31))
    laid = [_laid_into(span, d) if d.month_day is not None else d for d in dates]
    return sorted({d.edtf: d for d in laid}.values(), key=ordinal)
