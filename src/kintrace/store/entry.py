"""One entry of the ledger: as it lies there, sealed and signed, and as it is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

FMT = 1
FACTS, READS = "facts", "reads"
LANES = (FACTS, READS)
# Kinds that the ledger itself writes: who writes here, what was erased, and where a writer's reads end
WRITER, ERASED, READS_TIP = "writer", "erased", "reads_tip"
OF_THE_LEDGER = (WRITER, ERASED, READS_TIP)
NOTHING_BEFORE = bytes(32)

_HASH_DOMAIN = b"kintrace/1/entry\x00"
_SIGN_DOMAIN = b"kintrace/1/signature\x00"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its reader meets it.

    Args:
        id: 32 hexadecimal digits, random.
        kind: What the payload is (``coded``, ``judged``).
        v: Version of the shape of that kind.
        lane: ``facts``, or ``reads``: who looked at what.
        writer: The copy of the casebook that wrote it: its public key, in hexadecimal digits.
        seq: Place in the writer's lane, from 1.
        at: When, as the writer's clock said: milliseconds of UTC since 1970. Shown, and never used for order.
        person: Who acted; empty: nobody is named.
        payload: What was written; ``None``: it was erased.
    """

    id: str
    kind: str
    v: int
    lane: str
    writer: str
    seq: int
    at: int
    person: str = field(repr=False)
    payload: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as it lies in the ledger.

    Args:
        place: Order of arrival in this file; 0: not in it yet.
        prev: Hash of the entry before it in the same lane of the same writer. The first of the facts has 32 zero
            bytes; the first of the reads has the hash of the writer's first fact, which ties the two lanes together.
        seen: Canonical CBOR of {writer: seq}: the facts that the writer knew of. Its own are left out in a fact,
            where ``seq`` says it.
        key_id: Which payload key opens the box.
        salt: Nonce of the box, 24 random bytes.
        box: The payload under XChaCha20-Poly1305, bound to the header. That cipher, because its nonces can be
            random for ever, and because it is quick and even in time on laptops without AES in hardware.
        hash: SHA-256 over header and box: it can be checked after the payload is erased.
        sig: Ed25519 by the writer, over the hash.
    """

    place: int
    id: bytes
    fmt: int
    lane: str
    kind: str
    v: int
    writer: bytes
    seq: int
    prev: bytes
    seen: bytes
    at: int
    person: str = field(repr=False)
    key_id: bytes
    salt: bytes
    box: bytes = field(repr=False)
    hash: bytes
    sig: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Header:
    """All of an entry that is fixed before its payload is sealed."""

    id: bytes
    lane: str
    kind: str
    v: int
    writer: bytes
    seq: int
    prev: bytes
    seen: bytes
    at: int
    person: str = field(repr=False)
    key_id: bytes
    salt: bytes
    fmt: int = FMT

    def bytes(self) -> bytes:
        """Write it as canonical CBOR: what the box is bound to, and what is hashed."""
        import cbor2

        return cbor2.dumps(
            [self.fmt, self.id, self.lane, self.kind, self.v, self.writer, self.seq, self.prev, self.seen,
             self.at, self.person, self.key_id, self.salt],
            canonical=True,
        )  # fmt: skip


def header_of(sealed: Sealed) -> Header:
    """Take the header of an entry that lies in the ledger."""
    return Header(
        sealed.id, sealed.lane, sealed.kind, sealed.v, sealed.writer, sealed.seq, sealed.prev, sealed.seen,
        sealed.at, sealed.person, sealed.key_id, sealed.salt, sealed.fmt,
    )  # fmt: skip


def hash_of(header: bytes, box: bytes) -> bytes:
    """Hash an entry: header, then box, with the length of the header before it."""
    return hashlib.sha256(_HASH_DOMAIN + len(header).to_bytes(8, "big") + header + box).digest()


def to_sign(entry_hash: bytes) -> bytes:
    """What the writer signs; the domain keeps a signature from meaning anything elsewhere."""
    return _SIGN_DOMAIN + entry_hash
