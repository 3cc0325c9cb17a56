"""Field mode: what a device takes in is closed to the office at once, and cannot be read again on that device.

The device's casebook holds the office's public key and sealed boxes, and nothing else: whoever has the device, its
passphrase and the person who knows it learns how many files were taken in, about how large each was, and when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.custody.steps import read_details
from kintrace.casework.kinds import FIELD_OFFICE, FIELD_SEALED
from kintrace.casework.showing.writing import kept_files, write_out
from kintrace.errors import KintraceError, NoSuchFolder, NotACasebook
from kintrace.model import FieldEntry, FieldItem, FieldPackage, SetAside, from_cbor, to_cbor
from kintrace.protect import Passphrase, make_slots, seal, unlock
from kintrace.protect.seals import fingerprint
from kintrace.sources import FoundFile, files_in
from kintrace.store import Casebook, given_out

PACKAGE_FMT = 1
LARGEST_SIDECAR = 1024 * 1024
_TITLE = "kintrace field key 1"

Clock = Callable[[], datetime]


class BadFieldKey(KintraceError):
    """A file that should hold the public key of an office holds none."""

    exit_code = 29

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this is no field key. Make one at the office with `kintrace field key`.")


@dataclass(frozen=True, slots=True)
class FieldTaken:
    """What a device in the field has done.

    Args:
        now: Files that were closed to the office just now.
        all: Files that the device holds closed.
        set_aside: (file name, reason) of what could not be read.
        plain_files: Names of the files that still lie there, readable by whoever holds the device.
        head: Of the device's casebook, in hex: read out at the office, it shows whether anything was dropped.
    """

    now: int
    all: int
    set_aside: tuple[tuple[str, str], ...]
    plain_files: tuple[str, ...]
    head: str


def field_key_text(public: bytes) -> str:
    """Write an office's public key as the text that devices are given.

    >>> field_key_from(field_key_text(bytes(32))) == bytes(32)
    True
    """
    return f"{_TITLE}\n{public.hex()}\n"


def field_key_from(text: str) -> bytes | None:
    """Read an office's public key back; ``None``: this is none."""
    lines = text.split("\n")
    try:
        public = bytes.fromhex(lines[1].strip()) if lines[0].strip() == _TITLE else b""
    except (IndexError, ValueError):
        return None
    return public if len(public) == 32 else None


def new_field_book(path: Path, passphrase: Passphrase, office: Path, clock: Clock) -> str:
    """Make the casebook of a device in the field. Made twice, it is made once.

    Args:
        path: Where it shall stand.
        passphrase: Of the device; it opens no record.
        office: File with the office's public key.
        clock: The time, UTC.

    Returns:
        Words to compare with those that the office was shown.

    Raises:
        BadFieldKey: The file holds none.
        NotACasebook: Something else stands there.
    """
    try:
        public = field_key_from(office.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        public = None
    if public is None:
        raise BadFieldKey(office)
    if not path.resolve().parent.is_dir():
        raise NoSuchFolder(str(path.parent), "the folder for the casebook is not there")
    keys = make_slots(path, passphrase)
    book = Casebook.open(path, keys, clock) if path.exists() else Casebook.create(path, keys, clock)
    with book:
        offices = [entry.payload for entry in book.entries(kinds=(FIELD_OFFICE,))]
        if offices == [public] or (not offices and not _holds_more(book) and book.append(FIELD_OFFICE, public)):
            return fingerprint(public)
    raise NotACasebook(str(path), "another casebook stands there")


def add_in_field(path: Path, passphrase: Passphrase, sources: Path, details: Path | None, clock: Clock) -> FieldTaken:
    """Close every file of a folder, or one file, to the office.

    Nothing that was taken in before is, or could be, looked at: a file that is added twice is there twice, until the
    office takes it in once.

    Args:
        path: The device's casebook.
        passphrase: Of the device.
        sources: A folder, or a file.
        details: File with where they came from, as ``kintrace custody`` reads it; ``None``: not said.
        clock: The time, UTC.

    Raises:
        NoSuchFolder: There is nothing to read.
        BadDetails: The details cannot be read: better now than at the office.
    """
    found, told = list(_sources(sources)), b""
    if details is not None:
        told = read_details(details)[0]
    with _field_book(path, passphrase, clock) as (book, public):
        aside: list[tuple[str, str]] = []
        names: list[str] = []
        for item in found:
            if isinstance(item, SetAside):
                aside.append((item.where, item.reason))
                continue
            try:
                content = _item(item, told)
            except OSError:
                aside.append((item.name, "It could not be read. Check its permissions, and run again."))
                continue
            book.append(FIELD_SEALED, seal(public, to_cbor(content)))
            names.append(item.name)
        return FieldTaken(len(names), _count(book), tuple(aside), tuple(names), book.head().hex())


def hand_over(path: Path, passphrase: Passphrase, out: Path, clock: Clock) -> FieldTaken:
    """Write all that a device took in to one file. It can be carried openly: only the office opens it.

    Raises:
        CannotWrite: It cannot stand there.
    """
    with _field_book(path, passphrase, clock) as (book, _):
        sealed = {entry.id for entry in book.entries(kinds=(FIELD_SEALED,))}
        given = tuple(FieldEntry(g.header.bytes(), g.box, g.hash, g.sig, g.key or b"") for g in given_out(book, sealed))
        never = kept_files(path, passphrase)
        write_out(out, to_cbor(FieldPackage(PACKAGE_FMT, given)), never=never)
        return FieldTaken(0, len(sealed), (), (), book.head().hex())


@contextmanager
def _field_book(path: Path, passphrase: Passphrase, clock: Clock) -> Iterator[tuple[Casebook, bytes]]:
    if not path.exists():
        raise NoSuchFolder(str(path), "there is no such casebook")
    with Casebook.open(path, unlock(path, passphrase), clock) as book:
        offices = [entry.payload for entry in book.entries(kinds=(FIELD_OFFICE,))]
        if not offices or offices[-1] is None:
            raise NotACasebook(str(path), "it is no casebook of a device in the field")
        yield book, offices[-1]


def _sources(path: Path) -> Iterator[FoundFile | SetAside]:
    if path.is_file():
        sidecar = path.with_name(f"{path.stem}.meta.json")
        yield FoundFile(path, path.name, sidecar if sidecar.is_file() else None)
    else:
        yield from files_in(path)


def _item(file: FoundFile, details: bytes) -> FieldItem:
    sidecar = b""
    if file.sidecar is not None:
        with file.sidecar.open("rb") as stream:
            sidecar = stream.read(LARGEST_SIDECAR)
    return FieldItem(file.name, file.path.read_bytes(), sidecar, details)


def _count(book: Casebook) -> int:
    return sum(1 for _ in book.entries(kinds=(FIELD_SEALED,)))


def _holds_more(book: Casebook) -> bool:
    return any(entry.kind != "writer" for entry in book.entries())


def read_package(body: bytes) -> FieldPackage | None:
    """Read a package from the field; ``None``: this is none."""
    try:
        package = from_cbor(body, FieldPackage)
    except ValueError:
        return None
    return package if package.fmt == PACKAGE_FMT else None
