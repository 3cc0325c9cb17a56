"""Verify a casebook: the chain, the signatures, and that all that is computed equals a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.computing import compute, is_current, rows_of
from kintrace.casework.contents import contents_of
from kintrace.casework.opening import opened
from kintrace.casework.own_lists import sides_of
from kintrace.errors import CasebookDamaged, NoSuchFolder
from kintrace.protect import Passphrase


@dataclass(frozen=True, slots=True)
class Checked:
    """What was verified.

    Args:
        entries: How many, in all lanes.
        head: The head of the facts lane in hex: write it down elsewhere, an older copy of the file has an older one.
        current: Whether there were projections of this head to compare with a rebuild.
    """

    entries: int
    head: str
    current: bool


def check(casebook: Path, passphrase: Passphrase, clock: Callable[[], datetime]) -> Checked:
    """Verify every hash, link and signature, and compare the projections with a rebuild, byte for byte.

    Raises:
        CasebookDamaged: With every problem found.
        KintraceError: It cannot be opened.
    """
    if not casebook.exists():
        raise NoSuchFolder(str(casebook), "there is no such casebook")
    with opened(casebook, passphrase, clock) as open_book:
        book = open_book.book
        problems = list(book.check())
        head = book.head("facts")
        current = is_current(book)
        if current and not problems:
            contents = contents_of(book)
            with sides_of(book, contents.lists.values()):
                rebuilt = rows_of(contents, *compute(book, open_book.keys, contents, lambda *_: None))
            problems += [
                f"what is computed as {name} is not what a rebuild gives"
                for name, rows in sorted(rebuilt.items())
                if book.projection(name) != rows
            ]
        count = sum(1 for lane in ("facts", "reads") for _ in book.entries(lane=lane))
    if problems:
        raise CasebookDamaged(str(casebook), tuple(problems))
    return Checked(count, head.hex(), current)
