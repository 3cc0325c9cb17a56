"""Words before a month, year, week or day that take a part of it: "early", "the first week of", "the day after"."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from kintrace.lexicon.dates.english.amounts import AMOUNT, amount_of
from kintrace.lexicon.dates.english.pieces import UNSETTLED, Ends, Piece, bounds, days
from kintrace.lexicon.dates.english.words import ORDINAL, WEEKDAY, number_of_day, weekday_of
from kintrace.lexicon.dates.found import Part, month_back, thirds, week_of_month
from kintrace.lexicon.numbers import ENGLISH, value_of
from kintrace.model import UNKNOWN_DATE, When

_OF = r"(?:[-\s]+(?:of|in|into)\s+|[-\s]+)(?:the\s+(?:month|year)\s+(?:of\s+)?)?"
_CUT = re.compile(
    r"(?<![\w-])(?:the\s+)?(?:very\s+)?(?:"
    rf"(?:(?P<since>early|mid|middle|beginning|start)(?:\s+(?:to|and|or|until)\s+(?:the\s+)?|"
    rf"\s*[-–/]\s*))?(?P<third>(?:early|mid|midway|late){_OF}"
    r"|(?:beginning|opening|early\s+part)\s+of\s+(?:the\s+(?:month|year)\s+(?:of\s+)?)?"
    r"|(?:start|first\s+(?:few\s+)?days|opening\s+days|early\s+days|first\s+part|middle|end|last\s+(?:few\s+)?days|"
    r"closing\s+days"
    r"|final\s+days|latter\s+part|last\s+part|close|tail\s+end)(?:[-\s]+of\s+|[-\s]+)(?:the\s+(?:month|"
    r"year)\s+(?:of\s+)?)?)"
    r"|(?P<half>first|second|latter|last|1st|2nd)[-\s]+half(?:\s+(?:of|in)(?:\s+the\s+month\s+of)?\s+|\s+)"
    rf"|(?P<week>{ORDINAL})\s+(?:full\s+)?week(?:\s+(?:of|in)(?:\s+the\s+month\s+of)?\s+|\s+)"
    r"|(?P<quarter>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+quarter(?:\s+(?:of|in)\s+|\s+)"
    r"|(?P<q>[QH][1-4])(?:\s+of)?\s+"
    rf"|(?P<side>first|last|final)\s+(?P<count>{ENGLISH})\s+(?P<unit>day|week|month)s\s+(?:of|in)\s+"
    rf"|(?P<nth>{ORDINAL})\s+(?P<weekday>{WEEKDAY}|weekend|day)\s+(?:of|in)\s+"
    r"|(?P<season>spring|summer|autumn|fall|winter|(?P<rains>rainy|monsoon|wet|hot)\s+season|"
    r"(?P<monsoon>monsoon))(?:,?\s+(?:of|in)\s+|,?\s+)"
    r")\Z",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    rf"(?<![\w-])(?:(?P<eve>(?:the\s+)?(?:eve|day\s+before|night\s+before|evening\s+before|"
    rf"day\s+prior\s+to)(?:\s+of)?\s+)|(?P<after>(?:the\s+)?(?:day|morning|night)\s+(?:after|following)\s+)"
    rf"|{AMOUNT.replace('@', '')}\s+(?P<dir>after|before|following|prior\s+to|ahead\s+of)\s+"
    r"|(?P<into>(?:overnight|(?:on\s+)?the\s+night)\s+(?:in)?to\s+)|(?:the\s+)?(?P<around>week|"
    r"weekend)\s+(?P<how>of|ending|ended|beginning|starting|from)\s+)(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LOOK = 60
_EARLY = ("early", "beginning", "start", "opening", "first")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_RAINS = {"hot": (3, 5)}


def cut(piece: Piece, text: str, after: int) -> Piece:
    """The part of a month, year or week that the words before it name; itself where none do.

    Args:
        piece: What is cut.
        text: The text it stands in.
        after: End of the piece before it: words up to there are taken.
    """
    if piece.grain not in ("month", "year", "week"):
        return piece
    match = _CUT.search(text, max(after, piece.start - _LOOK), piece.start)
    if match is None:
        return piece
    part = {"month": _of_month, "year": _of_year, "week": _of_week}[piece.grain](match, piece)
    return piece if part is piece else part.stretched(start=match.start())


def shift(piece: Piece, text: str, after: int) -> Piece:
    """What lies so long before or after a day, by the words before it: "two days after", "the eve of"."""
    if piece.grain not in ("day", "weekday", "number") or piece.kind in ("month", "year"):
        return piece
    match = _SHIFT.search(text, max(after, piece.start - _LOOK), piece.start)
    if match is None:
        return piece
    return replace(piece.changed(lambda ends: _shifted(match, ends)), start=match.start(), weak=False, grain="day")


def _third(words: str) -> str:
    words = words.lower()
    return "early" if words.startswith(_EARLY) else "mid" if words.startswith("mid") else "late"


def _of_month(match: re.Match[str], piece: Piece) -> Piece:
    month = piece.month
    if month is None:  # last month, of an unknown day of saying
        return replace(piece, weak=False, grain="day")
    if match["season"] or match["q"] or match["quarter"] or match["unit"] == "month":
        return piece

    def spell(year: int | None) -> Ends:
        part = _days_of_month(match, piece.year if piece.year is not None else year, month)
        return part.start_edtf, part.end_edtf

    # the year is that of the month: a part of it that is still to come does not make it last year's
    if match["nth"] and piece.begins is not None:
        return replace(piece, spell=lambda year: _nth_or_open(match, year, month), weak=False, grain="day", kind="day")
    kind = "day" if match["nth"] else _kind(piece, "interval")
    return replace(piece, spell=spell, weak=False, grain="span" if match["since"] else "day", kind=kind)


def _nth_or_open(match: re.Match[str], year: int | None, month: int) -> Ends:
    if year is None:
        return (f"XXXX-{month:02d}",) * 2
    part = _days_of_month(match, year, month)
    return part.start_edtf, part.end_edtf


def _kind(piece: Piece, kind: str) -> str:
    return "relative" if piece.kind == "relative" else kind


def _days_of_month(match: re.Match[str], year: int | None, month: int) -> Part:
    length = calendar.monthrange(year or 2001, month)[1]
    if match["third"]:
        part = thirds(year, month, _third(match["third"]))
        opening = thirds(year, month, _third(match["since"])) if match["since"] else part
        return Part(year, month, opening.first, part.last)
    if match["half"]:
        return Part(year, month, 1, 15) if match["half"].lower() in ("first", "1st") else Part(year, month, 16, length)
    if match["week"]:
        return week_of_month(year, month, min(number_of_day(match["week"]), 5 if length > 28 else 4))
    if match["unit"]:
        count = value_of(match["count"].lower()) * (7 if match["unit"].lower() == "week" else 1)
        return (
            Part(year, month, 1, min(count, length))
            if match["side"].lower() == "first"
            else Part(year, month, max(length - count + 1, 1), length)
        )
    return _nth_weekday(match, year, month, length)


def _nth_weekday(match: re.Match[str], year: int | None, month: int, length: int) -> Part:
    if match["weekday"].lower() == "day":
        dom = number_of_day(match["nth"])
        return Part(year, month, length if dom < 0 else min(dom, length))
    if year is None:
        return Part(None, month)
    weekend = match["weekday"].lower() == "weekend"
    number = 5 if weekend else weekday_of(match["weekday"])
    doms = [d for d in range(1, length + 1) if date(year, month, d).weekday() == number]
    nth = number_of_day(match["nth"])
    if nth > len(doms):
        return Part(year, month)
    dom = doms[nth - 1 if nth > 0 else -1]
    return Part(year, month, dom, min(dom + 1, length) if weekend else None)


def _of_year(match: re.Match[str], piece: Piece) -> Piece:
    year = piece.year
    if year is None:
        return replace(piece, weak=False, grain="day")
    ends = _months_of_year(match, year)
    if ends is None:
        return piece
    grain = "span" if match["since"] else "day"
    return replace(piece, spell=lambda _: ends, weak=False, grain=grain, kind=_kind(piece, "interval"))


def _months_of_year(match: re.Match[str], year: int) -> Ends | None:
    if match["third"]:
        first, last = _THIRDS_OF_YEAR[_third(match["third"])]
        first = _THIRDS_OF_YEAR[_third(match["since"])][0] if match["since"] else first
    elif match["half"] or (match["q"] and match["q"][0] in "Hh"):
        early = match["half"].lower() in ("first", "1st") if match["half"] else match["q"][1] == "1"
        first, last = (1, 6) if early else (7, 12)
    elif match["quarter"] or match["q"]:
        number = int(match["q"][1]) if match["q"] else number_of_day(match["quarter"])
        number = 4 if number < 0 else number
        first, last = number * 3 - 2, number * 3
    elif match["unit"]:
        return _side_of_year(match, year)
    elif match["week"] or match["nth"]:
        return _week_of_year(match, year)
    elif match["season"].lower() in _SEASONS:
        return (f"{year}-{_SEASONS[match['season'].lower()]}",) * 2
    else:
        first, last = _RAINS.get((match["rains"] or "").lower(), (6, 10))
        return f"{year}-{first:02d}~", f"{year}-{last:02d}~"
    return f"{year}-{first:02d}", f"{year}-{last:02d}"


def _side_of_year(match: re.Match[str], year: int) -> Ends:
    count, first = value_of(match["count"].lower()), match["side"].lower() == "first"
    if match["unit"].lower() == "month":
        return (
            (f"{year}-01", f"{year}-{min(count, 12):02d}")
            if first
            else (f"{year}-{max(13 - count, 1):02d}", f"{year}-12")
        )
    length = timedelta(days=count * (7 if match["unit"].lower() == "week" else 1) - 1)
    return (
        days(date(year, 1, 1), date(year, 1, 1) + length)
        if first
        else days(date(year, 12, 31) - length, date(year, 12, 31))
    )


def _week_of_year(match: re.Match[str], year: int) -> Ends | None:
    nth = number_of_day(match["week"] or match["nth"])
    if match["nth"] and match["weekday"].lower() == "day" and nth in (1, -1):
        edge = date(year, 1, 1) if nth > 0 else date(year, 12, 31)
        return days(edge, edge)
    if match["nth"] or nth > 52:
        return None
    if nth < 0:
        return days(date(year, 12, 25), date(year, 12, 31))
    first = date(year, 1, 1) + timedelta(days=7 * (nth - 1))
    return days(first, first + timedelta(days=6))


def _of_week(match: re.Match[str], piece: Piece) -> Piece:
    """Part of a week: early is its first three days, the middle Tuesday to Thursday, late its last four."""
    if not match["third"]:
        return piece
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[_third(match["third"])]

    def narrowed(ends: Ends) -> Ends:
        start = bounds(ends)[0] if ends != UNSETTLED else None
        return UNSETTLED if start is None else days(start + timedelta(days=first), start + timedelta(days=last))

    return replace(piece.changed(narrowed), weak=False, grain="day")


def _shifted(match: re.Match[str], ends: Ends) -> Ends:
    first, last = bounds(ends)
    if UNKNOWN_DATE in ends or first is None or last is None:
        return _shifted_open(match, ends)
    if match["around"]:
        return _week_around(match, first)
    low, high, mark = _distance(match)
    if match["dir"] and match["unit"].lower() in ("month", "year"):
        months = low * (12 if match["unit"].lower() == "year" else 1)
        year, month = month_back(first, -months)
        return (Part(year, month).edtf + "~",) * 2
    # "the eve of Thingyan" lies before the first of its days, "the day after Thingyan" behind the last
    first, last = (first, first) if high < 0 else (last, last) if low > 0 else (first, last)
    return (first + timedelta(days=low)).isoformat() + mark, (last + timedelta(days=high)).isoformat() + mark


def _shifted_open(match: re.Match[str], ends: Ends) -> Ends:
    """Of a day without a year, where the days after it are the same in every year."""
    if UNKNOWN_DATE in ends or match["around"] or ends[0] != ends[1]:
        return UNSETTLED
    low, high, mark = _distance(match)
    moved = When(ends[0]).shifted(low, high).edtf
    return UNSETTLED if moved == UNKNOWN_DATE else (moved + mark, moved + mark)


def _distance(match: re.Match[str]) -> tuple[int, int, str]:
    if match["eve"]:
        return -1, -1, ""
    if match["after"]:
        return 1, 1, ""
    if match["into"]:
        return -1, 0, ""
    amount = amount_of(match)
    unit = {"week": 7, "fortnight": 14, "month": 30, "year": 365}.get(
        amount.unit, 1 if amount.unit in ("day", "night") else 0
    )
    sign = 1 if match["dir"].lower() in ("after", "following") else -1
    low, high = sorted((sign * amount.low * unit, sign * amount.high * unit))
    return low, high, amount.mark if amount.low == amount.high else ""


def _week_around(match: re.Match[str], first: date) -> Ends:
    how = match["how"].lower()
    if match["around"].lower() == "weekend":
        saturday = first + timedelta(days=5 - first.weekday()) if first.weekday() < 6 else first - timedelta(days=1)
        return days(saturday, saturday + timedelta(days=1))
    if how in ("ending", "ended"):
        return days(first - timedelta(days=6), first)
    start = first if how in ("beginning", "starting", "from") else first - timedelta(days=first.weekday())
    return days(start, start + timedelta(days=6))
