"""Numbers of people, bounded by the words around them."""

from __future__ import annotations

import pytest

from kintrace.lexicon.counts import count_of_phrase, counts_in

ENGLISH = """
around 20 men who were looking for jade | 18 | 22
about a dozen civilians | 11 | 13
roughly 100 residents | 90 | 110
20 or so displaced people | 18 | 22
over 60 residents | 61 | -
more than 1,700 people | 1701 | -
at least three of them | 3 | -
no fewer than 10 young people | 10 | -
30 or more miners | 30 | -
nearly 20 villagers | 18 | 19
close to 60 people | 54 | 59
up to 30 recruits | 1 | 30
fewer than 10 men | 1 | 9
several people | 3 | -
many residents | 3 | -
a number of youths | 3 | -
a group of men | 3 | -
a few men | 2 | -
some villagers | 2 | -
a couple of boys | 2 | 2
both men | 2 | 2
hundreds of residents | 200 | -
dozens were taken | 24 | -
several dozen students | 36 | -
two dozen students | 24 | 24
half a dozen porters | 6 | 6
40 to 60 villagers | 40 | 60
between 40 and 60 people | 40 | 60
150 or 160 people | 150 | 160
two or three youths | 2 | 3
two young women | 2 | 2
twenty-five miners | 25 | 25
Twelve people in all | 12 | 12
Seven men, aged 17 to 31 | 7 | 7
1,700 villagers | 1700 | 1700
a group of 20 young men | 20 | 20
about five young jade miners | 4 | 6
three Lawk Hprai villagers | 3 | 3
15 IDPs | 15 | 15
3 KIA soldiers | 3 | 3
eight others | 8 | 8
the eight returned | 8 | 8
the KIA took 15 from the market | 15 | 15
8 were freed | 8 | 8
One young man who refused | 1 | 1
a man aged 27 | 1 | 1
a 27-year-old villager | 1 | 1
a Grade 8 pupil | 1 | 1
an army officer | 1 | 1
another woman | 1 | 1
one of the women | 1 | 1
only one of them | 1 | 1
"""
NO_COUNT = [
    "Battalion 321",
    "Ward 10",
    "wards 10 and 11",
    "Sections 8 and 9 of the town",
    "30 miles",
    "5 percent",
    "200,000 kyat",
    "On 2 April",
    "at 9 pm",
    "27-year-old",
    "ten days later",
    "two months",
    "about 100 households",
    "4 vehicles",
    "no one",
    "a mine near Lawk Hprai",
    "more than half",
    "in 2025 villagers fled",
    "He was 43.",
    "Middle School No. 3",
    "three times",
]
BURMESE = """
အမျိုးသား ၂၀ ခန့် | 18 | 22
အယောက် ၂၀ ခန့် | 18 | 22
၂၀ ဦး | 20 | 20
လူငယ် အနည်းဆုံး ၁၀ ဦး | 10 | -
၁၀ ဦးထက်မနည်း | 10 | -
ရွာသား ၁၅ ဦးကျော် | 16 | -
လူ ၅၀ နီးပါး | 45 | 49
၂၀ မှ ၃၀ ဦး | 20 | 30
ဆယ်ဂဏန်း | 10 | 99
လူငယ်အချို့ | 2 | -
ဒေသခံများစွာ | 3 | -
တစ်ဦး | 1 | 1
တဦး | 1 | 1
သုံးယောက် | 3 | 3
၂ ယောက် | 2 | 2
၃ဦး | 3 | 3
ကလေးသုံးယောက် | 3 | 3
အမျိုးသမီးနှစ်ဦး | 2 | 2
ဆယ့်ငါးယောက် | 15 | 15
ကျောင်းသား (၅) ဦး | 5 | 5
"""


def table(text: str) -> list[tuple[str, int, int | None]]:
    rows = (tuple(c.strip() for c in line.split("|")) for line in text.strip().splitlines())
    return [(words, int(low), None if high == "-" else int(high)) for words, low, high in rows]


@pytest.mark.parametrize(("words", "low", "high"), table(ENGLISH) + table(BURMESE))
def test_words_of_number_bound_the_people(words: str, low: int, high: int | None) -> None:
    assert [(f.count.min, f.count.max) for f in counts_in(words)] == [(low, high)]


@pytest.mark.parametrize("words", [*NO_COUNT, "ကား ၄ စီး", "အသက် ၂၇ နှစ်", "ကလေးမြို့", "စက်တင်ဘာ ၃၀ ရက်", "ဦးအောင်"])
def test_a_number_of_something_else_counts_nobody(words: str) -> None:
    assert counts_in(words) == []


def test_two_numbers_of_one_sentence_are_two_finds() -> None:
    assert [f.count.max for f in counts_in("four in one village and three in the next")] == [4, 3]


def test_the_noun_says_who_is_counted() -> None:
    (found,) = counts_in("two young women were dragged out")
    assert found.noun is not None
    assert (found.noun.word, found.noun.sex.value, found.count.words) == ("women", "f", "two")


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("young villagers", 2, None),
        ("his daughter", 1, 1),
        ("the man", 1, 1),
        ("youths", 2, None),
        ("a pupil", 1, 1),
        ("his wife and his father", 2, 2),
        ("a man and two women", 3, 3),
        ("about 20 men", 18, 22),
        ("the mine", None, None),
    ],
)
def test_a_noun_phrase_stands_for_so_many(phrase: str, low: int | None, high: int | None) -> None:
    count = count_of_phrase(phrase)
    assert (count.min, count.max, count.words) == (low, high, phrase)
