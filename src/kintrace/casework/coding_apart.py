"""Coders run apart from the process that holds the keys: what they read was written by anybody.

A document on which they hang or fail is set aside from coding; its bytes and text are kept, and a later version of
the coder reads it again.
"""

from __future__ import annotations

from kintrace import __version__
from kintrace.claims import code
from kintrace.model import Coding, Document, SetAside, from_cbor, to_cbor
from kintrace.sources import Apart, serve


class Coders(Apart):
    """Code documents in a process of its own; a context manager. It never raises for a document.

    Args:
        seconds: Longest time for one document.
        memory_bytes: Most memory of the process.
    """

    def __init__(self, seconds: float, memory_bytes: int) -> None:
        super().__init__("kintrace.casework.coding_apart", seconds, memory_bytes)

    def code(self, document: Document) -> Coding:
        """Read the claims of a document, or say why it could not be coded."""
        try:
            return from_cbor(self.ask(to_cbor(document)), Coding)
        except TimeoutError:
            return _not_coded(document, "It took too long to read. Split the file, and try again.")
        except EOFError:
            return _not_coded(document, "A fault of the program kept it from being coded. It is kept; report it.")


UNCODED = f"uncoded/{__version__}"
"""Signs for a document that no coder of this version could read."""


def _not_coded(document: Document, reason: str) -> Coding:
    return Coding(document.ref, UNCODED, set_aside=(SetAside("coding", reason),))


def _answered(frame: bytes) -> bytes:
    # an exception ends the process, and with it only this document
    return to_cbor(code(from_cbor(frame, Document)))


if __name__ == "__main__":
    serve(_answered)
