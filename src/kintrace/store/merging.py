"""Joining copies of one casebook: all entries of both, each once. Whatever was erased in one is erased in both.

It is the union of two sets. So any order and any grouping of joining gives the same entries, and doing it again adds
nothing. The order in which entries are read does not depend on the order in which they arrived.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kintrace.errors import CasebookDamaged
from kintrace.store.casebook import Casebook
from kintrace.store.checking import FORK, Progress, problems_of
from kintrace.store.connecting import speaking_of
from kintrace.store.entry import Sealed
from kintrace.store.payloads import NONCE_BYTES, WrappedKey
from kintrace.store.projections import drop_projections

_AT_A_TIME = 100  # an entry can hold a whole file


@dataclass(frozen=True, slots=True)
class Joined:
    """What a merge brought.

    Args:
        entries: How many entries were new.
        erased: How many payloads that were still here were erased, because they were erased in the other copy.
        forks: A sentence for each number under which a writer wrote two different entries. Both are kept.
    """

    entries: int
    erased: int
    forks: tuple[str, ...]


def join(book: Casebook, other: Casebook, progress: Progress = lambda done, of: None) -> Joined:
    """Take in all entries of another copy of a casebook, in one transaction.

    Args:
        book: The one that takes in.
        other: The other copy; it stays as it is. Whether it is a copy of the same casebook is the caller's to know.
        progress: Called with how many of its entries are checked, and of how many.

    Raises:
        CasebookDamaged: The other copy does not verify, or holds an entry of this one with another content.
            Nothing was taken in.
    """
    with speaking_of(other._connected.path):
        _require_whole(other, progress)
    with speaking_of(book._connected.path), book.transaction():
        erased = _erase_what_is_erased_there(book, other)
        new = _new_places(book, other)
        for batch in _batches(book, other, new):
            book._ledger.take_in(batch)
        if erased:
            book._connected.after_commit(book._ledger.empty_wal)
    return Joined(len(new), erased, tuple(_forks(book)) if new else ())


def _require_whole(other: Casebook, progress: Progress) -> None:
    problems = [p for p in problems_of(other._ledger, other._wrapping_key, progress) if FORK not in p]
    if problems:
        raise CasebookDamaged(str(other._connected.path), tuple(problems))


def _erase_what_is_erased_there(book: Casebook, other: Casebook) -> int:
    ledger = book._ledger
    here = {bytes(key_id) for (key_id,) in ledger.run("SELECT key_id FROM payload_key")}
    newly = other._ledger.erased_keys() - ledger.erased_keys()
    for key_id in sorted(newly):
        ledger.destroy_key(key_id)
    if newly & here:
        drop_projections(ledger.alias)
    return len(newly & here)


def _new_places(book: Casebook, other: Casebook) -> list[int]:
    asked = "SELECT place, id, hash FROM entry ORDER BY place"
    here = {bytes(entry_id): bytes(entry_hash) for _, entry_id, entry_hash in book._ledger.run(asked)}
    new: list[int] = []
    for place, entry_id, entry_hash in other._ledger.run(asked):
        if entry_id not in here:
            new.append(place)
        elif here[entry_id] != entry_hash:
            problem = (
                f"Entry {entry_id.hex()} has another content here than in the casebook that it should be merged into."
            )
            raise CasebookDamaged(str(other._connected.path), (problem,))
    return new


def _batches(book: Casebook, other: Casebook, places: list[int]) -> Iterator[list[tuple[Sealed, WrappedKey | None]]]:
    erased = book._ledger.erased_keys()
    rows = other._ledger.entries_at(places)
    while batch := list(islice(rows, _AT_A_TIME)):
        yield [
            (sealed, None if key is None or sealed.key_id in erased else _wrapped_anew(key, other, book))
            for sealed, key in batch
        ]


def _wrapped_anew(key: WrappedKey, other: Casebook, book: Casebook) -> WrappedKey:
    """Wrap a payload's key as this casebook does: one of the two may have been given new keys since they parted."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    if other._wrapping_key == book._wrapping_key:
        return key
    opened = decrypt(key.wrapped, key.key_id, key.nonce, other._wrapping_key)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return WrappedKey(key.key_id, nonce, encrypt(opened, key.key_id, nonce, book._wrapping_key))


def _forks(book: Casebook) -> Iterator[str]:
    asked = (
        "SELECT lane, writer, seq, count(*) FROM entry GROUP BY lane, writer, seq HAVING count(*) > 1"
        " ORDER BY lane, writer, seq"
    )
    for lane, writer, seq, count in book._ledger.run(asked):
        yield f"Number {seq} of writer {writer.hex()[:8]} ({lane}) is a fork: {count} different entries have it."
