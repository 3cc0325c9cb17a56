"""Merge copies of one casebook, so that the work of two desks is in both."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.keeping.backups import head_words
from kintrace.casework.keeping.erasable import erase_what_came_back
from kintrace.casework.kinds import NOT_FOUND
from kintrace.casework.opening import opened
from kintrace.casework.taking_in.sealing import seal_what_is_open
from kintrace.errors import NoSuchFolder, Refused
from kintrace.model import Reader
from kintrace.protect import Passphrase, unlock_slot
from kintrace.store import Casebook, join

Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought.

    Args:
        entries: How many entries were new.
        erased: How many payloads were erased here, because they were erased in the other copy.
        forks: A sentence for each number under which two different entries stand; both are kept.
        head: Head of the casebook afterwards, as twelve words.
    """

    entries: int
    erased: int
    forks: tuple[str, ...]
    head: str


def merge(
    casebook: Path,
    other: Path,
    passphrase: Passphrase,
    other_passphrase: Passphrase,
    clock: Clock,
    progress: Progress = lambda done, of: None,
) -> Merged:
    """Take everything of another copy of a casebook into it. The other stays as it is.

    All or nothing, and once: doing it again adds nothing. What was erased in either is erased in the merged one.

    Args:
        casebook: Takes in.
        other: Another copy of the same casebook; it may have been given new keys since.
        passphrase: Of the first, by somebody with the role administrator.
        other_passphrase: Of the other.
        clock: The time, UTC.
        progress: Called with how many entries of the other are checked, and of how many.

    Raises:
        Refused: It is another casebook, and no copy of this one; or the person is no administrator.
        CasebookDamaged: The other does not verify. Nothing was taken in.
        KintraceError: One of the two does not open.
    """
    for path in (casebook, other):
        if not path.exists():
            raise NoSuchFolder(str(path), "there is no such casebook")
    if casebook.resolve() == other.resolve():
        raise Refused("These are one and the same file. Nothing was changed.")
    with opened(casebook, passphrase, clock) as open_book:
        open_book.require(Reader.ADMINISTRATOR)
        ring = unlock_slot(other, other_passphrase).ring
        if not hmac.compare_digest(ring.naming_root, open_book.keys.naming_root):
            raise Refused(
                "The other is no copy of this casebook but one of its own. Two casebooks are never poured together: "
                "who gave something to one has not given it to the other. Nothing was changed."
            )
        book = open_book.book
        with Casebook.open(other, ring, clock) as other_book, book.transaction():
            before = book.head(kinds=(NOT_FOUND,))
            joined = join(book, other_book, progress)
            again = erase_what_came_back(book, open_book.person)
            if book.head(kinds=(NOT_FOUND,)) != before:  # what is computed was computed without a wish that came in
                book.drop_projections()
        if enrolled(book):  # a copy from before custodians were enrolled brings open originals
            seal_what_is_open(book, person=open_book.person)
        return Merged(joined.entries, joined.erased + again, joined.forks, head_words(open_book.book))
