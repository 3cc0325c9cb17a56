"""Slots of the first version of the key file: one passphrase over the casebook key, and nothing else. Read for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from kintrace.protect.keys.costs import Argon2Cost, stretched
from kintrace.protect.keys.derive import KEY_BYTES

NONCE_BYTES = 24
BOX_BYTES = KEY_BYTES + 16  # and the tag of Poly1305
_HEADER = b"kintrace-keys|1"


@dataclass(frozen=True, slots=True)
class FirstSlot:
    """The casebook key under one passphrase.

    Args:
        cost: What stretching the passphrase took.
        salt: Random, for Argon2id.
        nonce: Random, for the box.
        box: The casebook key under XChaCha20-Poly1305; the cost, the salt and the file's header are bound to it.
    """

    cost: Argon2Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    box: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Name the slot as its second version will be named."""
        return hashlib.sha256(b"kintrace/1/slot\x00" + self.salt).hexdigest()[:16]

    def opened(self, passphrase: str) -> bytes | None:
        """Take the casebook key out; ``None``: this passphrase does not open this slot."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
        from nacl.exceptions import CryptoError

        cost = f"|argon2id|{self.cost.memory_kib}|{self.cost.passes}|{self.cost.lanes}|".encode("ascii")
        key = stretched(passphrase, self.salt, self.cost)
        try:
            return decrypt(self.box, _HEADER + cost + self.salt, self.nonce, key)
        except CryptoError:
            return None
