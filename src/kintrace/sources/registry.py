"""Which formats there are, and which of them reads a file."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from kintrace.plugins import collect
from kintrace.sources.base import Format


@cache
def formats() -> dict[str, Format]:
    """Every format of this folder, by name.

    >>> "text" in formats()
    True
    """
    return collect("kintrace.sources", "FORMAT", Format)


@cache
def suffixes() -> frozenset[str]:
    """Every file ending that some format reads."""
    return frozenset(suffix for form in formats().values() for suffix in form.suffixes)


def format_for(file_name: str, body: bytes) -> Format | None:
    """The format that reads a file: the one its bytes surely are, else the one its ending names.

    A web page saved as ``.txt`` and a workbook renamed to ``.csv`` are read as what they are.

    >>> format_for("notice.txt", b"<!DOCTYPE html><p>Missing").name
    'html'
    >>> format_for("notice.xyz", b"Missing") is None
    True
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix not in suffixes():
        return None
    sure = [form for form in formats().values() if form.sniff(body)]
    if sure:
        return sure[0]
    return next(form for form in formats().values() if suffix in form.suffixes)
