"""Amounts of time: "three days", "a couple of weeks", "a year and a half", and how far back or forth they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kintrace.lexicon.dates.english.pieces import Ends, days
from kintrace.lexicon.dates.found import Part, month_back
from kintrace.lexicon.numbers import value_of

# Numbers up to ninety-nine: no more are ever counted in words, and a shorter pattern is ready sooner.
_NUMBER = (
    r"(?:\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|(?:four|six|seven|nine)teen|eighteen|thirteen|fifteen|ten|eleven|twelve|one|two|three|four|five|six|"
    r"seven|eight|nine)\b"
)
_SIMPLE = r"day|night|week|fortnight|weekend|month|year|hour|minute|decade"
_VAGUE = {
    "a few": (2, 5), "few": (2, 5), "several": (3, 7), "some": (2, 7), "many": (3, 12), "a couple of": (2, 2),
    "": (2, 7), "a couple": (2, 2), "couple of": (2, 2), "a number of": (2, 7), "half a": (0, 0),
    "a handful of": (2, 5),
}  # fmt: skip
_ONE = ("a", "an", "one", "a single", "a full", "a whole")
AMOUNT = (
    rf"(?P<@number>a\s+few|(?:a\s+)?couple(?:\s+of)?|between\s+{_NUMBER}\s+and\s+{_NUMBER}|a\s+number\s+of|"
    rf"a\s+handful\s+of|half\s+an?|several|some|many|few|"
    r"a\s+full|a\s+whole|an?|"
    rf"{_NUMBER}(?:\s*[-–]\s*\d+|\s+(?:or|to)\s+{_NUMBER})?)(?P<@half>\s+and\s+a\s+half)?[-\s]+(?:more\s+|full\s+|"
    rf"whole\s+)?"
    rf"(?P<@unit>{_SIMPLE})s?[’']?(?P<@half2>\s+and\s+a\s+half)?"
)
ROUGHLY = (
    r"(?:(?P<@roughly>about|around|some|almost|nearly|roughly|approximately|approx\.?|circa|more\s+than|over|"
    r"less\s+than|"
    r"fewer\s+than|under|barely|just\s+over|just\s+under|just|only|at\s+least|maybe|perhaps|probably|well\s+over|"
    r"up\s+to)\s+)?"
)
_MORE = {"more than", "over", "just over", "at least", "well over"}
_LESS = {"less than", "fewer than", "under", "up to"}
_SURE = {"", "just", "barely", "only"}
LENGTH = {
    "minute": 0,
    "hour": 0,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "weekend": 7,
    "month": 30,
    "year": 365,
    "decade": 3652,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, from the fewest to the most.

    Args:
        low: Fewest.
        high: Most.
        unit: ``minute`` to ``decade``.
        roughly: The word before it: "" where it is said flatly.
        half: Half a unit more.
    """

    low: int
    high: int
    unit: str
    roughly: str
    half: bool = False

    @property
    def more(self) -> bool:
        """Whether it is only the least: "more than a year"."""
        return self.roughly in _MORE

    @property
    def less(self) -> bool:
        """Whether it is only the most: "less than a year"."""
        return self.roughly in _LESS

    @property
    def mark(self) -> str:
        """EDTF mark of the date that lies so far away."""
        if self.roughly in ("maybe", "perhaps", "probably"):
            return "?" if self.unit in ("day", "night") else "%"
        vague = self.roughly not in _SURE | _MORE | _LESS
        return "~" if vague or self.unit in ("week", "fortnight", "month", "year", "weekend", "decade") else ""


def amount_of(match: re.Match[str], tag: str = "") -> Amount:
    """Read the amount that ``AMOUNT`` matched, with the word of ``ROUGHLY`` where it stands before it."""
    words = re.sub(r"\s+", " ", (match[f"{tag}number"] or "").lower())
    unit = match[f"{tag}unit"].lower()
    roughly = re.sub(r"\s+", " ", (match.groupdict().get(f"{tag}roughly") or "").lower())
    half = bool(match[f"{tag}half"] or match[f"{tag}half2"]) or words.startswith("half")
    if words in _VAGUE or words in ("half an", "half a"):
        low, high = _VAGUE.get(words, (0, 0))
        return Amount(low, high, unit, "about" if "couple" in words else roughly, half)
    if words in _ONE:
        return Amount(1, 1, unit, roughly, half)
    if words.startswith("between "):
        low, high = (value_of(n) for n in words.removeprefix("between ").split(" and ", 1))
        return Amount(low, max(low, high), unit, roughly, half)
    numbers = [value_of(n) for n in re.split(r"\s+(?:or|to)\s+|\s*[-–]\s*(?=\d)", words)]
    return Amount(numbers[0], max(numbers), unit, roughly, half)


def back(said_on: date, amount: Amount) -> Ends:
    """The ends of what lies so long before a day, as precise as the unit: days, or months, or years."""
    nearest, furthest = _at(said_on, amount.low, amount), _at(said_on, amount.high, amount)
    if amount.low != amount.high and amount.unit not in ("month", "year", "decade"):
        mark = "~" if amount.roughly in ("about", "around", "some", "roughly", "approximately") else ""
    else:
        mark = amount.mark if amount.low == amount.high else ""
    first, last = furthest[0], nearest[1]
    if amount.more:
        return "..", last + (mark if amount.unit not in ("day", "night") else "")
    if amount.less:
        return days(since(said_on, amount), said_on)
    return first + mark, last + mark


def _at(said_on: date, number: int, amount: Amount) -> Ends:
    """The unit that lies so many of its kind back; with a half more, the month in the middle."""
    if amount.unit in ("month", "year", "decade"):
        months = number * {"month": 1, "year": 12, "decade": 120}[amount.unit]
        if amount.half and amount.unit == "month":
            then = said_on - timedelta(days=number * 30 + 15)
            return (f"{then:%Y-%m}",) * 2
        year, month = month_back(said_on, months + 6 * (amount.half and amount.unit == "year"))
        precise = amount.unit == "month" or amount.half
        return (Part(year, month if precise else None).edtf,) * 2
    if amount.unit in ("hour", "minute"):
        hours = number if amount.unit == "hour" else 0
        return days(said_on - timedelta(days=-(-hours // 24)), said_on - timedelta(days=hours // 24))
    then = said_on - timedelta(days=number * LENGTH[amount.unit] + (LENGTH[amount.unit] // 2) * amount.half)
    return days(then, then)


def since(said_on: date, amount: Amount) -> date:
    """The day on which a time of that length began that ends on a day: by the calendar for months and years."""
    if amount.unit not in ("month", "year", "decade"):
        hours = -(-amount.high // 24) if amount.unit == "hour" else 0
        return said_on - timedelta(days=amount.high * LENGTH[amount.unit] + hours)
    months = amount.high * {"month": 1, "year": 12, "decade": 120}[amount.unit] + 6 * (
        amount.half and amount.unit == "year"
    )
    part = Part(*month_back(said_on, months), said_on.day)
    while not part.real:
        part = Part(part.year, part.month, (part.first or 1) - 1)
    assert part.year is not None and part.month is not None and part.first is not None
    return date(part.year, part.month, part.first)
