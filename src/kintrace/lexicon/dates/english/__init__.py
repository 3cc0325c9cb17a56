"""English dates, and English ones with Burmese words and digits in them."""

from kintrace.lexicon.dates.english.reading import english_dates

__all__ = ["english_dates"]
