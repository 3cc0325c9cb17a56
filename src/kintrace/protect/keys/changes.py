"""A key file that somebody's words have opened: what may be changed in it, and how it is put into its place."""

from __future__ import annotations

import glob
import hashlib
import hmac
from dataclasses import dataclass, field, replace
from pathlib import Path

from kintrace.errors import CasebookInUse, NoSuchSlot, NotACasebook, Refused, TamperedKeys
from kintrace.protect.keys import costs, words
from kintrace.protect.keys.costs import Argon2Cost
from kintrace.protect.keys.key_file import MOST_SLOTS, key_file_of, read_body, written
from kintrace.protect.keys.ring import KeyRing
from kintrace.protect.keys.slots import Kind, PlantedSlot, Slot, label_fits
from kintrace.protect.whole_files import write_whole

FIRST_LABEL, SLIP_LABEL = "first", "slip"


def authenticator_of(ring: KeyRing, slots: tuple[Slot, ...]) -> bytes:
    """Compute what shows that all slots were written by holders of the casebook's keys, and none was taken out."""
    message = b"".join(slot.parts() for slot in slots)
    return hmac.digest(ring.key_file_key, len(slots).to_bytes(8, "big") + message, hashlib.sha256)


def mark_of(salt: bytes) -> str:
    """Tell one set of words of a slot from another: by their salt, which is random, and new with each set."""
    return hashlib.sha256(b"kintrace slot" + salt).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class OpenKeyFile:
    """An open key file. It is a value: each change gives another, and nothing is on the disk before ``write``.

    Args:
        casebook: Whose it is.
        ring: The keys that it holds.
        slot: Id of the slot that was opened.
        slots: All of them.
        on_disk: The bytes that stand there now.
    """

    casebook: Path
    ring: KeyRing
    slot: str
    slots: tuple[Slot, ...]
    on_disk: bytes = field(repr=False)

    def added(self, passphrase: str, label: str, cost: Argon2Cost | None = None) -> tuple[OpenKeyFile, str]:
        """Add a slot for somebody's passphrase.

        Returns:
            The key file with it, and the id of the slot.

        Raises:
            NoSuchSlot: A label that does not fit, or that another slot has.
            Refused: There are as many slots as there can be.
        """
        self.require_room(label)
        slot = Slot.closed_over(self.ring, passphrase, label, cost)
        return replace(self, slots=(*self.slots, slot)), slot.id

    def with_slip(self) -> tuple[OpenKeyFile, tuple[str, ...], str]:
        """Add a slot for a new recovery slip.

        Returns:
            The key file with it, the words of the slip, and the id of the slot. The words are nowhere else.

        Raises:
            Refused: There are as many slots as there can be.
        """
        taken = {slot.label for slot in self.slots}
        label = next(name for name in _slip_labels() if name not in taken)
        self.require_room(label)
        slip = words.new_slip()
        # 256 random bits are not guessed at any cost: the floor is enough
        slot = Slot.closed_over(self.ring, " ".join(slip), label, costs.FLOOR, Kind.SLIP)
        return replace(self, slots=(*self.slots, slot)), slip, slot.id

    def changed(self, passphrase: str, cost: Argon2Cost | None = None) -> OpenKeyFile:
        """Put a new passphrase in the place of the one that opened this.

        Raises:
            Refused: A recovery slip opened it: its words are not anybody's to choose.
        """
        self.require_passphrase()
        old = self._found(self.slot)
        new = Slot.closed_over(self.ring, passphrase, old.label, cost, id=old.id)
        return replace(self, slots=tuple(new if slot.id == old.id else slot for slot in self.slots))

    def without(self, name: str) -> tuple[OpenKeyFile, str]:
        """Take a slot out, by its label or id.

        Returns:
            The key file without it, and the id it had.

        Raises:
            NoSuchSlot: None is called this.
            Refused: It is the last one, or the last that is no recovery slip.
        """
        gone = self._found(name)
        left = tuple(slot for slot in self.slots if slot.id != gone.id)
        if not any(slot.kind is Kind.PASSPHRASE for slot in left):
            raise Refused(
                "This is the last passphrase that opens the casebook; without it only a slip would, or nothing. "
                "Add another with kintrace keys add first."
            )
        return replace(self, slots=left), gone.id

    def rekeyed(self) -> OpenKeyFile:
        """Make new casebook keys and close them to everybody who has a slot. References stay as they are."""
        new = self.ring.rekeyed()
        try:
            slots = tuple(slot.closed_anew(self.ring, new) for slot in self.slots)
        except PlantedSlot:  # the authenticator holds, so a holder of the keys has put it there
            raise TamperedKeys(str(key_file_of(self.casebook)), "a slot of it was not made by kintrace") from None
        return replace(self, ring=new, slots=slots)

    def body(self) -> bytes:
        """Write it, as it is to stand on the disk."""
        return written(self.slots, authenticator_of(self.ring, self.slots))

    def write(self) -> OpenKeyFile:
        """Put it into its place, whole. Belongs under the casebook's lock.

        Raises:
            CasebookInUse: The key file was changed by somebody else since it was opened.
        """
        try:
            unchanged = read_body(self.casebook) == self.on_disk
        except NotACasebook:
            unchanged = False
        if not unchanged:
            raise CasebookInUse(str(self.casebook))
        # over a link, the file it leads to would still open by what is taken away here
        path, body = key_file_of(self.casebook).resolve(), self.body()
        # of a writing that was broken off: what it holds might still open by words that open nothing any more
        for stale in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
            stale.unlink(missing_ok=True)
        write_whole(path, body, replace=True)
        return replace(self, on_disk=body)

    def require_passphrase(self) -> None:
        """See that a passphrase opened this.

        Raises:
            Refused: A recovery slip did: its words are not anybody's to choose.
        """
        if self._found(self.slot).kind is Kind.SLIP:
            raise Refused(
                "A recovery slip is not changed: its words are random. Add a passphrase with kintrace keys add; "
                "then make a new slip and remove the old one."
            )

    def require_room(self, label: str) -> None:
        """See that a slot can be added under a label.

        Raises:
            NoSuchSlot: The label does not fit, or another slot has it.
            Refused: There are as many slots as there can be.
        """
        if not label_fits(label):
            raise NoSuchSlot("a label has small letters, digits and hyphens, at most 24; it is never a person's name")
        if any(label in (slot.label, slot.id) for slot in self.slots):
            raise NoSuchSlot("another slot has this label already")
        if len(self.slots) >= MOST_SLOTS:
            raise Refused(f"A casebook has {MOST_SLOTS} slots at most. Remove one that nobody needs.")

    def _found(self, name: str) -> Slot:
        for slot in self.slots:
            if name in (slot.id, slot.label):
                return slot
        raise NoSuchSlot("no slot has this label or id")


def _slip_labels() -> list[str]:
    return [SLIP_LABEL, *(f"{SLIP_LABEL}-{number}" for number in range(2, MOST_SLOTS + 2))]
