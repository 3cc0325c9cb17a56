"""Settle what people rule differently on one claim."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kintrace.casework.coding.shared import Clock, all_rulings, new_ref, on_same_claim, reading_of, require
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import RULED
from kintrace.claims import live, matter_of
from kintrace.errors import Refused
from kintrace.model import Reader, Ruling, to_cbor
from kintrace.protect import Passphrase


def settle_rulings(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock, why: str = "") -> Ruling:
    """Settle what people rule differently on one claim: the ruling named is right, the others count no more.

    All of them are kept.

    Args:
        casebook: Its path.
        passphrase: Of a reviewer who ruled on neither side.
        ref: Reference of the ruling that is right.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such ruling counts.
        Refused: Nobody rules otherwise; or the person is no reviewer, ruled on it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk, frozenset({Reader.REVIEWER}))
        counting = live(all_rulings(desk))
        right = next((r for r in counting if r.ref == ref), None)
        if right is None:
            raise NothingOfThis
        reading_of(desk, right.document)  # what is not shown to anybody is not ruled on
        on_it = [r for r in counting if r.document == right.document and matter_of(r) == matter_of(right)]
        if len(on_it) < 2:
            raise Refused("Nobody rules otherwise on this claim; there is nothing to settle.")
        if desk.person in {r.by for r in on_it}:
            raise Refused("Who ruled on a claim does not settle it. Ask a reviewer who did not.")
        made = replace(right, ref=new_ref(), by=desk.person, why=why, settles=_others(desk, right))
        desk.open_book.book.append(RULED, to_cbor(made), person=desk.person)
    return made


def _others(desk: Keyboard, right: Ruling) -> tuple[str, ...]:
    """All rulings on a claim, those that were settled before too, so that taking one back revives none of them."""
    return tuple(sorted({r.ref for r in all_rulings(desk) if on_same_claim(r, right)}))
