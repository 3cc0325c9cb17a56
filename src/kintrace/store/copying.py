"""An exact copy of an open casebook, under the same key: nothing of it is ever readable on the way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kintrace.protect import sync_folder
from kintrace.store.aside import remove

if TYPE_CHECKING:
    from kintrace.store.casebook import Casebook

_PAGES_AT_A_TIME = 4_096


def copy_to(book: Casebook, path: Path) -> None:
    """Copy the file of an open casebook, page by page, as it is at this moment. What is erased is in no page of it.

    Args:
        book: Open, with no transaction under way.
        path: Where the copy shall stand; nothing may stand there yet. Broken off, nothing stays there.

    Raises:
        FileExistsError: Something stands there.
    """
    from django.db import connections
    from sqlcipher3 import dbapi2 as sqlcipher

    from kintrace.store.backend.held import held_key
    from kintrace.store.connecting import speaking_of

    ledger = book._ledger
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with speaking_of(book._connected.path):
            ledger.empty_wal()
            source = connections[ledger.alias].connection
            target = sqlcipher.connect(str(path))
            try:
                target.execute("PRAGMA cipher_log_level = NONE")
                target.set_key(f"x'{held_key(ledger.alias).hex()}'")
                source.backup(target, pages=_PAGES_AT_A_TIME)
            finally:
                target.close()
        _to_the_disk(path)
    except BaseException:
        remove(path)
        raise


def _to_the_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
