"""English dates of every wording, and mixed ones. The day of saying is a Wednesday, 8 October 2025."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.lexicon.dates import dates_in

SAID_ON = date(2025, 10, 8)

# Words | EDTF; several dates of one wording stand apart by a semicolon.
WORDINGS = """
3 to 5 May | 2025-05-03/2025-05-05
from the 3rd to the 5th of May | 2025-05-03/2025-05-05
between the 3rd and 5th of May 2024 | 2024-05-03/2024-05-05
from 3rd May through 5th May | 2025-05-03/2025-05-05
May 3 – 5, 2024 | 2024-05-03/2024-05-05
May 3-June 5 | 2025-05-03/2025-06-05
3 May - 5 June 2024 | 2024-05-03/2024-06-05
3 May 2024-5 June 2025 | 2024-05-03/2025-06-05
from late August to early October 2024 | 2024-08-21/2024-10-10
between Sept. 30 and Oct. 2 | 2025-09-30/2025-10-02
overnight between 30 September and 1 October | 2025-09-30/2025-10-01
on the night of 3-4 May | 2025-05-03/2025-05-04
from 30 September 2024 until 2 October | 2024-09-30/2024-10-02
May through July 2024 | 2024-05/2024-07
April or May 2024 | [2024-04,2024-05]
on 3 or 4 May | [2025-05-03,2025-05-04]
either 3 May or 5 June 2024 | [2024-05-03,2024-06-05]
in 2023 or 2024 | [2023,2024]
in mid-2024 | 2024-05/2024-08
in early 2025 | 2025-01/2025-04
by the end of April | ../2025-04-30
by the end of 2024 | ../2024-12
the last days of May | 2025-05-21/2025-05-31
in the second half of May 2024 | 2024-05-16/2024-05-31
in the first half of 2025 | 2025-01/2025-06
in the third quarter of 2024 | 2024-07/2024-09
in Q1 2025 | 2025-01/2025-03
during the rainy season of 2024 | 2024-06~/2024-10~
in the summer of 2023 | 2023-22
three days ago | 2025-10-05
two nights ago | 2025-10-06
a fortnight ago | 2025-09-24~
this past Monday | 2025-10-06
on Monday night | 2025-10-06
on the 5th | 2025-10-05
on the 5th of this month | 2025-10-05
on the 5th of last month | 2025-09-05
earlier this year | 2025-01-01/2025-10-08
later that month | XXXX-XX-XX
more than a year ago | ../2024~
in recent weeks | 2025-08-27/2025-10-08
on Christmas Day | 2024-12-25
on Christmas Day 2022 | 2022-12-25
on the eve of Independence Day | 2025-01-03
on Union Day | 2025-02-12
on Martyrs' Day last year | 2024-07-19
on 30 စက်တင်ဘာ 2024 | 2024-09-30
on ၃၀-၉-၂၀၂၄ | 2024-09-30
on 30.9.၂၀၂၄ ရက်နေ့ | 2024-09-30
30/9/24 | 2024-09-30
30.9.24 | 2024-09-30
2025/09/30 | 2025-09-30
2025.09.30 | 2025-09-30
at 2025-09-30T14:30+06:30 | 2025-09-30
at 9 p.m. on May 3 | 2025-05-03
on 3 May 2024, 14:30 local time | 2024-05-03
on May 3 at 10:30 am (MST) | 2025-05-03
3-Sep-24 | 2024-09-03
30-Sep-2024 | 2024-09-30
2024 September 30 | 2024-09-30
on the twenty-first of May | 2025-05-21
on May the fourth | 2025-05-04
on the first of May 2024 | 2024-05-01
Mon, 29 Sept. | 2025-09-29
on 29 September (Monday) | 2025-09-29
on Monday 29 September | 2025-09-29
in the '90s | 199X
in the early 1990s | 199X
on the first Monday of May 2024 | 2024-05-06
two days after 3 May 2024 | 2024-05-05
the day before 3 May 2024 | 2024-05-02
a week before Christmas 2024 | 2024-12-18~
in the week of 6 May 2024 | 2024-05-06/2024-05-12
in the week ending 12 May 2024 | 2024-05-06/2024-05-12
probably on 3 May | 2025-05-03?
perhaps around 3 May | 2025-05-03%
on or about 3 May | 2025-05-03~
circa 2019 | 2019~
no later than 3 May | ../2025-05-03
from May 2024 onwards | 2024-05/..
prior to 3 May 2024 | ../2024-05-03
3 May last year | 2024-05-03
in May of last year | 2024-05
last May | 2025-05
last December | 2024-12
in May this year | 2025-05
this September | 2025-09
last year in May | 2024-05
on Tuesday last week | 2025-09-30
from Monday to Wednesday | 2025-10-06/2025-10-08
on Monday or Tuesday | [2025-10-06,2025-10-07]
since last week | 2025-09-29/..
until last month | ../2025-09
since yesterday | 2025-10-07/..
so far this year | 2025-01-01/2025-10-08
by the end of the year | ../2025-12
the week before last | 2025-09-22/2025-09-28
a couple of days ago | 2025-10-06~
about three days ago | 2025-10-05~
several days ago | 2025-10-01/2025-10-05
a few weeks ago | 2025-09-03/2025-09-24
a few months ago | 2025-05/2025-08
a few years ago | 2020/2023
less than a week ago | 2025-10-01/2025-10-08
half a year ago | 2025-04~
a year and a half ago | 2024-04~
24 hours ago | 2025-10-07
in the past 24 hours | 2025-10-07/2025-10-08
in the past two months | 2025-08-08/2025-10-08
in the last few days | 2025-10-03/2025-10-08
the day after tomorrow | 2025-10-10
next Tuesday | 2025-10-14
this Friday | 2025-10-10
next month | 2025-11
next year | 2026
late last year | 2024-09/2024-12
early this year | 2025-01/2025-04
late last month | 2025-09-21/2025-09-30
at the beginning of this month | 2025-10-01/2025-10-10
09/2024 | 2024-09
2024-09 | 2024-09
on 30/9 | 2025-09-30
2021-2024 | 2021/2024
in 2023-24 | 2023/2024
from 2021 to 2024 | 2021/2024
since 2021 | 2021/..
before 2021 | ../2021
after 3 May | 2025-05-03/..
on May 5, 2024 and June 3, 2024 | 2024-05-05;2024-06-03
on May 3 and June 5, 2024 | 2024-05-03;2024-06-05
throughout May 2024 | 2024-05
in the month of May | 2025-05
on an unknown date | XXXX-XX-XX
in late April or early May | 2025-04-21/2025-05-10
yesterday evening | 2025-10-07
the night before last | 2025-10-06
early on Tuesday morning | 2025-10-07
late Monday night | 2025-10-06
the day before yesterday | 2025-10-06
early yesterday morning | 2025-10-07
earlier today | 2025-10-08
Sept 30th, 2024 | 2024-09-30
sept 30 | 2025-09-30
september 2024 | 2024-09
on the 30th of Sept. | 2025-09-30
on may 5, 2024 | 2024-05-05
in May '24 | 2024-05
since at least 2022 | 2022/..
up until 3 May | ../2025-05-03
between 2022 and 2024 | 2022/2024
in the first three months of 2025 | 2025-01/2025-03
from last Monday to 3 October | 2025-09-29/2025-10-03
from 3 May until yesterday | 2025-05-03/2025-10-07
December 28 to January 3 | 2024-12-28/2025-01-03
the weekend of 4-5 May 2024 | 2024-05-04/2024-05-05
in the last week of September | 2025-09-24/2025-09-30
within the last month | 2025-09-08/2025-10-08
on the 28th of September, 2025 | 2025-09-28
on Thursday the 2nd | 2025-10-02
in Sept. | 2025-09
as of 3 May | 2025-05-03
sometime in May | 2025-05
some time around May 3 | 2025-05-03~
at Thingyan in 2024 | 2024-04-13/2024-04-16
on election day 2020 | 2020-11-08
at the start of 2024 | 2024-01/2024-04
in the beginning of May | 2025-05-01/2025-05-10
in the middle of June 2024 | 2024-06-11/2024-06-20
before the middle of June 2024 | ../2024-06-20
since the start of the year | 2025-01/..
until the middle of last month | ../2025-09-20
during the 1990s | 199X
since the 1990s | 199X/..
in the late 1980s | 198X
in the 2010s | 201X
between 1988 and 1990 | 1988/1990
from September 2024 to now | 2024-09/2025-10-08
on or before 3 May 2024 | ../2024-05-03
on or after 3 May 2024 | 2024-05-03/..
not before 3 May 2024 | 2024-05-03/..
at the latest by 3 May | ../2025-05-03
some three weeks ago | 2025-09-17~
roughly two months ago | 2025-08~
nearly a year ago | 2024~
exactly a year ago | 2024~
ten years ago | 2015~
two or three days ago | 2025-10-05/2025-10-06
2-3 days ago | 2025-10-05/2025-10-06
two to three weeks ago | 2025-09-17/2025-09-24
one week ago | 2025-10-01~
a week ago | 2025-10-01~
a day ago | 2025-10-07
over the last two weeks | 2025-09-24/2025-10-08
during the past month | 2025-09-08/2025-10-08
in the past year | 2024-10-08/2025-10-08
in the past week | 2025-10-01/2025-10-08
last weekend | 2025-10-04/2025-10-05
last Friday | 2025-10-03
on Friday | 2025-10-03
on Wednesday | 2025-10-08
last Wednesday | 2025-10-01
next Wednesday | 2025-10-15
this Monday | 2025-10-06
Sunday last | 2025-10-05
on Sunday, 5 October | 2025-10-05
on Sun 5 Oct | 2025-10-05
on Wed. Oct. 1 | 2025-10-01
on Friday (Oct. 3) | 2025-10-03
on Friday the 3rd of October | 2025-10-03
Sat., Oct. 4, 2025 | 2025-10-04
on 5 Oct. (Sun) | 2025-10-05
on the morning of 5 October 2024 | 2024-10-05
in the early hours of 5 October | 2025-10-05
on the evening of the 5th of September | 2025-09-05
just before dawn on 3 May | 2025-05-03
at about 4 am on 3 May 2024 | 2024-05-03
on 3rd of May 2024 at 4.30pm | 2024-05-03
3/5/2024 14:30 | 2024-05-03
on 3-5-2024 | 2024-05-03
on 03.05.2024 | 2024-05-03
on 13/5/24 | 2024-05-13
on 5/13/2024 | 2024-05-13
in 05/2024 | 2024-05
2024-05-03/2024-05-06 | 2024-05-03/2024-05-06
2024-05-03 to 2024-05-06 | 2024-05-03/2024-05-06
3/5/2024 - 6/5/2024 | 2024-05-03/2024-05-06
from 3/5/2024 to 6/5/2024 | 2024-05-03/2024-05-06
from 3 to 6 May inclusive | 2025-05-03/2025-05-06
the period 3-6 May 2024 | 2024-05-03/2024-05-06
3rd – 6th May | 2025-05-03/2025-05-06
May 3rd and 4th | 2025-05-03/2025-05-04
on 3 and 4 May 2024 | 2024-05-03/2024-05-04
on 3 May or 4 May 2024 | [2024-05-03,2024-05-04]
on May 3 or May 5 | [2025-05-03,2025-05-05]
on the 3rd or the 4th of May | [2025-05-03,2025-05-04]
in March or April | [2025-03,2025-04]
in July or August 2023 | [2023-07,2023-08]
maybe in May | 2025-05?
possibly in 2019 | 2019?
around 2019 | 2019~
about the end of May | 2025-05-21~/2025-05-31~
around mid-May | 2025-05-11~/2025-05-20~
sometime around June 2024 | 2024-06~
approximately 3 May 2024 | 2024-05-03~
3 May 2024 or thereabouts | 2024-05-03~
3 May 2024 (?) | 2024-05-03?
c. 2019 | 2019~
ca. 1995 | 1995~
since last Tuesday | 2025-10-07/..
until Friday | ../2025-10-03
by yesterday | ../2025-10-07
till the end of August 2024 | ../2024-08-31
since early 2024 | 2024-01/..
since mid-May | 2025-05-11/..
after mid-2023 | 2023-05/..
before May 2024 | ../2024-05
starting 3 May | 2025-05-03/..
starting from May 2024 | 2024-05/..
beginning in May 2024 | 2024-05/..
since 3 May last year | 2024-05-03/..
in May and June 2024 | 2024-05/2024-06
in October last year | 2024-10
in late October last year | 2024-10-21/2024-10-31
early in 2024 | 2024-01/2024-04
late in May | 2025-05-21/2025-05-31
later this month | 2025-10-08/2025-10-31
later this week | 2025-10-08/2025-10-12
this week | 2025-10-06/2025-10-08
this month | 2025-10
next week | 2025-10-13/2025-10-19
a month later | XXXX-XX-XX
two days before | XXXX-XX-XX
the following day | XXXX-XX-XX
the same night | XXXX-XX-XX
the second week of June 2024 | 2024-06-08/2024-06-14
the 2nd week of June | 2025-06-08/2025-06-14
the fourth week of last month | 2025-09-22/2025-09-28
the last week of 2024 | 2024-12-25/2024-12-31
the first quarter of this year | 2025-01/2025-03
the last quarter of 2024 | 2024-10/2024-12
the second half of last year | 2024-07/2024-12
New Year's Eve | 2024-12-31
on Armed Forces Day 2021 | 2021-03-27
since Christmas | 2024-12-25/..
before New Year's Day 2024 | ../2024-01-01
on Kachin State Day | 2025-01-10
the day after Christmas 2023 | 2023-12-26
on Sept 3rd '24 | 2024-09-03
on the 3rd of Sept., 2024 | 2024-09-03
on 3rd Sept | 2025-09-03
on 03 SEP 2024 | 2024-09-03
Sep. 3, '24 | 2024-09-03
overnight on Monday | 2025-10-06
over Christmas | 2024-12-25
the day before last | 2025-10-06
in the 80s | 198X
in the mid-2010s | 201X
in the noughties | 200X
in the 2000s | 200X
during the first six months of 2023 | 2023-01/2023-06
on the 5th or 6th of May 2023 | [2023-05-05,2023-05-06]
on 5 May 2023 or 6 May 2023 | [2023-05-05,2023-05-06]
in 2021 or 2022 | [2021,2022]
until at least May 2024 | ../2024-05
until late 2023 | ../2023-12
until the end of the month | ../2025-10-31
up to and including 5 May 2023 | ../2023-05-05
by early June | ../2025-06-10
by mid-2024 | ../2024-08
before the end of 2023 | ../2023-12
with effect from 1 May 2024 | 2024-05-01/..
effective 1 May 2024 | 2024-05-01/..
starting on 1 May 2024 | 2024-05-01/..
starting in March 2023 | 2023-03/..
from 2021 on | 2021/..
in or around May 2023 | 2023-05~
around the 5th of May | 2025-05-05~
5 May 2023 or so | 2023-05-05~
some time in 2023 | 2023
at some point in May 2023 | 2023-05
5 May 2023, probably | 2023-05-05?
maybe around 5 May 2023 | 2023-05-05%
on the previous Friday | 2025-10-03
this coming Friday | 2025-10-10
on Tuesday of last week | 2025-09-30
on Monday of this week | 2025-10-06
on the Monday before last | 2025-09-29
Tuesday next week | 2025-10-14
a week and a half ago | 2025-09-28~
two and a half years ago | 2023-04~
eighteen months ago | 2024-04~
a few hours ago | 2025-10-07/2025-10-08
in the last couple of weeks | 2025-09-24/2025-10-08
since January this year | 2025-01/..
since early this year | 2025-01/..
since mid last year | 2024-05/..
since the beginning of this month | 2025-10-01/..
until the end of last year | ../2024-12
by the middle of this month | ../2025-10-20
later today | 2025-10-08
at midnight on 5 May 2023 | 2023-05-05
Sept.30 | 2025-09-30
Sept.30,2023 | 2023-09-30
September 30,2023 | 2023-09-30
30 September,2023 | 2023-09-30
30-09-23 | 2023-09-30
30. 9. 2023 | 2023-09-30
2023.9.30 | 2023-09-30
dated 30.9.2023 | 2023-09-30
on 8.8.88 | 1988-08-08
8/8/88 | 1988-08-08
about 2 May 2023 | 2023-05-02~
around the middle of May 2023 | 2023-05-11~/2023-05-20~
probably in early May 2023 | 2023-05-01?/2023-05-10?
from about 5 May 2023 | 2023-05-05~/..
since around 2019 | 2019~/..
until around May 2023 | ../2023-05~
between early and mid May 2023 | 2023-05-01/2023-05-20
from early to late May 2023 | 2023-05-01/2023-05-31
between mid-April and early May 2023 | 2023-04-11/2023-05-10
from April 2023 through early May | 2023-04/2023-05-10
from March 2023 until mid-2024 | 2023-03/2024-08
between 5 May and yesterday | 2025-05-05/2025-10-07
from Monday until yesterday | 2025-10-06/2025-10-07
between last Friday and Monday | 2025-10-03/2025-10-06
from last month until now | 2025-09/2025-10-08
between 2 and 5 days ago | 2025-10-03/2025-10-06
nine or ten months ago | 2024-12/2025-01
about 10 or 12 days ago | 2025-09-26~/2025-09-28~
almost three years ago | 2022~
less than two weeks ago | 2025-09-24/2025-10-08
over three years ago | ../2022~
more than ten days ago | ../2025-09-28
at least two weeks ago | ../2025-09-24~
in the last year | 2024-10-08/2025-10-08
in the last month | 2025-09-08/2025-10-08
this past week | 2025-09-29/2025-10-05
on the second Sunday in May 2023 | 2023-05-14
on the last day of May 2023 | 2023-05-31
on the first day of 2024 | 2024-01-01
the first of this month | 2025-10-01
on the 1st | 2025-10-01
from the 1st to the 5th | 2025-10-01/2025-10-05
from the 28th to the 5th | 2025-09-28/2025-10-05
since the 15th | 2025-09-15/..
on the 5th day of May 2023 | 2023-05-05
this 5th day of May, 2023 | 2023-05-05
as early as 5 May 2023 | 2023-05-05
as late as May 2023 | 2023-05
5, 6 and 9 May 2023 | 2023-05-05/2023-05-09
late summer 2023 | 2023-22
last summer | 2025-22
in the spring of last year | 2024-21
Q4 2023 | 2023-10/2023-12
the second quarter of this year | 2025-04/2025-06
"""

WITHOUT_A_DAY_OF_SAYING = """
on 3 May | XXXX-05-03
from 3 to 5 May | XXXX-05-03/XXXX-05-05
from December 28 to January 3 | XXXX-12-28/XXXX-01-03
on Monday, 29 September | XXXX-09-29
late May | XXXX-05-21/XXXX-05-31
since May | XXXX-05/..
on the first Monday of May | XXXX-05
on 3 May last year | XXXX-05-03
on 3 May that year | XXXX-05-03
the day after Christmas | XXXX-12-26
last May | XXXX-05
last year | XXXX-XX-XX
three weeks ago | XXXX-XX-XX
until Friday | XXXX-XX-XX
from Monday to Wednesday | XXXX-XX-XX
on the 5th of this month | XXXX-XX-XX
from May 2024 to now | 2024-05/..
on 3 May 2024 | 2024-05-03
13/5/87 | 1987-05-13
"""

NO_DATES = [
    "They may 5 times have asked",
    "Battalion 30 came",
    "for 2025 kyat",
    "call 09-12-34",
    "version 3.11.24",
    "half, or 1/2 of the rice",
    "at 9.30 or 10:45",
    "Order No. 5/2024",
    "the march of 20 soldiers",
    "2024 people",
    "spring water in the fall of the town",
    "the Spring Revolution",
    "by May Thu Aung",
    "every Monday and on Sundays",
    "he sat down",
    "the end of the road",
    "on the 3rd floor of the 5th Brigade",
    "the Martyrs' Day ceremony",
    "the first week",
    "at 2020 hours",
    "on 24/7 alert",
    "this 5-6 times",
    "no later than that",
]


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


def read(text: str, said_on: date | None) -> list[str]:
    return [f.when.edtf for f in dates_in(text, said_on)]


@pytest.mark.parametrize(("words", "edtf"), table(WORDINGS))
def test_each_wording_of_a_date_means_what_it_says(words: str, edtf: str) -> None:
    assert read(f"He was taken {words}, she said.", SAID_ON) == edtf.split(";")


@pytest.mark.parametrize(("words", "edtf"), table(WITHOUT_A_DAY_OF_SAYING))
def test_what_no_day_of_saying_settles_stays_open(words: str, edtf: str) -> None:
    assert read(f"He was taken {words}, she said.", None) == [edtf]


@pytest.mark.parametrize("words", NO_DATES)
def test_numbers_and_words_of_other_things_are_no_dates(words: str) -> None:
    assert read(words, SAID_ON) == []


def test_a_weekday_beside_a_day_picks_the_year_in_which_they_meet() -> None:
    assert read("on Wednesday, Aug 29", SAID_ON) == ["2018-08-29"]
    assert read("on Wednesday, Aug 29, 2012", SAID_ON) == ["2012-08-29"]


def test_a_month_that_is_also_a_name_or_a_verb_needs_a_word_that_makes_it_a_date() -> None:
    assert read("in May they may march; April and June left", SAID_ON) == ["2025-05"]


def test_days_in_a_list_share_the_year_that_is_written_once() -> None:
    assert read("on May 3, June 5 and July 7, 2023", SAID_ON)[1:] == ["2023-06-05", "2023-07-07"]


def test_a_weekday_of_no_told_week_stays_open() -> None:
    assert read("on a Monday he was freed", SAID_ON) == ["XXXX-XX-XX"]


def test_words_of_a_find_are_the_words_of_the_text_also_where_its_digits_are_burmese() -> None:
    text = "He fled on ၃ May ၂၀၂၄ at dawn"
    (found,) = dates_in(text, SAID_ON)
    assert (found.when.edtf, found.when.words) == ("2024-05-03", "on ၃ May ၂၀၂၄")
    assert text[found.start : found.end] == found.when.words


@pytest.mark.parametrize(
    ("words", "days_after"),
    [
        ("later that month he died", (0, 30)),
        ("earlier that year he fled", (-365, 0)),
        ("the following week", (1, 13)),
        ("a week and a half later", (10, 10)),
        ("the evening before", (-1, -1)),
    ],
)
def test_times_of_another_event_say_how_far_from_it_they_lie(words: str, days_after: tuple[int, int]) -> None:
    (found,) = dates_in(words, SAID_ON)
    assert (found.kind, found.when.edtf, found.days_after) == ("duration", "XXXX-XX-XX", days_after)


PIECES = sorted(
    {w for words, _ in table(WORDINGS) for w in words.split()} | {"29", "31", "Feb", "(", ")", "-", "/", "of"}
)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_whatever_is_written_finds_stand_in_order_and_hold_their_own_words(
    words: list[str], said_on: date | None
) -> None:
    text = " ".join(words)
    found = dates_in(text, said_on)
    assert all(f.when.words == text[f.start : f.end] for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


FORMS = ["%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%b-%Y", "%A, %d %B %Y", "%b %d %Y"]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(FORMS))
def test_a_whole_date_is_read_back_in_every_form(value: date, form: str) -> None:
    assert read(f"It was {value.strftime(form)}.", None) == [value.isoformat()]


@given(st.dates(date(2001, 1, 1), date(2040, 12, 31)), st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_a_day_without_a_year_is_the_latest_one_on_or_before_the_day_of_saying(said_on: date, value: date) -> None:
    (found,) = dates_in(f"on {value.day} {value:%B}", said_on)
    assert found.when.first is not None
    assert found.when.first <= said_on
    assert (found.when.first.month, found.when.first.day) == (value.month, value.day)
    latest = found.when.first.replace(year=found.when.first.year + 1) if value.day < 29 else None
    assert latest is None or latest > said_on
