"""The writer of this copy of a casebook: numbers, seals and signs entries, and ties each to the one before."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.store.copy_lock import CopyLock, identity_of, new_nonce
from kintrace.store.entry import FACTS, FMT, WRITER, Header, Sealed, hash_of, to_sign
from kintrace.store.ledger import Ledger, write_seen
from kintrace.store.payloads import ID_BYTES, NONCE_BYTES, WrappedKey, new_key, seal

SEED_BYTES, SIGNATURE_BYTES = 32, 64


@dataclass(frozen=True, slots=True)
class Signer:
    """An Ed25519 key of one copy of a casebook."""

    seed: bytes = field(repr=False)
    public: bytes
    _secret: bytes = field(repr=False)

    @classmethod
    def of(cls, seed: bytes) -> Signer:
        """Make the key pair that a seed stands for."""
        from nacl.bindings import crypto_sign_seed_keypair

        public, secret = crypto_sign_seed_keypair(seed)
        return cls(seed, public, secret)

    def sign(self, message: bytes) -> bytes:
        """Sign a message."""
        from nacl.bindings import crypto_sign

        return crypto_sign(message, self._secret)[:SIGNATURE_BYTES]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become an entry."""

    kind: str
    payload: bytes = field(repr=False)
    v: int = 1


class Writer:
    """Adds entries in the name of this copy.

    The name is bound to the file: its device and inode, and a number that the lock file beside it holds too and that
    changes with the first entry of each opening. Where one of these differs, the file is a copy or was restored, and
    writes under a new name from its first entry on: two files must never continue one chain. A crash between commit
    and lock file has the same, harmless effect.
    """

    def __init__(self, ledger: Ledger, file: Path, lock: CopyLock, wrapping_key: bytes) -> None:
        self._ledger, self._file, self._lock, self._wrapping_key = ledger, file, lock, wrapping_key
        kept = ledger.this_copy()
        same = kept is not None and kept[1] == identity_of(file, lock.nonce())
        self._signer = Signer.of(kept[0] if kept and same else secrets.token_bytes(SEED_BYTES))
        self._nonce = new_nonce()
        self._settled = False

    @property
    def name(self) -> bytes:
        """The public key that its entries carry."""
        return self._signer.public

    def add(self, drafts: Sequence[Draft], lane: str, person: str, at: int) -> list[Sealed]:
        """Add entries to the end of a lane. Belongs inside a transaction.

        Args:
            drafts: In order.
            lane: ``facts`` or ``reads``.
            person: Who acts.
            at: The time, in milliseconds of UTC.
        """
        seen = self._ledger.facts_seen()
        if not self._settled:
            self._settle()
        if self.name not in seen:
            self._chain([Draft(WRITER, _introduction(self.name))], FACTS, "", at, seen)
            seen[self.name] = 1
        if lane == FACTS:
            del seen[self.name]
        return self._chain(drafts, lane, person, at, seen)

    def _settle(self) -> None:
        from django.db import transaction

        self._ledger.set_this_copy(self._signer.seed, identity_of(self._file, self._nonce))
        transaction.on_commit(self._committed, using=self._ledger.alias)

    def _committed(self) -> None:
        if not self._settled:
            self._lock.write_nonce(self._nonce)
            self._settled = True

    def _chain(self, drafts: Sequence[Draft], lane: str, person: str, at: int, seen: dict[bytes, int]) -> list[Sealed]:
        seq, prev = self._ledger.tip(lane, self.name)
        rows: list[tuple[Sealed, WrappedKey]] = []
        known = write_seen(seen)
        for draft in drafts:
            seq += 1
            row = self._sealed(draft, lane, seq, prev, known, at, person)
            prev = row[0].hash
            rows.append(row)
        self._ledger.add(rows)
        return [sealed for sealed, _ in rows]

    def _sealed(
        self, draft: Draft, lane: str, seq: int, prev: bytes, seen: bytes, at: int, person: str
    ) -> tuple[Sealed, WrappedKey]:
        key, wrapped = new_key(self._wrapping_key)
        entry_id, salt = secrets.token_bytes(ID_BYTES), secrets.token_bytes(NONCE_BYTES)
        header = Header(
            entry_id, lane, draft.kind, draft.v, self.name, seq, prev, seen, at, person, wrapped.key_id, salt
        ).bytes()
        box = seal(draft.payload, header, salt, key)
        entry_hash = hash_of(header, box)
        sealed = Sealed(
            0, entry_id, FMT, lane, draft.kind, draft.v, self.name, seq, prev, seen, at, person, wrapped.key_id, salt,
            box, entry_hash, self._signer.sign(to_sign(entry_hash)),
        )  # fmt: skip
        return sealed, wrapped


def _introduction(public: bytes) -> bytes:
    import cbor2

    return cbor2.dumps({"key": public, "fmt": FMT}, canonical=True)
