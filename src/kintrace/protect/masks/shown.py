"""Where a document tells an ending, only the sentences that something shown rests on are shown of it."""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.model import Document, Quote
from kintrace.protect.masks.spans import Span, sentences


def rest_spans(document: Document, quotes: Iterable[Quote]) -> list[Span]:
    """Everything of a document but the sentences of quotes that are shown.

    Args:
        document: Prose; rows of a list have a rule of their own.
        quotes: Of leads, practices and positions.
    """
    if document.rows:
        return []
    shown = [(q.start, q.end) for q in quotes if q.document == document.ref]
    return [(a, b) for a, b in sentences(document.text) if not any(s < b and a < e for s, e in shown)]
