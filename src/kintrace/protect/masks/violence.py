"""Sexual violence is sealed: the paragraph, or the field of a notice, that speaks of it is withheld whole."""

from __future__ import annotations

from kintrace.model import Coding, Document
from kintrace.protect.masks.blocks import paragraphs
from kintrace.protect.masks.phrases import phrases
from kintrace.protect.masks.spans import Span, found_in, widened


def violence_spans(document: Document, coding: Coding) -> tuple[Span, ...]:
    """Paragraphs that hold a word of sexual violence, or that the coder has set aside for it."""
    sealed = [(s.start, s.end) for s in coding.set_aside
              if s.start is not None and s.end is not None and "sealed" in s.reason]  # fmt: skip
    named = found_in(document, lambda text: [m.span() for m in phrases("masks_violence").finditer(text)])
    return widened(document, [*named, *sealed], paragraphs)
