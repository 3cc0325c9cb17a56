"""Calendar dates in English: days, months, parts of months, years, and spans of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.lexicon.dates.found import FoundDate, Part, thirds, week_of_month
from kintrace.lexicon.finding import stretches
from kintrace.lexicon.numbers import ordinal_of
from kintrace.model import When

_MONTHS = (
    "Jan(?:uary)?",
    "Feb(?:ruary)?",
    "Mar(?:ch)?",
    "Apr(?:il)?",
    "May",
    "June?",
    "July?",
    "Aug(?:ust)?",
    "Sept?(?:ember)?",
    "Oct(?:ober)?",
    "Nov(?:ember)?",
    "Dec(?:ember)?",
)
_MONTH_NUMBER = {re.sub(r"\W.*", "", m)[:3].lower(): i + 1 for i, m in enumerate(_MONTHS)}
# Capitals only: "may" and "march" are verbs far more often than months.
_UPPER = "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
MONTH = rf"(?:{'|'.join(_MONTHS)}|{_UPPER})\b\.?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:%]|\s?[ap]\.?m\b|[-‐‑]year|,\d{3}|[.]\d)"
_YEAR = r"(?:19[4-9]\d|20\d\d)\b(?!-)"
_DASH = r"\s*[-–—‑]\s*"
_PART = (
    r"(?:(?:the\s+)?(?P<{0}part>early|mid|middle|late|beginning|start|end|latter\s+part|first\s+half|second\s+half|"
    r"(?P<{0}week>first|second|third|fourth|last)\s+week)(?:[-\s]+(?:days?\s+)?(?:of|in)\s+(?:the\s+month\s+of\s+)?|"
    r"[-\s]+))?"
)
# A number before people counts them: "in August 20 people" names no twentieth.
_NO_PEOPLE = (
    r"(?!\s+(?:\w+\s+)?(?:people|persons|men|women|youths?|boys|girls|villagers|residents|civilians|soldiers|"
    r"students|workers|others|families|households|times)\b)"
)
_LIST = rf"(?:\s*,\s*{_DAY})*(?:\s*,?\s+(?:and|or|&)\s+{_DAY})"


def _span_of(tag: str) -> str:
    """One date, with its groups named after ``tag``."""
    return (
        rf"(?:(?:the\s+)?(?P<{tag}dmday>{_DAY})(?P<{tag}dmmore>{_DASH}{_DAY}|\s+to\s+{_DAY}|{_LIST})?\s+(?:of\s+)?(?P<{tag}dmmonth>{MONTH})(?:,"
        rf"?\s+(?P<{tag}dmyear>{_YEAR}))?"
        rf"|(?P<{tag}mdmonth>{MONTH})\s+(?:the\s+)?(?P<{tag}mdday>{_DAY}){_NO_PEOPLE}(?P<{tag}mdmore>(?:{_DASH}{_DAY}|"
        rf"{_LIST}){_NO_PEOPLE}(?!\s+{MONTH}))?(?:,?\s+(?P<{tag}mdyear>{_YEAR}))?"
        rf"|{_PART.format(tag)}(?P<{tag}month>{MONTH})(?:(?:,|\s+of)?\s+(?P<{tag}year>{_YEAR}))?"
        rf"|(?:(?P<{tag}third>early|mid|late)[-\s]+)?(?P<{tag}only>{_YEAR}))"
    )


_BY_DAY = rf"(?:{WEEKDAY}\s+)?"
_LEAD = (
    r"(?P<lead>[Ss]ince|[Ff]rom|[Aa]fter|[Ff]ollowing|[Uu]ntil|[Tt]ill?|[Bb]efore|[Bb]y|[Uu]p\s+to|[Oo]n\s+or\s+about|"
    r"[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]f|[Aa]round|[Aa]bout|[Ss]tarting|[Bb]eginning)"
)
_LEADS = (
    rf"(?:{_LEAD}\s+)?(?:(?P<about>around|about|circa|or\s+around|approximately)\s+)?(?:on\s+|in\s+|the\s+night\s+of\s+|"
    rf"the\s+(?:morning|afternoon|evening)\s+of\s+|the\s+month\s+of\s+|the\s+year\s+)?"
)
_ONE = re.compile(rf"(?<![\w-]){_LEADS}{_BY_DAY}{_span_of('a')}")
# After "on" it can only be a date: "on November 14 soldiers came".
_ON = re.compile(rf"(?<![\w-])(?P<lead>[Oo]n)\s+(?P<about>){_BY_DAY}{_span_of('a').replace(_NO_PEOPLE, '')}")
_TWO = re.compile(
    rf"(?<![\w-])(?:(?P<from>[Ff]rom|[Bb]etween|[Ss]ince)\s+)?{_BY_DAY}{_span_of('a')}(?:\s+(?:to|and|until|"
    rf"till|through)\s+|{_DASH}){_BY_DAY}(?:{_span_of('b')}|(?P<bday>{_DAY})(?:,?\s+(?P<byear2>{_YEAR}))?{_NO_PEOPLE})"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)-(?P<ym>\d{1,2})-(?P<yd>\d{1,2})|(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,"
    r"2})(?P=sep)(?P<dy>(?:19|20)?\d\d))(?![\d/-]|\.\d)"
)
# Days of one date in every year: of the Western calendar, and of the state's own.
_FEASTS = {
    "New Year's Day": (1, 1), "New Year's Eve": (12, 31), "Christmas Eve": (12, 24), "Christmas Day": (12, 25),
    "Christmas": (12, 25), "Independence Day": (1, 4), "Union Day": (2, 12), "Armed Forces Day": (3, 27),
    "Martyrs' Day": (7, 19), "Kachin State Day": (1, 10), "Shan National Day": (2, 7), "Chin National Day": (2, 20),
}  # fmt: skip
_FEAST_NAMES = "|".join(_FEASTS).replace("'", "['’]")
_FEAST = re.compile(rf"\b[Oo]n\s+(?P<feast>{_FEAST_NAMES})\b(?:,?\s+(?P<year>{_YEAR}))?")
_ANCHOR = re.compile(rf"{MONTH}|(?<!\d){_YEAR}")
_AROUND = 80
_OPENS, _CLOSES = (
    {"since", "after", "following", "starting", "beginning"},
    {"until", "til", "till", "before", "by", "up to"},
)


def calendar_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find dates that name a month, a year, or day and month in digits."""
    for start, end in stretches(text, _ANCHOR, _AROUND):
        for match in _TWO.finditer(text, start, end):
            yield from _spanning(match, said_on)
        for match in _ONE.finditer(text, start, end):
            yield from _single(match, said_on)
        for match in _ON.finditer(text, start, end):
            yield from _single(match, said_on)
    for match in _FEAST.finditer(text) if "Day" in text or "Eve" in text or "Christmas" in text else ():
        month, dom = _FEASTS[match["feast"].replace("’", "'")]
        part = Part(int(match["year"]) if match["year"] else None, month, dom).dated(said_on)
        yield FoundDate(match.start(), match.end(), When(part.edtf, match[0]), "day")
    for match in _NUMERIC.finditer(text):
        yield from numeric(match, said_on)


def numeric(match: re.Match[str], said_on: date | None) -> Iterator[FoundDate]:
    """Read a date in digits: the day first, unless only the other order is a date."""
    if match["y"]:
        year, month, dom = int(match["y"]), int(match["ym"]), int(match["yd"])
    else:
        year, month, dom = int(match["dy"]), int(match["m"]), int(match["d"])
        if len(match["dy"]) == 2:
            if match["sep"] == "-" or "." in match["sep"]:
                return  # version numbers and clock times look the same
            year += 2000
        if month > 12 >= dom:
            month, dom = dom, month
    part = Part(year, month, dom, None)
    if part.real:
        yield FoundDate(match.start(), match.end(), When(part.edtf, match[0]), "day")


def _single(match: re.Match[str], said_on: date | None) -> Iterator[FoundDate]:
    lead = re.sub(r"\s+", " ", (match["lead"] or "").lower())
    part = _part(match, "a")
    if part is None or not part.real or not _dated_enough(match, lead):
        return
    part = _dated(part, match, "a", said_on)
    edtf, kind = _single_edtf(part, lead, match["about"] or (lead if lead in ("around", "about") else ""))
    yield FoundDate(match.start(), match.end(), When(edtf, match[0].rstrip(",")), kind)


def _single_edtf(part: Part, lead: str, about: str) -> tuple[str, str]:
    if lead in _OPENS or lead == "from":
        return f"{part.start_edtf}/..", "since"
    if lead in _CLOSES:
        return f"../{part.end_edtf}", "until"
    if part.month is None:
        return part.edtf + ("~" if about else ""), "year"
    kind = "interval" if part.last is not None else "day" if part.first is not None else "month"
    return part.edtf + ("~" if about and kind != "interval" else ""), kind


def _dated_enough(match: re.Match[str], lead: str) -> bool:
    """Whether a month or year alone is surely one: a word before it says so, or a year stands by it."""
    if match["amonth"]:
        return bool(lead or match["ayear"] or match["apart"] or _THIS.search(match.string[: match.start()]))
    return bool(lead or match["athird"]) if match["aonly"] else True


_THIS = re.compile(r"\b(?:this|last|that)\s+\Z", re.IGNORECASE)


def _dated(part: Part, match: re.Match[str], tag: str, said_on: date | None) -> Part:
    """Give it a year, and then cut it to the part of the month that is named."""
    part = part.dated(said_on)
    words = match[f"{tag}part"]
    if part.month is None or not words:
        return part
    week = match[f"{tag}week"]
    if week:
        return week_of_month(part.year, part.month, -1 if week == "last" else ordinal_of(week))
    third = {"early": "early", "beg": "early", "sta": "early", "fir": "early", "mid": "mid"}.get(
        words[:3] if words != "early" else words, "late"
    )
    if words.endswith("half"):
        return Part(
            part.year, part.month, *((1, 15) if third == "early" else (16, thirds(part.year, part.month, "late").last))
        )
    return thirds(part.year, part.month, third)


def _part(match: re.Match[str], tag: str) -> Part | None:
    if match[f"{tag}only"]:
        return _part_of_year(int(match[f"{tag}only"]), match[f"{tag}third"])
    for order in ("dm", "md"):
        if match[f"{tag}{order}day"]:
            days = [_dom(match[f"{tag}{order}day"]), *map(int, re.findall(r"\d+", match[f"{tag}{order}more"] or ""))]
            year = match[f"{tag}{order}year"]
            last = max(days) if len(days) > 1 else None
            return Part(int(year) if year else None, _month(match[f"{tag}{order}month"]), min(days), last)
    if not match[f"{tag}month"]:
        return None
    year = match[f"{tag}year"]
    return Part(int(year) if year else None, _month(match[f"{tag}month"]))


def _part_of_year(year: int, third: str | None) -> Part:
    # part of a year keeps the year: the words stand beside it
    return Part(year)


def _spanning(match: re.Match[str], said_on: date | None) -> Iterator[FoundDate]:
    start = _part(match, "a")
    if start is None or not start.real:
        return
    if match["bday"]:
        if start.first is None or start.last is not None:
            return
        end: Part | None = Part(
            int(match["byear2"]) if match["byear2"] else start.year, start.month, _dom(match["bday"])
        )
    else:
        end = _part(match, "b")
    # two months with nothing before them may be names: "May and June went"
    bare = match["amonth"] and not match["ayear"] and match["bmonth"] and not match["byear"]
    if end is None or not end.real or (bare and not match["from"]) or (start.month is None and not match["from"]):
        return
    if end.year is not None and start.year is None and start.month is not None:
        start = Part(end.year, start.month, start.first, start.last)
    closing = _dated(end, match, "b", said_on) if not match["bday"] else end.dated(said_on)
    opening = _dated(
        start
        if start.year or not closing.year
        else Part(_year_before(start, closing), start.month, start.first, start.last),
        match,
        "a",
        said_on,
    )
    edtf = f"{opening.start_edtf}/{closing.end_edtf}"
    if _forward(opening, closing):
        yield FoundDate(match.start(), match.end(), When(edtf, match[0].rstrip(",")), "interval")


def _year_before(start: Part, closing: Part) -> int | None:
    """Year of the opening end: that of the closing one, or the year before where the months run over New Year."""
    if closing.year is None or start.month is None or closing.month is None:
        return closing.year
    return closing.year - ((start.month, start.first or 1) > (closing.month, closing.last or closing.first or 31))


def _forward(opening: Part, closing: Part) -> bool:
    if opening.year is None or closing.year is None:
        return opening.year == closing.year
    return (opening.year, opening.month or 1, opening.first or 1) <= (
        closing.year,
        closing.month or 12,
        closing.last or closing.first or 31,
    )


def _month(word: str) -> int:
    return _MONTH_NUMBER[word[:3].lower()]


def _dom(word: str) -> int:
    digits = re.match(r"\d+", word)
    assert digits is not None
    return int(digits[0])
