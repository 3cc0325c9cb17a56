"""New keys for a casebook: the file is written anew, each payload's key wrapped anew, and entries stay as they were."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kintrace.errors import CasebookDamaged
from kintrace.protect import KeyRing
from kintrace.store.aside import aside_of, put_into_place, remove
from kintrace.store.casebook import Casebook, Clock
from kintrace.store.checking import Progress
from kintrace.store.connecting import Connected, connect, connected_ledger, speaking_of
from kintrace.store.entry import LANES
from kintrace.store.ledger import Ledger
from kintrace.store.migrating import migrate
from kintrace.store.payloads import NONCE_BYTES

_AT_A_TIME = 100  # an entry can hold a whole file
# What the new file makes for itself. `this_copy` holds the secret that signs: who knew the old keys may know it, so
# the new file writes under a new name.
_NOT_COPIED = ("django_migrations", "this_copy")


def rekey(
    path: Path,
    old: KeyRing,
    new: KeyRing,
    clock: Clock,
    record: Callable[[Casebook], None],
    commit: Callable[[], None],
    progress: Progress = lambda done, of: None,
) -> None:
    """Write a casebook anew under new keys. Killed at any moment, it opens with the key file that stands there then.

    Args:
        path: The casebook. Nobody else may have it open.
        old: Its keys.
        new: The keys that it shall have.
        clock: The time, with its zone.
        record: Writes into the new casebook that it was rekeyed.
        commit: Puts the key file with the new keys into its place, in one step. From there on the new file counts.
        progress: Called now and then with how many rows are copied, and of how many.

    Raises:
        CasebookInUse, NotACasebook: As ``Casebook.open``.
        CasebookDamaged: A payload's key does not open. Nothing was changed.
    """
    connected = connect(path, old)
    aside = aside_of(path)
    try:
        with speaking_of(path):
            _build(connected, aside, old, new, clock, record, progress)
    except BaseException:
        remove(aside)
        connected.close()
        raise
    connected.owns_lock = False  # the old file is closed, and nobody else may have it before the new one is there
    try:
        connected.close()
        commit()  # where it raises, the next opening finds out which of the two files counts
        put_into_place(path)
    finally:
        connected.lock.release()


def _build(
    connected: Connected,
    aside: Path,
    old: KeyRing,
    new: KeyRing,
    clock: Clock,
    record: Callable[[Casebook], None],
    progress: Progress,
) -> None:
    remove(aside)
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    built = Connected(aside, connected_ledger(aside, new), connected.lock, owns_lock=False)
    try:
        migrate(built.ledger.alias)
        _copy(connected, built.ledger, old, new, progress)
        record(Casebook(built, new, clock))
    finally:
        built.close()
    _to_the_disk(aside)


def _copy(connected: Connected, into: Ledger, old: KeyRing, new: KeyRing, progress: Progress) -> None:
    from django.db import transaction

    source = connected.ledger
    tables = [name for name in _tables(source) if name not in _NOT_COPIED]
    of = sum(source.run(f'SELECT count(*) FROM "{name}"')[0][0] for name in tables)
    done = 0
    with transaction.atomic(using=into.alias):
        into.run("PRAGMA defer_foreign_keys = ON")
        for name in tables:
            for columns, rows in _rows(source, name):
                kept = _rewrapped(connected.path, columns, rows, old, new) if name == "payload_key" else rows
                _insert(into, name, columns, kept)
                done += len(rows)
                progress(done, of)
    if any(source.head(lane) != into.head(lane) for lane in LANES):
        raise CasebookDamaged(str(connected.path), ("The copy under new keys does not hold the same entries.",))


def _tables(ledger: Ledger) -> list[str]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    return [name for (name,) in ledger.run(asked) if not name.startswith("sqlite_")]


def _rows(ledger: Ledger, table: str) -> Iterator[tuple[list[str], list[Sequence[Any]]]]:
    from django.db import connections

    with connections[ledger.alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_AT_A_TIME):
            yield columns, rows


def _insert(ledger: Ledger, table: str, columns: list[str], rows: list[Sequence[Any]]) -> None:
    from django.db import connections

    named, marks = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    with connections[ledger.alias].cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', rows)


def _rewrapped(
    path: Path, columns: list[str], rows: list[Sequence[Any]], old: KeyRing, new: KeyRing
) -> list[Sequence[Any]]:
    places = [columns.index(name) for name in ("key_id", "nonce", "wrapped")]
    kept: list[Sequence[Any]] = []
    for row in rows:
        key_id, nonce, wrapped = (bytes(row[place]) for place in places)
        values = dict(zip(columns, row, strict=True))
        values["nonce"], values["wrapped"] = _wrapped_anew(path, key_id, nonce, wrapped, old, new)
        kept.append(tuple(values.values()))
    return kept


def _wrapped_anew(
    path: Path, key_id: bytes, nonce: bytes, wrapped: bytes, old: KeyRing, new: KeyRing
) -> tuple[bytes, bytes]:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
    from nacl.exceptions import CryptoError

    try:
        key = decrypt(wrapped, key_id, nonce, old.payload_wrapping_key)
    except CryptoError:
        problem = f"The payload key {key_id.hex()} does not open; kintrace check names its entry."
        raise CasebookDamaged(str(path), (problem,)) from None
    anew = secrets.token_bytes(NONCE_BYTES)
    return anew, encrypt(key, key_id, anew, new.payload_wrapping_key)


def _to_the_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
