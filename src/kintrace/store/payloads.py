"""Payloads under keys of their own, so that one can be erased for good while the chain still holds."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

KEY_BYTES, NONCE_BYTES, ID_BYTES = 32, 24, 16


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A payload's key as it is kept: under the casebook's wrapping key, bound to its own id."""

    key_id: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)


def new_key(wrapping_key: bytes) -> tuple[bytes, WrappedKey]:
    """Make a key for one payload: as it is used, and as it is kept."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    key, key_id, nonce = (secrets.token_bytes(n) for n in (KEY_BYTES, ID_BYTES, NONCE_BYTES))
    return key, WrappedKey(key_id, nonce, encrypt(key, key_id, nonce, wrapping_key))


def seal(payload: bytes, header: bytes, salt: bytes, key: bytes) -> bytes:
    """Close a payload into its box."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    return encrypt(payload, header, salt, key)


def unseal(box: bytes, header: bytes, salt: bytes, wrapped: WrappedKey, wrapping_key: bytes) -> bytes | None:
    """Open a box; ``None``: the box, its header or its key is not what was written."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        key = decrypt(wrapped.wrapped, wrapped.key_id, wrapped.nonce, wrapping_key)
        return decrypt(box, header, salt, key)
    except (CryptoError, ValueError):
        return None
