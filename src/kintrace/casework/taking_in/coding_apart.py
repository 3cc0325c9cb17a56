"""Coders run apart from the process that holds the keys: what they read was written by anybody.

A document on which they hang or fail is set aside from coding; its bytes and text are kept, and a later version of
the coder reads it again.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Self

from kintrace import __version__
from kintrace.casework.own_lists import OwnLists, UnreadableList, taken_up
from kintrace.claims import code
from kintrace.model import Coding, Document, SetAside, from_cbor, to_cbor
from kintrace.sources import Apart, serve


class Coders(Apart):
    """Code documents in a process of its own; a context manager. It never raises for a document.

    Args:
        seconds: Longest time for one document, and for the lists.
        memory_bytes: Most memory of the process.
        lists: By which documents are read, in that process too.
    """

    def __init__(self, seconds: float, memory_bytes: int, lists: OwnLists | None = None) -> None:
        self.lists = lists or OwnLists()
        super().__init__("kintrace.casework.taking_in.coding_apart", seconds, memory_bytes, first=self.lists.frame())

    def __enter__(self) -> Self:
        super().__enter__()
        try:
            if self.lists.brought:
                self._require_same_lists()
        except UnreadableList:
            self._stop()
            raise
        return self

    def _require_same_lists(self) -> None:
        import cbor2

        path = self.lists.brought[0].path
        try:
            read = cbor2.loads(self.ask(self.lists.frame()))
        except (TimeoutError, EOFError):
            raise UnreadableList(
                path,
                "the process that codes documents could not take it up within its bounds",
                "Leave it as it is while kintrace runs; if it is very long, raise KINTRACE_FILE_SECONDS and "
                "KINTRACE_FILE_MEMORY_MB",
            ) from None
        if read != [b.used.sha256 for b in self.lists.brought]:
            raise UnreadableList(path, "it was changed while it was read", "Run again")

    def code(self, document: Document) -> Coding:
        """Read the claims of a document, or say why it could not be coded."""
        try:
            return from_cbor(self.ask(to_cbor({"document": to_cbor(document)})), Coding)
        except TimeoutError:
            return _not_coded(document, "It took too long to read. Split the file, and try again.")
        except EOFError:
            return _not_coded(document, "A fault of the program kept it from being coded. It is kept; report it.")


UNCODED = f"uncoded/{__version__}"
"""Signs for a document that no coder of this version could read."""


def _not_coded(document: Document, reason: str) -> Coding:
    return Coding(document.ref, UNCODED, set_aside=(SetAside("coding", reason),))


_TO_THE_END = ExitStack()
"""Keeps the lists in use for as long as the process lives."""


def _answered(frame: bytes) -> bytes:
    import cbor2

    # an exception ends the process, and with it only this document
    asked = cbor2.loads(frame)
    if "lists" in asked:
        return cbor2.dumps(taken_up(asked["lists"], _TO_THE_END))
    return to_cbor(code(from_cbor(asked["document"], Document)))


if __name__ == "__main__":
    serve(_answered)
