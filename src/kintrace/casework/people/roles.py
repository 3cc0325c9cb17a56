"""Who works with a casebook and in which roles: given by an administrator, bound to slots, kept as entries.

As long as nobody was given a role, whoever opens the casebook has all of them but the custodian's. From the first one
given, a slot that nobody gave roles to has none: a slot that somebody adds on the quiet opens nothing of content.
Roles bind this program; whoever holds a passphrase holds the keys, and could read the file with a program of their own.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.kinds import GRANTED, SLOTS, SlotsChanged
from kintrace.errors import NoSuchSlot, Refused
from kintrace.model import Grant, Reader, from_cbor, to_cbor
from kintrace.protect import Kind, Passphrase, SlotShown, Unlocked, slots_shown
from kintrace.store import Casebook

Clock = Callable[[], datetime]

ROLES = tuple(r for r in Reader if r is not Reader.FAMILY)
ALL_BUT_CUSTODIAN = frozenset(ROLES) - {Reader.CUSTODIAN}


@dataclass(frozen=True, slots=True)
class Who:
    """Who opened a casebook: their reference, empty where nobody was named, and their roles."""

    person: str
    roles: frozenset[Reader]


@dataclass(frozen=True, slots=True)
class Listed:
    """A slot of a key file and whose it is.

    Args:
        slot: As the key file shows it.
        person: Reference; empty: nobody's yet.
        roles: In order; empty: none.
    """

    slot: SlotShown
    person: str
    roles: tuple[Reader, ...]


def who_opened(book: Casebook, slot: str, shown: Iterable[SlotShown]) -> Who:
    """Say who opened a casebook.

    Args:
        book: The casebook.
        slot: Id of the slot that opened it.
        shown: The slots of its key file. A recovery slip that nobody gave roles to can give roles and sees nothing:
            with every passphrase forgotten, it lets somebody in again.
    """
    grants = _grants(book)
    if not grants:
        return Who("", ALL_BUT_CUSTODIAN)
    if slot in grants:
        return Who(grants[slot].person, frozenset(grants[slot].roles))
    slip = any(s.id == slot and s.kind is Kind.SLIP for s in shown)
    return Who("", frozenset({Reader.ADMINISTRATOR}) if slip else frozenset())


def require_administrator(casebook: Path, unlocked: Unlocked, clock: Clock) -> None:
    """Refuse to change who can open a casebook to whoever has not the role administrator.

    Raises:
        Refused: They have not.
        CasebookInUse, CasebookDamaged: As they say.
    """
    with Casebook.open(casebook, unlocked.ring, clock) as book:
        require_role(Reader.ADMINISTRATOR, who_opened(book, unlocked.slot, slots_shown(casebook)).roles)


def require_some_role(roles: frozenset[Reader]) -> None:
    """Refuse everything to whom nobody gave a role, where roles were given.

    Raises:
        Refused: They have none.
    """
    if not roles:
        raise Refused(
            "Nobody gave this slot a role yet. Somebody with the role administrator gives roles: kintrace people grant."
        )


def require_role(role: Reader, roles: frozenset[Reader]) -> None:
    """Refuse what the person at the keyboard has no role for.

    Raises:
        Refused: They do not have the role.
    """
    if role not in roles:
        has = f"You have: {', '.join(_in_order(roles))}." if roles else "You have none."
        raise Refused(
            f"This wants the role {role.value}. {has} Somebody with the role administrator gives roles: "
            "kintrace people grant."
        )


def reader_of(roles: frozenset[Reader], asked: Reader | None) -> Reader:
    """Say as whom somebody looks: as they ask, or in the first of their roles, those that see most first.

    Raises:
        Refused: They ask for a role they do not have, or have none.

    >>> reader_of(frozenset({Reader.ANALYST, Reader.REVIEWER}), None).value
    'reviewer'
    """
    if asked is None and roles:
        return next(r for r in ROLES if r in roles)
    require_role(asked or Reader.DOCUMENTER, roles)
    return asked or Reader.DOCUMENTER


def grant(casebook: Path, passphrase: Passphrase, slot: str, roles: Iterable[Reader], clock: Clock) -> Listed:
    """Give the holder of a slot roles, in the place of those they had.

    Args:
        casebook: Its path.
        passphrase: Of somebody with the role administrator.
        slot: Label or id of the holder's slot.
        roles: All that they shall have; none: every role is taken from them.
        clock: The time, UTC.

    Raises:
        Refused: The one who gives is no administrator, or would give themselves a role they do not have; or nobody
            would be left who can give roles; or, where there are two administrators, it is the other's to give.
        NoSuchSlot: The key file has no such slot.
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    from kintrace.casework.opening import opened

    wanted = set(roles)
    given = tuple(r for r in ROLES if r in wanted)
    shown = slots_shown(casebook)
    to = _named(shown, slot)
    with opened(casebook, passphrase, clock) as open_book:
        open_book.require(Reader.ADMINISTRATOR)
        if to.id == open_book.slot and not open_book.roles >= set(given):
            raise Refused("Nobody gives themselves a role. Another administrator can; nothing was changed.")
        book, by = open_book.book, open_book.person or new_person()
        grants, new = _grants(book), []
        if open_book.person:  # by a recovery slip somebody comes in again when nobody else can
            _require_a_second(book, shown, grants, to.id, set(given), by)
        if open_book.slot not in grants:  # from here on slots without a grant have no role: keep the giver's
            new.append(Grant(by, tuple(r for r in ROLES if r in open_book.roles), open_book.slot, by))
        person = by if to.id == open_book.slot else _person(grants.get(to.id))
        new.append(Grant(person, given, to.id, by))
        after = grants | {g.slot: g for g in new}
        _require_an_administrator(after, shown)
        with book.transaction():
            for one in new:
                if grants.get(one.slot) != one:
                    book.append(GRANTED, to_cbor(one), person=by)
    return Listed(to, person, given)


def require_an_administrator_without(casebook: Path, book: Casebook, slot: str) -> None:
    """Refuse to take a slot away without which nobody would be left who can give roles.

    Raises:
        Refused: It is the last one of an administrator.
    """
    if grants := _grants(book):
        _require_an_administrator(grants, tuple(s for s in slots_shown(casebook) if s.id != slot))


def people_of(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[Listed, ...]:
    """List the slots of a casebook, whose they are, and the roles of each.

    Raises:
        WrongPassphrase, NotACasebook, CasebookInUse: As they say.
    """
    from kintrace.casework.opening import opened

    with opened(casebook, passphrase, clock) as open_book:
        shown = slots_shown(casebook)
        found = [(slot, who_opened(open_book.book, slot.id, shown)) for slot in shown]
    return tuple(Listed(slot, who.person, tuple(r for r in ROLES if r in who.roles)) for slot, who in found)


def new_person() -> str:
    """Make a reference for a person: random, so that it tells nothing of who they are."""
    return f"who:{secrets.token_hex(8)}"


def _grants(book: Casebook) -> dict[str, Grant]:
    """The grant that stands for each slot: the latest."""
    found = (from_cbor(e.payload, Grant) for e in book.entries(kinds=(GRANTED,)) if e.payload is not None)
    return {one.slot: one for one in found}


def _person(before: Grant | None) -> str:
    return before.person if before else new_person()


def _named(shown: tuple[SlotShown, ...], name: str) -> SlotShown:
    found = [s for s in shown if name in (s.id, s.label)]
    if len(found) != 1:
        raise NoSuchSlot("no slot has this label or id" if not found else "several slots have this label: give the id")
    return found[0]


def _require_an_administrator(grants: dict[str, Grant], shown: tuple[SlotShown, ...]) -> None:
    there = {s.id for s in shown}
    if not any(Reader.ADMINISTRATOR in g.roles for g in grants.values() if g.slot in there):
        raise Refused("Nobody would be left who can give roles. Make somebody else an administrator first.")


def _require_a_second(
    book: Casebook, shown: tuple[SlotShown, ...], grants: dict[str, Grant], slot: str, given: set[Reader], by: str
) -> None:
    """Refuse roles for a slot that the giver added, where another administrator could give them.

    Else one administrator would read everything by a second slot of their own. Where there is one administrator, nobody
    else could: then it stands in the ledger, and ``people list`` shows it.
    """
    there = {s.id for s in shown}
    others = {g.person for g in grants.values() if Reader.ADMINISTRATOR in g.roles and g.slot in there} - {by}
    more = given - set(grants[slot].roles if slot in grants else ())
    # a change from before anybody was known here may have been anybody's
    changes = (e for e in book.entries(kinds=(SLOTS,)) if e.payload is not None and e.person in ("", by))
    if others and more and any(from_cbor(e.payload or b"", SlotsChanged).slot == slot for e in changes):
        raise Refused("Roles of a slot that you added are given by another administrator. Nothing was changed.")


def _in_order(roles: frozenset[Reader]) -> list[str]:
    return [r.value for r in ROLES if r in roles]
