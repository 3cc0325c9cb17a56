"""Years, parts of years and decades as Burmese writes them, and numbers that only look like years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.lexicon.dates.burmese_points import NTH, Point, third_of, written_year
from kintrace.lexicon.dates.burmese_words import AWAY, AWAY_PARTS, YEARS_AWAY, found_near, near
from kintrace.lexicon.dates.found import Part

_OF_YEAR = (
    r"(?:(?P<quarter>ပထမ|ဒုတိယ|တတိယ|စတုတ္ထ)\s*သုံး\s?လပတ်|(?P<half>ပထမ|ဒုတိယ|နောက်ဆုံး)\s*(?:နှစ်ဝက်|(?:၆|6|ခြောက်)\s?လ)"
    r"|(?:နှစ်\s?)?(?P<third>ဆန်းပိုင်း|ဆန်း|ဦးပိုင်း|ဦး(?=\s|မှာ|တွင်|က|\Z)|အစောပိုင်း|အစပိုင်း|လယ်ပိုင်း|လယ်|အလယ်ပိုင်း|"
    r"ကုန်ပိုင်း|ကုန်ခါနီး|ကုန်|နှောင်းပိုင်း|အကုန်ပိုင်း))(?![\u102b-\u103e])"
)
# What may follow a year that no word for year follows, or only "ခု", which also counts things.
_ABOUT_THEN = r"(?:(?:ပတ်)?ဝန်းကျင်|ခန့်|လောက်)+\s?(?:ကာလ|ကတည်းက|တုန်း|က(?![\u102b-\u103e])|မှာ|တွင်|အတွင်း)"
_BARE_THEN = (
    rf"\s*(?:မှာ|တွင်|၌|ကတည်းက|အတွင်း|ထဲ(?:က|မှာ|တွင်)|တုန်းက|နောက်ပိုင်း|{_ABOUT_THEN}|နှစ်(?:ဆန်း|ဦး|လယ်|ကုန်)"
    r"|[-–]\s*\d{4}\s*(?:အတွင်း|ခု|ကြား|မှာ|တွင်)|က(?:\s|\Z))"
)
_AFTER_KHU = rf"\s|မှာ|တွင်|၌|က|[၊။,)]|\Z|တုန်း|ထဲ|အထိ|ထိ(?!ခိုက်)|အတွင်း|အစ|လောက်|{_ABOUT_THEN}"
_DECADE = (
    r"ပြည့်\s*လွန်\s*(?:နှစ်|ကာလ)\s?(?:များ|တွေ)?|(?:ပြည့်|ခု)?\s*နှစ်\s?(?:များ|တွေ)|(?:(?:ပြည့်|ခု)\s*(?:နှစ်)?)?\s*ဆယ်စုနှစ်\s?(?:များ|တွေ)?"
    r"|(?:ပြည့်\s*(?:နှစ်)?)?\s*ကျော်\s*(?:ကာလ|နှစ်များ|နှစ်တွေ|တုန်းက|လောက်က)"
)
_COUNTED = r"ယောက်|ဦး(?!ပိုင်း)|ရက်|ပတ်(?!ဝန်း)|ကြိမ်|ဖွဲ့|ဘက်|မျိုး|များ|လုံး|ပါး|ကောင်|စု|ယူနစ်"
_YEARS = re.compile(
    rf"(?:(?<!\d)(?<![\d][.,/-])(?:(?P<decade>\d{{3}}[0၀])\s*(?:{_DECADE})"
    rf"|(?P<short>\d\d)\s*(?:(?:ခုနှစ်|ခုနစ်)(?!\s*ယောက်|ဦး)|ခု(?=လောက်|တုန်းက))"
    rf"|(?P<year>\d{{4}})(?!\d)(?:\s*-?\s*(?:(?P<word>ပြည့်\s*နှစ်|ခုနှစ်|ခုနစ်|ပြည့်(?=တွင်|မှာ|က|တုန်းက|အတွင်း|အထိ|လောက်))|ခု(?={_AFTER_KHU}))|(?={_BARE_THEN})))"
    rf"|{AWAY})(?![\u102b-\u103e]|\s?(?:{_COUNTED}))(?:\s*{_OF_YEAR})?"
)
_BARE_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/])(?P<year>(?:19|20|၁၉|၂၀)\d\d)(?![\d,./]|\s*(?:ယောက်|ဦး|ဧက|ကျပ်))")
_FOUR_DIGITS = re.compile(r"\d{4}")
_YEAR_PARTS = ("ခုနှစ်", "ခုနစ်", "ခုတုန်း", "ခုလောက်", *AWAY_PARTS)
# Things that bear a number: rooms, houses, cards, units. A bare number after them is no year.
_NUMBERED = re.compile(
    r"(?:အမှတ်(?:စဉ်)?|နံပါတ်|နံပတ်|အခန်း|တိုက်ခန်း|တိုက်|အဆောက်အအုံ|အဆောင်|အိပ်ဆောင်|ကုတင်|ဆဲလ်|ကတ်|ကဒ်|ကတ်ပြား|လိုင်စင်|ဖုန်း|စာမျက်နှာ|ပုဒ်မ|"
    r"တပ်ရင်း|တပ်မ|တပ်ခွဲ|တပ်ခွဲခွဲ|ခမရ|ခလရ|ခြံ|တဲ|လမ်း|တန်း|စာတိုက်|ယာဉ်|မှတ်ပုံတင်|သတ္တုတွင်း|လူ|ဦးရေ|အရေအတွက်|စုစုပေါင်း)"
    r"\s*[-–:(#၊]?\s*\Z"
)


def year_points(text: str, said_on: date | None) -> Iterator[Point]:
    """Find the points that name a year, a part of a year or a decade."""
    digits = [(m.start(), m.end() + 50) for m in _FOUR_DIGITS.finditer(text)]
    for match in found_near(_YEARS, text, digits + near(text, _YEAR_PARTS, 8, 50)):
        if not match["year"] or match["word"] or not is_of_a_thing(text, match.start()):
            yield from _year(match, said_on)
    for match in _BARE_YEAR.finditer(text):
        if not is_of_a_thing(text, match.start()):
            yield Point(match.start(), match.end(), "only", Part(int(match["year"])))


def is_of_a_thing(text: str, at: int) -> bool:
    """Whether the number at a place is the number of a room, a house, a card, a unit, or of people."""
    return _NUMBERED.search(text, max(0, at - 20), at) is not None


def _year(match: re.Match[str], said_on: date | None) -> Iterator[Point]:
    if match["decade"]:
        yield Point(match.start(), match.end(), "year", edtf=f"{int(match['decade']) // 10}X")
        return
    if match["short"]:
        year: int | None = 2000 + int(match["short"])
        if year and (year > said_on.year if said_on else year > 2040):
            year -= 100
    else:
        year = written_year(match, said_on)
    if year is not None and not 1850 <= year <= 2150:
        return
    months = _months_of_year(match)
    start, end = match.span()
    end -= len(match[0]) - len(match[0].rstrip())
    if year is None:
        yield Point(start, end, "relative")
    elif months:
        yield Point(start, end, "interval", edtf=f"{year}-{months[0]:02d}/{year}-{months[1]:02d}")
    else:
        away = any(match[name] for name in YEARS_AWAY)
        yield Point(start, end, "relative" if away else "year", Part(year))


def _months_of_year(match: re.Match[str]) -> tuple[int, int] | None:
    if match["quarter"]:
        first = NTH[match["quarter"]] * 3 - 2
        return first, first + 2
    if match["half"]:
        return (1, 6) if match["half"] == "ပထမ" else (7, 12)
    if match["third"]:
        return {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[third_of(match["third"])]
    return None
