"""How people write hours and parts of the day."""

from kintrace.lexicon.hours.finding import hours_in
from kintrace.lexicon.hours.found import FoundHour, part_of

__all__ = ["FoundHour", "hours_in", "part_of"]
