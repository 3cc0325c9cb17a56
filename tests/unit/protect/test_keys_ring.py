"""A ring of keys shows nothing, and its references mean something only to whoever holds it."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from kintrace.protect import KeyRing

RING = KeyRing(bytes(range(32)))


def test_neither_repr_nor_text_nor_formatting_shows_a_key():
    shown = repr(RING) + str(RING) + f"{RING}" + repr([RING]) + repr({"ring": RING})
    for key in (RING.casebook_key, RING.naming_root, RING.database_key, RING.payload_wrapping_key, RING.key_file_key):
        assert key.hex() not in shown and repr(key) not in shown
    assert "hidden" in shown


@pytest.mark.parametrize("copied", [pickle.dumps, copy.copy, copy.deepcopy])
def test_keys_are_never_copied_out(copied):
    with pytest.raises(TypeError, match="not pickled"):
        copied(RING)


def test_a_reference_is_its_kind_and_26_characters_of_base32():
    assert re.fullmatch(r"doc:[a-z2-7]{26}", RING.ref("doc", "some path"))


def test_the_same_path_has_the_same_reference_in_one_casebook_and_another_in_the_next():
    assert RING.ref("doc", "a") == KeyRing(RING.casebook_key).ref("doc", "a")
    assert RING.ref("doc", "a") != KeyRing.temporary().ref("doc", "a")


def test_references_of_different_paths_and_kinds_differ():
    paths = [("doc", "ab"), ("doc", "a", "b"), ("doc", "", "ab"), ("doc", "ab", ""), ("do", "cab"), ("per", "ab")]
    assert len({RING.ref(*path).partition(":")[2] for path in paths}) == len(paths)


@pytest.mark.parametrize("bad", [("", "a"), ("a:b", "c"), ("doc",)])
def test_a_reference_without_kind_or_path_is_refused(bad):
    with pytest.raises(ValueError, match="kind"):
        RING.ref(*bad)


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(bytes(16))
    with pytest.raises(ValueError, match="naming root"):
        KeyRing(bytes(32), bytes(31))


def test_two_temporary_rings_share_no_key():
    one, other = KeyRing.temporary(), KeyRing.temporary()
    assert one != other and one.database_key != other.database_key


def test_rings_of_one_key_are_equal_and_hash_alike():
    assert KeyRing(RING.casebook_key) == RING and len({KeyRing(RING.casebook_key), RING}) == 1


def test_a_rekeyed_ring_shares_no_key_with_the_old_one_and_has_all_its_references():
    new = RING.rekeyed()
    assert new != RING
    for name in ("casebook_key", "database_key", "payload_wrapping_key", "key_file_key", "slot_proofs_key"):
        assert getattr(new, name) != getattr(RING, name)
    assert new.ref("doc", "a") == RING.ref("doc", "a")


def test_rings_that_name_things_otherwise_are_not_equal():
    assert KeyRing(bytes(32), bytes(32)) == KeyRing(bytes(32)) != KeyRing(bytes(32), bytes(range(32)))
