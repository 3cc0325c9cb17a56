"""Words on paper: a slip is read back however it is typed, and a mistake in it is named before anything is tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.errors import WrongSlip
from kintrace.protect import guessing_bits, suggested_passphrase
from kintrace.protect.keys.words import meant_as_slip, new_slip, slip_of, slip_words, word_list

SLIP = slip_of(bytes(range(32)))


def test_four_letters_tell_every_word_of_the_list_from_every_other():
    assert len(word_list()) == len({word[:4] for word in word_list()}) == 2048


@given(st.binary(min_size=32, max_size=32))
def test_whatever_a_slip_stands_for_its_words_are_read_back(entropy):
    words = slip_of(entropy)
    assert slip_words(" ".join(words)) == " ".join(words)


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(SLIP).upper(),
        "\n".join(SLIP),
        "\t" + "   ".join(SLIP) + "\n",
        " ".join(word[:4] for word in SLIP),
        " ".join(word[:5].title() for word in SLIP),
        "\n".join(f"{number:>2}. {word}" for number, word in enumerate(SLIP, 1)),
        ", ".join(f"{number}:{word}" for number, word in enumerate(SLIP, 1)),
    ],
    ids=["capitals", "lines", "spaces", "four letters", "five letters", "as printed", "commas"],
)
def test_a_slip_is_read_in_any_case_and_spacing_with_or_without_its_numbers(typed):
    assert meant_as_slip(typed)
    assert slip_words(typed) == " ".join(SLIP)


def test_a_word_that_is_not_on_the_list_is_named_by_its_number_and_never_shown():
    with pytest.raises(WrongSlip, match="word 7") as wrong:
        slip_words(" ".join([*SLIP[:6], "zarqwel", *SLIP[7:]]))
    assert "zarqwel" not in str(wrong.value)


def test_a_misspelt_ending_is_not_taken_for_the_word_that_begins_alike():
    with pytest.raises(WrongSlip, match="word 1"):
        slip_words(" ".join([SLIP[0][:4] + "qqq", *SLIP[1:]]))


def test_one_word_taken_for_another_is_found_out_nearly_always():
    found = 0
    for place in range(24):
        other = word_list()[(word_list().index(SLIP[place]) + 1) % 2048]
        try:
            slip_words(" ".join([*SLIP[:place], other, *SLIP[place + 1 :]]))
        except WrongSlip as wrong:
            found += "belong together" in str(wrong)
    assert found >= 22  # the checksum has eight bits: one in 256 gets by


@pytest.mark.parametrize("words", [SLIP[:-1], (*SLIP, SLIP[0])])
def test_too_few_or_too_many_words_are_counted(words):
    assert meant_as_slip(" ".join(words))
    with pytest.raises(WrongSlip, match=str(len(words))):
        slip_words(" ".join(words))


@pytest.mark.parametrize(
    "words", ["", "five quite random words here", "x " * 24, " ".join(SLIP[:7]), " ".join(SLIP[:20])]
)
def test_a_passphrase_is_not_taken_for_a_slip(words):
    assert not meant_as_slip(words)


def test_a_suggested_passphrase_has_seven_words_of_the_list_and_is_never_the_same():
    made = {suggested_passphrase() for _ in range(50)}
    assert len(made) == 50
    assert all(set(words.split()) <= set(word_list()) and len(words.split()) == 7 for words in made)


def test_two_slips_are_never_the_same():
    assert new_slip() != new_slip()


def test_a_made_passphrase_is_never_called_weak_and_a_poor_one_always():
    assert all(guessing_bits(suggested_passphrase()) > 50 for _ in range(50))
    for poor in ("aaaaaaaaaaaaaaaa", "password password password", "123412341234", "my dog my dog my dog"):
        assert guessing_bits(poor) < 40


@given(st.text(max_size=40))
def test_strength_is_told_of_any_words(words):
    assert guessing_bits(words) >= 0
