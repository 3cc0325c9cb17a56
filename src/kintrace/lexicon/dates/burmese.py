"""Dates in Burmese: both calendars as Burmese writes them, words counted from the day of saying, ranges and marks.

Burmese puts no space between words, and marks a date after it: "မှ … အထိ" from to, "ကတည်းက" since, "ခန့်" about. So single
dates are found first, then joined with what stands between and after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kintrace.lexicon.dates.burmese_digits import digit_points
from kintrace.lexicon.dates.burmese_moon import moon_points
from kintrace.lexicon.dates.burmese_orders import order_points
from kintrace.lexicon.dates.burmese_points import Point, calendar_points, last_such_day
from kintrace.lexicon.dates.burmese_relative import relative_points
from kintrace.lexicon.dates.burmese_unknown import unknown_points
from kintrace.lexicon.dates.burmese_weekdays import with_weekdays
from kintrace.lexicon.dates.burmese_words import DAYPART, unmixed
from kintrace.lexicon.dates.burmese_years import year_points
from kintrace.lexicon.dates.found import FoundDate, Part, month_back
from kintrace.lexicon.finding import longest
from kintrace.model import UNKNOWN_DATE, When

_TAIL = re.compile(rf"\s?\)?(?:\s?ရက်)?(?:စွဲပါ|စွဲ)?(?:နေ့)?(?:လ(?=မှ|က|အ|ထိ|နှင့်|နဲ့|မတိုင်))?(?:\s*{DAYPART})?")
_HOUR = re.compile(r"\s*\d{1,2}\s*နာရီ(?:\s*\d{1,2}\s*မိနစ်|ခွဲ)?(?:ခန့်|လောက်)?")
_FROM = re.compile(r"\s*(?:မှသည်|မှနေ(?:၍|ပြီး)?|မှ|ကနေ(?:ပြီး)?|ကနေစပြီး)\s*|\s*[-–—]\s*")
_AND = re.compile(r"\s*(?:နှင့်|နဲ့|နှင့်အတူ)\s*")
_OR = re.compile(r"\s*(?:က|မှာ|တွင်)?[\s၊]*(?:သို့တည်းမဟုတ်|သို့မဟုတ်|ဒါမှမဟုတ်|ဒါမဟုတ်|\(\s?သို့\s?\)|သို့)\s*|\s*လား[\s၊]*")
_AFTER = re.compile(
    r"\s*(?:(?P<since>(?:က|မှ)?\s?(?:စတင်\s?(?:၍|ကာ|ပြီး|လို့)?|စပြီး|စ၍|စကာ|စလို့)|ကတည်း\s?က|ကတဲက|ကထဲက|နောက်ပိုင်း|ပြီးနောက်(?:ပိုင်း)?|ပြီးကတည်းက)"
    r"|(?P<until>အထိ|ထိ(?!ခိုက်|န်|ပ်|[\u102b-\u103e])|တိုင်အောင်|မတိုင်(?:သေး)?(?:မီ|ခင်|မှီ)|နောက်ဆုံးထား)"
    r"|(?P<about>(?:ပတ်)?ဝန်းကျင်|ခန့်|လောက်))"
)
_RUN = re.compile(r"မှ|ကနေ|\d\s*[-–—]\s*\d")  # a range of days within one date
_PERIOD = re.compile(r"\s*(?:အတွင်း|အကြား|ကြား|အထိ|ထိ|မှာ|တွင်|၌|ခု)")
_DOUBT = re.compile(r"\s*(?:က|မှာ|တွင်)?\s*(?:ဖြစ်နိုင်|ဖြစ်ကောင်းဖြစ်|ဖြစ်လောက်|လို့\s?ထင်|ဟု\s?ထင်|ထင်ပါ|ထင်တယ်)")
_HINT = re.compile(r"ရက်|လ|နှစ်|ခု|နေ့|ည|ဧပြီ|ပတ်|ဘာ|ရီ|မတ်|ဇွန်|ဂုတ်|လိုင်|မကြာ|ဖြန်|သဘက်|သန်ဘက်|မနက်|\d[-./–]|\d\s[-./–]|သင်္ကြန်|ခါ|\d{4}")


def burmese_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find the dates that Burmese text names, in its order, none over another."""
    if not _HINT.search(text):
        return
    words = unmixed(text)
    points = with_weekdays(words, longest(_points(words, said_on)))
    points = [p for i, p in enumerate(points) if not (i and _is_hour_of(words, points[i - 1], p))]
    at = 0
    while at < len(points):
        taken, find = _joined(words, points, at, said_on)
        at += taken
        if find is not None:
            yield replace(find, when=When(find.when.edtf, text[find.start : find.end]))


def _points(text: str, said_on: date | None) -> Iterator[Point]:
    yield from calendar_points(text, said_on)
    yield from order_points(text, said_on)
    yield from digit_points(text)
    yield from year_points(text, said_on)
    yield from relative_points(text, said_on)
    yield from moon_points(text, said_on)
    yield from unknown_points(text)


def _is_hour_of(text: str, before: Point, point: Point) -> bool:
    """Whether "ညက" (last night) only says at which hour of the date before it."""
    if point.kind != "relative" or text[point.start] != "ည" or before.kind == "duration":
        return False
    return not text[before.end : point.start].replace("နေ့", "").strip(" ၊,)")


def _joined(text: str, points: list[Point], at: int, said_on: date | None) -> tuple[int, FoundDate | None]:
    """How many points make one date, and that date."""
    left = points[at]
    if at + 1 < len(points) and left.kind != "duration" and points[at + 1].kind != "duration":
        right = points[at + 1]
        link = _link(text, left, right)
        pair = link and _says_a_time(text, left, right) and _pair(left, right, said_on)
        if pair and (link == "or" or _in_order(*pair)):
            first, last = pair
            found, end = _marked(text, right.end)
            end = end if found == "until" else right.end
            if link == "or":
                return 2, _find(text, left.start, end, f"[{first.whole},{last.whole}]".replace("/", ".."), "interval")
            return 2, _find(text, left.start, end, f"{first.first}/{last.last}", "interval")
    if left.kind == "only":
        return 1, None
    return 1, _single(text, left, said_on)


def _link(text: str, left: Point, right: Point) -> str:
    tail = _TAIL.match(text, left.end)
    hour = _HOUR.match(text, tail.end()) if tail else None
    ends = {left.end, *(m.end() for m in (tail, hour) if m)}
    for name, pattern in (("from", _FROM), ("and", _AND), ("or", _OR)):
        for end in ends:
            found = pattern.match(text, end)
            if found and found.end() > end and text[found.end() : right.start] in ("", "("):
                return name
    return ""


def _in_order(left: Point, right: Point) -> bool:
    """Whether an interval can lead from one to the other."""
    first, last = left.first[:10], right.last[:10]
    if "X" in first + last:
        return first.startswith("XXXX-") and last.startswith("XXXX-")
    return first <= last


def _says_a_time(text: str, left: Point, right: Point) -> bool:
    """Whether two points are dates at all: of two bare numbers only if the words after them say so."""
    return not left.kind == right.kind == "only" or bool(_PERIOD.match(text, right.end))


def _pair(left: Point, right: Point, said_on: date | None) -> tuple[Point, Point] | None:
    if left.part is None or right.part is None:
        return _pair_of_days(left, right)
    a, b = left.part, right.part
    if left.year_unsaid != right.year_unsaid and a.year and b.year:  # the one that is written holds for both
        a, b = replace(a, year=None) if left.year_unsaid else a, replace(b, year=None) if right.year_unsaid else b
    unsaid = all(n is None for n in (a.month, a.year, b.month, b.year))
    if said_on and a.first is not None and b.first is not None and unsaid:
        then = last_such_day(b.first, said_on)
        if then is None:
            return None
        b = Part(then.year, then.month, b.first)
        a = Part(*(month_back(then, 1) if a.first > then.day else (then.year, then.month)), a.first)
    if a.month is None and a.year is None:
        if b.month is None:
            return None
        a = Part(b.year, b.month, a.first)
    if b.month is None and b.year is None:
        b = Part(a.year, a.month, b.first)
    if (a.first and a.month is None) or (b.first and b.month is None):
        return None
    over = bool(a.month and b.month and (a.month, a.first or 0) > (b.month, b.first or 31))
    if a.year is None and b.year is None:
        right = replace(right, part=b).dated(said_on)
        b = right.part or b
        a = replace(a, year=b.year and b.year - over)
    elif b.year is None:
        b = replace(b, year=(a.year or 0) + over)
    elif a.year is None and a.month is not None and b.year is not None:
        a = replace(a, year=b.year - over)
    if not (a.real and b.real):
        return None
    return replace(left, part=a), replace(right, part=b)


def _pair_of_days(left: Point, right: Point) -> tuple[Point, Point] | None:
    if UNKNOWN_DATE in (left.edtf, right.edtf) and (left.part is None) == (right.part is None):
        return None
    if left.kind == right.kind == "weekday" and left.edtf > right.edtf:
        left = replace(left, edtf=(date.fromisoformat(left.edtf) - timedelta(days=7)).isoformat())
    if "/" in left.whole + right.whole or "~" in left.whole + right.whole:
        return None
    if left.part is not None and (left.part.month is None and left.part.first):
        return None
    if right.part is not None and (right.part.month is None and right.part.first):
        return None
    return left, right


def _single(text: str, point: Point, said_on: date | None) -> FoundDate | None:
    if point.kind == "duration":
        return FoundDate(point.start, point.end, When(UNKNOWN_DATE), "duration", point.days_after)
    part = point.part
    if part is not None and part.month is None and part.year is None:
        day = last_such_day(part.first or 0, said_on, point.weekday) if said_on else None
        point = replace(point, part=None, edtf=day.isoformat() if day else UNKNOWN_DATE)
    point = point.dated(said_on)
    found, end = _marked(text, point.end)
    kind = point.kind
    edtf = point.whole
    if edtf == UNKNOWN_DATE:
        return _find(text, point.start, point.end, edtf, kind)
    if found in ("since", "about since"):
        about = point.first.endswith("~") or found != "since"
        return _find(text, point.start, end, f"{point.first.rstrip('~')}{'~' * about}/..", "since")
    if (
        found == "until"
        and kind == "interval"
        and part is not None
        and part.last
        and _RUN.search(text, point.start, point.end)
    ):
        return _find(text, point.start, end, edtf, kind)
    if found == "until":
        return _find(text, point.start, end, f"../{point.last.rstrip('~')}", "until")
    mark = {"about": "~", "doubt": "?", "both": "%"}.get(found, "")
    if mark and edtf[-1] not in "~?%":
        edtf = "/".join(side + mark for side in edtf.split("/"))
    return _find(text, point.start, end, edtf, kind)


def _marked(text: str, end: int) -> tuple[str, int]:
    """What stands after a date and says how to take it, and where that ends."""
    tail = _TAIL.match(text, end)
    for start in (end, tail.end() if tail else end):
        found = _AFTER.match(text, start)
        if found:
            name = str(found.lastgroup)
            if name == "about":
                since = _AFTER.match(text, found.end())
                if since and since["since"]:
                    return "about since", since.end()
                doubt = _DOUBT.match(text, found.end())
                return ("both", found.end()) if doubt else (name, found.end())
            return name, found.end()
        if _DOUBT.match(text, start):
            return "doubt", end
    return "", end


def _find(text: str, start: int, end: int, edtf: str, kind: str) -> FoundDate:
    return FoundDate(start, end, When(edtf), kind)
