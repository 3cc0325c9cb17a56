"""What a source format is, and what reading one arrival gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kintrace.model import Arrival, Document, SetAside

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes. A larger file is set aside: no notice, list or saved page needs more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one arrival: documents that can be coded, and what was left out, with reasons.

    Args:
        documents: The first has the reference that the caller gave; a second one adds ``.2``, and so on.
        set_aside: Parts that could not be used, and plain statements on how the rest was read.
    """

    documents: tuple[Document, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """One arriving file format.

    Args:
        name: Word by which commands and reports call it, e.g. ``table-csv``.
        summary: One sentence for the manual.
        suffixes: Lower-case file endings it takes, dot included.
        read: Arrival and reference to ``Reading``. Raises ``UnreadableSource`` where the whole file is unusable.
        sniff: Whether the bytes surely are of this format whatever the file is called; never a guess.
    """

    name: str
    summary: str
    suffixes: tuple[str, ...]
    read: Callable[[Arrival, str], Reading]
    sniff: Callable[[bytes], bool] = _never
