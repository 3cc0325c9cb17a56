"""Dates all in digits, with the marks that stand between them in Burmese print: "၁၅-၃-၂၀၂၂", "၁၅။၃။၂၀၂၂ ရက်နေ့"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.dates.burmese_points import Point
from kintrace.lexicon.dates.burmese_words import WEEKDAY, found_near, near
from kintrace.lexicon.dates.found import Part

_BETWEEN = re.compile(r"\d\)?\s*[။၊,;:]\s*\(?\d{1,2}\)?\s*[။၊,;:]\s*\(?\d")
_SAYS_DAY = rf"\s*\)?\s*(?:ရက်|နေ့|[၊,]?\s*\(?{WEEKDAY})"
_SHORT_YEAR = r"\d\d(?=\s*\)?\s*(?:နေ့|ရက်|မှာ|တွင်|က(?:\s|တည်း|နေ|\Z)|မှ|အထိ|ထိ))"
_PLAIN = re.compile(
    r"(?<![\d/.-])(?:(?P<y1>\d{4})(?:\s*[-/.–]\s*)(?P<m1>\d{1,2})\s*[-/.–]\s*(?P<d1>\d{1,2})"
    rf"|\(?(?P<d>(?<!\d)\d{{1,2}})\)?\s*[-./–]\s*\(?(?P<m>\d{{1,2}})\)?\s*[-./–]\s*\(?(?P<y>\d{{4}}|{_SHORT_YEAR}))(?!\d|[/-]\d)\)?"
)
# These marks also end sentences and part the numbers of a list: the words after them, or a label, must say it is a day.
_MARKED = re.compile(
    r"(?<!\d)(?<!\d[။၊,;:])(?:(?P<y1>\d{4})\s*(?P<mark1>[။၊,;:])\s*(?P<m1>\d{1,2})\s*(?P=mark1)\s*(?P<d1>\d{1,2})"
    r"|\(?(?P<d>\d{1,2})\)?\s*(?P<mark>[။၊,;:])\s*\(?(?P<m>\d{1,2})\)?\s*(?P=mark)\s*\(?(?P<y>\d{4}|\d\d))(?!\d|[။၊,;:]\s?\d)\)?"
    r"(?:\s?ခုနှစ်|\s?ခုနစ်|\s?ခု(?=\s))?"
)
_TAIL = re.compile(r"\s?(?:ရက်(?:နေ့)?|နေ့(?!လ|ခင်း|စဉ်|တိုင်း))")
_DAY_NEXT = re.compile(_SAYS_DAY)
_LABEL = re.compile(r"(?:ရက်စွဲ|နေ့စွဲ|နေ့ရက်|(?:သည့်|သော|တဲ့)\s?(?:ရက်|နေ့))\s*(?:[-–:=။၊(]\s*)*\Z")
_TIGHT = re.compile(r"\d+။\d+။\d{4}|\d{4}။\d+။\d+")


def digit_points(text: str) -> Iterator[Point]:
    """Find the points that are days written in digits only."""
    for match in found_near(_PLAIN, text, near(text, "-./–", 12, 25)):
        yield from _numeric(text, match)
    for match in found_near(_MARKED, text, [(max(0, m.start() - 6), m.end() + 30) for m in _BETWEEN.finditer(text)]):
        labelled = _LABEL.search(text, max(0, match.start() - 20), match.start())
        if labelled or _DAY_NEXT.match(text, match.end()) or _TIGHT.fullmatch(match[0]):
            yield from _numeric(text, match)


def _numeric(text: str, match: re.Match[str]) -> Iterator[Point]:
    year, month, day = (int(match[g] or match[h]) for g, h in (("y1", "y"), ("m1", "m"), ("d1", "d")))
    if year < 100:
        year += 2000
    if month > 12 >= day:
        month, day = day, month
    part = Part(year, month, day)
    if part.real and 1850 <= year <= 2150:
        open_ = match[0].startswith("(") and match[0].endswith(")") and match[0].count("(") == 1
        shut = match[0].endswith(")") and match[0].count("(") < match[0].count(")")
        tail = None if shut or open_ else _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end() - (open_ or shut)
        yield Point(match.start() + open_, end, "day", part)
