"""Merge incident mentions of a document that are one event, and split one that is two. Each is one entry."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from kintrace.casework.coding.shared import Clock, quote_at, reading_of, require
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import REGROUPED
from kintrace.claims import own_ref
from kintrace.errors import Refused
from kintrace.model import Coding, IncidentMention, Property, Regrouping, RegroupingAct, to_cbor
from kintrace.protect import Passphrase


def merge_incidents(
    casebook: Path, passphrase: Passphrase, incidents: Collection[str], clock: Clock, why: str = ""
) -> Regrouping:
    """Write down that incident mentions of a document are one event.

    The first that the document tells of takes in the words, victims and claims of the others.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        incidents: References of two or more, of one document.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: One of them does not stand, or they are of two documents.
        Refused: Fewer than two; no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    wanted = set(incidents)
    if len(wanted) < 2:
        raise Refused("Two or more incidents are merged into one. Nothing was written.")
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        coding, _ = reading_of(desk, min(wanted).rpartition("/")[0])
        found = tuple(i for i in coding.incidents if i.ref in wanted)
        if len(found) != len(wanted):
            raise NothingOfThis
        return _write(desk, coding, RegroupingAct.MERGE, found, why=why)


def split_incident(
    casebook: Path,
    passphrase: Passphrase,
    incident: str,
    span: tuple[int, int],
    clock: Clock,
    *,
    victims: Collection[str] = (),
    claims: Collection[str] = (),
    why: str = "",
) -> Regrouping:
    """Write down that an incident mention is two events.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        incident: Reference of the one.
        span: The words of the other one, in code points of the document.
        clock: The time, UTC.
        victims: References of those whom the other one befell. They leave the first, unless nobody would be left in it.
        claims: References of the claims that go with it. Where none says what was done, it is said of both.
        why: Their reason.

    Raises:
        NothingOfThis: The incident, a victim or a claim does not stand in it.
        Refused: No words there, or the words of another incident; nothing would be left of the first; no role for it,
            or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        coding, document = reading_of(desk, incident.rpartition("/")[0])
        old = next((i for i in coding.incidents if i.ref == incident), None)
        theirs = [c for c in coding.claims if c.about == incident]
        if old is None or set(victims) - set(old.victims) or set(claims) - {c.ref for c in theirs}:
            raise NothingOfThis
        quote = quote_at(document, span)
        if any(quote == replace(i.quote, cell=None) for i in coding.incidents):
            raise Refused("These are the words of an incident already: give those that tell of the other one.")
        acts = [c for c in theirs if c.property is Property.ACT]
        if acts and all(c.ref in set(claims) for c in acts):
            raise Refused("Nothing would be left of the first one: a claim of what was done has to stay with it.")
        new = IncidentMention("", document.ref, quote, victims=tuple(v for v in old.victims if v in set(victims)))
        new = replace(new, ref=own_ref(new, "i"))
        return _write(desk, coding, RegroupingAct.SPLIT, (old, new), tuple(claims), why)


def withdraw_regrouping(desk: Keyboard, ref: str) -> None:
    """Take one's own regrouping back; it counts as never made. Done twice it adds nothing.

    Raises:
        NothingOfThis: No such regrouping.
        Refused: It is somebody else's.
    """
    ours = [g for on in desk.contents.regroupings.values() for g in on if g.ref == ref]
    if not ours:
        raise NothingOfThis
    if ours[0].by != desk.person:
        raise Refused("What incidents are is taken back by who said so.")
    if not any(g.withdrawn for g in ours):
        desk.open_book.book.append(REGROUPED, to_cbor(replace(ours[0], withdrawn=True)), person=desk.person)


def _write(
    desk: Keyboard,
    coding: Coding,
    act: RegroupingAct,
    incidents: tuple[IncidentMention, ...],
    claims: tuple[str, ...] = (),
    why: str = "",
) -> Regrouping:
    victims = {v for i in incidents for v in i.victims}
    made = Regrouping(
        ref=f"reg:{secrets.token_hex(16)}",
        document=coding.document,
        act=act,
        incidents=incidents,
        persons=tuple(p for p in coding.persons if p.ref in victims),
        claims=tuple(c for c in coding.claims if c.ref in claims),
        by=desk.person,
        why=why,
    )
    desk.open_book.book.append(REGROUPED, to_cbor(made), person=desk.person)
    return made
