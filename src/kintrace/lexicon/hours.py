"""Parts of the day: clock times and words of English and Burmese."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.lexicon.finding import longest, stretches
from kintrace.lexicon.numbers import BURMESE, value_of
from kintrace.model import TimeOfDay


@dataclass(frozen=True, slots=True)
class FoundHour:
    """Words that name a part of the day.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        time_of_day: The part of the day. A clock time decides over a word beside it.
    """

    start: int
    end: int
    time_of_day: TimeOfDay


_ABOUT = (
    r"(?:(?:at|by|from|since|until|till|around|about|roughly|just|shortly|soon|some\s?time|after|before|nearly|"
    r"approximately)\s+)*"
)
_CLOCK = re.compile(
    rf"\b{_ABOUT}(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    rf"|\b{_ABOUT}(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?:\s?(?:hours|hrs|h)\b)"
    rf"|\b(?:at|around|about|by)\s+(?:around\s+|about\s+)?(?P<h24b>[01]\d|2[0-3]):(?P<m24b>[0-5]\d)\b(?!\s?[ap]\.?m)"
    rf"|\b{_ABOUT}(?P<oclock>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock"
    r"(?:\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_WORDS: dict[TimeOfDay, str] = {
    TimeOfDay.MORNING: r""
    r"(?:in\s+the\s+|early\s+in\s+the\s+|this\s+|that\s+|the\s+same\s+|(?:the\s+)?(?:next|following)\s+|yesterday\s+|"
    r"(?:on\s+)?the\s+)?(?:early\s+|late\s+)?mornings?(?!\s+(?:news|post|star))|(?:at|before|by)\s+(?:dawn|"
    r"daybreak|sunrise|first\s+light)|(?:at|from|by|around)\s+breakfast(?:[\s-]?time)?",
    TimeOfDay.NOON: r"(?:(?:at|around|about|by)\s+)*(?:noon|midday|mid-day|noontime)(?!\w)|"
    r"(?:at|around|over)\s+lunch(?:[\s-]?time)?(?!\w)",
    TimeOfDay.AFTERNOON: r""
    r"(?:in\s+the\s+|this\s+|that\s+|yesterday\s+|(?:on\s+)?the\s+)?(?:early\s+|late\s+)?afternoon",
    TimeOfDay.EVENING: r""
    r"(?:in\s+the\s+|this\s+|that\s+|yesterday\s+|(?:on\s+)?the\s+)?(?:early\s+|late\s+)?evenings?|at\s+(?:dusk|"
    r"sunset|nightfall)|(?:at|from|around)\s+(?:supper|dinner)(?:[\s-]?time)?(?!\w)",
    TimeOfDay.NIGHT: r""
    r"(?:at|by|late\s+at|in\s+the|on\s+the|that|the\s+same|every|each|last|late\s+last|just\s+last|(?:the\s+)?(?:next|"
    r"following|previous)|one)\s+nights?(?!\w)|(?:at\s+|around\s+)?midnight|tonight|overnight|(?:in\s+the\s+)?dead\s+of\s+(?:the\s+)?night|"
    r"in\s+the\s+middle\s+of\s+the\s+night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+night|(?<=\d\s)night|"
    r"night(?:time|fall)|(?:in\s+the\s+)?small\s+hours|under\s+cover\s+of\s+dark(?:ness)?|after\s+dark",
    TimeOfDay.DAY: r""
    r"in\s+(?:the\s+)?(?:broad\s+|full\s+)?daylight|in\s+the\s+middle\s+of\s+the\s+day|(?:during|in)\s+the\s+day\s?time|"
    r"by\s+day(?!\w)",
}
_ENGLISH = re.compile("|".join(rf"(?P<{part.value}>\b(?:{words}))" for part, words in _WORDS.items()), re.IGNORECASE)

_CLOCK_ANCHOR = re.compile(r"\d\s?[ap]\.?\s?m\b|\d[:.]\d|o['’]clock", re.IGNORECASE)
_WORD_ANCHOR = re.compile(
    r"morning|dawn|daybreak|sunrise|light|noon|mid-?day|evening|dusk|sunset|night|of\s+the\s+day|day\s?time|"
    r"by\s+day|hours|dark|breakfast|lunch|supper|dinner",
    re.IGNORECASE,
)
_MY_PARTS: dict[TimeOfDay, tuple[str, ...]] = {
    TimeOfDay.MORNING: ("နံနက်ပိုင်း", "နံနက်စောစော", "နံနက်ခင်း", "နံနက်", "မနက်ပိုင်း", "မနက်စောစော", "မနက်", "မိုးလင်း", "အရုဏ်တက်"),
    TimeOfDay.NOON: ("မွန်းတည့်", "နေ့လယ်ပိုင်း", "နေ့လယ်", "နေ့လည်ပိုင်း", "နေ့လည်"),
    TimeOfDay.AFTERNOON: ("မွန်းလွဲပိုင်း", "မွန်းလွဲ"),
    TimeOfDay.EVENING: ("ညနေစောင်း", "ညနေပိုင်း", "ညနေခင်း", "ညနေ", "ညဦးပိုင်း"),
    TimeOfDay.NIGHT: (
        "သန်းခေါင်ယံ",
        "သန်းခေါင်",
        "ညသန်းခေါင်",
        "ညပိုင်း",
        "ညအချိန်",
        "ညတွင်းချင်း",
        "ညတွင်း",
        "ညဉ့်နက်",
        "ညနက်",
        "ညက",
        "ညဘက်",
        "မနေ့ည",
    ),
    TimeOfDay.DAY: ("နေ့ခင်းကြောင်တောင်", "နေ့ခင်းဘက်", "နေ့ခင်းပိုင်း", "နေ့ခင်း", "နေ့အချိန်"),
}
_MY_PART = {word: part for part, words in _MY_PARTS.items() for word in words}
_MY_WORD = "|".join(sorted(_MY_PART, key=len, reverse=True))
_BURMESE = re.compile(
    rf"(?:(?P<word>{_MY_WORD}|ည)\s*)?(?P<hour>{BURMESE})\s*နာရီ(?!ကြာ|လောက်ကြာ)(?:\s*(?:{BURMESE})\s*မိနစ်|"
    rf"ခွဲ)?(?:\s*(?:ခန့်|လောက်|ဝန်းကျင်|အချိန်))*"
    rf"|(?P<alone>{_MY_WORD})"
)
_AFTERNOON_ON = {TimeOfDay.AFTERNOON, TimeOfDay.EVENING, TimeOfDay.NOON, TimeOfDay.DAY}


def hours_in(text: str) -> list[FoundHour]:
    """Find the parts of the day that the text names, in its order.

    >>> [h.time_of_day.value for h in hours_in("at around 9:00 PM, or in broad daylight")]
    ['night', 'day']
    """
    finds = [*_clock(text), *_english_words(text)]
    if any("\u1000" <= c <= "\u109f" for c in text):
        finds += _burmese(text)
    return longest(finds)


def part_of(hour: int) -> TimeOfDay:
    """Name the part of the day of an hour of 24.

    >>> [part_of(h).value for h in (1, 9, 12, 16, 18, 21)]
    ['night', 'morning', 'noon', 'afternoon', 'evening', 'night']
    """
    for end, part in (
        (5, TimeOfDay.NIGHT),
        (12, TimeOfDay.MORNING),
        (13, TimeOfDay.NOON),
        (17, TimeOfDay.AFTERNOON),
        (20, TimeOfDay.EVENING),
    ):
        if hour < end:
            return part
    return TimeOfDay.NIGHT


def _clock(text: str) -> list[FoundHour]:
    clocks = (m for a, b in stretches(text, _CLOCK_ANCHOR, 40) for m in _CLOCK.finditer(text, a, b))
    parts = ((m, _clock_part(m)) for m in clocks)
    return [FoundHour(m.start(), m.end(), part) for m, part in parts if part is not None]


def _clock_part(match: re.Match[str]) -> TimeOfDay | None:
    if match["h"]:
        return part_of(int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0))
    if match["oclock"]:
        hour = value_of(match["oclock"]) % 12
        if not match["part"]:
            return None  # six o'clock of which half of the day is not said
        part = TimeOfDay(match["part"].lower())
        return TimeOfDay.NIGHT if part is TimeOfDay.MORNING and hour < 5 else part
    return part_of(int(match["h24"] or match["h24b"]))


def _english_words(text: str) -> list[FoundHour]:
    return [
        FoundHour(m.start(), m.end(), TimeOfDay(str(m.lastgroup)))
        for a, b in stretches(text, _WORD_ANCHOR, 40)
        for m in _ENGLISH.finditer(text, a, b)
    ]


def _burmese(text: str) -> list[FoundHour]:
    finds = []
    for m in _BURMESE.finditer(text):
        part = _MY_PART[m["alone"]] if m["alone"] else _burmese_clock(m["word"], value_of(m["hour"]))
        if part is not None:
            finds.append(FoundHour(m.start(), m.end(), part))
    return finds


def _burmese_clock(word: str | None, hour: int) -> TimeOfDay | None:
    if not 1 <= hour <= 24:
        return None
    part = TimeOfDay.NIGHT if word == "ည" else _MY_PART.get(word or "")
    if part is None:
        return part_of(hour % 24) if hour > 12 else None  # four o'clock of which half of the day is not said
    if part is TimeOfDay.NIGHT:
        return part_of(hour % 12 + (12 if 5 < hour < 12 else 0))
    return part_of(hour % 12 + 12 if part in _AFTERNOON_ON and hour != 11 else hour % 24)
