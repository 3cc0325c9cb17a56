"""Sealed boxes: anybody who works here can close one to a custodian; only the custodian's key opens it again.

What lies in a box cannot be read by whoever closed it, nor guessed from its size: contents are padded first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

KEY_BYTES = 32
SMALLEST = 256  # names, numbers and addresses all look alike
_LABEL = b"kintrace/1/seal\x00"
_END = b"\x80"


@dataclass(frozen=True, slots=True)
class Custodian:
    """A custodian's key pair (X25519). The public half closes boxes; the secret half never stays in a casebook."""

    public: bytes
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Custodian:
        """Make a new key pair."""
        from nacl.bindings import crypto_box_keypair

        return cls(*crypto_box_keypair())


def padded_length(length: int) -> int:
    """Give the size that contents of a length are brought to: 256 bytes, or the next step above, at most 12 % more.

    Source: PADMÉ, in K. Nikitin et al. (2019), Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs, Proceedings on Privacy Enhancing Technologies 2019(4), section 4.

    >>> padded_length(9), padded_length(1000), padded_length(100_001)
    (256, 1024, 100352)
    """
    if length <= SMALLEST:
        return SMALLEST
    exponent = length.bit_length() - 1
    free = exponent - exponent.bit_length()
    return (length + (1 << free) - 1) >> free << free


def seal(public: bytes, body: bytes) -> bytes:
    """Close a box to a custodian. The same words give another box each time.

    Raises:
        ValueError: The key is none.
    """
    from nacl.bindings import crypto_box_seal
    from nacl.exceptions import CryptoError

    content = _LABEL + body + _END
    try:
        return crypto_box_seal(content.ljust(padded_length(len(content)), b"\x00"), public)
    except (CryptoError, ValueError, TypeError):
        raise ValueError("this is no custodian's public key") from None


def unseal(custodian: Custodian, box: bytes) -> bytes:
    """Open a box.

    Raises:
        ValueError: It was closed to another key, was changed, or is none of ours.
    """
    from nacl.bindings import crypto_box_seal_open
    from nacl.exceptions import CryptoError

    try:
        content = crypto_box_seal_open(box, custodian.public, custodian.secret)
    except (CryptoError, ValueError, TypeError):
        raise ValueError("this key does not open this box") from None
    body, end, _ = content.rstrip(b"\x00").rpartition(_END)
    if not end or not content.startswith(_LABEL):
        raise ValueError("this key opens the box, but what lies in it is none of ours")
    return body[len(_LABEL) :]
