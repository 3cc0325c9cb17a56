"""Custodians of a casebook: to whom originals are closed from their enrolment on."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from kintrace.casework.kinds import CUSTODIANS
from kintrace.errors import Refused
from kintrace.model import PublicCustodian, from_cbor, to_cbor
from kintrace.protect.seals import fingerprint
from kintrace.store import Casebook

FEWEST, SEED_BYTES = 2, 32


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who the custodians are from now on, and who enrolled them.

    Args:
        custodians: At least two, or none: sealing has ended.
        by: Reference of who enrolled them.
        seed: Of the key with which this casebook signs its requests; custodians compare its words when they are
            enrolled. It stays the same.
    """

    custodians: tuple[PublicCustodian, ...]
    by: str = ""
    seed: bytes = field(default=b"", repr=False)


def enrolled(book: Casebook) -> tuple[PublicCustodian, ...]:
    """Give the custodians to whom this casebook closes originals now; empty: it has none."""
    return _latest(book).custodians


def signing_seed(book: Casebook) -> bytes:
    """Give the seed of the key with which this casebook signs its requests; empty: it has no custodians."""
    return _latest(book).seed


def asking_words(book: Casebook) -> str:
    """Give the words by which custodians know this casebook's requests."""
    from nacl.bindings import crypto_sign_seed_keypair

    return fingerprint(crypto_sign_seed_keypair(signing_seed(book))[0])


def ever_enrolled(book: Casebook) -> dict[str, PublicCustodian]:
    """Give everybody who ever was a custodian of this casebook, by id: older boxes are theirs still."""
    enrolments = (from_cbor(e.payload, Enrolment) for e in book.entries(kinds=(CUSTODIANS,)) if e.payload is not None)
    return {custodian.id: custodian for enrolment in enrolments for custodian in enrolment.custodians}


def enrol(book: Casebook, custodians: Sequence[PublicCustodian], by: str = "") -> bool:
    """Close what is taken in from now on to these custodians, any two of whom open it together.

    Args:
        book: Open.
        custodians: All of them, those of before included.
        by: Reference of who enrols them.

    Returns:
        Whether anything changed.

    Raises:
        Refused: Fewer than two different ones.
    """
    by_id = {custodian.id: custodian for custodian in custodians}
    if len(by_id) < FEWEST:
        raise Refused("A casebook has two custodians or more: one alone could read what witnesses were promised.")
    wanted = tuple(by_id[custodian] for custodian in sorted(by_id))
    if tuple(sorted(enrolled(book), key=lambda c: c.id)) == wanted:
        return False
    seed = signing_seed(book) or secrets.token_bytes(SEED_BYTES)
    book.append(CUSTODIANS, to_cbor(Enrolment(wanted, by, seed)), person=by)
    return True


def _latest(book: Casebook) -> Enrolment:
    latest = Enrolment(())
    for entry in book.entries(kinds=(CUSTODIANS,)):
        if entry.payload is not None:
            latest = from_cbor(entry.payload, Enrolment)
    return latest
