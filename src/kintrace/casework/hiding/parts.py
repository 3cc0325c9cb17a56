"""A document on somebody hidden, taken apart: what a taking or somebody else's claims rest on, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kintrace.casework.hiding.later import LaterIn, acts_in
from kintrace.casework.hiding.resting import gaps, resting_on_nothing, units_of
from kintrace.casework.hiding.wording import carrying
from kintrace.model import Act, Actor, Claim, Code, Coding, Document, Place, Property, Quote, Value, Words
from kintrace.protect.masks.endings import ending_spans
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.spans import Span, found_in, sentences

_WORD = re.compile(r"[^\W_]+")


def shortened(document: Document, coding: Coding, mentions: Collection[str]) -> tuple[Coding, set[str]]:
    """A coding whose quotes say no more than they have to: a sentence, or a line of a notice, may run on to now.

    Incidents, and claims of what was done, are quoted by the words that carry the act; claims on hidden persons by
    their first sentence.

    Returns:
        The coding, and references of claims that rest on a later sentence, which are to go.
    """
    acts = acts_in(coding)
    about = {*mentions, *(i.ref for i in coding.incidents if set(i.victims) & set(mentions))}
    claims, run_on = [], set()
    for claim in coding.claims:
        quote = claim.quote
        if claim.property is Property.ACT and isinstance(claim.value, Code) and not document.rows:
            claims.append(replace(claim, quote=carrying(quote, Act(claim.value.code))))
            continue
        first = _first(quote.text) if claim.about in about and quote.text else len(quote.text)
        words = quote.text[:first].rstrip()
        if first == len(quote.text):
            claims.append(claim)
            continue
        shorter = Quote(quote.document, quote.start, quote.start + len(words), words, quote.cell)
        claims.append(replace(claim, quote=shorter, value=_shorter(claim.value, words)))
        if not all(w.casefold() in words.casefold() for w in _words_of(claims[-1].value)):
            run_on.add(claim.ref)
    incidents = tuple(
        replace(i, quote=carrying(i.quote, act), repeats=tuple(carrying(q, act) for q in i.repeats))
        if (act := acts.get(i.ref)) and not document.rows
        else i
        for i in coding.incidents
    )
    return replace(coding, claims=tuple(claims), incidents=incidents), run_on


def _first(words: str) -> int:
    """Where the first sentence of some words ends, or what stands before their first semicolon."""
    end = sentences(words)[0][1]
    return at if (at := words.find(";", 0, end)) > 0 else end


def _shorter(value: Value, words: str) -> Value:
    """A value without words beyond those that are left of its quote."""
    if isinstance(value, Words) and value.text.startswith(words):
        return Words(words)
    return replace(value, words=words) if isinstance(value, Place) and value.words.startswith(words) else value


def _words_of(value: Value) -> tuple[str, ...]:
    if isinstance(value, Place):
        return (value.words, value.name, *value.within)
    return (value.text,) if isinstance(value, Words) else (value.words,) if isinstance(value, Actor) else ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A document that speaks of somebody hidden, taken apart into what goes and what stays.

    Only that stays on which a taking, or what is claimed of somebody else, rests. All else goes, understood or not:
    what nobody coded may tell where they are now.
    """

    document: Document
    coding: Coding
    later: LaterIn
    run_on: frozenset[str] = frozenset()

    def spans(self) -> list[Span]:
        """Stretches to take out."""
        gone, stays = self._gone(), self._stays()
        if self.document.rows:
            return [*self._of_rows(gone, stays), *self._named()]
        phrases = ending_spans(self.document, self.coding)
        acts = self._acts()
        said = {c.speaker for c in self._claims(stays=True)}
        speakers = [f"{s.words} {s.told}" for s in self.coding.speakers if s.ref in said]
        words = {w.casefold() for words in speakers for w in _WORD.findall(words)}
        spans: list[Span] = []
        for unit in units_of(self.document.text):
            told, holds = _in(unit, gone), _in(unit, stays)
            if not holds or (not told and _in(unit, phrases) and not _in(unit, acts)):
                spans.append(unit)
            elif told:
                spans += self._without(unit, told, holds)
            else:
                spans += resting_on_nothing(self.document.text, unit, holds, words)
        named = self._named()
        return [*spans, *named, *gaps(self.document.text, [*spans, *named], stays)]

    def _of_rows(self, gone: Sequence[Span], stays: Sequence[Span]) -> Iterator[Span]:
        """Of the rows of a list: those on which nothing rests, and of the hidden person's the cells."""
        ours = [_span(p.quote) for p in self.coding.persons if p.ref in self.later.mentions]
        named = self._named()
        for unit in self._units():
            holds = _in(unit, stays)
            theirs = _in(unit, ours)
            cells = [(s, e) for row in self.document.rows for _, s, e in row.cells if unit[0] <= s < unit[1]]
            if not holds:
                yield unit
            elif told := _in(unit, gone):
                yield from self._without(unit, told, holds)
            else:
                yield from (cell for cell in cells if not _in(cell, stays) and (theirs or _in(cell, named)))

    def _acts(self) -> list[Span]:
        """Words for what was done. Where a text comes back to the hidden person's taking it may be to tell of now."""
        seen = [i for i in self.coding.incidents if i.ref not in self.later.incidents]
        again = [q for i in seen if not self.later.mentions & set(i.victims) for q in i.repeats]
        return [_span(q) for q in (*(i.quote for i in seen), *again)]

    def _gone(self) -> list[Span]:
        """What goes. Where a place or a side is told once for the taking and for what came later, the taking has it."""
        mentions = self.later.persons | self.later.incidents
        found = [_span(p.quote) for p in self.coding.persons if p.ref in mentions]
        found += [_span(q) for i in self.coding.incidents if i.ref in mentions for q in (i.quote, *i.repeats)]
        shared = set(self._claimed(stays=True))
        return [*found, *(s for s in self._claimed(stays=False) if s not in shared)]

    def _stays(self) -> list[Span]:
        """What something rests on. What is said of practices and of positions may be said of them: it goes."""
        mentions = self.later.persons | self.later.incidents
        found = [_span(p.quote) for p in self.coding.persons if p.ref not in mentions]
        found += [*self._acts(), *self._claimed(stays=True)]
        return found

    def _units(self) -> tuple[Span, ...]:
        if not self.document.rows:
            return units_of(self.document.text)
        starts = sorted(min(s for _, s, _ in row.cells) for row in self.document.rows if row.cells)
        return tuple(zip(starts, [*starts[1:], len(self.document.text)], strict=True)) if starts else ()

    def _claimed(self, *, stays: bool) -> list[Span]:
        return [_span(c.quote) for c in self._claims(stays=stays) if stays or c.ref not in self.run_on]

    def _claims(self, *, stays: bool) -> list[Claim]:
        mentions = self.later.persons | self.later.incidents
        out = self.later.claims | self.run_on
        return [c for c in self.coding.claims if (c.about not in mentions and c.ref not in out) is stays]

    def _without(self, unit: Span, gone: Sequence[Span], holds: Sequence[Span]) -> Iterator[Span]:
        """A unit without what stays: where both claim a word, the shorter stretch has it."""
        ranked = sorted([*((e - s, 0, s, e) for s, e in gone), *((e - s, 1, s, e) for s, e in holds)], reverse=True)
        keeps = bytearray(unit[1] - unit[0])
        for _, stays, start, end in ranked:  # the shortest last; of two as long, what goes
            for at in range(max(start, unit[0]), min(end, unit[1])):
                keeps[at - unit[0]] = stays
        for at in range(1, len(keeps)):  # words keep the blank before them, and a line its end
            if self.document.text[unit[0] + at - 1].isspace() and keeps[at]:
                keeps[at - 1] = 1
        if any(keeps) and self.document.text[unit[1] - 1].isspace():
            keeps[-1] = 1
        begin = None
        for at, kept in enumerate([*keeps, 1]):
            if not kept and begin is None:
                begin = at
            elif kept and begin is not None:
                yield unit[0] + begin, unit[0] + at
                begin = None

    def _named(self) -> list[Span]:
        """Names that are not to stand in a document that tells of no taking of theirs."""
        others = [_span(c.quote) for c in self.coding.claims
                  if c.property is Property.NAME and c.about not in self.later.persons]  # fmt: skip
        found = found_in(self.document, lambda text: occurrences(text, self.later.names))
        return [s for s in found if not _in(s, others)]


def _span(quote: Quote) -> Span:
    return quote.start, quote.end


def _in(unit: Span, spans: Iterable[Span]) -> list[Span]:
    return [(s, e) for s, e in spans if s < unit[1] and unit[0] < e]
