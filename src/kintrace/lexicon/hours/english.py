"""Hours and parts of the day in English: clock times decide, else the word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.finding import stretches
from kintrace.lexicon.hours.found import FoundHour, hour_in_part, minutes, part_of
from kintrace.lexicon.numbers import value_of
from kintrace.model import TimeOfDay

_ABOUT = (
    r"(?P<lead>(?:(?:at|by|from|since|until|till|around|about|roughly|just|shortly|soon|some\s?time|after|before|nearly|"
    r"approximately|between|well|past|circa|close\s+to)\s+)*)"
)
_SPELLED = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART_AFTER = (
    r"\s+(?:(?:in|on)\s+(?:the|that|this)\s+(?:early\s+|late\s+)?|at\s+|that\s+|this\s+)"
    r"(?P<part>morning|afternoon|evening|night)"
)
_ZONE = (
    r"(?:\s*[(]?\s*(?P<zone>MMT|MST|local\s+time|Myanmar\s+(?:standard\s+)?time|Yangon\s+time|UTC|GMT|"
    r"(?:UTC|GMT)?\s?\+\s?0?6[:.]?30)(?!\w)\s*[)]?)?"
)
_PAST = r"(?:(?P<to>half\s+past|(?:a\s+)?quarter\s+(?:past|to)|\d{1,2}\s+minutes\s+(?:past|to))\s+)?"


def _hour(suffix: str) -> str:
    """One hour of twelve, with its minutes and its half of the day."""
    return (
        rf"(?P<h{suffix}>1[0-2]|0?[1-9]|{_SPELLED})(?:[:.](?P<m{suffix}>[0-5]\d))?"
        rf"(?:\s?(?P<half{suffix}>[ap])\.?\s?m\b\.?)?(?:\s+o['’]clock)?"
    )


_CLOCK = re.compile(
    rf"\b{_ABOUT}(?:(?:the\s+)?hours\s+of\s+)?{_PAST}(?:{_hour('')}"
    rf"(?:\s*(?:-|–|to|and|until|or)\s*{_hour('2')})?(?:{_PART_AFTER})?(?<=[\w.])(?![\w%]))" + _ZONE,
    re.IGNORECASE,
)
_CLOCK24 = re.compile(
    rf"\b{_ABOUT}(?P<h>[01]?\d|2[0-3])(?P<sep>[:.]?)(?P<m>[0-5]\d)(?:\s*(?:-|–|to|and)\s*(?P<h2>[01]?\d|2[0-3])[:.]?(?P<m2>[0-5]\d))?"
    rf"(?P<hours>\s?(?:hours|hrs|h)\b)?(?!\s?[ap]\.?\s?m\b|[\w%]|[.,:]\d)" + _ZONE,
    re.IGNORECASE,
)
_WORDS: dict[TimeOfDay, str] = {
    TimeOfDay.MORNING: r""
    r"(?:in\s+the\s+|early\s+in\s+the\s+|this\s+|that\s+|the\s+same\s+|(?:the\s+)?(?:next|following)\s+|yesterday\s+|"
    r"(?:on\s+)?the\s+)?(?:early\s+|late\s+)?mornings?(?!\s+(?:news|post|star))|(?:at|before|by|around|after|since)\s+(?:dawn|"
    r"daybreak|sunrise|first\s+light)|mid-?morning|(?:at|from|by|around)\s+breakfast(?:[\s-]?time)?",
    TimeOfDay.NOON: r"(?:(?:at|around|about|by)\s+)*(?:noon|midday|mid-day|noontime)(?!\w)|"
    r"(?:at|around|over)\s+lunch(?:[\s-]?time)?(?!\w)",
    TimeOfDay.AFTERNOON: r""
    r"(?:in\s+the\s+|this\s+|that\s+|yesterday\s+|(?:on\s+)?the\s+)?(?:early\s+|late\s+|mid-?)?afternoon",
    TimeOfDay.EVENING: r""
    r"(?:in\s+the\s+|this\s+|that\s+|yesterday\s+|(?:on\s+)?the\s+)?(?:early\s+|late\s+)?evenings?|(?:at|around|by|before)\s+(?:dusk|"
    r"sunset|nightfall|sundown|twilight)|(?:at|from|around)\s+(?:supper|dinner)(?:[\s-]?time)?(?!\w)",
    TimeOfDay.NIGHT: r""
    r"(?:at|in|during)\s+(?:the\s+)?night\s?time|(?:at|by|late\s+at|in\s+the|on\s+the|that|the\s+same|every|each|last|late\s+last|just\s+last|(?:the\s+)?(?:next|"
    r"following|previous)|one)\s+nights?(?!\w)|(?:(?:at|around|about|before|after|just|shortly|past|by|until|till|since)\s+)*midnight|tonight|overnight|(?:in\s+the\s+)?dead\s+of\s+(?:the\s+)?night|"
    r"in\s+the\s+middle\s+of\s+the\s+night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+night|(?<=\d\s)night|"
    r"night(?:time|fall)|(?:in\s+the\s+)?small\s+hours|under\s+cover\s+of\s+dark(?:ness)?|(?:after|since)\s+(?:dark|dusk|nightfall|sunset|sundown)|in\s+the\s+(?:pre-?dawn|early|wee)\s+hours|pre-?dawn(?:\s+hours)?",
    TimeOfDay.DAY: r""
    r"in\s+(?:the\s+)?(?:broad\s+|full\s+)?daylight|in\s+the\s+middle\s+of\s+the\s+day|(?:during|in)\s+the\s+day\s?time|"
    r"by\s+day(?!\w)",
}
_ENGLISH = re.compile("|".join(rf"(?P<{part.value}>\b(?:{words}))" for part, words in _WORDS.items()), re.IGNORECASE)

# Looked for in lower case: far faster than without regard to case.
_ANCHOR = re.compile(r"(?<=\d)(?:\s?[ap]\.?\s?m\b|[:.]\d\d\b|\s?(?:hours|hrs|h\b))|o['’]clock")
_PART_ANCHOR = re.compile(r"(?:in\s+the|at|that)\s+(?:\w+\s+)?(?:morning|afternoon|evening|night)")
_WORD_ANCHOR = re.compile(
    r"morning|dawn|daybreak|sun(?:rise|set|down)|light|noon|mid-?day|evening|dusk|night|of\s+the\s+day|day\s?time|"
    r"by\s+day|hours|dark|breakfast|lunch|supper|dinner"
)
_PARTS = ("morning", "afternoon", "evening", "night")
_NUMBERED = re.compile(r"[A-Z]\w*\.?\s+\Z")
_SIDES = (
    ("before", re.compile(r"\b(?:by|until|till|before)\s+", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:since|after|past|from)\s+", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:around|about|roughly|approximately|nearly|circa|some\s?time|close)\b", re.IGNORECASE)),
)


def english_hours(text: str) -> Iterator[FoundHour]:
    """Find the parts of the day that English text names."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    for anchor in (_ANCHOR, _PART_ANCHOR) if any(part in lower for part in _PARTS) else (_ANCHOR,):
        for start, end in stretches(lower, anchor, 40):
            yield from _clocks(text, start, end)
    for start, end in stretches(lower, _WORD_ANCHOR, 40):
        for m in _ENGLISH.finditer(text, start, end):
            yield FoundHour(m.start(), m.end(), TimeOfDay(str(m.lastgroup)), *_of_word(m[0].lower()))


def _clocks(text: str, start: int, end: int) -> Iterator[FoundHour]:
    for m in _CLOCK.finditer(text, start, end):
        found = _twelve(m)
        if found is not None:
            yield found
    for m in _CLOCK24.finditer(text, start, end):
        if m["hours"] or (m["sep"] == ":" and m["lead"] and len(m["h"]) == 2):
            low = int(m["h"]) * 60 + int(m["m"])
            high = int(m["h2"]) * 60 + int(m["m2"]) if m["h2"] else None
            yield FoundHour(m.start(), m.end(), part_of(low // 60), *minutes(_side(m), low, high), m["zone"] or "")


def _twelve(m: re.Match[str]) -> FoundHour | None:
    half, half2, part = m["half"], m["half2"], m["part"]
    if not (half or half2 or part):
        return None  # six o'clock of which half of the day is not said
    if not (half or half2) and not m["lead"] and _NUMBERED.search(m.string, max(0, m.start() - 24), m.start()):
        return None  # "Grade 10 at night"
    last = _minute(m["h2"], m["m2"], half2 or half, part) if m["h2"] else None
    first = _minute(m["h"], m["m"], half or half2, part) + _past(m["to"])
    if last is not None and not half and half2 and first > last:
        first -= 720  # "11 to 1 pm"
    side = "" if m["h2"] else _side(m)
    low, high = minutes(side, first % 1440, last)
    hour = first % 1440 // 60
    return FoundHour(m.start(), m.end(), _named(hour, part), low, high, m["zone"] or "")


def _named(hour: int, part: str | None) -> TimeOfDay:
    if not part:
        return part_of(hour)
    named = TimeOfDay(part.lower())
    return TimeOfDay.NIGHT if named is TimeOfDay.MORNING and hour < 5 else named


def _minute(hour: str, past: str | None, half: str | None, part: str | None) -> int:
    number = value_of(hour)
    if half:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    elif part:
        number = hour_in_part(number, TimeOfDay(part.lower()))
    return number * 60 + int(past or 0)


def _past(words: str | None) -> int:
    if not words:
        return 0
    lower = words.lower()
    number = 30 if "half" in lower else 15 if "quarter" in lower else int(lower.split()[0])
    return -number if lower.endswith("to") else number


def _side(m: re.Match[str]) -> str:
    return next((name for name, words in _SIDES if words.search(m["lead"] + " ")), "")


def _of_word(words: str) -> tuple[int | None, int | None]:
    """Clock bounds of the few words that name a minute: noon and midnight."""
    if "midnight" in words:
        if words.startswith(("before", "by", "until", "till", "just before", "shortly before")):
            return None, 1440
        if "after" in words or "past" in words or words.startswith("since"):
            return 0, None
    elif "afternoon" in words or not _NOON.search(words):
        return None, None
    return minutes("about" if words.startswith(("around", "about")) else "", 0 if "midnight" in words else 720)


_NOON = re.compile(r"noon|mid-?day")
