"""Dates of the calendar in words: a day and a month in either order, a month, a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kintrace.lexicon.dates.english.pieces import Piece, fixed, of_part
from kintrace.lexicon.dates.english.words import (
    BURMESE_MONTH,
    COUNTED,
    DASH,
    DAY,
    DAY_WORD,
    MONTH,
    NUMBERED,
    YEAR,
    month_of,
    number_of_day,
)
from kintrace.lexicon.dates.found import Part

_MONTH = rf"(?:{MONTH}|{BURMESE_MONTH})"
_TO = r"(?:to|until|till?|through|thru|and|or)"
# Further days of the same month: "3-5", "3 to 5", "the 3rd until the 5th", "3, 4 and 5", "3/4".
_MORE = (
    rf"(?P<@more>(?:{DASH}|\s*/\s*(?!{DAY}\s+of\b)|\s+{_TO}\s+(?:(?:on\s+)?the\s+)?){DAY}|"
    rf"(?:\s*,\s*{DAY})*\s*,?\s*(?:and|or|&)\s*"
    rf"(?:the\s+)?{DAY})"
)
_YEAR_TAIL = (
    rf"(?:(?:\s*,\s*|,?\s+(?:of\s+|in\s+|the\s+year\s+)?|[-/.]|\s*(?=\())(?:\((?P<@set>{YEAR})\)|(?P<@year>{YEAR}))"
    r"|,?\s*[’'‘](?P<@short>\d\d)(?![\w])|(?<=[-/.][A-Za-z]{3})[-/.](?P<@bare>\d\d)(?![\w/-])"
    r"|,?\s+(?:of\s+|in\s+)?(?P<@told>last|this|next|that|the\s+same|the\s+following|the\s+previous|the\s+current)"
    r"\s+year\b)?"
)
_DAYS = re.compile(
    rf"(?<![\w])(?:(?<!\d[:.,/])(?:"
    rf"(?:(?:the\s+)?(?P<d_day>{DAY}){_MORE.replace('@', 'd_')}?|(?:the\s+)?(?P<d_word>{DAY_WORD})(?:\s+day)?)"
    rf"(?:\s+(?:day\s+)?of\s+|[-./‑–]|,?\s+|(?=[က-ဪ]))(?P<d_month>{_MONTH}){_YEAR_TAIL.replace('@', 'd_')})"
    rf"|(?P<y_year>{YEAR})(?:\s*[-./,]\s*|\s+)(?P<y_month>{_MONTH})(?:\s*[-./]\s*|\s+)(?P<y_day>{DAY}){COUNTED}"
    rf"|(?P<m_month>{_MONTH})(?:\s+the\s+(?P<m_word>{DAY_WORD})\b|(?:\s+(?:the\s+)?|[-./]|"
    rf"(?<=\.))(?P<m_day>{DAY})(?P<m_free>{COUNTED})?"
    rf"(?:{_MORE.replace('@', 'm_')}(?!\s*(?:of\s+)?{_MONTH}){COUNTED})?){_YEAR_TAIL.replace('@', 'm_')}"
    rf"|(?P<a_month>{MONTH}){_YEAR_TAIL.replace('@', 'a_')}"
    rf")"
)
_YEARS = re.compile(
    rf"(?:(?<![\w.,:/$€£–-])|(?<=[Mm]id[-–‑])|(?<=[Ee]arly[-–‑])|(?<=[Ll]ate[-–‑])|(?<=[Ee]nd[-–‑])|(?<=20\d\d[-–])|"
    rf"(?<=19\d\d[-–]))(?:(?P<named>[Tt]he\s+year\s+|\b(?:[Tt]he|"
    rf"[Aa]n?)\s+(?=\d{{4}}\s+[a-z]))?(?P<year>{YEAR})(?![A-Za-z’']s?\b){COUNTED}"
    r"|(?:the\s+)?(?:(?:early|mid|late)[-\s]+)?(?:(?P<decade>(?:1[89]|20)\d)0[’']?s|(?:[’'‘]|(?<=the\s))(?P<tens>\d)0s"
    r"|(?:(?<=the\s)|nineteen[-\s])(?P<ties>sixties|seventies|eighties|nineties|noughties))\b"
    r"|(?:the\s+)?(?P<century>1[5-9]|2[01])(?:st|th)\s+century\b"
    r"|[’'‘](?P<short>\d\d)(?!\w|[’'‘]))"
)
_TIES = {"sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199, "noughties": 200}
# Months that are verbs or names as well, where they stand small or before another name.
_VERBS = ("may", "march", "mar", "sep", "dec", "jan", "sat", "jun")
_SOMEBODY = re.compile(r"\s+[A-Z][a-z]+")
_NAMES = ("may", "june", "april", "jan", "august", "march", "mar", "jun")


def days_and_months(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find days and months by the month's name."""
    for match in _DAYS.finditer(text, *span):
        order = next(o for o in "dyma" if match[f"{o}_month"])
        part, told = _part(match, order, said_on)
        if part is None or not part.real or not _is_month(match, order):
            continue
        start, end = match.span()
        if not _is_day(match, order):
            (start, end), part, told = match.span(f"{order}_month"), Part(None, part.month), ""
            if order == "d" and match["d_year"]:
                end, part = match.end(), Part(int(match["d_year"]), part.month)
        weak = part.first is None and part.year is None and not told
        piece = of_part(start, end, part, weak=weak)
        more = match[f"{order}_more"] if order in "dm" else None
        if more and part.last is not None and re.search(r"\bor\b", more) and len(_numbers(more)) == 1:
            piece = replace(piece, one_of=True)
        yield piece.in_year(None) if told == "open" else piece


def years(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find years, decades and centuries."""
    for match in _YEARS.finditer(text, *span):
        if match["year"]:
            yield of_part(match.start(), match.end(), Part(int(match["year"])), weak=not match["named"])
        elif match["short"]:
            yield of_part(match.start(), match.end(), Part(_full_year(int(match["short"]), said_on)), weak=True)
        else:
            digits = f"{int(match['century']) - 1}XX" if match["century"] else f"{_decade(match)}X"
            yield fixed(match.start(), match.end(), "year", (digits, digits), "decade")


def _full_year(short: int, said_on: date | None) -> int:
    """Year of two digits: of this century, or of the last where it would lie after the day of saying."""
    return 2000 + short if short <= (said_on.year - 2000 if said_on else 49) else 1900 + short


def _decade(match: re.Match[str]) -> int:
    if match["ties"]:
        return _TIES[match["ties"]]
    return int(match["decade"]) if match["decade"] else (190 if int(match["tens"]) > 3 else 200) + int(match["tens"])


def _part(match: re.Match[str], order: str, said_on: date | None) -> tuple[Part | None, str]:
    """The day or month that is written, and whether its year is told by another ("last year")."""
    month, year, told = month_of(match[f"{order}_month"]), None, ""
    if order == "y":
        return Part(int(match["y_year"]), month, number_of_day(match["y_day"])), ""
    if written := match[f"{order}_year"] or match[f"{order}_set"]:
        year = int(written)
    elif short := match[f"{order}_short"] or match[f"{order}_bare"]:
        year = _full_year(int(short), said_on)
    elif word := match[f"{order}_told"]:
        year, told = _told_year(word.lower().split()[-1], said_on), "told"
        told = "told" if year is not None else "open"
    if order == "a":
        return Part(year, month), told
    if match[f"{order}_word"]:
        return Part(year, month, number_of_day(match[f"{order}_word"])), told
    numbers = [number_of_day(match[f"{order}_day"]), *_numbers(match[f"{order}_more"])]
    if numbers != sorted(numbers):
        return None, told
    return Part(year, month, numbers[0], numbers[-1] if len(numbers) > 1 else None), told


def _numbers(more: str | None) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", more or "")]


def _told_year(word: str, said_on: date | None) -> int | None:
    shift = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}.get(word)
    return None if said_on is None or shift is None else said_on.year + shift


def _is_month(match: re.Match[str], order: str) -> bool:
    """Whether the word is a month and no verb or name."""
    word = match[f"{order}_month"]
    bare = word.rstrip(".").lower()
    if not word[0].isascii():
        return order != "a"
    if word[0].islower() and bare in _VERBS:
        ordinal = order == "d" and re.search(r"[a-z]", match["d_day"] or match["d_word"] or "")
        return bool(ordinal or order == "y" or match[f"{order}_year"] or match[f"{order}_set"])
    if order == "a":
        somebody = bare in _NAMES and not match["a_year"] and _SOMEBODY.match(match.string, match.end())
        return not (somebody and not _IN.search(match.string[max(match.start() - 30, 0) : match.start()]))
    return True


def _is_day(match: re.Match[str], order: str) -> bool:
    """Whether the number beside the month is a day, and counts no people and numbers no battalion."""
    before = match.string[max(match.start() - 30, 0) : match.start()]
    if order == "m" and match["m_day"] and match["m_free"] is None:
        return bool(_ON.search(before))
    return not (order == "d" and match["d_day"] and match["d_day"].isdigit() and NUMBERED.search(before))


_ON = re.compile(r"\b[Oo]n\s+(?:the\s+)?\Z")
# After these a month stands even before a name: "in June Kachin fighters came", but "by May Thu".
_IN = re.compile(r"\b(?:in|since|until|till|during|early|mid|late|of|last|this|next|to|and)[\s-]+\Z", re.IGNORECASE)
