"""Verify a casebook: the chain, the signatures, and that all that is computed equals a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.computing import compute, is_current, rows_of
from kintrace.casework.contents import contents_of
from kintrace.casework.kinds import RESTORED, Restored
from kintrace.casework.opening import opened
from kintrace.casework.own_lists import sides_of
from kintrace.errors import CasebookDamaged, NoSuchFolder
from kintrace.model import from_cbor
from kintrace.protect import Passphrase
from kintrace.store import Entry, state_now, was_in, words_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What was verified.

    Args:
        entries: How many, in all lanes.
        head: The head of the facts lane in hex: write it down elsewhere, an older copy of the file has an older one.
        current: Whether there were projections of this head to compare with a rebuild.
        words: The head of both lanes as twelve words: what is written down and compared.
        asked: How many entries the casebook held in the state that was asked about; ``None``: it never was in it.
        put_back: How often it was noticed that an older or another file had been put in its place.
    """

    entries: int
    head: str
    current: bool
    words: str = ""
    asked: int | None = None
    put_back: int = 0


def check(casebook: Path, passphrase: Passphrase, clock: Callable[[], datetime], head: bytes | None = None) -> Checked:
    """Verify every hash, link and signature, and compare the projections with a rebuild, byte for byte.

    Args:
        casebook: Its path.
        passphrase: What opens it.
        clock: The time, UTC.
        head: Of an earlier state: whether the casebook has been in it.

    Raises:
        CasebookDamaged: With every problem found.
        KintraceError: It cannot be opened.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    with opened(casebook, passphrase, clock) as open_book:
        book = open_book.book
        problems = list(book.check())
        facts = book.head("facts")
        state = state_now(book)
        asked = was_in(book, head) if head is not None else None
        back = sum(1 for entry in book.entries(kinds=(RESTORED,)) if not _asked_for(entry))
        current = is_current(book)
        if current and not problems:
            contents = contents_of(book)
            with sides_of(book, contents.lists.values()):
                rebuilt = rows_of(compute(book, open_book.keys, contents, lambda *_: None))
            problems += [
                f"what is computed as {name} is not what a rebuild gives"
                for name, rows in sorted(rebuilt.items())
                if book.projection(name) != rows
            ]
        count = sum(1 for lane in ("facts", "reads") for _ in book.entries(lane=lane))
    if problems:
        raise CasebookDamaged(str(casebook), tuple(problems))
    return Checked(count, facts.hex(), current, words_of(state.head), asked.entries if asked else None, back)


def _asked_for(entry: Entry) -> bool:
    return entry.payload is None or from_cbor(entry.payload, Restored).asked
