"""English dates found in a text: pieces first, each by its own rules, then put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kintrace.lexicon.dates.burmese_moon import moon_dates
from kintrace.lexicon.dates.english.calendar import days_and_months, years
from kintrace.lexicon.dates.english.digits import dates_in_digits
from kintrace.lexicon.dates.english.durations import durations
from kintrace.lexicon.dates.english.feasts import feasts
from kintrace.lexicon.dates.english.full_moons import moons
from kintrace.lexicon.dates.english.joining import joined
from kintrace.lexicon.dates.english.pieces import Piece, fixed
from kintrace.lexicon.dates.english.relative import days_by_name, named_units, times_ago, times_around
from kintrace.lexicon.dates.english.weekdays import days_by_number, weekdays
from kintrace.lexicon.dates.english.words import places
from kintrace.lexicon.dates.found import FoundDate
from kintrace.lexicon.finding import longest
from kintrace.model import When

_FINDERS = {
    "calendar": (days_and_months, years),
    "weekday": (weekdays,),
    "today": (days_by_name,),
    "unit": (named_units,),
    "ago": (times_ago,),
    "amount": (times_around,),
    "nth": (days_by_number,),
    "feast": (feasts,),
}
_YEAR_BEHIND = re.compile(
    r",?\s+(?:(?:in\s+|of\s+)?(?P<year>20\d\d|19\d\d)\b|(?P<which>last|this)\s+year\b)", re.IGNORECASE
)
_DIGITS = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")
# Of the Myanmar calendar in Latin letters: "12th waxing of Tagu, 1386 ME", "on the full moon of Waso".
_MOON = ("axing", "aning", "oon", "Thingyan", "National Day", "New Year", "Lent", "Full", "Festival")


def english_dates(text: str, said_on: date | None) -> Iterator[FoundDate]:
    """Find the dates that English names in a text; Burmese digits and names of months among its words are read."""
    plain = text.translate(_DIGITS) if not text.isascii() else text
    spots = places(plain)
    timed = [f for span in spots.pop("event", ()) for f in durations(plain, span)]
    pieces = list(dates_in_digits(plain, said_on))
    if any(hint in plain for hint in _MOON):
        pieces += _by_the_moon(plain, said_on)
        pieces += moons(plain, said_on)
    for kind, spans in spots.items():
        for finder in _FINDERS[kind]:
            for span in spans:
                pieces += finder(plain, span, said_on)
    if not (pieces or timed):
        return
    for found in joined(plain, _apart(pieces, timed), said_on):
        yield replace(found, when=When(found.when.edtf, text[found.start : found.end]))
    yield from timed


def _apart(pieces: list[Piece], timed: list[FoundDate]) -> list[Piece]:
    """Of pieces that overlap, the longest; those inside a time counted from another event are part of that."""
    kept = longest(pieces)
    return [p for p in kept if not any(f.start <= p.start and p.end <= f.end and p.grain != "day" for f in timed)]


def _by_the_moon(text: str, said_on: date | None) -> Iterator[Piece]:
    """Dates of the Myanmar calendar, as pieces: they have a lead and make spans as others do."""
    for dated in moon_dates(text, said_on):
        found = _in_told_year(text, dated, said_on)
        ends = found.when.edtf.strip("[]").split(",")
        one_of = found.when.edtf.startswith("[")
        yield replace(fixed(found.start, found.end, "day", (ends[0], ends[-1])), one_of=one_of)


def _in_told_year(text: str, found: FoundDate, said_on: date | None) -> FoundDate:
    """The feast of the year that stands behind it: "on the full moon of Waso last year", "of 2021"."""
    match = _YEAR_BEHIND.match(text, found.end)
    if match is None or (said_on is None and not match["year"]):
        return found
    year = int(match["year"]) if match["year"] else said_on.year - (match["which"].lower() == "last")  # type: ignore[union-attr]
    again = list(moon_dates(text[found.start : found.end], date(year, 12, 31)))
    return replace(again[0], start=found.start, end=match.end()) if again else found
