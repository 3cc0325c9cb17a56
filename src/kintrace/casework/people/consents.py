"""What people allowed, and took back; and what two people confirmed: kept as entries, asked at each release."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from kintrace.casework.computing import findings_of
from kintrace.casework.contents import contents_of
from kintrace.casework.days import day_of
from kintrace.casework.kinds import CONFIRMED, CONSENTED
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import sides_of
from kintrace.casework.people.looking import note_look
from kintrace.casework.people.roles import new_person
from kintrace.errors import BadConsent, Refused
from kintrace.model import (
    Confirmation,
    Confirmed,
    Consent,
    Findings,
    Giver,
    Linked,
    Reader,
    When,
    from_cbor,
    to_cbor,
)
from kintrace.outputs import render
from kintrace.protect import Passphrase, release
from kintrace.protect.gate.leaving import standing
from kintrace.store import Casebook

Clock = Callable[[], datetime]
T = TypeVar("T")

PURPOSE = "consents"
CONFIRMING = 2  # different people
_RECORDING = frozenset({Reader.DOCUMENTER, Reader.CASEWORKER})  # who sit with those who give it
_CONFIRMING = frozenset({Reader.REVIEWER, Reader.CASEWORKER})


@dataclass(frozen=True, slots=True)
class Given:
    """A consent as somebody gave it.

    Args:
        item: Reference of what it covers.
        purpose: For what, from wide to narrow.
        recipient: For whom, exactly.
        until: EDTF; its last day is the last on which it holds.
        given: How: spoken, thumb print, in writing.
        explained: How it was explained before, and in which language.
        giver: As whom they gave it.
        by: Reference of who gave it; empty: one is made.
        handed_over: Whether this guardian is said to have handed the child over.
    """

    item: str
    purpose: str
    recipient: str
    until: str
    given: str
    explained: str
    giver: Giver = Giver.PERSON
    by: str = field(default="", repr=False)
    handed_over: bool = field(default=False, repr=False)


def record_consent(casebook: Path, passphrase: Passphrase, given: Given, clock: Clock) -> Consent:
    """Write down what somebody allowed. The same once more adds nothing.

    Raises:
        BadConsent: Something is missing or not in the words of consents, or it has ended already.
        Refused: The person at the keyboard neither takes writings in nor sits with families.
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    with opened(casebook, passphrase, clock) as open_book:
        _require_any(open_book, _RECORDING)
        consent = _consent(given, open_book)
        last = consent.expiry.last
        if last is None or last < day_of(clock()):
            raise BadConsent("this consent has ended already")
        known = consents_in(open_book.book)
        consent = replace(consent, after=_taken_back_before(consent, known))
        if given.item.startswith(("lead:", "epi:", "per:")):
            consent = replace(consent, mentions=_mentions_of(given.item, _found(open_book)))
        for old in standing(known):
            giver = old.by if given.by else consent.by
            if replace(old, ref=consent.ref, recorded_by=consent.recorded_by, by=giver) == consent:
                return old
        open_book.book.append(CONSENTED, to_cbor(consent), person=open_book.person)
    return consent


def withdraw_consent(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> Consent:
    """Take a consent back: from now on nothing goes out by it. Withdrawn before, it stays so and nothing is added.

    Raises:
        BadConsent: None is recorded under this reference.
        Refused: As ``record_consent``.
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    with opened(casebook, passphrase, clock) as open_book:
        _require_any(open_book, _RECORDING)
        found = [c for c in consents_in(open_book.book) if c.ref == ref]
        if not found:
            raise BadConsent("no consent is recorded under this reference")
        withdrawn = next((c for c in found if c.withdrawn), None)
        if withdrawn is None:
            withdrawn = replace(found[-1], withdrawn=True, recorded_by=open_book.person)
            open_book.book.append(CONSENTED, to_cbor(withdrawn), person=open_book.person)
    return withdrawn


def show_consents(casebook: Path, passphrase: Passphrase, clock: Clock) -> str:
    """Give the list of consents and confirmations, for a caseworker, and note that somebody looked.

    Raises:
        Refused: The person has not the role caseworker.
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    with opened(casebook, passphrase, clock) as open_book:
        open_book.require(Reader.CASEWORKER)
        released = release(
            Findings((), (), (), Linked()),
            Reader.CASEWORKER,
            PURPOSE,
            as_of=day_of(clock()),
            consents=consents_in(open_book.book),
            confirmations=confirmations_in(open_book.book),
        )
        text = b"".join(render("consents-text", released).values()).decode("utf-8")
        note_look(open_book, released, ("consents-text",))
    return text


def confirm(casebook: Path, passphrase: Passphrase, item: str, what: Confirmed, clock: Clock) -> int:
    """Write down one person's word that somebody died, or that the family was told in person.

    Args:
        item: Reference of the lead, or of its person.

    Returns:
        How many different people have confirmed it by now.

    Raises:
        Refused: The person at the keyboard is not named yet, or is neither reviewer nor caseworker; or the family is
            said to be told before two people confirmed the death.
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    with opened(casebook, passphrase, clock) as open_book:
        _require_any(open_book, _CONFIRMING)
        if not open_book.person:
            raise Refused(
                "It takes two different people, and this casebook does not know yet who is who. "
                "Give each their slot and roles first: kintrace people grant."
            )
        known = [c for c in confirmations_in(open_book.book) if c.item == item]
        dead = {c.by for c in known if c.what is Confirmed.DEATH}
        if what is Confirmed.TOLD_IN_PERSON and len(dead) < CONFIRMING:
            raise Refused("No family is told of a death before two different people have confirmed it.")
        here = {c.by for c in known if c.what is what}
        if open_book.person not in here:
            one = Confirmation(f"cnf:{secrets.token_hex(8)}", item, what, open_book.person)
            open_book.book.append(CONFIRMED, to_cbor(one), person=open_book.person)
    return len(here | {open_book.person})


def consents_in(book: Casebook, findings: Findings | None = None) -> tuple[Consent, ...]:
    """All consents that a casebook holds, withdrawals too, in order.

    Args:
        book: Open.
        findings: What is computed of it now: a consent for a lead or person is then given with the reference that they
            have today. What was taken back holds for whoever it may be; what was allowed only for who it surely is.
    """
    said = _nouns(book, CONSENTED, Consent)
    if findings is None:
        return said
    gone = {c.ref for c in said if c.withdrawn}
    return tuple(now for c in said for now in _today(c, findings, closes=c.ref in gone))


def _today(consent: Consent, findings: Findings, *, closes: bool) -> tuple[Consent, ...]:
    """A consent by the references of today."""
    leads = findings.assessments
    there = any(consent.item in (a.ref, a.episode.ref, a.episode.person) for a in leads)
    if not consent.mentions or (there and not closes):
        return (consent,)
    persons = [p.ref for p in findings.linked.persons if set(p.mentions) & set(consent.mentions)]
    if closes:
        return (consent, *(replace(consent, item=person) for person in persons if person != consent.item))
    ours = [a.ref for a in leads if a.episode.person in persons]
    return (replace(consent, item=ours[0]),) if len(persons) == len(ours) == 1 else (consent,)


def _mentions_of(item: str, findings: Findings) -> tuple[str, ...]:
    """Mentions of the person that a reference of a lead, an episode or a person stands for."""
    known = {ref: a.episode.person for a in findings.assessments for ref in (a.ref, a.episode.ref)}
    person = known.get(item, item)
    return next((tuple(sorted(p.mentions)) for p in findings.linked.persons if p.ref == person), ())


def confirmations_in(book: Casebook) -> tuple[Confirmation, ...]:
    """All confirmations that a casebook holds, in order."""
    return _nouns(book, CONFIRMED, Confirmation)


def _taken_back_before(consent: Consent, known: Sequence[Consent]) -> tuple[str, ...]:
    """What the same giver had taken back when they gave a consent: by their reference, or the same thing as the same.

    That it was given after is said in the consent itself: copies of a casebook are merged, and clocks may be wrong.
    """
    gone = {c.ref for c in known if c.withdrawn}
    own = [c for c in known if c.ref in gone and c.giver is consent.giver]
    return tuple(sorted({c.ref for c in own if c.by == consent.by or c.item == consent.item}))


def _nouns(book: Casebook, kind: str, noun: type[T]) -> tuple[T, ...]:
    return tuple(from_cbor(e.payload, noun) for e in book.entries(kinds=(kind,)) if e.payload is not None)


def _found(open_book: Opened) -> Findings:
    book = open_book.book
    contents = contents_of(book)
    with sides_of(book, contents.lists.values()):
        return findings_of(book, open_book.keys, contents, lambda *_: None)


def _consent(given: Given, open_book: Opened) -> Consent:
    try:
        return Consent(
            f"con:{secrets.token_hex(8)}",
            given.item,
            given.purpose,
            given.recipient,
            When(given.until),
            given.given,
            given.explained,
            given.by or new_person(),
            giver=given.giver,
            handed_over=given.handed_over,
            recorded_by=open_book.person,
        )
    except ValueError:  # its words are not repeated: they could hold a name
        raise BadConsent(
            "this is no consent: item, purpose (tracing, tracing/letter), recipient (icrc), last day (2026-06-30), "
            "how it was given and how it was explained"
        ) from None


def _require_any(open_book: Opened, roles: frozenset[Reader]) -> None:
    if not open_book.roles & roles:
        open_book.require(min(roles))
