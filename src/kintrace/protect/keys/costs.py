"""What a guess at a passphrase costs: Argon2id, never below a floor, as slow as this machine can bear."""

from __future__ import annotations

import os
import secrets
import time
import unicodedata
from dataclasses import dataclass, replace

from kintrace.errors import MissingPart
from kintrace.protect.keys.derive import KEY_BYTES

MEBIBYTE = 1024  # in KiB, the unit that Argon2 counts memory in
FLOOR_KIB = 64 * MEBIBYTE
SALT_BYTES = 16
AIM, QUICKEST, SLOWEST = 1.5, 1.2, 1.8  # seconds: inside one to two, with room for a busy machine
_TRIES = 4

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

    def below(self, floor: Argon2Cost) -> bool:
        """Whether a guess costs less memory or fewer passes than a floor.

        >>> Argon2Cost(passes=2).below(FLOOR), Argon2Cost(passes=9).below(FLOOR)
        (True, False)
        """
        return self.memory_kib < floor.memory_kib or self.passes < floor.passes


FLOOR = Argon2Cost()


def stretched(words: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """Stretch words into 32 bytes, at the cost given.

    Raises:
        MissingPart: This machine has not the memory for it.
    """
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    # The same Burmese words are typed in different orders of marks on different keyboards (RFC 8265 says NFC).
    body = unicodedata.normalize("NFC", words).encode("utf-8")
    try:
        return hash_secret_raw(
            body, salt, time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes,
            hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError:  # it has checked all else before
        raise MissingPart(f"{cost.memory_kib // MEBIBYTE} MiB of free memory", "Close other programs") from None


def stretched_anew(words: str, cost: Argon2Cost | None) -> tuple[bytes, bytes, Argon2Cost]:
    """Stretch words under a new salt.

    Args:
        words: The passphrase.
        cost: What it shall cost; ``None``: found out here, so that it takes this machine between one second and two.

    Returns:
        The 32 bytes, the salt and the cost.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    if cost is not None:
        return stretched(words, salt, cost), salt, cost
    cost = _first_guess(AIM)
    for _ in range(_TRIES):
        begun = time.perf_counter()
        secret = stretched(words, salt, cost)
        took = time.perf_counter() - begun
        better = _closer(cost, took)
        if better == cost:
            break
        cost, secret = better, b""
    return secret or stretched(words, salt, cost), salt, cost


def calibrated(seconds: float = AIM) -> Argon2Cost:
    """Find the cost that takes this machine about so long, never below the floor."""
    cost = _first_guess(seconds)
    for _ in range(_TRIES):
        begun = time.perf_counter()
        stretched("", bytes(SALT_BYTES), cost)
        better = _closer(cost, (time.perf_counter() - begun) * AIM / max(seconds, 1e-3))
        if better == cost:
            break
        cost = better
    return cost


def _first_guess(seconds: float) -> Argon2Cost:
    # Memory is raised before passes, for memory is what an attacker's hardware lacks; but to no more than an eighth
    # of this machine's, or 256 MiB: the casebook may have to be opened on a weaker laptop.
    stretched("", bytes(SALT_BYTES), FLOOR)  # the first run pays for memory that the later ones find ready
    begun = time.perf_counter()
    stretched("", bytes(SALT_BYTES), FLOOR)
    room = seconds / max(time.perf_counter() - begun, 1e-4)
    machine_kib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    most = max(FLOOR_KIB, min(256 * MEBIBYTE, machine_kib // 8))
    memory = min(most, int(FLOOR_KIB * max(room, 1)) // MEBIBYTE * MEBIBYTE)
    return _with_passes(Argon2Cost(memory, FLOOR.passes, FLOOR.lanes), FLOOR.passes * room * FLOOR_KIB / memory)


def _closer(cost: Argon2Cost, took: float) -> Argon2Cost:
    """Scale a cost that took too little or too much; the same where it lies right, or can go no lower."""
    if QUICKEST <= took <= SLOWEST:
        return cost
    passes = cost.passes * AIM / max(took, 1e-4)
    if passes < FLOOR.passes and cost.memory_kib > FLOOR_KIB:  # too slow even at the fewest passes: less memory
        memory = int(cost.memory_kib * passes / FLOOR.passes) // MEBIBYTE * MEBIBYTE
        return replace(cost, memory_kib=max(FLOOR_KIB, memory), passes=FLOOR.passes)
    return _with_passes(cost, passes)


def _with_passes(cost: Argon2Cost, passes: float) -> Argon2Cost:
    return replace(cost, passes=min(max(round(passes), FLOOR.passes), MOST_PASSES))
