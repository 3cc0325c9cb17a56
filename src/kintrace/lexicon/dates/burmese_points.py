"""Single dates of the Western calendar as Burmese writes them: the points that ranges and marks are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kintrace.lexicon.dates.burmese_words import (
    AWAY,
    END,
    LA,
    MONTH,
    MONTH_PARTS,
    NEXT,
    PAST,
    POINTING,
    THIS,
    WEEKDAY,
    WEEKDAYS,
    WESTERN,
    YEAR_WORD,
    YEARS_AWAY,
    any_of,
    found_near,
    near,
    number,
    read_number,
)  # fmt: skip
from kintrace.lexicon.dates.found import Part, month_back, thirds, week_of_month
from kintrace.model import UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Point:
    """One date of a text, before it is joined with others.

    Args:
        start: First code point.
        end: One past the last.
        kind: As in ``FoundDate``; ``only``: a bare day or year that says nothing unless another date stands beside it.
        part: What is written of a calendar date; its year may be missing.
        edtf: Where it is no such part.
        weekday: Written beside it; Monday 0.
        days_after: As in ``FoundDate``.
        year_unsaid: Whether the year of the part is not written but worked out.
    """

    start: int
    end: int
    kind: str
    part: Part | None = None
    edtf: str = UNKNOWN_DATE
    weekday: int | None = None
    days_after: tuple[int, int] | None = None
    year_unsaid: bool = False

    def dated(self, said_on: date | None) -> Point:
        """The same with the year in which it last came before the day of saying, on its weekday if one is written."""
        part = self.part
        if part is None or part.year is not None or part.month is None or said_on is None:
            return self
        found = part.dated(said_on)
        for back in range(40 if self.weekday is not None and part.first else 0):
            near = Part((found.year or 0) - back, part.month, part.first)
            if near.real and near.first and date(near.year or 1, near.month or 1, near.first).weekday() == self.weekday:
                found = Part(near.year, part.month, part.first, part.last)
                break
        return replace(self, part=found)

    @property
    def whole(self) -> str:
        """EDTF of all of it."""
        return self.part.edtf if self.part else self.edtf

    @property
    def first(self) -> str:
        """EDTF of its beginning."""
        return self.part.start_edtf if self.part else self.edtf.split("/")[0]

    @property
    def last(self) -> str:
        """EDTF of its end."""
        return self.part.end_edtf if self.part else self.edtf.split("/")[-1]


_YEAR = rf"(?:\(?(?<!\d)(?P<year>\d{{4}})(?!\d)\)?\s*-?\s*{YEAR_WORD}?|{AWAY})"
_SEP = r"\s*[၊,။]?\s*"
_AFTER_YEAR = r"(?:(?:က|ရဲ့|၏)(?=\s|[\u1000-\u1021]))?\s*[၊,။]?\s*"
NTH = {"ပထမ": 1, "ဒုတိယ": 2, "တတိယ": 3, "စတုတ္ထ": 4, "နောက်ဆုံး": -1}
_NTH = "|".join(NTH)
_PART = (
    rf"(?:(?P<week>{_NTH})\s*(?:အပတ်|ပတ်|ရက်သတ္တပတ်|သီတင်းပတ်)|(?P<half>ပထမ|ဒုတိယ|နောက်ဆုံး)\s*(?:လဝက်|တစ်ဝက်)"
    r"|(?:လ\s?)?(?P<third>ဆန်းပိုင်း|ဆန်း(?!\s*\d)|ဦးပိုင်း|အစောပိုင်း|အစ(?:ပိုင်း)?|လယ်ပိုင်း|လယ်|အလယ်ပိုင်း|အလယ်|ကုန်ပိုင်း|ကုန်ခါနီး|ကုန်|"
    r"နှောင်းပိုင်း|နောက်ပိုင်းရက်များ|အကုန်ပိုင်း|အဆုံးပိုင်း|အဆုံး))(?![\u102b-\u103e])"
)
_MORE = r"\s*(?:ရက်)?(?:နေ့)?\s*(?:-|–|—|၊|,|မှ|ကနေ|နှင့်|နဲ့)\s*"
_CLASSIFIER = (
    r"(?!\s*(?:ဦး|ယောက်|ခု(?!နှစ်)|လုံး|ကောင်|စီး|နာရီ|နှစ်|လပိုင်း|ကြိမ်|ကျပ်|ဒေါ်လာ|အိမ်|ရွာ|ပတ်|မိုင်|ပေ|ဧက|သိန်း|ထောင်|ရာ|သောင်း|ပါး|တန်|ခန်း|စောင်|ချောင်း|လက်|မျိုး|ဖွဲ့|စု|မိနစ်"
    r"|%|\d|[.:/]\s?\d|တန်း|ဂဏန်း|သာ))"
)
_DAYS = (
    rf"(?:{number('day')}{_MORE}(?:\(?\d{{1,2}}\)?{_MORE})*)?{number('last')}\s*ရက်"
    rf"|(?<=[\u1000-\u109f\s၊(])\(?(?:(?P<from>\d{{1,2}})\)?\s*(?:-|–|—|မှ|ကနေ|နှင့်|နဲ့)\s*\(?)?"
    rf"\s*(?P<bare>\d{{1,2}})(?!\d)\)?{_CLASSIFIER}"
)
_MONTH = rf"(?:{PAST}|{THIS})?(?:(?P<month>{MONTH})|{number('numeral')}\s*လပိုင်း)"
# A year with a month of its own after it begins another date.
NEXT_MONTH = rf"(?!\)?\s*{YEAR_WORD}?[\s၊,]*(?:(?:{any_of(WESTERN)}){END}|\d{{1,2}}\s*လပိုင်း))"
_TAIL_YEAR = (
    rf"(?:(?:[\s၊,။(]*|နေ့[\s၊,(]*)(?P<year2>(?<!\d)\d{{4}})(?!\d){NEXT_MONTH}\)?(?:\s*{YEAR_WORD})?"
    r"(?!\s*(?:ဦး|ယောက်|ဧက|ကျပ်|အိမ်)))?"
)
_CALENDAR = re.compile(
    rf"(?:(?P<wd>{WEEKDAY}){_SEP})?(?:{_YEAR}{_AFTER_YEAR})?{_MONTH}\s*(?:{LA})?{_SEP}(?:{_PART}|{_DAYS})?{_TAIL_YEAR}"
)
_WEEKDAY_AFTER = re.compile(rf"(?:ရက်)?(?:နေ့)?\s*[၊,]?\s*\(?(?P<wd>{WEEKDAY})\)?")
_MONTHS = re.compile(
    rf"(?:(?P<past>(?:{PAST}|(?:အရင်|ယခင်)\s?)လ)|(?P<this>{THIS}လ)|(?P<next>(?:{NEXT}|(?<!ပြီး)နောက်)လ))(?![\u102b-\u103e]|[\u1000-\u1021]\u103a)\s*(?:{_PART}|{number('day')}\s*ရက်)?"
)
_ONLY_DAY = re.compile(rf"{number('day')}\s*ရက်(?P<strong>နေ့|စွဲ)?(?!\s*(?:ကြာ(?!း)|အကြာ(?!း)|အတွင်း|သတ္တပတ်|လုံး|တိတိ|ပြည့်))")

_THIRDS = {"ဆန်း": "early", "ဦး": "early", "အစ": "early", "အစော": "early", "လယ်": "mid", "အလယ်": "mid"}


def calendar_points(text: str, said_on: date | None) -> Iterator[Point]:
    """Find the points that name a day, a month, a year, or a part of them."""
    months = near(text, MONTH_PARTS, 50, 60)
    for match in found_near(_CALENDAR, text, months):
        yield from _calendar(text, match, said_on)
    for match in found_near(_MONTHS, text, near(text, POINTING, 10, 50)):
        yield from _of_month(match, said_on)
    for match in found_near(_ONLY_DAY, text, near(text, ["ရက်"], 20, 15)):
        day = read_number(match["day"])
        if 1 <= day <= 31:
            yield Point(match.start(), match.end(), "day" if match["strong"] else "only", Part(None, None, day))


def _calendar(text: str, match: re.Match[str], said_on: date | None) -> Iterator[Point]:
    month = WESTERN[match["month"]] if match["month"] else read_number(match["numeral"])
    year = written_year(match, said_on)
    if match["year2"]:
        if match["year"]:
            return
        year = int(match["year2"])
    if not 1 <= month <= 12 or (year is not None and not 1850 <= year <= 2150):
        return
    if match["numeral"] and not match["numeral"].isdigit() and not year and not match["last"]:
        return  # "သုံးလပိုင်း" alone is a length of time
    whole = Part(year, month)
    if match["week"] or match["half"] or match["third"]:
        part = _part_of_month(whole.dated(said_on), match)
        yield Point(match.start(), match.end(), "interval", part, year_unsaid=year is None)
        return
    first, last = (read_number(match[g]) if match[g] else None for g in ("day", "last"))
    if match["bare"]:
        first, last = int(match["from"]) if match["from"] else None, int(match["bare"])
    part = Part(year, month, first or last, last if first else None)
    if first and last and first > last:
        return
    yield from real_point(text, match, part)


def real_point(text: str, match: re.Match[str], part: Part) -> Iterator[Point]:
    """The point of a match, if a calendar has such a day."""
    if not part.real or (part.year is not None and not 1850 <= part.year <= 2150):
        return
    weekday, end = match.groupdict().get("wd"), match.end()
    start = match.start()
    while text[start].isspace():
        start += 1
    end -= len(match[0]) - len(match[0].rstrip(" \t\r\n၊,။"))
    after = _WEEKDAY_AFTER.match(text, end) if part.first else None
    if after:
        weekday, end = after["wd"], after.end()
    elif match[0].rstrip(" \t\r\n၊,။").endswith("ရက်") and text.startswith("နေ့", end):
        end += len("နေ့")
    kind = "interval" if part.last else "day" if part.first else "month"
    number_ = WEEKDAYS[weekday.removesuffix("နေ့").strip()] if weekday else None
    yield Point(start, end, kind, part, weekday=number_)


def written_year(match: re.Match[str], said_on: date | None) -> int | None:
    """The year that a match of a year gives: written, or told from the day of saying."""
    if match["year"]:
        return int(match["year"])
    for name, shift in YEARS_AWAY.items():
        if match[name] and said_on:
            return said_on.year + shift
    return None


def third_of(words: str) -> str:
    """Which part of a month or year some words name."""
    for end in ("ပိုင်း", "ခါနီး"):
        words = words.removesuffix(end)
    return _THIRDS.get(words, "late")


def _part_of_month(whole: Part, match: re.Match[str]) -> Part:
    assert whole.month is not None
    if match["week"]:
        return week_of_month(whole.year, whole.month, NTH[match["week"]])
    if match["half"]:
        late = week_of_month(whole.year, whole.month, -1).last
        return (
            Part(whole.year, whole.month, 1, 15) if match["half"] == "ပထမ" else Part(whole.year, whole.month, 16, late)
        )
    return thirds(whole.year, whole.month, third_of(match["third"]))


def _of_month(match: re.Match[str], said_on: date | None) -> Iterator[Point]:
    start, end = match.start(), match.start() + len(match[0].rstrip())
    if said_on is None:
        yield Point(start, end, "relative")
        return
    whole = Part(*month_back(said_on, 1 if match["past"] else -1 if match["next"] else 0))
    if match["week"] or match["half"] or match["third"]:
        yield Point(start, end, "relative", _part_of_month(whole, match))
        return
    part = Part(whole.year, whole.month, read_number(match["day"]) if match["day"] else None)
    if part.real:
        yield Point(start, end, "relative" if part.first is None else "day", part)


def last_such_day(day: int, said_on: date, weekday: int | None = None) -> date | None:
    """The latest day of that number in a month, on or before a day; on its weekday if the last months have one."""
    months = (Part(*month_back(said_on, back), day) for back in range(7))
    days = [date(p.year or 1, p.month or 1, day) for p in months if p.real]
    days = [d for d in days if d <= said_on]
    return next((d for d in days if d.weekday() == weekday), days[0] if days else None)


def days_before(said_on: date, days: int) -> str:
    """EDTF of the day so many days before."""
    return (said_on - timedelta(days=days)).isoformat()
