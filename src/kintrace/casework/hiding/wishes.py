"""Who asks not to be found: recorded by the person's own wish, or by two custodians for danger; ended by the wish.

No program step decides it: that somebody "ran off" may be what the taker says. What follows from it is in
``leaving_out``: nothing told of them after their taking is in anything that is computed, so that no match, list,
search, form, count or entry of a look can hold it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from kintrace.casework.computing import findings_of, readings_of
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.hiding.knowing_again import known_by
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.kinds import NOT_FOUND, NOT_FOUND_V
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import sides_of
from kintrace.casework.people.roles import who_opened
from kintrace.errors import KintraceError, NoSuchFolder, Refused
from kintrace.model import (
    Anchor,
    Assessment,
    Findings,
    HiddenBecause,
    HidingReason,
    NotToBeFound,
    Reader,
    Released,
    WishWay,
    to_cbor,
)
from kintrace.protect import Passphrase, close, slots_shown

Clock = Callable[[], datetime]
_AS_MANY = 8  # references of wishes that one end names, most of nothing
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
) -> str:
    """Record that somebody is not to be found. What is computed is computed again, without it, before this returns.

    It is one entry each time, and nothing that comes back tells whether it was done before. What was computed is
    dropped in the same step: killed in between, nothing is left that was computed with what came later.

    Args:
        casebook: Its path.
        passphrase: Of who records it.
        lead: Reference of a lead that tells of their taking.
        clock: The time, UTC.
        wish: How their own wish was told; ``None``: they could not be asked and are in danger.
        second: Passphrase of the other custodian, who agrees; only for danger.

    Returns:
        Reference of what was written down: by it custodians are asked to open why, where that is closed to them.

    Raises:
        Refused: It is neither their wish nor the word of two different custodians.
        NoSuchLead: The reference names no lead that is shown.
        KintraceError: The casebook does not open.
    """
    if (wish is None) == (second is None):
        raise Refused("Somebody is hidden by their own wish, or by two custodians for danger: it is one of the two.")
    other = "" if second is None else _somebody(casebook, second, clock, frozenset({Reader.CUSTODIAN}))
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, danger=wish is None, other=other)
        reason = HidingReason(HiddenBecause.DANGER if wish is None else HiddenBecause.WISH, wish, desk.person, other)
        about, before = _about(desk, lead)
        known, since = _known(desk, about)
        known = tuple(sorted({*known, *(digest for w in before for digest in w.known_by)}))
        since = min((day for day in (since, *(w.since for w in before)) if day), default="")
        made = NotToBeFound(_new_ref(), lead, about, *_open(reason), known_by=known, since=since)
        _write_down(desk, made, reason)
    return made.ref


def unhide(
    casebook: Path,
    passphrase: Passphrase,
    lead: str,
    *,
    clock: Clock,
    wish: WishWay,
    second: Passphrase | None = None,
) -> str:
    """Record that somebody wishes to be found again. Only they can wish so, whoever hid them.

    It is one entry, and nothing that comes back tells whether they were hidden. Of a group each member is hidden by an
    entry of their own, and each entry ends one: the others stay hidden until they wish otherwise.

    Args:
        casebook, passphrase, lead, clock: As ``hide``.
        wish: How their wish was told.
        second: Passphrase of somebody else who may record it: wanted where the casebook knows two who may.

    Returns:
        Reference of what was written down.

    Raises:
        Refused: Whoever is at the keyboard may not record it, or nobody else who may agrees.
        NoSuchLead: The reference names no lead that is shown.
        KintraceError: The casebook does not open.
    """
    other = "" if second is None else _somebody(casebook, second, clock, MAY_RECORD)
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, danger=False, other="")
        _require_two(casebook, desk, other)
        reason = HidingReason(HiddenBecause.WISH, wish, desk.person, other)
        about, before = _about(desk, lead)
        ends = _filled(tuple(w.ref for w in (before[:1] if _of_a_group(desk, about) else before)))
        made = NotToBeFound(_new_ref(), lead, about, *_open(reason), ended=True, ends=ends)
        _write_down(desk, made, reason)
    return made.ref


def searchable(released: Released) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give all that may be searched, or offered while somebody types: leads, each with the names that were let out.

    The one source of every search, list of suggestions and match with what comes from outside: what is hidden, or
    withheld from this reader, is not in it.
    """
    return tuple((lead.ref, lead.who.names) for lead in released.leads if lead.who.names)


def _found(open_book: Opened, contents: Contents) -> Findings:
    with sides_of(open_book.book, contents.lists.values()):
        return findings_of(open_book.book, open_book.keys, contents, lambda *_: None)


def _somebody(casebook: Path, passphrase: Passphrase, clock: Clock, roles: frozenset[Reader]) -> str:
    """Who a second passphrase belongs to, where they have one of the roles; else nobody."""
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    with opened(casebook, passphrase, clock) as open_book:
        return open_book.person if open_book.roles & roles else ""


def _require(desk: Keyboard, *, danger: bool, other: str) -> None:
    if not desk.roles & MAY_RECORD:
        raise Refused("Your roles do not let you record whether somebody is to be found.")
    if danger and (Reader.CUSTODIAN not in desk.roles or not desk.person or not other or desk.person == other):
        raise Refused("For danger two different custodians have to agree, each with a passphrase of their own.")


def _require_two(casebook: Path, desk: Keyboard, other: str) -> None:
    """Refuse that one person alone shows who is hidden, where somebody else could agree."""
    shown = slots_shown(casebook)
    found = [who_opened(desk.open_book.book, slot.id, shown) for slot in shown]
    may = {who.person for who in found if who.person and who.roles & MAY_RECORD}
    if len(may - {desk.person}) > 0 and (not other or other == desk.person):
        raise Refused(
            "Two different people write down that somebody wishes to be found again, each with a passphrase of their "
            "own: --with-second, or --second-passphrase-file. Nothing was changed."
        )


def _write_down(desk: Keyboard, made: NotToBeFound, reason: HidingReason) -> None:
    """Append it, dropping what is computed without it in the same step; then compute anew.

    Where there are custodians, why and by whom is closed to them, in a box of one size.
    """
    book = desk.open_book.book
    custodians, person = enrolled(book), desk.person
    if custodians:
        box = close(to_cbor(reason), custodians)
        made, person = replace(made, because=None, way=None, by="", second="", closed=box), ""
    with book.transaction():
        book.append(NOT_FOUND, to_cbor(made), person=person, v=NOT_FOUND_V)
        book.drop_projections()
    _found(desk.open_book, desk.contents)


def _new_ref() -> str:
    return f"nf:{secrets.token_hex(16)}"


def _open(reason: HidingReason) -> tuple[HiddenBecause, WishWay | None, str, str]:
    return reason.because, reason.way, reason.by, reason.second


def _filled(refs: tuple[str, ...]) -> tuple[str, ...]:
    """References, and as many of nothing that their number tells nothing."""
    wanted = _AS_MANY * (len(refs) // _AS_MANY + 1)
    return tuple(sorted((*refs, *(_new_ref() for _ in range(wanted - len(refs))))))


def _about(desk: Keyboard, lead: str) -> tuple[tuple[Anchor, ...], tuple[NotToBeFound, ...]]:
    """Where the taking of a lead's person is told, and the wishes that stand for them.

    The reference may be one by which somebody was hidden before.
    """
    wishes = hidden_in(desk.open_book.book)
    found = next((a for a in desk.findings.assessments if a.ref == lead), None)
    about = _anchors(desk, found) if found is not None else next((w.about for w in wishes if w.lead == lead), None)
    if not about:
        raise NoSuchLead
    mentions = {anchor.mention for anchor in about}
    return about, tuple(w for w in wishes if mentions & {anchor.mention for anchor in w.about})


def _known(desk: Keyboard, about: tuple[Anchor, ...]) -> tuple[tuple[str, ...], str]:
    """By what somebody is known again, in every reading of what is computed from and of what was left of it."""
    book, keys = desk.open_book.book, desk.open_book.keys
    with sides_of(book, desk.contents.lists.values()):
        _, *others = readings_of(book, keys, desk.contents)
    return known_by(desk.contents, desk.findings.linked, about, keys, others)


def _of_a_group(desk: Keyboard, about: Collection[Anchor]) -> bool:
    mentions = {anchor.mention for anchor in about}
    return any(p.group for c in desk.contents.codings.values() for p in c.persons if p.ref in mentions)


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
