"""Text that is not what its writer saw is said to be so, and never changed."""

from __future__ import annotations

import pytest

import cast
from kintrace.lexicon import scripts

BURMESE = "ကျော်လင်း သည် ဖားကန့် မြို့သို့ ထွက်သွား ခဲ့သည်။"
SHAN = "ၸဝ်ႈၶုၼ်ႁေႃၶမ်း တီႈဝၢၼ်ႈ"
# As keyed for a font of the WinInnwa family: "He came to the town and told them about the young people."
WIN = "olonf NrdKUodkY vmjyD; vli,frsm; taMumif;ukd ajymjycJhonf/"


@pytest.mark.parametrize("text", [BURMESE, SHAN, "“José” said – ok", "ꓡꓲ-ꓢꓴ ꓕꓯꓽ"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp874"])
def test_utf8_read_as_another_encoding_is_said_and_its_repair_offered(text: str, encoding: str) -> None:
    # as programs do it: bytes that a code page leaves open stay control codes
    misread = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    assert {found.kind for found in scripts.leftovers(misread)} == {"misread_utf8"}
    assert scripts.offered(misread) == text


def test_only_the_misread_part_is_offered_anew() -> None:
    misread = f"Said at the ferry: {BURMESE[:9].encode().decode('latin-1')} and then left."
    assert scripts.offered(misread) == f"Said at the ferry: {BURMESE[:9]} and then left."
    (found,) = scripts.leftovers(misread)
    assert misread[: found.start] == "Said at the ferry: "


def test_misread_text_is_not_changed_by_cleaning() -> None:
    misread = BURMESE[:2].encode().decode("latin-1")
    assert "\u1000" not in scripts.clean(misread, scripts.decide(misread).name)[0]


@pytest.mark.parametrize("text", ["Seen \ufffd\ufffd\ufffd \ufffd\ufffd there", "Name: ????? ???", "????????????"])
def test_letters_lost_to_another_program_are_said_to_be_lost(text: str) -> None:
    assert [found.kind for found in scripts.leftovers(text)] == ["lost"]


def test_keys_of_a_burmese_font_are_recognised_and_left_alone() -> None:
    (found,) = scripts.leftovers(f"Witness statement\n{WIN}\nSigned in Hpakant")
    assert found.kind == "old_font"
    assert scripts.clean(WIN, "latin")[0] == WIN
    assert scripts.offered(WIN) is None


def test_shan_in_the_codes_of_cham_is_recognised_and_left_alone() -> None:
    text = "ေꨀꨣꨵ ꨀူꨓ္း တꨯꨤး ꨓမ္ꨁဝ္ꨳ"
    assert {found.kind for found in scripts.leftovers(text)} == {"old_font"}
    assert scripts.decide(text).name == "cannot_tell"


@pytest.mark.parametrize(
    "text",
    [
        BURMESE,
        SHAN,
        "Where is he? What happened?? Nobody knows!",
        "The army took five; two came back; three of them are missing. If of if of.",
        f"{cast.SENG_RA[0]} hpe Hpakant kaw mu ai; dai shani kaw nna n mu mat sai.",
        "กองทัพพม่า และ ชาวบ้าน 5 คน",
        "Café, naïve, São Paulo, Ångström, Übung, 25 €",
        "https://example.org/?a=1&b=2;c=3&Sd=dkY;onf",
        "ID: KaGaLiMa; DoB; FName;LName; e.g. iPhone; eBay; McDonald's",
    ],
)
def test_ordinary_text_has_no_leftovers(text: str) -> None:
    assert scripts.leftovers(text) == []
