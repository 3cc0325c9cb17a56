"""The key file beside a casebook: which passphrases open it. Without this file nobody ever opens it again."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from pathlib import Path

from kintrace.errors import NewerCasebook, NotACasebook, WrongPassphrase
from kintrace.protect.keys.derive import KEY_BYTES
from kintrace.protect.keys.ring import KeyRing
from kintrace.protect.keys.slots import NONCE_BYTES, SALT_BYTES, Argon2Cost, Slot, calibrated
from kintrace.protect.whole_files import write_whole

FORMAT, VERSION = "kintrace-keys", 1
SUFFIX = ".keys"
MOST_SLOTS, MOST_BYTES = 16, 65_536
_BOX_BYTES = KEY_BYTES + 16  # and the tag of Poly1305
_HEADER = f"{FORMAT}|{VERSION}".encode("ascii")

Passphrase = str | Callable[[bool], str]
"""The words, or who asks for them: called with ``True`` where a new casebook needs a passphrase, else ``False``."""


def key_file_of(casebook: Path) -> Path:
    """Name the key file of a casebook: ``case.kintrace`` has ``case.kintrace.keys`` beside it."""
    return casebook.with_name(casebook.name + SUFFIX)


def make_slots(casebook: Path, passphrase: Passphrase, cost: Argon2Cost | None = None) -> KeyRing:
    """Make the key of a new casebook and the key file that holds it.

    A key file that stands there already is opened, never overwritten: its casebook may only have been moved away,
    or the making of it was broken off after this step.

    Args:
        casebook: Path of the casebook that is to be made.
        passphrase: Its words, or who asks for them.
        cost: What a guess shall cost; ``None``: measured, about a second on this machine.

    Raises:
        WrongPassphrase, NotACasebook, NewerCasebook: As ``unlock``, where a key file stands there.
    """
    path = key_file_of(casebook)
    if path.exists():
        return unlock(casebook, passphrase)
    words = _words(passphrase, new=True)
    ring = KeyRing.temporary()
    slot = Slot.closed_over(ring.casebook_key, words, cost or calibrated(), _HEADER)
    try:
        write_whole(path, _written((slot,)), replace=False)
    except FileExistsError:  # made by somebody else since we looked
        return unlock(casebook, words)
    return ring


def unlock(casebook: Path, passphrase: Passphrase) -> KeyRing:
    """Open the key file of a casebook.

    Args:
        casebook: Path of the casebook; the key file stands beside it.
        passphrase: The words, or who asks for them; nobody is asked before the file is known to be one of ours.

    Raises:
        NotACasebook: No key file, or none of ours.
        NewerCasebook: A newer program wrote it.
        WrongPassphrase: No slot opens.
    """
    slots = _slots_of(casebook)
    return _opened(slots, _words(passphrase, new=False))[1]


def change_passphrase(casebook: Path, old: Passphrase, new: Passphrase, cost: Argon2Cost | None = None) -> None:
    """Put a new passphrase in the place of an old one. The casebook key stays: old backups still open as before.

    Raises:
        NotACasebook, NewerCasebook, WrongPassphrase: As ``unlock``. Nothing was changed.
    """
    slots = _slots_of(casebook)
    number, ring = _opened(slots, _words(old, new=False))
    slot = Slot.closed_over(ring.casebook_key, _words(new, new=True), cost or calibrated(), _HEADER)
    write_whole(key_file_of(casebook), _written((*slots[:number], slot, *slots[number + 1 :])), replace=True)


def _opened(slots: tuple[Slot, ...], words: str) -> tuple[int, KeyRing]:
    for number, slot in enumerate(slots):
        key = slot.opened(words, _HEADER)
        if key is not None:
            return number, KeyRing(key)
    raise WrongPassphrase


def _words(passphrase: Passphrase, *, new: bool) -> str:
    return passphrase if isinstance(passphrase, str) else passphrase(new)


def _written(slots: tuple[Slot, ...]) -> bytes:
    content = {"format": FORMAT, "version": VERSION, "slots": [_as_json(slot) for slot in slots]}
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


def _as_json(slot: Slot) -> dict[str, object]:
    return {
        "kdf": "argon2id",
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        **{name: base64.b64encode(getattr(slot, name)).decode("ascii") for name in ("salt", "nonce", "box")},
    }


def _slots_of(casebook: Path) -> tuple[Slot, ...]:
    path = key_file_of(casebook)
    try:
        with path.open("rb") as stream:
            body = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotACasebook(str(casebook), f"its key file {path.name} is missing") from None
    except OSError:
        raise NotACasebook(str(casebook), f"its key file {path.name} cannot be read") from None
    damaged = f"{path.name} beside it is no key file of kintrace, or is damaged"
    try:
        content = json.loads(body.decode("ascii"))
        if content["format"] != FORMAT or type(content["version"]) is not int or content["version"] < 1:
            raise NotACasebook(str(casebook), damaged)
        if content["version"] > VERSION:
            raise NewerCasebook(str(path), content["version"], VERSION)
        slots = tuple(_slot(item) for item in content["slots"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise NotACasebook(str(casebook), damaged) from None
    if not 1 <= len(slots) <= MOST_SLOTS:
        raise NotACasebook(str(casebook), damaged)
    return slots


def _slot(item: dict[str, object]) -> Slot:
    numbers = [item[name] for name in ("memory_kib", "passes", "lanes")]
    if item["kdf"] != "argon2id" or not all(type(number) is int for number in numbers):
        raise ValueError("a slot of another kind")
    memory, passes, lanes = (int(str(number)) for number in numbers)
    salt, nonce, box = (_bytes(item[name]) for name in ("salt", "nonce", "box"))
    if (len(salt), len(nonce), len(box)) != (SALT_BYTES, NONCE_BYTES, _BOX_BYTES):
        raise ValueError("a part of the wrong length")
    return Slot(Argon2Cost(memory, passes, lanes), salt, nonce, box)


def _bytes(item: object) -> bytes:
    try:
        return base64.b64decode(str(item), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
