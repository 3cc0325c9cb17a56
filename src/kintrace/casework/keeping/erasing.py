"""Erase a file that was taken in, with all that holds its words, through what is computed and what is searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kintrace.casework.computing import findings_of
from kintrace.casework.contents import contents_of
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.keeping.erasable import (
    Clock,
    all_of,
    at_casebook,
    holdings_of,
    references_of,
    require_may,
    today_of,
)
from kintrace.casework.keeping.holding import require_not_held
from kintrace.casework.own_lists import sides_of
from kintrace.errors import Refused
from kintrace.protect import Passphrase
from kintrace.store import Casebook, erase_all


class EraseBecause(StrEnum):
    """Why something is erased."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    ORDER = "order"
    DANGER = "danger"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Erasing:
    """What is erased with something, or would be.

    Args:
        entries: How many payloads.
        kinds: How many of each kind of entry.
        arrivals: How many files that were taken in.
        documents: How many documents in them.
        files: References of these arrivals.
        done: Whether it was done; if not, this says what would be.
    """

    entries: int
    kinds: Mapping[str, int]
    arrivals: int
    documents: int
    files: tuple[str, ...]
    done: bool


def erase(
    casebook: Path,
    passphrase: Passphrase,
    refs: Sequence[str | Path],
    because: EraseBecause,
    clock: Clock,
    *,
    really: bool,
) -> Erasing:
    """Destroy all that a casebook holds of files that were taken in: bytes, readings, codings, custody, judgements.

    All in one transaction; what is computed is dropped with it and computed again from the rest.

    Args:
        casebook: Its path.
        passphrase: Of somebody who may erase.
        refs: Of leads, arrivals, documents or mentions in them; of requests, by their entry; or files that were taken
            in and still lie somewhere. Of a file everything goes; of a lead, every file that it rests on.
        because: Why; it is kept.
        clock: The time, UTC.
        really: Whether to do it; if not, it is only counted.

    Raises:
        NothingOfThis: A reference of which nothing is there.
        Refused: The person has no role for it, or something of it is held.
        KintraceError: The casebook does not open.
    """
    with at_casebook(casebook, passphrase, clock) as open_book:
        require_may(open_book)
        book = open_book.book
        going, named = all_of(holdings_of(book), references_of(open_book, refs))
        require_not_held(book, named, today_of(clock))
        _require_still_known(book, named)
        if really:
            erase_all(book, [one.entry.id for one in going], because.value, open_book.person)
            contents = contents_of(book)
            with sides_of(book, contents.lists.values()):
                findings_of(book, open_book.keys, contents, lambda *_: None)
    counted = Counter(one.entry.kind for one in going)
    arrivals, documents = (tuple(sorted(ref for ref in named if ref.startswith(word))) for word in ("arr:", "doc:"))
    return Erasing(len(going), dict(sorted(counted.items())), len(arrivals), len(documents), arrivals, really)


def _require_still_known(book: Casebook, named: Collection[str]) -> None:
    """Refuse what would make somebody who asks not to be found unknown: what was written later would be shown again."""
    if any(all(anchor.document in named for anchor in wish.about) for wish in hidden_in(book)):
        raise Refused(
            "What would be erased keeps something else from being shown. Take in another document on the same taking "
            "first, or have the wish that rests on it taken back by whoever gave it."
        )
