"""Promises are sealed: to release, to send home, not to take again; who broke faith with whom can cost a life."""

from __future__ import annotations

from kintrace.model import Coding, Document
from kintrace.protect.masks.phrases import found_phrases
from kintrace.protect.masks.spans import Span, found_in
from kintrace.protect.masks.withholding import but_for_the_taking


def promise_spans(document: Document, coding: Coding) -> list[Span]:
    """Sentences that tell a promise, but for the words that a taking is told by, and public positions of a party."""
    told = found_in(document, lambda text: found_phrases(text, "masks_promises", "promise", but="innocent"))
    return but_for_the_taking(document, coding, told)
