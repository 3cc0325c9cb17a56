"""A rekeyed casebook that was built aside: which of the two files the key file opens now, and putting it in its place.

The key file is what decides. It is replaced in one step, after the new file is whole and on the disk: from then on the
file aside opens and the old one does not, before that it is the other way round. So whoever opens the casebook next
can always tell, by trying, whether to finish what was begun or to sweep it away.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from kintrace.protect import KeyRing, sync_folder

SUFFIX = ".rekeyed"
_BESIDE = ("-wal", "-shm", "-journal")


def aside_of(casebook: Path) -> Path:
    """Name the file that a rekeyed casebook is built in."""
    return casebook.with_name(casebook.name + SUFFIX)


def remove(file: Path) -> None:
    """Remove a database and whatever the library keeps beside it."""
    for suffix in ("", *_BESIDE):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def put_into_place(casebook: Path) -> None:
    """Put the rekeyed file into the place of the old one, which nothing opens any more."""
    for suffix in _BESIDE:  # of the old file: its log must never be read into the new one
        casebook.with_name(casebook.name + suffix).unlink(missing_ok=True)
    aside_of(casebook).replace(casebook)
    sync_folder(casebook.parent)


def finish_rekeying(casebook: Path, keyring: KeyRing) -> None:
    """Finish a rekeying that was broken off, or sweep away what it left. Belongs under the casebook's lock.

    Args:
        casebook: Its path.
        keyring: The keys that the key file now gives.
    """
    aside = aside_of(casebook)
    if not aside.exists():
        return
    if _opens(aside, keyring):
        put_into_place(casebook)
    else:
        remove(aside)


def _opens(file: Path, keyring: KeyRing) -> bool:
    from sqlcipher3 import dbapi2 as sqlcipher

    # It was closed in good order before the key file was changed, so there is no log to be read with it.
    connection = sqlcipher.connect(f"file:{quote(str(file.absolute()))}?immutable=1", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(f"x'{keyring.database_key.hex()}'")
        # An empty file opens with every key: only one that holds entries is taken for a casebook.
        return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM entry)").fetchone()[0])
    except sqlcipher.DatabaseError:
        return False
    finally:
        connection.close()
