"""Days of the week and days told by their number alone: "on Tuesday", "last Friday night", "on the 5th"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kintrace.lexicon.dates.english.pieces import UNSETTLED, Ends, Piece, days, fixed
from kintrace.lexicon.dates.english.words import (
    DAY_WORD,
    MONTH,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    number_of_day,
    weekday_of,
)
from kintrace.lexicon.dates.found import Part, month_back, weekday_before

_DAYPART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn)\b)?"
_WHICH = (
    r"(?:(?P<which>(?:this|the)\s+(?:past|coming|following)|(?:this\s+)?(?:past|coming)|last|this|next|that|the\s+same|"
    r"the\s+previous|the\s+next|a|an|one|every|each|any)\s+)?"
)
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?P<lead>(?:on|since|until|till|by|from|before|"
    rf"after)\s+)?{_WHICH}(?:(?P<day>{WEEKDAY})(?P<many>s\b)?|(?P<short>{WEEKDAY_SHORT}))"
    rf"(?P<before_last>\s+before\s+last\b)?{_DAYPART}"
    r"(?P<week>,?\s+(?:of\s+)?(?:the\s+)?(?P<named>last|this|next|"
    r"previous)\s+week\b)?(?P<after>\s+last\b(?!\s+(?:week|month|year)))?",
    re.IGNORECASE,
)
# "Sunday Times", "Friday Market": a weekday before a capital, with no word that makes it a date, is part of a name.
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_DATE_BEFORE = re.compile(
    r"\b(?:on|since|until|till|by|from|before|after|late|early|of|between|and|to|or|late\s+on|early\s+on|"
    r"overnight)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\bthe\s+(?P<dom>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?P<day>\s+day)?(?:\s+of\s+(?P<named>the|this|last|next|"
    r"that)\s+month)?\b"
    rf"(?!\s+(?:of\b|battalion|brigade|company|column|platoon|regiment|grade|standard|batch|intake|round|draft|floor|mile|anniversary|time|person|day|century|week|weekend|quarter|half|"
    rf"month|hour|anniversary|(?:\w+\s+)?(?:battalion|"
    rf"division)|and\s+\d+\w\w\s+of)|\s+[A-Z])"
    rf"|\bthe\s+(?P<word>{DAY_WORD})(?:\s+day)?\s+of\s+(?P<of>the|this|last|next)\s+month\b"
)
# "the first Monday of May": its month tells which.
_NTH_OF = re.compile(rf"\b{ORDINAL}\s+\Z", re.IGNORECASE)
_OF_MONTH = re.compile(rf"\s+(?:of|in)\s+(?:the\s+month|this|last|next|{MONTH}|{YEAR})", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:on|since|by|until|till|from|between|and|to|through|or|(?:morning|afternoon|evening|night|hours|dawn|"
    r"dusk)\s+of)\s+\Z",
    re.IGNORECASE,
)


def weekdays(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find weekdays: the latest on or before the day of saying, unless a word beside them says which."""
    for match in _WEEKDAY.finditer(text, *span):
        which = " ".join((match["which"] or "").lower().split())
        start = match.end("lead") if match["lead"] else match.start()
        name = match["day"] or match["short"]
        if _NTH_OF.search(text[max(match.start() - 15, 0) : match.start("day")]) and _OF_MONTH.match(text, match.end()):
            continue
        if match["many"] or not name[0].isupper() or which in ("every", "each", "any"):
            continue
        dated = bool(which or match["lead"] or match["week"] or _DATE_BEFORE.search(text[max(start - 20, 0) : start]))
        if match["short"] and not (
            dated and (name.endswith(".") or not text[match.end() : match.end() + 2].strip(" ").isalpha())
        ):
            yield Piece(
                start, match.end(), "weekday", lambda _: UNSETTLED, grain="weekday", weekday=weekday_of(name), weak=True
            )
            continue
        bare = match.end() == match.end("day")
        named = not dated and bare and _NAME_AFTER.match(text, match.end())
        nearest = _nearest(weekday_of(name), which, match)
        yield Piece(
            start,
            match.end(),
            "weekday",
            lambda _: UNSETTLED,
            nearest=nearest,
            grain="weekday",
            weekday=weekday_of(name),
            weak=bool(named),
        )


def _nearest(weekday: int, which: str, match: re.Match[str]) -> Callable[[date], Ends]:
    week = (match["named"] or "").lower()
    which = which.split()[-1] if which else ""
    back = 7 * bool(match["before_last"])

    def nearest(said_on: date) -> Ends:
        monday = said_on - timedelta(days=said_on.weekday())
        if which in ("a", "an", "one", "same", "that"):
            return UNSETTLED
        if week or which == "this":
            then = monday + timedelta(days=weekday + {"last": -7, "previous": -7, "next": 7}.get(week, 0))
        elif which in ("next", "coming", "following"):
            then = weekday_before(said_on, weekday) + timedelta(days=7)
        else:
            strictly = which in ("last", "past", "previous") or bool(match["after"] or back)
            then = weekday_before(said_on, weekday, strictly=strictly) - timedelta(days=back)
        return days(then, then)

    return nearest


def days_by_number(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find days of a month that is not named: "on the 5th", "the 5th of last month"."""
    for match in _NTH.finditer(text, *span):
        dom, named = number_of_day(match["dom"] or match["word"]), (match["named"] or match["of"] or "").lower()
        if not 1 <= dom <= 31:
            continue
        if named in ("this", "last", "next"):
            ends = UNSETTLED
            if said_on is not None:
                part = Part(*month_back(said_on, {"last": 1, "next": -1}.get(named, 0)), dom)
                ends = (part.edtf, part.edtf) if part.real else UNSETTLED
            yield fixed(match.start(), match.end(), "day", ends)
            continue
        weak = not _DATED.search(text[max(match.start() - 20, 0) : match.start()])
        yield Piece(
            match.start(), match.end(), "day", lambda _: UNSETTLED, nearest=_latest(dom), grain="number", weak=weak
        )


def _latest(dom: int) -> Callable[[date], Ends]:
    """The latest day of that number, in the latest month that has it."""

    def nearest(up_to: date) -> Ends:
        for back in range(13):
            part = Part(*month_back(up_to, back), dom)
            if part.real and (back or dom <= up_to.day):
                return part.edtf, part.edtf
        return UNSETTLED

    return nearest
