"""A custodian's identity opens with its passphrase alone, away from casebooks; its public half can be read aloud."""

from __future__ import annotations

import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.errors import Refused, WrongPassphrase
from kintrace.model import PublicCustodian
from kintrace.protect import Argon2Cost
from kintrace.protect.seals import (
    BadCustodian,
    fingerprint,
    new_identity,
    open_identity,
    public_text,
    read_public,
    seal,
    unseal,
)
from kintrace.protect.seals.identity import is_signed, public_from

CHEAP = Argon2Cost(64, 1, 1)
WORDS = "words of a custodian"
PUBLIC = PublicCustodian("first", bytes(range(32)), bytes(range(32, 64)))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "identity"


@pytest.fixture
def made(file):
    return new_identity(file, "first", WORDS, CHEAP)


def test_it_opens_again_with_its_words(file, made):
    again = open_identity(file, WORDS, CHEAP)
    assert again == made
    assert unseal(again.box, seal(made.public.box_key, b"words")) == b"words"
    assert is_signed(made.public.sign_key, b"message", again.sign(b"message"))


def test_other_words_do_not_open_it(file, made):
    with pytest.raises(WrongPassphrase):
        open_identity(file, "words of another one", CHEAP)


def test_nobody_but_its_owner_can_read_the_file(file, made):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_neither_the_file_nor_a_repr_holds_a_secret(file, made):
    for secret in (made.box.secret, made.seed):
        for written in (file.read_bytes(), file.with_name("identity.custodian").read_bytes(), repr(made).encode()):
            assert secret not in written
            assert secret.hex().encode() not in written
            assert repr(secret).encode() not in written


@pytest.mark.parametrize("field", ["label", "memory_kib", "passes", "lanes", "salt", "nonce", "box"])
def test_a_changed_part_of_the_file_does_not_open(file, made, field):
    content = json.loads(file.read_text("ascii"))
    old = content[field]
    content[field] = old + 8 if isinstance(old, int) else ("B" if old[0] == "A" else "A") + old[1:]
    file.write_text(json.dumps(content), "ascii")
    with pytest.raises((WrongPassphrase, BadCustodian)):
        open_identity(file, WORDS, CHEAP)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"\xff", b'{"format": "kintrace-custodian-identity"}', b"[" * 9000]
)
def test_what_is_no_identity_is_refused_by_name(file, body):
    file.write_bytes(body)
    with pytest.raises(BadCustodian, match="custodian's identity"):
        open_identity(file, WORDS, CHEAP)


def test_a_guess_at_it_never_costs_less_than_the_floor(file, made):
    with pytest.raises(BadCustodian):
        open_identity(file, WORDS)


def test_it_is_neither_made_nor_opened_beside_a_casebook(file, made, tmp_path):
    (tmp_path / "a.casebook.keys").touch()
    with pytest.raises(Refused, match="own"):
        open_identity(file, WORDS, CHEAP)
    with pytest.raises(Refused, match="own"):
        new_identity(tmp_path / "another", "second", WORDS, CHEAP)
    assert not (tmp_path / "another").exists()


def test_it_takes_the_place_of_nothing(file, made):
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        new_identity(file, "first", WORDS, CHEAP)
    assert file.read_bytes() == before


@pytest.mark.parametrize("label", ["", "Seng Ra", "-x", "x" * 25, "a\nb", "first\n", "မ"])
def test_a_label_is_a_plain_word(file, label):
    with pytest.raises(Refused, match="label"):
        new_identity(file, label, WORDS, CHEAP)


def test_the_public_half_is_read_back(file, made):
    assert read_public(file.with_name("identity.custodian")) == made.public


def test_the_words_are_known_ones():
    assert fingerprint(PUBLIC.box_key, PUBLIC.sign_key) == "chat move hip toilet waste control wide proud"


@given(line=st.integers(1, 4), place=st.integers(0))
def test_a_public_half_with_a_character_changed_is_none_or_has_other_words(line, place):
    lines = public_text(PUBLIC).splitlines()
    at = place % len(lines[line])
    new = "b" if lines[line][at] == "a" else "a"
    lines[line] = lines[line][:at] + new + lines[line][at + 1 :]
    read = public_from("\n".join(lines))
    assert read is None or (line == 1 and read.id == PUBLIC.id)


@pytest.mark.parametrize("body", [b"", b"\xff", b"kintrace custodian 1\nfirst\n", b"kintrace custodian 2\n" * 5])
def test_what_is_no_public_half_is_refused_by_name(tmp_path, body):
    path = tmp_path / "x.custodian"
    path.write_bytes(body)
    with pytest.raises(BadCustodian, match="public half"):
        read_public(path)


def test_a_signature_holds_for_one_message_and_one_key(file, made):
    signature = made.sign(b"message")
    assert not is_signed(made.public.sign_key, b"messagf", signature)
    assert not is_signed(PUBLIC.sign_key, b"message", signature)
    assert not is_signed(made.public.sign_key, b"message", signature[:-1])
    assert not is_signed(b"short", b"message", signature)
