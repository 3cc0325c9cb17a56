"""Boxes that two custodians open together: any two of those they were closed to, and nobody alone.

The content lies under a random key that is kept nowhere. For each pair of custodians the key is split into a random
half and what makes it whole, and each half is closed to one of them: a half alone says nothing of the key.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from itertools import combinations

from kintrace.model import Half, PublicCustodian, SealedBox
from kintrace.protect.seals.boxes import padded_length, seal

KEY_BYTES, NONCE_BYTES, ID_BYTES = 32, 24, 16
FEWEST, MOST = 2, 12  # of custodians: halves grow with the square of their number
_LABEL = b"kintrace/1/vault\x00"
_END = b"\x80"


def close(content: bytes, custodians: Sequence[PublicCustodian]) -> SealedBox:
    """Close something to custodians, any two of whom open it.

    Args:
        content: What is closed. Its length shows to within an eighth.
        custodians: At least two different ones.

    Raises:
        ValueError: Fewer than two, more than twelve, or one of them twice.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    by_id = {custodian.id: custodian for custodian in custodians}
    if not FEWEST <= len(custodians) <= MOST or len(by_id) < len(custodians):
        raise ValueError(f"a box is closed to {FEWEST} to {MOST} different custodians")
    box_id, key, nonce = (secrets.token_bytes(n) for n in (ID_BYTES, KEY_BYTES, NONCE_BYTES))
    ids = tuple(sorted(by_id))
    halves: list[Half] = []
    for one, two in combinations(ids, 2):
        random = secrets.token_bytes(KEY_BYTES)
        parts = ((one, two, random), (two, one, xor(key, random)))
        halves += [Half(a, b, seal(by_id[a].box_key, _bound(box_id, a, b) + half)) for a, b, half in parts]
    padded = (content + _END).ljust(padded_length(len(content) + 1), b"\x00")
    return SealedBox(box_id, ids, nonce, encrypt(padded, _header(box_id, ids), nonce, key), tuple(halves))


def half_from(content: bytes, box_id: bytes, custodian: str, other: str) -> bytes:
    """Take a half of the key out of what was closed to a custodian.

    Args:
        content: What ``unseal`` gave them.
        box_id: Of the box that it is for.
        custodian: Their id.
        other: Id of the custodian of the other half.

    Raises:
        ValueError: It belongs to another box, or to another pair.
    """
    bound = _bound(box_id, custodian, other)
    if not content.startswith(bound) or len(content) != len(bound) + KEY_BYTES:
        raise ValueError("this half belongs to another box, or to other custodians")
    return content[len(bound) :]


def open_with(box: SealedBox, one: bytes, two: bytes) -> bytes:
    """Open a box with both halves of one pair.

    Raises:
        ValueError: They are not the halves of one pair of this box, or the box was changed.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        padded = decrypt(box.body, _header(box.id, box.custodians), box.nonce, xor(one, two))
    except (CryptoError, ValueError, TypeError):
        raise ValueError("these halves do not open this box") from None
    return bytes(padded.rstrip(b"\x00")[: -len(_END)])


def xor(one: bytes, two: bytes) -> bytes:
    """Add two strings of bytes of one length, bit by bit without carry.

    >>> xor(xor(b"key", b"pad"), b"pad")
    b'key'
    """
    return bytes(a ^ b for a, b in zip(one, two, strict=True))


def _bound(box_id: bytes, custodian: str, other: str) -> bytes:
    return _LABEL + box_id + f"{custodian}|{other}|".encode("ascii")


def _header(box_id: bytes, ids: Sequence[str]) -> bytes:
    return _LABEL + box_id + "|".join(ids).encode("ascii")
