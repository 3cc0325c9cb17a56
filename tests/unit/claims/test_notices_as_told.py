"""Notices in the words of many hands: labels of two, labels with a slip, takers in clauses, parents told beside."""

from __future__ import annotations

import pytest

from cast import BRANG_AUNG, KYAW_LIN, NANG_HOM, SENG_RA, THIDAR
from kintrace.model import Property
from unit.claims.test_notices_free import PHONE, noticed, said


def test_a_label_of_two_gives_each_its_value() -> None:
    coding = noticed(f"Name: {NANG_HOM[0]}\nSex/Age: F / 19\nFather: Sai Aung\nLives in: Lawk Hprai\n")
    assert said(coding, Property.SEX) == ["f"]
    assert said(coding, Property.AGE) == ["19"]


def test_both_parents_under_one_label_are_two_people() -> None:
    coding = noticed(f"Name- {KYAW_LIN[0]}\nAge- 24\nS/o- U Tin Htet & Daw Mya\nFrom- Hpakant\n")
    assert said(coding, Property.FATHER) == ["U Tin Htet"]
    assert said(coding, Property.MOTHER) == ["Daw Mya"]


@pytest.mark.parametrize(
    ("label", "prop", "value"),
    [
        ("Adress", Property.HOME, "Lawk Hprai"),
        ("Fathers narne", Property.FATHER, "Sai Aung"),
        ("CFather", Property.FATHER, "Sai Aung"),
        ("Clothes she had on that day", Property.CLOTHES, "blue htamein"),
        ("ခေါ်ဆောင်သွားကြသူများ", Property.TAKER, "KIA"),
        ("နာက်ဆုံးတွေ့တဲ့နေရာ", Property.LAST_SEEN_AT, "မိုးကောင်း ဘူတာကြီး"),
    ],
)
def test_a_label_in_other_words_or_a_letter_off_is_read(label: str, prop: Property, value: str) -> None:
    coding = noticed(f"Name: {NANG_HOM[0]}\nAge: 19\n{label}: {value}\nMissing since: 28/9/2025\n")
    assert said(coding, prop) == [value]


def test_a_sentence_with_a_dash_is_no_label() -> None:
    text = f"My brother {KYAW_LIN[0]}, 24, is missing.\nHe took his father to us - then he was gone. Call {PHONE}."
    assert said(noticed(text), Property.FATHER) == []


@pytest.mark.parametrize(
    ("told", "takers"),
    [
        ("People there told us two soldiers and a policeman took him.", ["two soldiers and a policeman"]),
        ("On 28 September he was taken from the gate by men from the militia.", ["men from the militia"]),
        (
            "The bus was stopped at Kamaing by armed men not in uniform, and he was led off.",
            ["armed men not in uniform"],
        ),
        ("He took a bus and then he took his bag.", []),
        ("He was taken to hospital by his mother and came back.", []),
        ("If you hear of people being detained at the camp, tell us.", []),
    ],
)
def test_takers_are_the_words_for_them_and_no_others(told: str, takers: list[str]) -> None:
    text = f"My brother {KYAW_LIN[0]}, 24, did not come home. {told} Please call {PHONE}."
    assert said(noticed(text), Property.TAKER) == takers


def test_since_a_day_is_the_day_they_were_last_seen() -> None:
    text = f"My sister {THIDAR[0]}, 31, is not come back since 28 September. Please call {PHONE}."
    assert said(noticed(text), Property.LAST_SEEN) == ["2025-09-28"]


def test_whose_mother_it_is_goes_by_the_name_before_her() -> None:
    text = (
        f"Two cousins from Lawk Hprai are lost since 28 September. {SENG_RA[0]} (17) and {BRANG_AUNG[0]} (16) went to "
        f"cut bamboo. Seng Ra's mother is Maran Kai. Please call {PHONE}."
    )
    coding = noticed(text)
    first, second = (mention.ref for mention in coding.persons)
    mothers = {claim.about for claim in coding.claims if claim.property is Property.MOTHER}
    assert mothers == {first} != {second}
    assert said(coding, Property.HOME) == ["Lawk Hprai"] * 2


def test_who_signs_a_burmese_notice_is_not_who_is_sought() -> None:
    text = f"ကျွန်ုပ်တို့၏ ဖခင် ဦးအုန်းခင် (၇၁ နှစ်)\n၂၈-၉-၂၀၂၅ ရက်နေ့က ပျောက်ဆုံးသွားပါသည်။\nဆက်သွယ်ပေးပါရန်။\nဖုန်း {PHONE}\nသမီး {THIDAR[2]}\n"
    assert said(noticed(text), Property.NAME) == ["ဦးအုန်းခင်"]


def test_a_printer_s_number_under_a_label_is_not_one_to_call() -> None:
    printer = "Printed by Golden Copy, phone: 09 000 000 555"
    text = f"Name: {NANG_HOM[0]}\nAge: 19\nFather: Sai Aung\nPhone: {PHONE}\n{printer}\n"
    assert said(noticed(text), Property.CONTACT) == [PHONE]


@pytest.mark.parametrize(
    ("told", "work"),
    [
        ("a bus conductor from Hpakant", ["bus conductor"]),
        ("who works as a rubber tapper in Mogaung", ["rubber tapper"]),
        ("my elder brother", []),
    ],
)
def test_work_is_read_by_how_it_is_told(told: str, work: list[str]) -> None:
    text = f"I am looking for {KYAW_LIN[0]}, aged 24, {told}. The Border Guard took him. Please call {PHONE}."
    assert said(noticed(text), Property.OCCUPATION) == work
