"""Notices without labels: told in sentences, or set line by line like an advertisement, in English and Burmese."""

from __future__ import annotations

import pytest

from cast import CANARIES, KYAW_LIN, NANG_HOM
from kintrace.claims import code
from kintrace.claims.notices import reading as notices
from kintrace.lexicon import scripts
from kintrace.model import Actor, Code, Coding, Count, Document, Place, Property, When, Words

PHONE = "09 000 000 019"


def noticed(text: str, published: str = "2025-10-02") -> Coding:
    cleaned, back = scripts.clean(text, scripts.decide(text).name)
    return notices.code(Document("doc:1", "n.txt", text, cleaned, back, published=published))


def said(coding: Coding, prop: Property) -> list[str]:
    found = []
    for claim in coding.claims:
        if claim.property is prop:
            match claim.value:
                case Words():
                    found.append(claim.value.text)
                case When():
                    found.append(claim.value.edtf)
                case Place():
                    found.append(claim.value.words)
                case Code():
                    found.append(claim.value.code)
                case Actor():
                    found.append(claim.value.words)
                case Count():
                    found.append(str(claim.value.min))
    return found


TOLD = (
    f"Please help us. My younger brother {KYAW_LIN[0]}, 24 years old, son of U Tin Htet, left home on "
    "28 September 2025 and "
    "did not come back. He was last seen at the ferry landing of Mogaung. He wore a blue shirt and a black longyi. "
    f"Two soldiers took him, people there told us. Call his sister Ma Nwe {PHONE}. Please do not share his picture."
)
TOLD_MY = (
    f"ကျွန်တော့်အစ်ကို {KYAW_LIN[2]} အသက် ၂၄ နှစ် ၂၈ ရက် စက်တင်ဘာလ ၂၀၂၅ ညနေက အိမ်ကနေ ထွက်သွားတာ ပြန်မရောက်သေးပါဘူး။ "
    "နောက်ဆုံး မိုးကောင်း ဘူတာကြီး မှာ တွေ့လိုက်တယ်လို့ ပြောပါတယ်။ အပြာရောင်ရှပ်အင်္ကျီ ဝတ်ထားပါတယ်။ "
    f"အဖေ ဦးတင်ထက် ပါ။ သိသူများ ၀၉ ၀၀၀ ၀၀၀ ၀၁၉ ကို ဆက်ပေးပါ။ ပုံကို မရှဲပါနဲ့။"
)


@pytest.mark.parametrize(
    ("prop", "words"),
    [
        (Property.NAME, [KYAW_LIN[0]]),
        (Property.FATHER, ["U Tin Htet"]),
        (Property.AGE, ["24"]),
        (Property.SEX, ["m"]),
        (Property.LAST_SEEN, ["2025-09-28"]),
        (Property.LAST_SEEN_AT, ["the ferry landing of Mogaung"]),
        (Property.CLOTHES, ["a blue shirt and a black longyi"]),
        (Property.TAKER, ["Two soldiers"]),
        (Property.CONTACT, [PHONE]),
        (Property.WISH, ["Please do not share his picture."]),
    ],
)
def test_a_family_s_own_sentences_are_read(prop: Property, words: list[str]) -> None:
    assert said(noticed(TOLD), prop) == words


@pytest.mark.parametrize(
    ("prop", "words"),
    [
        (Property.NAME, [KYAW_LIN[2]]),
        (Property.FATHER, ["ဦးတင်ထက်"]),
        (Property.AGE, ["24"]),
        (Property.SEX, ["m"]),
        (Property.LAST_SEEN, ["2025-09-28"]),
        (Property.LAST_SEEN_AT, ["မိုးကောင်း ဘူတာကြီး"]),
        (Property.CLOTHES, ["အပြာရောင်ရှပ်အင်္ကျီ"]),
        (Property.WISH, ["ပုံကို မရှဲပါနဲ့"]),
    ],
)
def test_a_family_s_own_burmese_sentences_are_read(prop: Property, words: list[str]) -> None:
    assert said(noticed(TOLD_MY), prop) == words


def test_an_advertisement_is_read_by_what_its_lines_are() -> None:
    text = (
        f"MISSING\n\n{NANG_HOM[0]}\n19 years\nWard 2, Hpakant\n\n28 September 2025\nKamaing bus station\n"
        f"green dress, white slippers\n\nTel {PHONE}\nprinted at a copy shop, 09 000 000 555\n"
    )
    coding = noticed(text)
    assert said(coding, Property.NAME) == [NANG_HOM[0]]
    assert said(coding, Property.HOME) == ["Ward 2, Hpakant"]
    assert said(coding, Property.LAST_SEEN_AT) == ["Kamaing bus station"]
    assert said(coding, Property.CLOTHES) == ["green dress, white slippers"]
    assert said(coding, Property.CONTACT) == [PHONE]


def test_two_people_of_one_notice_share_what_is_told_once() -> None:
    text = (
        f"LOST COUPLE\n{KYAW_LIN[0]} – 33 – driver\n{NANG_HOM[0]} – 30 – nurse\n\n"
        "Stopped by soldiers at Kamaing gate on 28/9/25\n"
        f"HE: black jacket\nSHE: orange sweater\n\nAny information: {PHONE}\n"
    )
    coding = noticed(text)
    assert said(coding, Property.NAME) == [KYAW_LIN[0], NANG_HOM[0]]
    assert said(coding, Property.LAST_SEEN) == ["2025-09-28"] * 2
    assert said(coding, Property.CLOTHES) == ["black jacket", "orange sweater"]


@pytest.mark.parametrize("lead", ["👤 ", "🔹", "• "])
def test_pictures_before_a_label_are_no_part_of_it(lead: str) -> None:
    coding = noticed(f"{lead}Name - {NANG_HOM[0]}\n{lead}Age - 19\n{lead}Father - Sai Aung\n{lead}Lives in - Hpakant\n")
    assert said(coding, Property.FATHER) == ["Sai Aung"]
    assert said(coding, Property.HOME) == ["Hpakant"]


def test_leaders_and_bare_blanks_end_a_label_too() -> None:
    dotted = noticed(f"အမည်......{KYAW_LIN[2]}\nအသက်......၂၄\nအဖေ.......ဦးတင်ထက်\n")
    plain = noticed(f"name {NANG_HOM[0]}\nfather Sai Aung\nvillage Lawk Hprai\nage 19\n")
    assert said(dotted, Property.FATHER) == ["ဦးတင်ထက်"]
    assert said(plain, Property.FATHER) == ["Sai Aung"]


@pytest.mark.parametrize("age", ["twenty-four", "Twenty four", "24 / unknown"])
def test_an_age_in_words_is_an_age(age: str) -> None:
    assert said(noticed(f"Name: {KYAW_LIN[0]}\nAge: {age}\nFather: U Tin Htet\n"), Property.AGE) == ["24"]


def test_a_report_that_speaks_of_somebody_missing_is_no_notice() -> None:
    text = (
        f"{KYAW_LIN[0]}, 24, has been missing since May 3, residents of Hpakant told the Valley Post.\n\n"
        "Soldiers took three men from Lawk Hprai village on the same day, according to a village elder. "
        "The army has not responded to questions, and a spokesperson said that nobody was held."
    )
    document = Document("doc:1", "a.txt", text, text, published="2025-10-02")
    assert notices.fits(document) < 0.5
    assert code(document).coder.startswith("prose")


def test_nobody_s_number_is_part_of_a_wish_or_a_name() -> None:
    coding = noticed(TOLD.replace(PHONE, CANARIES[2]))
    for claim in coding.claims:
        assert claim.property is Property.CONTACT or CANARIES[2] not in claim.quote.text


def test_a_notice_with_hundreds_of_people_is_read_to_its_end() -> None:
    coding = noticed("Name: Sai Nok\nAge: 20\n\n" * 400 + "Please do not share.")
    assert len(said(coding, Property.NAME)) == len(said(coding, Property.WISH)) == 400
