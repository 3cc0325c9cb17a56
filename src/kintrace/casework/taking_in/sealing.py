"""Originals are closed to custodians as they come in; what stays readable in the casebook is a working copy.

A casebook without custodians keeps originals open, as whoever holds its passphrase can see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.kinds import (
    ARRIVED,
    ARRIVED_SEALED_V,
    CODED,
    CODED_V,
    READ,
    READ_V,
    SEALED,
    Coded,
    ReadArrival,
    SealedArrival,
    SealedOriginal,
    WorkingArrival,
    coded_from,
)
from kintrace.casework.seeking.closing import close_requests
from kintrace.casework.taking_in.sealing_rulings import close_rulings
from kintrace.errors import Refused
from kintrace.model import Arrival, PublicCustodian, from_cbor, to_cbor
from kintrace.protect import close, working_copy, working_name
from kintrace.store import Casebook

_AT_ONCE = 32 * 1024 * 1024  # bytes of originals that are held in memory together while they are sealed
WHY = "sealed"
"""What an ``erased`` entry says of an original that now lies in its box."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What is kept open of one arrival: with custodians its working copy, else itself."""

    reading: ReadArrival
    coded: tuple[Coded, ...] = field(repr=False)


def keep(
    book: Casebook,
    arrival: Arrival,
    reading: ReadArrival,
    coded: Sequence[Coded],
    custodians: Sequence[PublicCustodian],
    person: str = "",
) -> TakenIn:
    """Append an arrival with all that was read from it, its original closed to custodians where there are any.

    Belongs inside a transaction.

    Args:
        book: Open.
        arrival: Bytes as they came.
        reading: What a format made of them.
        coded: One coding for each document.
        custodians: To whom originals are closed; none: they stay open.
        person: Reference of who takes it in.

    Returns:
        What the casebook now holds, to work on.
    """
    if not custodians:
        book.append(ARRIVED, to_cbor(arrival), person=person)
        return _append(book, TakenIn(reading, tuple(coded)), person)
    original = SealedOriginal(
        arrival.ref,
        arrival.file_name,
        arrival.body,
        arrival.sidecar,
        reading.documents,
        tuple(c.coding for c in coded),
    )
    box = close(to_cbor(original), custodians)
    book.append(SEALED, to_cbor(SealedArrival(arrival.ref, box)), person=person)
    open_part = working(reading, coded)
    name = WorkingArrival(arrival.ref, open_part.reading.file_name)
    book.append(ARRIVED, to_cbor(name), person=person, v=ARRIVED_SEALED_V)
    return _append(book, open_part, person)


def working(reading: ReadArrival, coded: Iterable[Coded]) -> TakenIn:
    """Make the working copy of a reading and of the codings of its documents."""
    by_document: dict[str, list[Coded]] = {}
    for one in coded:
        by_document.setdefault(one.coding.document, []).append(one)
    documents, codings = [], []
    for document in reading.documents:
        own = by_document.get(document.ref, [])
        copy = working_copy(document, [c.coding for c in own])
        documents.append(copy.document)
        codings += [replace(c, coding=coding) for c, coding in zip(own, copy.codings, strict=True)]
    name = documents[0].name if documents else working_name(reading.file_name)
    masked = replace(reading, file_name=name, documents=tuple(documents), sealed=True)
    return TakenIn(masked, tuple(codings))


def _append(book: Casebook, kept: TakenIn, person: str) -> TakenIn:
    book.append(READ, to_cbor(kept.reading), person=person, v=READ_V)
    book.append_all([(CODED, to_cbor(coded)) for coded in kept.coded], person=person, v=CODED_V)
    return kept


def seal_what_is_open(
    book: Casebook, progress: Callable[[str, int, int], None] = lambda *_: None, person: str = ""
) -> int:
    """Close every original, ruling and request that still lies open, and destroy the keys of what was open.

    Each arrival is one transaction: broken off, some are sealed and the others wholly open, and the next call goes on.

    Args:
        book: Open, with custodians.
        progress: Told how far it is.
        person: Reference of who does it.

    Returns:
        How many arrivals were sealed.

    Raises:
        Refused: There are no custodians to seal them to.
    """
    custodians = enrolled(book)
    if not custodians:
        raise Refused("This casebook has no custodians, so nothing can be sealed. Enrol two or more first.")
    held = _open_parts(book)
    done = 0
    progress("sealing", done, len(held))
    while batch := _next_originals(book, held):
        for entry_id, arrival in batch:
            part = held.pop(arrival.ref)
            with book.transaction():
                if part.reading is not None:
                    keep(book, arrival, part.reading, tuple(part.coded.values()), custodians, person)
                for old in (entry_id, *part.entries):
                    book.erase(old, WHY, person)
            done += 1
            progress("sealing", done, done + len(held))
    close_rulings(book, person)
    close_requests(book, custodians, person)
    return done


@dataclass(slots=True)
class _OpenPart:
    """What stands open of one arrival: its latest reading, the latest coding of each document, all their entries."""

    reading: ReadArrival | None = None
    coded: dict[str, Coded] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)


def _open_parts(book: Casebook) -> dict[str, _OpenPart]:
    parts: dict[str, _OpenPart] = {}
    sealed: set[str] = set()
    arrival_of: dict[str, str] = {}
    for entry in book.entries(kinds=(READ, CODED)):
        if entry.payload is None:
            continue
        if entry.kind == READ:
            reading = from_cbor(entry.payload, ReadArrival)
            arrival_of.update((d.ref, reading.arrival) for d in reading.documents)
            if reading.sealed:
                sealed.add(reading.arrival)
                continue
            part = parts.setdefault(reading.arrival, _OpenPart())
            part.reading = reading
        else:
            coded = coded_from(entry.payload, entry.v)
            arrival = arrival_of.get(coded.coding.document, "")
            if arrival in sealed or arrival not in parts:
                continue
            part = parts[arrival]
            part.coded[coded.coding.document] = coded
        part.entries.append(entry.id)
    return parts


def _next_originals(book: Casebook, held: dict[str, _OpenPart]) -> list[tuple[str, Arrival]]:
    """Some of the originals that are open, as many as may lie in memory at once."""
    found: list[tuple[str, Arrival]] = []
    size = 0
    for entry_id, arrival in _originals(book):
        if arrival.ref in held:
            found.append((entry_id, arrival))
            size += len(arrival.body)
            if size > _AT_ONCE:
                break
    return found


def _originals(book: Casebook) -> Iterator[tuple[str, Arrival]]:
    for entry in book.entries(kinds=(ARRIVED,)):
        if entry.payload is not None and entry.v < ARRIVED_SEALED_V:
            yield entry.id, from_cbor(entry.payload, Arrival)
