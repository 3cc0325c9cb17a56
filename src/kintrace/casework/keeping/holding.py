"""Hold what must not be erased yet: by whose word, why, and up to which day."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kintrace.casework.keeping.erasable import (
    Clock,
    NothingOfThis,
    all_of,
    at_casebook,
    holdings_of,
    references_of,
    require_may,
    today_of,
)
from kintrace.casework.kinds import HELD
from kintrace.model import Hold, HoldBecause, from_cbor, to_cbor
from kintrace.protect import Passphrase
from kintrace.store import Casebook


def hold(
    casebook: Path, passphrase: Passphrase, refs: Sequence[str | Path], because: HoldBecause, until: date, clock: Clock
) -> Hold:
    """Set that files are not to be erased before a day.

    Args:
        casebook: Its path.
        passphrase: Of somebody who may erase.
        refs: As in ``erase``.
        because: Why.
        until: Up to which day; then it is reviewed.
        clock: The time, UTC.

    Raises:
        NothingOfThis: A reference of which nothing is there; or a day that is over.
        Refused: The person has no role for it.
    """
    with at_casebook(casebook, passphrase, clock) as open_book:
        require_may(open_book)
        if until < today_of(clock):
            raise NothingOfThis("The day up to which it shall be held is over")
        _, named = all_of(holdings_of(open_book.book), references_of(open_book, refs))
        items = tuple(sorted(named))
        made = Hold(f"hold:{secrets.token_hex(8)}", items, because, until.isoformat(), open_book.person)
        open_book.book.append(HELD, to_cbor(made), person=open_book.person)
    return made


def lift(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> Hold:
    """Take a hold back.

    Raises:
        NothingOfThis: No hold of this reference stands.
        Refused: The person has no role for it.
    """
    with at_casebook(casebook, passphrase, clock) as open_book:
        require_may(open_book)
        found = _holds(open_book.book).get(ref)
        if found is None or found.lifted:
            raise NothingOfThis("No hold of this reference stands")
        lifted = replace(found, by=open_book.person, lifted=True)
        open_book.book.append(HELD, to_cbor(lifted), person=open_book.person)
    return lifted


def holds(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[tuple[Hold, bool], ...]:
    """List the holds that nobody took back, those to be reviewed soonest first, each with whether it still stands."""
    with at_casebook(casebook, passphrase, clock) as open_book:
        found = [one for one in _holds(open_book.book).values() if not one.lifted]
    return tuple((one, one.stands(today_of(clock))) for one in sorted(found, key=lambda one: (one.until, one.ref)))


def is_held(book: Casebook, named: Iterable[str], today: date) -> bool:
    """Whether something of this is held, and not to be erased."""
    going = set(named)
    return any(one.stands(today) and going & set(one.items) for one in _holds(book).values())


def _holds(book: Casebook) -> dict[str, Hold]:
    """Each hold as it stands; where copies were merged, one that was lifted anywhere is lifted."""
    found: dict[str, Hold] = {}
    for entry in book.entries(kinds=(HELD,)):
        if entry.payload is not None:
            one = from_cbor(entry.payload, Hold)
            if one.lifted or one.ref not in found:
                found[one.ref] = one
    return found
