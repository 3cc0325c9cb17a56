"""Burmese words counted from the day of saying, or from another event of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kintrace.lexicon.dates.burmese_points import Point, days_before
from kintrace.lexicon.dates.burmese_words import (
    NEXT,
    PAST,
    POINTING,
    THIS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    found_near,
    near,
    number,
    read_number,
)  # fmt: skip
from kintrace.lexicon.dates.found import Part, month_back, spell, weekday_before
from kintrace.model import UNKNOWN_DATE

_WEEK = r"(?:ရက်သတ္တပတ်|သတ္တပတ်|သီတင်းပတ်|အပတ်|တစ်ပတ်|တစ်ပါတ်|ပတ်)"
_DAY = re.compile(
    r"(?P<twodays>တမြန်မနေ့|တမြန်နေ့|တစ်မြန်နေ့|မနေ့တစ်နေ့|တစ်နေ့က|တစ်ရက်က|တနေ့က)(?:ညနေ|ည|မနက်|တုန်း)?(?:က(?![\u102b-\u103e]|တည်း|ထဲက|တဲက|စပြီး|စ၍|နေ))?"
    rf"|(?P<yesterday>မနေ့|ယမန်\s?နေ့|(?:{PAST}|အရင်|ယခင်)ည(?!နေ)|(?<![\u1000-\u109f])(?<!နေ့\s)(?<!ရက်\s)(?<!တစ်\s)ည(?=ကတော့|ကပဲ|တုန်းက|က\s|က\Z))(?:ညနေ|ည|မနက်)?(?:တုန်း)?(?:က(?![\u102b-\u103e]|တည်း|ထဲက|တဲက|စပြီး|စ၍|နေ))?"
    r"|(?P<tomorrow>မနက်ဖြန်|မနက်ဖန်|နက်ဖြန်|နက်ဖန်)(?:\s?(?:ခါ))?|(?P<overmorrow>သဘက်ခါ|သန်ဘက်ခါ)"
    r"|(?P<today>ယနေ့|ဒီနေ့|ယ္နေ့|ဒီကနေ့|ကနေ့|ဒီမနက်|ဒီည(?!ီ|ာ)(?:နေ)?|ယနေ့ည)(?:ည|မနက်|နံနက်)?"
)
_SOON = re.compile(
    r"(?P<lately>မကြာသေးမီ(?:က|အချိန်က)?|မကြာသေးခင်က?|မကြာခင်က|မကြာမီက|မကြာခင်ကာလက)|"
    rf"(?P<few>(?:{PAST})?(?P<unit>ရက်|ရက်ပိုင်း)\s?(?:အနည်းငယ်|အချို့|နည်းနည်း)(?:က|အတွင်း)?|ဟိုတစ်နေ့က|{PAST}ရက်ပိုင်း(?:က|အတွင်း)?)"
)
_ONE_WORD = "(?:နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ရှစ်|ကိုး)"
_ABOUT = r"(?:\s*(?:(?:ပတ်)?ဝန်းကျင်|ခန့်|လောက်|ကျော်|နီးပါး|မျှ))*"
_THEN = r"(?:ကာလ)?\s*(?:(?P<within>အတွင်း)|(?:တုန်း)?က(?![\u102b-\u103e]|တည်း|ထဲက|တဲက|စ|နေ)|(?=ကတည်း|ကထဲက|ကတဲက|ကစ|ကနေ))"
_UNIT = r"(?P<unit>ရက်|ပတ်|လ|နှစ်)"
_AGO = re.compile(
    rf"(?P<past>{PAST})(?:(?P<few>(?P<n1>\d{{1,2}}(?=\s*[-–၊,])|{_ONE_WORD})\s*[-–၊,]?\s*(?P<n2>\d{{1,2}}|{_ONE_WORD}))|{number('n')})\s*{_UNIT}(?P<about>{_ABOUT})\s*(?:{_THEN}|(?<=ရက်)(?=\s|[၊။]|\Z))"
)
# "ရက်ပေါင်း ၂၀ ခန့်က": round numbers follow what they count.
_AGO_IN_ALL = re.compile(
    rf"(?P<past>{PAST}){_UNIT}\s?(?:ပေါင်း\s?)?(?P<few>(?!))?{number('n')}(?P<about>{_ABOUT})\s*{_THEN}"
)
# Without "ago" the word for about and "က" say as much: "၁၀ ရက်လောက်က".
_AGO_ABOUT = re.compile(
    rf"(?<!\d)(?<!\d\s)(?P<few>(?P<n1>\d{{1,2}}(?=\s*[-–၊,])|{_ONE_WORD})\s*[-–၊,]?\s*(?P<n2>\d{{1,2}}|{_ONE_WORD}))?(?(few)|{number('n')})\s*{_UNIT}"
    r"(?P<about>\s*(?:(?:ပတ်)?ဝန်းကျင်|ခန့်|လောက်))(?P<within>(?!))?(?:တုန်း)?က(?=\s|\Z|[၊။])"
)
_OF_AN_AGE = re.compile(r"(?:အသက်|သက်တမ်း|အရွယ်|ကြာ|လူ|ကလေး|သား|သမီး|လ|ပိုင်း|ဘာ|ရီ|မတ်|မေ|ဇွန်|ဂုတ်|လိုင်|ဧပြီ|ဆန်း|ကျော်|ဆုတ်)\s*[-(]?\s*\Z")
_WEEKS = re.compile(
    rf"(?:(?P<past>(?:{PAST}|(?:အရင်|ယခင်)\s?){_WEEK})|(?P<this>{THIS}(?:{_WEEK}))|(?P<next>(?:{NEXT}|(?<!ပြီး)နောက်){_WEEK}))(?![\u102b-\u103e])(?:က(?=\s*(?:{WEEKDAY})))?(?:\s*(?P<day>{WEEKDAY}))?"
)
_WEEKDAY = re.compile(
    rf"(?:(?P<past>{PAST}|(?:အရင်|ယခင်)\s?)|(?P<next>{NEXT})|(?P<this>{THIS}))?"
    rf"(?P<day>{WEEKDAY}|(?(past)(?:{any_of(WEEKDAYS)})|(?!))(?=က|မှာ|တွင်|\s|[၊။]|\Z))"
)
_LATER = re.compile(
    rf"{number('n')}\s*(?P<unit>ရက်|ပတ်|လ|နှစ်)\s*(?:ခန့်|လောက်)?\s*(?:အကြာ(?:မှာ|တွင်|၌)?|ကြာ(?:ပြီး\s?(?:နောက်|မှ|တော့|ချိန်)|မှ|တော့|သော(?:အခါ|်)|တဲ့အခါ)|ပြီး(?:နောက်|တော့|မှ))"
    rf"|(?<!ပြီး)နောက်\s?{number('later')}\s*(?P<unit2>ရက်|ပတ်|လ|နှစ်)(?:အကြာ(?:မှာ|တွင်)?|ကြာ(?:တော့|မှ)?|နေ(?:တော့|မှ)|မှာ|တွင်)"
    r"|(?P<nextday>နောက်\s?(?:တစ်|တ)?\s?(?:နေ့|ရက်)(?!ပိုင်း))|(?P<sameday>(?:ထို|အဆိုပါ|ယင်း|အဲ့ဒီ|အဲဒီ|၎င်း)(?:နေ့|ည(?:နေ)?|ရက်)(?!ရက်)|ထိုစဉ်|ထိုအချိန်|တစ်နေ့တည်း|တစ်နေ့ထဲ)"
    rf"|(?P<daybefore>မတိုင်(?:မီ|ခင်)\s?(?:တစ်|တ)\s?(?:ရက်|နေ့))"
)
_DAY_PARTS = (*POINTING, "နေ့", "ညက", "ညတုန်း", "ဖြန်", "ဖန်", "ဘက်ခါ", "တစ်ရက်က")
_ABOUT_PARTS = ("လောက်က", "လောက်တုန်းက", "ခန့်က", "ဝန်းကျင်က")
_SOON_PARTS = ("မကြာ", "အနည်းငယ်", "အချို့", "နည်းနည်း", "ရက်ပိုင်း", "ဟိုတစ်နေ့")
_WEEKDAY_PARTS = ("တနင်", "တနလာ", "တနဂ်", "ဂါ", "ဟူး", "ဟုး", "ပတေး", "ပေတေး", "သောကြာ", "စနေ")
_LATER_PARTS = ("ရက်", "ပတ်", "ကြာ", "နောက်", "ထို", "အဆိုပါ", "ယင်း", "အဲ", "၎င်း", "တစ်နေ့", "မတိုင်")
_LENGTH = {"ရက်": 1, "ပတ်": 7, "လ": 30, "နှစ်": 365}
_SHIFT = {"twodays": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "overmorrow": 2}


def relative_points(text: str, said_on: date | None) -> Iterator[Point]:
    """Find the points whose meaning hangs on the day of saying, or on another event."""
    pointing = near(text, POINTING, 12, 50)
    for match in found_near(_DAY, text, near(text, _DAY_PARTS, 12, 20)):
        shift = _SHIFT[str(match.lastgroup)]
        yield Point(*match.span(), "relative", edtf=days_before(said_on, -shift) if said_on else UNKNOWN_DATE)
    for match in found_near(_SOON, text, near(text, _SOON_PARTS, 25, 20)):
        yield Point(*match.span(), "relative", edtf=_soon(match, said_on) if said_on else UNKNOWN_DATE)
    for pattern in (_AGO, _AGO_IN_ALL):
        for match in found_near(pattern, text, pointing):
            kind = "interval" if match["within"] else "relative"
            yield Point(*match.span(), kind, edtf=_ago(match, said_on) if said_on else UNKNOWN_DATE)
    for match in found_near(_AGO_ABOUT, text, near(text, _ABOUT_PARTS, 25, 15)):
        if not _OF_AN_AGE.search(text, max(0, match.start() - 20), match.start()):
            yield Point(*match.span(), "relative", edtf=_ago(match, said_on) if said_on else UNKNOWN_DATE)
    for match in found_near(_WEEKS, text, pointing):
        kind = "weekday" if match["day"] else "relative"
        yield Point(*match.span(), kind, edtf=_week(match, said_on) if said_on else UNKNOWN_DATE)
    for match in found_near(_WEEKDAY, text, near(text, _WEEKDAY_PARTS, 25, 20)):
        yield Point(*match.span(), "weekday", edtf=_weekday(match, said_on) if said_on else UNKNOWN_DATE)
    for match in found_near(_LATER, text, near(text, _LATER_PARTS, 20, 20)):
        yield Point(*match.span(), "duration", days_after=_days_after(match))


def _soon(match: re.Match[str], said_on: date) -> str:
    first, last = (30, 0) if match["lately"] else (5, 2)
    return spell((said_on - timedelta(days=first), said_on - timedelta(days=last)))


def _ago(match: re.Match[str], said_on: date) -> str:
    unit = match["unit"]
    if match["few"]:
        return _few_ago(match, said_on)
    count = read_number(match["n"])
    if match["within"]:
        if unit in ("လ", "နှစ်"):
            year, month = month_back(said_on, count * (12 if unit == "နှစ်" else 1))
            first = next(d for d in range(said_on.day, 0, -1) if Part(year, month, d).real)
            return f"{year:04d}-{month:02d}-{first:02d}/{said_on.isoformat()}"
        return spell((said_on - timedelta(days=count * _LENGTH[unit]), said_on))
    if unit in ("ရက်", "ပတ်"):
        return days_before(said_on, count * _LENGTH[unit]) + ("~" if unit == "ပတ်" or match["about"] else "")
    year, month = month_back(said_on, count * (12 if unit == "နှစ်" else 1))
    return f"{Part(year, month if unit == 'လ' else None).edtf}~"


def _few_ago(match: re.Match[str], said_on: date) -> str:
    """Two numbers run together: "သုံးလေးရက်က", three or four days ago."""
    counts = sorted(read_number(match[g]) for g in ("n1", "n2"))
    if match["unit"] in ("ရက်", "ပတ်"):
        days = [timedelta(days=n * _LENGTH[match["unit"]]) for n in counts]
        return spell((said_on - days[1], said_on - (timedelta() if match["within"] else days[0])))
    months = [month_back(said_on, n * (12 if match["unit"] == "နှစ်" else 1)) for n in counts]
    (y1, m1), (y2, m2) = months[1], months[0]
    year_only = match["unit"] == "နှစ်"
    return f"{Part(y1, None if year_only else m1).edtf}/{Part(y2, None if year_only else m2).edtf}"


def _week(match: re.Match[str], said_on: date) -> str:
    shift = -7 if match["past"] else 7 if match["next"] else 0
    monday = said_on - timedelta(days=said_on.weekday() - shift)
    if match["day"]:
        return (monday + timedelta(days=_number(match["day"]))).isoformat()
    return spell((monday, said_on if match["this"] else monday + timedelta(days=6)))


def _weekday(match: re.Match[str], said_on: date) -> str:
    day = _number(match["day"])
    if match["this"]:
        return (said_on + timedelta(days=day - said_on.weekday())).isoformat()
    then = weekday_before(said_on, day, strictly=bool(match["past"]))
    return (then + timedelta(days=7) if match["next"] else then).isoformat()


def _number(words: str) -> int:
    return WEEKDAYS[words.removesuffix("နေ့").strip()]


def _days_after(match: re.Match[str]) -> tuple[int, int]:
    if match["nextday"] or match["sameday"] or match["daybefore"]:
        days = 1 if match["nextday"] else 0 if match["sameday"] else -1
        return days, days
    unit = _LENGTH[match["unit"] or match["unit2"]]
    days = read_number(match["n"] or match["later"]) * unit
    slack = max(unit // 4, 1) if unit > 7 else 0
    return days - slack, days + slack
