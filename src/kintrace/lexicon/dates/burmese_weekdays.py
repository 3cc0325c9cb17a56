"""Weekdays written beside a day: "၂၆ ရက် (သောကြာနေ့)" and "သောကြာနေ့ (စက်တင်ဘာ ၂၆ ရက်)" are one date."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.lexicon.dates.burmese_points import Point
from kintrace.lexicon.dates.burmese_words import DAYPART, NEXT, PAST, THIS, WEEKDAY, WEEKDAYS, any_of

_NAMES = any_of(WEEKDAYS)
_AFTER = re.compile(
    rf"(?:\s?ရက်)?(?:\s?နေ့|စွဲ)?\s*(?:[၊,]?\s*(?P<wd>{WEEKDAY})|[(\[]\s*(?P<in>{_NAMES})(?:\s?နေ့)?\s*[)\]])\)?"
)
_BEFORE = re.compile(
    rf"(?:{PAST}|{NEXT}|{THIS}|(?:အရင်|ယခင်)\s?)?(?P<wd>{_NAMES})(?:(?:\s?နေ့)?\s?(?:{DAYPART})?(?:က|မှာ|တွင်)?\s*[(\[]\s*|\s?နေ့(?:က|မှာ|တွင်)?\s*[၊,]?\s*)\Z"
)
_BRACKETED = re.compile(rf"(?:\s?ရက်)?(?:\s?နေ့|စွဲ)?\s*[(\[]\s*(?P<wd>{WEEKDAY})\s*[)\]]")
_OPENS = re.compile(r"(?:\s?ရက်)?(?:\s?နေ့|စွဲ)?(?:က)?\s*[(\[]\s*")
_LENGTH = len("2025-10-07")  # of one day in EDTF
_CLOSES = re.compile(r"(?:\s?ရက်)?(?:\s?နေ့|စွဲ)?\s*[)\]]")


def with_weekdays(text: str, points: list[Point]) -> list[Point]:
    """Join each day with the weekday beside it, so that the weekday is no find of its own.

    The day and month win; the weekday only picks the year, or the month of a bare day, where none is written.
    """
    joined: list[Point] = []
    for point in _told_twice(text, points):
        whole = _joined(text, point) if _is_day(point) else point
        if whole is not point:
            joined = [p for p in joined if p.end <= whole.start or p.kind != "weekday"]
        if not (joined and point.kind == "weekday" and point.start < joined[-1].end):
            joined.append(whole)
    return joined


def _told_twice(text: str, points: list[Point]) -> list[Point]:
    """Make one of a day told from the day of saying and the same day in brackets: "မနေ့က (အောက်တိုဘာ ၇ ရက်)"."""
    told: list[Point] = []
    for point in points:
        last = told[-1] if told else None
        shut = _CLOSES.match(text, point.end)
        if last and shut and _OPENS.fullmatch(text, last.end, point.start) and "relative" in (last.kind, point.kind):
            day = point if last.kind == "relative" else last
            if _is_day(day) and all(len(p.edtf) == _LENGTH for p in (last, point) if p is not day):
                told[-1] = replace(day, start=last.start, end=shut.end(), kind="day")
                continue
        told.append(point)
    return told


def _is_day(point: Point) -> bool:
    if point.kind not in ("day", "only"):
        return False
    return point.part is None or (point.part.first is not None and point.part.last is None)


def _joined(text: str, point: Point) -> Point:
    after = _BRACKETED.match(text, point.end) or _AFTER.match(text, point.end)
    if after:
        name = after["wd"] or after["in"]
        return _made(point, point.start, after.end(), name)
    before = _BEFORE.search(text, max(0, point.start - 40), point.start)
    if before and point.weekday is None:
        closes = _CLOSES.match(text, point.end) if before[0].rstrip()[-1] in "([" else None
        return _made(point, before.start(), closes.end() if closes else point.end, before["wd"])
    return point


def _made(point: Point, start: int, end: int, name: str) -> Point:
    number = WEEKDAYS[name.removesuffix("နေ့").strip()]
    return replace(point, start=start, end=end, kind="day", weekday=number)
