"""Dates in digits alone: day first, unless only the other order is a date, and the orders that begin with the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.lexicon.dates.english.pieces import Piece, of_part
from kintrace.lexicon.dates.found import Part

_NEAR = re.compile(r"\d\s?[./‐‑–-]\s?\d")
_AFTER = r"(?![\d/]|[-.:]\d|%)"
_FULL = re.compile(
    r"(?:(?<![\w.,:/$-])|(?<=\d-\d\d/)|(?<=\d\d\d\d/))(?:"
    r"(?P<y>(?:19|20)\d\d)(?P<s1>[-/.‑])(?P<ym>\d{1,2})(?P=s1)(?P<yd>\d{1,2})(?!\d|/(?!\d{4}-)|[-.]\d|"
    r"%)(?:T\d\d:?\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:(?P<from>\d{1,2})\s?[-–]\s?)?(?P<d>\d{1,2})(?:(?P<s2>[./‑-])|"
    r"\s?(?P<s3>[./–-])\s?)(?P<m>\d{1,2})(?:(?P=s2)|\s?(?P=s3)\s?)"
    rf"(?P<dy>(?:19|20)?\d\d){_AFTER}"
    rf"|(?P<my>(?:19|20)\d\d)(?P<s4>[-/])(?P<mm>0[1-9]|1[0-2]){_AFTER}"
    rf"|(?P<span>(?:19|20)\d\d)[-–/](?P<short>\d\d){_AFTER}"
    rf"|(?P<nm>0?[1-9]|1[0-2])/(?P<ny>(?:19|20)\d\d){_AFTER}"
    rf"|(?P<wd>\d{{1,2}})/(?P<wm>\d{{1,2}}){_AFTER}(?!\s+of\b)"
    r")(?:\s*ရက်(?:နေ့)?)?"
)
# "version 3.11.24", "section 5.6.10": numbers of other things in the same dress.
_NO_DATE = re.compile(
    r"\b(?:version|ver|v|release|section|sections|article|rule|no|nos|number|chapter|paragraph|para|page|score|ratio|"
    r"phone|tel|call|fax|viber|nrc|id|ip|grade|route|highway|batch|order|letter|law)\.?:?\s*\(?\Z",
    re.IGNORECASE,
)
# Of day and month alone, or a year alone, only a word before it makes a date of it.
_DATED = re.compile(
    r"\b(?:on|dated|since|until|till|from|before|after|by|date:?|between|and|to|night\s+of|morning\s+of|"
    r"evening\s+of)\s+\Z",
    re.IGNORECASE,
)
# At the head of a line, with what happened after it, they need no word.
_LINE_MARK = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[•*–-])?\s*")
_HEADED = re.compile(r"\s*(?::\s|[–—]\s|-\s|,\s+(?=[A-Z]|about\b|around\b|at\b)|\.\s+(?=[A-Z“])|\.?\s*\Z)")


def dates_in_digits(text: str, said_on: date | None) -> Iterator[Piece]:
    """Find dates written in digits."""
    if not _NEAR.search(text):
        return
    for match in _FULL.finditer(text):
        before = text[max(match.start() - 20, 0) : match.start()]
        part = _part(match, before, said_on)
        if part is not None and part.real and not (_brief(match) and _NO_DATE.search(before)):
            yield of_part(match.start(), match.end(), part)
        elif match["span"] and int(match["short"]) > int(match["span"]) % 100 and not _NO_DATE.search(before):
            yield _years(match)


def _brief(match: re.Match[str]) -> bool:
    """Whether it may be a version or a number in a row: no year of four digits at its end."""
    return len(match["dy"] or "") == 2 or bool(match["wd"] or match["my"] or match["ny"])


def _part(match: re.Match[str], before: str, said_on: date | None) -> Part | None:
    if match["y"]:
        return Part(int(match["y"]), int(match["ym"]), int(match["yd"]))
    if match["my"]:
        return Part(int(match["my"]), int(match["mm"]))
    if match["ny"]:
        return Part(int(match["ny"]), int(match["nm"]))
    if match["wd"]:
        dated = (_DATED.search(before) or _heads(match)) and (match["wd"], match["wm"]) != ("24", "7")
        return _ordered(None, int(match["wd"]), int(match["wm"])) if dated else None
    if match["span"]:
        return None
    likely = match["s2"] == "/" or match["s3"] == "/" or bool(_DATED.search(before))
    year = _year(match["dy"], likely, said_on)
    if year is None:
        return None
    part = _ordered(year, int(match["d"]), int(match["m"]))
    if match["from"]:
        first = int(match["from"])
        return Part(year, part.month, first, part.first) if 1 <= first < (part.first or 0) else None
    return part


def _heads(match: re.Match[str]) -> bool:
    """Whether day and month stand before what happened on them: "3) 19/11: soldiers came"."""
    text = match.string
    begins = _LINE_MARK.fullmatch(text, max(text.rfind("\n", 0, match.start()) + 1, match.start() - 8), match.start())
    return begins is not None and bool(_HEADED.match(text, match.end()))


def _ordered(year: int | None, dom: int, month: int) -> Part:
    """The day first, unless only the other order is a date."""
    return Part(year, dom, month) if month > 12 >= dom else Part(year, month, dom)


def _year(digits: str, likely: bool, said_on: date | None) -> int | None:
    """The year; of two digits this century's, or the last one's where it would lie after the day of saying."""
    if len(digits) == 4:
        return int(digits)
    year, latest = 2000 + int(digits), said_on.year if said_on else 2049
    if year <= latest:
        return year
    # with dots and dashes two digits are more often something else
    return year - 100 if likely and year - 100 >= 1940 else None


def _years(match: re.Match[str]) -> Piece:
    first = int(match["span"])
    last = first - first % 100 + int(match["short"])
    return Piece(match.start(), match.end(), "interval", lambda _: (str(first), str(last)), grain="years", year=first)
