"""The primitives below us give the published answers: a library that was swapped or broken shows here."""

from __future__ import annotations

import pytest

from kintrace.protect.keys.costs import Argon2Cost, stretched
from kintrace.protect.keys.words import slip_of
from kintrace.store.payloads import WrappedKey, seal, unseal
from kintrace.store.writer import Signer


def test_words_are_stretched_as_by_the_reference_tool_of_argon2id():
    answer = stretched("password", b"somesalt", Argon2Cost(memory_kib=65536, passes=2, lanes=1))
    assert answer.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_argon2id_agrees_with_rfc_9106():
    from argon2.low_level import Type, core, ffi

    given = {"out": bytes(32), "pwd": b"\1" * 32, "salt": b"\2" * 16, "secret": b"\3" * 8, "ad": b"\4" * 12}
    held = {name: ffi.new("uint8_t[]", body) for name, body in given.items()}
    context = ffi.new(
        "argon2_context *",
        {
            **held,
            **{f"{name}len": len(body) for name, body in given.items()},
            "t_cost": 3, "m_cost": 32, "lanes": 4, "threads": 1, "version": 0x13,
            "allocate_cbk": ffi.NULL, "free_cbk": ffi.NULL, "flags": 0,
        },
    )  # fmt: skip
    assert core(context, Type.ID.value) == 0
    answer = bytes(ffi.buffer(held["out"], 32)).hex()
    assert answer == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_x25519_agrees_with_rfc_7748():
    from nacl.bindings import crypto_scalarmult

    scalar = bytes.fromhex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
    point = bytes.fromhex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    answer = "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
    assert crypto_scalarmult(scalar, point).hex() == answer


@pytest.mark.parametrize(
    ("seed", "public", "message", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595b"
            "be24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb430"
            "2aeeb00d291612bb0c00",
        ),
    ],
    ids=["nothing", "one byte"],
)
def test_entries_are_signed_as_in_rfc_8032(seed, public, message, signature):
    signer = Signer.of(bytes.fromhex(seed))
    assert signer.public.hex() == public
    assert signer.sign(bytes.fromhex(message)).hex() == signature


def test_xchacha20_poly1305_agrees_with_its_draft():
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    words = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would "
        b"be it."
    )
    key, nonce = bytes(range(0x80, 0xA0)), bytes(range(0x40, 0x58))
    box = encrypt(words, bytes.fromhex("50515253c0c1c2c3c4c5c6c7"), nonce, key).hex()
    assert box.startswith("bd6d179d3e83d43b9576579493c0e939")
    assert box.endswith("c0875924c1c7987947deafd8780acf49")


def test_a_payload_and_its_key_are_closed_as_in_the_first_version():
    key, key_id, nonce, wrapping = bytes(range(100, 132)), bytes(16), bytes(range(24)), bytes(range(32))
    wrapped = WrappedKey(
        key_id, nonce,
        bytes.fromhex(
            "faa76918f8bbe7c55f2948a1bb23da9b3f325ed285af6790036741c9bd2c77da9653b9d1fff4f416377c2c3c813597da"
        ),
    )  # fmt: skip
    box = bytes.fromhex("a9b5b805c70675b95d62901d4397b40a38d14b946db971")
    assert seal(b"payload", b"header", nonce, key) == box
    assert unseal(box, b"header", nonce, wrapped, wrapping) == b"payload"


@pytest.mark.parametrize(
    ("entropy", "words"),
    [
        ("00" * 32, "abandon " * 23 + "art"),
        (
            "7f" * 32,
            "legal winner thank year wave sausage worth useful " * 2
            + "legal winner thank year wave sausage worth title",
        ),
        (
            "80" * 32,
            "letter advice cage absurd amount doctor acoustic avoid " * 2
            + "letter advice cage absurd amount doctor acoustic bless",
        ),
        ("ff" * 32, "zoo " * 23 + "vote"),
        (
            "68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c",
            "hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis "
            "maple dilemma loan word shrug inflict delay length",
        ),
    ],
    ids=["zeros", "7f", "80", "ones", "random"],
)
def test_a_slip_is_written_as_bip_39_says(entropy, words):
    assert " ".join(slip_of(bytes.fromhex(entropy))) == words
