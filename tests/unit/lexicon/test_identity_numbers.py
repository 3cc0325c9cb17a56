"""Numbers of identity cards are read with the faults of hands, compared, and never put right silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.lexicon.contacts import contacts_in, nrc, same
from kintrace.lexicon.contacts.nrc import numbers_in, parse
from unit.lexicon.written_numbers import Card, cards, figures, slips, townships

LISTED = set(townships())


def read_right(card: Card) -> bool:
    number = parse(card.written)
    return number is not None and (number.type, number.number) == (card.type, card.number) and (
        (card.state, number.township, card.letters) in LISTED and number.state == card.state)  # fmt: skip


def meant(card: Card, candidate: str) -> bool:
    return (card.state, candidate.split("/")[1].split("(")[0], card.letters) in LISTED


@pytest.mark.parametrize("script", ["latin", "burmese"])
def test_of_two_thousand_cards_as_hands_write_them_nearly_all_are_read_right(script):
    drawn = cards(2000, script)
    assert sum(map(read_right, drawn)) / len(drawn) >= 0.99


@pytest.mark.parametrize("script", ["latin", "burmese"])
def test_a_card_within_a_sentence_is_found_whole(script):
    for card in cards(300, script, seed=5):
        text = f"He lost it ({card.written}), they say."
        assert [text[f.start : f.end] for f in numbers_in(text)] == [card.written]


def test_no_price_date_phone_or_loss_is_a_card():
    assert [words for words in figures(3000) if any(c.kind == "nrc" for c in contacts_in(words))] == []


def test_a_wrong_letter_is_kept_and_the_township_that_was_meant_is_suggested():
    drawn = slips(1000)
    doubted = [card for card in drawn if not parse(card.written).certain]
    suggested = [card for card in doubted if any(meant(card, c) for c in parse(card.written).candidates)]
    assert len(doubted) / len(drawn) >= 0.99
    assert len(suggested) / len(doubted) >= 0.98
    assert all(
        parse(card.written).normal == card.written
        for card in doubted
        if "other_spelling" not in parse(card.written).faults
    )


@pytest.mark.parametrize(
    ("written", "normal", "faults"),
    [
        ("12/OUKAMA(N)123456", "12/OUKAMA(N)123456", set()),
        ("12/OuKaMa(C)123456", "12/OUKAMA(N)123456", set()),
        ("၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆", "12/OUKAMA(N)123456", set()),
        ("၁၂/ဥကမ(ႏိုင္)၁၂၃၄၅၆", "12/OUKAMA(N)123456", set()),
        ("၁၂/ဥကမ(နုိင်)၁၂၃၄၅၆", "12/OUKAMA(N)123456", set()),
        ("၁၂/ဉကမ(နိုင်)၁၂၃၄၅၆", "12/OUKAMA(N)123456", {"mistaken_letter"}),
        ("၁ဝ/မဒန(နိုင်)၁၂၃၄၅၆", "10/MADANA(N)123456", {"mistaken_digit"}),
        ("၁၂/ဥကမ(နိုင်)၁၂၃၄၅ဝ", "12/OUKAMA(N)123450", {"mistaken_digit"}),
        ("12/OUKAMA(N)12345O", "12/OUKAMA(N)123450", {"mistaken_digit"}),
        ("12/OUKAMA(နိုင်)123456", "12/OUKAMA(N)123456", {"mixed_scripts"}),
        ("၁၂/ဥကမ(နိုင်)123456", "12/OUKAMA(N)123456", {"mixed_scripts", "mixed_digits"}),
        ("12 OUKAMA N 123456", "12/OUKAMA(N)123456", {"blanks", "no_slash", "no_brackets"}),
        ("12OUKAMAN123456", "12/OUKAMA(N)123456", {"no_slash", "no_brackets"}),
        ("12\\OUKAMA(N)-123456", "12/OUKAMA(N)123456", {"other_slash"}),
        ("12/UKAMA(N)123456", "12/OUKAMA(N)123456", {"other_spelling"}),
        ("12/OKM(N)123456", "12/OUKAMA(N)123456", {"short_township"}),
        ("01/HAPANA(N)123456", "1/HAPANA(N)123456", {"leading_zero"}),
        ("12/OUKAMA(N)23456", "12/OUKAMA(N)023456", {"short_number"}),
        ("12/OUKAMA123456", "12/OUKAMA(?)123456", {"no_brackets", "no_type"}),
        ("12/OUKAMI(N)123456", "12/OUKAMI(N)123456", {"unknown_township"}),
        ("8/OUKAMA(N)123456", "8/OUKAMA(N)123456", {"unknown_township"}),
        ("12/QQQ(ZZ)123456", "12/QQQ(?)123456", {"unknown_township", "unknown_type"}),
        ("XYZ-012345", "XYZ-012345", {"old_card"}),
    ],
)
def test_each_fault_is_named_and_what_was_written_stays(written, normal, faults):
    number = parse(written)
    assert number.normal == normal
    assert set(number.faults) == faults


@pytest.mark.parametrize("state", range(1, 15))
def test_every_state_is_read_in_both_scripts_alike(state):
    for number, latin, burmese in LISTED:
        if number == state:
            written = f"{str(state).translate({48 + n: 0x1040 + n for n in range(10)})}/{burmese}(နိုင်)၀၀၀၁၂၃"
            assert parse(written).state == parse(f"{state}/{latin}(N)000123").state == state
            assert (state, parse(written).township, burmese) in LISTED


def test_a_number_is_written_back_in_burmese():
    assert parse("12/OUKAMA(N)123456").burmese == "၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆"
    assert parse("12/OUKAMI(N)123456").burmese == ""


@pytest.mark.parametrize("kind", ["N", "E", "P", "T", "Y", "S"])
def test_a_number_in_burmese_reads_back_as_itself(kind):
    number = parse(f"13/LAYANA({kind})000001")
    assert parse(number.burmese).normal == number.normal


@pytest.mark.parametrize(
    "words",
    ["", "12", "15/OUKAMA(N)123456", "0/OUKAMA(N)123456", "12/OUKAMA(N)1234567", "12/OUKAMA(N)123", "9 September 2025"],
)
def test_what_is_no_card_is_none(words):
    assert parse(words) is None


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆", "equal"),
        ("12/ukama (naing) 123 456", "equal"),
        ("12/OUKAMA(N)123457", "one_digit"),
        ("12/OUKAMA(N)124356", "transposed"),
        ("12/OUKAMA(N)12356", "digit_missing"),
        ("12/OUKAMI(N)123456", "other_spelling"),
        ("12/OUKATA(N)123456", "other_township"),
        ("12/OUKAMA(E)123456", "other_type"),
        ("1/MAKANA(N)123456", "number_only"),
        ("12/OUKAMA(N)654321", "different"),
        ("1/MAKANA(N)123457", "different"),
        ("no card", "unreadable"),
    ],
)
def test_two_numbers_are_told_apart_by_how_they_differ(other, kind):
    assert same("12/OUKAMA(N)123456", other).kind == same(other, "12/OUKAMA(N)123456").kind == kind


def test_the_likeness_falls_from_equal_to_different():
    order = [
        "equal",
        "other_spelling",
        "other_type",
        "other_township",
        "transposed",
        "one_digit",
        "number_only",
        "different",
    ]
    found = [same("12/OUKAMA(N)123456", o).likeness for o in (
        "12/OUKAMA(N)123456", "12/OUKAMI(N)123456", "12/OUKAMA(E)123456", "12/OUKATA(N)123456", "12/OUKAMA(N)124356",
        "12/OUKAMA(N)123457", "1/MAKANA(N)123456", "12/OUKAMA(N)999999")]  # fmt: skip
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(order)


def test_an_old_card_is_sealed_behind_a_word_for_it_and_nowhere_else():
    text = "NRC No. XYZ-012345, with LIB-123456"
    assert [text[c.start : c.end] for c in contacts_in(text)] == ["XYZ-012345"]


@given(st.text(st.sampled_from("12၁၂/ဥကမဝ၀(နိုင်)NOUKAMAE 34567၃၄၅-.[]"), max_size=40))
def test_whatever_is_written_is_read_without_an_error_and_lies_in_its_text(words):
    parse(words)
    assert all(0 <= f.start < f.end <= len(words) for f in numbers_in(words))


def test_nothing_of_a_number_stands_in_its_repr():
    assert "123456" not in repr(parse("12/OUKAMA(N)123456")) + repr(nrc.parse("12/OUKAMI(N)123456"))
