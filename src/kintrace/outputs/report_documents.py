"""Documents of a report: their pages, and their text cut at the words that leads rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kintrace.model import Passage, Quote, Released

_AROUND = 140  # code points of context on each side of a quote


@dataclass(frozen=True, slots=True)
class Page:
    """Where a document stands in the report, and its masked text."""

    number: int
    path: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document, marked where a lead rests on it."""

    text: str = field(repr=False)
    start: int
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Quotes that stand near each other, with what stands around and between them."""

    parts: tuple[Part, ...]
    cut_before: bool
    cut_after: bool
    document: str = field(repr=False)
    href: str


def pages_of(released: Released) -> dict[str, Page]:
    """A numbered page for each passage."""
    return {p.document: Page(n, f"documents/{n:03}.html", p.text) for n, p in enumerate(released.passages, 1)}


def lead_anchor(number: int) -> str:
    """The place of a lead on the page."""
    return f"lead-{number}"


def parts_of(passage: Passage) -> list[Part]:
    """Cut a passage into marked and unmarked stretches that together are the whole of it."""
    parts: list[Part] = []
    at = 0
    for mark in passage.marks:
        start = max(mark.start, at)
        if start >= mark.end:
            continue
        if start > at:
            parts.append(Part(passage.text[at:start], at))
        parts.append(Part(passage.text[start : mark.end], start, True))
        at = mark.end
    return [*parts, Part(passage.text[at:], at)] if at < len(passage.text) else parts


def excerpts(released: Released, quotes: Sequence[Quote], pages: dict[str, Page]) -> list[Excerpt]:
    """Quotes of a lead with some words around them; those near each other share one excerpt."""
    groups: list[list[Quote]] = []
    for quote in quotes:
        last = groups[-1][-1] if groups else None
        if last is not None and last.document == quote.document and quote.start - last.end < _AROUND:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return [_excerpt(released, pages[g[0].document].text, g, pages) for g in groups if g[0].document in pages]


def _excerpt(released: Released, text: str, quotes: Sequence[Quote], pages: dict[str, Page]) -> Excerpt:
    first, last = quotes[0], quotes[-1]
    before = text[max(first.start - _AROUND, 0) : first.start].rsplit("\n", 1)[-1]
    after = text[last.end : last.end + _AROUND].split("\n", 1)[0]
    cut_before, cut_after = len(before) == _AROUND, len(after) == _AROUND
    parts = [Part(before.split(" ", 1)[-1] if cut_before else before, 0)]
    for n, quote in enumerate(quotes):
        parts.append(Part(text[quote.start : quote.end], quote.start, True))
        parts.append(Part(text[quote.end : quotes[n + 1].start if n + 1 < len(quotes) else quote.end], quote.end))
    parts.append(Part(after.rsplit(" ", 1)[0] if cut_after else after, last.end))
    href = f"{pages[first.document].path}#m{first.start}"
    kept = tuple(p for p in parts if p.text)
    return Excerpt(kept, cut_before, cut_after, released.name_of(first.document), href)
