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
    "a mine near Lawk Hprai",
    "more than half",
    "in 2025 they fled",
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

# Every find of the words, as least..most; "none": no number of people.
MORE = """
some 30 men were taken | 27..33
30-odd villagers | 27..33
thirty-something people | 30..39
in the region of 40 villagers | 36..44
in the neighbourhood of 200 people | 180..220
as few as 5 fighters | 5..
well over 100 residents | 101..
just under 50 men | 45..49
anywhere from 20 to 30 villagers | 20..30
not a single villager was hurt | 0..0
not one person came back | 0..0
none of the villagers returned | 0..0
a pair of brothers | 2..2
the pair were released | 2..2
the trio were released | 3..3
a family of five | 5..5
a group of 12 men | 12..12
the eight were freed | 8..8
all six were released | 6..6
all six villagers were released | 6..6
the other three were released | 3..3
eleven of them died | 11..11
more than half of the 40 villagers | 21..40
half of the 40 villagers | 20..20
a 40-strong column | 40..40
a 12-member family | 12..12
a three-person crew | 3..3
two-and-a-half thousand people fled | 2500..2500
two and a half thousand people fled | 2500..2500
one hundred and twenty people | 120..120
2 lakh people | 200000..200000
1.5 million people | 1500000..1500000
1,50,000 people | 150000..150000
three score men | 60..60
two to three thousand people | 2000..3000
5-10 thousand residents | 5000..10000
twenty to thirty villagers | 20..30
up to about 30 villagers | 1..30
at least two dozen people | 24..
several hundred villagers | 300..
a few hundred people | 200..
a few thousand people | 2000..
a few dozen villagers | 24..
a couple of dozen youths | 24..24
a couple dozen youths | 24..24
a handful of men | 3..
countless villagers | 3..
hardly any villagers | 2..
the two sisters | 2..2
his two younger brothers | 2..2
her three children | 3..3
both of them were freed | 2..2
both the brothers | 2..2
two women and a child | 2..2 1..1
a mother and her two sons | 1..1 2..2
three men, two women and five children | 3..3 2..2 5..5
Twenty-one-year-old | none
a 19-year-old student | 1..1
30 kilometres | none
3 million kyat | none
he paid 500,000 kyats | none
5 trucks and 20 soldiers | 20..20
10 households | none
200 houses and 3 monasteries | none
phone 09 123 456 789 | none
on 5 May 2024 | none
at 10 o'clock | none
20 percent of villagers | 2..
Grade 10 students | 2..
12th-grade students | 2..
the second man | none
No. 4 Police Station | none
Ward 5 residents | 2..
5th of June | none
about 3 in the morning | none
the 2021 coup | none
100 acres | none
1,200 IDPs | 1200..1200
over 1,200 | none
6 dead | 6..6
two killed, three injured | 2..2 3..3
killing 12 and injuring 30 | 12..12 30..30
killing at least 12 and injuring 30 others | 12.. 30..30
left 12 dead | 12..12
leaving three people dead | 3..3
three more people | 3..3
another 15 people were detained | 15..15
an additional 15 people | 15..15
a further 15 people | 15..15
a total of 15 people | 15..15
as many as 15 people | 1..15
no more than a dozen people | 1..12
no less than 15 people | 15..
half a dozen men | 6..6
a half-dozen men | 6..6
one or two villagers | 1..2
2 or 3 soldiers | 2..3
nobody was killed | 0..0
no civilians were hurt | 0..0
no longer villagers | 2..
20 to 30 of them | 20..30
15 young people | 15..15
15 people between the ages of 18 and 35 | 15..15
15 men aged 18-35 | 15..15
five members of the family | 5..5
10 members of the PDF | 10..10
100 KIA fighters | 100..100
four (4) villagers | 4..4
four 4th-grade pupils | 4..4
15 (fifteen) men | 15..15
most of the 20 detainees | 11..20
one-third of villagers | 2..
three times as many people | 2..
a man, a woman and three kids | 1..1 1..1 3..3
some of the villagers | 2..
some of them | 2..
many of the villagers | 3..
dozens of others | 24..
hundreds of people were displaced | 200..
two-thirds of the 30 villagers | 20..20
the four-member family | 4..4
a seven-man patrol | 7..7
7 Kachin women and 2 Lisu men | 7..7 2..2
thousands have fled | 2000..
40 were killed | 40..40
40 others were wounded | 40..40
the remaining 12 were released | 12..12
the remaining 12 villagers were released | 12..12
12 remain in detention | 12..12
five are still missing | 5..5
only five survived | 5..5
about 300 have been displaced | 270..330
three were children | 3..3
including 5 children | 5..5
including five women | 5..5
a dozen-odd people | 11..13
dozens upon dozens of people | 24..
over a hundred people | 101..
close to a thousand villagers | 900..999
a hundred or so people | 90..110
half a million people | 500000..500000
some 18,000 people | 16200..19800
upwards of 20 people | 21..
10 plus people | 10..
50+ people | 50..
10 of the 40 villagers | 10..10 40..40
half a million people | 500000..500000
two of his brothers | 2..2
eight of them were killed | 8..8
villagers' homes | none
four of the villagers' homes | none
20,000–30,000 people | 20000..30000
လူ ၃၀ ခန့် | 27..33
အမျိုးသမီး ၅ ဦး | 5..5
ကျောင်းသား လေးငါးယောက် | 4..5
ဆယ်ဦးကျော် | 11..
စုစုပေါင်း ၁၂ ဦး | 12..12
ရာနဲ့ချီတဲ့ လူတွေ | 100..
လူသုံးလေးဆယ် | 30..40
လူတစ်စု | 3..
မိသားစု ၅ ဦး | 5..5
ဇနီးမောင်နှံ ပါသွားတယ် | 2..2
ဇနီးမောင်နှံ ၂ ဦး | 2..2
လူ ၁၀၀ နီးပါး | 90..99
လူရာကျော် | 101..
လူဆယ်ကျော် | 11..
လူတစ်ရာ့ငါးဆယ် | 150..150
ရွာသား ၁၅ ဦးနှင့် ကလေး ၃ ဦး | 15..15 3..3
အမျိုးသား ၅ ဦး၊ အမျိုးသမီး ၃ ဦး | 5..5 3..3
၁၀ ဦးမှ ၃ ဦး သေဆုံး | 10..10 3..3
၃ ဦးသေ ၅ ဦးဒဏ်ရာရ | 3..3 5..5
၃ ဦးသေဆုံးပြီး ၅ ဦးဒဏ်ရာရ | 3..3 5..5
အသက် ၂၅ နှစ် | none
အသက် (၂၅) နှစ်အရွယ် အမျိုးသား တစ်ဦး | 1..1
ကား ၅ စီး | none
ကျပ် ၅ သိန်း | none
၂၀၂၄ ခုနှစ် ဇန်နဝါရီ ၅ ရက် | none
ရွာ ၅ ရွာမှ လူ ၃၀၀ | 300..300
အိမ် ၅၀ မီးလောင် | none
ည ၉ နာရီ ၁၀ မိနစ် | none
ဦးအောင်ကျော် | none
ဦးနေဝင်း၏ သား | none
စစ်ဘေးရှောင် ၁၂,၀၀၀ ကျော် | 12001..
လူငယ် ၂၀-၃၀ | 20..30
လူငယ် ၂၀ မှ ၃၀ အထိ | 20..30
လူငယ် ၂၀ ကနေ ၃၀ လောက် | 18..33
ရွာသားအားလုံး | none
ဒေသခံတစ်ဦးက ပြောသည် | 1..1
အမည်မဖော်လိုသူတစ်ဦး | 1..1
မျက်မြင်သက်သေတစ်ဦးက ပြောပြသည် | 1..1
ကလေး ၂ ယောက် အပါအဝင် လူ ၁၀ ဦး | 2..2 10..10
ကလေးနှစ်ဦးအပါအဝင် ငါးဦး | 2..2 5..5
အမျိုးသမီး ၂ ဦး အပါအဝင် ၁၀ ဦး | 2..2 10..10
တစ်ယောက်မှ မကျန်ဘူး | 0..0
ဘယ်သူမှ မရှိဘူး | 0..0
လူ ၅ ယောက်မှ ၃ ယောက် | 5..5 3..3
သံဃာတော် ငါးပါး | 5..5
ဆရာတော် ၃ ပါး | 3..3
ဘုရား ၃ ဆူ | none
ကျောင်းသူ ၂၀ ကျော် | 21..
လူတွေ့တယ် | none
လူမျိုးစု ၅ စု | none
နှစ်ယောက် | 2..2
ငါးကောင် | none
ခြောက်လ | none
ရှစ်လေးလုံး | none
ခုနစ်ရက် | none
တပ်ရင်း ၅ ရင်း | none
ရဲဘော် ၁၀ ဦး | 10..10
လူ ၁ ဦး | 1..1
လူ(၃)ယောက် | 3..3
လူ ဆယ့်ငါးယောက်လောက် | 13..17
အနည်းဆုံး လူ ၂၀ နီးပါး | 20..
၂၅ ယောက်လောက်ရှိတယ် | 22..28
အယောက် ၃၀ ထက်မနည်း | 30..
လူပေါင်း ၁ သောင်းကျော် | 10001..
လူဦးရေ တစ်သိန်းခွဲ | 150000..150000
တစ်ဒါဇင် လောက်သော လူများ | 11..13
၃ ဦး (အမျိုးသား ၂ ဦး၊ အမျိုးသမီး ၁ ဦး) | 3..3 2..2 1..1
ယောက်ျား ၅ ယောက် | 5..5
ယောက်ျားလေး သုံးယောက် | 3..3
၄ ယောက်တစ်ဖွဲ့ | 4..4
လူအုပ်ကြီး | none
နှစ်ဦးသုံးဦး | 2..3
၂ ဦး ၃ ဦး | 2..2 3..3
လူနှစ်ရာသုံးရာ | 200..300
လူ ၁၀၀ ဝန်းကျင်ခန့် | 90..110
လူ အယောက်တစ်ရာ | 100..100
အယောက်တစ်ထောင် | 1000..1000
၁၄ နှစ်အရွယ် မိန်းကလေး ၂ ဦး | 2..2
"""
PEOPLES_AND_RANGES = """
12 Rohingya were detained at sea | 12..12
Soldiers shot two Kachin near the bridge | 2.. 2..2
At least 30 Karen have fled | 30..
three Shans and a Lisu | 3..3 1..1
Five Lisu were taken | 5..5
about 200 Rakhine crossed the river | 180..220
Seven Chin died in the camp | 7..7
20 Mon, all of them farmers | 20..20
Six Palaung escaped | 6..6
four Chinese were among the dead | 4..4
Eleven Indians were sent back | 11..11
over 40 Muslims | 41..
two Christians and three Buddhists | 2..2 3..3
hundreds of Hindus | 200..
several Rohingya drowned | 3..
dozens of Kachin | 24..
a Rohingya was shot | 1..1
one Kachin was arrested | 1..1
12 Rohingya Muslims | 12..12
five ethnic Kachin | 5..5
three Rakhine Buddhist monks | 3..3
two Karen women | 2..2
15 Ta'ang were conscripted | 15..15
nine Pa-O were seized | 9..9
Fourteen Karenni | 14..14
60 Bamar and 20 Shan | 60..60 20..20
more than 100 Arakanese | 101..
three Kachin villages | none
12 Rohingya camps | none
two Chin townships | none
200 Rakhine houses | none
two Shan dialects | none
four Muslim quarters | none
five Chinese trucks | none
three Karen battalions | none
two Christian churches | none
Between 10 and 15 were killed | 10..15
between 10 and 15 have been killed | 10..15
Between ten and fifteen were taken | 10..15
between 3 and 5 was reportedly arrested | 3..5
Between 40 and 50 had been abducted | 40..50
They say between 20 and 30 were led away | 20..30
between 100 and 120 are still missing | 100..120
Between 6 and 8 were seized at the checkpoint | 6..8
Between 6 and 8 have since been released | 6..8
10 to 15 were taken | 10..15
10-15 were conscripted | 10..15
Those aged between 18 and 35 were taken | none
Houses between 5 and 7 were taken | none
journalists held between 2019 and 2021 were killed | 2..
Between 2019 and 2021 were dry years | none
three of the trucks | none
12 of the houses were burned | none
Three of the houses were burned | none
Two of the trucks were seized | none
five of the villages | none
ten of their motorbikes | none
Four of the churches | none
three of the men | 3..3
12 of the women were released | 12..12
Three of them | 3..3
two of the wounded died | 2..2
Five of the detained were freed | 5..5
Three of the 20 were killed | 3..3
two of his brothers | 2..2
four of the Rohingya were killed | 4..4
six of the Kachin | 6..6
Eight of the guns were found | none
nine of the boats sank | none
Three of the bodies were found | 3..3
seven of those arrested | 7..7
six of the young men | 6..6
two of the cows | none
two of our goats | none
Two of the children's bags | none
Half of the trucks | none
some of the men | 2..
Thirteen Rohingya drowned when the boat capsized | 13..13
nearly 20 Lisu walked for three days | 18..19
two to three Karen per village | 2..3
a Hindu and two Muslims | 1..1 2..2
eight Pa'O, four Shan and a Palaung | 8..8 4..4 1..1
at least 11 Chin, including three children | 11.. 3..3
about 60 ethnic Rakhine | 54..66
dozens of Arakanese fled | 24..
six Nagas escaped | 6..6
three hundred Rohingya are still at sea | 300..300
another four Kachin have since been freed | 4..4
two Bamar, one Mon and one Karenni | 2..2 1..1 1..1
each Rohingya had to pay | 1..1
no Rohingya were registered | 0..0
a couple of Kachin joined them | 2..2
five Buddhists who refused | 5..5
12 Catholics from the parish | 12..12
ten Chinese and a Thai | 10..10 1..1
seven Indians trying to return | 7..7
three Kachin and two Lisu women | 3..3 2..2
five Kachin and Lisu villages | none
a Rohingya camp | none
eight Karen brigades | none
40 Chin churches | none
three Mon schools | none
two Rakhine towns | none
a Chinese truck | none
nine Shan hills | none
two Kachin-owned mines | none
11 Burmese cats | none
Between 8 and 12 were abducted from the mine | 8..12
between three and five were wounded | 3..5
Between 60 and 70 are missing | 60..70
Between 200 and 250 have been displaced | 200..250
somewhere between 15 and 20 were conscripted | 15..20
He said between 4 and 6 were shot | 4..6
Between 9 and 11 were later released | 9..11
From 30 to 40 were arrested | 30..40
about 5 to 7 were detained | 4..8
Between 5 and 7 had already been freed | 5..7
Between 12 and 14 were forcibly recruited | 12..14
between 2 and 3 was killed | 2..3
Between 5 and 7 were built | none
Rooms 3 to 5 were searched | none
Wards between 3 and 5 were sealed | none
Boys aged between 12 and 15 were taken | 2..
Between 8 and 10 in the morning | none
between 5 and 7 kilometres away | none
four of the boats | none
three of the rice mills | none
Six of the motorbikes were burnt | none
one of the trucks | none
eight of its soldiers | 8..8
12 of the 14 trucks | none
12 of the 14 men | 12..12 14..14
nine of those killed | 9..9
two of the injured were children | 2..2
Five of the seized cattle | none
three of our sons | 3..3
seven of the youngest were sent home | 7..7
seven of the porters escaped | 7..7
about 20 of the students | 18..22
most of the shops | none
five of the 30 Rohingya | 5..5 30..30
two of the Muslims | 2..2
four of the shops were looted | none
at least ten of the houses | none
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


@pytest.mark.parametrize("line", (MORE + PEOPLES_AND_RANGES).strip().splitlines())
def test_an_expression_gives_these_counts_and_no_other(line: str) -> None:
    words, _, expected = (part.strip() for part in line.partition("|"))
    found = [f"{f.count.min}..{'' if f.count.max is None else f.count.max}" for f in counts_in(words)]
    assert " ".join(found) == expected.removeprefix("none")


def test_a_plural_alone_and_nobody_are_told_apart_from_numbers() -> None:
    finds = counts_in("No one came back; villagers fled, and 12 men of the 40-strong column died.")
    assert [f.told for f in finds] == ["nobody", "plural", "number", "strength"]
    assert [f.count.max for f in finds if f.present] == [12]


@pytest.mark.parametrize("words", ["five lanterns", "12 computers and 3 helicopters", "two restaurants", "ငါးကောင်"])
def test_a_plural_that_only_ends_like_one_for_people_counts_nobody(words: str) -> None:
    assert counts_in(words) == []


def test_the_words_of_a_find_are_those_of_the_text() -> None:
    text = "Around 30 (thirty) worshippers fled, အနည်းဆုံး လူ ၂၀ ကျန်ရစ်သည်"
    for found in counts_in(text):
        assert text[found.start : found.end] == found.count.words


@pytest.mark.parametrize("piece", ["1", "one hundred and ", "1,234,", "နှစ်ဆယ်", "၁၂ ", "the all ", "တစ်ဦးမှ "])
def test_endless_numbers_are_read_without_an_error(piece: str) -> None:
    assert isinstance(counts_in(piece * 600), list)
