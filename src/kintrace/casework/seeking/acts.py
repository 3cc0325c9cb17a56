"""Requests from outside: taken in without looking anything up, and answered by a person, never by the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kintrace.casework.hiding.wishes import Keyboard, NoSuchLead, at_the_desk
from kintrace.casework.kinds import ANSWERED, ASKED, LOOKED, Looked
from kintrace.casework.opening import opened
from kintrace.casework.people.consents import consents_in
from kintrace.casework.seeking.sought import Candidate, Matcher, Sought, sought_in
from kintrace.casework.showing.writing import CannotWrite, Targets, kept_files
from kintrace.errors import KintraceError, NoSuchFolder, Refused
from kintrace.model import (
    Answered,
    Assessment,
    Fate,
    Reader,
    RelationProof,
    Released,
    Request,
    from_cbor,
    to_cbor,
)
from kintrace.protect import Passphrase, release, write_whole
from kintrace.protect.replies import LONGEST_REQUEST, padded, reply, unpadded
from kintrace.store import Casebook

PURPOSE = "requests"
TOLD_FOR = "tracing"  # the purpose that a consent to be told of has, or a wider one
MYANMAR = timedelta(hours=6, minutes=30)  # of UTC, all year
FOUND = frozenset({Fate.RELEASED, Fate.RANSOMED, Fate.ESCAPED, Fate.RETURNED})
Clock = Callable[[], datetime]


class NoSuchRequest(KintraceError):
    """No open request has the id that was named."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("No open request has this id. kintrace requests lists them; nothing was changed.")


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request that nobody has answered yet, for a caseworker.

    Args:
        id: Of its first entry.
        received: Day on which it came first.
        times: How often the same was asked.
        sought: What it says.
        candidates: Leads that may be meant, the likeliest name first.
    """

    id: str
    received: str
    times: int
    sought: Sought
    candidates: tuple[Candidate, ...]


def ask(casebook: Path, passphrase: Passphrase, request: Path, out: Path, clock: Clock) -> None:
    """Take in a request and write the reply, which is the same for every request of a day.

    The reply is made before the request is read. Nothing is looked up, nor is the request understood here: whether it
    can be is for whoever works through them. One entry of one size is written, whatever was asked.

    Args:
        casebook: Its path.
        passphrase: Of whoever takes it in.
        request: The file as it came.
        out: Where the reply goes.
        clock: The time, UTC.

    Raises:
        NoSuchFolder: The request or the casebook is not there.
        CannotWrite: The reply.
        KintraceError: The casebook does not open.
    """
    received = (clock() + MYANMAR).date()
    says = reply(received)
    body = _body(request)
    kept = Request(padded(body[:LONGEST_REQUEST]), received.isoformat(), len(body) <= LONGEST_REQUEST)
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    Targets(json=out).require_writable((*kept_files(casebook, passphrase), request))
    with opened(casebook, passphrase, clock) as open_book:
        open_book.book.append(ASKED, to_cbor(kept), person=open_book.person)
    try:
        write_whole(out, says, replace=True)
    except OSError as error:
        raise CannotWrite(out, f"the machine says: {error.strerror}", "Check the folder and permissions") from None


def requests(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[OpenRequest, ...]:
    """List the open requests for a caseworker, each with the leads that may be meant.

    Candidates come from what the gate lets a caseworker see, in which nobody hidden is: a request for somebody who is
    hidden, and one for somebody whom nobody wrote of after their taking, look alike here too.

    Raises:
        Refused: Whoever opened the casebook is no caseworker.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require_caseworker(desk)
        released = _released(desk, clock)
        matcher = Matcher(released)
        found = tuple(_open(desk.open_book.book, matcher))
        shown = sorted({c.lead.ref for r in found for c in r.candidates})
        refs = (*(r.id for r in found), *shown)
        looked = Looked(Reader.CASEWORKER.value, PURPOSE, refs, desk.person, forms=(PURPOSE,))
        desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)
    return found


def answer(
    casebook: Path,
    passphrase: Passphrase,
    request: str,
    *,
    clock: Clock,
    lead: str = "",
    proof: RelationProof | None = None,
    consent: str = "",
) -> None:
    """Record that a request was answered by a person; or, with no lead, that it is closed and nothing was told.

    Args:
        casebook, passphrase, clock: As ``requests``.
        request: Id of the request, as ``requests`` gives it.
        lead: Reference of the lead that was spoken of.
        proof: By what the relation was proved: facts that stand on no notice.
        consent: Reference of the found person's consent that the seeker is told.

    Raises:
        Refused: No caseworker; the relation is not proved; the person is found and has not consented; a death.
        NoSuchRequest, NoSuchLead: The references name nothing that is shown.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require_caseworker(desk)
        book = desk.open_book.book
        same = next((ids for ids, _ in _asked(book) if request in ids), None)
        if same is None:
            raise NoSuchRequest
        if lead:
            _require_may_be_told(desk, lead, proof, consent, (clock() + MYANMAR).date())
        elif proof is not None or consent:
            raise Refused("A relation or a consent was named, but no lead. Say which lead was spoken of, or neither.")
        told = Answered(desk.open_book.keys.ref("ans", *same), same[0], lead, proof, consent, desk.person)
        book.append(ANSWERED, to_cbor(told), person=desk.person)


def _body(request: Path) -> bytes:
    try:
        with request.open("rb") as stream:
            return stream.read(LONGEST_REQUEST + 1)
    except OSError as error:
        raise NoSuchFolder(str(request), f"the machine says: {error.strerror}") from None


def _require_caseworker(desk: Keyboard) -> None:
    if Reader.CASEWORKER not in desk.roles:
        raise Refused("Requests are read and answered by caseworkers. Your roles do not hold that one.")


def _require_may_be_told(desk: Keyboard, lead: str, proof: RelationProof | None, consent: str, today: date) -> None:
    found = next((a for a in desk.findings.assessments if a.ref == lead), None)
    if found is None:
        raise NoSuchLead
    if proof is None:
        raise Refused("Nothing is told before the relation is proved by facts that stand on no notice.")
    if found.fate is Fate.DIED or any(h.answer == Fate.DIED.value for h in found.hypotheses):
        raise Refused("A death is told in person, once two people have confirmed it. Close no request with it.")
    free = found.fate in FOUND or any(h.answer in FOUND for h in found.hypotheses)
    if (free or consent) and not _consented(desk, found, consent, today):
        raise Refused("Whoever is found decides whether anybody is told. Record their consent first.")


def _consented(desk: Keyboard, lead: Assessment, ref: str, today: date) -> bool:
    """Whether a consent covers telling of this lead, stands, and has not run out."""
    said = [one for one in consents_in(desk.open_book.book) if one.ref == ref]
    about = (lead.ref, lead.episode.ref, lead.episode.person)
    if not said or any(one.withdrawn for one in said):
        return False
    return any(one.item in about and one.covers(TOLD_FOR, one.recipient, today) for one in said)


def _released(desk: Keyboard, clock: Clock) -> Released:
    return release(desk.findings, Reader.CASEWORKER, PURPOSE, as_of=(clock() + MYANMAR).date())


def _asked(book: Casebook) -> Iterator[tuple[tuple[str, ...], Request]]:
    """Open requests, the same words as one: the ids of their entries, and the first."""
    answered = {from_cbor(e.payload, Answered).request for e in book.entries(kinds=(ANSWERED,)) if e.payload}
    same: dict[bytes, list[str]] = {}
    first: dict[bytes, Request] = {}
    for entry in book.entries(kinds=(ASKED,)):
        if entry.payload is not None:
            request = from_cbor(entry.payload, Request)
            same.setdefault(request.padded, []).append(entry.id)
            first.setdefault(request.padded, request)
    for words, ids in same.items():
        closed = max((n for n, ref in enumerate(ids, 1) if ref in answered), default=0)
        if closed < len(ids):  # asked once more after it was answered, it is open again
            yield tuple(ids[closed:]), first[words]


def _open(book: Casebook, matcher: Matcher) -> Iterator[OpenRequest]:
    for ids, request in _asked(book):
        sought = sought_in(unpadded(request.padded), whole=request.whole)
        yield OpenRequest(ids[0], request.received, len(ids), sought, matcher.candidates(sought))
