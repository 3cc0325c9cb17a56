"""Files that are there whole or not at all, whenever the power goes."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from pathlib import Path

OWNER_ONLY = 0o600
_STALE = 3600  # seconds: no writing of one file takes longer


def write_whole(path: Path, body: bytes, *, replace: bool) -> None:
    """Write a file so that nobody ever finds half of it: aside, to the disk, then into its place. Owner only.

    Args:
        path: Where it shall stand.
        body: Its bytes.
        replace: Whether a file that stands there gives way.

    Raises:
        FileExistsError: One stands there, and ``replace`` is false. It was not touched.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            aside.replace(path)
        else:
            _place_beside(aside, path)
        _clear(path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def _clear(path: Path) -> None:
    """Take away what earlier writings of the same file left that were killed: it may hold what is encrypted by now."""
    written = path.stat().st_mtime
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????.part"):
        with contextlib.suppress(OSError):  # somebody else's, or gone
            if left.lstat().st_mtime < written - _STALE:
                left.unlink()


def _place_beside(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)  # fails where a file stands, in one step: two writers cannot both win
    except FileExistsError:
        raise
    except OSError:  # memory sticks know no second name for one file
        if path.exists():
            raise FileExistsError(path) from None
        aside.replace(path)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk: without it a renamed file can be gone after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
