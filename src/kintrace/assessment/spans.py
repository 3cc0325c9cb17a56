"""Quotes that a lead rests on: each stretch once, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kintrace.model import Quote


def _as_named(document: str) -> tuple[int, str]:
    return 0, document


def without_overlaps(quotes: Iterable[Quote], turn: Callable[[str], tuple[int, str]] = _as_named) -> tuple[Quote, ...]:
    """Keep each quote that no longer one of its document already holds, by document and place in it.

    Args:
        quotes: In any order.
        turn: Sorts documents; without it by reference.

    >>> [q.text for q in without_overlaps([Quote("d", 4, 9, "taken"), Quote("d", 0, 9, "was taken")])]
    ['was taken']
    """
    kept: list[Quote] = []
    for quote in sorted(set(quotes), key=lambda q: (turn(q.document), q.start, -q.end)):
        last = kept[-1] if kept else None
        if last is None or last.document != quote.document or quote.end > last.end:
            kept.append(quote)
    return tuple(kept)
