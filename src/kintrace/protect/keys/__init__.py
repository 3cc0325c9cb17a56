"""What opens a casebook: its one random key, the slots that hold it, and all keys that come from it."""

from kintrace.protect.keys.key_file import Passphrase, change_passphrase, key_file_of, make_slots, unlock
from kintrace.protect.keys.ring import KeyRing
from kintrace.protect.keys.slots import Argon2Cost

__all__ = ["Argon2Cost", "KeyRing", "Passphrase", "change_passphrase", "key_file_of", "make_slots", "unlock"]
