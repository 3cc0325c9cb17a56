"""Every key has one job, and comes out the same for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.protect.keys.derive import SlotUse, Use, hkdf, joined, subkey
from kintrace.protect.keys.ring import KeyRing

COUNTING = bytes(range(32))


@pytest.mark.parametrize(
    ("secret", "salt", "info", "length", "derived"),
    [
        (
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            bytes(range(0x50)).hex(),
            bytes(range(0x60, 0xB0)).hex(),
            bytes(range(0xB0, 0x100)).hex(),
            82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            "0b" * 22,
            "",
            "",
            42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
    ids=["basic", "longer", "no salt, no info"],
)
def test_derivation_agrees_with_the_standard(secret, salt, info, length, derived):
    answer = hkdf(bytes.fromhex(secret), bytes.fromhex(info), length, bytes.fromhex(salt))
    assert answer.hex() == derived


@pytest.mark.parametrize("length", [0, 255 * 32 + 1])
def test_a_length_that_cannot_be_given_is_refused(length):
    with pytest.raises(ValueError, match="8160"):
        hkdf(b"secret", b"", length)


# Were one of these to change, no casebook made before would open, or its references would no longer be found.
KNOWN = {
    Use.DATABASE: "6f471849fea3d9137b8accb115c58710de2c845a267e3fa24dbcca6c0ee971de",
    Use.REFERENCES: "4032110663469916142a242147565bd8bf208d07db8a9d4d79c9ea731835c6e8",
    Use.PAYLOAD_KEYS: "248a313f166aa6bde0029ed77822365c7b541a4adb440239f7a4a4fa8c235d28",
    Use.KEY_FILE: "2a411e80cf06160c1402dcb085ec01a7ef00163f3731fd8fcfaf95ec80ee2228",
    Use.SLOT_PROOFS: "c2d162683d8fdbfb85523d9bca0e9b8b9102efafa0cd39100bfc8166ab8213e3",
    SlotUse.PAIR: "2ba32fd6ab74d0d075f0376873e94e4d841f172e50b10890abfbcbb7cf5577f2",
    SlotUse.PROOF: "6cae540c85557bf7b69d3165672f4d9103d403dcd791595e7b12def153dd9f45",
}


@pytest.mark.parametrize("use", [*Use, *SlotUse])
def test_each_key_comes_out_as_it_did_in_the_first_version(use):
    assert subkey(COUNTING, use).hex() == KNOWN[use]


def test_no_two_uses_share_a_key():
    uses = [*Use, *SlotUse]
    assert len({subkey(COUNTING, use) for use in uses}) == len(uses)


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_joined_parts_are_the_same_only_where_all_parts_are(one, other):
    assert (joined(*one) == joined(*other)) == (one == other)


def test_a_reference_comes_out_as_it_did_in_the_first_version():
    assert KeyRing(COUNTING).ref("doc", "a", "လ") == "doc:oype4ij3eslpvqsdztqjokuo3i"


def test_a_reference_comes_from_the_naming_root_alone():
    root = bytes(range(32, 64))
    assert KeyRing(COUNTING, root).ref("doc", "a", "လ") == "doc:mkpk6jpnlzh337lamqr65yevha"
    assert KeyRing(bytes(32), root).ref("doc", "a", "လ") == "doc:mkpk6jpnlzh337lamqr65yevha"
