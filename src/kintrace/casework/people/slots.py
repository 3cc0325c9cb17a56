"""Who can open a casebook: slots added, changed and taken away, and new keys for those who remain.

Each change stands in the ledger as an entry, in the same step that puts the key file into its place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kintrace import store
from kintrace.casework.kinds import SLOTS, SlotsChanged
from kintrace.casework.people.roles import require_administrator, require_an_administrator_without, who_opened
from kintrace.errors import TamperedKeys
from kintrace.model import from_cbor, to_cbor
from kintrace.protect import OpenKeyFile, Passphrase, SlotShown, Unlocked, key_file_of, open_key_file, slots_shown
from kintrace.store import Casebook

Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]

ADDED, CHANGED, REMOVED, SLIP_MADE, REKEYED = "added", "changed", "removed", "slip made", "rekeyed"


def slots_of(casebook: Path) -> tuple[SlotShown, ...]:
    """List the slots of a casebook's key file, without anything secret. No passphrase is needed."""
    return slots_shown(casebook)


def add_slot(
    casebook: Path, passphrase: Passphrase, new: Passphrase, label: str, clock: Clock, person: str = ""
) -> str:
    """Let a second passphrase open a casebook.

    Args:
        casebook: Its path.
        passphrase: One that opens it already.
        new: The one that shall open it too, or who asks for it.
        label: What the slot is called: small letters, digits and hyphens. It can be read without a key, so it is
            never a person's name.
        clock: The time, UTC.
        person: Reference of who acts; empty: whose slot was opened.

    Returns:
        The id of the new slot.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse, TamperedKeys: As they say.
        NoSuchSlot: A label that does not fit, or is taken.
        Refused: There are as many slots as there can be.
    """
    key_file = open_key_file(casebook, passphrase)
    require_administrator(casebook, Unlocked(key_file.ring, key_file.slot), clock)
    key_file.require_room(label)  # before somebody thinks of a passphrase in vain
    changed, slot = key_file.added(_words(new), label)
    _put(key_file, changed, ADDED, slot, clock, person)
    return slot


def make_slip(
    casebook: Path, passphrase: Passphrase, show: Callable[[tuple[str, ...]], None], clock: Clock, person: str = ""
) -> str:
    """Make a recovery slip: twenty-four words that open a casebook when every passphrase is forgotten.

    Args:
        casebook: Its path.
        passphrase: One that opens it.
        show: Shows the words to the person, and raises where they do not want them. They are shown before anything
            is written, and are nowhere afterwards but on the person's paper.
        clock, person: As in ``add_slot``.

    Returns:
        The id of the new slot.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse, TamperedKeys, Refused: As in ``add_slot``.
    """
    key_file = open_key_file(casebook, passphrase)
    require_administrator(casebook, Unlocked(key_file.ring, key_file.slot), clock)
    changed, words, slot = key_file.with_slip()
    show(words)
    _put(key_file, changed, SLIP_MADE, slot, clock, person)
    return slot


def change_slot(casebook: Path, passphrase: Passphrase, new: Passphrase, clock: Clock, person: str = "") -> str:
    """Put a new passphrase in the place of the one that is given. The casebook's keys stay.

    Returns:
        The id of the slot.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse, TamperedKeys: As they say.
        Refused: The words of a recovery slip were given.
    """
    key_file = open_key_file(casebook, passphrase)
    key_file.require_passphrase()
    was = next((s.mark for s in slots_shown(casebook) if s.id == key_file.slot), "")
    changed = key_file.changed(_words(new))
    _put(key_file, changed, CHANGED, key_file.slot, clock, person, was)
    return key_file.slot


def remove_slot(casebook: Path, passphrase: Passphrase, slot: str, clock: Clock, person: str = "") -> str:
    """Take a slot out of the key file. Who knew it may hold an older copy of both files: ``rekey`` helps from there on.

    Args:
        slot: Its label or id.

    Returns:
        The id that it had.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse, TamperedKeys: As they say.
        NoSuchSlot: None is called this.
        Refused: It is the last passphrase, or nobody would be left who can give roles.
    """
    key_file = open_key_file(casebook, passphrase)
    require_administrator(casebook, Unlocked(key_file.ring, key_file.slot), clock)
    changed, gone = key_file.without(slot)
    _put(key_file, changed, REMOVED, gone, clock, person)
    return gone


def rekey(
    casebook: Path,
    passphrase: Passphrase,
    clock: Clock,
    progress: Progress = lambda done, of: None,
    person: str = "",
) -> int:
    """Give a casebook new keys, for everybody who has a slot now; nobody else's passphrase is needed.

    The old keys open neither the file nor any payload afterwards. References and entries stay as they are. Killed at
    any moment, the casebook opens by the same passphrases, and the next opening finishes what was begun.

    Args:
        progress: Called now and then with how many rows are written anew, and of how many.

    Returns:
        How many slots open it now.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, CasebookInUse, TamperedKeys, CasebookDamaged: As they say.
    """
    casebook = casebook.resolve()  # over a link, the file it leads to would keep the old keys
    key_file = open_key_file(casebook, passphrase)
    require_administrator(casebook, Unlocked(key_file.ring, key_file.slot), clock)
    changed = key_file.rekeyed()

    def record(book: Casebook) -> None:
        require_slot(casebook, book, key_file.slot)
        book.append(SLOTS, to_cbor(SlotsChanged(REKEYED, key_file.slot)), person=person or _who(key_file, book))

    def commit() -> None:
        changed.write()

    store.rekey(casebook, key_file.ring, changed.ring, clock, record, commit, progress)
    return len(changed.slots)


def require_slot(casebook: Path, book: Casebook, slot: str) -> None:
    """See that a slot was not taken away, nor its words changed: an older key file that was put back has it as it was.

    Args:
        casebook: Path of the casebook.
        book: The same, open.
        slot: Id of the slot that opened it.

    Raises:
        TamperedKeys: It was removed, or had other words.
    """
    marks = {shown.mark for shown in slots_shown(casebook) if shown.id == slot}
    for entry in book.entries(kinds=(SLOTS,)):
        said = from_cbor(entry.payload, SlotsChanged) if entry.payload is not None else None
        if said is None or said.slot != slot:
            continue
        # a copy of the casebook has a key file of its own: words changed there are not changed here
        changed = said.act == CHANGED and said.was in marks and entry.writer == book.writer
        if said.act == REMOVED or changed:
            what = "the slot that these words open was removed" if said.act == REMOVED else "these words were changed"
            problem = f"it is an older one that was put back: {what} since"
            raise TamperedKeys(str(key_file_of(casebook)), problem)


def _put(
    before: OpenKeyFile, after: OpenKeyFile, act: str, slot: str, clock: Clock, person: str, was: str = ""
) -> None:
    with Casebook.open(before.casebook, before.ring, clock) as book, book.transaction():
        require_slot(before.casebook, book, before.slot)
        if act == REMOVED:
            require_an_administrator_without(before.casebook, book, slot)
        by = person or _who(before, book)
        book.append(SLOTS, to_cbor(SlotsChanged(act, slot, was)), person=by)
        after.write()  # last: where it raises, the entry is taken back


def _who(key_file: OpenKeyFile, book: Casebook) -> str:
    """Who acts: whose slot was opened; empty: nobody was given a role yet."""
    return who_opened(book, key_file.slot, slots_shown(key_file.casebook)).person


def _words(passphrase: Passphrase) -> str:
    return passphrase if isinstance(passphrase, str) else passphrase(True)
