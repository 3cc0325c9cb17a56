"""How people write dates and hours."""

from kintrace.lexicon.dates.finding import (
    FoundDate,
    dates_in,
)

__all__ = [
    "FoundDate",
    "dates_in",
]
