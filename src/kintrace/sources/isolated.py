"""Parsers run apart: a process that is given bytes, and no keys, reads every arrival, and may die doing so.

The parent sends an arrival and gets a reading back. A file on which the reader crashes, hangs or runs out of memory
is set aside, and the rest goes on. Of an error only its own words cross: a parser's message could hold words of the
source.
"""

from __future__ import annotations

from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside, from_cbor, to_cbor
from kintrace.sources.apart import MEMORY_BYTES, Apart, serve
from kintrace.sources.base import LARGEST_FILE, Reading

SECONDS = 240.0  # pages that are pictures take some seconds each


class Reader(Apart):
    """Reads arrivals in a process of its own; a context manager. It never raises for a bad file.

    Args:
        seconds: Longest time for one file, of the clock and of the processor.
        memory_bytes: Most memory the reading process may ask for.

    >>> with Reader() as reader:
    ...     reading = reader.read(Arrival("arr:1", "0" * 64, "a.txt", b"Seen at the ferry."), "doc:1")
    >>> reading.documents[0].text
    'Seen at the ferry.'
    """

    def __init__(self, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
        super().__init__("kintrace.sources.isolated", seconds, memory_bytes)

    def read(self, arrival: Arrival, ref: str) -> Reading:
        """Read one arrival.

        Args:
            arrival: The bytes as they came.
            ref: Reference of its document; further documents of it add ``.2``, and so on.

        Returns:
            Its documents; what could not be used, the whole file included, is set aside with its reason.
        """
        if len(arrival.body) > LARGEST_FILE:
            return _aside(f"It is larger than {LARGEST_FILE // 1024 // 1024} MB. Take in the part that matters.")
        try:
            answer = self.ask(to_cbor({"arrival": to_cbor(arrival), "ref": ref}))
        except TimeoutError:
            return _aside("The reader was stopped: this file took too long. Save its text as .txt and try again.")
        except EOFError:
            return _aside("The reader stopped on this file. Save its text as .txt and try again.")
        return from_cbor(answer, Reading)


def _aside(reason: str) -> Reading:
    return Reading((), (SetAside("file", reason),))


def _read(asked: dict[str, Any]) -> Reading:
    from kintrace.sources.registry import format_for

    arrival = from_cbor(asked["arrival"], Arrival)
    form = format_for(arrival.file_name, arrival.body)
    if form is None:
        return _aside("No format reads files of this ending. Save its text as .txt.")
    try:
        return form.read(arrival, asked["ref"])
    except UnreadableSource as problem:
        where = "file" if problem.line is None else f"line {problem.line}"
        return Reading((), (SetAside(where, f"{problem.problem[:1].upper()}{problem.problem[1:]}. {problem.fix}."),))
    except (MemoryError, RecursionError):
        return _aside("It needs more room to read than a source may take. Save its text as .txt and try again.")


def _answered(frame: bytes) -> bytes:
    import cbor2

    return to_cbor(_read(cbor2.loads(frame)))


if __name__ == "__main__":
    serve(_answered)
