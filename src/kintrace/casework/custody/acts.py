"""What people do about custody: write a step down, show the way of each document, give it out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.contents import contents_of
from kintrace.casework.custody.export import export_of
from kintrace.casework.custody.steps import custody_of, read_details, told, write_down
from kintrace.casework.keeping.backups import head_words
from kintrace.casework.kinds import EXPORTED
from kintrace.casework.opening import Opened, opened
from kintrace.casework.people.looking import note_look
from kintrace.casework.showing.writing import kept_files, write_out
from kintrace.errors import NoSuchFolder, Refused
from kintrace.model import CustodyAct, Exported, Findings, Linked, Reader, Released, to_cbor
from kintrace.outputs import render
from kintrace.protect import Passphrase, release

PURPOSE = "custody"
FORM = "custody-export"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class GivenOut:
    """An export of custody: where it lies, and the head of the casebook that it was made from."""

    path: Path
    head: str


def note_custody(
    casebook: Path, passphrase: Passphrase, arrivals: Sequence[str], details: Path, handed_over: bool, clock: Clock
) -> int:
    """Write down where arrivals came from, or that they went on to the next hands.

    Returns:
        How many steps were new.

    Raises:
        BadDetails: The details cannot be read.
        Refused: A reference that no arrival of this casebook has.
    """
    _, said = read_details(details)
    act = CustodyAct.HANDED_OVER if handed_over else CustodyAct.RECEIVED
    with opened(_there(casebook), passphrase, clock) as open_book:
        _require_arrivals(open_book, arrivals)
        steps = [told(open_book.keys, arrival, act, said, open_book.person) for arrival in arrivals]
        return write_down(open_book.book, steps, open_book.person)


def show_custody(casebook: Path, passphrase: Passphrase, clock: Clock) -> str:
    """Give the way of each document as text, for a custodian.

    Raises:
        Refused: The person has not the role custodian.
    """
    with opened(_there(casebook), passphrase, clock) as open_book:
        released = _released(open_book)
        shown = b"".join(render("custody-text", released).values()).decode("utf-8")
        note_look(open_book, released, ("custody-text",))
        return shown


def export_custody(
    casebook: Path,
    passphrase: Passphrase,
    arrivals: Sequence[str],
    out: Path,
    recipients: tuple[str, ...],
    clock: Clock,
) -> GivenOut:
    """Give the way of arrivals out, to be verified without kintrace. Written down before it is written out.

    Raises:
        Refused: The person has not the role custodian, or a reference that no arrival has.
        CannotWrite: It cannot stand there.
    """
    with opened(_there(casebook), passphrase, clock) as open_book:
        released = _released(open_book, arrivals)
        _require_arrivals(open_book, arrivals)
        now, head = clock(), head_words(open_book.book)
        body = export_of(open_book.book, released, arrivals, head, now)
        said = Exported(
            FORM, released.reader.value, " ".join(recipients), PURPOSE, head, hashlib.sha256(body).hexdigest(),
            now.isoformat(timespec="seconds"),
        )  # fmt: skip
        note_look(open_book, released, (FORM,))
        open_book.book.append(EXPORTED, to_cbor(said), person=open_book.person)
        never = kept_files(casebook, passphrase)
        return GivenOut(write_out(out, body, recipients, never), head)


def _released(open_book: Opened, arrivals: Sequence[str] = ()) -> Released:
    open_book.require(Reader.CUSTODIAN)
    contents = contents_of(open_book.book)
    wanted = set(arrivals)
    steps = tuple(s for s in custody_of(open_book.book) if not wanted or s.arrival in wanted)
    names = tuple(sorted((ref, r.file_name) for ref, r in contents.reads.items() if not wanted or ref in wanted))
    findings = Findings((), (), (), Linked((), (), ()), custody=steps, arrival_names=names)
    return release(findings, Reader.CUSTODIAN, PURPOSE)


def _require_arrivals(open_book: Opened, arrivals: Sequence[str]) -> None:
    there = contents_of(open_book.book).reads
    unknown = [arrival for arrival in arrivals if arrival not in there]
    if unknown:
        raise Refused(f"{len(unknown)} of these references belong to no arrival of this casebook.")


def _there(casebook: Path) -> Path:
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    return casebook
