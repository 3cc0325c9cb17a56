"""Files that are packed folders (workbooks, letters): refused before they unpack to more than a source can be."""

from __future__ import annotations

import io
import zipfile

from kintrace.errors import UnreadableSource

LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 5_000


def require_sound(body: bytes, what: str, fix: str) -> None:
    """Refuse what is no packed file, or unpacks to more than it can be.

    Args:
        body: The bytes of the file.
        what: What it should be, for people: ``the workbook``.
        fix: What to do about one that is too large.

    Raises:
        UnreadableSource: It is damaged, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise damaged(what) from None
    if sum(sizes) > LARGEST_UNPACKED or len(sizes) > MOST_PARTS:
        raise UnreadableSource(f"{what} unpacks to more than it can be", fix)


def damaged(what: str) -> UnreadableSource:
    """The error for a packed file that is not whole."""
    return UnreadableSource(f"{what} is damaged or not whole", "Copy it again from where it came, or save it anew")
