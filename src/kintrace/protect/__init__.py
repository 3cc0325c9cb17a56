"""What must not come out, and what lets one in: keys, seals, and the gate that decides what one reader may see."""

from kintrace.protect.gate import release
from kintrace.protect.keys import (
    Argon2Cost,
    KeyRing,
    Kind,
    OfSlot,
    OpenKeyFile,
    Passphrase,
    SlotShown,
    Unlocked,
    change_passphrase,
    guessing_bits,
    harden,
    key_file_of,
    make_slots,
    open_key_file,
    slots_shown,
    suggested_passphrase,
    unlock,
    unlock_slot,
)
from kintrace.protect.masks.working import Working, working_copy, working_name
from kintrace.protect.seals import Custodian, close, half_from, open_with, seal, unseal
from kintrace.protect.whole_files import sync_folder, write_whole

__all__ = [
    "Argon2Cost",
    "Custodian",
    "KeyRing",
    "Kind",
    "OfSlot",
    "OpenKeyFile",
    "Passphrase",
    "SlotShown",
    "Unlocked",
    "Working",
    "change_passphrase",
    "close",
    "guessing_bits",
    "half_from",
    "harden",
    "key_file_of",
    "make_slots",
    "open_key_file",
    "open_with",
    "release",
    "seal",
    "slots_shown",
    "suggested_passphrase",
    "sync_folder",
    "unlock",
    "unlock_slot",
    "unseal",
    "working_copy",
    "working_name",
    "write_whole",
]
