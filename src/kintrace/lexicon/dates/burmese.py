"""Dates in Burmese: the Western calendar as Burmese writes it, and words counted from the day of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kintrace.lexicon.dates.found import FoundDate, Part, month_back, spell, thirds, week_of_month, weekday_before
from kintrace.lexicon.numbers import BURMESE, value_of
from kintrace.model import UNKNOWN_DATE, When

_MONTHS = (
    ("ဇန်နဝါရီ", "ဇန်န၀ါရီ", "ဇန်နဝါရီလ"),
    ("ဖေဖော်ဝါရီ", "ဖေဖော်၀ါရီ", "ဖေဖေါ်ဝါရီ", "ဖေဖဝါရီ"),
    ("မတ်",),
    ("ဧပြီ", "ဧပြီလ"),
    ("မေ",),
    ("ဇွန်",),
    ("ဇူလိုင်", "ဂျူလိုင်"),
    ("ဩဂုတ်", "သြဂုတ်", "ဩဂတ်", "သြဂတ်", "ဩဂုတ်လ"),
    ("စက်တင်ဘာ", "စက်တင်ဘာလ"),
    ("အောက်တိုဘာ", "အောက်တိုဘာလ"),
    ("နိုဝင်ဘာ", "နိုဝင်ဘာလ", "နို၀င်ဘာ"),
    ("ဒီဇင်ဘာ", "ဒီဇင်ဘာလ"),
)
_MONTH_NUMBER = {spelling: i + 1 for i, spellings in enumerate(_MONTHS) for spelling in spellings}
_LONG = "|".join(sorted((s for s in _MONTH_NUMBER if s not in ("မေ", "မတ်")), key=len, reverse=True))
# Short month names are also syllables of other words: they need "လ" (month) or a number after them.
_MONTH = rf"(?:{_LONG}|(?<![\u1000-\u1021\u103f])(?:မေ|မတ်)(?=လ|\s*{BURMESE}\s*ရက်))"
_YEAR = r"(?:(?P<year>(?:19|20|၁၉|၂၀)\d\d)\s*(?:ပြည့်)?\s*(?:ခုနှစ်|ခုနစ်|ခု|ပြည့်နှစ်)\s*[၊,]?\s*)"
_PART = (
    r"(?P<part>လဆန်းပိုင်း|လဆန်း|ဆန်းပိုင်း|လအစောပိုင်း|အစောပိုင်း|လလယ်ပိုင်း|လလယ်|လကုန်ပိုင်း|လကုန်|လနှောင်းပိုင်း|"
    r"နှောင်းပိုင်း|(?:လ\s*)?(?P<week>ပထမ|ဒုတိယ|တတိယ|စတုတ္ထ|နောက်ဆုံး)\s*ပတ်)"
)
_DAY = rf"(?P<day>{BURMESE})\s*(?:ရက်)?(?:\s*(?:မှ|ကနေ|နှင့်|နဲ့|-|–|၊)\s*(?P<last>{BURMESE}))?\s*ရက်(?:နေ့)?"
_SINCE = r"(?:\s*(?P<after>(?:က|မှ)?\s*(?:စတင်|စပြီး|စ၍|စကာ|ကတည်းက)|ကတည်းက|နောက်ပိုင်း|(?P<until>အထိ|မတိုင်မီ|မတိုင်ခင်)))?"
_CALENDAR = re.compile(
    rf"{_YEAR}?(?P<month>{_MONTH})\s*(?:{_PART}|လ)?\s*(?:{_DAY})?{_SINCE}|{_YEAR.replace('year', 'only')}"
)
_SPAN = re.compile(
    rf"{_YEAR}?(?P<m1>{_MONTH})\s*လ?\s*(?:(?P<d1>{BURMESE})\s*ရက်(?:နေ့)?)?\s*(?:မှ|ကနေ)\s*(?P<m2>{_MONTH})\s*လ?\s*(?:(?P<d2>{BURMESE})\s*ရက်(?:နေ့)?)?\s*(?:အထိ|"
    rf"ထိ|အတွင်း)?"
)
_NUMERIC = re.compile(r"(?<![\d၊/.-])(?P<d>\d{1,2})\s*[-./–]\s*(?P<m>\d{1,2})\s*[-./–]\s*(?P<y>[12၁၂]\d{3})(?!\d)")
_WEEKDAYS = ("တနင်္လာ", "အင်္ဂါ", "ဗုဒ္ဓဟူး", "ကြာသပတေး", "သောကြာ", "စနေ", "တနင်္ဂနွေ")
_WEEKDAY = re.compile(rf"(?P<last>(?:ပြီးခဲ့|လွန်ခဲ့)(?:သည့်|သော|တဲ့)\s*)?(?P<day>{'|'.join(_WEEKDAYS)})နေ့")
_PAST = r"(?:ပြီးခဲ့|လွန်ခဲ့)(?:သည့်|သော|တဲ့)\s*"
_RELATIVE = re.compile(
    rf"{_PAST}(?P<n>{BURMESE})\s*(?P<unit>ရက်|ပတ်|လ|နှစ်)(?:ခန့်|လောက်|ကျော်)?(?:က(?![\u102b-\u103e]))?"
    rf"|(?P<before>တစ်နေ့က|တစ်ရက်က|တနေ့က|မနေ့တစ်နေ့က)|(?P<yesterday>မနေ့ည(?:က)?|မနေ့က|ယမန်နေ့(?:က|ည)?|ညက|{_PAST}ည(?:က)?)"
    r"|(?P<today>ယနေ့|ဒီနေ့|ဒီမနက်|ယနေ့နံနက်|ဒီည|ယနေ့ည|ဒီကနေ့)"
    rf"|(?P<lastweek>{_PAST}(?:တစ်|သီတင်း)?\s*(?:ပတ်|သီတင်းပတ်)(?:က|အတွင်း)?|ပြီးခဲ့တဲ့အပတ်က|{_PAST}အပတ်(?:က)?)|"
    rf"(?P<thisweek>ယခုအပတ်|ဒီအပတ်)"
    rf"|(?P<lastmonth>{_PAST}လ(?P<mpart>ဆန်းပိုင်း|ဆန်း|လယ်|ကုန်ပိုင်း|ကုန်)?(?:က)?(?![\u102b-\u103e]))|(?P<thismonth>ယခုလ|"
    rf"ဒီလ|ယခုလအတွင်း)(?P<tpart>ဆန်းပိုင်း|ဆန်း|လယ်|ကုန်ပိုင်း|ကုန်)?(?![\u102b-\u103e])"
    rf"|(?P<lastyear>မနှစ်က|{_PAST}နှစ်(?:က)?|ယမန်နှစ်(?:က)?)|(?P<thisyear>ယခုနှစ်|ဒီနှစ်)"
    r"|(?P<nextday>နောက်တစ်နေ့|နောက်တစ်ရက်|နောက်နေ့|နောက်ရက်)|(?P<sameday>(?:ထို|အဆိုပါ|ယင်း)(?:နေ့|ည)|ထိုစဉ်|"
    r"ထိုအချိန်|တစ်နေ့တည်း)"
)
_THIRD = {"လဆန်း": "early", "ဆန်း": "early", "လအစောပိုင်း": "early", "အစောပိုင်း": "early", "လလယ်": "mid", "လယ်": "mid"}
_WEEK = {"ပထမ": 1, "ဒုတိယ": 2, "တတိယ": 3, "စတုတ္ထ": 4, "နောက်ဆုံး": -1}
_LENGTH = {"ရက်": 1, "ပတ်": 7}


def burmese_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find the dates that Burmese text names; in no order, overlapping ones included."""
    for match in _SPAN.finditer(text):
        yield from _spanning(match, said_on)
    for match in _CALENDAR.finditer(text):
        yield from _calendar(match, said_on)
    for match in _NUMERIC.finditer(text):
        part = Part(int(match["y"]), int(match["m"]), int(match["d"]))
        if part.real:
            yield FoundDate(match.start(), match.end(), When(part.edtf, match[0]), "day")
    for match in _WEEKDAY.finditer(text):
        then = said_on and weekday_before(said_on, _WEEKDAYS.index(match["day"]), strictly=bool(match["last"]))
        yield FoundDate(
            match.start(), match.end(), When(then.isoformat() if then else UNKNOWN_DATE, match[0]), "weekday"
        )
    for match in _RELATIVE.finditer(text):
        yield _relative(match, said_on)


def _calendar(match: re.Match[str], said_on: date | None) -> Iterator[FoundDate]:
    words = match[0].strip()
    if match["only"]:
        yield FoundDate(match.start(), match.start() + len(words), When(str(int(match["only"])), words), "year")
        return
    day, last = (value_of(match[g]) if match[g] else None for g in ("day", "last"))
    part = Part(int(match["year"]) if match["year"] else None, _MONTH_NUMBER[match["month"]], day, last)
    if not part.real or (day and last and last < day):
        return
    part = part.dated(said_on)
    if match["part"] and day is None:
        part = _cut(part, match["part"], match["week"])
    kind = "interval" if part.last else "day" if part.first else "month"
    edtf = part.edtf
    if match["until"]:
        edtf, kind = f"../{part.end_edtf}", "until"
    elif match["after"]:
        edtf, kind = f"{part.start_edtf}/..", "since"
    yield FoundDate(match.start(), match.start() + len(words), When(edtf, words), kind)


def _cut(part: Part, words: str, week: str | None) -> Part:
    assert part.month is not None
    if week:
        return week_of_month(part.year, part.month, _WEEK[week])
    return thirds(part.year, part.month, _third(words))


def _third(words: str) -> str:
    return _THIRD.get(words, _THIRD.get(words.removesuffix("ပိုင်း"), "late"))


def _spanning(match: re.Match[str], said_on: date | None) -> Iterator[FoundDate]:
    d1, d2 = (value_of(match[g]) if match[g] else None for g in ("d1", "d2"))
    year = int(match["year"]) if match["year"] else None
    start, end = Part(year, _MONTH_NUMBER[match["m1"]], d1), Part(year, _MONTH_NUMBER[match["m2"]], d2)
    if not (start.real and end.real):
        return
    over_new_year = (start.month or 0, d1 or 1) > (end.month or 0, d2 or 31)
    end = (Part(year + over_new_year, end.month, d2) if year else end).dated(said_on)
    if end.year is not None:
        start = Part(end.year - over_new_year, start.month, d1)
    words = match[0].strip()
    yield FoundDate(
        match.start(), match.start() + len(words), When(f"{start.start_edtf}/{end.end_edtf}", words), "interval"
    )


def _relative(match: re.Match[str], said_on: date | None) -> FoundDate:
    days_after = (1, 1) if match["nextday"] else (0, 0) if match["sameday"] else None
    if days_after is not None:
        return FoundDate(match.start(), match.end(), When(UNKNOWN_DATE, match[0]), "duration", days_after)
    edtf = UNKNOWN_DATE if said_on is None else _resolved(match, said_on)
    return FoundDate(match.start(), match.end(), When(edtf, match[0]), "relative")


def _resolved(match: re.Match[str], said_on: date) -> str:
    if match["n"]:
        return _ago(value_of(match["n"]), match["unit"], said_on)
    for name, shift in (("before", 2), ("yesterday", 1), ("today", 0)):
        if match[name]:
            return (said_on - timedelta(days=shift)).isoformat()
    monday = said_on - timedelta(days=said_on.weekday())
    if match["lastweek"]:
        return spell((monday - timedelta(days=7), monday - timedelta(days=1)))
    if match["thisweek"]:
        return spell((monday, said_on))
    if match["lastyear"] or match["thisyear"]:
        return str(said_on.year - bool(match["lastyear"]))
    year, month = month_back(said_on, 1 if match["lastmonth"] else 0)
    cut = match["mpart"] or match["tpart"]
    return thirds(year, month, _third(cut)).edtf if cut else Part(year, month).edtf


def _ago(number: int, unit: str, said_on: date) -> str:
    if unit in _LENGTH:
        then = said_on - timedelta(days=number * _LENGTH[unit])
        return then.isoformat() + ("~" if unit == "ပတ်" else "")
    year, month = month_back(said_on, number * (12 if unit == "နှစ်" else 1))
    return f"{Part(year, month if unit == 'လ' else None).edtf}~"
