"""Opening a casebook's keys by somebody's words, and making them where there are none yet."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.errors import NoSuchSlot, TamperedKeys, WrongPassphrase
from kintrace.protect.keys import hardening, words
from kintrace.protect.keys.changes import FIRST_LABEL, OpenKeyFile, authenticator_of, mark_of
from kintrace.protect.keys.costs import Argon2Cost
from kintrace.protect.keys.first_version import FirstSlot
from kintrace.protect.keys.key_file import Slots, key_file_of, read, read_body, written
from kintrace.protect.keys.ring import KeyRing
from kintrace.protect.keys.slots import Kind, PlantedSlot, Slot
from kintrace.protect.whole_files import write_whole

Passphrase = str | Callable[[bool], str]
"""The words, or who asks for them: called with ``True`` where a new casebook needs a passphrase, else ``False``."""


@dataclass(frozen=True, slots=True)
class OfSlot:
    """Words that are to be tried at one slot alone: with many slots, trying each takes its time.

    Args:
        slot: Label or id of the slot.
        ask: The words, or who asks for them.
    """

    slot: str
    ask: Passphrase = field(repr=False)

    def __call__(self, new: bool) -> str:
        return _words(self.ask, new=new)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a key file gave.

    Args:
        ring: The keys.
        slot: Id of the slot that the words opened: who is at the keyboard, as far as the key file knows.

    It can be given wherever a passphrase can, by a process that was handed the keys and never heard the words.
    """

    ring: KeyRing
    slot: str

    def __call__(self, new: bool) -> str:
        raise TypeError("nobody is asked for words where the keys are there")


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A slot, without anything that opens or could be guessed at.

    Args:
        id: 16 hexadecimal digits.
        label: What its holder calls it.
        kind: ``passphrase`` or ``slip``.
        cost: What one guess costs.
        version: Of the key file that it stands in.
        mark: Tells it from what stood in its place under other words; nothing can be guessed by it.
    """

    id: str
    label: str
    kind: Kind
    cost: Argon2Cost
    version: int
    mark: str = ""


def make_slots(casebook: Path, passphrase: Passphrase, cost: Argon2Cost | None = None) -> KeyRing:
    """Make the keys of a new casebook and the key file that holds them.

    A key file that stands there already is opened, never overwritten: its casebook may only have been moved away,
    or the making of it was broken off after this step.

    Args:
        casebook: Path of the casebook that is to be made.
        passphrase: Its words, or who asks for them.
        cost: What a guess shall cost; ``None``: measured, between one second and two on this machine. It is also the
            floor where a key file stands there.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook, TamperedKeys: As ``unlock``, where a key file stands there.
    """
    path = key_file_of(casebook)
    if path.exists():
        return unlock(casebook, passphrase, floor=cost)
    said = _words(passphrase, new=True)
    ring = KeyRing.temporary()
    slots = (Slot.closed_over(ring, said, FIRST_LABEL, cost),)
    try:
        write_whole(path, written(slots, authenticator_of(ring, slots)), replace=False)
    except FileExistsError:  # made by somebody else since we looked
        return unlock(casebook, said, floor=cost)
    return ring


def unlock(casebook: Path, passphrase: Passphrase, *, floor: Argon2Cost | None = None) -> KeyRing:
    """Open the key file of a casebook, for its keys alone. As ``unlock_slot``."""
    return unlock_slot(casebook, passphrase, floor=floor).ring


def unlock_slot(casebook: Path, passphrase: Passphrase, *, floor: Argon2Cost | None = None) -> Unlocked:
    """Open the key file of a casebook.

    Args:
        casebook: Path of the casebook; the key file stands beside it.
        passphrase: The words of a passphrase or of a recovery slip, or who asks for them; nobody is asked before the
            file is known to be one of ours. ``OfSlot`` has them tried at one slot alone.
        floor: What a guess has to cost at least; ``None``: the program's own floor. Tests know cheaper ones.

    Raises:
        NotACasebook: No key file, or none of ours.
        NewerCasebook: A newer program wrote it.
        TamperedKeys: It was changed by somebody who does not hold the casebook's keys.
        WrongSlip: The words of a slip are mistyped.
        NoSuchSlot: ``OfSlot`` names a slot that is not there.
        WrongPassphrase: No slot opens.
    """
    if isinstance(passphrase, Unlocked):
        return passphrase
    slots, authenticator = read(casebook, read_body(casebook), floor)
    said = _words(passphrase, new=False)
    slot, ring = _opened(casebook, _tried(slots, passphrase), said)
    _require_whole(casebook, ring, slots, authenticator)
    return Unlocked(ring, slot.id)


def open_key_file(casebook: Path, passphrase: Passphrase, *, floor: Argon2Cost | None = None) -> OpenKeyFile:
    """Open the key file of a casebook to change it. One of the first version becomes one of this version.

    Args, Raises: As ``unlock_slot``.
    """
    body = read_body(casebook)
    slots, authenticator = read(casebook, body, floor)
    said = _words(passphrase, new=False)
    slot, ring = _opened(casebook, _tried(slots, passphrase), said)
    _require_whole(casebook, ring, slots, authenticator)
    return OpenKeyFile(casebook, ring, slot.id, _of_this_version(casebook, slots, ring, said), body)


def slots_shown(casebook: Path) -> tuple[SlotShown, ...]:
    """List the slots of a key file, as it says itself; whether that is true is known to whoever opens it.

    Raises:
        NotACasebook, NewerCasebook, TamperedKeys: As ``unlock_slot``.
    """
    slots, _ = read(casebook, read_body(casebook), None)
    return tuple(
        SlotShown(slot.id, slot.label, slot.kind, slot.cost, 2, mark_of(slot.salt))
        if isinstance(slot, Slot)
        else SlotShown(slot.id, FIRST_LABEL, Kind.PASSPHRASE, slot.cost, 1, mark_of(slot.salt))
        for slot in slots
    )


def change_passphrase(
    casebook: Path,
    old: Passphrase,
    new: Passphrase,
    cost: Argon2Cost | None = None,
    *,
    floor: Argon2Cost | None = None,
) -> None:
    """Put a new passphrase in the place of an old one. The casebook's keys stay: old backups still open as before.

    Raises:
        NotACasebook, NewerCasebook, TamperedKeys, WrongPassphrase: As ``unlock``. Nothing was changed.
    """
    key_file = open_key_file(casebook, old, floor=floor)
    key_file.changed(_words(new, new=True), cost).write()


def _opened(casebook: Path, slots: Slots, said: str) -> tuple[Slot | FirstSlot, KeyRing]:
    hardening.harden(holds_keys=True)
    slips = tuple(slot for slot in slots if isinstance(slot, Slot) and slot.kind is Kind.SLIP)
    if slips and words.meant_as_slip(said):
        slots, said = slips, words.slip_words(said)
    else:
        slots = tuple(slot for slot in slots if slot not in slips)  # type: ignore[assignment]  # of one version, both
    for slot in slots:
        try:
            opened = slot.opened(said)
        except PlantedSlot:
            raise TamperedKeys(
                str(key_file_of(casebook)), "the slot that these words open was put there or changed by somebody else"
            ) from None
        if opened is not None:
            return slot, opened if isinstance(opened, KeyRing) else KeyRing(opened)
    raise WrongPassphrase


def _tried(slots: Slots, passphrase: Passphrase) -> Slots:
    if not isinstance(passphrase, OfSlot):
        return slots
    name = passphrase.slot
    named = tuple(s for s in slots if name in (s.id, s.label if isinstance(s, Slot) else FIRST_LABEL))
    if not named:
        raise NoSuchSlot("no slot has this label or id")
    return named  # type: ignore[return-value]  # of one version, as all of them


def _require_whole(casebook: Path, ring: KeyRing, slots: Slots, authenticator: bytes) -> None:
    own = tuple(slot for slot in slots if isinstance(slot, Slot))
    if own and not hmac.compare_digest(authenticator_of(ring, own), authenticator):
        raise TamperedKeys(str(key_file_of(casebook)), "a slot was planted in it, changed or taken out")


def _of_this_version(casebook: Path, slots: Slots, ring: KeyRing, said: str) -> tuple[Slot, ...]:
    if len(slots) == 1 and isinstance(slots[0], FirstSlot):
        first = slots[0]
        return (Slot.closed_over(ring, said, FIRST_LABEL, first.cost, id=first.id),)
    own = tuple(slot for slot in slots if isinstance(slot, Slot))
    if len(own) < len(slots):  # no kintrace ever wrote two into a file of the first version
        raise TamperedKeys(str(key_file_of(casebook)), "a slot was planted in it")
    return own


def _words(passphrase: Passphrase, *, new: bool) -> str:
    return passphrase if isinstance(passphrase, str) else passphrase(new)
