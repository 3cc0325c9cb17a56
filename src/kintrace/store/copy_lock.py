"""One process at a time, and no copy taken for its original: the lock file beside a casebook.

It holds a random number that the casebook holds too. A casebook that was copied, or put back from a backup, has
another inode, or another number than the file beside it; then it is a copy of its own and writes under its own name.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.errors import CasebookInUse, NotACasebook

SUFFIX = ".lock"
NONCE_BYTES = 16
_MOST_BYTES = 256  # of the record


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one casebook file from a copy of itself."""

    device: str
    inode: str
    nonce: bytes = field(repr=False)


def identity_of(file: Path, nonce: bytes) -> Identity:
    """Take the identity of a file as it lies there. Words, because inodes outgrow the database's integers."""
    stat = file.stat()
    return Identity(str(stat.st_dev), str(stat.st_ino), nonce)


def new_nonce() -> bytes:
    """Make the number that file and lock file share from the next change on."""
    return secrets.token_bytes(NONCE_BYTES)


class CopyLock:
    """The lock on one casebook, held by this process until ``release`` or its end.

    Raises:
        CasebookInUse: Another process holds it.
        NotACasebook: The lock file cannot be made there.
    """

    def __init__(self, casebook: Path) -> None:
        import fcntl

        try:
            # beside the file itself: over a link another lock would let two in at once
            casebook = casebook.resolve()
            self._descriptor = os.open(casebook.with_name(casebook.name + SUFFIX), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise NotACasebook(str(casebook), "its folder is not there, or nothing can be written in it") from None
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._descriptor)
            raise CasebookInUse(str(casebook)) from None

    def nonce(self) -> bytes:
        """Read the number; empty where none was ever written."""
        return os.pread(self._descriptor, NONCE_BYTES, 0)

    def write_nonce(self, nonce: bytes) -> None:
        """Write the number, to the disk."""
        os.pwrite(self._descriptor, nonce, 0)
        os.fsync(self._descriptor)

    def record(self) -> bytes:
        """Read what is kept behind the number; empty where nothing ever was."""
        return os.pread(self._descriptor, _MOST_BYTES, NONCE_BYTES)

    def write_record(self, body: bytes) -> None:
        """Keep something behind the number, to the disk. It lies in one sector: it is there whole or not at all."""
        os.pwrite(self._descriptor, body, NONCE_BYTES)
        os.fsync(self._descriptor)

    def release(self) -> None:
        """Let others in. The file stays: its number is half of the casebook's identity."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
