"""Open what is closed to custodians: asked with a reason, answered by two of them, written down before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kintrace.casework.custodians.enrolment import ever_enrolled, signing_seed
from kintrace.casework.kinds import (
    ASKED,
    CUSTODY_NAMES,
    CUSTODY_NAMES_SEALED_V,
    NOT_FOUND,
    SEALED,
    UNSEALED,
    UNSEALING,
    Closed,
    SealedArrival,
)
from kintrace.casework.opening import Opened
from kintrace.errors import Refused
from kintrace.model import NotToBeFound, Reader, SealedBox, from_cbor, to_cbor
from kintrace.model import Request as FromOutside
from kintrace.protect.seals import DAYS_TO_ANSWER, Approval, BadUnsealing, Custodian, Request, ask, opened_by
from kintrace.store import Casebook

USED = "unsealing_used"
TOO_LATE = "unsealing_too_late"

READ_WORDS = frozenset({Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER})
"""Roles that may ask: those that read words of sources. The others have no use for an original."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits for its answers; the key stays in the casebook, and goes with the entry."""

    request: Request
    answers: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unsealed:
    """That something sealed was opened.

    Args:
        ref: Of what.
        box: Id of the box.
        request: Digest of the request.
        custodians: Ids of the two who approved.
        reason: Why.
        by: Reference of who asked.
    """

    ref: str
    box: bytes
    request: bytes
    custodians: tuple[str, str]
    reason: str = field(repr=False)
    by: str


def boxes_of(book: Casebook) -> dict[str, SealedBox]:
    """What lies closed in a casebook, by reference: arrivals, steps of custody, requests, wishes; the latest box."""
    boxes: dict[str, SealedBox] = {}
    for entry in book.entries(kinds=(SEALED, CUSTODY_NAMES, ASKED, NOT_FOUND)):
        if entry.payload is None:
            continue
        if entry.kind == SEALED:
            arrival = from_cbor(entry.payload, SealedArrival)
            boxes[arrival.arrival] = arrival.box
        elif entry.kind == ASKED:
            came = from_cbor(entry.payload, FromOutside)
            if came.box is not None:
                boxes[came.stands_for or entry.id] = came.box
        elif entry.kind == NOT_FOUND:
            wish = from_cbor(entry.payload, NotToBeFound)
            if wish.closed is not None:
                boxes[wish.ref] = wish.closed
        elif entry.v >= CUSTODY_NAMES_SEALED_V:
            names = from_cbor(entry.payload, Closed)
            boxes[names.ref] = names.box
    return boxes


def request_unsealing(open_book: Opened, ref: str, reason: str, clock: Clock) -> Request:
    """Ask the custodians to open something.

    Args:
        open_book: The casebook.
        ref: Of what lies closed: an arrival, a step of custody, or a request from outside.
        reason: Why.
        clock: The time, UTC.

    Raises:
        Refused: Nothing of this reference lies closed here; or a custodian asks: one who could approve does not ask;
            or somebody whose roles read no words of sources; or, of a request from outside, who is no caseworker.
        BadUnsealing: No reason.
    """
    _require_asker(open_book)
    boxes = boxes_of(open_book.book)
    if ref not in boxes:
        raise Refused("Nothing of this reference lies closed in this casebook.")
    _require_for_requests(open_book, ref)
    today = clock().date()
    _let_go(open_book, today.isoformat())
    until = (today + timedelta(days=DAYS_TO_ANSWER)).isoformat()
    seed = signing_seed(open_book.book)
    request, answers = ask(boxes[ref], ref, reason, open_book.person, until, seed)
    waiting = Asked(request, answers.secret)
    open_book.book.append(UNSEALING, to_cbor(waiting), person=open_book.person)
    return request


def unseal_with(open_book: Opened, approvals: Sequence[Approval], clock: Clock) -> tuple[bytes, Unsealed]:
    """Open what was asked for with two approvals. That it was opened is written down before anything comes out.

    Args:
        open_book: The casebook that the request was made in.
        approvals: Two.
        clock: The time, UTC.

    Returns:
        The content, and what was written down.

    Raises:
        Refused: Somebody else asked, or a custodian would open it.
        BadUnsealing: No request waits for these answers, or one of them does not hold.
    """
    _require_asker(open_book)
    waiting, entry_id = _waiting(open_book.book, approvals)
    request, today = waiting.request, clock().date().isoformat()
    if request.by and request.by != open_book.person:
        raise Refused("Whoever asked opens it: the reason that was approved is theirs. Ask yourself, with yours.")
    _let_go(open_book, today)
    box = boxes_of(open_book.book).get(request.ref)
    if box is None or box.id != request.box:
        raise BadUnsealing("What was asked for is not here any more", "It was erased, or closed anew: ask again")
    custodians = ever_enrolled(open_book.book)
    content, two = opened_by(box, request, _pair(waiting.answers), approvals, custodians, today)
    done = Unsealed(request.ref, box.id, request.digest, two, request.reason, request.by)
    with open_book.book.transaction():
        open_book.book.append(UNSEALED, to_cbor(done), person=open_book.person)
        open_book.book.erase(entry_id, USED, open_book.person)  # the key of the answers opens nothing a second time
    return content, done


def unsealed_in(book: Casebook) -> tuple[Unsealed, ...]:
    """All that was ever unsealed, in order."""
    return tuple(from_cbor(e.payload, Unsealed) for e in book.entries(kinds=(UNSEALED,)) if e.payload is not None)


def _require_asker(open_book: Opened) -> None:
    if Reader.CUSTODIAN in open_book.roles:
        raise Refused("A custodian does not ask for what custodians decide. Somebody else has to ask.")
    if not open_book.roles & READ_WORDS:
        raise Refused(
            "An original is asked for, and opened, by a documenter, a reviewer or a caseworker. "
            "Somebody with the role administrator gives roles: kintrace people grant."
        )


def _require_for_requests(open_book: Opened, ref: str) -> None:
    """Who looks for whom is for caseworkers."""
    if ":" not in ref and Reader.CASEWORKER not in open_book.roles:  # the bare id of an entry
        raise Refused("Requests from outside are read by caseworkers. Your roles do not hold that one.")


def _let_go(open_book: Opened, today: str) -> None:
    """Destroy the keys of requests that can be answered no more."""
    for entry in open_book.book.entries(kinds=(UNSEALING,)):
        if entry.payload is not None and from_cbor(entry.payload, Asked).request.until < today:
            open_book.book.erase(entry.id, TOO_LATE, open_book.person)


def _waiting(book: Casebook, approvals: Sequence[Approval]) -> tuple[Asked, str]:
    named = {approval.request for approval in approvals}
    for entry in book.entries(kinds=(UNSEALING,)):
        if entry.payload is not None:
            waiting = from_cbor(entry.payload, Asked)
            if {waiting.request.digest} == named:
                return waiting, entry.id
    raise BadUnsealing(
        "No request of this casebook waits for these answers",
        "They were used already, belong to another casebook, or are not both to one request",
    )


def _pair(secret: bytes) -> Custodian:
    from nacl.bindings import crypto_scalarmult_base

    return Custodian(crypto_scalarmult_base(secret), secret)
