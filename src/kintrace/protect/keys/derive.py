"""One secret, many keys: HKDF-SHA256 with a label for each use, so that no key ever does two jobs."""

from __future__ import annotations

import hashlib
import hmac
from enum import StrEnum

KEY_BYTES = 32
_DIGEST_BYTES = 32


class Use(StrEnum):
    """What a derived key is for. A label is never changed or used again for something else."""

    DATABASE = "kintrace/1/database"
    REFERENCES = "kintrace/1/references"
    PAYLOAD_KEYS = "kintrace/1/payload-keys"
    KEY_FILE = "kintrace/2/key-file"  # over the whole key file, so that a planted slot is noticed
    SLOT_PROOFS = "kintrace/2/slot-proofs"  # wraps each slot's proving key, so that rekeying can prove anew


class SlotUse(StrEnum):
    """What a key is for that comes from somebody's stretched words, and opens their slot alone."""

    PAIR = "kintrace/2/slot-pair"  # seed of the X25519 pair that the casebook's keys are closed to
    PROOF = "kintrace/2/slot-proof"  # proves that whoever closed them knew the words, or held the casebook's keys


def hkdf(secret: bytes, info: bytes, length: int = KEY_BYTES, salt: bytes = b"") -> bytes:
    """Derive a key from a secret.

    Args:
        secret: Input keying material.
        info: What the key is for.
        length: Bytes wanted, 1 to 8160.
        salt: Empty stands for 32 zero bytes, as in the standard.

    Raises:
        ValueError: A length that the construction cannot give.

    Source: RFC 5869, with SHA-256.

    >>> hkdf(b"secret", b"label a") == hkdf(b"secret", b"label b")
    False
    """
    if not 1 <= length <= 255 * _DIGEST_BYTES:
        raise ValueError(f"HKDF-SHA256 gives 1 to {255 * _DIGEST_BYTES} bytes")
    extracted = hmac.digest(salt or bytes(_DIGEST_BYTES), secret, hashlib.sha256)
    derived, block, number = b"", b"", 0
    while len(derived) < length:
        number += 1
        block = hmac.digest(extracted, block + info + bytes([number]), hashlib.sha256)
        derived += block
    return derived[:length]


def joined(*parts: bytes) -> bytes:
    """Write parts as one message, each with its length before it: ("a", "bc") and ("ab", "c") must differ."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def subkey(secret: bytes, use: Use | SlotUse) -> bytes:
    """Derive the 32-byte key for one use."""
    return hkdf(secret, use.value.encode("ascii"))
