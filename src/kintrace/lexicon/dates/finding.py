"""Dates as people write them, in English and Burmese: what is said, and never more than is said.

A day or month without a year gets the year of its latest coming on or before the day of saying; where that day is not
known the year stays open (``XXXX-09-30``). Words that hang on the day of saying ("last night") are then found as
``XXXX-XX-XX`` with their words. In digits the day stands first, unless only the other order is a date. "Early" in a
month is its days 1 to 10, "mid" 11 to 20, "late" and "end" 21 to the last.
"""

from __future__ import annotations

import re
from datetime import date

from kintrace.lexicon.dates.burmese import burmese_dates
from kintrace.lexicon.dates.english import english_dates
from kintrace.lexicon.dates.found import FoundDate
from kintrace.lexicon.finding import longest

__all__ = ["FoundDate", "dates_in"]

_BURMESE = re.compile("[\u1000-\u109f]")


def dates_in(text: str, said_on: date | None) -> list[FoundDate]:
    """Find the dates that a text names, in its order.

    Args:
        text: Text in NFC, Unicode Burmese.
        said_on: Day on which it was said or published, Myanmar-local; ``None``: not known.

    >>> [f.when.edtf for f in dates_in("On Sept. 30 and again last night", date(2025, 10, 8))]
    ['2025-09-30', '2025-10-07']
    >>> [f.when.edtf for f in dates_in("စက်တင်ဘာ ၃၀ ရက်နေ့က", None)]
    ['XXXX-09-30']
    """
    finds = list(english_dates(text, said_on))
    if _BURMESE.search(text):
        finds += burmese_dates(text, said_on)
    return longest(finds)
