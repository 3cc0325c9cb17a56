"""Parts of the day: clock times and words of English and Burmese."""

from __future__ import annotations

import re

from kintrace.lexicon.finding import longest
from kintrace.lexicon.hours.burmese import burmese_hours
from kintrace.lexicon.hours.english import english_hours
from kintrace.lexicon.hours.found import FoundHour

_BURMESE = re.compile("[\u1000-\u109f]")


def hours_in(text: str) -> list[FoundHour]:
    """Find the parts of the day that the text names, in its order.

    >>> [(h.time_of_day.value, h.first_minute) for h in hours_in("at 9:00 PM, or in broad daylight")]
    [('night', 1260), ('day', None)]
    """
    finds = list(english_hours(text))
    if _BURMESE.search(text):
        finds += burmese_hours(text)
    return longest(finds)
