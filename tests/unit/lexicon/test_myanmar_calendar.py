"""The Myanmar calendar, against what was printed, and against itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kintrace.lexicon.dates.myanmar_calendar import (
    LAST_YEAR,
    Month,
    MyanmarDate,
    Watat,
    day_of,
    days_in_year,
    holiday,
    month_length,
    thingyan,
    watat,
)

DATA = Path(__file__).parent / "data"


def dates_of(name: str) -> list[tuple[date, int, Month, int, str]]:
    rows = [line.split("\t") for line in (DATA / name).read_text("utf-8").splitlines()[1:]]
    return [(date.fromisoformat(g), int(y), Month(m), int(d), " ".join(source)) for g, y, m, d, *source in rows]


def wrong(name: str) -> list[tuple[str, str, str]]:
    found = []
    for gregorian, year, month, day, source in dates_of(name):
        there = day_of(year, month, day or month_length(year, month))
        back = MyanmarDate.of(gregorian)
        months = (month, {Month.TAGU: Month.LATE_TAGU, Month.KASON: Month.LATE_KASON}.get(month, month))
        right = there == gregorian and back.year == year and back.month in months
        if not right:
            found.append((gregorian.isoformat(), f"{year} {month.value} {day}: {there}, {back}", source))
    return found


def test_every_published_date_is_exact_both_ways() -> None:
    days = [row[0] for row in dates_of("published_myanmar_dates.tsv")]
    assert len(set(days)) == len(days) >= 200
    assert wrong("published_myanmar_dates.tsv") == []


def test_dates_that_other_programs_are_tested_with_are_exact() -> None:
    assert wrong("software_myanmar_dates.tsv") == []


def test_every_day_of_two_centuries_is_one_myanmar_day_and_comes_back() -> None:
    first, last = date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
    days = [date.fromordinal(n) for n in range(first, last + 1)]
    there = [MyanmarDate.of(d) for d in days]
    assert [m.gregorian for m in there] == days
    assert len(set(there)) == len(days) == 73_414


def test_the_days_of_a_month_follow_each_other() -> None:
    before = MyanmarDate.of(date(1900, 1, 1))
    for number in range(date(1900, 1, 2).toordinal(), date(2101, 1, 1).toordinal()):
        today = MyanmarDate.of(date.fromordinal(number))
        if today.month is before.month and today.year == before.year:
            assert today.day == before.day + 1
        elif today.day == 1:
            assert before.new_moon or before.month in (Month.LATE_TAGU, Month.LATE_KASON)
        else:  # the sun's new year, in the middle of a month
            assert (today.day, today.year) == (before.day + 1, before.year + 1)
        before = today


def test_years_are_as_long_as_their_kind_and_the_sun_say() -> None:
    for year in range(1217, LAST_YEAR):
        twelve = sum(month_length(year, m) for m in Month if not m.value.startswith("Late"))
        assert twelve == {Watat.NONE: 354, Watat.SMALL: 384, Watat.BIG: 385}[watat(year)]
        assert days_in_year(year) in (365, 366)


# Irwin 1909: paragraph 125 gives the kinds of the years to come by the rule of his time, 139 those of 1239 and 1242.
@pytest.mark.parametrize(
    ("year", "kind"),
    [(1239, Watat.SMALL), (1242, Watat.BIG), (1272, Watat.BIG), (1274, Watat.SMALL)],
)
def test_watat_years_are_those_that_irwin_printed(year: int, kind: Watat) -> None:
    assert watat(year) is kind


@pytest.mark.parametrize(
    ("year", "akya", "atat"),
    [(1939, 14, 16), (1940, 13, 15), (1946, 13, 16), (1979, 14, 16), (1980, 13, 15), (1981, 13, 16), (2034, 14, 16)],
)
def test_the_water_festival_begins_and_ends_on_its_days(year: int, akya: int, atat: int) -> None:
    festival = thingyan(year - 638)
    assert (festival.akya, festival.atat) == (date(year, 4, akya), date(year, 4, atat))
    assert festival.new_year == festival.atat + timedelta(days=1)
    assert len(festival.akyat) == atat - akya - 1


@pytest.mark.parametrize("year", [2013, 2020, 2021, 2022, 2023, 2024])
def test_new_years_day_is_the_day_that_lists_of_holidays_print(year: int) -> None:
    assert holiday("Myanmar New Year", year) == (date(year, 4, 17),)


def test_a_holiday_that_no_day_of_a_year_holds_falls_on_none() -> None:
    assert holiday("Karen New Year", 2023) == ()
    assert holiday("Karen New Year", 2022) == (date(2022, 1, 2), date(2022, 12, 22))


def test_a_day_that_a_year_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="has no day 30 of Nayon"):
        MyanmarDate(1386, Month.NAYON, 30)
    with pytest.raises(ValueError, match="has no day 1 of First Waso"):
        MyanmarDate(1386, Month.FIRST_WASO, 1)
    assert day_of(1386, Month.FIRST_WASO, 1) is None


def test_the_year_of_the_religion_changes_after_the_full_moon_of_kason() -> None:
    full_moon = date(2024, 5, 22)
    assert [MyanmarDate.of(full_moon + timedelta(days=n)).sasana_year for n in (0, 1)] == [2567, 2568]


def test_a_date_reads_as_newspapers_print_it() -> None:
    days = (date(2017, 8, 22), date(2017, 7, 16), date(2013, 11, 2), date(2024, 5, 22))
    assert [str(MyanmarDate.of(d)) for d in days] == [
        "1st waxing of Tawthalin 1379 ME",
        "8th waning of Waso 1379 ME",
        "new moon of Thadingyut 1375 ME",
        "full moon of Kason 1386 ME",
    ]
