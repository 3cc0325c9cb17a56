"""The many ways of writing one place: short forms, sides, numbers, joined and split names, no blanks at all."""

from __future__ import annotations

import pytest

from kintrace.lexicon.places import gazetteer

FORMS = """
Kyaukpadaung Tsp | MMR010020 | exact
Kyauk Padaung T/S | MMR010020 | exact
Kyauk Pa Daung TS, Mandalay Region | MMR010020 | exact
Moe Gaung Township | MMR001008 | exact
Mogoke Township | MMR010011 | exact
Kyaikhto Township | MMR011009 | exact
Ban Maw Township | MMR001010 | exact
Maymyo Town | MMR010008701 | exact
Ye-U Township | MMR005009 | exact
Puta-O Township | MMR001014 | exact
Mansi | MMR001013 | exact
Mansi Township | MMR001013 | exact
Mansi Town | MMR001013701 | exact
Myit village, Myitkyina | MMR001001 | within_township
Shwegu Town | MMR001011701 | exact
in Shwegugale | - | words_only
Kalewa | MMR005028 | exact
Dagon Myothit (East) Township | MMR013020 | exact
in Shan (North) | MMR015 | exact
Bago (East) Region | MMR007 | exact
Bago East Region | MMR007 | exact
Shan State (South) | MMR014 | exact
Shan State | - | words_only
Yangon City | MMR013 | within_state
near Lashio Town | MMR015001 | within_township
Lashio District | MMR015D001 | exact
Lawk Hprai Village, Lashio District | MMR015 | within_state
Seikmu Village-tract in Hpakant | MMR001009003 | exact
Seik Mu VT, Hpakant Tsp. | MMR001009003 | exact
Lawk Hprai Vlg, Seikmu Village Tract, Hpakant T/S, Kachin State | MMR001009003 | within_tract
near Sai Taung, Hpakant | MMR001009 | within_township
Ward 5, Hpakant | MMR001009701 | within_tract
Ward 5, Hpakant Township | MMR001009 | within_township
Shan Su (North) Ward, Myitkyina | MMR001001701507 | exact
Thidar Ward, Myitkyina Town | MMR001001701502 | exact
Myothit Town | - | words_only
ဖားကန့်မြို့နယ်ဆိပ်မူကျေးရွာအုပ်စု | MMR001009003 | exact
ဖားကန့်မြို့နယ်၊ ဆိပ်မူ ကျေးရွာအုပ်စု၊ ရွှေပေါက်ကုန်းရွာ | MMR001009003 | within_tract
ဗန်းမော်မြို့နယ်ရှိ ရွှေပေါက်ကုန်းရွာ | MMR001010 | within_township
မြစ်ကြီးနားမြို့ သီတာရပ်ကွက် | MMR001001701502 | exact
ရွှေကူကလေးရွာ | - | words_only
ရွှေကူမြို့ | MMR001011701 | exact
မြို့သစ်မြို့နယ် | MMR009005 | exact
ရန်ကုန်မြို့ | MMR013 | within_state
မြစ်ကြီးနားခရိုင် | MMR001D001 | exact
ပဲခူးတိုင်းဒေသကြီး (အရှေ့ပိုင်း) | MMR007 | exact
ရှမ်းမြောက်ပိုင်းတွင် | MMR015 | exact
ကချင်ပြည်နယ် ဖားကန့် မြို့နယ် | MMR001009 | exact
""".strip()


@pytest.mark.parametrize("line", FORMS.splitlines())
def test_a_place_has_one_code_in_whatever_form_it_is_written(line: str) -> None:
    words, pcode, precision = (cell.strip() for cell in line.split("|"))
    (found,) = gazetteer().places_in(f"… {words}")
    assert (found.place.pcode or "-", found.place.precision.value) == (pcode, precision)


@pytest.mark.parametrize(
    "words",
    [
        "Ward 1",
        "Ward-1",
        "Ward No. 1",
        "No. 1 Ward",
        "No (1) Ward",
        "No.(1) Quarter",
        "(1) Ward",
        "1st Ward",
    ],
)
def test_a_numbered_ward_is_one_ward_in_every_form(words: str) -> None:
    (found,) = gazetteer().places_in(f"at {words}, Waingmaw Town")
    assert found.place.pcode == gazetteer().resolve("Ward 1, Waingmaw Town", None).pcode
    assert found.place.name == words


@pytest.mark.parametrize("words", ["၁ ရပ်ကွက်", "(၁)ရပ်ကွက်", "အမှတ် (၁) ရပ်ကွက်", "အမှတ်၁ရပ်ကွက်", "ရပ်ကွက် (၁)", "ရပ်ကွက်အမှတ် ၁"])
def test_a_ward_numbered_in_burmese_is_the_same_ward(words: str) -> None:
    (found,) = gazetteer().places_in(f"ဝိုင်းမော်မြို့ {words}")
    assert found.place.pcode == gazetteer().resolve("Ward 1, Waingmaw Town", None).pcode


def test_another_number_is_another_ward() -> None:
    first, second = (gazetteer().resolve(f"Ward {n}, Waingmaw Town", None) for n in (1, 2))
    assert first.pcode != second.pcode


def test_a_people_in_burmese_is_not_its_state() -> None:
    assert gazetteer().places_in("ကချင်က ပြောသည်။ ကရင်ကို") == []


def test_an_age_after_a_name_makes_no_place() -> None:
    assert gazetteer().places_in("Brang Aung (27) said") == []


@pytest.mark.parametrize(("words", "pcode"), [("Hpakent Township", "MMR001009"), ("Wangmaw Township", "MMR001002")])
def test_a_slip_in_the_name_of_a_township_is_forgiven(words: str, pcode: str) -> None:
    assert gazetteer().resolve(words, None).pcode == pcode


def test_a_slip_without_a_word_for_township_is_not() -> None:
    assert gazetteer().resolve("Hpakent", None).pcode is None


def test_of_two_that_a_slip_may_mean_neither_is_taken() -> None:
    assert gazetteer().resolve("Minhla Township", None).pcode is None
    assert gazetteer().resolve("Minhla Township, Magway Region", None).pcode == "MMR009013"


def test_a_name_that_only_shares_a_key_gives_way_to_one_written_more_like_it() -> None:
    assert gazetteer().resolve("Mauton Township, Shan State", None).pcode != gazetteer().resolve("Mongton", None).pcode


def test_the_words_of_a_place_are_those_of_the_text() -> None:
    text = "ဖားကန့်မြို့နယ် အမှတ် (၅) ရပ်ကွက်တွင်"
    for found in gazetteer().places_in(text):
        assert found.place.words == text[found.start : found.end]


@pytest.mark.parametrize(
    ("words", "pcode"),
    [
        ("မုံရွာမြို့နယ်", "MMR005012"),
        ("စစ်ကိုင်းတိုင်းဒေသကြီးမုံရွာမြို့", "MMR005012701"),
        ("ဒဂုံမြို့သစ် (မြောက်ပိုင်း) မြို့နယ်", "MMR013019"),
        ("ရန်ကုန်မြို့ကြီးတွင်", "MMR013"),
        ("Saw Township, Magway Region", "MMR009025"),
        ("Dagon Myothit (Seikkan) Township", "MMR013021"),
    ],
)
def test_a_generic_word_or_title_inside_a_name_belongs_to_the_name(words: str, pcode: str) -> None:
    (found,) = gazetteer().places_in(words)
    assert found.place.pcode == pcode


def test_a_name_borne_in_two_townships_of_one_state_lies_in_that_state() -> None:
    place = gazetteer().resolve("Kamma Town", None)
    assert (place.pcode, place.precision.value) == ("MMR009", "within_state")
