"""What opens a casebook: its random keys, the slots that hold them, and all keys that come from them."""

from kintrace.protect.keys.changes import OpenKeyFile
from kintrace.protect.keys.costs import Argon2Cost
from kintrace.protect.keys.hardening import harden
from kintrace.protect.keys.key_file import key_file_of
from kintrace.protect.keys.ring import KeyRing
from kintrace.protect.keys.slots import Kind
from kintrace.protect.keys.unlocking import (
    OfSlot,
    Passphrase,
    SlotShown,
    Unlocked,
    change_passphrase,
    make_slots,
    open_key_file,
    slots_shown,
    unlock,
    unlock_slot,
)
from kintrace.protect.keys.words import guessing_bits, suggested_passphrase

__all__ = [
    "Argon2Cost",
    "KeyRing",
    "Kind",
    "OfSlot",
    "OpenKeyFile",
    "Passphrase",
    "SlotShown",
    "Unlocked",
    "change_passphrase",
    "guessing_bits",
    "harden",
    "key_file_of",
    "make_slots",
    "open_key_file",
    "slots_shown",
    "suggested_passphrase",
    "unlock",
    "unlock_slot",
]
