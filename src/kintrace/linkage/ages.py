"""Ages laid back to days of birth, and identity and telephone numbers to keys."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")
_NRC = re.compile(r"^\s*([0-9]{1,2})\s*/\s*(.*?)\(?\s*[^0-9]*?([0-9]{6})\s*$")


def born(low: int, high: int, first: date, last: date) -> tuple[int, int]:
    """Bounds of the day of birth, as ordinals, of somebody aged ``low`` to ``high`` between two days.

    >>> [date.fromordinal(d).isoformat() for d in born(27, 27, date(2025, 9, 30), date(2025, 9, 30))]
    ['1997-10-01', '1998-09-30']
    """
    return _years_before(first, high + 1).toordinal() + 1, _years_before(last, low).toordinal()


def nrc_key(words: str) -> str:
    """Key of an identity number: region and serial, which both scripts write alike; empty: no number.

    >>> nrc_key("1/AHMATA(N)001234") == nrc_key("၁/အမတ(နိုင်)၀၀၁၂၃၄")
    True
    """
    text = words.translate(_DIGITS)
    match = _NRC.match(text)
    if match:
        return f"{int(match.group(1)):02d}{match.group(3)}"
    return "".join(c for c in text.upper() if c.isalnum()) if any(c.isdigit() for c in text) else ""


def phone_keys(words: str) -> tuple[str, ...]:
    """Keys of the telephone numbers in words: their last eight digits.

    >>> phone_keys("+95 9 700 000 011; 09700000011")
    ('00000011',)
    """
    numbers = (re.sub("[^0-9]", "", n) for n in re.split("[,;/]", words.translate(_DIGITS)))
    return tuple(sorted({n[-8:] for n in numbers if len(n) >= 7}))


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
