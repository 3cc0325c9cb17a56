"""A document as one reader may see it: what is withheld becomes ``█``, code point for code point; spans hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kintrace.model import BLOCK, Document, Quote

Span = tuple[int, int]

# Where a sentence may end. Masking takes whole sentences, so a doubtful end is no end: rather too much is hidden.
_END = re.compile(r"""(?<!\b[A-Z])[.!?]["'”’)\]]*(?=\s+["'“‘(\[]?[^\sa-z])|။["'”’)\]]*|\n\s*""")
_SHORT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mr|Mrs|Ms|Dr|Col|Lt|Maj|Gen|Brig|"
    r"Capt|Sgt|St|No|Nos|U\.S|a\.m|p\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Masks:
    """Stretches of one document that are withheld, ascending, none touching another."""

    document: str
    text: str = field(repr=False)
    spans: tuple[Span, ...] = ()

    def masked(self) -> str:
        """The text, of the same length."""
        return mask(self.text, self.spans)

    def quote(self, quote: Quote) -> Quote:
        """A quote of this document with what is withheld blocked out."""
        shifted = [(s - quote.start, e - quote.start) for s, e in self.spans if s < quote.end and e > quote.start]
        return replace(quote, text=mask(quote.text, shifted)) if shifted else quote

    def touches(self, quote: Quote) -> bool:
        """Whether any of a quote is withheld."""
        return any(s < quote.end and e > quote.start for s, e in self.spans)

    def stands_outside(self, words: str, quotes: Iterable[Quote]) -> bool:
        """Whether words stand anywhere in the text but in a withheld stretch that none of the quotes touches."""
        told = [(q.start, q.end) for q in quotes]
        apart = [(s, e) for s, e in self.spans if not any(s < b and a < e for a, b in told)]
        return words.casefold() in mask(self.text, apart).casefold()


def masks_over(document: Document, spans: Iterable[Span]) -> Masks:
    """Join stretches of a document; those outside its text are cut off."""
    return Masks(document.ref, document.text, joined(spans, len(document.text)))


def found_in(document: Document, finder: Callable[[str], Iterable[Span]]) -> list[Span]:
    """Stretches that a finder sees in a document's text, or in its cleaned layer (Zawgyi read as Unicode), or both."""
    found = list(finder(document.text))
    if document.cleaned != document.text:
        found += [document.back.back_span(start, end) for start, end in finder(document.cleaned)]
    return found


def mask(text: str, spans: Iterable[Span]) -> str:
    """Put ``█`` over stretches of a text; line ends stay, so that rows keep their places.

    >>> mask("call 09 now", [(5, 7)])
    'call ██ now'
    """
    points = list(text)
    for start, end in spans:
        for i in range(max(start, 0), min(end, len(points))):
            if points[i] != "\n":
                points[i] = BLOCK
    return "".join(points)


def joined(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Merge stretches that touch or overlap.

    >>> joined([(5, 8), (0, 3), (2, 5), (9, 99)], 12)
    ((0, 8), (9, 12))
    """
    merged: list[Span] = []
    for start, end in sorted((max(s, 0), min(e, length)) for s, e in spans if s < min(e, length)):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences, or lines, as spans that together hold the whole text.

    >>> [("a. B", s, e) for s, e in sentences("He ran. They shot.")]
    [('a. B', 0, 7), ('a. B', 7, 18)]
    """
    starts = [0]
    for end in _ends(text):
        if starts[-1] < end.end() < len(text):
            starts.append(end.end())
    return tuple(zip(starts, [*starts[1:], len(text)], strict=True)) if text else ()


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences or lines end; an abbreviation ends none."""
    return (m for m in _END.finditer(text) if not _SHORT.search(text, max(m.start() - 6, 0), m.start() + 1))


def whole_sentences(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Widen stretches to the sentences that they touch; in a table to the cells, which are its sentences."""
    return widened(document, spans, sentences)


def widened(document: Document, spans: Iterable[Span], units_of: Callable[[str], tuple[Span, ...]]) -> tuple[Span, ...]:
    """Widen stretches to the units of a text that they touch; in a table to the cells.

    Args:
        document: Whose text it is.
        spans: Stretches of it.
        units_of: Takes a text apart, leaving nothing out.
    """
    all_wanted = joined(spans, len(document.text))
    # what is blocked out already was widened when that was done; here its neighbours would only be lost as well
    wanted = tuple((s, e) for s, e in all_wanted if not is_blocked(document.text[s:e]))
    if not wanted:
        return all_wanted
    ends = [end for _, end in wanted]
    cells = [(start, end) for row in document.rows for _, start, end in row.cells]
    units = cells or units_of(document.text)
    # the first wanted stretch that ends after a unit's start is the only one that has to be looked at
    nexts = ((s, e, bisect_right(ends, s)) for s, e in units)
    touched = tuple((s, e) for s, e, n in nexts if n < len(wanted) and wanted[n][0] < e)
    return (*touched, *all_wanted) if cells else (*touched, *(s for s in all_wanted if s not in wanted))


def is_blocked(words: str) -> bool:
    """Whether words are nothing but ``█``, and the blanks and ends of sentences that are left standing among them.

    >>> is_blocked("███. ██"), is_blocked("...")
    (True, False)
    """
    return BLOCK in words and not re.search(r"[^\s█.!?။\"'”’)\]]", words)


def blocked_sentences(document: Document) -> tuple[Span, ...]:
    """Sentences of a working copy of which nothing is left; none of a table, where a cell tells nothing of its row."""
    if document.rows or BLOCK not in document.text:
        return ()
    return tuple((s, e) for s, e in sentences(document.text) if is_blocked(document.text[s:e]))


def mask_within_sentences(text: str, spans: Iterable[Span]) -> str:
    r"""Put ``█`` over stretches of a text, so that it falls into the same sentences and paragraphs as before.

    Ends of sentences, line ends and the blanks behind them stay: they tell nothing, and rules that take whole
    sentences find the same ones again.

    >>> mask_within_sentences("He ran. To a hut. They shot.", [(7, 17)])
    'He ran. ████████. They shot.'
    """
    ends = [(m.start(), _past_blanks(text, m.end())) for m in _ends(text)]
    kept = {i for s, e in ends for i in range(s, e)} | {m.start() for m in re.finditer(r"[\r\n]", text)}
    wanted = {i for s, e in spans for i in range(max(s, 0), min(e, len(text)))}
    points = [BLOCK if i in wanted and i not in kept else c for i, c in enumerate(text)]
    true = {m.end() for m in _ends(text)}
    for match in _ends("".join(points)):  # a small letter that went may leave a stop that was none before
        if match.end() not in true:
            for i in range(*match.span()):
                points[i] = points[i] if points[i].isspace() else BLOCK
    return "".join(points)


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
