"""Notices that ask in a sentence, without labels."""

from __future__ import annotations

from cast import KYAW_LIN, NANG_HOM
from kintrace.claims import code
from kintrace.model import Document, Property

PLEA = (
    f"PLEASE SHARE\n\nI am looking for my younger brother {KYAW_LIN[1]}, about 27, from Lawk Hprai, Hpakant Township. "
    "He went missing on the night of 2 October. He was wearing a blue longyi.\n\n"
    "If you know anything call 09-100 200 300."
)


def document(text: str) -> Document:
    return Document("doc:1", "plea.txt", text, text, published="2025-10-09")


def said(text: str) -> dict[Property, object]:
    return {c.property: c.value for c in code(document(text)).claims}


def test_a_brother_who_is_looked_for_is_a_named_missing_man():
    claims = said(PLEA)
    assert claims[Property.NAME].text == KYAW_LIN[1]
    assert claims[Property.SEX].code == "m"
    assert claims[Property.ACT].code == "missing"
    assert claims[Property.WHEN].edtf == "2025-10-02"
    assert claims[Property.AGE].holds(27)
    assert not claims[Property.AGE].exact


def test_the_number_to_call_is_a_contact_and_nothing_else():
    assert "09-100 200 300" in said(PLEA)[Property.CONTACT].text


def test_a_report_that_tells_of_somebody_who_looks_for_her_brother_is_no_notice():
    text = f"Residents of Hpakant are afraid. “I am looking for my sister {NANG_HOM[0]},” a woman told a reporter."
    assert not code(document(text)).coder.startswith("notices")
