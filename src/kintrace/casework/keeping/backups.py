"""Back a casebook up into one file, and restore it from there. Nothing of it is readable on the way.

A backup holds the encrypted file and its key file as they are: whoever restores it needs the passphrase as before.
For age recipients all of it is encrypted once more.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kintrace.casework.keeping.backup_files import (
    BackupHeader,
    digest_of,
    read_backup,
    sealed_to,
    unsealed_from,
    write_backup,
)
from kintrace.casework.kinds import EXPORTED, RESTORED, Restored
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import CannotWrite, require_no_name_of_ours
from kintrace.errors import BadBackup, CasebookDamaged, NoSuchFolder
from kintrace.model import Exported, Reader, to_cbor
from kintrace.protect import Passphrase, key_file_of, sync_folder, unlock_slot, write_whole
from kintrace.store import Casebook, copy_to, state_now, words_of

Clock = Callable[[], datetime]
FORM = "backup"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written: where, with how many entries, under which head."""

    path: Path
    entries: int
    head: str


def head_words(book: Casebook) -> str:
    """Say which state a casebook is in, as twelve words: they go into every backup and export, and are written down."""
    return words_of(state_now(book).head)


def backup(casebook: Path, passphrase: Passphrase, out: Path, recipients: Sequence[str], clock: Clock) -> BackedUp:
    """Write an exact copy of a casebook, with its key file, into one file. An entry says so, and is in it.

    Args:
        casebook: Its path.
        passphrase: Of somebody with the role administrator.
        out: Where the backup shall stand; nothing may stand there yet.
        recipients: age recipients to encrypt it to once more; none: the casebook's own passphrase opens it.
        clock: The time, UTC.

    Raises:
        CannotWrite: Something stands there, or the machine refuses.
        BadRecipient: A recipient that age does not know.
        Refused: The person is no administrator.
        KintraceError: The casebook does not open.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    if out.exists():
        raise CannotWrite(out, "something stands there already", "Name another file: a backup takes the place of none")
    with opened(casebook, passphrase, clock) as open_book, _aside(out) as folder:
        open_book.require(Reader.ADMINISTRATOR)
        book, to = open_book.book, " ".join(recipients)
        said = Exported(FORM, "", to, FORM, head_words(book), "", clock().astimezone(UTC).isoformat())
        book.append(EXPORTED, to_cbor(said), person=open_book.person)
        state = state_now(book)
        copy_to(book, copy := folder / "copy")
        header = BackupHeader(
            head=words_of(state.head), entries=state.entries, made=said.at, keys=key_file_of(casebook).read_bytes(),
            length=copy.stat().st_size, digest=digest_of(copy),
        )  # fmt: skip
        whole = folder / "whole"
        write_backup(whole, header, copy)
        if recipients:
            whole = sealed_to(whole, folder / "sealed", recipients)
        _put(whole, out)
    return BackedUp(out, state.entries, words_of(state.head))


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """A casebook that was restored: how many entries, the head that the backup had, and when that was made."""

    entries: int
    head: str
    made: str


def restore(
    backup_file: Path, out: Path, passphrase: Passphrase, clock: Clock, identity: Path | None = None
) -> RestoredFrom:
    """Make a casebook of a backup, where none stands. It is verified whole before it is put into its place.

    It writes under a name of its own from then on. What was erased since the backup was made is in it again: merging
    it with a newer copy erases that here too.

    Args:
        backup_file: As ``backup`` wrote it.
        out: Where the casebook shall stand.
        passphrase: As it was when the backup was made.
        clock: The time, UTC.
        identity: File with the age identity, for a backup that was encrypted to a recipient.

    Raises:
        BadBackup: It is none, or cut off, or changed, or the identity does not open it.
        CannotWrite: Something stands there, or the machine refuses.
        CasebookDamaged: What is in it does not verify.
        WrongPassphrase: The passphrase does not open it.
    """
    require_no_name_of_ours(out)
    with _aside(out) as folder:
        plain = unsealed_from(backup_file, folder / "unsealed", identity)
        staged = folder / out.name
        header = read_backup(plain, staged, str(backup_file))
        _require_free(out, header.keys)
        write_whole(key_file_of(staged), header.keys, replace=False)
        ring = unlock_slot(staged, passphrase).ring
        with Casebook.open(staged, ring, clock) as book:
            _require_as_backed_up(book, header, backup_file)
            said = Restored(True, header.entries, header.entries, header.head)
            book.append(RESTORED, to_cbor(said))
        _require_free(out, header.keys)
        lock, keys = staged.with_name(f"{staged.name}.lock"), key_file_of(staged)
        lock.replace(out.with_name(lock.name))  # without a casebook it is nobody's
        keys.replace(key_file_of(out))
        _put(staged, out)  # last: before that there is no casebook there
    return RestoredFrom(header.entries, header.head, header.made)


def _require_as_backed_up(book: Casebook, header: BackupHeader, backup_file: Path) -> None:
    problems = book.check()
    if problems:
        raise CasebookDamaged(str(backup_file), problems)
    state = state_now(book)
    if (state.entries, words_of(state.head)) != (header.entries, header.head):
        raise BadBackup(str(backup_file), "it does not hold what its head says")


def _require_free(out: Path, keys: bytes) -> None:
    """See that no casebook stands in a place, and no key file but one that a broken-off restoring left."""
    key_file = key_file_of(out)
    for there, ours in ((out, False), (key_file, key_file.exists() and key_file.read_bytes() == keys)):
        if there.exists() and not ours:
            raise CannotWrite(there, "something stands there already", "A casebook is restored only where none stands")


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """A folder beside a place, on the same disk, that is gone at the end; nothing readable ever lies in it."""
    if not out.resolve().parent.is_dir():
        raise NoSuchFolder(str(out.parent), "the folder is not there")
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.resolve().parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(out, f"the machine says: {error.strerror}", "Check space and permissions") from None


def _put(file: Path, place: Path) -> None:
    """Put a file that is whole and on the disk into its place, where nothing stands."""
    if place.exists():
        raise CannotWrite(place, "something stands there already", "Name another file")
    file.rename(place)
    sync_folder(place.parent)
