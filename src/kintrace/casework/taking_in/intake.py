"""Take in a folder: each file's bytes, documents and claims in one transaction, each file once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.casework.asking_a_model.asking import BroughtModel
from kintrace.casework.contents import Contents
from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.custody.steps import append, taken_in
from kintrace.casework.kinds import CODED, CODED_V, Coded, Lists, ReadArrival
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.taking_in.coding_apart import UNCODED, Coders
from kintrace.casework.taking_in.sealing import keep
from kintrace.claims import is_current
from kintrace.model import Arrival, Document, PublicCustodian, SetAside, to_cbor
from kintrace.protect import KeyRing
from kintrace.sources import FoundFile, Reader, files_in
from kintrace.store import Casebook

LARGEST_SIDECAR = 1024 * 1024

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, what is done, and of how many."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may cost.

    Args:
        seconds: Longest time; then the file is set aside.
        memory_mb: Most memory of the process that reads it.
    """

    seconds: int
    memory_mb: int

    @contextmanager
    def readers(self, lists: OwnLists, model: BroughtModel | None = None) -> Iterator[Readers]:
        """Start the processes that read files and code documents, and end them.

        Args:
            lists: Of places and sides of the person's own.
            model: One that they brought, to be asked about each document that is coded; ``None``: none.

        Raises:
            UnreadableList: The lists of one's own take more than one file may.
        """
        memory_bytes = self.memory_mb * 1024 * 1024
        with (
            Reader(self.seconds, memory_bytes) as reader,
            Coders(self.seconds, memory_bytes, lists, model) as coders,
        ):
            yield Readers(reader, coders)


@dataclass(frozen=True, slots=True)
class Readers:
    """The processes of their own that read files, and code documents."""

    reader: Reader
    coders: Coders


@dataclass(slots=True)
class Intake:
    """What became of each file: in = kept + set aside.

    Args:
        kept: Files with at least one document, those of an earlier intake among them.
        set_aside: (file name, place in it, reason), of files and of parts of kept files.
        documents: References of the documents that the folder holds.
        plain_files: Names of the files that still lie in the folder, readable by whoever holds the machine.
    """

    kept: int = 0
    set_aside: list[tuple[str, str, str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    plain_files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hands:
    """Who takes in, and to whom originals are closed; nobody: they stay open."""

    custodians: tuple[PublicCustodian, ...]
    person: str


def take_in(
    book: Casebook,
    keys: KeyRing,
    contents: Contents,
    folder: Path,
    readers: Readers,
    progress: Progress,
    person: str = "",
) -> Intake:
    """Take in every file of a folder that is not in the casebook yet.

    The same bytes (with the same sidecar) add nothing a second time. Each file is one transaction: whenever the
    process dies, a file is wholly in or not at all. Where the casebook has custodians, the original is closed to them,
    and what stays to work on is its working copy.

    Args:
        contents: What the casebook holds; brought up to date as files come in.
        person: Reference of who takes it in; empty: nobody was named.

    Raises:
        NoSuchFolder: The folder is not there or cannot be listed.
    """
    intake, hands = Intake(), _Hands(enrolled(book), person)
    found = list(files_in(folder))
    for number, item in enumerate(found):
        progress("reading", number, len(found))
        if isinstance(item, SetAside):
            intake.set_aside.append((item.where, "file", item.reason))
            continue
        intake.plain_files.append(item.name)
        _take_in_file(book, keys, contents, item, readers, intake, hands)
    progress("reading", len(found), len(found))
    return intake


def take_in_arrivals(
    book: Casebook,
    keys: KeyRing,
    contents: Contents,
    arrivals: Sequence[Arrival],
    readers: Readers,
    progress: Progress,
    person: str = "",
) -> Intake:
    """Take in what did not come as files of a folder: what a device in the field brought. As ``take_in`` does it."""
    intake, hands = Intake(), _Hands(enrolled(book), person)
    for number, arrival in enumerate(arrivals):
        progress("reading", number, len(arrivals))
        _take_in_arrival(book, keys, contents, arrival, readers, intake, hands)
    progress("reading", len(arrivals), len(arrivals))
    return intake


def _take_in_file(
    book: Casebook, keys: KeyRing, contents: Contents, file: FoundFile, readers: Readers, intake: Intake, hands: _Hands
) -> None:
    try:
        arrival = arrival_of(file, lambda *digests: keys.ref("arr", *digests))
    except OSError:
        intake.set_aside.append(
            (file.name, "file", "It could not be read any more. Check its permissions, and run again.")
        )
        return
    _take_in_arrival(book, keys, contents, arrival, readers, intake, hands)


def _take_in_arrival(
    book: Casebook, keys: KeyRing, contents: Contents, arrival: Arrival, readers: Readers, intake: Intake, hands: _Hands
) -> None:
    reading = contents.reads.get(arrival.ref)
    if reading is None:
        reading = _append(book, keys, contents, arrival, readers, hands)
    intake.documents += [d.ref for d in reading.documents]
    if reading.documents:
        intake.kept += 1
    asides = [*reading.set_aside]
    for document in reading.documents:
        asides += contents.codings[document.ref].set_aside
        if reading.sealed and not _is_current(contents, document.ref, readers.coders.lists.lists):
            asides.append(_CANNOT_CODE_AGAIN)
    intake.set_aside += [(arrival.file_name, aside.where, aside.reason) for aside in asides]


def arrival_of(file: FoundFile, name: Callable[[str, str], str]) -> Arrival:
    """Read a file's bytes, and those of its sidecar.

    Args:
        file: Where it lies.
        name: Gives the reference, from the digests of the bytes and of the sidecar.

    Raises:
        OSError: The machine refuses.
    """
    body, sidecar = file.path.read_bytes(), _sidecar(file.sidecar) if file.sidecar else b""
    digest = hashlib.sha256(body).hexdigest()
    return Arrival(name(digest, hashlib.sha256(sidecar).hexdigest()), digest, file.name, body, sidecar)


def _sidecar(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST_SIDECAR)  # a longer one is cut, and so set aside as no JSON


def _append(
    book: Casebook, keys: KeyRing, contents: Contents, arrival: Arrival, readers: Readers, hands: _Hands
) -> ReadArrival:
    read = readers.reader.read(arrival, keys.ref("doc", arrival.sha256))
    name = read.documents[0].format if read.documents else ""
    reading = ReadArrival(arrival.ref, name, arrival.file_name, read.documents, read.set_aside)
    codings = [_coded(document, readers.coders) for document in reading.documents]
    with book.transaction():
        kept = keep(book, arrival, reading, codings, hands.custodians, hands.person)
        append(book, taken_in(keys, arrival.ref, arrival.sha256, hands.person), hands.custodians, hands.person)
    contents.add_reading(kept.reading)
    for coded in kept.coded:
        contents.add_coding(coded)
    return kept.reading


def code_again(book: Casebook, contents: Contents, coders: Coders, progress: Progress) -> int:
    """Code documents whose latest coding is by an older coder than ours, or by other lists; it stays in the ledger.

    Working copies are left as they are: a coder would read less in them than was read in the original.

    Returns:
        Number of documents coded.
    """
    open_ones = [d for r in contents.reads.values() if not r.sealed for d in r.documents]
    stale = [d for d in open_ones if not _is_current(contents, d.ref, coders.lists.lists)]
    for number, document in enumerate(stale):
        progress("coding", number, len(stale))
        coded = _coded(document, coders)
        book.append(CODED, to_cbor(coded), v=CODED_V)
        contents.add_coding(coded)
    return len(stale)


_CANNOT_CODE_AGAIN = SetAside(
    "coding",
    "Its original is sealed, so newer rules or other lists could not read it: what was read before stands. To have it "
    "read again, let two custodians unseal it and take it in anew.",
)


def _coded(document: Document, coders: Coders) -> Coded:
    return Coded(coders.code(document), coders.lists.lists)


def _is_current(contents: Contents, document: str, lists: Lists) -> bool:
    coding = contents.codings.get(document)
    if coding is None or not contents.lists[document].same(lists):
        return False
    return coding.coder == UNCODED or is_current(coding.coder)
