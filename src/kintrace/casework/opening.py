"""Open a casebook, make a new one, or make one that is gone when the command ends."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.kinds import MODEL
from kintrace.errors import KeysWithoutCasebook, NoSuchFolder, WrongPassphrase
from kintrace.linkage import weights
from kintrace.model import to_cbor
from kintrace.protect import KeyRing, Passphrase, key_file_of, make_slots, unlock
from kintrace.store import Casebook


@dataclass(frozen=True, slots=True)
class Opened:
    """A casebook that is open, and the keys that opened it."""

    book: Casebook
    keys: KeyRing
    lasting: bool  # whether it is there after the command


@contextmanager
def opened(path: Path | None, passphrase: Passphrase, clock: Callable[[], datetime]) -> Iterator[Opened]:
    """Open the casebook at a path, make it where there is none, or make a passing one.

    Args:
        path: The casebook; ``None``: a passing one in a temporary folder, under a random key that is never written,
            and removed at the end. Killed before that, what stays is unreadable to everybody.
        passphrase: Asked only where it is needed.
        clock: The time, UTC.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse: As they say.
    """
    if path is None:
        with tempfile.TemporaryDirectory(prefix="kintrace-") as folder:
            keys = KeyRing.temporary()
            book = _created(Path(folder) / "passing.casebook", keys, clock)
            try:
                yield Opened(book, keys, lasting=False)
            finally:
                book.close()
        return
    if path.exists():
        keys = unlock(path, passphrase)
        book = Casebook.open(path, keys, clock)
        if not any(book.entries(kinds=(MODEL,))):  # killed between making the file and its first entry
            _begin(book)
    else:
        if not path.resolve().parent.is_dir():
            raise NoSuchFolder(str(path.parent), "the folder for the casebook is not there")
        keys = _keys_of_new(path, passphrase)
        book = _created(path, keys, clock)
    try:
        yield Opened(book, keys, lasting=True)
    finally:
        book.close()


def _keys_of_new(path: Path, passphrase: Passphrase) -> KeyRing:
    try:
        return make_slots(path, passphrase)
    except WrongPassphrase:
        raise KeysWithoutCasebook(str(key_file_of(path))) from None


def _created(path: Path, keys: KeyRing, clock: Callable[[], datetime]) -> Casebook:
    book = Casebook.create(path, keys, clock)
    _begin(book)
    return book


def _begin(book: Casebook) -> None:
    book.append(MODEL, to_cbor(weights().to_bytes()))
