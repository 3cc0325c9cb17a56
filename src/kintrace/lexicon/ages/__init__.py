"""How people write ages, and what an age says of the day of birth."""

from kintrace.lexicon.ages.births import BirthDates, FoundBirth, birth_years, births_in
from kintrace.lexicon.ages.finding import ages_in
from kintrace.lexicon.ages.found import FoundAge

__all__ = [
    "BirthDates",
    "FoundAge",
    "FoundBirth",
    "ages_in",
    "birth_years",
    "births_in",
]
