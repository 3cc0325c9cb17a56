"""Feasts that fall on the same days of every year, and the days of general elections.

The days stand in ``resources/dates_feasts.tsv`` with their source. Feasts of the Myanmar calendar are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kintrace.lexicon.dates.english.pieces import UNSETTLED, Ends, Piece, days
from kintrace.lexicon.dates.english.words import ORDINAL, YEAR, number_of_day
from kintrace.lexicon.dates.found import Part
from kintrace.lexicon.tables import shipped_rows

# A feast before another noun is no date: "the Martyrs' Day ceremony".
_NO_NOUN = (
    r"(?=\s*(?:[,.;:!?)”\"’'–—-]|\Z)|\s+(?:in|on|at|of|and|or|when|while|after|before|as|by|to|the|they|he|she|it|"
    r"we|last|this|19\d\d|20\d\d|was|were|near|until|when|from)\b)"
)
# Days of general elections in Myanmar; of that of 2025 and 2026 the first of its phases.
_ELECTIONS = (date(1990, 5, 27), date(2010, 11, 7), date(2015, 11, 8), date(2020, 11, 8), date(2025, 12, 28))
_NTH = re.compile(rf"\b(?:the\s+)?(?P<nth>{ORDINAL})\s+(?:day|night)\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_ELECTION = re.compile(
    rf"\b(?:on\s+)(?:the\s+)?(?:[Ee]lection|[Pp]olling)\s+[Dd]ay\b(?:,?\s+(?:in\s+|of\s+)?(?P<year>{YEAR}))?"
)


def feasts(text: str, span: tuple[int, int], said_on: date | None) -> Iterator[Piece]:
    """Find feasts of one date in every year."""
    table, pattern = _table()
    for match in pattern.finditer(text, *span):
        if match["name"][0].islower() and "coup" not in match["name"]:
            continue
        (month, first), (_, last) = table[_key(match["name"])]
        year = int(match["year"]) if match["year"] else _told(match["told"], said_on)
        nth = _NTH.search(text, max(0, match.start() - 24), match.start())
        if nth and last > first:
            number = number_of_day(nth["nth"])
            first = last if number < 0 else min(first + number - 1, last)
            last = first
        piece = _feast(match, Part(year, month, first, last if last != first else None))
        yield piece if nth is None else piece.stretched(start=nth.start())
    for match in _ELECTION.finditer(text, *span):
        yield _election(match, said_on)


def _told(word: str | None, said_on: date | None) -> int | None:
    if not word or said_on is None:
        return None
    return said_on.year - (word.lower() == "last")


def _feast(match: re.Match[str], part: Part) -> Piece:
    def spell(year: int | None) -> Ends:
        placed = Part(part.year or year, part.month, part.first, part.last)
        return placed.start_edtf, placed.end_edtf

    assert part.month is not None and part.first is not None
    begins = None if part.year else (part.month, part.first)
    return Piece(
        match.start("name"), match.end(), "day" if part.last is None else "interval", spell, begins, year=part.year
    )


def _election(match: re.Match[str], said_on: date | None) -> Piece:
    def nearest(up_to: date) -> Ends:
        held = [d for d in _ELECTIONS if d <= up_to]
        return days(held[-1], held[-1]) if held else UNSETTLED

    of_year = next((d for d in _ELECTIONS if match["year"] and d.year == int(match["year"])), None)
    if match["year"]:
        ends = days(of_year, of_year) if of_year else (match["year"], match["year"])
        return Piece(match.start(), match.end(), "day", lambda _: ends, year=int(match["year"]))
    return Piece(match.start(), match.end(), "day", lambda _: UNSETTLED, nearest=nearest)


@cache
def _table() -> tuple[dict[str, tuple[tuple[int, int], tuple[int, int]]], re.Pattern[str]]:
    """Month and day of the first and last day of each feast, and the pattern of their names."""
    rows = shipped_rows("dates_feasts.tsv")
    table = {_key(r["name"]): (_month_day(r["first"]), _month_day(r["last"])) for r in rows}
    names = "|".join(re.escape(r["name"]).replace("'", "['’]?") for r in sorted(rows, key=lambda r: -len(r["name"])))
    told = rf"(?:,?\s+(?:in\s+|of\s+)?(?P<year>{YEAR})|,?\s+(?P<told>last|this)\s+year\b)"
    return table, re.compile(rf"\b(?P<name>{names})(?:{told}|{_NO_NOUN})", re.IGNORECASE)


def _key(name: str) -> str:
    return re.sub(r"['’]", "", name.lower())


def _month_day(text: str) -> tuple[int, int]:
    month, _, dom = text.partition("-")
    return int(month), int(dom)
