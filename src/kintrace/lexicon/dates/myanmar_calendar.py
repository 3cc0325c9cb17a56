"""The Myanmar calendar, both ways: Gregorian days, Myanmar Era years, months, and days of the moon.

Years begin with the sun (mid-April), months with the moon. Every second or third year (*watat*) repeats the month of
Waso; a big watat also adds a day to Nayon. The days of a month count up to the full moon (the 15th), then again from
one to the new moon (the 14th or 15th after it). What is left of Tagu and Kason before the sun's new year belongs to
the old year, as Late Tagu and Late Kason.

Source: A. M. B. Irwin, The Burmese and Arakanese Calendars (1909), for the rules; Yan Naing Aye, "Algorithm, Program
and Calculation of Myanmar Calendar" (2013), for the constants of each era and the years in which boards decided
otherwise.

Assumes: what boards of the state have announced up to now; they decide future years, and may decide otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from math import floor

FIRST_YEAR, LAST_YEAR = 1217, 1500  # of the Myanmar Era: the rules below hold from 1855

_SOLAR_YEAR = 1577917828 / 4320000  # days, as the Surya Siddhanta has them
_LUNAR_MONTH = 1577917828 / 53433336
_EPOCH = 1954168.050623  # Julian day on which year 0 began
_KALI_YUGA = 3739  # years before it
_JULIAN = 1721424.5  # Julian day of Gregorian ordinal 0, at midnight
_INDEPENDENT = 1312  # from then on the state's board decides

_SHIFTED = {1234: 1, 1261: -1, 1377: 1}  # days by which the full moon of Waso was set otherwise
_MOVED = frozenset((1263, 1264, 1344, 1345))  # years that were watat, or not, against the rule


class Month(Enum):
    """A month of the Myanmar year, in English as the state spells it."""

    TAGU = "Tagu"
    KASON = "Kason"
    NAYON = "Nayon"
    FIRST_WASO = "First Waso"
    WASO = "Waso"
    WAGAUNG = "Wagaung"
    TAWTHALIN = "Tawthalin"
    THADINGYUT = "Thadingyut"
    TAZAUNGMON = "Tazaungmon"
    NADAW = "Nadaw"
    PYATHO = "Pyatho"
    TABODWE = "Tabodwe"
    TABAUNG = "Tabaung"
    LATE_TAGU = "Late Tagu"
    LATE_KASON = "Late Kason"


class Watat(Enum):
    """Whether a year repeats Waso, and whether it also adds a day to Nayon."""

    NONE = "common"
    SMALL = "small watat"
    BIG = "big watat"


@dataclass(frozen=True, slots=True)
class MyanmarDate:
    """One day of the Myanmar calendar.

    Args:
        year: Myanmar Era, from 1217 to 1500.
        month: In a watat year the second Waso is ``WASO``.
        day: From 1; 15 is the full moon, 29 or 30, the last, the new moon.

    Raises:
        ValueError: That year has no such day.

    >>> MyanmarDate(1382, Month.TABAUNG, 7).gregorian
    datetime.date(2021, 3, 19)
    >>> str(MyanmarDate.of(date(2013, 11, 28)))
    '11th waning of Tazaungmon 1375 ME'
    """

    year: int
    month: Month
    day: int

    def __post_init__(self) -> None:
        first, length = _months(self.year).get(self.month, (0, 0))
        if not 1 <= self.day <= length or not _begins(self.year) <= first + self.day - 1 < _begins(self.year + 1):
            raise ValueError(f"Myanmar Era {self.year} has no day {self.day} of {self.month.value}")

    @classmethod
    def of(cls, day: date) -> MyanmarDate:
        """Give the Myanmar day of a Gregorian one."""
        number = day.toordinal()
        year = floor((number + _JULIAN - _EPOCH) / _SOLAR_YEAR)
        year += (number >= _begins(year + 1)) - (number < _begins(year))
        for month, (first, length) in _months(year).items():
            if first <= number < first + length:
                return cls(year, month, number - first + 1)
        raise ValueError(f"no month of the Myanmar Era holds day {number}")

    @property
    def gregorian(self) -> date:
        """The Gregorian day."""
        return date.fromordinal(_months(self.year)[self.month][0] + self.day - 1)

    @property
    def waxing(self) -> int | None:
        """Day of the waxing moon, 1 to 14; ``None`` from the full moon on."""
        return self.day if self.day < 15 else None

    @property
    def waning(self) -> int | None:
        """Day of the waning moon, 1 to 15; ``None`` up to the full moon."""
        return self.day - 15 if self.day > 15 else None

    @property
    def full_moon(self) -> bool:
        """Whether it is the day of the full moon."""
        return self.day == 15

    @property
    def new_moon(self) -> bool:
        """Whether it is the day of the new moon, the last of the month."""
        return self.day == month_length(self.year, self.month)

    @property
    def sasana_year(self) -> int:
        """Year of the religion (Buddhist Era), which changes the day after the full moon of Kason."""
        return self.year + 1182 - (self.gregorian <= feast(self.year, Month.KASON, 15))

    def __str__(self) -> str:
        end = f"of {self.month.value} {self.year} ME"
        if self.full_moon or self.new_moon:
            return f"{'full' if self.full_moon else 'new'} moon {end}"
        number, side = (self.waxing, "waxing") if self.waxing else (self.waning, "waning")
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number or 0, "th")
        return f"{number}{suffix} {side} {end}"


def watat(year: int) -> Watat:
    """Say whether a year is watat, and of which kind.

    >>> [watat(y).value for y in (1374, 1377, 1380, 1386)]
    ['small watat', 'big watat', 'small watat', 'common']
    """
    return _shape(year)[1]


def month_length(year: int, month: Month) -> int:
    """Days of a month, as the moon counts them; 0: that year has no such month."""
    return _months(year).get(month, (0, 0))[1]


def days_in_year(year: int) -> int:
    """Days from one sun's new year to the next: 365 or 366."""
    return _begins(year + 1) - _begins(year)


def day_of(year: int, month: Month, day: int) -> date | None:
    """Give the Gregorian day of what people write; ``None``: that year has no such day.

    People write neither "Late" nor "Second": a day of Tagu or Kason that the year has only at its end is taken there,
    and Waso alone is the second one.

    >>> day_of(1386, Month.TAGU, 9), day_of(1386, Month.TAGU, 5)
    (datetime.date(2024, 4, 17), datetime.date(2025, 4, 2))
    """
    late = {Month.TAGU: Month.LATE_TAGU, Month.KASON: Month.LATE_KASON}.get(month, month)
    for name in (month, late):
        first, length = _months(year).get(name, (0, 0))
        number = first + day - 1
        if 1 <= day <= length and _begins(year) <= number < _begins(year + 1):
            return date.fromordinal(number)
    return None


def feast(year: int, month: Month, day: int) -> date:
    """Give the day of a feast that is kept by the moon.

    Tagu and Kason are those around the new year of that year, also where their days fall before it.
    """
    return date.fromordinal(_months(year)[month][0] + day - 1)


@dataclass(frozen=True, slots=True)
class Thingyan:
    """The days of the water festival, with which a year begins.

    Args:
        eve: The day before.
        akya: The day on which Thagyamin comes down.
        akyat: The days between; one or two.
        atat: The day on which he goes up again: the last of the old year.
        new_year: The first day of the year.
    """

    eve: date
    akya: date
    akyat: tuple[date, ...]
    atat: date
    new_year: date


def thingyan(year: int) -> Thingyan:
    """Give the water festival with which a year of the Myanmar Era begins.

    >>> thingyan(1386).akya, thingyan(1386).new_year
    (datetime.date(2024, 4, 14), datetime.date(2024, 4, 17))
    """
    _require(year)
    length = 2.169918982 if year >= _INDEPENDENT else 2.1675
    ends = _EPOCH + _SOLAR_YEAR * year
    akya, atat = (date.fromordinal(round(t - _JULIAN - 0.5)) for t in (ends - length, ends))
    between = tuple(akya + timedelta(days=n) for n in range(1, (atat - akya).days))
    return Thingyan(akya - timedelta(days=1), akya, between, atat, atat + timedelta(days=1))


# Feasts that the moon moves, by the name their day bears; days count from the first of the month.
HOLIDAYS: dict[str, tuple[Month, int]] = {
    "full moon of Tagu": (Month.TAGU, 15),
    "full moon of Kason": (Month.KASON, 15),
    "full moon of Nayon": (Month.NAYON, 15),
    "full moon of Waso": (Month.WASO, 15),
    "full moon of Wagaung": (Month.WAGAUNG, 15),
    "full moon of Tawthalin": (Month.TAWTHALIN, 15),
    "full moon of Thadingyut": (Month.THADINGYUT, 15),
    "full moon of Tazaungmon": (Month.TAZAUNGMON, 15),
    "National Day": (Month.TAZAUNGMON, 25),
    "full moon of Nadaw": (Month.NADAW, 15),
    "Karen New Year": (Month.PYATHO, 1),
    "full moon of Pyatho": (Month.PYATHO, 15),
    "full moon of Tabodwe": (Month.TABODWE, 15),
    "Mon National Day": (Month.TABODWE, 16),
    "full moon of Tabaung": (Month.TABAUNG, 15),
}
_OF_THE_SUN = {"Thingyan Eve": "eve", "Thingyan Akya": "akya", "Thingyan Atat": "atat", "Myanmar New Year": "new_year"}


def holiday(name: str, year: int) -> tuple[date, ...]:
    """Give the days on which a moving holiday falls in a Gregorian year: one, and at times none or two.

    Args:
        name: As in ``HOLIDAYS``, or "Thingyan Eve", "Thingyan Akya", "Thingyan Atat", "Myanmar New Year".
        year: Gregorian.

    Raises:
        KeyError: No such holiday.

    >>> holiday("full moon of Waso", 2023)
    (datetime.date(2023, 8, 1),)
    >>> [d.isoformat() for d in holiday("Karen New Year", 2024)], holiday("Karen New Year", 2023)
    (['2024-01-11', '2024-12-30'], ())
    """
    era = year - 638
    if name in _OF_THE_SUN:
        return (getattr(thingyan(era), _OF_THE_SUN[name]),)
    month, day = HOLIDAYS[name]
    days = (feast(y, month, day) for y in (era - 1, era))
    return tuple(d for d in days if d.year == year)


def _require(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the rules are known for Myanmar Era {FIRST_YEAR} to {LAST_YEAR}, not for {year}")


@lru_cache(maxsize=1024)
def _begins(year: int) -> int:
    """Ordinal of the sun's new year: the day after atat."""
    return round(_EPOCH + _SOLAR_YEAR * year - _JULIAN - 0.5) + 1


def _ordinal(julian: float) -> int:
    return round(julian - _JULIAN - 0.5)


@lru_cache(maxsize=1024)
def _waso(year: int) -> tuple[bool, int]:
    """Whether a year is watat, and the ordinal of the full moon of its (second) Waso if it is."""
    modern = year >= _INDEPENDENT
    months, offset = (8, -0.5) if modern else (4, -1.0)
    yearly = _SOLAR_YEAR / 12 - _LUNAR_MONTH  # what a solar month is longer than a lunar one
    excess = _SOLAR_YEAR * (year + _KALI_YUGA) % _LUNAR_MONTH
    if excess < yearly * (12 - months):
        excess += _LUNAR_MONTH
    full_moon = _ordinal(round(_SOLAR_YEAR * year + _EPOCH - excess + 4.5 * _LUNAR_MONTH + offset))
    by_rule = excess >= _LUNAR_MONTH - yearly * months
    return by_rule != (year in _MOVED), full_moon + _SHIFTED.get(year, 0)


@lru_cache(maxsize=1024)
def _shape(year: int) -> tuple[int, Watat]:
    """Ordinal of the first of Tagu, and the kind of the year."""
    _require(year)
    is_watat, full_moon = _waso(year)
    back = next(n for n in range(1, 4) if _waso(year - n)[0])
    last_full_moon = _waso(year - back)[1]
    tagu = last_full_moon + 354 * back - 102
    if not is_watat:
        return tagu, Watat.NONE
    # The full moon of second Waso lies 30 days, in a big watat 31, after that of a common year.
    return tagu, Watat.BIG if (full_moon - last_full_moon) % 354 > 30 else Watat.SMALL


@lru_cache(maxsize=1024)
def _months(year: int) -> dict[Month, tuple[int, int]]:
    """The first ordinal and the days of each month, by the moon: Tagu may begin before the sun's new year."""
    tagu, kind = _shape(year)
    months, first = {}, tagu
    for month in (m for m in Month if kind is not Watat.NONE or m is not Month.FIRST_WASO):
        length = _LENGTHS[month] + (month is Month.NAYON and kind is Watat.BIG)
        months[month], first = (first, length), first + length
    return months


_LENGTHS = dict.fromkeys(Month, 29) | dict.fromkeys(
    (
        Month.KASON,
        Month.FIRST_WASO,
        Month.WASO,
        Month.TAWTHALIN,
        Month.TAZAUNGMON,
        Month.PYATHO,
        Month.TABAUNG,
        Month.LATE_KASON,
    ),
    30,
)
