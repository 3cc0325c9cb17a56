"""What goes together when something is erased or held: found by what each entry says it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kintrace.casework.computing import findings_of
from kintrace.casework.contents import contents_of
from kintrace.casework.days import day_of
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.kinds import ASKED, CUSTODY, CUSTODY_NAMES, CUSTODY_NAMES_SEALED_V
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import sides_of
from kintrace.casework.subjects import ABOUT, PART, subjects_of, whole_of
from kintrace.errors import KintraceError, NoSuchFolder
from kintrace.model import Assessment, Reader, Request, from_cbor
from kintrace.protect import Passphrase
from kintrace.store import Casebook, Entry, erase_all, erased_wholes, not_knowing

Clock = Callable[[], datetime]
AGAIN = "merged"
"""What an ``erased`` entry says of what a merge brought of something erased."""
MAY_ERASE = frozenset({Reader.REVIEWER, Reader.CASEWORKER, Reader.CUSTODIAN})


class NothingOfThis(KintraceError):
    """A reference names nothing that the casebook holds."""

    exit_code = 2

    def __init__(self, problem: str = "The casebook holds nothing, any more, of one of these references") -> None:
        super().__init__(
            f"{problem}. Leads (lead:…) stand in the JSON of kintrace trace, arrivals (arr:…) in custody show, "
            "holds in kintrace hold; a file that still lies somewhere is named with --file. Nothing was changed."
        )


@dataclass(frozen=True, slots=True)
class Held:
    """One entry that holds something of a file, and what it holds of it."""

    entry: Entry = field(repr=False)
    subjects: tuple[str, ...]


def at_casebook(casebook: Path, passphrase: Passphrase, clock: Clock) -> AbstractContextManager[Opened]:
    """Open a casebook that is there.

    Raises:
        NoSuchFolder: It is not.
        KintraceError: It does not open.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    return opened(casebook, passphrase, clock)


def require_may(open_book: Opened) -> None:
    """Refuse to those who may neither erase nor hold.

    Raises:
        Refused: They have no role for it.
    """
    if not open_book.roles & MAY_ERASE:
        open_book.require(Reader.REVIEWER)  # says what is wanted


def today_of(clock: Clock) -> date:
    """Give the day that it is in Myanmar."""
    return day_of(clock())


def references_of(open_book: Opened, refs: Sequence[str | Path]) -> list[str]:
    """References of documents and arrivals, where leads or files were named.

    Raises:
        NothingOfThis: A lead that is not there, or a file that cannot be read.
    """
    found: list[str] = []
    for ref in refs:
        if isinstance(ref, Path):
            found.append(_document_of(open_book, ref))
        elif ref.startswith("lead:"):
            found += _documents_of_lead(open_book, ref)
        else:
            found.append(ref)
    return found


def _document_of(open_book: Opened, file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return open_book.keys.ref("doc", hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError:
        raise NothingOfThis("One of the files cannot be read") from None


def _documents_of_lead(open_book: Opened, ref: str) -> tuple[str, ...]:
    found = _leads(open_book, frozenset({ref}))
    documents = {document for lead in found for document in lead.documents}
    if not documents:
        raise NothingOfThis
    return tuple(sorted(documents))


def _leads(open_book: Opened, refs: Collection[str]) -> tuple[Assessment, ...]:
    """The leads of some references; one by which somebody was hidden before stands for the leads of them now."""
    book = open_book.book
    contents = contents_of(book)
    with sides_of(book, contents.lists.values()):
        findings = findings_of(book, open_book.keys, contents, lambda *_: None)
    there = {a.ref for a in findings.assessments}
    before = {anchor.mention for wish in hidden_in(book) if wish.lead in refs and wish.lead not in there
              for anchor in wish.about}  # fmt: skip
    persons = {p.ref for p in findings.linked.persons if not before.isdisjoint(p.mentions)}
    return tuple(a for a in findings.assessments if a.ref in refs or a.episode.person in persons)


def holdings_of(book: Casebook) -> list[Held]:
    """All entries that hold something of files that were taken in."""
    found: list[Held] = []
    steps: dict[tuple[str, int], str] = {}  # where in its writer's chain a step of custody stands
    for entry in book.entries(kinds=(*PART, *ABOUT)):
        if entry.payload is None:
            continue
        if entry.kind == CUSTODY_NAMES and entry.v >= CUSTODY_NAMES_SEALED_V:
            before = steps.get((entry.writer, entry.seq - 1))  # closed to custodians: it follows the step it is of
            subjects: tuple[str, ...] = (before,) if before else ()
        else:
            subjects = subjects_of(entry.kind, entry.payload, entry.v)
        if entry.kind == CUSTODY:
            steps[entry.writer, entry.seq] = next((ref for ref in subjects if ref.startswith("cus:")), "")
        found.append(Held(entry, (*subjects, entry.id)))
    return found


def leads_named(open_book: Opened, refs: Sequence[str | Path]) -> frozenset[str]:
    """References by which a consent or confirmation may speak of the leads that were named."""
    wanted = {ref for ref in refs if isinstance(ref, str) and ref.startswith("lead:")}
    if not wanted:
        return frozenset()
    now = {ref for a in _leads(open_book, wanted) for ref in (a.ref, a.episode.ref, a.episode.person)}
    return frozenset(wanted | now)


def all_of(there: list[Held], refs: Sequence[str], also: Collection[str] = ()) -> tuple[list[Held], frozenset[str]]:
    """Find all that goes with some references, and the references of the files that they belong to.

    Args:
        there: What the casebook holds.
        refs: Of files, documents, mentions, steps of custody, requests.
        also: Further references by which something may speak of them (``leads_named``).

    Raises:
        NothingOfThis: Nothing is there of one of them.
    """
    named = {_file_of(there, ref) for ref in refs} | set(also)
    named |= _asked_again(there, named)
    pieces = [set(one.subjects[:-1]) for one in there if one.entry.kind in PART]
    while more := {ref for piece in pieces if piece & named for ref in piece} - named:
        named |= more
    going = [one for one in there if _speaks_of(one, named)]
    named |= {ref for one in going if one.entry.kind == CUSTODY for ref in one.subjects if ref.startswith("cus:")}
    going = [one for one in there if _speaks_of(one, named)]
    return going, frozenset(named)


def _asked_again(there: list[Held], named: Collection[str]) -> set[str]:
    """Ids of requests that are the same words as one that is named, asked once more."""
    asked = {one.entry.id: from_cbor(one.entry.payload, Request) for one in there
             if one.entry.kind == ASKED and one.entry.payload is not None}  # fmt: skip
    words = {request.padded for ref, request in asked.items() if ref in named and request.box is None}
    return {ref for ref, request in asked.items() if request.box is None and request.padded in words}


def _speaks_of(one: Held, named: set[str]) -> bool:
    return any(whole in named for ref in one.subjects for whole in whole_of(ref))


def _file_of(there: list[Held], ref: str) -> str:
    """The document or arrival that a reference stands for, or the entry that it is."""
    known = {subject for one in there if one.entry.kind in PART for subject in one.subjects[:-1]}
    known |= {one.entry.id for one in there if one.entry.kind in ABOUT}
    known |= {ref for one in there if one.entry.kind == ASKED for ref in one.subjects}  # by its id before it was closed
    for whole in whole_of(ref):
        if whole in known:
            return whole
    raise NothingOfThis


def whole_refs(named: Collection[str]) -> tuple[str, ...]:
    """Of the references of what is erased those of files as a whole: arrivals and documents."""
    return tuple(sorted(ref for ref in named if ref.startswith(("arr:", "doc:"))))


def erase_what_came_back(book: Casebook, person: str) -> int:
    """Erase again what another copy wrote of files that were erased in this one, or in that: another coding, a reason.

    Belongs inside the transaction of a merge.

    Returns:
        How many payloads.
    """
    there = holdings_of(book)
    going: dict[str, None] = {}
    for erasure, refs in erased_wholes(book):
        ids = [one.entry.id for one in there if _speaks_of(one, set(refs))]
        going.update(dict.fromkeys(not_knowing(book, erasure, ids)))
    if going:
        erase_all(book, list(going), AGAIN, person)
    return len(going)
