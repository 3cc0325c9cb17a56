"""What is left of a casebook's contents when nothing is told of hidden persons after their taking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from kintrace.casework.contents import Contents
from kintrace.casework.hiding.cutting import Cut
from kintrace.casework.hiding.later import Course, Hidden, LaterIn, mentions_in
from kintrace.casework.kinds import NOT_FOUND
from kintrace.model import BLOCK, Coding, Document, Linked, NotToBeFound, Property, Quote, from_cbor
from kintrace.protect.masks.endings import ending_spans
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.phrases import found_phrases
from kintrace.protect.masks.spans import Span, sentences
from kintrace.store import Casebook

_NAMELESS = BLOCK * 8
_BETWEEN = r"[\W_]*"  # file names join words with anything


def hidden_in(book: Casebook) -> tuple[NotToBeFound, ...]:
    """Who is not to be found, by what a casebook's people decided and have not taken back."""
    wishes: dict[str, NotToBeFound] = {}
    ended: set[str] = set()
    for entry in book.entries(kinds=(NOT_FOUND,)):
        if entry.payload is None:
            continue
        wish = from_cbor(entry.payload, NotToBeFound)
        if wish.ended:
            ended.add(wish.ref)
        else:
            wishes.setdefault(wish.ref, wish)
    return tuple(wish for ref, wish in sorted(wishes.items()) if ref not in ended)


def without_later(contents: Contents, linked: Linked, wishes: Iterable[NotToBeFound]) -> Contents:
    """Leave out of all writings what they tell of hidden persons after their taking.

    What is computed of the result equals what would be computed had nobody written it.

    Args:
        contents: All that the casebook holds.
        linked: Of all of it.
        wishes: Who is not to be found; none: the contents as they are.

    Returns:
        Contents without documents that tell of nothing else; of others, without the sentences. The takings stay.
    """
    wishes = list(wishes)
    if not wishes:
        return contents
    course = Course(contents.codings, contents.documents, linked)
    people = [course.hidden(wish.about) for wish in wishes]
    seen = Contents(reads=contents.reads, lists=contents.lists)
    for ref, document in contents.documents.items():
        coding = contents.codings.get(ref)
        rest = (document, coding) if coding is None else _rest(document, coding, course, people)
        if rest is None:
            continue
        seen.documents[ref] = rest[0]
        if rest[1] is not None:
            seen.codings[ref] = rest[1]
    there = {ref for coding in seen.codings.values() for ref in mentions_in(coding)}
    seen.judgements = {ref: j for ref, j in contents.judgements.items() if {j.left, j.right} <= there}
    return seen


def _rest(
    document: Document, coding: Coding, course: Course, people: Sequence[Hidden]
) -> tuple[Document, Coding] | None:
    """What is left of one document; ``None``: nothing."""
    later = _together(course.later_in(document.ref, person) for person in people)
    parts = _Parts(document, coding, later)
    if later.tells and len(later.incidents) == len(coding.incidents):
        return None
    spans = parts.spans()
    if not spans and not later.tells:
        return document, coding
    cut = Cut.out_of(document, spans)
    mentions = mentions_in(coding).keys() - later.persons - later.incidents
    left = cut.coding(replace(coding, claims=tuple(c for c in coding.claims if c.ref not in later.claims)), mentions)
    return replace(cut.document(), name=_file_name(document.name, later)), left


def _together(found: Iterable[LaterIn]) -> LaterIn:
    whole = LaterIn()
    for one in found:
        whole.persons |= one.persons
        whole.incidents |= one.incidents
        whole.claims |= one.claims
        whole.names |= one.names
        whole.anchored = whole.anchored or one.anchored
    return whole


def _file_name(name: str, later: LaterIn) -> str:
    """A file's name, unless it tells what its document no longer does."""
    spaced = PurePath(name).stem.replace("_", " ").replace("-", " ")
    told = any(found_phrases(spaced, "masks_endings", kind) for kind in ("ended", "away"))
    return _NAMELESS + PurePath(name).suffix if told or occurrences(name, later.names, between=_BETWEEN) else name


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document, taken apart into what goes and what stays."""

    document: Document
    coding: Coding
    later: LaterIn

    def spans(self) -> list[Span]:
        """Stretches to take out: sentences that tell of later things, and what follows them and nothing rests on.

        Where one sentence tells of the taking as well, the words that the taking rests on stay.
        """
        gone, stays = self._gone(), self._stays()
        acts = [_span(q) for i in self.coding.incidents if i.ref not in self.later.incidents
                for q in (i.quote, *i.repeats)]  # fmt: skip
        phrases = ending_spans(self.document, self.coding) if self.later.anchored else ()
        spans: list[Span] = []
        follows = False
        for unit in self._units():
            told = _in(unit, gone)
            holds = _in(unit, stays)
            if told or (_in(unit, phrases) and not _in(unit, acts)):
                spans += self._without(unit, told, holds if told else [])
                follows = not self.document.rows
            elif follows and not holds:
                spans.append(unit)
            else:
                follows = False
        return [*spans, *self._named()]

    def _units(self) -> tuple[Span, ...]:
        if not self.document.rows:
            return sentences(self.document.text)
        starts = sorted(min(s for _, s, _ in row.cells) for row in self.document.rows if row.cells)
        return tuple(zip([0, *starts], [*starts, len(self.document.text)], strict=True))

    def _gone(self) -> list[Span]:
        """What goes. Where a place or a side is told once for the taking and for what came later, the taking has it."""
        mentions = self.later.persons | self.later.incidents
        found = [_span(p.quote) for p in self.coding.persons if p.ref in mentions]
        found += [_span(q) for i in self.coding.incidents if i.ref in mentions for q in (i.quote, *i.repeats)]
        shared = set(self._claimed(stays=True))
        return [*found, *(s for s in self._claimed(stays=False) if s not in shared)]

    def _stays(self) -> list[Span]:
        """What something rests on. A statement in a sentence that tells of later things tells of them as well."""
        mentions = self.later.persons | self.later.incidents
        found = [_span(p.quote) for p in self.coding.persons if p.ref not in mentions]
        found += [_span(q) for i in self.coding.incidents if i.ref not in mentions for q in (i.quote, *i.repeats)]
        gone = self._gone()
        dark = [unit for unit in self._units() if _in(unit, gone)]
        said = [_span(p.quote) for p in self.coding.practices]
        said += [_span(p.quote) for p in self.coding.positions]
        said += [_span(r.quote) for r in self.coding.remarks]
        return [*found, *self._claimed(stays=True), *(s for s in said if not _in(s, dark))]

    def _claimed(self, *, stays: bool) -> list[Span]:
        mentions = self.later.persons | self.later.incidents
        return [_span(c.quote) for c in self.coding.claims
                if (c.about not in mentions and c.ref not in self.later.claims) is stays]  # fmt: skip

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
        return [s for s in occurrences(self.document.text, self.later.names) if not _in(s, others)]


def _span(quote: Quote) -> Span:
    return quote.start, quote.end


def _in(unit: Span, spans: Iterable[Span]) -> list[Span]:
    return [(s, e) for s, e in spans if s < unit[1] and unit[0] < e]
