"""Notices as people write them: spoken labels, other marks, titles that tell the sex."""

from __future__ import annotations

import pytest

from cast import CANARIES, HPAKANT, KYAW_LIN, SENG_RA
from kintrace.claims.notices import reading as notices
from kintrace.lexicon import scripts
from kintrace.model import Code, Coding, Document, Place, Property, When, Words


def noticed(text: str) -> Coding:
    cleaned, back = scripts.clean(text, scripts.decide(text).name)
    return notices.code(Document("doc:1", "n.txt", text, cleaned, back, published="2025-10-02"))


def said(coding: Coding, prop: Property) -> list[str]:
    found = []
    for claim in coding.claims:
        if claim.property is prop:
            value = claim.value
            assert isinstance(value, (Words, When, Place, Code))
            match value:
                case Words():
                    found.append(value.text)
                case When():
                    found.append(value.edtf)
                case Place():
                    found.append(value.words)
                case Code():
                    found.append(value.code)
    return found


def test_labels_in_spoken_burmese_are_understood() -> None:
    coding = noticed(
        f"နာမည် ။ {KYAW_LIN[2]}\nခေါ်တဲ့နာမည် ။ ဖိုးလုံး\nအသက် ။ ၂၄\nပျောက်တဲ့နေ့ ။ ၃၀-၉-၂၀၂၅\nပျောက်တဲ့နေရာ ။ ဖားကန့်\nအင်္ကျီ ။ အနီ\n"
    )
    assert said(coding, Property.OTHER_NAME) == ["ဖိုးလုံး"]
    assert said(coding, Property.LAST_SEEN) == ["2025-09-30"]
    assert said(coding, Property.LAST_SEEN_AT) == ["ဖားကန့်"]
    assert said(coding, Property.CLOTHES) == ["အနီ"]


@pytest.mark.parametrize("mark", ["; ", " → "])
def test_a_semicolon_or_an_arrow_ends_a_label(mark: str) -> None:
    coding = noticed(f"Name{mark}{SENG_RA[0]}\nFather{mark}Lahpai Tu\nLost on{mark}30 September 2025\n")
    assert said(coding, Property.NAME) == [SENG_RA[0]]
    assert said(coding, Property.FATHER) == ["Lahpai Tu"]
    assert said(coding, Property.LAST_SEEN) == ["2025-09-30"]


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ko Hla Tun", ["m"]),
        ("Daw Hla Tun", ["f"]),
        ("ဒေါ်လှထွန်း", ["f"]),
        ("မြင့်ဆွေလှ", []),
        ("မရန်တူးဂျာ", []),  # a clan, whose first syllable is also a woman's title
        ("Hla Tun", []),
    ],
)
def test_a_title_tells_the_sex_and_a_name_without_one_does_not(name: str, sex: list[str]) -> None:
    assert said(noticed(f"Name: {name}\nAge: 40\n"), Property.SEX) == sex


def test_a_name_after_a_stroke_is_another_name() -> None:
    coding = noticed(f"Name: {SENG_RA[0]} / Ah Seng\nAge: 17\n")
    assert said(coding, Property.NAME) == [SENG_RA[0]]
    assert said(coding, Property.OTHER_NAME) == ["Ah Seng"]


def test_a_number_to_call_is_part_of_no_value_but_a_contact() -> None:
    coding = noticed(f"Name: {SENG_RA[0]}\nMother: Daw Hla Mya. Call {CANARIES[2]}\nAddress: {HPAKANT} {CANARIES[2]}\n")
    for claim in coding.claims:
        assert claim.property is Property.CONTACT or CANARIES[2] not in claim.quote.text
    assert CANARIES[2] in said(coding, Property.CONTACT)


def test_not_knowing_where_is_no_place() -> None:
    assert said(noticed(f"Name: {SENG_RA[0]}\nLost at: we don't know\n"), Property.LAST_SEEN_AT) == []
