"""At the office: the key that devices in the field close their boxes to, and taking in what they bring."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.contents import contents_of
from kintrace.casework.custody.steps import BadDetails, Details, Step, details_from, told, write_down
from kintrace.casework.days import day_of_entry
from kintrace.casework.hiding.knowing_again import file_names_shown
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.kinds import FIELD_KEY, FIELD_OFFICE, FIELD_SEALED
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.people.roles import reader_of
from kintrace.casework.showing.writing import CannotWrite, kept_files, write_out
from kintrace.casework.taking_in.fieldwork import field_key_text, read_package
from kintrace.casework.taking_in.intake import Limits, Progress, take_in_arrivals
from kintrace.errors import KintraceError, NoSuchFolder
from kintrace.model import (
    Arrival,
    CustodyAct,
    CustodyWay,
    FieldItem,
    FieldKey,
    FieldPackage,
    Kept,
    Reader,
    from_cbor,
    to_cbor,
)
from kintrace.protect import Custodian, KeyRing, Passphrase, unseal
from kintrace.protect.gate.roles import sees
from kintrace.protect.seals import fingerprint
from kintrace.store import Casebook, Given, header_from, require_chain
from kintrace.store import opened as opened_entry

Clock = Callable[[], datetime]


class BadPackage(KintraceError):
    """A package from the field is none, was changed on the way, or is closed to another office."""

    exit_code = 28

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}. Nothing was taken in. Have the device hand over again.")


@dataclass(frozen=True, slots=True)
class FromField:
    """What was taken in from the field.

    Args:
        files: Files in the package, all verified.
        new: Those that were not here yet.
        head: What the device printed, in hex: compared by whoever carried it.
        set_aside: (file name, place in it, reason); for who sees no names of files a number and the reason.
    """

    files: int
    new: int
    head: str
    set_aside: tuple[tuple[str, str, str], ...]


def field_key(casebook: Path, passphrase: Passphrase, clock: Clock, out: Path) -> str:
    """Write the public key that devices are given; it is made the first time.

    Returns:
        Words to compare on each device.

    Raises:
        Refused: The person is no administrator.
        CannotWrite: It cannot stand there.
    """
    with opened(_there(casebook), passphrase, clock) as open_book:
        open_book.require(Reader.ADMINISTRATOR)
        keys = _field_keys(open_book.book)
        if out.exists() and not _is_one_of(keys, out):
            raise CannotWrite(out, "another file stands there", "Choose another place")
        if not keys:
            pair = Custodian.new()
            keys = [pair]
            said = to_cbor(FieldKey(pair.public, pair.secret))
            open_book.book.append(FIELD_KEY, said, person=open_book.person)
        never = kept_files(casebook, passphrase)
        write_out(out, field_key_text(keys[-1].public).encode("ascii"), never=never)
        return fingerprint(keys[-1].public)


def _is_one_of(keys: list[Custodian], path: Path) -> bool:
    """Whether a file holds a field key of this office, and nothing else: another office's is not ours to replace."""
    try:
        body = path.read_bytes()
    except OSError:
        return False
    return any(body == field_key_text(pair.public).encode("ascii") for pair in keys)


def take_in_from_field(
    casebook: Path, passphrase: Passphrase, package: Path, limits: Limits, clock: Clock, progress: Progress
) -> FromField:
    """Verify a package from the field, open it, and take in what is new, with the way it came.

    All of it is verified before anything is taken in. Taken in twice, it is there once.

    Raises:
        BadPackage: It is none, or an entry was changed, dropped, added, or closed to another office.
    """
    brought = _read(package)
    with opened(_there(casebook), passphrase, clock) as open_book:
        items = list(_items(package, brought, _field_keys(open_book.book)))
        arrivals = [_arrival(open_book.keys, item.content) for item in items]
        # before anything is taken in: what a device was told can be anything
        steps = [s for item, a in zip(items, arrivals, strict=True) for s in _steps(open_book, item, a.ref)]
        contents = contents_of(open_book.book)
        new = {a.ref for a in arrivals} - contents.reads.keys()
        lists = OwnLists()
        with lists.in_use(), limits.readers(lists) as readers:
            intake = take_in_arrivals(
                open_book.book, open_book.keys, contents, arrivals, readers, progress, open_book.person
            )
        write_down(open_book.book, steps, open_book.person)
        asides = _asides_shown(open_book, intake.set_aside)
    return FromField(len(items), len(new), _head_of(brought), asides)


def _asides_shown(open_book: Opened, asides: list[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """What was set aside, as whoever is at the keyboard may see it: a file's name can be a person's."""
    reader = reader_of(open_book.roles, None)
    if not sees(reader, Kept.ORIGIN):
        return tuple((f"number {number}", "", why) for number, (_, _, why) in enumerate(asides, 1))
    return file_names_shown(asides, hidden_in(open_book.book), open_book.keys)


@dataclass(frozen=True, slots=True)
class _Item:
    """One file, opened: what it is, which device took it in, and when by its clock."""

    content: FieldItem
    device: str
    at: int


def _read(path: Path) -> dict[bytes, list[Given]]:
    """The entries of a package by writer, every chain verified."""
    try:
        package = read_package(path.read_bytes())
    except OSError:
        raise NoSuchFolder(str(path), "the package cannot be read") from None
    if package is None:
        raise BadPackage(path, "this is no package from the field")
    chains: dict[bytes, list[Given]] = defaultdict(list)
    try:
        for given in _given(package):
            chains[given.header.writer].append(given)
        for writer, chain in chains.items():
            require_chain(writer, chain)
    except ValueError as problem:
        raise BadPackage(path, str(problem)) from None
    return dict(chains)


def _given(package: FieldPackage) -> Iterator[Given]:
    for entry in package.entries:
        yield Given(header_from(entry.header), entry.box, entry.hash, entry.sig, entry.key or None)


def _items(path: Path, chains: dict[bytes, list[Given]], keys: Iterable[Custodian]) -> Iterator[_Item]:
    offices = list(keys)
    for writer, chain in sorted(chains.items()):
        for given in chain:
            if given.header.kind == FIELD_SEALED:
                yield _Item(_opened(path, given, offices), f"device {writer.hex()[:16]}", given.header.at)
            elif given.header.kind not in ("writer", FIELD_OFFICE):
                raise BadPackage(path, "it holds entries that no device in the field writes")


def _opened(path: Path, given: Given, keys: Iterable[Custodian]) -> FieldItem:
    try:
        box = opened_entry(given)
    except ValueError as problem:
        raise BadPackage(path, str(problem)) from None
    for key in keys:
        try:
            return from_cbor(unseal(key, box), FieldItem)
        except ValueError:
            continue
    raise BadPackage(path, f"entry {given.header.seq} is closed to another office")


def _arrival(keys: KeyRing, item: FieldItem) -> Arrival:
    digest, sidecar = (hashlib.sha256(body).hexdigest() for body in (item.body, item.sidecar))
    return Arrival(keys.ref("arr", digest, sidecar), digest, item.file_name, item.body, item.sidecar)


def _steps(open_book: Opened, item: _Item, arrival: str) -> list[Step]:
    """Received in the field, with what was told of it; handed over by the device."""
    local = day_of_entry(item.at).isoformat()
    over = Details(when=local, how=CustodyWay.DEVICE.value, giver=item.device)
    steps = [told(open_book.keys, arrival, CustodyAct.HANDED_OVER, over, open_book.person)]
    if item.content.details:
        try:
            details = details_from(item.content.details, "the details of a file from the field")
        except BadDetails:  # its file is worth more than what was told of it
            details = Details(note="What was told of where it came from could not be read.")
        steps.insert(0, told(open_book.keys, arrival, CustodyAct.RECEIVED, details, open_book.person))
    return steps


def _field_keys(book: Casebook) -> list[Custodian]:
    found = (from_cbor(e.payload, FieldKey) for e in book.entries(kinds=(FIELD_KEY,)) if e.payload is not None)
    return [Custodian(key.public, key.secret) for key in found]


def _head_of(chains: dict[bytes, list[Given]]) -> str:
    """The head that the device's casebook had, computed from its entries."""
    digest = hashlib.sha256(b"kintrace/1/head\x00facts")
    for writer, chain in sorted(chains.items()):
        last = chain[-1]
        count, seq = len(chain).to_bytes(8, "big"), last.header.seq.to_bytes(8, "big")
        digest.update(writer + count + seq + last.hash)
    return digest.hexdigest()


def _there(casebook: Path) -> Path:
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    return casebook
