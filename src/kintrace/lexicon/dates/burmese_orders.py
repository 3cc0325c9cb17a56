"""Days whose parts stand in another order than year, month, day; and the two months of a range under one year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.lexicon.dates.burmese_points import NEXT_MONTH, Point, real_point, written_year
from kintrace.lexicon.dates.burmese_words import (
    AWAY,
    END,
    LA,
    MONTH,
    SHORT_MONTHS,
    WESTERN,
    YEAR_WORD,
    any_of,
    found_near,
    merged,
    near,
    number,
    read_number,
)  # fmt: skip
from kintrace.lexicon.dates.found import Part

_SEP = r"[\s၊။,/.–-]*"
_DAY = rf"{number('day')}\s*ရက်(?:နေ့|စွဲ)?"
_MON = rf"(?:(?P<month>{MONTH})\s*(?:{LA})?|{number('numeral')}\s*လ(?:ပိုင်း|{END}(?![\u1000-\u1021][\u103a\u1039])))"
_YEAR = rf"\(?(?<!\d)(?P<year>\d{{4}})(?!\d)\)?\s*-?(?:\s*(?P<word>{YEAR_WORD}))?"
_ANY_MONTH = any_of(WESTERN)
_NOT_COUNT = r"(?!\s*(?:ဦး(?!ပိုင်း)|ယောက်|ဧက|ကျပ်|အိမ်))"
_YEAR_LAST = rf"\(?(?<!\d)(?P<year>\d{{4}})(?!\d){NEXT_MONTH}\)?\s*-?(?:\s*{YEAR_WORD})?{_NOT_COUNT}"
_LATER_DAY = rf"(?!{_SEP}{number('later')}\s*ရက်)(?!\s*\(?\d{{1,2}}(?!\d|\s*နာရီ))"
_ORDERS = [
    re.compile(pattern)
    for pattern in (
        rf"(?:{_DAY}|(?P<digits>(?<!\d)(?<!\d[.,/])\d{{1,2}}\)?)){_SEP}(?:(?P<month>{_ANY_MONTH}){END}\s*(?:{LA})?|{number('numeral')}\s*လ(?:ပိုင်း)?){_SEP}{_YEAR_LAST}",
        rf"{_YEAR}{_SEP}{_DAY}{_SEP}{_MON}(?!{_SEP}\d{{1,2}}\s*ရက်)",
        rf"{_YEAR}{_SEP}(?P<numeral>(?<!\d)\d{{1,2}})\s*လ{_SEP}{_DAY}",
        rf"{_MON}{_SEP}{_YEAR}{_SEP}{_DAY}(?!\s*ကြာ)",
        rf"{_DAY}{_SEP}{_YEAR}{_SEP}{_MON}",
    )
]
# Without a year only words that cannot begin another date: "၅ ရက်နေ့ မတ်လ", "၅ ရက် ၃ လပိုင်း".
_DAY_MONTH = re.compile(
    rf"{number('day')}\s*ရက်(?:(?:နေ့|စွဲ)?{_SEP}{number('numeral')}\s*လပိုင်း|(?:နေ့|စွဲ){_SEP}(?P<month>{_ANY_MONTH}){END}\s*{LA}|\s*(?P<month2>{_ANY_MONTH}){END}\s*{LA}){_LATER_DAY}"
)
_MONTH_BEFORE = re.compile(rf"(?:{_ANY_MONTH})\s*(?:လ)?\s*\Z|(?:လပိုင်း|[-–၊,]|မှ|ကနေ|နှင့်|နဲ့|ဆန်း|ကျော်|ကြာ)\s*\Z")
_RUN = r"\s*(?:[-–—]|မှသည်|မှ|ကနေ|နှင့်|နဲ့)\s*"
# After a year even a short name can only be that of a month.
_YEAR_SHORT = re.compile(
    rf"{_YEAR}[\s၊,]*(?P<month>{any_of(SHORT_MONTHS)}){END}(?=\s|\Z|[၊။,)–-]|အထိ|ထိ|က(?![\u102b-\u103e])|မှာ|တွင်|မှ|အတွင်း)"
)
_SHORT_YEAR = re.compile(rf"(?<![\u1000-\u109f])(?P<month>{any_of(SHORT_MONTHS)})[\s၊,]+{_YEAR_LAST}")
_RUNS = ("-", "–", "—", "မှ", "ကနေ", "နှင့်", "နဲ့")
_YEAR_AT = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RANGE = re.compile(
    rf"(?:(?:{_YEAR}|{AWAY})(?:ရဲ့|၏)?[\s၊,။]*)?(?<!\d)(?:(?<![\u1000-\u1021\u1039])(?P<month>{_ANY_MONTH}){END}|\(?(?P<numeral>\d{{1,2}})\)?(?=\s*လပိုင်း|{_RUN}\(?\d{{1,2}}\)?\s*လပိုင်း))"
    rf"\s*(?:လပိုင်း|{LA})?(?P<run>{_RUN})(?:(?P<month2>{_ANY_MONTH}){END}\s*(?:{LA})?|\(?(?P<numeral2>\d{{1,2}})\)?\s*လပိုင်း)"
    rf"(?!\s*\(?{number('last')}\s*ရက်)(?!\s*\(?\d{{1,2}}\)?(?!\d))(?!\s*(?:ဆန်း|ကုန်|လယ်|ဦးပိုင်း|အစ|အလယ်|နှောင်း|ပြည့်|ကွယ်))"
    rf"(?:(?:\s?(?:အထိ|ထိ|အကြား|ကြား|အတွင်း))?[\s၊,(]*(?P<year2>(?<!\d)\d{{4}})(?!\d){NEXT_MONTH}\)?(?:\s*{YEAR_WORD})?{_NOT_COUNT})?"
)


def order_points(text: str, said_on: date | None) -> Iterator[Point]:
    """Find days with the month after the day or the year between, and the two months of a range."""
    years = merged((max(0, m.start() - 50), m.end() + 50) for m in _YEAR_AT.finditer(text))
    for pattern in _ORDERS:
        for match in found_near(pattern, text, years):
            yield from _ordered(text, match)
    for pattern in (_YEAR_SHORT, _SHORT_YEAR):
        for match in found_near(pattern, text, years):
            yield from real_point(text, match, Part(int(match["year"]), WESTERN[match["month"]]))
    for match in found_near(_DAY_MONTH, text, near(text, ["ရက်"], 20, 40)):
        if not _MONTH_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            yield from _ordered(text, match)
    for match in found_near(_RANGE, text, near(text, _RUNS, 40, 30)):
        yield from _months(match, said_on)


def _ordered(text: str, match: re.Match[str]) -> Iterator[Point]:
    found = match.groupdict()
    name = found.get("month") or found.get("month2")
    month = WESTERN[name] if name else read_number(found["numeral"])
    year = found.get("year")
    day = read_number(found["day"] or found["digits"].rstrip(")"))
    yield from real_point(text, match, Part(int(year) if year else None, month, day))


def _months(match: re.Match[str], said_on: date | None) -> Iterator[Point]:
    """Both ends of a run of months, as points of their own: what joins dates joins these."""
    year = written_year(match, said_on)
    year2 = int(match["year2"]) if match["year2"] else None
    first, last = (
        WESTERN[match[name]] if match[name] else int(match[numeral])
        for name, numeral in (("month", "numeral"), ("month2", "numeral2"))
    )
    bare = match["month"] in SHORT_MONTHS and match["month2"] in SHORT_MONTHS
    if bare and not (year or year2 or "လ" in match[0].replace(match["month"], "").replace(match["month2"], "")):
        return  # "မေ" and "မတ်" are also parts of names
    parts = Part(year, first), Part(year2, last)
    if all(part.real or (part.year is None and 1 <= (part.month or 0) <= 12) for part in parts):
        yield Point(match.start(), match.start("run"), "month", parts[0])
        yield Point(match.end("run"), match.end(), "month", parts[1])
