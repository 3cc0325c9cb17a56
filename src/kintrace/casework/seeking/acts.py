"""Requests from outside: taken in without looking anything up, and answered by a person, never by the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.days import day_of
from kintrace.casework.hiding.wishes import Keyboard, NoSuchLead, at_the_desk
from kintrace.casework.kinds import ANSWERED, ASKED, LOOKED, Looked
from kintrace.casework.opening import opened
from kintrace.casework.people.consents import consents_in
from kintrace.casework.seeking.closing import kept_request
from kintrace.casework.seeking.sought import Candidate, Matcher, Sought, sought_in
from kintrace.casework.showing.writing import CannotWrite, Targets, kept_files
from kintrace.errors import KintraceError, NoSuchFolder, Refused
from kintrace.model import (
    Answered,
    Assessment,
    Consent,
    Fate,
    Giver,
    Reader,
    RelationProof,
    Released,
    Request,
    from_cbor,
    to_cbor,
)
from kintrace.protect import Passphrase, release, write_whole
from kintrace.protect.gate.deaths import tells_of_a_death
from kintrace.protect.gate.leaving import FAMILY, Leaving
from kintrace.protect.masks.endings import ENDING_KINDS
from kintrace.protect.replies import LONGEST_REQUEST, reply, unpadded
from kintrace.store import Casebook

PURPOSE = "requests"
TOLD_FOR = "tracing"  # the purpose that a consent to be told of has, or a wider one
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
    can be is for whoever works through them. One entry of one size is written, whatever was asked. Where there are
    custodians, all of it is closed to them but who is sought.

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
    received = day_of(clock())
    says = reply(received)
    body = _body(request)
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    Targets(json=out).require_writable((*kept_files(casebook, passphrase), request))
    with opened(casebook, passphrase, clock) as open_book:
        kept = kept_request(body, received.isoformat(), enrolled(open_book.book))
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
            _require_may_be_told(desk, lead, proof, consent, day_of(clock()))
        elif proof is not None or consent:
            raise Refused("A relation or a consent was named, but no lead. Say which lead was spoken of, or neither.")
        told = Answered(desk.open_book.keys.ref("ans", *same), same[-1], lead, proof, consent, desk.person)
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
    if tells_of_a_death(found):
        raise Refused("A death is told in person, once two people have confirmed it. Close no request with it.")
    known = consents_in(desk.open_book.book, desk.findings)
    if (consent or _is_found(found, known)) and not _consented(found, known, consent, today):
        raise Refused(
            "Whoever is found decides whether anybody is told. Record their consent first: for the recipient family, "
            "by the person; for a child, by a guardian and the child."
        )


def _is_found(lead: Assessment, consents: tuple[Consent, ...]) -> bool:
    """Whether it is said that they are free again, or they have been asked something themselves."""
    about = (lead.ref, lead.episode.ref, lead.episode.person)
    return (
        lead.act.kind in ENDING_KINDS
        or lead.fate in FOUND
        or any(h.answer in FOUND for h in lead.hypotheses)
        or any(m.act.kind in ENDING_KINDS for m in lead.timeline)
        or any(v.value in FOUND for c in lead.conflicts for v in c.values)
        or any(c.item in about and c.giver in (Giver.PERSON, Giver.CHILD) for c in consents)
    )


def _consented(lead: Assessment, consents: tuple[Consent, ...], ref: str, today: date) -> bool:
    """Whether a consent is one by which the person themselves lets the family be told: as what leaves is asked."""
    return any(c.ref == ref for c in Leaving(TOLD_FOR, FAMILY, today, consents).their_own_word(lead))


def _released(desk: Keyboard, clock: Clock) -> Released:
    return release(desk.findings, Reader.CASEWORKER, PURPOSE, as_of=day_of(clock()))


def _asked(book: Casebook) -> Iterator[tuple[tuple[str, ...], Request]]:
    """Open requests, the same words as one: the ids of their entries, and the first. One that is closed is itself."""
    answered = {from_cbor(e.payload, Answered).request for e in book.entries(kinds=(ANSWERED,)) if e.payload}
    same: dict[bytes, list[str]] = {}
    first: dict[bytes, Request] = {}
    for entry in book.entries(kinds=(ASKED,)):
        if entry.payload is not None:
            request = from_cbor(entry.payload, Request)
            ref = request.stands_for or entry.id
            key = ref.encode() if request.box else request.padded
            if ref not in (ids := same.setdefault(key, [])):  # two copies may both have closed it
                ids.append(ref)
            first.setdefault(key, request)
    for key, ids in same.items():
        closed = max((n for n, ref in enumerate(ids, 1) if ref in answered), default=0)
        if closed < len(ids):  # asked once more after it was answered, it is open again
            yield tuple(ids[closed:]), first[key]


def _open(book: Casebook, matcher: Matcher) -> Iterator[OpenRequest]:
    for ids, request in _asked(book):
        body = unpadded(request.padded)
        sought = sought_in(body, whole=request.whole, closed=request.box is not None)
        yield OpenRequest(ids[0], request.received, len(ids), sought, matcher.candidates(sought))
