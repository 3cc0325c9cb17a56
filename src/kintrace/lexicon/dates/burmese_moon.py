"""Dates of the Myanmar calendar, in Burmese and in Latin letters, with and without their year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources

from kintrace.lexicon.dates.burmese_points import Point
from kintrace.lexicon.dates.burmese_words import LA, MYANMAR, any_of, found_near, near, number, read_number
from kintrace.lexicon.dates.found import FoundDate
from kintrace.lexicon.dates.myanmar_calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    Month,
    MyanmarDate,
    day_of,
    feast,
    holiday,
    month_length,
    thingyan,
)  # fmt: skip
from kintrace.model import UNKNOWN_DATE, When

_NAMES = {spelling: Month(name) for spelling, name in MYANMAR.items()}
_IN_BURMESE = [n for n in _NAMES if n[0] > "\u0fff"]
_BURMESE = any_of(_IN_BURMESE)
_FOUR = re.compile(r"\d{4}")
_LATIN = any_of(re.escape(n).replace(r"\ ", r"\s+") for n in _NAMES if n[0] < "\u0fff")
_LATIN_MONTHS = {re.sub(r"\s+", " ", n).lower(): m for n, m in _NAMES.items()}
_SIDES = r"(?:(?P<waning>ပြည့်\s?ကျော်|ပြည့်ကျော်|ဆုတ်|ကျော်)|(?P<waxing>ဆန်း)|(?P<full>ပြည့်)|(?P<new>ကွယ်))"
_DATE = re.compile(
    rf"(?:(?:(?:သာသနာ(?:တော်)?\s?(?:နှစ်|သက္ကရာဇ်)?\s*(?P<sasana>2[45]\d\d|၂[၄၅]\d\d)|(?:(?:မြန်မာ|ကောဇာ)?\s?သက္ကရာဇ်\s*)?\(?(?<!\d)(?P<year>[1၁][2-4၂-၄]\d\d)(?!\d)\)?)\s*(?:ပြည့်\s*နှစ်|ပြည့်|ခုနှစ်|ခုနစ်|ခု)?)[\s၊,]*)?"
    rf"(?P<month>{_BURMESE})\s*(?:လ\s?{_SIDES}(?:[\s၊]*{number('day')}\s*ရက်)?(?:\s?နေ့)?|{LA})"
)
_YEAR_ONLY = re.compile(r"(?:(?:မြန်မာ|ကောဇာ)\s?သက္ကရာဇ်|သက္ကရာဇ်)?\s*(?<!\d)(?P<year>[1၁][2-4၂-၄]\d\d)\s*(?:ခုနှစ်|ပြည့်\s?နှစ်)")
_ENGLISH = re.compile(
    rf"\b(?:(?:the\s+)?(?P<n>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:day\s+of\s+(?:the\s+)?)?(?P<side>waxing|waning)(?:\s+(?:day|moon))?(?:\s+of)?(?:\s+the)?|(?P<moon>full|new)\s+moon(?:\s+day)?\s+of)\s+"
    rf"(?P<month>{_LATIN})\b(?:,?\s+(?P<year>1[2-4]\d\d)(?!\d)(?:\s*\(?(?:M\.?\s?E\.?|B\.?\s?E\.?)(?!\w))?)?",
    re.IGNORECASE,
)
# "the Thadingyut full moon", "on the eve of the full moon of Kason"
_NAMED_MOON = re.compile(
    rf"(?P<eve>\b(?:the\s+)?eve\s+of\s+)?\b(?:the\s+)?(?:(?P<month>{_LATIN})(?:['’]s)?\s+full\s+moon(?:\s+(?:day|night))?"
    rf"|(?P<of>full\s+moon(?:\s+day)?\s+of\s+(?P<month2>{_LATIN})))\b",
    re.IGNORECASE,
)
_HOLIDAYS = dict(
    line.split("\t")[:2]
    for line in (resources.files("kintrace.lexicon") / "resources" / "calendar_holidays.tsv")
    .read_text("utf-8")
    .splitlines()[1:]
)
_HOLIDAY = re.compile(
    rf"(?:(?<!\d)(?P<year>\d{{4}})\s*(?:ပြည့်\s*နှစ်|ပြည့်|ခုနှစ်|ခု)?[\s၊,]*)?"
    rf"(?P<name>{any_of(map(re.escape, _HOLIDAYS))})(?:,?\s+(?P<year2>\d{{4}}))?"
)


def moon_points(text: str, said_on: date | None) -> Iterator[Point]:
    """Find the points that Burmese text names in the Myanmar calendar."""
    for match in found_near(_DATE, text, near(text, _IN_BURMESE, 50, 40)):
        month, year = _NAMES[match["month"]], _era(match)
        first, last = _days(match)
        if match["sasana"] and 1 <= last <= 15 and month in (Month.TAGU, Month.KASON):
            # The year of the religion changes only after the full moon of Kason.
            days = [feast(int(match["sasana"]) - 1181, month, day).isoformat() for day in sorted({first, last})]
            yield Point(*match.span(), "day" if first == last else "interval", edtf="/".join(days))
            continue
        if first == last:
            yield Point(*match.span(), "day", edtf=_edtf(month, first, year, said_on))
            continue
        ends = [_edtf(month, day, year, said_on) for day in (first, last)]
        # A month that has begun and not ended: its end lies behind only a year ago.
        ends[1] = ends[1] if ends[0] <= ends[1] else ".."
        yield Point(*match.span(), "interval", edtf="/".join(ends) if UNKNOWN_DATE not in ends else UNKNOWN_DATE)
    for match in found_near(_YEAR_ONLY, text, [(max(0, m.start() - 20), m.end() + 15) for m in _FOUR.finditer(text)]):
        year = int(match["year"])
        if not FIRST_YEAR <= year < LAST_YEAR:
            continue
        opens, closes = thingyan(year).new_year, thingyan(year + 1).atat
        yield Point(*match.span(), "year", edtf=f"{opens.isoformat()}/{closes.isoformat()}")
    if "နေ့" in text:
        yield from _holidays(text, said_on)


def moon_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find the dates of the Myanmar calendar that stand in Latin letters.

    >>> [f.when.edtf for f in moon_dates("12th waxing of Tagu 1386 ME", None)]
    ['2024-04-20']
    """
    for match in _NAMED_MOON.finditer(text) if "oon" in text else ():
        if match["of"] and not match["eve"]:
            continue
        month = _LATIN_MONTHS[re.sub(r"\s+", " ", match["month"] or match["month2"]).lower()]
        edtf = _edtf(month, 15, None, said_on)
        if match["eve"] and edtf != UNKNOWN_DATE and "," not in edtf:
            edtf = (date.fromisoformat(edtf) - timedelta(days=1)).isoformat()
        yield FoundDate(*match.span(), When(edtf, match[0]), "day")
    for match in _ENGLISH.finditer(text):
        month = _LATIN_MONTHS[re.sub(r"\s+", " ", match["month"]).lower()]
        year = int(match["year"]) if match["year"] else None
        moon = (match["moon"] or "").lower()
        day = 15 if moon == "full" else 0 if moon else int(match["n"]) + 15 * (match["side"].lower() == "waning")
        yield FoundDate(*match.span(), When(_edtf(month, day, year, said_on), match[0]), "day")
    for point in _holidays(text, said_on):
        yield FoundDate(point.start, point.end, When(point.edtf, text[point.start : point.end]), "day")


def _holidays(text: str, said_on: date | None) -> Iterator[Point]:
    for match in found_near(_HOLIDAY, text, near(text, _HOLIDAYS, 20, 10)):
        written = match["year"] or match["year2"]
        years = [int(written)] if written else [said_on.year, said_on.year - 1, said_on.year - 2] if said_on else []
        days = [d for y in years if 1870 <= y <= 2130 for d in holiday(_HOLIDAYS[match["name"]], y)]
        if not written:
            days = sorted(d for d in days if said_on and d <= said_on)[-1:]
        edtf = days[0].isoformat() if len(days) == 1 else f"[{','.join(map(str, days))}]" if days else UNKNOWN_DATE
        yield Point(*match.span(), "day", edtf=edtf)


def _era(match: re.Match[str]) -> int | None:
    if match["sasana"]:
        return int(match["sasana"]) - 1182
    return int(match["year"]) if match["year"] else None


def _days(match: re.Match[str]) -> tuple[int, int]:
    """First and last day of the month that is meant; 0: its last."""
    if match["full"]:
        return 15, 15
    if match["new"]:
        return 0, 0
    if match["day"]:
        day = read_number(match["day"]) + (15 if match["waning"] else 0)
        return day, day
    return 16 if match["waning"] else 1, 14 if match["waxing"] else 0


def _edtf(month: Month, day: int, year: int | None, said_on: date | None) -> str:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return UNKNOWN_DATE
    if year is not None:
        found = _given(month, day, year)
        return found.isoformat() if found else UNKNOWN_DATE
    if said_on is None or not 1870 <= said_on.year <= 2130:
        return UNKNOWN_DATE
    # Two Tagus lie in one year: the latest of all that fit.
    this = MyanmarDate.of(said_on).year
    late = {Month.TAGU: Month.LATE_TAGU, Month.KASON: Month.LATE_KASON}.get(month, month)
    days = [
        d
        for y in (this, this - 1, this - 2, this - 3)
        for m in (month, late)
        if (d := _given(m, day, y)) and d <= said_on
    ]
    return max(days).isoformat() if days else UNKNOWN_DATE


def _given(month: Month, day: int, year: int) -> date | None:
    return day_of(year, month, day or month_length(year, month))
