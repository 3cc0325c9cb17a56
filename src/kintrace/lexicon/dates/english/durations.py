"""Times counted from another event of the text: "three days later", "the next morning", "on the third day"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.dates.english.amounts import AMOUNT, LENGTH, ROUGHLY, amount_of
from kintrace.lexicon.dates.english.words import number_of_day
from kintrace.lexicon.dates.found import FoundDate
from kintrace.model import UNKNOWN_DATE, When

_PART = r"(?:day|morning|evening|night|afternoon|dawn|noon)"
# "After three days" counts from the taking; "after working there for years" does not.
_HELD = (
    r"(?:keeping|kept|holding|held|detaining|detained|detention|custody|captivity|questioned|questioning|interrogat\w+|"
    r"tortur\w+|beat\w*|tied|tying|locked|locking|jailed|imprison\w+|confin\w+|carrying|marching|marched|hiding|"
    r"forced|forcing|made|making)"
)
_DURATION = re.compile(
    rf"\b{ROUGHLY.replace('@', '')}{AMOUNT.replace('@', '')}\s+(?P<dir>later|after(?:wards?)?|earlier|"
    rf"before(?:hand)?|previously|prior)\b(?!\s+(?:that\s+)?(?:yesterday|last\b|tomorrow))"
    rf"|\b(?:on\s+|by\s+|until\s+)?(?P<next>(?:the\s+)?(?:very\s+)?(?:next|following)\s+{_PART}|"
    rf"the\s+{_PART}\s+after)\b(?!\s+tomorrow)"
    rf"|\b(?:on\s+|later\s+)?(?P<same>(?:the|that)\s+(?:same|very)\s+{_PART}|that\s+{_PART})\b"
    rf"|\bafter\s+{ROUGHLY.replace('@', 'b_')}{AMOUNT.replace('@', 'b_')}(?=\s*(?:[,.;]|\Z|(?:in|of|under|at)\b))"
    rf"|\bafter\s+(?:being\s+|having\s+been\s+|he\s+was\s+|she\s+was\s+|they\s+were\s+)?"
    rf"{_HELD}\b[^,.;:\d]{{0,40}}?\s+for\s+"
    rf"{ROUGHLY.replace('@', 'f_')}{AMOUNT.replace('@', 'f_')}(?=\s*(?:[,.;]|\Z|(?:and|in|at|by)\b))"
    rf"|\b(?:on|by)\s+(?:the|their|his|her|our|my)\s+(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|"
    rf"ninth|tenth)\s+(?:day|night)\b(?!\s+of\s+(?:the\s+)?(?-i:[A-Z]))"
    rf"|\b(?P<prev>(?:the\s+)?(?:previous|preceding)\s+{_PART}|the\s+{_PART}\s+before)\b(?!\s+(?:yesterday|last))"
    r"|\b(?P<bit>later\s+(?:on\s+)?(?:in\s+)?|earlier\s+(?:in\s+)?|early\s+|late\s+)?(?:that|"
    r"the)\s+(?:same\s+)(?P<whole>week|month|year)\b"
    r"|\b(?P<bit2>later\s+(?:on\s+)?(?:in\s+)?|earlier\s+(?:in\s+)?|early\s+|late\s+)?that\s+(?P<whole2>week|month|"
    r"year)\b"
    r"|\b(?:the\s+)?following\s+(?P<then>week|month|year)\b"
    r"|\b(?P<atonce>the\s+(?:same|very\s+same)\s+hour|there\s+and\s+then|that\s+very\s+(?:hour|day|night)|within\s+(?:minutes|hours|"
    r"(?:an?|two|three|four|five|six|[2-9])\s+hours?))\b"
    r"|\bwithin\s+(?P<within>(?:an?|one|two|three|four|five|six|seven|ten|\d{1,2})\s+(?:days?|weeks?|months?)|days|weeks)\b"
    r"(?!\s+(?:of|or|from)\b)",
    re.IGNORECASE,
)
_BEFORE = ("earlier", "before", "beforehand", "previously", "prior")
_LONGEST = {"week": 6, "month": 30, "year": 365}
# The following week begins at least a day later, and ends two weeks later at most.
_THEN = {"week": (1, 13), "month": (1, 61), "year": (1, 730)}


def durations(text: str, span: tuple[int, int]) -> Iterator[FoundDate]:
    """Find times counted from another event, with the fewest and the most days after it."""
    for match in _DURATION.finditer(text, *span):
        yield FoundDate(match.start(), match.end(), When(UNKNOWN_DATE, match[0]), "duration", _days_after(match))


def _days_after(match: re.Match[str]) -> tuple[int, int]:
    if match["next"]:
        return 1, 1
    if match["atonce"]:
        return 0, 1 if match["atonce"].lower() in ("within hours", "within six hours") else 0
    if match["within"]:
        return 0, _within(match["within"])
    if match["same"]:
        return 0, 0
    if match["prev"]:
        return -1, -1
    if match["nth"]:
        return number_of_day(match["nth"]) - 1, number_of_day(match["nth"]) - 1
    if match["then"]:
        return _THEN[match["then"].lower()]
    if unit := match["whole"] or match["whole2"]:
        longest = _LONGEST[unit.lower()]
        bit = (match["bit"] or match["bit2"] or "").lower()
        return (
            (0, longest)
            if bit.startswith("later")
            else (-longest, 0)
            if bit.startswith("earlier")
            else (-longest, longest)
        )
    return _counted(match)


def _within(words: str) -> int:
    """The most days that "within a day", "within weeks" leave."""
    number, _, unit = words.lower().rpartition(" ")
    many = int(number) if number.isdigit() else _SMALL.get(number, _LOOSE[unit] if not number else 1)
    return many * {"day": 1, "week": 7, "month": 31}[unit.rstrip("s")]


_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_LOOSE = {"days": 6, "weeks": 6}


def _counted(match: re.Match[str]) -> tuple[int, int]:
    amount = amount_of(match, "b_" if match["b_unit"] else "f_" if match["f_unit"] else "")
    days = LENGTH[amount.unit]
    low, high = amount.low * days + days // 2 * amount.half, amount.high * days + days // 2 * amount.half
    high = max(high, 1 if amount.unit in ("hour", "minute") else 0)
    whole_days = amount.unit == "hour" and amount.low == amount.high and amount.low > 0 and amount.low % 24 == 0
    if whole_days:
        low = high = amount.low // 24  # "24 hours later" is the next day
    rough = not whole_days and amount.roughly not in ("", "just", "barely", "only", "at least")
    if rough or amount.unit in ("month", "year", "decade"):
        slack = max(days // 4, 1) if days > 1 else 1
        low, high = max(low - slack, 0), high + slack
    return (-high, -low) if (match["dir"] or "").lower() in _BEFORE else (low, high)
