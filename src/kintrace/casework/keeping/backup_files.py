"""How a backup lies in its file: a line that names it, a header, and the encrypted casebook as it is."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kintrace import __version__
from kintrace.casework.showing.writing import BadRecipient
from kintrace.errors import BadBackup
from kintrace.model import from_cbor, to_cbor

MAGIC = b"kintrace-backup 1\n"
_AGE = b"age-encryption.org/v1\n"
_LENGTH_BYTES, _MOST_HEADER = 8, 1024 * 1024
_AT_A_TIME = 1024 * 1024


@dataclass(frozen=True, slots=True)
class BackupHeader:
    """What stands before the casebook in a backup.

    Args:
        head: Head of the casebook, as twelve words.
        entries: How many entries it holds.
        made: ISO time in UTC.
        keys: The key file that opens it, by the passphrase.
        length: Bytes of the encrypted casebook.
        digest: SHA-256 of them, in hex: a backup that was cut off or copied badly is known without the passphrase.
        version: Of the program that made it.
    """

    head: str
    entries: int
    made: str
    keys: bytes = field(repr=False)
    length: int
    digest: str
    version: str = __version__


def write_backup(path: Path, header: BackupHeader, casebook: Path) -> None:
    """Write a backup, to the disk."""
    said = to_cbor(header)
    with _made(path) as out, casebook.open("rb") as source:
        out.write(MAGIC + len(said).to_bytes(_LENGTH_BYTES, "big") + said)
        shutil.copyfileobj(source, out, _AT_A_TIME)
        _to_the_disk(out)


def read_backup(path: Path, casebook: Path, called: str) -> BackupHeader:
    """Take the encrypted casebook out of a backup.

    Args:
        path: Of the backup.
        casebook: Where to write the casebook.
        called: What to call the backup in messages.

    Raises:
        BadBackup: It is none, is of a newer program, or is not whole.
    """
    with path.open("rb") as source:
        start = source.read(len(MAGIC))
        if start != MAGIC:
            newer = start.startswith(MAGIC[: MAGIC.index(b" ")])
            raise BadBackup(called, "a newer kintrace made it" if newer else "it is no backup of kintrace")
        header = _header(source, called)
        with _made(casebook) as out:
            shutil.copyfileobj(source, out, _AT_A_TIME)
            _to_the_disk(out)
    if casebook.stat().st_size != header.length or digest_of(casebook) != header.digest:
        raise BadBackup(called, "it was cut off or changed")
    return header


def digest_of(file: Path) -> str:
    """Digest a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sealed_to(file: Path, into: Path, recipients: Sequence[str]) -> Path:
    """Encrypt a file to age recipients.

    Raises:
        BadRecipient: One that age does not know.
    """
    import pyrage

    try:
        known = [pyrage.x25519.Recipient.from_str(name) for name in recipients]
    except pyrage.RecipientError:
        raise BadRecipient from None
    with file.open("rb") as source, _made(into) as out:
        pyrage.encrypt_io(source, out, known)
        _to_the_disk(out)
    return into


def unsealed_from(file: Path, into: Path, identity: Path | None) -> Path:
    """Undo the encryption to an age recipient, where there is one.

    Args:
        file: A backup.
        into: Where to write it.
        identity: File as age-keygen writes it.

    Returns:
        The backup without it.

    Raises:
        BadBackup: It cannot be read, wants an identity, or another one.
    """
    import pyrage

    try:
        with file.open("rb") as stream:
            if stream.read(len(_AGE)) != _AGE:
                return file
    except OSError:
        raise BadBackup(str(file), "it cannot be read") from None
    if identity is None:
        raise BadBackup(str(file), "it is encrypted to an age recipient: name the file with their key, --identity")
    try:
        with file.open("rb") as source, _made(into) as out:
            pyrage.decrypt_io(source, out, _identities(identity))
            _to_the_disk(out)
    except pyrage.DecryptError:
        raise BadBackup(str(file), "this age key does not open it, or it was changed") from None
    return into


def _identities(file: Path) -> list[object]:
    import pyrage

    try:
        lines = [line.strip() for line in file.read_text("ascii").splitlines()]
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, ValueError, pyrage.IdentityError):
        raise BadBackup(str(file), "it holds no age key as age-keygen writes it") from None


def _header(source: BinaryIO, called: str) -> BackupHeader:
    length = int.from_bytes(source.read(_LENGTH_BYTES), "big")
    try:
        return from_cbor(source.read(length) if length <= _MOST_HEADER else b"", BackupHeader)
    except ValueError:
        raise BadBackup(called, "it was cut off or changed") from None


def _made(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _to_the_disk(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())
