"""Years of birth that a text gives, and the days of birth that an age leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kintrace.lexicon.ages.found import FoundAge, Way
from kintrace.lexicon.numbers import value_of

_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_ENGLISH = re.compile(
    rf"\b(?:born|birth|b\.|d\.?o\.?b\.?)(?:\s+(?:year|date))?\s*:?\s*(?:(?:in|on|about|around|circa|c\.)\s+)*"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{{2,8}}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?|\d{{1,2}}[./-]\d{{1,2}}[./-])?{_YEAR}\b",
    re.IGNORECASE,
)
_BURMESE = re.compile(
    r"(?P<year>[၁1][၈၉89][\d၀-၉]{2}|[၂2][၀0][\d၀-၉]{2})\s*(?:ခုနှစ်|ပြည့်နှစ်|ခု)?[^။၊;,.\d၀-၉]{0,24}(?:[\d၀-၉]{1,2}\s*ရက်[^။၊;,.\d၀-၉]{0,12})?(?:မွေး|ဖွား)"
    r"|မွေး(?:သက္ကရာဇ်|ခုနှစ်|နေ့)\s*[:-]?\s*(?:[\d၀-၉]{1,2}[./-][\d၀-၉]{1,2}[./-])?(?P<year2>[၁1][၈၉89][\d၀-၉]{2}|[၂2][၀0][\d၀-၉]{2})"
)


@dataclass(frozen=True, slots=True)
class FoundBirth:
    """Words that give the year of somebody's birth.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        year: The year, of the common calendar.
    """

    start: int
    end: int
    year: int


@dataclass(frozen=True, slots=True)
class BirthDates:
    """First and last day of birth that an age leaves, by each way of counting years.

    Args:
        completed: If the years are those completed.
        running: If the last of them still runs.
        way: What the words say of it.
    """

    completed: tuple[date, date]
    running: tuple[date, date]
    way: Way

    @property
    def widest(self) -> tuple[date, date]:
        """Days of birth that the words leave; by both ways where they do not say which."""
        if self.way == "unsaid":
            return self.completed[0], self.running[1]
        return self.completed if self.way == "completed" else self.running


def births_in(text: str) -> list[FoundBirth]:
    """Find the years of birth that a text gives, in its order.

    >>> [b.year for b in births_in("born in 1998; မွေးသက္ကရာဇ် ၁၉၇၅; ၁၉၈၂ ခုနှစ်တွင် မွေးဖွားခဲ့သည်")]
    [1998, 1975, 1982]
    """
    finds = [FoundBirth(m.start(), m.end(), int(m["year"])) for m in _ENGLISH.finditer(text)]
    finds += [FoundBirth(m.start(), m.end(), value_of(m["year"] or m["year2"])) for m in _BURMESE.finditer(text)]
    return sorted(finds, key=lambda f: f.start)


def birth_years(age: FoundAge, said_on: date) -> BirthDates:
    """Reckon the days of birth that an age leaves, for both ways of counting years.

    Args:
        age: The age that was found.
        said_on: The day on which it was true.

    >>> days = birth_years(FoundAge(0, 2, 27, 27), date(2025, 10, 1))
    >>> [d.isoformat() for d in (*days.completed, *days.running)]
    ['1997-10-02', '1998-10-01', '1998-10-02', '1999-10-01']
    >>> [d.isoformat() for d in days.widest]
    ['1997-10-02', '1999-10-01']
    """
    running = (_born(said_on, age.high - 1), _born(said_on, max(age.low - 1, 0), last=True))
    return BirthDates((_born(said_on, age.high), _born(said_on, age.low, last=True)), running, age.way)


def _born(said_on: date, years: int, last: bool = False) -> date:
    """First or last day on which somebody was born who has completed so many years on a day."""
    back = years if last else years + 1
    try:
        day = said_on.replace(year=said_on.year - back)
    except ValueError:  # 29 February
        day = date(said_on.year - back, 2, 28)
    return day if last else day + timedelta(days=1)
