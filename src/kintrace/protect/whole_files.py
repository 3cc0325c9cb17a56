"""Files that are there whole or not at all, whenever the power goes."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import stat
from pathlib import Path

OWNER_ONLY = 0o600


def write_whole(path: Path, body: bytes, *, replace: bool) -> None:
    """Write a file so that nobody ever finds half of it: aside, to the disk, then into its place. Owner only.

    Args:
        path: Where it shall stand.
        body: Its bytes.
        replace: Whether a file that stands there gives way.

    Raises:
        FileExistsError: One stands there, and ``replace`` is false. It was not touched.
    """
    _clear(path)
    aside, descriptor = _begun(path)
    try:
        # open, and so owned, until it stands in its place
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
            if replace:
                aside.replace(path)
            else:
                _place_beside(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def _begun(path: Path) -> tuple[Path, int]:
    """Make an empty part that this process owns until it closes it, or ends, however it ends."""
    while True:
        aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        _own(descriptor, wait=True)
        if aside.exists():
            return aside, descriptor
        os.close(descriptor)  # another writer took it for left over, in the moment before it was owned


def _own(descriptor: int, *, wait: bool) -> bool:
    """Whether a part is this process's own now; false where another's is, or the folder's disk knows no locks."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _clear(path: Path) -> None:
    """Take away what killed writings of the same file left: it may hold in plain what is encrypted by now."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????.part"):
        with contextlib.suppress(OSError):  # somebody else's, or gone
            descriptor = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                if stat.S_ISREG(os.fstat(descriptor).st_mode) and _own(descriptor, wait=False):
                    left.unlink()
            finally:
                os.close(descriptor)


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
