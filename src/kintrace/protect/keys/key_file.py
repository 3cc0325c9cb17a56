"""The key file beside a casebook, as it is written: slots and an authenticator over them. It opens nothing itself."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import Any

from kintrace.errors import NewerCasebook, NotACasebook, TamperedKeys
from kintrace.protect.keys import costs
from kintrace.protect.keys.costs import SALT_BYTES, Argon2Cost
from kintrace.protect.keys.first_version import BOX_BYTES as FIRST_BOX_BYTES
from kintrace.protect.keys.first_version import NONCE_BYTES as FIRST_NONCE_BYTES
from kintrace.protect.keys.first_version import FirstSlot
from kintrace.protect.keys.slots import BOX_BYTES, ID_DIGITS, WRAPPED_BYTES, Kind, Slot, label_fits

FORMAT, VERSION = "kintrace-keys", 2
SUFFIX = ".keys"
MOST_SLOTS, MOST_BYTES = 16, 65_536
_PUBLIC_BYTES = _MAC_BYTES = 32

Slots = tuple[Slot, ...] | tuple[FirstSlot, ...]


def key_file_of(casebook: Path) -> Path:
    """Name the key file of a casebook: ``case.kintrace`` has ``case.kintrace.keys`` beside it."""
    return casebook.with_name(casebook.name + SUFFIX)


def written(slots: tuple[Slot, ...], authenticator: bytes) -> bytes:
    """Write a key file of this version."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "slots": [_as_json(slot) for slot in slots],
        "authenticator": _text(authenticator),
    }
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


def read_body(casebook: Path) -> bytes:
    """Read the key file of a casebook.

    Raises:
        NotACasebook: There is none, or it cannot be read.
    """
    path = key_file_of(casebook)
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotACasebook(str(casebook), f"its key file {path.name} is missing") from None
    except OSError:
        raise NotACasebook(str(casebook), f"its key file {path.name} cannot be read") from None


def read(casebook: Path, body: bytes, floor: Argon2Cost | None) -> tuple[Slots, bytes]:
    """Take a key file apart.

    Args:
        casebook: Whose it is, for messages.
        body: As ``read_body`` gave it.
        floor: What a guess has to cost at least; ``None``: the program's own floor.

    Returns:
        Its slots, and the authenticator; empty in the first version, which has none.

    Raises:
        NotACasebook: It is none of ours, or damaged.
        NewerCasebook: A newer program wrote it.
        TamperedKeys: A slot asks for less work than the floor: whoever changed that wants to guess cheaply.
    """
    path = key_file_of(casebook)
    damaged = NotACasebook(str(casebook), f"{path.name} beside it is no key file of kintrace, or is damaged")
    try:
        content = json.loads(body.decode("ascii"))
        if content["format"] != FORMAT or type(content["version"]) is not int or content["version"] < 1:
            raise damaged
        if content["version"] > VERSION:
            raise NewerCasebook(str(path), content["version"], VERSION)
        slots, authenticator = _parts(content)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise damaged from None
    if not 1 <= len(slots) <= MOST_SLOTS or len({slot.id for slot in slots}) < len(slots):
        raise damaged
    if any(slot.cost.below(floor or costs.FLOOR) for slot in slots):
        raise TamperedKeys(str(path), "a slot of it asks for less work than any kintrace ever wrote")
    return slots, authenticator


def _parts(content: dict[str, Any]) -> tuple[Slots, bytes]:
    if content["version"] == 1:
        return tuple(_first_slot(item) for item in content["slots"]), b""
    return tuple(_slot(item) for item in content["slots"]), _bytes(content["authenticator"], _MAC_BYTES)


def _as_json(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "label": slot.label,
        "kdf": "argon2id",
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        **{name: _text(getattr(slot, name)) for name in ("salt", "public", "proof_key", "box", "proof")},
    }


def _slot(item: dict[str, Any]) -> Slot:
    slot_id, label = item["id"], item["label"]
    if not isinstance(slot_id, str) or not isinstance(label, str):
        raise ValueError("an id or label that is no text")
    if len(slot_id) != ID_DIGITS or not set(slot_id) <= set("0123456789abcdef") or not label_fits(label):
        raise ValueError("no id or label of a slot")
    return Slot(
        slot_id, Kind(item["kind"]), label, _cost(item), _bytes(item["salt"], SALT_BYTES),
        _bytes(item["public"], _PUBLIC_BYTES), _bytes(item["proof_key"], WRAPPED_BYTES),
        _bytes(item["box"], BOX_BYTES), _bytes(item["proof"], _MAC_BYTES),
    )  # fmt: skip


def _first_slot(item: dict[str, Any]) -> FirstSlot:
    salt = _bytes(item["salt"], SALT_BYTES)
    nonce, box = _bytes(item["nonce"], FIRST_NONCE_BYTES), _bytes(item["box"], FIRST_BOX_BYTES)
    return FirstSlot(_cost(item), salt, nonce, box)


def _cost(item: dict[str, Any]) -> Argon2Cost:
    numbers = [item[name] for name in ("memory_kib", "passes", "lanes")]
    if item["kdf"] != "argon2id" or not all(type(number) is int for number in numbers):
        raise ValueError("a slot of another kind")
    return Argon2Cost(*numbers)


def _text(body: bytes) -> str:
    return base64.b64encode(body).decode("ascii")


def _bytes(item: object, length: int) -> bytes:
    try:
        body = base64.b64decode(str(item), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(body) != length:
        raise ValueError("a part of the wrong length")
    return body
