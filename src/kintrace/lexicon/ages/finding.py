"""Ages of persons, as English and Burmese give them: in whole years, with the bounds that the words leave."""

from __future__ import annotations

import re

from kintrace.lexicon.ages.burmese import burmese_ages
from kintrace.lexicon.ages.english import english_ages
from kintrace.lexicon.ages.found import OLDEST, FoundAge
from kintrace.lexicon.finding import longest

_BURMESE = re.compile("[\u1000-\u109f]")


def ages_in(text: str) -> list[FoundAge]:
    """Find the ages that a text gives, in its order; "aged 17 and 19" are two.

    >>> [(a.low, a.high) for a in ages_in("Ko Kyaw Lin Htet, 43, and a 27-year-old aged in his twenties")]
    [(43, 43), (27, 27), (20, 29)]
    """
    finds = list(english_ages(text))
    if _BURMESE.search(text):
        finds += burmese_ages(text)
    return longest(f for f in finds if 0 <= f.low <= f.high <= OLDEST)
