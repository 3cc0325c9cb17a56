"""Noticing by itself that a casebook was put back: the lock file beside it remembers the last state, out of its reach.

Whoever changes the file alone is noticed. Whoever takes the lock file away or puts that back too is not: against
these the head is written down elsewhere, as words.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from kintrace.protect.keys.derive import hkdf
from kintrace.store.copy_lock import CopyLock
from kintrace.store.heads import HEAD_BYTES, State, state_of, went_through
from kintrace.store.ledger import Ledger

_COUNT_BYTES, _MAC_BYTES = 8, 32
_LABEL = b"kintrace/1/last-state"


@dataclass(frozen=True, slots=True)
class PutBack:
    """A casebook that is not what was last seen beside its lock file.

    Args:
        entries: How many entries it holds.
        known: How many it held when it was last closed.
    """

    entries: int
    known: int


class LastState:
    """The last state of a casebook, as its lock file holds it: authenticated, so that no other can be put there.

    Args:
        lock: The lock file.
        wrapping_key: Of the casebook; the key of the record comes from it.
    """

    def __init__(self, lock: CopyLock, wrapping_key: bytes) -> None:
        self._lock, self._key = lock, hkdf(wrapping_key, _LABEL)

    def read(self) -> State | None:
        """Give the state; ``None``: none was written, or under other keys, or it was changed."""
        body = self._lock.record()
        content, mac = body[:-_MAC_BYTES], body[-_MAC_BYTES:]
        if len(content) != _COUNT_BYTES + HEAD_BYTES or not hmac.compare_digest(self._mac(content), mac):
            return None
        return State(int.from_bytes(content[:_COUNT_BYTES], "big"), content[_COUNT_BYTES:])

    def write(self, state: State) -> None:
        """Keep a state; the one that is there already is not written again."""
        if self.read() != state:
            content = state.entries.to_bytes(_COUNT_BYTES, "big") + state.head
            self._lock.write_record(content + self._mac(content))

    def put_back(self, ledger: Ledger) -> PutBack | None:
        """Say whether a ledger has not gone through the state that is remembered; ``None``: it has, or none is."""
        known = self.read()
        if known is None or went_through(ledger, known):
            return None
        return PutBack(state_of(ledger).entries, known.entries)

    def _mac(self, content: bytes) -> bytes:
        return hmac.digest(self._key, content, hashlib.sha256)
