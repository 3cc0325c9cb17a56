"""Names of files as they may be shown: a name of a file can hold a person's, a number, or signs that steer a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.spans import mask

_JOINERS = "\u200b\u200c\u200d"  # part of how Burmese is typed; they steer nothing
_BETWEEN = r"[\W_]*"  # file names join words with anything, or nothing


def file_name(name: str, hidden: Iterable[str]) -> str:
    """A file's name without contacts, without names to hide, and without signs that a terminal or a page obeys.

    Args:
        name: As it is on the disk.
        hidden: Names of private speakers and of children, in every form.

    >>> file_name("seng-nu-pan call 09-787-440-912.txt", ["Seng Nu Pan"])
    '███████████ call ██████████████.txt'
    """
    steady = "".join("\ufffd" if _steers(c) else c for c in name)
    return mask(without_contacts(steady), occurrences(steady, hidden, between=_BETWEEN))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs") and char not in _JOINERS
