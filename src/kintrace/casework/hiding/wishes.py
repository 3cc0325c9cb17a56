"""Who asks not to be found: recorded by the person's own wish, or by two custodians for danger; ended by the wish.

No program step decides it: that somebody "ran off" may be what the taker says. What follows from it is in
``leaving_out``: nothing told of them after their taking is in anything that is computed, so that no match, list,
search, form, count or entry of a look can hold it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kintrace.casework.computing import findings_of
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.kinds import NOT_FOUND
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import sides_of
from kintrace.errors import KintraceError, NoSuchFolder, Refused
from kintrace.model import (
    Anchor,
    Assessment,
    Findings,
    HiddenBecause,
    NotToBeFound,
    Reader,
    Released,
    WishWay,
    to_cbor,
)
from kintrace.protect import Passphrase

Clock = Callable[[], datetime]
MAY_RECORD = frozenset({Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER, Reader.CUSTODIAN})


class NoSuchLead(KintraceError):
    """A reference names no lead that is shown."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("No lead has this reference. Take it from the JSON of kintrace trace; nothing was changed.")


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A casebook that is open, who opened it, and what is computed of it."""

    open_book: Opened
    contents: Contents = field(repr=False)
    findings: Findings = field(repr=False)

    @property
    def person(self) -> str:
        """Reference of who is at the keyboard; empty: the casebook knows nobody by this slot."""
        return self.open_book.person

    @property
    def roles(self) -> frozenset[Reader]:
        """What they may do."""
        return self.open_book.roles


@contextmanager
def at_the_desk(casebook: Path, passphrase: Passphrase, clock: Clock) -> Iterator[Keyboard]:
    """Open a casebook that is there, with all that is computed of it.

    Raises:
        NoSuchFolder: It is not there.
        KintraceError: It does not open.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    with opened(casebook, passphrase, clock) as open_book:
        contents = contents_of(open_book.book)
        yield Keyboard(open_book, contents, _found(open_book, contents))


def hide(
    casebook: Path,
    passphrase: Passphrase,
    lead: str,
    *,
    clock: Clock,
    wish: WishWay | None = None,
    second: Passphrase | None = None,
) -> None:
    """Record that somebody is not to be found. What is computed is computed again, without it, before this returns.

    Doing it twice changes nothing, and nothing that comes back tells whether it was done before.

    Args:
        casebook: Its path.
        passphrase: Of who records it.
        lead: Reference of a lead that tells of their taking.
        clock: The time, UTC.
        wish: How their own wish was told; ``None``: they could not be asked and are in danger.
        second: Passphrase of the other custodian, who agrees; only for danger.

    Raises:
        Refused: It is neither their wish nor the word of two different custodians.
        NoSuchLead: The reference names no lead that is shown.
        KintraceError: The casebook does not open.
    """
    if (wish is None) == (second is None):
        raise Refused("Somebody is hidden by their own wish, or by two custodians for danger: it is one of the two.")
    other = "" if second is None else _custodian(casebook, second, clock)
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, danger=wish is None, other=other)
        because = HiddenBecause.DANGER if wish is None else HiddenBecause.WISH
        about = _about(desk, lead)
        mentions = {anchor.mention for anchor in about}
        book, clash = desk.open_book.book, hidden_in(desk.open_book.book)
        if any(w.because is because and mentions <= {a.mention for a in w.about} for w in clash):
            return
        made = NotToBeFound(f"nf:{secrets.token_hex(16)}", lead, about, because, wish, desk.person, other)
        book.append(NOT_FOUND, to_cbor(made), person=desk.person)
        _found(desk.open_book, desk.contents)  # what was computed with it does not stay in the file


def unhide(casebook: Path, passphrase: Passphrase, lead: str, *, clock: Clock, wish: WishWay) -> None:
    """Record that somebody wishes to be found again. Only they can wish so, whoever hid them.

    Nothing that comes back tells whether they were hidden.

    Args:
        casebook, passphrase, lead, clock: As ``hide``.
        wish: How their wish was told.

    Raises:
        Refused: Whoever is at the keyboard may not record it.
        NoSuchLead: The reference names no lead that is shown.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, danger=False, other="")
        mentions = {a.mention for a in _about(desk, lead)}
        book = desk.open_book.book
        ended = [w for w in hidden_in(book) if mentions & {a.mention for a in w.about}]
        ends = [NotToBeFound(w.ref, w.lead, w.about, HiddenBecause.WISH, wish, desk.person, ended=True) for w in ended]
        if ends:
            book.append_all([(NOT_FOUND, to_cbor(end)) for end in ends], person=desk.person)
            _found(desk.open_book, desk.contents)


def searchable(released: Released) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give all that may be searched, or offered while somebody types: leads, each with the names that were let out.

    The one source of every search, list of suggestions and match with what comes from outside: what is hidden, or
    withheld from this reader, is not in it.
    """
    return tuple((lead.ref, lead.who.names) for lead in released.leads if lead.who.names)


def _found(open_book: Opened, contents: Contents) -> Findings:
    with sides_of(open_book.book, contents.lists.values()):
        return findings_of(open_book.book, open_book.keys, contents, lambda *_: None)


def _custodian(casebook: Path, passphrase: Passphrase, clock: Clock) -> str:
    """Who a second passphrase belongs to, where it is a custodian's; else nobody."""
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    with opened(casebook, passphrase, clock) as open_book:
        return open_book.person if Reader.CUSTODIAN in open_book.roles else ""


def _require(desk: Keyboard, *, danger: bool, other: str) -> None:
    if not desk.roles & MAY_RECORD:
        raise Refused("Your roles do not let you record whether somebody is to be found.")
    if danger and (Reader.CUSTODIAN not in desk.roles or not desk.person or not other or desk.person == other):
        raise Refused("For danger two different custodians have to agree, each with a passphrase of their own.")


def _about(desk: Keyboard, lead: str) -> tuple[Anchor, ...]:
    """Where the taking of a lead's person is told; the reference may be one by which somebody was hidden before."""
    found = next((a for a in desk.findings.assessments if a.ref == lead), None)
    if found is not None:
        return _anchors(desk, found)
    before = next((w.about for w in hidden_in(desk.open_book.book) if w.lead == lead), None)
    if before is None:
        raise NoSuchLead
    return before


def _anchors(desk: Keyboard, lead: Assessment) -> tuple[Anchor, ...]:
    """The mentions of a lead's person that a taking is told of; spans are those of the documents as they came."""
    ours = next((set(p.mentions) for p in desk.findings.linked.persons if p.ref == lead.episode.person), set())
    takings = {m for i in desk.findings.linked.incidents if i.ref in lead.episode.start for m in i.mentions}
    told = {v for c in desk.findings.codings for i in c.incidents if i.ref in takings for v in i.victims}
    quotes = {p.ref: p.quote for c in desk.contents.codings.values() for p in c.persons}
    return tuple(
        Anchor(ref, quotes[ref].document, quotes[ref].start, quotes[ref].end)
        for ref in sorted((ours & told) or ours)
        if ref in quotes
    )
