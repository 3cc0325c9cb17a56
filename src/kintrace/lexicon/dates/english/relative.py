"""Dates counted from the day of saying: "last night", "three weeks ago", "earlier this month", "over the past year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kintrace.lexicon.dates.english.amounts import AMOUNT, ROUGHLY, Amount, amount_of, back, since
from kintrace.lexicon.dates.english.pieces import UNSETTLED, Ends, Piece, days, fixed
from kintrace.lexicon.dates.found import Part, month_back, weekday_before

_PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn)"
_DAYPART = rf"(?:\s+(?:early\s+|late\s+|mid-?)?{_PART_OF_DAY})?"
_TODAY = re.compile(
    rf"\b(?:(?P<d0>(?:earlier\s+|early\s+|late\s+|later\s+)?(?:today|to-day)\b{_DAYPART}|(?:earlier\s+|early\s+|"
    rf"late\s+|later\s+)?this\s+(?:very\s+|early\s+|same\s+)?(?:morning|"
    r"afternoon|evening|noon)|(?:earlier\s+|later\s+|late\s+)?tonight)"
    rf"|(?P<d2>(?:the\s+)?day\s+before\s+yesterday{_DAYPART}|(?:the\s+)?(?:night|evening|day|morning|"
    rf"afternoon)\s+before\s+last)"
    rf"|(?P<d1>(?:just\s+|only\s+|late\s+|early\s+|as\s+late\s+as\s+)*(?:last\s+(?:night|evening)|"
    rf"yesterday\b{_DAYPART}))"
    rf"|(?P<after>(?:the\s+)?day\s+after\s+tomorrow{_DAYPART})|(?P<t1>(?:early\s+|late\s+)?tomorrow\b{_DAYPART})"
    r"|(?P<lately>lately|(?:very\s+|only\s+|quite\s+|more\s+|most\s+|just\s+)?recently)"
    r"|(?P<other>the\s+other\s+(?:day|night|week))"
    r"|(?P<unknown>(?:on\s+|at\s+)?an?\s+(?:unknown|unspecified|undisclosed|uncertain)\s+(?:date|day)|"
    r"(?:the\s+)?(?:exact\s+)?dates?(?:\s+(?:is|are|was|were|remains?))?\s+(?:not\s+(?:yet\s+)?known|unknown|"
    r"unclear|uncertain|not\s+given|unspecified)|(?<!\w)dates?(?:\s+[a-z]+){0,4}\s*:\s*(?:unknown|"
    r"not\s+(?:yet\s+)?known|unclear|uncertain|n/a|not\s+given|unspecified)))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:the\s+)?(?P<unit2>weekend|week|month|year)\s+before\s+last\b"
    r"|\b(?:the\s+)?(?:(?P<bit>earlier|later|so\s+far|sometime|some\s+time)\s+(?:in\s+|during\s+)?)?(?:the\s+)?"
    r"(?P<which>last|this\s+past|this\s+coming|this|past|previous|next|current|coming|present|(?<=the\s)(?=week|"
    r"month|year))[\s-]*(?P<unit>weekend|week|fortnight|month|year|"
    r"spring|summer|autumn|winter|(?:rainy|monsoon|wet|hot)\s+season|decade)\b(?!-)(?!\s+of\s+(?:the\s+)?(?:\d|last|"
    r"this|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|month|year))"
    r"|\b(?:at|on|over|during)\s+the\s+(?P<weekend>weekend)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"\b{ROUGHLY.replace('@', '')}(?:{AMOUNT.replace('@', '')}|(?P<bare>(?:days|weeks|months|"
    rf"years)))(?:\s+or\s+so)?\s+(?:ago|back)\b"
    rf"(?P<exact>\s+(?:today|to\s+the\s+day)\b)?"
    rf"|\b(?:it\s+is|it['’]s|it\s+has\s+been|it\s+was|there\s+have\s+been)\s+(?:(?:today|now|already|exactly)\s+)*"
    rf"{AMOUNT.replace('@', 's_')}(?:\s+(?:today|now|already))?\s+since\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?:(?:in|over|during|for|within|throughout|across)\s+)?(?:just\s+)?the\s+(?:past|last|previous|"
    rf"preceding)\s+(?:{AMOUNT.replace('@', '')})(?!\s+of\b)\b"
    rf"|\b(?:in|over|during|for|within)\s+(?:the\s+)?(?:past|last)\s+(?:{AMOUNT.replace('@', 'b_')}|(?P<single>day|"
    rf"week|fortnight|month|year|decade)(?!\s+of\b))\b"
    r"|\b(?:in|over|during|for|within)\s+(?:the\s+)?(?:more\s+|most\s+)?recent\s+(?P<recent>day|week|month|year)s\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    rf"\b(?:(?:in|over|during|for|within)\s+)?the\s+(?:next|coming)\s+{AMOUNT.replace('@', '')}\b|\b(?:in|"
    rf"within)\s+{AMOUNT.replace('@', 't_')}\s+time\b"
    rf"|\b{AMOUNT.replace('@', 'n_')}\s+(?:from\s+(?:now|today)|hence)\b",
    re.IGNORECASE,
)
_RECENT = {"day": 10, "week": 42, "month": 180, "year": 2190}
_SHIFT = {"d0": 0, "d1": -1, "d2": -2, "t1": 1, "after": 2}
_SEASON = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_RAINS = {"rainy": (6, 10), "monsoon": (6, 10), "wet": (6, 10), "hot": (3, 5)}


def days_by_name(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find "today", "last night", "recently"; without the day of saying they are found and not settled."""
    for match in _TODAY.finditer(text, *span):
        ends = UNSETTLED if match["unknown"] or said_on is None else _today(match, said_on)
        yield fixed(match.start(), match.end(), "relative", ends)


def named_units(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find "last week", "this month", "earlier this year", "over the weekend"."""
    for match in _UNIT.finditer(text, *span):
        yield _unit(match, said_on)


def times_ago(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find "three weeks ago", "more than a year ago"."""
    for match in _AGO.finditer(text, *span):
        ends = UNSETTLED if said_on is None else _ago(match, said_on)
        yield fixed(match.start(), match.end(), "relative", ends, "ago")


def times_around(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find times that end with the day of saying or begin with it: "over the past year", "in the coming days"."""
    for match in _PAST.finditer(text, *span):
        ends = UNSETTLED if said_on is None else _past(match, said_on)
        yield fixed(match.start(), match.end(), "interval", ends, "past")
    for match in _COMING.finditer(text, *span):
        ends = UNSETTLED if said_on is None else _coming(match, said_on)
        yield fixed(match.start(), match.end(), "interval" if match["number"] else "relative", ends)


def _today(match: re.Match[str], said_on: date) -> Ends:
    if match["lately"]:
        return days(said_on - timedelta(days=30), said_on)
    if match["other"]:
        return days(
            said_on - timedelta(days=14 if match["other"].lower().endswith("week") else 7), said_on - timedelta(days=1)
        )
    then = said_on + timedelta(days=next(shift for name, shift in _SHIFT.items() if match[name]))
    return days(then, then)


def _unit(match: re.Match[str], said_on: date | None) -> Piece:
    unit = (match["unit"] or match["unit2"] or match["weekend"]).lower()
    which = (match["which"] or "").lower().split()[-1:] or [""]
    weak = not match["which"] and bool(match["unit"])
    shift = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}.get(which[0], -1)
    shift = 0 if weak else -2 if match["unit2"] else shift
    if match["which"] and match["which"].lower() == "this past":
        shift = -1
    grain = "month" if unit == "month" else "year" if unit == "year" else "week" if unit == "week" else "day"
    if said_on is None:
        return fixed(match.start(), match.end(), "relative", UNSETTLED, grain, weak=weak)
    if match["weekend"]:
        ends = _weekend_over(said_on)
    elif (
        which[0] == "past"
        and unit in ("week", "month", "year", "fortnight", "decade")
        and match["which"].lower() == "past"
    ):
        unit, ends = "", _past_unit(unit, said_on)
    else:
        ends = _of_unit(unit, shift, said_on)
    if match["bit"] and unit in ("week", "month", "year"):
        ends = _bit(match["bit"].lower(), ends, shift, said_on)
        grain = "day"
    return fixed(match.start(), match.end(), "relative", ends, grain, weak=weak)


def _of_unit(unit: str, shift: int, said_on: date) -> Ends:
    """The unit itself, so many before or after the one that holds the day of saying; this week ends with that day."""
    if unit in ("week", "weekend", "fortnight"):
        monday = said_on - timedelta(days=said_on.weekday()) + timedelta(days=7 * shift)
        if unit == "weekend":
            return days(monday + timedelta(days=5), monday + timedelta(days=6))
        if unit == "fortnight":
            return days(said_on + timedelta(days=14 * min(shift, 0)), said_on + timedelta(days=14 * max(shift, 0)))
        return days(monday, monday + timedelta(days=6) if shift else said_on)
    if unit == "month":
        return (Part(*month_back(said_on, -shift)).edtf,) * 2
    if unit == "year":
        return (f"{said_on.year + shift}",) * 2
    if unit == "decade":
        return (f"{said_on.year // 10 + shift}X",) * 2
    return _season(unit, shift, said_on)


def _season(unit: str, shift: int, said_on: date) -> Ends:
    if unit in _SEASON:
        begins = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[unit]
        year = said_on.year - (shift < 0 and (said_on.month < begins + 3)) + (shift > 0)
        return (f"{year}-{_SEASON[unit]}",) * 2
    first, last = _RAINS[unit.split()[0]]
    year = said_on.year - (shift < 0 and said_on.month <= last) + (shift > 0)
    return f"{year}-{first:02d}~", f"{year}-{last:02d}~"


def _bit(bit: str, ends: Ends, shift: int, said_on: date) -> Ends:
    """What lies of this month, week or year before or after the day of saying."""
    if shift or bit.startswith("some"):
        return ends
    year, month = said_on.year, said_on.month
    monday = said_on - timedelta(days=said_on.weekday())
    first = monday if len(ends[0]) == 10 else said_on.replace(day=1) if len(ends[0]) == 7 else date(year, 1, 1)
    if bit != "later":
        return days(first, said_on)
    next_month = date(year + month // 12, month % 12 + 1, 1)
    last = (
        monday + timedelta(days=6)
        if len(ends[0]) == 10
        else date(year, 12, 31)
        if len(ends[0]) == 4
        else next_month - timedelta(days=1)
    )
    return days(said_on, last)


def _weekend_over(said_on: date) -> Ends:
    saturday = weekday_before(said_on, 5, strictly=True)
    return days(saturday, min(saturday + timedelta(days=1), said_on))


def _ago(match: re.Match[str], said_on: date) -> Ends:
    if match["bare"]:
        return back(said_on, Amount(2, 7, match["bare"].lower().rstrip("s"), ""))
    amount = amount_of(match, "s_" if match["s_unit"] else "")
    if match["exact"] or (match["s_unit"] and re.search(r"\b(?:today|exactly)\b", match[0], re.IGNORECASE)):
        then = since(said_on, amount)
        return days(then, then)
    if re.search(r"\bor\s+so\b", match[0]):
        amount = replace(amount, roughly="about")
    return back(said_on, amount)


def _past(match: re.Match[str], said_on: date) -> Ends:
    if match["recent"]:
        return days(said_on - timedelta(days=_RECENT[match["recent"].lower()]), said_on)
    if match["single"]:
        return _past_unit(match["single"].lower(), said_on)
    return days(since(said_on, amount_of(match, "b_" if match["b_unit"] else "")), said_on)


def _past_unit(unit: str, said_on: date) -> Ends:

    return days(since(said_on, Amount(1, 1, unit, "")), said_on)


def _coming(match: re.Match[str], said_on: date) -> Ends:
    tag = next(t for t in ("", "t_", "n_") if match[f"{t}unit"])
    amount = amount_of(match, tag)
    mirror = since(date.fromordinal(said_on.toordinal()), amount)
    then = said_on + (said_on - mirror)
    return days(said_on, then) if not tag else days(then, then)
