"""Ask two custodians to open a box, and answer, by signed files that can be carried or sent.

A request carries the halves of the box's key, each still closed to its custodian, and a key made for this request
alone. An approval is a custodian's halves, closed to that key. Neither file holds anything of what lies in the box.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from kintrace.errors import KintraceError
from kintrace.model import Half, Kept, PublicCustodian, SealedBox, from_cbor, kept, to_cbor
from kintrace.protect.seals.boxes import Custodian, seal, unseal
from kintrace.protect.seals.identity import Identity, is_signed, read_aloud, signed
from kintrace.protect.seals.vault import half_from, open_with

T = TypeVar("T")

_REQUEST, _APPROVAL = b"kintrace/1/unsealing-request\x00", b"kintrace/1/unsealing-approval\x00"
MOST_BYTES = 256 * 1024
LONGEST_REASON = 2000
SAID_WORDS = 6
DAYS_TO_ANSWER = 14
CLOCKS_APART = 2  # days that the clocks of two machines may differ by


class BadUnsealing(KintraceError):
    """A request or an approval cannot be used: not one, changed, too late, or for something else."""

    exit_code = 27

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what}. {fix}.")


@kept(ref=Kept.OPEN, box=Kept.OPEN, reason=Kept.CUSTODY, by=Kept.CUSTODY, until=Kept.OPEN, answer_key=Kept.OPEN,
      halves=Kept.SEALED, asked_by=Kept.OPEN, sig=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Request:
    """A request to open one box.

    Args:
        ref: What the casebook calls that which is sealed.
        box: Id of the box.
        reason: Why, in the words of who asks.
        by: Reference of who asks.
        until: Last day on which it can be answered, ISO.
        answer_key: X25519 key made for this request alone.
        halves: Of the box's key, each closed to its custodian.
        asked_by: The casebook's public signing key; custodians were given its words when they were enrolled.
        sig: By it, over all the above.
    """

    ref: str
    box: bytes
    reason: str = field(repr=False)
    by: str
    until: str
    answer_key: bytes
    halves: tuple[Half, ...] = field(repr=False)
    asked_by: bytes
    sig: bytes = b""

    @property
    def body(self) -> bytes:
        """What is signed."""
        return _REQUEST + to_cbor(replace(self, sig=b""))

    @property
    def digest(self) -> bytes:
        """What an approval names."""
        return hashlib.sha256(self.body).digest()

    @property
    def words(self) -> str:
        """Six words that both sides read to each other over the telephone."""
        return read_aloud(self.digest, SAID_WORDS)


@kept(request=Kept.OPEN, custodian=Kept.OPEN, granted=Kept.OPEN, halves=Kept.SEALED, sig=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Approval:
    """A custodian's answer to a request.

    Args:
        request: Digest of the request.
        custodian: Their id.
        granted: Whether they approve.
        halves: Theirs, closed to the request's key; none where they refuse.
        sig: By the custodian, over all the above.
    """

    request: bytes
    custodian: str
    granted: bool
    halves: tuple[Half, ...] = field(repr=False)
    sig: bytes = b""

    @property
    def body(self) -> bytes:
        """What is signed."""
        return _APPROVAL + to_cbor(replace(self, sig=b""))


def ask(box: SealedBox, ref: str, reason: str, by: str, until: str, seed: bytes) -> tuple[Request, Custodian]:
    """Make a request.

    Args:
        box: To be opened.
        ref: What the casebook calls it.
        reason: Why; one sentence or some.
        by: Reference of who asks.
        until: Last day, ISO.
        seed: Of the casebook's signing key.

    Returns:
        The request, and the key pair that opens the answers: it stays in the casebook until then, and goes afterwards.

    Raises:
        BadUnsealing: No reason, or one too long.
    """
    from nacl.bindings import crypto_sign_seed_keypair

    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise BadUnsealing(
            f"A request says why, in at most {LONGEST_REASON} characters", "Write the reason for the two who decide"
        )
    answers = Custodian.new()
    request = Request(
        ref, box.id, reason.strip(), by, until, answers.public, box.halves, crypto_sign_seed_keypair(seed)[0]
    )
    return replace(request, sig=signed(seed, request.body)), answers


def answer(request: Request, identity: Identity, *, granted: bool, today: str) -> Approval:
    """Answer a request, on the custodian's own machine.

    Raises:
        BadUnsealing: It was changed, is too old or open for too long, or the box was not closed to this custodian.
    """
    require_request(request, today)
    _require_near(request.until, today)
    mine = identity.public.id
    halves = [half for half in request.halves if half.custodian == mine]
    if not halves:
        raise BadUnsealing("This box was not closed to you", "Ask whether the request was meant for another custodian")
    try:
        opened = [(h.other, half_from(unseal(identity.box, h.box), request.box, mine, h.other)) for h in halves]
    except ValueError:
        raise BadUnsealing("The request was put together from parts of another", "Call who asks") from None
    closed = tuple(Half(mine, other, seal(request.answer_key, half)) for other, half in opened) if granted else ()
    approval = Approval(request.digest, mine, granted, closed)
    return replace(approval, sig=identity.sign(approval.body))


def opened_by(
    box: SealedBox,
    request: Request,
    answers: Custodian,
    approvals: Sequence[Approval],
    custodians: dict[str, PublicCustodian],
    today: str,
) -> tuple[bytes, tuple[str, str]]:
    """Open a box with the answers of two custodians.

    Args:
        box: As the casebook holds it.
        request: As the casebook made it.
        answers: The key pair made for it.
        approvals: Two.
        custodians: Everybody who ever was one, by id.
        today: ISO.

    Returns:
        The content, and the ids of the two.

    Raises:
        BadUnsealing: An answer is to another request, is not signed by a custodian, refuses, comes too late, or both
            are by one person.
    """
    require_request(request, today)
    for approval in approvals:
        _require_approval(approval, request, custodians)
    if len(approvals) != 2 or len({a.custodian for a in approvals}) != 2:
        raise BadUnsealing("Two different custodians have to approve", "Bring the approval of another one")
    one, two = sorted(approvals, key=lambda a: a.custodian)
    try:
        content = open_with(box, _half(one, two.custodian, answers), _half(two, one.custodian, answers))
    except ValueError:
        raise BadUnsealing("These approvals do not open it", "Ask both custodians to approve again") from None
    return content, (one.custodian, two.custodian)


def require_request(request: Request, today: str) -> None:
    """See that a request is whole and can still be answered.

    Raises:
        BadUnsealing: It was changed, or its day has passed.
    """
    if not is_signed(request.asked_by, request.body, request.sig):
        raise BadUnsealing("This request was changed after it was signed", "Call who asks, and have it made anew")
    if request.until < today:
        raise BadUnsealing(f"This request could be answered until {request.until}", "Have it made anew")


def _require_near(until: str, today: str) -> None:
    # a casebook that was tampered with could ask for answers that open as long as somebody likes
    try:
        near = date.fromisoformat(until) <= date.fromisoformat(today) + timedelta(days=DAYS_TO_ANSWER + CLOCKS_APART)
    except ValueError:
        near = False
    if not near:
        raise BadUnsealing(
            f"A request can be answered for {DAYS_TO_ANSWER} days, and this one says otherwise",
            "Check the day on this machine; then call who asks",
        )


def _require_approval(approval: Approval, request: Request, custodians: dict[str, PublicCustodian]) -> None:
    custodian = custodians.get(approval.custodian)
    if custodian is None or not is_signed(custodian.sign_key, approval.body, approval.sig):
        raise BadUnsealing("An answer is not signed by a custodian of this casebook, or was changed", "Ask for it anew")
    if approval.request != request.digest:
        raise BadUnsealing("An answer is to another request", "Bring the answers to this one")
    if not approval.granted:
        raise BadUnsealing("A custodian has refused", "Speak with them; nothing was opened")


def _half(approval: Approval, other: str, answers: Custodian) -> bytes:
    for half in approval.halves:
        if (half.custodian, half.other) == (approval.custodian, other):
            return unseal(answers, half.box)
    raise ValueError("no half of this pair")


def read_request(path: Path) -> Request:
    """Read a request from its file.

    Raises:
        BadUnsealing: It is none.
    """
    return _read(path, Request, "request to unseal")


def read_approval(path: Path) -> Approval:
    """Read a custodian's answer from its file.

    Raises:
        BadUnsealing: It is none.
    """
    return _read(path, Approval, "custodian's answer")


def _read(path: Path, kind: type[T], called: str) -> T:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        found = from_cbor(content, kind)
        if len(content) > MOST_BYTES or to_cbor(found) != content:  # only what we wrote, and nothing after it
            raise ValueError
    except (OSError, ValueError):
        raise BadUnsealing(f"{path} is no {called}", "Name the file that kintrace wrote") from None
    return found
