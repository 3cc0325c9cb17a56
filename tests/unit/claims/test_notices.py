"""Notices of missing persons, in either language, with labels in any order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cast
from kintrace.claims.notices import reading as notices
from kintrace.lexicon import scripts
from kintrace.model import Code, Coding, Count, Document, Place, Property, SpeakerKind, Value, When, Words


def noticed(text: str, published: str = "") -> tuple[Document, Coding]:
    script = scripts.decide(text)
    cleaned, back = scripts.clean(text, script.name)
    document = Document("doc:1", "n.txt", text, cleaned, back, "text", script.name, published=published)
    return document, notices.code(document)


def values(coding: Coding, prop: Property) -> list[Value]:
    return [claim.value for claim in coding.claims if claim.property is prop]


def said(coding: Coding, prop: Property) -> list[object]:
    return [_shown(value) for value in values(coding, prop)]


def _shown(value: Value) -> object:
    match value:
        case Words():
            return value.text
        case When():
            return value.edtf
        case Place():
            return value.words
        case Count():
            return (value.min, value.max)
    return value.code


ENGLISH = f"""MISSING PERSON
Name: {cast.THIDAR[0]}
Age: 19
Sex: female
Father's name: U Kyaw Lin
Address: {cast.LAWK_HPRAI} village, {cast.HPAKANT} Township
Missing since: 30 September 2025
Last seen at: {cast.HPAKANT}
Clothes: red shirt, black longyi
NRC: 1/PHAKANA(N)123456
Contact: {cast.CANARIES[2]}
"""

BURMESE = f"""လူပျောက်ကြော်ငြာ

အမည် - {cast.THIDAR[2]}
အသက် ၁၉ နှစ်
အဘ - ဦးကျော်လင်း
အမိ - ဒေါ်နန်းခမ်း
နေရပ်လိပ်စာ - ဖားကန့်မြို့နယ်
ပျောက်ဆုံးသည့်နေ့ - ၂၀၂၅ ခုနှစ် စက်တင်ဘာ ၃၀ ရက်
ပျောက်ဆုံးသည့်နေရာ - ဖားကန့်
ဝတ်ဆင်ထားသော အဝတ်အစား - အနီရောင်အင်္ကျီ
မှတ်ပုံတင်အမှတ် - ၁/ဖကန(နိုင်)၁၂၃၄၅၆
ဆက်သွယ်ရန် ဖုန်း ၀၉-၇၈၇-၄၄၀-၉၁၂
"""


def test_an_english_notice_is_read() -> None:
    document, coding = noticed(ENGLISH)
    assert coding.coder.startswith("notices/")
    assert said(coding, Property.NAME) == [cast.THIDAR[0]]
    assert said(coding, Property.AGE) == [(19, 19)]
    assert said(coding, Property.SEX) == ["f"]
    assert said(coding, Property.FATHER) == ["U Kyaw Lin"]
    assert said(coding, Property.HOME) == [f"{cast.LAWK_HPRAI} village, {cast.HPAKANT} Township"]
    assert said(coding, Property.WHEN) == ["2025-09-30"]
    assert said(coding, Property.WHERE) == [cast.HPAKANT]
    assert said(coding, Property.CLOTHES) == ["red shirt, black longyi"]
    assert said(coding, Property.IDENTITY_NUMBER) == ["1/PHAKANA(N)123456"]
    assert said(coding, Property.CONTACT) == [cast.CANARIES[2]]
    assert said(coding, Property.ACT) == ["missing"]
    for claim in coding.claims:
        assert document.text[claim.quote.start : claim.quote.end] == claim.quote.text


def test_a_burmese_notice_is_read() -> None:
    _, coding = noticed(BURMESE)
    assert said(coding, Property.NAME) == [cast.THIDAR[2]]
    assert said(coding, Property.AGE) == [(19, 19)]
    assert said(coding, Property.FATHER) == ["ဦးကျော်လင်း"]
    assert said(coding, Property.MOTHER) == ["ဒေါ်နန်းခမ်း"]
    assert said(coding, Property.WHEN) == ["2025-09-30"]
    assert said(coding, Property.CLOTHES) == ["အနီရောင်အင်္ကျီ"]
    assert said(coding, Property.IDENTITY_NUMBER) == ["1/PHAKANA(N)123456"]
    assert said(coding, Property.ACT) == ["missing"]
    home = values(coding, Property.HOME)[0]
    assert isinstance(home, Place)
    assert home.township == cast.HPAKANT_PCODE


def test_a_notice_in_zawgyi_is_read_alike() -> None:
    text = "အမည္ - ေမာင္ေက်ာ္လင္းထက္\nအသက္ - ၁၉ ႏွစ္\nအဘ - ဦးေအာင္\nေနရပ္ - ဖားကန႔္ၿမိဳ႕နယ္\n"
    _, coding = noticed(text)
    assert said(coding, Property.NAME) == ["မောင်ကျော်လင်းထက်"]
    assert coding.persons[0].quote.text == "ေမာင္ေက်ာ္လင္းထက္"
    assert said(coding, Property.FATHER) == ["ဦးအောင်"]


@pytest.mark.parametrize(
    "text", [ENGLISH, BURMESE, f"MISSING: {cast.THIDAR[0]}, 19, from {cast.HPAKANT}. She was taken by soldiers."]
)
def test_a_notice_suits_better_than_running_text_does(text: str) -> None:
    document, _ = noticed(text)
    assert notices.fits(document) > 0.5


@pytest.mark.parametrize("mark", [": ", " - ", " – ", "- ", " : ", "：", " = ", "\t"])
def test_any_usual_mark_ends_a_label(mark: str) -> None:
    _, coding = noticed(f"Age{mark}27\nName{mark}{cast.SENG_RA[0]}\nFather{mark}Lahpai Tu\n")
    assert said(coding, Property.NAME) == [cast.SENG_RA[0]]
    assert said(coding, Property.AGE) == [(27, 27)]
    assert said(coding, Property.FATHER) == ["Lahpai Tu"]


@pytest.mark.parametrize("mark", ["။ ", "။ ။ ", "။ ။", " - ", "-", "–", ": "])
def test_any_usual_mark_ends_a_burmese_label(mark: str) -> None:
    _, coding = noticed(f"အမည်{mark}{cast.KYAW_LIN[2]}\nအသက်{mark}၂၄\nအဘ{mark}ဦးလှ\n")
    assert said(coding, Property.NAME) == [cast.KYAW_LIN[2]]
    assert said(coding, Property.AGE) == [(24, 24)]


def test_labels_on_one_line_are_taken_apart() -> None:
    _, coding = noticed(f"Name: {cast.SENG_RA[0]}, Age: 17, Sex: M, Address: {cast.HPAKANT}")
    assert said(coding, Property.NAME) == [cast.SENG_RA[0]]
    assert said(coding, Property.AGE) == [(17, 17)]
    assert said(coding, Property.SEX) == ["m"]


@pytest.mark.parametrize(
    "text",
    [
        "Name: {a}\nAge: 17\n\nName: {b}\nAge: 30\n",
        "1. Name: {a}\n   Age: 17\n2. Name: {b}\n   Age: 30\n",
        "Age: 17\nName: {a}\n\nAge: 30\nName: {b}\n",
        "(၁) အမည် - {a}\nအသက် - ၁၇\n(၂) အမည် - {b}\nအသက် - ၃၀\n",
        "Name: {a}\n\nAge: 17\n\nName: {b}\n\nAge: 30\n",
    ],
)
def test_several_persons_in_one_notice_keep_what_is_theirs(text: str) -> None:
    _, coding = noticed(text.format(a=cast.SENG_RA[0], b=cast.BRANG_AUNG[0]))
    people = [
        (said_of(coding, person.ref, Property.NAME), said_of(coding, person.ref, Property.AGE))
        for person in coding.persons
    ]
    assert people == [([cast.SENG_RA[0]], [(17, 17)]), ([cast.BRANG_AUNG[0]], [(30, 30)])]


def said_of(coding: Coding, person: str, prop: Property) -> list[object]:
    return [_shown(claim.value) for claim in coding.claims_about(person, prop)]


def test_what_heads_a_notice_of_several_is_said_of_each() -> None:
    _, coding = noticed(
        f"Date taken: 30/9/2025\nTaken by: KIA\n\n1. Name: {cast.SENG_RA[0]}\nAge: 17\n2. Name: {cast.BRANG_AUNG[0]}\n"
        f"Age: 30\n\nContact: {cast.CANARIES[2]}\n"
    )
    assert said(coding, Property.WHEN) == ["2025-09-30", "2025-09-30"]
    assert said(coding, Property.TAKER) == ["KIA", "KIA"]
    assert said(coding, Property.ACT) == ["taken", "taken"]


def test_a_name_given_in_two_scripts_is_one_person() -> None:
    _, coding = noticed(f"Name: {cast.THIDAR[0]}\nအမည် - {cast.THIDAR[2]}\nAge: 19\nFather: U Hla\n")
    assert len(coding.persons) == 1
    assert said(coding, Property.OTHER_NAME) == [cast.THIDAR[2]]


def test_a_free_line_opens_a_notice() -> None:
    _, coding = noticed(f"MISSING: {cast.THIDAR[0]}, 19, from {cast.HPAKANT} Township\nLast seen: 30 September 2025\n")
    assert said(coding, Property.NAME) == [cast.THIDAR[0]]
    assert said(coding, Property.AGE) == [(19, 19)]
    assert said(coding, Property.ACT) == ["missing"]
    assert said(coding, Property.WHEN) == ["2025-09-30"]


def test_a_free_line_that_tells_of_the_taking_gives_taker_and_day() -> None:
    _, coding = noticed(
        f"Name: {cast.SENG_RA[0]}\nAge: 17\nFather: Lahpai Tu\n\n"
        f"He was abducted by KIA soldiers on 30 September 2025 in {cast.HPAKANT}.\n"
    )
    assert said(coding, Property.ACT) == ["taken"]
    assert said(coding, Property.TAKER) == ["KIA"]
    assert said(coding, Property.WHEN) == ["2025-09-30"]


def test_the_words_that_say_what_happened_carry_the_act() -> None:
    _, coding = noticed(
        f"Name: {cast.SENG_RA[0]}\nAge: 17\nHe was forcibly recruited by the KIA on 30 September 2025.\n"
    )
    assert [i.quote.text for i in coding.incidents] == ["forcibly recruited"]


def test_burmese_labels_without_marks_on_one_line_are_taken_apart() -> None:
    _, coding = noticed(
        f"လူပျောက်ရှာနေပါသည်။\nအမည် {cast.KYAW_LIN[2]} (ခ) ဘောက်ဂျာ၊ အသက်(၁၇)နှစ်၊ အဘ ဦးလှ၊ အမိ ဒေါ်မြ၊ ဖားကန့်မြို့နယ်။\n"
        "၃၀-၉-၂၀၂၅ ရက်နေ့က KIA တပ်ဖွဲ့မှ ခေါ်ဆောင်သွားသည်။ ၀၉-၄၂၀၁၂၃၄၅၆ သို့ ဆက်သွယ်ပေးပါ။\n"
    )
    assert said(coding, Property.NAME) == [cast.KYAW_LIN[2]]
    assert said(coding, Property.OTHER_NAME) == ["ဘောက်ဂျာ"]
    assert said(coding, Property.AGE) == [(17, 17)]
    assert said(coding, Property.FATHER) == ["ဦးလှ"]
    assert said(coding, Property.MOTHER) == ["ဒေါ်မြ"]
    assert said(coding, Property.HOME) == ["ဖားကန့်မြို့နယ်"]
    assert said(coding, Property.ACT) == ["taken"]
    assert said(coding, Property.TAKER) == ["KIA"]
    assert said(coding, Property.WHEN) == ["2025-09-30"]
    assert said(coding, Property.CONTACT) == ["၀၉-၄၂၀၁၂၃၄၅၆"]


def test_what_follows_a_name_on_its_line_is_no_part_of_it() -> None:
    _, coding = noticed(f"Name: {cast.BRANG_AUNG[0]} (a) Brang, 27, male, from {cast.HPAKANT}\nFather: Maran Tu\n")
    assert said(coding, Property.NAME) == [cast.BRANG_AUNG[0]]
    assert said(coding, Property.OTHER_NAME) == ["Brang"]
    assert said(coding, Property.AGE) == [(27, 27)]
    assert said(coding, Property.SEX) == ["m"]
    assert said(coding, Property.HOME) == [cast.HPAKANT]


def test_a_free_line_tells_of_parents_and_clothes() -> None:
    _, coding = noticed(f"MISSING: {cast.THIDAR[0]} (19), daughter of U Hla. Last seen 30/9/2025 wearing a red shirt.")
    assert said(coding, Property.FATHER) == ["U Hla"]
    assert said(coding, Property.CLOTHES) == ["a red shirt"]


def test_a_line_that_denies_a_taking_claims_none() -> None:
    _, coding = noticed(f"Name: {cast.SENG_RA[0]}\nAge: 17\nMissing since: 30/9/2025\n\nHe was not arrested.\n")
    assert said(coding, Property.ACT) == ["missing"]


def test_a_poster_who_says_our_son_is_a_relative() -> None:
    _, coding = noticed(f"Please help us find our son.\nName: {cast.SENG_RA[0]}\nAge: 17\nFather: Lahpai Tu\n")
    assert [(s.kind, s.words) for s in coding.speakers] == [(SpeakerKind.RELATIVE, "our son")]


def test_a_poster_who_says_nothing_of_themselves_is_a_notice() -> None:
    _, coding = noticed(ENGLISH)
    assert [s.kind for s in coding.speakers] == [SpeakerKind.NOTICE]


def test_what_is_not_known_is_not_claimed() -> None:
    _, coding = noticed(
        f"Name: {cast.SENG_RA[0]}\nAge: unknown\nFather: -\nTaken by: not known\nMissing since: 30/9/2025"
    )
    assert said(coding, Property.AGE) == []
    assert said(coding, Property.FATHER) == []
    assert said(coding, Property.TAKER) == []
    assert said(coding, Property.ACT) == ["missing"]


def test_every_phone_in_a_notice_is_a_contact_wherever_it_stands() -> None:
    _, coding = noticed(f"{ENGLISH}\nOr tell the neighbours, 09-420 123 456, kin@help.example\n")
    assert said(coding, Property.CONTACT) == [cast.CANARIES[2], "09-420 123 456", "kin@help.example"]


def test_a_day_without_a_year_takes_the_year_of_the_notice() -> None:
    _, coding = noticed(f"Name: {cast.SENG_RA[0]}\nAge: 17\nMissing since: 30 September\n", published="2025-10-02")
    assert said(coding, Property.WHEN) == ["2025-09-30"]


@pytest.mark.parametrize(
    "text",
    [
        "Five people were taken from the ferry on Monday, a resident said.",
        "The minister's name: a question for history. Age: no answer.",
        "",
        "Note: this article was corrected. Source: a resident.",
    ],
)
def test_running_text_is_no_notice(text: str) -> None:
    document, _ = noticed(text)
    assert notices.fits(document) <= 0.5


_LABELLED = ["Name: Lahpai Tu", "အမည် - မသီတာ", "Age: 17", "အသက် ၁၇", "Contact: 09420123456", "Date: 99/99/9999"]
_ODD = ["", "1.", "MISSING: Ma Nu, 9", ":", "-", "။ ။", "taken by KIA", "\u202eName:", "Name:", "ဆက်သွယ်ရန်", "ေမာင္"]
_LINES = st.sampled_from([*_LABELLED, *_ODD, "Taken by:", "our son", "x" * 70 + ":"])


@settings(max_examples=80, deadline=None)
@given(lines=st.lists(_LINES, max_size=9), end=st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_any_notice_is_read_with_exact_quotes(lines: list[str], end: str) -> None:
    text = end.join(lines)
    cleaned, back = scripts.clean(text, scripts.decide(text).name)
    document = Document("doc:1", "n.txt", text, cleaned, back)
    assert 0 <= notices.fits(document) <= 1
    for claim in notices.code(document).claims:
        assert document.text[claim.quote.start : claim.quote.end] == claim.quote.text
        assert isinstance(claim.value, (Words, When, Place, Count, Code)) or claim.property is Property.TAKER
