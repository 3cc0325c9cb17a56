"""Any two custodians of a box open it together; one alone, strangers and changed boxes open nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import CANARIES
from kintrace.model import Half, PublicCustodian, SealedBox, from_cbor, to_cbor
from kintrace.protect import Argon2Cost
from kintrace.protect.seals import Identity, close, half_from, open_identity, open_with, unseal
from kintrace.protect.seals.boxes import Custodian, padded_length, seal
from kintrace.protect.seals.vault import MOST, xor

FILES = Path(__file__).parent / "seal_files"
CHEAP = Argon2Cost(64, 1, 1)


def person(number: int) -> Identity:
    """A custodian whose keys are always the same."""
    from nacl.bindings import crypto_scalarmult_base

    secret, seed = (hashlib.sha256(f"{word} {number}".encode()).digest() for word in ("box", "seed"))
    return Identity(f"c{number}", Custodian(crypto_scalarmult_base(secret), secret), seed)


PEOPLE = [person(number) for number in range(4)]


def half_of(box: SealedBox, identity: Identity, other: str) -> bytes:
    """What one custodian gives for a pair."""
    mine = identity.public.id
    found = next(h for h in box.halves if (h.custodian, h.other) == (mine, other))
    return half_from(unseal(identity.box, found.box), box.id, mine, other)


def both(box: SealedBox, one: Identity, two: Identity) -> tuple[bytes, bytes]:
    return half_of(box, one, two.public.id), half_of(box, two, one.public.id)


def closed(content: bytes, number: int = 3) -> SealedBox:
    return close(content, [identity.public for identity in PEOPLE[:number]])


@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=2000), number=st.integers(2, 4), data=st.data())
def test_any_two_of_however_many_open_it(content, number, data):
    box = from_cbor(to_cbor(closed(content, number)), SealedBox)
    one, two = data.draw(st.sampled_from(list(permutations(PEOPLE[:number], 2))))
    assert open_with(box, *both(box, one, two)) == content


def test_halves_of_two_different_pairs_do_not_open_it():
    # one custodian holds a half for each of the others: no two of these belong together
    box, (one, two, three) = closed(b"words"), PEOPLE[:3]
    own = [half_of(box, one, other.public.id) for other in (two, three)]
    for halves in (own, own[::-1], (own[0], own[0]), (own[0], bytes(32)), (own[0], half_of(box, two, three.public.id))):
        with pytest.raises(ValueError, match="do not open"):
            open_with(box, *halves)


def test_nobody_outside_opens_a_half():
    box = closed(b"words")
    for half in box.halves:
        for identity in PEOPLE:
            if identity.public.id != half.custodian:
                with pytest.raises(ValueError, match="does not open"):
                    unseal(identity.box, half.box)


def test_the_halves_of_one_custodian_are_random_and_of_no_two_boxes_the_same():
    one, two = PEOPLE[:2]
    halves = {half_of(closed(b"the same words", 2), *pair) for pair in ((one, two.public.id),) for _ in range(20)}
    assert len(halves) == 20


def test_the_key_lies_in_no_half_and_is_another_for_each_box():
    keys = set()
    for _ in range(20):
        box = closed(b"the same words", 2)
        one, two = both(box, *PEOPLE[:2])
        key = xor(one, two)
        assert key not in (one, two, bytes(32))
        assert key not in to_cbor(box)
        keys.add(key)
    assert len(keys) == 20


def test_a_half_moved_to_another_box_or_pair_is_noticed():
    one, two, three = (identity.public.id for identity in PEOPLE[:3])
    box, other = closed(b"words"), closed(b"other words")
    opened = unseal(PEOPLE[0].box, next(h.box for h in box.halves if (h.custodian, h.other) == (one, two)))
    for box_id, mine, theirs in ((other.id, one, two), (box.id, one, three), (box.id, two, one)):
        with pytest.raises(ValueError, match="belongs to another"):
            half_from(opened, box_id, mine, theirs)
    with pytest.raises(ValueError, match="belongs to another"):
        half_from(opened[:-1], box.id, one, two)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_a_changed_bit_anywhere_in_what_is_closed_opens_nothing(place, bit):
    box = STILL
    halves = both(box, *PEOPLE[:2])
    body = bytearray(box.body)
    body[place % len(body)] ^= 1 << bit
    with pytest.raises(ValueError, match="do not open"):
        open_with(replace(box, body=bytes(body)), *halves)


STILL = closed(b"words that stay")


@pytest.mark.parametrize(
    "changed",
    [
        replace(STILL, id=bytes(16)),
        replace(STILL, nonce=bytes(24)),
        replace(STILL, nonce=b"short"),
        replace(STILL, custodians=STILL.custodians[:2]),
        replace(STILL, custodians=STILL.custodians[::-1]),
        replace(STILL, body=STILL.body[:-1]),
        replace(STILL, body=b""),
    ],
)
def test_a_box_with_any_part_changed_opens_nothing(changed):
    with pytest.raises(ValueError, match="do not open"):
        open_with(changed, *both(STILL, *PEOPLE[:2]))


def test_a_changed_bit_in_a_half_opens_nothing():
    one, two = both(STILL, *PEOPLE[:2])
    for place in range(32):
        with pytest.raises(ValueError, match="do not open"):
            open_with(STILL, one[:place] + bytes([one[place] ^ 1]) + one[place + 1 :], two)


def test_contents_of_like_length_give_boxes_of_one_size():
    assert len({len(to_cbor(closed(word.encode()))) for word in (*CANARIES, "", "x" * 200)}) == 1


@given(st.integers(0, 5000))
def test_a_box_is_as_long_as_its_padding_says_whatever_lies_in_it(length):
    assert len(closed(b"\x00" * length, 2).body) == padded_length(length + 1) + 16


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x80", b"\x80\x00\x00", b"words\x80\x00", b"\x00" * 300])
def test_what_looks_like_padding_comes_out_as_it_went_in(content):
    box = closed(content)
    assert open_with(box, *both(box, PEOPLE[0], PEOPLE[2])) == content


def test_nothing_of_the_content_lies_in_a_box_or_its_repr():
    content = CANARIES[0].encode()
    box = closed(content)
    assert content not in to_cbor(box)
    assert repr(box.body) not in repr(box) and repr(box.halves[0].box) not in repr(box)


def test_a_box_wants_two_different_custodians_and_no_more_than_twelve():
    public = [person(number).public for number in range(MOST + 1)]
    for few in ([], public[:1], [public[0], public[0]], [*public[:2], public[1]], public):
        with pytest.raises(ValueError, match="different custodians"):
            close(b"words", few)
    relabelled = PublicCustodian("another", public[0].box_key, public[0].sign_key)
    with pytest.raises(ValueError, match="different custodians"):
        close(b"words", [public[0], relabelled])


def test_each_pair_has_two_halves_and_each_custodian_one_for_every_other():
    box = closed(b"words", 4)
    pairs = {(h.custodian, h.other) for h in box.halves}
    assert len(box.halves) == len(pairs) == 12
    assert pairs == {pair for two in combinations(box.custodians, 2) for pair in (two, two[::-1])}


def test_an_id_is_a_known_digest_of_both_keys():
    custodian = PublicCustodian("first", bytes(range(32)), bytes(range(32, 64)))
    assert custodian.id == hashlib.sha256(b"kintrace/1/custodian\x00" + bytes(range(64))).hexdigest()[:16]
    assert custodian.id == "fd081bdd5acca683"


def test_a_box_is_put_together_as_its_description_says():
    """A second reading of the format, by libsodium's own names: another program can be written from it."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_box_seal_open

    box = closed(b"words", 2)
    key = bytes(32)
    for identity in PEOPLE[:2]:
        half = next(h for h in box.halves if h.custodian == identity.public.id)
        content = crypto_box_seal_open(half.box, identity.box.public, identity.box.secret)
        bound = b"kintrace/1/vault\x00" + box.id + f"{half.custodian}|{half.other}|".encode()
        head = b"kintrace/1/seal\x00" + bound
        assert content.startswith(head) and content[len(head) + 32 :].rstrip(b"\x00") == b"\x80"
        key = bytes(a ^ b for a, b in zip(key, content[len(head) : len(head) + 32], strict=True))
    header = b"kintrace/1/vault\x00" + box.id + "|".join(box.custodians).encode()
    padded = crypto_aead_xchacha20poly1305_ietf_decrypt(box.body, header, box.nonce, key)
    assert padded == b"words\x80".ljust(256, b"\x00")


def test_a_box_and_identities_of_the_first_version_open_for_ever():
    box = from_cbor(bytes.fromhex((FILES / "box_1.hex").read_text("ascii")), SealedBox)
    kept = [open_identity(FILES / f"{label}_1", "words of a custodian", CHEAP) for label in ("first", "second")]
    assert open_with(box, *both(box, *kept)) == b"closed in the year of the first version"


def test_a_half_is_closed_with_the_label_of_its_kind():
    one, two = (identity.public for identity in PEOPLE[:2])
    stray = Half(one.id, two.id, seal(one.box_key, bytes(32)))
    with pytest.raises(ValueError, match="belongs to another"):
        half_from(unseal(PEOPLE[0].box, stray.box), STILL.id, one.id, two.id)
