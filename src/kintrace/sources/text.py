"""Plain text and Markdown: reports pasted into a file, notices typed off a wall."""

from __future__ import annotations

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.documents import document_of
from kintrace.sources.sidecar import read_sidecar


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a text file; its code points stay as they are.

    Raises:
        UnreadableSource: No text, or nothing but blanks.
    """
    text, encoding = decoded(arrival.body)
    if not text.strip("\ufeff\u200b \t\r\n\f"):
        raise UnreadableSource("the file holds only blanks", "Check that it was saved whole")
    sidecar, wrong = read_sidecar(arrival)
    return Reading((document_of(arrival, ref, text, "text", sidecar),), (*said_of(encoding), *wrong))


def said_of(encoding: str) -> tuple[SetAside, ...]:
    """Say that a file was not UTF-8 and what it was read as."""
    if not encoding:
        return ()
    reason = f"The file is not UTF-8; it was read as {encoding}. Check names with accents, or save it as UTF-8."
    return (SetAside("encoding", reason),)


FORMAT = Format("text", "Plain text and Markdown.", (".txt", ".md", ".text", ".markdown"), read)
