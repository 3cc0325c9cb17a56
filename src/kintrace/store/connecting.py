"""From a path to an open database: who may have it, whether it is ours, and how one is made so that no half is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kintrace.errors import CasebookDamaged, MissingPart, NewerCasebook, NotACasebook
from kintrace.protect import KeyRing, sync_folder
from kintrace.store.aside import finish_rekeying
from kintrace.store.copy_lock import CopyLock, new_nonce
from kintrace.store.django_setup import forget_alias, new_alias
from kintrace.store.ledger import Ledger
from kintrace.store.schema import FORMAT

_PAGE_BYTES = 4096
_PLAIN = b"SQLite format 3\x00"
_BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(slots=True)
class Connected:
    """An open database with its lock.

    Args:
        path: The file.
        ledger: Its ledger.
        lock: Held until ``close``.
        owns_lock: Whether closing lets others in.
    """

    path: Path
    ledger: Ledger
    lock: CopyLock
    owns_lock: bool = True
    closed: bool = False

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do something once the transaction is on the disk."""
        from django.db import transaction

        transaction.on_commit(act, using=self.ledger.alias)

    def close(self) -> None:
        """Empty the log into the file, close it, forget its key, let others in."""
        if self.closed:
            return
        self.closed = True
        try:
            with speaking_of(self.path):
                self.ledger.empty_wal()
        finally:
            _disconnect(self.ledger.alias)
            if self.owns_lock:
                self.lock.release()


def connect(path: Path, keyring: KeyRing, lock: CopyLock | None = None) -> Connected:
    """Open the database at a path and see that it is a casebook of this version, or bring it there.

    Args:
        path: Of the casebook.
        keyring: Its keys.
        lock: Already held on it; ``None``: it is taken.

    Raises:
        NotACasebook, NewerCasebook, CasebookInUse, CasebookDamaged: As ``Casebook.open`` says.
    """
    try:
        _require_encrypted(path)
        lock = lock or CopyLock(path)
        finish_rekeying(path, keyring)
    except NotACasebook:
        if lock:
            lock.release()
        raise
    ledger = connected_ledger(path, keyring)
    try:
        with speaking_of(path):
            _require_ours(path, ledger)
    except BaseException:
        _disconnect(ledger.alias)
        lock.release()
        raise
    return Connected(path, ledger, lock)


def make(path: Path, keyring: KeyRing, begin: Callable[[Connected], None]) -> CopyLock:
    """Build a casebook beside its place, begin it, and put it into its place.

    Returns:
        The lock on it, held.
    """
    lock = CopyLock(path)
    part = path.with_name(path.name + ".part")
    try:
        if path.exists():
            raise NotACasebook(str(path), "something stands there already")
        _remove(part)  # of a making that was broken off
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _build(part, keyring, lock, begin)
        part.rename(path)
        sync_folder(path.parent)
    except BaseException:
        _remove(part)
        lock.release()
        raise
    return lock


def _build(part: Path, keyring: KeyRing, lock: CopyLock, begin: Callable[[Connected], None]) -> None:
    from kintrace.store.migrating import migrate

    connected = Connected(part, connected_ledger(part, keyring), lock, owns_lock=False)
    try:
        with speaking_of(part):
            lock.write_nonce(new_nonce())
            migrate(connected.ledger.alias)
            begin(connected)
    finally:
        connected.close()


def connected_ledger(path: Path, keyring: KeyRing) -> Ledger:
    """Give the ledger of the database at a path, whatever it is; nothing is read from it yet."""
    alias = new_alias(path)
    from kintrace.store.backend.held import hold

    hold(alias, keyring.database_key)
    return Ledger(alias)


def _disconnect(alias: str) -> None:
    from kintrace.store.backend.held import let_go

    forget_alias(alias)
    let_go(alias)


def _require_encrypted(path: Path) -> None:
    if not path.is_file():
        raise NotACasebook(str(path), "there is no such file")
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_PLAIN))
    except OSError:
        raise NotACasebook(str(path), "it may not be read") from None
    if start == _PLAIN:
        raise NotACasebook(str(path), "it is a plain database")
    if path.stat().st_size < _PAGE_BYTES:
        raise NotACasebook(str(path), "it is too short to be a casebook")


def _require_ours(path: Path, ledger: Ledger) -> None:
    ((version,),) = ledger.run("PRAGMA user_version")
    if version > FORMAT:
        raise NewerCasebook(str(path), version, FORMAT)
    if version == 0:
        raise NotACasebook(str(path), "it is a database of another program")
    if version < FORMAT:
        from kintrace.store.migrating import migrate

        migrate(ledger.alias)
    missing = ledger.missing_triggers()
    if missing:
        raise CasebookDamaged(
            str(path), tuple(f"The guard {name} of the ledger is gone or changed." for name in missing)
        )


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Turn what the database says of its file into words for people."""
    from django.db.utils import DatabaseError

    try:
        yield
    except DatabaseError as error:
        said = str(error)
        if "not a database" in said:
            raise NotACasebook(str(path), "it does not open with the key file beside it") from None
        if "malformed" in said or "disk I/O" in said:
            raise CasebookDamaged(str(path), ("The encrypted file is cut off or damaged.",)) from None
        if "disk is full" in said:
            raise MissingPart("Room on the disk", "Free some and do it again; nothing was half done") from None
        raise


def _remove(part: Path) -> None:
    for suffix in _BESIDE:
        part.with_name(part.name + suffix).unlink(missing_ok=True)
