"""A sealed box opens with one key alone, and its size says little of what lies in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import CANARIES
from kintrace.protect.seals.boxes import SMALLEST, Custodian, padded_length, seal, unseal

CUSTODIAN = Custodian.new()


@given(st.binary(max_size=700))
def test_the_custodian_gets_back_what_was_sealed(body):
    assert unseal(CUSTODIAN, seal(CUSTODIAN.public, body)) == body


def test_nobody_else_opens_it():
    with pytest.raises(ValueError, match="does not open"):
        unseal(Custodian.new(), seal(CUSTODIAN.public, b"words"))


def test_a_changed_or_shortened_box_does_not_open():
    box = seal(CUSTODIAN.public, b"words")
    for changed in (bytes([box[0] ^ 1]) + box[1:], box[:-1] + bytes([box[-1] ^ 1]), box[:-1], b""):
        with pytest.raises(ValueError, match="does not open"):
            unseal(CUSTODIAN, changed)


def test_a_box_that_another_program_sealed_is_none_of_ours():
    from nacl.bindings import crypto_box_seal

    for content in (b"", b"words", b"words\x80", b"\x00" * 256):
        with pytest.raises(ValueError, match="none of ours"):
            unseal(CUSTODIAN, crypto_box_seal(content, CUSTODIAN.public))


def test_the_same_words_never_give_the_same_box():
    assert seal(CUSTODIAN.public, b"words") != seal(CUSTODIAN.public, b"words")


def test_names_and_numbers_of_any_length_give_boxes_of_one_size():
    assert len({len(seal(CUSTODIAN.public, word.encode())) for word in (*CANARIES, "", "x" * 200)}) == 1


@given(st.integers(0, 10**9))
def test_padding_only_ever_adds_and_never_more_than_an_eighth(length):
    padded = padded_length(length)
    assert padded >= max(length, SMALLEST)
    assert length <= SMALLEST or padded <= length * 1.125
    assert padded_length(padded) == padded


def test_a_key_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no custodian"):
        seal(b"short", b"words")


def test_the_secret_half_is_not_shown():
    assert CUSTODIAN.secret.hex() not in repr(CUSTODIAN) and repr(CUSTODIAN.secret) not in repr(CUSTODIAN)
