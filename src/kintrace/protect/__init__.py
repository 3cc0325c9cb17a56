"""What must not come out, and what lets one in: keys, seals, and the gate that decides what one reader may see."""

from kintrace.protect.gate import release
from kintrace.protect.keys import (
    Argon2Cost,
    KeyRing,
    Passphrase,
    change_passphrase,
    key_file_of,
    make_slots,
    unlock,
)
from kintrace.protect.seals import Custodian, seal, unseal
from kintrace.protect.whole_files import sync_folder, write_whole

__all__ = [
    "Argon2Cost",
    "Custodian",
    "KeyRing",
    "Passphrase",
    "change_passphrase",
    "key_file_of",
    "make_slots",
    "release",
    "seal",
    "sync_folder",
    "unlock",
    "unseal",
    "write_whole",
]
