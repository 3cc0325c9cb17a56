"""Dates in English and Burmese, read for what they say. The day of saying is a Wednesday, 8 October 2025."""

from __future__ import annotations

from datetime import date

import pytest

from kintrace.lexicon.dates import dates_in

SAID_ON = date(2025, 10, 8)

ENGLISH = """
On Sept. 30 | 2025-09-30 | day
September 30 | 2025-09-30 | day
30 September 2025 | 2025-09-30 | day
28th October 2011 | 2011-10-28 | day
the 28th of October 2011 | 2011-10-28 | day
Sept. 30, 2025 | 2025-09-30 | day
January 17, 2026 | 2026-01-17 | day
MAY 19, 2023 | 2023-05-19 | day
12 Oct | 2024-10-12 | day
Oct. 7 | 2025-10-07 | day
February 29 | 2024-02-29 | day
Monday, September 29 | 2025-09-29 | day
On the night of August 5 | 2025-08-05 | day
around June 10 | 2025-06-10~ | day
30/9/2025 | 2025-09-30 | day
30-9-2025 | 2025-09-30 | day
30.9.2025 | 2025-09-30 | day
2025-09-30 | 2025-09-30 | day
9/30/2025 | 2025-09-30 | day
in March 2012 | 2012-03 | month
in May | 2025-05 | month
In August 20 people were taken | 2025-08 | month
in 2025 | 2025 | year
since April | 2025-04/.. | since
since 28 October | 2024-10-28/.. | since
since Saturday | 2025-10-04/.. | since
by late March | ../2025-03-31 | until
until the end of May | ../2025-05-31 | until
at the end of August | 2025-08-21/2025-08-31 | interval
early June | 2025-06-01/2025-06-10 | interval
mid-May | 2025-05-11/2025-05-20 | interval
in the first week of August | 2025-08-01/2025-08-07 | interval
from March to May | 2025-03/2025-05 | interval
between March 4 and May 19 | 2025-03-04/2025-05-19 | interval
on August 5 and 6 | 2025-08-05/2025-08-06 | interval
on October 3, 4 and 5 | 2025-10-03/2025-10-05 | interval
March 4-6 | 2025-03-04/2025-03-06 | interval
from March 4 to 6 | 2025-03-04/2025-03-06 | interval
Nov 28 to Jan 5 | 2024-11-28/2025-01-05 | interval
November 14 to 25, 2023 | 2023-11-14/2023-11-25 | interval
from 2021 to 2024 | 2021/2024 | interval
between September and October 2024 | 2024-09/2024-10 | interval
on Monday | 2025-10-06 | weekday
Tuesday | 2025-10-07 | weekday
on Wednesday | 2025-10-08 | weekday
last Wednesday | 2025-10-01 | weekday
On Monday KIA troops came | 2025-10-06 | weekday
on Sunday evening | 2025-10-05 | weekday
yesterday | 2025-10-07 | relative
Just last night | 2025-10-07 | relative
the day before yesterday | 2025-10-06 | relative
this morning | 2025-10-08 | relative
today | 2025-10-08 | relative
last week | 2025-09-29/2025-10-05 | relative
last month | 2025-09 | relative
early last month | 2025-09-01/2025-09-10 | relative
earlier this month | 2025-10-01/2025-10-08 | relative
last year | 2024 | relative
three years ago | 2022~ | relative
two months ago | 2025-08~ | relative
two weeks ago | 2025-09-24~ | relative
two days ago | 2025-10-06 | relative
a few days ago | 2025-10-03/2025-10-06 | relative
over the past three weeks | 2025-09-17/2025-10-08 | interval
recently | 2025-09-08/2025-10-08 | relative
on the 15th | 2025-09-15 | day
ten days later | XXXX-XX-XX | duration
almost a year after | XXXX-XX-XX | duration
the next day | XXXX-XX-XX | duration
"""
BURMESE = """
၂၀၂၄ ခုနှစ် စက်တင်ဘာ ၃၀ ရက် | 2024-09-30 | day
၂၀၂၅ ဩဂုတ် ၅ ရက် | 2025-08-05 | day
စက်တင်ဘာလ ၃၀ ရက်နေ့ | 2025-09-30 | day
ဒီဇင်ဘာ ၁၄ ရက် | 2024-12-14 | day
ဖေဖော်ဝါရီ ၃ ရက် | 2025-02-03 | day
မေလ ၅ ရက် | 2025-05-05 | day
မတ် ၅ ရက်နေ့က | 2025-03-05 | day
၃၀-၉-၂၀၂၅ | 2025-09-30 | day
(၃၀.၉.၂၀၂၅) | 2025-09-30 | day
၃၀/၉/၂၀၂၅ | 2025-09-30 | day
၂၀၂၅ ခုနှစ် | 2025 | year
ဇူလိုင်လတွင် | 2025-07 | month
မတ်လကုန်ပိုင်းက | 2025-03-21/2025-03-31 | interval
ဇွန်လဆန်းပိုင်း | 2025-06-01/2025-06-10 | interval
ဩဂုတ်လ ပထမပတ် | 2025-08-01/2025-08-07 | interval
မတ်လမှ မေလအထိ | 2025-03/2025-05 | interval
စက်တင်ဘာ ၂၈ ရက်မှ ၃၀ ရက် | 2025-09-28/2025-09-30 | interval
ဇူလိုင်လကတည်းက | 2025-07/.. | since
တနင်္လာနေ့က | 2025-10-06 | weekday
ပြီးခဲ့သည့် သောကြာနေ့ | 2025-10-03 | weekday
မနေ့က | 2025-10-07 | relative
ယမန်နေ့ | 2025-10-07 | relative
ယနေ့ | 2025-10-08 | relative
ပြီးခဲ့သည့်အပတ်က | 2025-09-29/2025-10-05 | relative
ပြီးခဲ့သည့်လက | 2025-09 | relative
ပြီးခဲ့သည့် ၃ ရက်က | 2025-10-05 | relative
လွန်ခဲ့သည့် ၂ လက | 2025-08~ | relative
လွန်ခဲ့သည့် နှစ်နှစ်က | 2023~ | relative
မနှစ်က | 2024 | relative
နောက်တစ်နေ့ | XXXX-XX-XX | duration
"""


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("words", "edtf", "kind"), table(ENGLISH))
def test_an_english_date_means_what_it_says(words: str, edtf: str, kind: str) -> None:
    found = dates_in(f"They came {words}, he said.", SAID_ON)
    assert [(f.when.edtf, f.kind) for f in found] == [(edtf, kind)]


@pytest.mark.parametrize(("words", "edtf", "kind"), table(BURMESE))
def test_a_burmese_date_means_what_it_says(words: str, edtf: str, kind: str) -> None:
    found = dates_in(f"သူတို့ {words} ဖမ်းဆီးခဲ့သည်။", SAID_ON)
    assert [(f.when.edtf, f.kind) for f in found] == [(edtf, kind)]


@pytest.mark.parametrize(
    "words",
    [
        "It may rain",
        "they march on",
        "May Thu said",
        "August Kyaw ran",
        "the Sunday Times wrote",
        "in the Friday Market",
        "for 1,500 kyat",
        "Battalion 30 came",
        "a 27-year-old",
        "Ward 5",
        "at 9:30",
        "for three days",
        "version 3.11",
        "the number 2024",
        "နာမည်က ကိုမေသူ",
        "သူ့အမေက ငိုတယ်",
    ],
)
def test_what_is_no_date_is_left_alone(words: str) -> None:
    assert dates_in(words, SAID_ON) == []


@pytest.mark.parametrize("words", ["last night", "on Monday", "yesterday", "a few days ago", "last month", "မနေ့က"])
def test_words_that_hang_on_an_unknown_day_are_kept_and_settle_nothing(words: str) -> None:
    (found,) = dates_in(words, None)
    assert (found.when.edtf, found.when.words) == ("XXXX-XX-XX", words)


def test_a_day_without_a_year_keeps_its_year_open() -> None:
    assert [f.when.edtf for f in dates_in("September 30, then in May; စက်တင်ဘာ ၃၀ ရက်", None)] == [
        "XXXX-09-30",
        "XXXX-05",
        "XXXX-09-30",
    ]


def test_a_find_is_the_words_of_the_text() -> None:
    text = "He left at the end of August and fled on 2 April 2023."
    assert [text[f.start : f.end] for f in dates_in(text, SAID_ON)] == ["at the end of August", "on 2 April 2023"]


def test_days_counted_from_another_event_say_how_many() -> None:
    (later,) = dates_in("ten days later he was let go", SAID_ON)
    (before,) = dates_in("two days before that", SAID_ON)
    assert (later.days_after, before.days_after) == ((10, 10), (-2, -2))


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert dates_in("31.2.2025 and 45/9/2025", SAID_ON) == []


@pytest.mark.parametrize(
    ("words", "days_after"),
    [
        ("on the third day a boy fell", (2, 2)),
        ("on the first day they took forty", (0, 0)),
        ("freed after nine days", (9, 9)),
        ("let go after about two weeks.", (13, 15)),
        ("the following morning", (1, 1)),
        ("the same evening", (0, 0)),
        ("a week earlier", (-7, -7)),
    ],
)
def test_days_told_by_their_number_count_from_the_event(words: str, days_after: tuple[int, int]) -> None:
    (found,) = dates_in(words, SAID_ON)
    assert (found.kind, found.days_after) == ("duration", days_after)


def test_over_the_weekend_is_the_saturday_and_sunday_before() -> None:
    assert [f.when.edtf for f in dates_in("over the weekend", date(2024, 6, 19))] == ["2024-06-15/2024-06-16"]
    assert [f.when.edtf for f in dates_in("at the weekend", None)] == ["XXXX-XX-XX"]


def test_a_feast_of_one_date_in_every_year_is_that_day() -> None:
    assert [f.when.edtf for f in dates_in("on New Year’s Day", date(2024, 2, 1))] == ["2024-01-01"]
    assert [f.when.edtf for f in dates_in("on Armed Forces Day 2021", None)] == ["2021-03-27"]


def test_the_evening_of_the_nth_is_a_day_of_the_month() -> None:
    assert [f.when.edtf for f in dates_in("on the evening of the 25th", date(2024, 11, 28))] == ["2024-11-25"]
