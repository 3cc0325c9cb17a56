"""Coders run apart from the process that holds the keys: what they read was written by anybody.

A document on which they hang or fail is set aside from coding; its bytes and text are kept, and a later version of
the coder reads it again.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from kintrace import __version__
from kintrace.casework.own_lists import OwnLists, UnreadableList, taken_up
from kintrace.claims import code
from kintrace.claims.brought import Question, add_answers, questions_about
from kintrace.model import Coding, Document, SetAside, from_cbor, to_cbor
from kintrace.sources import Apart, serve

if TYPE_CHECKING:  # who codes apart needs no connection
    from kintrace.casework.asking_a_model.asking import BroughtModel


class Coders(Apart):
    """Code documents in a process of its own; a context manager. It never raises for a document.

    Args:
        seconds: Longest time for one document, and for the lists.
        memory_bytes: Most memory of the process.
        lists: By which documents are read, in that process too.
        model: One that the user brought, asked about each document; ``None``: none. What it writes is read, and every
            word of it checked, in that process.
    """

    def __init__(
        self, seconds: float, memory_bytes: int, lists: OwnLists | None = None, model: BroughtModel | None = None
    ) -> None:
        self.lists, self._model = lists or OwnLists(), model
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
            coding = from_cbor(self.ask(to_cbor({"document": to_cbor(document)})), Coding)
        except TimeoutError:
            return _not_coded(document, "It took too long to read. Split the file, and try again.")
        except EOFError:
            return _not_coded(document, "A fault of the program kept it from being coded. It is kept; report it.")
        return coding if self._model is None else self._with_model(document, coding, self._model)

    def _with_model(self, document: Document, coding: Coding, model: BroughtModel) -> Coding:
        """Add what the model finds; whatever goes wrong with it, what the grammar read stands."""
        import cbor2

        read = {"document": to_cbor(document), "coding": to_cbor(coding)}
        try:
            asked = [Question(*words) for words in cbor2.loads(self.ask(cbor2.dumps(read | {"ask": True})))]
            answers, unanswered = model.answers(asked)
            if answers:
                frame = read | {"answers": answers, "model": model.name}
                coding = from_cbor(self.ask(cbor2.dumps(frame)), Coding)
        except (TimeoutError, EOFError):
            unanswered = (SetAside("model", "Its answers could not be checked. What the grammar read stands."),)
        return replace(coding, set_aside=(*coding.set_aside, *unanswered))


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
    document = from_cbor(asked["document"], Document)
    if "coding" not in asked:
        return to_cbor(code(document))
    coding = from_cbor(asked["coding"], Coding)
    if "ask" in asked:
        return cbor2.dumps([(q.task, q.sentences) for q in questions_about(document, coding)])
    return to_cbor(add_answers(document, coding, asked["answers"], asked["model"]))


if __name__ == "__main__":
    serve(_answered)
