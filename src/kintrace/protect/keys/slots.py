"""A slot: the casebook key wrapped under one passphrase, with all that opening it again needs."""

from __future__ import annotations

import os
import secrets
import time
import unicodedata
from dataclasses import dataclass, field

from kintrace.errors import MissingPart
from kintrace.protect.keys.derive import KEY_BYTES

MEBIBYTE = 1024  # in KiB, the unit that Argon2 counts memory in
FLOOR_KIB = 64 * MEBIBYTE
SALT_BYTES, NONCE_BYTES = 16, 24

# What a file may ask of the machine that opens it: more is an attack on it, or damage.
MOST_KIB, MOST_PASSES, MOST_LANES = 4096 * MEBIBYTE, 1000, 64


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess at a passphrase costs.

    Args:
        memory_kib: Memory, in KiB.
        passes: Times it is gone over.
        lanes: Lanes that may be computed side by side.

    Raises:
        ValueError: Outside what Argon2 or this program takes.

    Source: RFC 9106. The floor of 64 MiB with three passes and four lanes is its second recommended choice.
    """

    memory_kib: int = FLOOR_KIB
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (8 * self.lanes <= self.memory_kib <= MOST_KIB):
            raise ValueError("memory lies between eight KiB for each lane and 4 GiB")
        if not (1 <= self.passes <= MOST_PASSES and 1 <= self.lanes <= MOST_LANES):
            raise ValueError(f"passes lie between 1 and {MOST_PASSES}, lanes between 1 and {MOST_LANES}")


def calibrated(seconds: float = 1.0) -> Argon2Cost:
    """Find the cost that takes this machine about so long, never below the floor.

    Memory is raised before passes, for memory is what an attacker's hardware lacks; but to no more than an eighth
    of this machine's, or 256 MiB: the casebook may have to be opened on a weaker laptop.
    """
    floor = Argon2Cost()
    _stretch("", bytes(SALT_BYTES), floor)  # the first run pays for memory that the later ones find ready
    begun = time.perf_counter()
    _stretch("", bytes(SALT_BYTES), floor)
    room = seconds / max(time.perf_counter() - begun, 1e-4)
    machine_kib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    most = max(FLOOR_KIB, min(256 * MEBIBYTE, machine_kib // 8))
    memory = min(most, int(FLOOR_KIB * max(room, 1)) // MEBIBYTE * MEBIBYTE)
    passes = int(floor.passes * room * FLOOR_KIB / memory)
    return Argon2Cost(memory, min(max(passes, floor.passes), MOST_PASSES), floor.lanes)


@dataclass(frozen=True, slots=True)
class Slot:
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

    @classmethod
    def closed_over(cls, casebook_key: bytes, passphrase: str, cost: Argon2Cost, header: bytes) -> Slot:
        """Wrap a casebook key under a passphrase."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

        salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
        key = _stretch(passphrase, salt, cost)
        return cls(cost, salt, nonce, encrypt(casebook_key, _bound(header, cost, salt), nonce, key))

    def opened(self, passphrase: str, header: bytes) -> bytes | None:
        """Take the casebook key out; ``None``: this passphrase does not open this slot."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
        from nacl.exceptions import CryptoError

        key = _stretch(passphrase, self.salt, self.cost)
        try:
            return decrypt(self.box, _bound(header, self.cost, self.salt), self.nonce, key)
        except CryptoError:
            return None


def _bound(header: bytes, cost: Argon2Cost, salt: bytes) -> bytes:
    return header + f"|argon2id|{cost.memory_kib}|{cost.passes}|{cost.lanes}|".encode("ascii") + salt


def _stretch(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    # The same Burmese words are typed in different orders of marks on different keyboards (RFC 8265 says NFC).
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    try:
        return hash_secret_raw(
            words, salt, time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes,
            hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError:  # it has checked all else before
        raise MissingPart(f"{cost.memory_kib // MEBIBYTE} MiB of free memory", "Close other programs") from None
