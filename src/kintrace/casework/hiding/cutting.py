"""Take stretches out of a document and its coding, as if they had never been written; what stays moves up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from kintrace.model import (
    Claim,
    Coding,
    Document,
    IncidentMention,
    OffsetMap,
    PersonMention,
    Position,
    Practice,
    Quote,
    Remark,
    Row,
    SetAside,
)
from kintrace.protect.masks.spans import Span, joined

Said = TypeVar("Said", PersonMention, IncidentMention, Claim, Practice, Position, Remark)


@dataclass(frozen=True, slots=True)
class Cut:
    """What is taken out of one document, and where the rest of it comes to lie.

    Args:
        before: The document as it was.
        spans: What is taken out, ascending, none touching another.
    """

    before: Document
    spans: tuple[Span, ...]

    @classmethod
    def out_of(cls, document: Document, spans: Collection[Span]) -> Cut:
        """Plan a cut; stretches may overlap."""
        return cls(document, joined(spans, len(document.text)))

    def at(self, offset: int) -> int:
        """Where an offset of the document comes to lie."""
        return offset - sum(min(end, offset) - start for start, end in self.spans if start < offset)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of a stretch is taken out."""
        return any(s < end and start < e for s, e in self.spans)

    def text(self, start: int, end: int) -> str:
        """What stays of a stretch."""
        return "".join(self.before.text[s:e] for s, e in self.left_of(start, end))

    def left_of(self, start: int, end: int) -> list[Span]:
        """The parts of a stretch that stay."""
        left, begin = [], start
        for s, e in self.spans:
            if s < end and begin < e:
                if begin < s:
                    left.append((begin, s))
                begin = e
        return [*left, (begin, end)] if begin < end else left

    def row(self, number: int) -> int:
        """The number of a row once others are gone: a gap in the numbers would tell of them."""
        gone = [r.number for r in self.before.rows if not _cells(self, r)]
        return number - sum(1 for n in gone if n < number)

    def quote(self, quote: Quote) -> Quote | None:
        """What stays of a quote; ``None``: nothing."""
        text = self.text(quote.start, quote.end)
        if not text:
            return None
        cell = replace(quote.cell, row=self.row(quote.cell.row)) if quote.cell else None
        return Quote(quote.document, self.at(quote.start), self.at(quote.start) + len(text), text, cell)

    def document(self) -> Document:
        """The document without what is taken out."""
        cleaned, back = _cleaned(self)
        rows = tuple(Row(self.row(r.number), _cells(self, r)) for r in self.before.rows if _cells(self, r))
        return replace(self.before, text=self.text(0, len(self.before.text)), cleaned=cleaned, back=back, rows=rows)

    def coding(self, coding: Coding, mentions: Collection[str]) -> Coding:
        """The coding of what is left.

        Args:
            coding: Of the document.
            mentions: References of the mentions that stay. Where the words of one are gone, other words that speak of
                it take their place; where there are none, it is gone too.
        """
        claims = self._untouched([c for c in coding.claims if c.about in mentions])
        told: dict[str, Quote] = {}
        for claim in reversed(claims):
            told[claim.about] = claim.quote
        persons = self._kept([p for p in coding.persons if p.ref in mentions], told)
        stay = {p.ref: p.quote for p in persons}
        repeated = {i.ref: [q for q in map(self.quote, i.repeats) if q is not None] for i in coding.incidents}
        for incident in coding.incidents:
            instead = [*repeated[incident.ref], *(stay[v] for v in incident.victims if v in stay)]
            told |= {incident.ref: told.get(incident.ref, instead[0])} if instead else {}
        incidents = tuple(
            replace(i, victims=tuple(v for v in i.victims if v in stay), repeats=tuple(repeated[i.ref]))
            for i in self._kept([i for i in coding.incidents if i.ref in mentions], told)
        )
        about = stay.keys() | {i.ref for i in incidents}
        return replace(
            coding,
            persons=persons,
            incidents=incidents,
            claims=tuple(c for c in claims if c.about in about),
            practices=self._untouched(coding.practices),
            positions=self._untouched(coding.positions),
            remarks=self._untouched(coding.remarks),
            set_aside=tuple(a for a in map(self._aside, coding.set_aside) if a is not None),
        )

    def _kept(self, said: Collection[Said], instead: Mapping[str, Quote] | None = None) -> tuple[Said, ...]:
        others = instead or {}
        quotes = [(x, self.quote(x.quote) or others.get(x.ref)) for x in said]
        return tuple(replace(x, quote=quote) for x, quote in quotes if quote is not None)

    def _untouched(self, said: Collection[Said]) -> tuple[Said, ...]:
        return self._kept([x for x in said if not self.touches(x.quote.start, x.quote.end)])

    def _aside(self, aside: SetAside) -> SetAside | None:
        if aside.start is None or aside.end is None:
            return aside
        if self.touches(aside.start, aside.end):
            return None
        return replace(aside, start=self.at(aside.start), end=self.at(aside.end))


def _cells(cut: Cut, row: Row) -> tuple[tuple[str, int, int], ...]:
    cells = [(header, cut.at(start), cut.at(end)) for header, start, end in row.cells]
    return tuple(cell for cell in cells if cell[1] < cell[2])


def _cleaned(cut: Cut) -> tuple[str, OffsetMap]:
    """The cleaned layer of what stays. A rewritten run of which a part is taken out goes whole."""
    document, back = cut.before, cut.before.back
    parts: list[str] = []
    runs: list[tuple[int, int, bool]] = []
    ends = zip((*back.cleaned[1:], len(document.cleaned)), (*back.original[1:], len(document.text)), strict=True)
    for begin, original, plain, (end, original_end) in zip(back.cleaned, back.original, back.plain, ends, strict=True):
        pieces = cut.left_of(original, original + end - begin) if plain else [(original, original_end)]
        for first, last in pieces:
            if not plain and cut.touches(first, last):
                continue
            words = document.cleaned[begin + first - original : begin + last - original] if plain else (
                document.cleaned[begin:end])  # fmt: skip
            runs.append((sum(map(len, parts)), cut.at(first), plain))
            parts.append(words)
    if not runs:
        return "", OffsetMap()
    cleaned, originals, plains = zip(*runs, strict=True)
    return "".join(parts), OffsetMap(cleaned, originals, plains)
