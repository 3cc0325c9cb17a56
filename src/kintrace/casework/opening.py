"""Open a casebook, make a new one, or make one that is gone when the command ends; and who is at the keyboard."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.kinds import FIELD_OFFICE, MODEL, RESTORED, Restored
from kintrace.casework.people.roles import ALL_BUT_CUSTODIAN, require_role, require_some_role, who_opened
from kintrace.casework.people.slots import require_slot
from kintrace.errors import KeysWithoutCasebook, NoSuchFolder, PutBackWarning, Refused, WrongPassphrase
from kintrace.linkage import weights
from kintrace.model import Reader, to_cbor
from kintrace.protect import KeyRing, Passphrase, Unlocked, key_file_of, make_slots, slots_shown, unlock_slot
from kintrace.store import Casebook, state_now, words_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A casebook that is open, the keys that opened it, and whose they are.

    Args:
        book: The casebook.
        keys: Its keys.
        lasting: Whether it is there after the command.
        person: Reference of who opened it; empty: nobody was named yet.
        roles: As whom they may look.
        slot: Id of the slot that opened it; empty: a passing casebook, which has none.
    """

    book: Casebook
    keys: KeyRing
    lasting: bool
    person: str = ""
    roles: frozenset[Reader] = ALL_BUT_CUSTODIAN
    slot: str = ""

    def require(self, role: Reader) -> None:
        """Refuse what the person at the keyboard has no role for.

        Raises:
            Refused: They do not have the role.
        """
        require_role(role, self.roles)


@contextmanager
def opened(path: Path | None, passphrase: Passphrase, clock: Callable[[], datetime]) -> Iterator[Opened]:
    """Open the casebook at a path, make it where there is none, or make a passing one.

    Args:
        path: The casebook; ``None``: a passing one in a temporary folder, under a random key that is never written,
            and removed at the end. Killed before that, what stays is unreadable to everybody.
        passphrase: Asked only where it is needed.
        clock: The time, UTC.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse: As they say.
        Refused: Whose words these are has no role, though others have: nothing is shown to them, and nothing changed.
    """
    if path is None:
        with tempfile.TemporaryDirectory(prefix="kintrace-") as folder:
            keys = KeyRing.temporary()
            book = _created(Path(folder) / "passing.casebook", keys, clock)
            try:
                yield Opened(book, keys, lasting=False)
            finally:
                book.close()
        return
    if path.exists():
        unlocked = unlock_slot(path, passphrase)
        book = Casebook.open(path, unlocked.ring, clock)
        if any(book.entries(kinds=(FIELD_OFFICE,))):
            book.close()
            raise Refused(
                "This is the casebook of a device in the field: what is in it can be read at the office alone. "
                "Use kintrace field add and kintrace field hand-over here."
            )
        if not any(book.entries(kinds=(MODEL,))):  # killed between making the file and its first entry
            _begin(book)
        _say_where_put_back(book, path)
    else:
        if not path.resolve().parent.is_dir():
            raise NoSuchFolder(str(path.parent), "the folder for the casebook is not there")
        unlocked = _keys_of_new(path, passphrase)
        book = _created(path, unlocked.ring, clock)
    try:
        require_slot(path, book, unlocked.slot)
        who = who_opened(book, unlocked.slot, slots_shown(path))
        require_some_role(who.roles)
        yield Opened(book, unlocked.ring, lasting=True, person=who.person, roles=who.roles, slot=unlocked.slot)
    finally:
        book.close()


def _say_where_put_back(book: Casebook, path: Path) -> None:
    """Write down, and say, that the file is older or another than the one that was last closed here."""
    if (noticed := book.put_back) is not None:
        head = words_of(state_now(book).head)
        book.append(RESTORED, to_cbor(Restored(False, noticed.entries, noticed.known, head)))
        warnings.warn(PutBackWarning(str(path), noticed.entries, noticed.known), stacklevel=2)


def _keys_of_new(path: Path, passphrase: Passphrase) -> Unlocked:
    try:
        keys = make_slots(path, passphrase)
    except WrongPassphrase:
        raise KeysWithoutCasebook(str(key_file_of(path))) from None
    slots = slots_shown(path)
    # a new casebook has granted nothing yet, so it does not matter which of several slots it was
    return Unlocked(keys, slots[0].id if len(slots) == 1 else "")


def _created(path: Path, keys: KeyRing, clock: Callable[[], datetime]) -> Casebook:
    book = Casebook.create(path, keys, clock)
    _begin(book)
    return book


def _begin(book: Casebook) -> None:
    book.append(MODEL, to_cbor(weights().to_bytes()))
