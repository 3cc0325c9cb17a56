"""Ages in whole years, with the bounds that the words leave."""

from __future__ import annotations

import pytest

from kintrace.lexicon.ages import ages_in

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
about 27 years old | 24-30
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
    ],
)
def test_a_number_of_something_else_is_no_age(words: str) -> None:
    assert ages_in(words) == []
