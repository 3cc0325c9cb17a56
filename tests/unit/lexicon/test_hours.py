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

# The part of the day, and the first and last minute of it that a clock time leaves.
BOUNDS = """
at 9 pm | night 1260-1260
around 9 pm | night 1230-1290
at 9:15 p.m. | night 1275-1275
between 8 and 9 in the evening | evening 1200-1260
between 8 pm and 9 pm | night 1200-1260
from 8 to 9 pm | night 1200-1260
8-9 pm | night 1200-1260
11 pm to 1 am | night 1380-60
half past nine at night | night 1290-1290
quarter to six in the morning | morning 345-345
nine at night | night 1260-1260
2100 hours | night 1260-1260
at 21:30 | night 1290-1290
21.30 hrs | night 1290-1290
before midnight | night None-1440
just after midnight | night 0-None
at midnight | night 0-0
at noon | noon 720-720
by 6 am | morning None-360
after 6 pm | evening 1080-None
at 6 pm local time | evening 1080-1080
at 6:30 pm (MMT) | evening 1110-1110
at dawn | morning None-None
before dawn | morning None-None
in the early hours | night None-None
in the pre-dawn hours | night None-None
after dark | night None-None
this afternoon | afternoon None-None
late afternoon | afternoon None-None
at 3 in the afternoon | afternoon 900-900
at 12 noon | noon 720-720
at 12 am | night 0-0
12:30 pm | noon 750-750
5 to 10 people at night | night None-None
ည ၉ နာရီ | night 1260-1260
နံနက် ၆ နာရီခွဲ | morning 390-390
နံနက် ၆ နာရီ ၁၅ မိနစ် | morning 375-375
ည ၉ နာရီခန့် | night 1230-1290
မွန်းလွဲ ၂ နာရီ | afternoon 840-840
ညနေ ၅ နာရီ | evening 1020-1020
ညနေ | evening None-None
ညသန်းခေါင် | night 0-0
အရုဏ်တက် | morning None-None
ည ၈ နာရီမှ ၉ နာရီကြား | night 1200-1260
ည ၁၁ နာရီမှ နံနက် ၂ နာရီအထိ | night 1380-120
၂၁:၃၀ နာရီ | night 1290-1290
ည ၁ နာရီ | night 60-60
နေ့လယ် ၁၂ နာရီ | noon 720-720
နေ့လည် ၁ နာရီ | afternoon 780-780
ညနေ ၆ နာရီ မတိုင်မီ | evening None-1080
မနက် ၄ နာရီ | night 240-240
မနေ့ညက | night None-None
နေဝင်ရီတရော | evening None-None
"""


@pytest.mark.parametrize(
    ("words", "part"), [tuple(c.strip() for c in line.split("|")) for line in HOURS.strip().splitlines()]
)
def test_words_name_a_part_of_the_day(words: str, part: str) -> None:
    assert [f.time_of_day.value for f in hours_in(words)] == [part]


@pytest.mark.parametrize("words", ["a knight", "for three hours", "at six o'clock", "၄ နာရီ", "၃ နာရီကြာ", "Battalion 9"])
def test_an_hour_of_which_half_of_the_day_is_not_said_names_none(words: str) -> None:
    assert hours_in(words) == []


@pytest.mark.parametrize("line", BOUNDS.strip().splitlines())
def test_a_clock_time_bounds_the_minutes(line: str) -> None:
    words, _, expected = (part.strip() for part in line.partition("|"))
    assert [f"{h.time_of_day.value} {h.first_minute}-{h.last_minute}" for h in hours_in(words)] == [expected]


def test_the_zone_that_is_written_is_kept() -> None:
    assert [h.zone for h in hours_in("at 6:30 pm (MMT) and by 9 pm")] == ["MMT", ""]
