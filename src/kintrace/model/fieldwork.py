"""What a device in the field takes in and cannot read again, and how it reaches the office."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.kept import Kept, kept


@kept(file_name=Kept.SEALED, body=Kept.SEALED, sidecar=Kept.SEALED, details=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class FieldItem:
    """One file as a device in the field took it in, before it is closed to the office.

    Args:
        file_name: As it was called there.
        body: Its bytes.
        sidecar: Bytes of ``<stem>.meta.json`` beside it; empty: none.
        details: Where it came from, as ``kintrace custody`` reads it (JSON); empty: not said.
    """

    file_name: str = field(repr=False)
    body: bytes = field(repr=False)
    sidecar: bytes = field(default=b"", repr=False)
    details: bytes = field(default=b"", repr=False)


@kept(public=Kept.CUSTODY, secret=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class FieldKey:
    """The key pair to which devices in the field close what they take in; the office's casebook holds it."""

    public: bytes
    secret: bytes = field(repr=False)


@kept(header=Kept.OPEN, box=Kept.SEALED, hash=Kept.OPEN, sig=Kept.OPEN, key=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One entry of a device's ledger, with the key of its box.

    Args:
        header: Canonical CBOR of the entry's header.
        box: Its payload under ``key``.
        hash: Of header and box.
        sig: By the device.
        key: Of the box; what lies in it is closed once more, to the office.
    """

    header: bytes
    box: bytes = field(repr=False)
    hash: bytes
    sig: bytes
    key: bytes = field(repr=False)


@kept(fmt=Kept.OPEN, entries=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class FieldPackage:
    """All that a device took in, as it is carried to the office: sealed, numbered, chained and signed.

    Args:
        fmt: Version of this shape.
        entries: As the device's ledger holds them. What lies in them is closed to the office.
    """

    fmt: int
    entries: tuple[FieldEntry, ...] = field(repr=False)
