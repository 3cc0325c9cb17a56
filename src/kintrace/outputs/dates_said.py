"""Dates in a reader's words, with the days that they leave open."""

from __future__ import annotations

from datetime import date

from kintrace.model import When
from kintrace.outputs.wording import wording


def date_said(when: When) -> str:
    """Say a date.

    >>> date_said(When("2025-09-30")), date_said(When("XXXX-09-30"))
    ('30 September 2025', '30 September, year not given')
    >>> date_said(When("[2025-09-30,2025-10-02]"))
    '30 September 2025 or 2 October 2025'
    >>> date_said(When("2025-09-20/2025-10-02")), date_said(When("../2025-10-02"))
    ('between 20 September 2025 and 2 October 2025', 'up to 2 October 2025')
    """
    if not when.known:
        return wording("phrase", "not_known")
    edtf = when.edtf
    if edtf.startswith("["):
        return " or ".join(date_said(When(part.strip())) for part in edtf[1:-1].split(","))
    doubt = "about " if when.approximate else ""
    if "?" in edtf:
        doubt += "perhaps "
    if when.month_day is not None:
        month, day = when.month_day
        return f"{doubt}{_day_of(month, day)}, year not given"
    if "/" not in edtf and when.first is not None and when.last is not None and when.first != when.last:
        return doubt + _span_word(when.first, when.last)
    return doubt + _bounds(when.first, when.last)


def _bounds(first: date | None, last: date | None) -> str:
    if first is not None and first == last:
        return _day(first)
    if first is None:
        return f"up to {_day(last)}" if last is not None else wording("phrase", "not_known")
    return f"from {_day(first)} on" if last is None else f"between {_day(first)} and {_day(last)}"


def _span_word(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(first.month)} {first.year}"
    if first.year == last.year:
        return str(first.year)
    return f"{first.year} to {last.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day.month)} {day.year}"


def _day_of(month: int, day: int | None) -> str:
    return _month(month) if day is None else f"{day} {_month(month)}"


def _month(number: int) -> str:
    return wording("month", str(number))
