"""Let a form leave the casebook: an entry among the facts says so, and one among the reads says what was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kintrace.casework.computing import findings_of
from kintrace.casework.contents import contents_of
from kintrace.casework.days import day_of
from kintrace.casework.keeping.backups import head_words
from kintrace.casework.kinds import EXPORTED
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import sides_of
from kintrace.casework.people.looking import note_look
from kintrace.casework.showing.writing import Targets, kept_files, write_out
from kintrace.errors import NoSuchFolder, Refused
from kintrace.model import Exported, Reader, from_cbor, to_cbor
from kintrace.outputs import render
from kintrace.outputs.counts_csv import period_end
from kintrace.protect import Passphrase, release

Clock = Callable[[], datetime]
COUNTS = "counts-csv"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What shall leave, and for whom.

    Args:
        form: Name of a form of one text file, in which lines that start with ``#`` are for people.
        reader: As whom it is made; the person at the keyboard has that role.
        purpose: Why.
        out: The file.
        recipients: age recipients; none: plain, which the person has confirmed.
        once_a_quarter: Whether a second one of the same quarter has to say the same: two that differ by a few people
            could be compared.
    """

    form: str
    reader: Reader
    purpose: str
    out: Path
    recipients: tuple[str, ...] = field(default=(), repr=False)
    once_a_quarter: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """An export that was written: where, and the head of the casebook it was made from."""

    path: Path
    head: str


def export_counts(casebook: Path, passphrase: Passphrase, out: Path, recipients: tuple[str, ...], clock: Clock) -> Left:
    """Write counts that may be published. In each quarter of a year they say one thing only.

    Raises:
        Refused: The person is no analyst; or other counts of this quarter have left already.
        CannotWrite, BadRecipient: As ``export``.
    """
    leaving = Leaving(COUNTS, Reader.ANALYST, "publishing counts", out, recipients, once_a_quarter=True)
    return export(casebook, passphrase, leaving, clock)


def export(casebook: Path, passphrase: Passphrase, leaving: Leaving, clock: Clock) -> Left:
    """Write a form that leaves the casebook. Its first line tells the casebook's head.

    The entries are there before the file is: broken off between them, something is said to have left that did not,
    never the other way round.

    Args:
        casebook: Its path.
        passphrase: Of somebody who has the role.
        leaving: What, and for whom.
        clock: The time, UTC.

    Returns:
        Where it lies, and the head. The digest in the entry is of all lines but the first, before encryption.

    Raises:
        Refused: The person has not the role, or something else left in this quarter.
        CannotWrite: The file cannot stand there.
        BadRecipient: One that age does not know.
        NoSuchFolder: There is no such casebook.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    never = kept_files(casebook, passphrase)
    Targets(json=leaving.out, recipients=leaving.recipients).require_writable(never)
    with opened(casebook, passphrase, clock) as open_book:
        open_book.require(leaving.reader)
        head, written = _noted(open_book, leaving, clock().astimezone(UTC))
        write_out(leaving.out, written, leaving.recipients, never)
    return Left(leaving.out, head)


def _noted(open_book: Opened, leaving: Leaving, now: datetime) -> tuple[str, bytes]:
    """Render a form, and write into the casebook that it leaves."""
    book = open_book.book
    contents = contents_of(book)
    with sides_of(book, contents.lists.values()):
        findings = findings_of(book, open_book.keys, contents, lambda *_: None)
    released = release(findings, leaving.reader, leaving.purpose, as_of=day_of(now))
    body = b"".join(render(leaving.form, released).values())
    digest, head = hashlib.sha256(body).hexdigest(), head_words(book)
    if leaving.once_a_quarter:
        _require_the_same(open_book, leaving.form, now, digest)
    said = Exported(
        leaving.form, leaving.reader.value, " ".join(leaving.recipients), leaving.purpose, head, digest, now.isoformat()
    )
    with book.transaction():
        book.append(EXPORTED, to_cbor(said), person=open_book.person)
        note_look(open_book, released, (leaving.form,))
    return head, f"# Made from the casebook whose head is: {head}\n".encode() + body


def _require_the_same(open_book: Opened, form: str, now: datetime, digest: str) -> None:
    period = _period(now)
    for entry in open_book.book.entries(kinds=(EXPORTED,)):
        if entry.payload is None:
            continue
        before = from_cbor(entry.payload, Exported)
        same_period = before.form == form and _period(datetime.fromisoformat(before.at)) == period
        if same_period and before.digest != digest:
            raise Refused(
                "Other counts have left this casebook for the same quarter, and the two could be compared to find "
                "single persons. Use those, or wait for the next quarter; nothing was written."
            )


def _period(at: datetime) -> str:
    return period_end(day_of(at)).isoformat()
