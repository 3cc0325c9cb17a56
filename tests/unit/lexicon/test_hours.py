"""Parts of the day: a clock time decides, else the word."""

from __future__ import annotations

import pytest

from kintrace.lexicon.hours import hours_in

HOURS = """
at around 9:00 PM | night
7 am | morning
at about 4:00 pm | afternoon
at 1 a.m. | night
at noon | noon
at 12 pm | noon
around 6:30 pm | evening
16:30 hours | afternoon
at eight o'clock in the evening | evening
at two o'clock in the morning | night
in the evening | evening
in the early morning | morning
by night | night
late at night | night
last night | night
around midnight | night
under cover of darkness | night
at dawn | morning
at dusk | evening
in broad daylight | day
in the middle of the day | day
On the afternoon of Oct. 28 | afternoon
ညနေ ၄ နာရီခန့် | afternoon
ညနေ ၆ နာရီ | evening
နံနက် | morning
နံနက် ၉ နာရီ | morning
ညပိုင်း | night
ည ၁၁ နာရီ | night
ည ၉ နာရီခွဲ | night
နေ့လယ် ၁၂ နာရီ | noon
သန်းခေါင် | night
မနက်စောစော | morning
နေ့ခင်းကြောင်တောင် | day
"""


@pytest.mark.parametrize(
    ("words", "part"), [tuple(c.strip() for c in line.split("|")) for line in HOURS.strip().splitlines()]
)
def test_words_name_a_part_of_the_day(words: str, part: str) -> None:
    assert [f.time_of_day.value for f in hours_in(words)] == [part]


@pytest.mark.parametrize("words", ["a knight", "for three hours", "at six o'clock", "၄ နာရီ", "၃ နာရီကြာ", "Battalion 9"])
def test_an_hour_of_which_half_of_the_day_is_not_said_names_none(words: str) -> None:
    assert hours_in(words) == []
