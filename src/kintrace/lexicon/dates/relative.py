"""Dates that English counts from the day of saying, or from another event of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kintrace.lexicon.dates.found import Bounds, FoundDate, Part, month_back, spell, thirds, weekday_before
from kintrace.lexicon.finding import stretches
from kintrace.lexicon.numbers import ENGLISH, ordinal_of, value_of
from kintrace.model import UNKNOWN_DATE, When

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBER = rf"(?P<n>a\s+few|several|a\s+couple\s+of|some|many|a|an|one|{ENGLISH}(?:\s+(?:or|to)\s+(?P<n2>{ENGLISH}))?)"
_UNIT = r"(?P<unit>day|week|month|year|hour)s?"
_ROUGHLY = r"(?:(?P<roughly>about|around|some|almost|nearly|roughly|more\s+than|over|less\s+than|barely|just)\s+)?"
# The same groups once more, for a second wording in one expression.
_NUMBER_2, _UNIT_2, _ROUGHLY_2 = (re.sub(r"\?P<(\w+)>", r"?P<\1_b>", g) for g in (_NUMBER, _UNIT, _ROUGHLY))
_DAYPART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night))?"

_TODAY = re.compile(
    rf"\b(?:(?P<today>(?:earlier\s+|early\s+|late\s+)?today|this\s+(?:morning|afternoon|evening)|tonight)"
    rf"|(?P<before>the\s+day\s+before\s+yesterday)"
    rf"|(?P<night>(?:just\s+|late\s+)?last\s+night)|(?P<yesterday>(?:just\s+|late\s+|only\s+|early\s+)?yesterday{_DAYPART})"
    rf"|(?P<tomorrow>tomorrow)|(?P<lately>lately|recently))\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\b(?:(?:over|during|at|on)\s+the\s+(?P<weekend>weekend)|(?:(?:at|in|by|on|during|over)\s+)?(?:the\s+)?(?:(?P<part>early|earlier|mid|late|later|beginning|start|"
    r"end|middle|first\s+week|last\s+week)[-\s]+(?:of\s+|in\s+)?)?"
    r"(?P<which>last|this|the\s+past|past|the\s+previous|next)[\s-]+(?P<unit>week|weekend|month|year))\b",
    re.IGNORECASE,
)
_AGO = re.compile(rf"\b{_ROUGHLY}{_NUMBER}\s+{_UNIT}\s+ago\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:in|over|during|for|within)\s+(?:the\s+)?(?:(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNIT}|recent\s+(?P<recent>day|"
    rf"week|month|year)s)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?P<lead>on|since|until|till|by|before|after|from|late\s+on|early\s+on|late|early|last|this|next|"
    r"this\s+past|(?:on|in)\s+the\s+(?:early\s+)?(?:night|morning|afternoon|evening)\s+of)\s+)?"
    r"(?:(?P<again>last|this|next)\s+)?(?P<day>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?P<s>s?)"
    r"(?P<part>\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
# "Sunday Times", "Friday Market": a weekday before a capital, with no word that makes it a date, is part of a name.
_NAME_AFTER = re.compile(r"\s+(?:[A-Z][a-z]+)")
_LATER = re.compile(
    rf"\b{_ROUGHLY}{_NUMBER}\s+{_UNIT}\s+(?P<dir>later|after(?:wards?)?|earlier|before|previously|prior)\b"
    rf"|\b(?:on\s+)?(?P<next>(?:the\s+)?(?:very\s+)?(?:next|following)\s+(?:day|morning|evening|night|afternoon)|"
    rf"the\s+day\s+after)\b(?!\s+tomorrow)"
    rf"|\b(?:on\s+)?(?P<same>(?:the|that)\s+(?:same|very)\s+(?:day|night|evening|morning|afternoon)|that\s+(?:day|"
    rf"night|evening|morning|afternoon))\b"
    rf"|\b(?P<after>after)\s+{_ROUGHLY_2}{_NUMBER_2}\s+{_UNIT_2}(?=\s*(?:[,.;]|\Z|(?:in|of|under|at)\b))"
    rf"|\b(?:on|by)\s+(?:the|their|his|her|our|my)\s+(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?P<nthof>day|"
    rf"night)\b"
    rf"|\b(?P<prev>(?:the\s+)?(?:previous|preceding)\s+(?:day|evening|night)|the\s+(?:day|night)\s+before)\b(?!\s+yesterday)",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\b(?:on|since|by|(?:morning|afternoon|evening|night|hours|dawn|dusk)\s+of)\s+the\s+(?P<dom>3[01]|[12]?\d)(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|last)\s+month)?\b(?!\s+(?:of\b|"
    r"(?-i:[A-Z])|battalion|floor|mile|anniversary))",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"\b(?:to-?day|to-?night|to-?morrow|yesterday|ago|later|after(?:wards?)?|earlier|before|previous(?:ly)?|"
    r"preceding|prior|last|past|"
    r"the\s+weekend|this|next|following|recent(?:ly)?|lately|same|that|first|second|third|\w+th\s+(?:day|night)|the\s+\d)",
    re.IGNORECASE,
)
# Endings that every word of the anchors has, without a word's border or case to look for: far faster to rule out.
_HINTS = re.compile(
    r"[dD]ay|[nN]ight|morrow|ago\b|ater\b|fter|arlier|fore|revious|eding|rior|[lL]ast|[pP]ast|[tT]his|[nN]ext|ollow|"
    r"ecent|ately|[sS]ame|[tT]hat|[tT]he \d|eekend|[fF]irst|econd|[tT]hird"
)
_WEEKDAY_ANCHOR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_LENGTH = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class _Amount:
    """So many units, from the fewest to the most."""

    low: int
    high: int
    unit: str
    rough: bool


def relative_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find dates whose meaning hangs on when the words were said; without that day they are found and unknown."""
    finders: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str], str], ...] = (
        (_TODAY, _today, "relative"),
        (_UNITS, _named_unit, "relative"),
        (_AGO, _ago, "relative"),
        (_PAST, _past, "interval"),
        (_NTH, _nth, "day"),
    )
    around = list(stretches(text, _ANCHOR, 50)) if _HINTS.search(text) else []
    for pattern, read, kind in finders:
        for match in (m for a, b in around for m in pattern.finditer(text, a, b)):
            edtf = UNKNOWN_DATE if said_on is None else read(match, said_on)
            yield FoundDate(match.start(), match.end(), When(edtf, match[0]), kind)
    yield from _weekdays(text, said_on)
    for match in (m for a, b in around for m in _LATER.finditer(text, a, b)):
        yield FoundDate(match.start(), match.end(), When(UNKNOWN_DATE, match[0]), "duration", _days_after(match))


def _today(match: re.Match[str], said_on: date) -> str:
    if match["lately"]:
        return spell((said_on - timedelta(days=30), said_on))
    shift = {"today": 0, "night": -1, "yesterday": -1, "before": -2, "tomorrow": 1}[str(match.lastgroup)]
    return (said_on + timedelta(days=shift)).isoformat()


def _named_unit(match: re.Match[str], said_on: date) -> str:
    if match["weekend"]:
        saturday = weekday_before(said_on, 5, strictly=True)
        return spell((saturday, min(saturday + timedelta(days=1), said_on)))
    which, unit, part = match["which"].lower().split()[-1], match["unit"].lower(), (match["part"] or "").lower()
    if unit.startswith("week"):
        return _week(which, unit, said_on)
    back = {"this": 0, "next": -1}.get(which, 1)
    if unit == "year":
        return str(said_on.year - back)
    year, month = month_back(said_on, back)
    if not part:
        return Part(year, month).edtf
    if part == "earlier" and back == 0:
        return spell((said_on.replace(day=1), said_on))
    third = (
        "early"
        if part.startswith(("early", "earl", "beg", "start", "first"))
        else "mid"
        if part.startswith("mid")
        else "late"
    )
    return thirds(year, month, third).edtf


def _week(which: str, unit: str, said_on: date) -> str:
    monday = said_on - timedelta(days=said_on.weekday())
    if which == "past":
        return spell((said_on - timedelta(days=7), said_on))
    monday += timedelta(days={"this": 0, "next": 7}.get(which, -7))
    if unit == "weekend":
        return spell((monday + timedelta(days=5), monday + timedelta(days=6)))
    return spell((monday, said_on if which == "this" else monday + timedelta(days=6)))


def _ago(match: re.Match[str], said_on: date) -> str:
    amount = _amount(match)
    if amount.unit == "hour":
        return spell((said_on - timedelta(days=1), said_on))
    if amount.low == amount.high and amount.unit in ("month", "year"):
        year, month = month_back(said_on, amount.low * (12 if amount.unit == "year" else 1))
        return f"{Part(year, month if amount.unit == 'month' else None).edtf}~"
    if amount.low == amount.high:
        then = (said_on - timedelta(days=amount.low * _LENGTH[amount.unit])).isoformat()
        return then + ("~" if amount.rough or amount.unit == "week" else "")
    return spell(_back(said_on, amount))


def _past(match: re.Match[str], said_on: date) -> str:
    if match["recent"]:
        return spell(
            (
                said_on
                - timedelta(
                    days=10 * _LENGTH[match["recent"].lower()]
                    if match["recent"].lower() == "day"
                    else 6 * _LENGTH[match["recent"].lower()]
                ),
                said_on,
            )
        )
    if not match["n"]:
        return spell((said_on - timedelta(days=_LENGTH[match["unit"].lower()] or 1), said_on))
    amount = _amount(match)
    return spell((said_on - timedelta(days=amount.high * _LENGTH[amount.unit] or 1), said_on))


def _nth(match: re.Match[str], said_on: date) -> str:
    dom, which = int(match["dom"]), (match["which"] or "").lower()
    back = 1 if which == "last" or (not which and dom > said_on.day) else 0
    part = Part(*month_back(said_on, back), dom)
    return part.edtf if dom and part.real else UNKNOWN_DATE


def _weekdays(text: str, said_on: date | None) -> Iterator[FoundDate]:
    for match in (m for a, b in stretches(text, _WEEKDAY_ANCHOR, 50) for m in _WEEKDAY.finditer(text, a, b)):
        lead = (match["lead"] or match["again"] or "").lower()
        if match["s"] or (not lead and not match["part"] and _NAME_AFTER.match(text, match.end())):
            continue
        edtf, kind = (
            UNKNOWN_DATE,
            {"since": "since", "until": "until", "till": "until", "before": "until", "by": "until"}.get(
                lead, "weekday"
            ),
        )
        if said_on is not None:
            edtf = _weekday_edtf(match, lead, said_on, kind)
        yield FoundDate(match.start(), match.end(), When(edtf, match[0]), kind)


def _weekday_edtf(match: re.Match[str], lead: str, said_on: date, kind: str) -> str:
    number, last = _DAYS.index(match["day"].lower()), "last" in (lead, (match["again"] or "").lower())
    then = weekday_before(said_on, number, strictly=last)
    if "next" in (lead, (match["again"] or "").lower()):
        then = weekday_before(said_on, number) + timedelta(days=7)
    if kind == "since":
        return f"{then.isoformat()}/.."
    return f"../{then.isoformat()}" if kind == "until" else then.isoformat()


def _days_after(match: re.Match[str]) -> tuple[int, int] | None:
    if match["next"]:
        return 1, 1
    if match["same"]:
        return 0, 0
    if match["prev"]:
        return -1, -1
    if match["nth"]:
        return ordinal_of(match["nth"].lower()) - 1, ordinal_of(match["nth"].lower()) - 1
    amount = _amount(match, "_b" if match["after"] else "")
    days = _LENGTH[amount.unit]
    low, high = amount.low * days, max(amount.high * days, 1 if amount.unit == "hour" else 0)
    if amount.rough or amount.unit in ("month", "year"):
        slack = max(days // 4, 1) if days > 1 else 1
        low, high = max(low - slack, 0), high + slack
    return (
        (-high, -low) if (match["dir"] or "").lower() in ("earlier", "before", "previously", "prior") else (low, high)
    )


def _amount(match: re.Match[str], tag: str = "") -> _Amount:
    words, unit = re.sub(r"\s+", " ", match[f"n{tag}"].lower()), match[f"unit{tag}"].lower()
    rough = (match.groupdict().get(f"roughly{tag}") or "").lower() not in ("", "just", "barely")
    vague = {"a few": (2, 5), "several": (3, 7), "a couple of": (2, 2), "some": (2, 7), "many": (3, 12)}.get(words)
    if vague:
        return _Amount(*vague, unit, rough or words == "a couple of")
    if words in ("a", "an", "one"):
        return _Amount(1, 1, unit, rough)
    first = value_of(re.split(r"\s+(?:or|to)\s+", words)[0])
    return _Amount(first, max(first, value_of(match[f"n2{tag}"])) if match[f"n2{tag}"] else first, unit, rough)


def _back(said_on: date, amount: _Amount) -> Bounds:
    days = _LENGTH[amount.unit]
    return said_on - timedelta(days=amount.high * days), said_on - timedelta(days=amount.low * days)
