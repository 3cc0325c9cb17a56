"""What people do about custodians: make an identity, enrol, ask, answer, open. One function for each command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kintrace.casework.contents import contents_of
from kintrace.casework.custodians.enrolment import asking_words, enrol, enrolled
from kintrace.casework.custodians.opened_folder import aside, files_of, put, require_apart
from kintrace.casework.custodians.unsealing import request_unsealing, unseal_with
from kintrace.casework.keeping.erasable import references_of
from kintrace.casework.kinds import SealedOriginal
from kintrace.casework.opening import Opened, opened
from kintrace.casework.showing.writing import CannotWrite, Targets, kept_files, write_out
from kintrace.casework.taking_in.sealing import seal_what_is_open
from kintrace.errors import NoSuchFolder, Refused
from kintrace.model import CustodyNames, HidingReason, PublicCustodian, Reader, Request, from_cbor, to_cbor
from kintrace.outputs.safe_text import calm
from kintrace.protect import Passphrase
from kintrace.protect.replies import unpadded
from kintrace.protect.seals import (
    answer,
    fingerprint,
    new_identity,
    open_identity,
    public_text,
    read_approval,
    read_public,
    read_request,
)
from kintrace.protect.seals.identity import PUBLIC_SUFFIX
from kintrace.protect.seals.unsealing import require_request

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class MadeIdentity:
    """A custodian's identity that was made: its public half, and the words to read aloud."""

    public: Path
    words: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What enrolling did.

    Args:
        custodians: Label and words of each.
        asking: Words by which they know this casebook's requests.
        closed: Originals that lay open, and were closed.
    """

    custodians: tuple[tuple[str, str], ...]
    asking: str
    closed: int


@dataclass(frozen=True, slots=True)
class AskedShown:
    """A request as a custodian reads it before they answer."""

    ref: str
    by: str
    until: str
    reason: str = field(repr=False)
    asking: str
    words: str


def new_custodian(path: Path, label: str, passphrase: Passphrase) -> MadeIdentity:
    """Make a custodian's identity on their own machine.

    Raises:
        Refused: A casebook lies there, or the label is none.
        CannotWrite: Something stands there.
    """
    try:
        identity = new_identity(path, label, passphrase)
    except FileExistsError:
        raise CannotWrite(path, "something stands there", "Name another one") from None
    except OSError as error:
        raise CannotWrite(path, f"the machine says: {error.strerror}", "Check the folder") from None
    return MadeIdentity(path.with_name(f"{path.name}{PUBLIC_SUFFIX}"), _words_of(identity.public))


def show_custodian(path: Path, passphrase: Passphrase) -> MadeIdentity:
    """Give the words of an identity again, and write its public half where it is gone.

    Raises:
        BadCustodian: The file is no identity.
        WrongPassphrase, Refused, CannotWrite: As they say.
    """
    public = open_identity(path, passphrase).public
    beside = path.with_name(f"{path.name}{PUBLIC_SUFFIX}")
    write_out(beside, public_text(public).encode("ascii"), never=(path,))
    return MadeIdentity(beside, _words_of(public))


def add_custodians(
    casebook: Path, passphrase: Passphrase, public: Sequence[Path], clock: Clock, progress: Progress
) -> Enrolled:
    """Enrol custodians beside those there are, and close to them what lies open.

    Raises:
        Refused: Fewer than two in all; or the person is no administrator.
        BadCustodian: A file is no public half.
    """
    added = [read_public(path) for path in public]
    with opened(_there(casebook), passphrase, clock) as open_book:
        open_book.require(Reader.ADMINISTRATOR)
        enrol(open_book.book, [*enrolled(open_book.book), *added], open_book.person)
        closed = seal_what_is_open(open_book.book, progress, open_book.person)
        now = enrolled(open_book.book)
        return Enrolled(tuple((c.label, _words_of(c)) for c in now), asking_words(open_book.book), closed)


def remove_custodian(casebook: Path, passphrase: Passphrase, name: str, clock: Clock) -> None:
    """Close nothing more to a custodian.

    Raises:
        Refused: There is none of this label or id, or fewer than two would be left.
    """
    with opened(_there(casebook), passphrase, clock) as open_book:
        open_book.require(Reader.ADMINISTRATOR)
        before = enrolled(open_book.book)
        left = [c for c in before if name not in (c.id, c.label)]
        if len(left) == len(before):
            raise Refused("No custodian of this casebook has this label or id. `kintrace custodians list` shows them.")
        enrol(open_book.book, left, open_book.person)


def list_custodians(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[tuple[str, str, str], ...]:
    """Id, label and words of each custodian."""
    with opened(_there(casebook), passphrase, clock) as open_book:
        return tuple((c.id, c.label, _words_of(c)) for c in enrolled(open_book.book))


def read_reason(path: Path) -> str:
    """Read the reason of a request from a text file.

    Raises:
        NoSuchFolder: It cannot be read.
    """
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise NoSuchFolder(str(path), "the reason cannot be read") from None


def write_request(casebook: Path, passphrase: Passphrase, ref: str, reason: str, out: Path, clock: Clock) -> str:
    """Ask the custodians to open something; gives the words to read to them.

    Args:
        casebook: Its path.
        passphrase: Of whoever asks.
        ref: Of an arrival, a step of custody, a document, or a lead that rests on one original.
        reason: Why.
        out: Where the request goes.
        clock: The time, UTC.

    Raises:
        Refused, BadUnsealing: As ``request_unsealing``.
        CannotWrite: It cannot stand there; found out before anything is asked.
    """
    write_nothing_over(out, (), kept_files(casebook, passphrase))
    with opened(_there(casebook), passphrase, clock) as open_book:
        request = request_unsealing(open_book, _original_of(open_book, ref), reason, clock)
        write_out(out, to_cbor(request), never=kept_files(casebook, passphrase))
        return request.words


def _original_of(open_book: Opened, ref: str) -> str:
    """The arrival behind a lead or a document; of several, they are named, and one has to be chosen."""
    if not ref.startswith(("lead:", "doc:")):
        return ref
    documents = set(references_of(open_book, [ref]))
    reads = contents_of(open_book.book).reads.values()
    arrivals = sorted(r.arrival for r in reads if documents & {d.ref for d in r.documents})
    if len(arrivals) != 1:
        raise Refused(f"It rests on {len(arrivals)} originals. Ask for one of them: {', '.join(arrivals) or 'none'}.")
    return arrivals[0]


def read_unsealing_request(path: Path, clock: Clock) -> AskedShown:
    """Read a request before answering it. Nothing in it can steer a terminal: anybody may have written the file.

    Raises:
        BadUnsealing: It is none, was changed, or is too old.
    """
    request = read_request(path)
    require_request(request, clock().date().isoformat())
    ref, by, until, reason = (calm(text) for text in (request.ref, request.by, request.until, request.reason))
    return AskedShown(ref, by, until, reason, fingerprint(request.asked_by), request.words)


def answer_request(
    path: Path, identity: Path, passphrase: Passphrase, out: Path, clock: Clock, *, granted: bool
) -> None:
    """Answer a request, on the custodian's own machine.

    Raises:
        BadUnsealing, BadCustodian, WrongPassphrase, Refused: As they say.
    """
    write_nothing_over(out, (), (path, identity))
    request = read_request(path)
    approval = answer(request, open_identity(identity, passphrase), granted=granted, today=clock().date().isoformat())
    write_out(out, to_cbor(approval), never=(path, identity))


def open_original(
    casebook: Path,
    passphrase: Passphrase,
    answers: Sequence[Path],
    out: Path,
    recipients: tuple[str, ...],
    clock: Clock,
) -> Path:
    """Open an original with two approvals, and write all that was closed with it into a new folder.

    Anything else that is closed to custodians — a request, why somebody is hidden, names of a way — goes into one file.

    Args:
        casebook: Its path.
        passphrase: Of whoever asked.
        answers: Files of two custodians.
        out: The new folder, or the file.
        recipients: age recipients, to whom every file is encrypted; none: plain, which the person has confirmed.
        clock: The time, UTC.

    Raises:
        BadUnsealing: No request waits for these answers, or one of them does not hold.
        CannotWrite: It cannot stand there; found out before anything is opened.
    """
    approvals = [read_approval(path) for path in answers]
    never = (*kept_files(casebook, passphrase), *answers)
    write_nothing_over(out, recipients, never)
    require_apart(out, casebook)
    with aside(out) as part, opened(_there(casebook), passphrase, clock) as open_book:
        content, _ = unseal_with(open_book, approvals, clock)
        original = _original_in(content)
        if original is None:
            return write_out(out, _file_of(content), recipients, never)
        return put(part, out, files_of(original, encrypted=bool(recipients)), recipients)


def write_nothing_over(out: Path, recipients: tuple[str, ...], never: Sequence[Path]) -> None:
    """Refuse early what could not be written at the end: an approval opens once."""
    if out.exists():
        raise CannotWrite(out, "something stands there", "Name another one")
    Targets(json=out, recipients=recipients).require_writable(never)


def _original_in(content: bytes) -> SealedOriginal | None:
    try:
        return from_cbor(content, SealedOriginal)
    except ValueError:
        return None


def _file_of(content: bytes) -> bytes:
    """A request as it came; of a step of custody, or of who is hidden, lines of text."""
    with suppress(ValueError):
        why = from_cbor(content, HidingReason)
        return f"{why.because}\t{why.way or ''}\nby\t{why.by}\nsecond\t{why.second}\n".encode()
    with suppress(ValueError):
        return unpadded(from_cbor(content, Request).padded)
    names = from_cbor(content, CustodyNames)
    lines = [*(f"{ref}\t{name}" for ref, name in names.names), f"note\t{names.note}", f"salt\t{names.salt}"]
    return ("\n".join(lines) + "\n").encode()


def _words_of(custodian: PublicCustodian) -> str:
    return fingerprint(custodian.box_key, custodian.sign_key)


def _there(casebook: Path) -> Path:
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    return casebook
