"""Ages in whole years, with the bounds that the words leave."""

from __future__ import annotations

from datetime import date

import pytest

from kintrace.lexicon.ages import FoundAge, ages_in, birth_years, births_in

AGES = """
a 27-year-old | 27-27
a 27‑year‑old | 27-27
27 years old | 27-27
35 years of age | 35-35
aged 27 | 27-27
age 27 | 27-27
aged 17 and 19 | 17-17 19-19
aged 40, 35 and 20 | 40-40 35-35 20-20
12- and 15-year-olds | 12-12 15-15
Ko Kyaw Lin Htet, 43, and his son | 43-43
Brang Aung, twenty-eight, was led off | 28-28
his daughter, 21, was taken | 21-21
Ko Kyaw Lin Htet (27) | 27-27
a man of 70 | 70-70
a man of 70 because his son had fled | 70-70
a boy of 12 and a girl of 15 | 12-12 15-15
a local man of 40, Brang Aung | 40-40
he was just 17 | 17-17
was 15 when they came | 15-15
He was 43. | 43-43
between 20 and 40 years old | 20-40
aged between 18 and 35 | 18-35
aged 18 to 35 | 18-35
ages 17-31 | 17-31
in his twenties | 20-29
in their late thirties | 37-39
teenagers | 13-19
about 27 years old | 25-29
over 60 years old | 61-115
under 18 | 0-17
aged 18 and above | 18-115
14 months old | 1-1
a 14-month-old baby | 1-1
အသက် ၂၇ နှစ် | 27-27
အသက် (၂၇) နှစ် | 27-27
(၂၇) နှစ် | 27-27
အသက် ၂၇ နှစ်အရွယ် | 27-27
အသက် (၁၈) နှစ်မှ (၃၅) နှစ် | 18-35
၁၈ နှစ်အောက် | 0-17
အသက် ၃၀ ဝန်းကျင် | 27-33
အသက် ၂၀ ကျော် | 21-29
သုံးနှစ်အရွယ် | 3-3
အသက်ဆယ့်ခုနစ်နှစ် | 17-17
အသက် ၁၄ လ | 1-1
ဆယ်ကျော်သက် | 13-19
"""

# low..high, open where no greatest age is said; r: the last year still runs, c: the years are completed; none: no age.
MORE = """
aged about 60 | 54..66
around 40 years of age | 36..44
over 40 years old | 41..
aged over 60 | 61..
a woman in her 50s | 50..59
a man in his mid-30s | 34..36
in his early forties | 40..43
a woman in her late-60s | 67..69
a thirty-something man | 30..39
a 30-something | 30..39
in their twenties and thirties | 20..39
in his late teens | 17..19
under-18s | 0..17
children under five | 0..4
children under the age of 12 | 0..11
below 18 years of age | 0..17
over-60s | 61..
people older than 35 | 36..
younger than 20 years | 0..19
as young as 12 | 12..
27 y/o | 27..27
27yo | 27..27
27-yr-old | 27..27
Age: 27 | 27..27
Age - 27 | 27..27
aged 18 or over | 18..
aged 18 and under | 0..18
aged 18-35 years | 18..35
between the ages of 18 and 35 | 18..35
between 18 and 35 years of age | 18..35
from 18 to 35 years old | 18..35
six months old | 0..0
an 8-month-old girl | 0..0
2-year-old twins | 2..2
a two-and-a-half-year-old boy | 2..2
a 70-year-old | 70..70
Ma Thidar Nwe (17) | 17..17
Ma Thidar Nwe (aged 17) | 17..17
Ma Thidar Nwe, aged 17, | 17..17
Ma Thidar Nwe (17 years) | 17..17
Ma Thidar Nwe, 17 years, | 17..17
turned 18 last month | 18..18
he is 27 | 27..27
in his 27th year | 27..27r
he has completed 27 years | 27..27c
an octogenarian | 80..89
a septuagenarian monk | 70..79
an underage girl | 0..17
they were minors | 0..17
both are minors | 0..17
almost 60 years old | 54..59
at least 15 years old | 15..
up to 45 years old | 0..45
17- and 19-year-old brothers | 17..17 19..19
17- to 19-year-olds | 17..19
aged 17, 18 and 21 | 17..17 18..18 21..21
a teenage boy | 13..19
an elderly man | none
five years in prison | none
a 20-year sentence | none
ten years ago | none
for 27 years | none
27 years of service | none
a 5-year plan | none
27 people aged between 16 and 40 | 16..40
အသက် ၂၀ အရွယ် | 20..20
၁၆ နှစ်အရွယ် | 16..16
အသက် ၁၈ နှစ်အောက် | 0..17
၁၈ နှစ်မပြည့်သေးသူ | 0..17
အသက်မပြည့်သေးသူ | 0..17
အသက် ၁၈ နှစ်နှင့် ၃၅ နှစ်ကြား | 18..35
အသက် ၁၈ နှစ်မှ ၃၅ နှစ်အထိ | 18..35
အသက် ၁၈-၃၅ နှစ် | 18..35
အသက် ၂၀ နဲ့ ၃၀ ကြား | 20..30
အသက် ၄၀ ဝန်းကျင် | 36..44
အသက် ၄၀ လောက် | 36..44
အသက် ၆၀ နီးပါး | 54..59
၆ လသား | 0..0
၃ နှစ်သားလေး | 3..3
၃ နှစ်သမီး | 3..3
အသက် ၂၇ နှစ်ထဲ | 27..27r
၂၇ နှစ်ထဲရောက် | 27..27r
အသက် ၁၈ နှစ်ပြည့် | 18..18c
အသက် ၁၈ နှစ်ပြည့်ပြီး | 18..18c
အသက် ၆၀ အထက် | 60..
အသက် ၁၈ နှစ်နှင့်အထက် | 18..
အသက် အနည်းဆုံး ၁၈ နှစ် | 18..
အသက်ခုနစ်ဆယ်ကျော် | 71..79
ဆယ်ကျော်သက် မိန်းကလေး | 13..19
အသက် (၃၄) နှစ် | 34..34
အသက်(၃၄)နှစ် | 34..34
အသက်၃၄နှစ် | 34..34
၃၄ နှစ် | none
လွန်ခဲ့တဲ့ ၃ နှစ် | none
ထောင်ဒဏ် ၃ နှစ် | none
အသက် ၂၅ - ၃၀ | 25..30
အသက် ၂၀၊ ၂၅ နှစ် | 20..25
၇၀ ကျော်အရွယ် အဘိုး | 71..79
အသက် ၁၅ နှစ်ခွဲ | 15..15
၂၀ အရွယ် လူငယ် | 20..20
အသက် ၁၇ နှစ်နှင့် ၁၉ နှစ်ရှိ ညီအစ်ကို | 17..17 19..19
အသက်ကြီးသူ | none
early teens | 13..14
nearly 18 years old | 17..17
her 18th birthday | 18..18c
"""


@pytest.mark.parametrize(
    ("words", "ages"), [tuple(c.strip() for c in line.split("|")) for line in AGES.strip().splitlines()]
)
def test_words_give_an_age(words: str, ages: str) -> None:
    assert " ".join(f"{a.low}-{a.high}" for a in ages_in(words)) == ages


@pytest.mark.parametrize(
    "words",
    [
        "Ward (3)",
        "LIB (321)",
        "May, 19, 2023",
        "October 3, 4 and 5",
        "nearly 20 villagers",
        "a group of 20",
        "30 miles",
        "under 18 villagers",
        "a leader of 20 villagers",
        "Hpakant, 20 km away",
        "၃ နှစ်ကြာ",
        "၂၀၂၅ ခုနှစ်",
        "လွန်ခဲ့သည့် ၃ နှစ်က",
        "aged 250",
        "a father of three was killed",
        "the mother of two, from Hpakant",
    ],
)
def test_a_number_of_something_else_is_no_age(words: str) -> None:
    assert ages_in(words) == []


@pytest.mark.parametrize("line", MORE.strip().splitlines())
def test_an_expression_gives_these_ages_and_no_other(line: str) -> None:
    words, _, expected = (part.strip() for part in line.partition("|"))
    found = [
        f"{a.low}..{'' if a.high == 115 else a.high}{'' if a.way == 'unsaid' else a.way[0]}" for a in ages_in(words)
    ]
    assert " ".join(found) == expected.removeprefix("none")


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("born in 1998", 1998),
        ("born on 5 May 1998", 1998),
        ("DOB: 05/05/1998", 1998),
        ("၁၉၉၈ မွေး", 1998),
        ("၁၉၉၈ ခုနှစ်တွင် မွေးဖွားသည်", 1998),
        ("မွေးသက္ကရာဇ် ၁.၂.၂၀၀၃", 2003),
    ],
)
def test_a_year_of_birth_is_found(words: str, year: int) -> None:
    assert [b.year for b in births_in(words)] == [year]


@pytest.mark.parametrize("words", ["in 1998 the school was built", "the campaign born of anger", "၁၉၉၈ ခုနှစ်"])
def test_a_year_of_something_else_is_no_birth(words: str) -> None:
    assert births_in(words) == []


def test_an_age_that_does_not_say_how_it_counts_leaves_the_days_of_both_ways() -> None:
    said_on = date(2025, 10, 1)
    unsaid, running = (birth_years(FoundAge(0, 2, 27, 27, way), said_on) for way in ("unsaid", "running"))  # type: ignore[arg-type]
    assert unsaid.widest == (date(1997, 10, 2), date(1999, 10, 1))
    assert running.widest == (date(1998, 10, 2), date(1999, 10, 1))


def test_an_age_said_on_a_leap_day_has_days_of_birth() -> None:
    assert birth_years(FoundAge(0, 2, 17, 18), date(2024, 2, 29)).completed == (date(2005, 3, 1), date(2007, 2, 28))
