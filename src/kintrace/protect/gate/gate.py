"""The masks of every document, made once, and the rules that use them on leads, practices and positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from kintrace.model import (
    BLOCK,
    Assessment,
    Case,
    Coding,
    Document,
    Enquiry,
    Findings,
    Mark,
    Paraphrase,
    Passage,
    Position,
    Practice,
    Quote,
)
from kintrace.protect.gate.children import for_a_child
from kintrace.protect.gate.endings import without_endings
from kintrace.protect.gate.fields import Treater
from kintrace.protect.gate.in_other_words import faults_of, stands
from kintrace.protect.gate.practices import by_township
from kintrace.protect.gate.told_by import told_by_spans
from kintrace.protect.masks.children import child_spans, named_children
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.endings import ENDING_KINDS, tells_an_ending
from kintrace.protect.masks.file_names import file_name
from kintrace.protect.masks.names import occurrences, variants
from kintrace.protect.masks.shown import rest_spans
from kintrace.protect.masks.spans import Masks, Span, mask, masks_over
from kintrace.protect.masks.speakers import heard_names, private_names
from kintrace.protect.masks.staff import staff_names
from kintrace.protect.masks.whole import document_masks


class Gate:
    """Applies every rule to what was found.

    Args:
        findings: Everything computed.
    """

    def __init__(self, findings: Findings) -> None:
        self.documents = {d.ref: d for d in findings.documents}
        self._codings: dict[str, list[Coding]] = {r: [] for r in self.documents}
        for coding in findings.codings:
            self._codings[coding.document].append(coding)
        for coding in findings.masked_by:  # nobody unmasks an escape by saying that it was none
            if coding.document in self._codings:
                self._codings[coding.document].append(coding)
        self._leads = by_document(findings.assessments)
        self._heard = {r: heard_names(d, self._codings[r], self._missing(r)) for r, d in self.documents.items()}
        ruled = {r: document_masks(d, self._codings[r], self._heard[r]) for r, d in self.documents.items()}
        self._endings = {r: masks.endings for r, masks in ruled.items()}
        self._sealed = {r: (masks.violence, masks.bargains) for r, masks in ruled.items()}
        self._told_by = {r: masks_over(d, told_by_spans(d, self._codings[r])) for r, d in self.documents.items()}
        self._masks = {r: self._masks_of(d, ruled[r].spans()) for r, d in self.documents.items()}

    def lead(self, lead: Assessment) -> tuple[Assessment, tuple[str, ...]]:
        """A lead as it may be seen, and the keys of what was withheld from it."""
        private = self._private(lead.documents)
        names = tuple(without_contacts(n) for n in lead.who.names if not occurrences(n, private))
        lead, endings = without_endings(lead, self._endings)
        lead, act = for_a_child(lead)
        keys = [*endings, *act]
        if len(names) < len(lead.who.names):
            keys.append("name")
        if any(self._told_by[q.document].touches(q) for q in lead.quotes):
            keys.append("speaker")
        if any(self._masks[d].spans for d in lead.documents):
            keys.append("passages")
        treated = self._treater(lead.documents).treated(lead)
        return replace(treated, who=replace(treated.who, names=names)), tuple(keys)

    def practice(self, practice: Practice) -> Practice:
        """A practice by township, its words as its masked document has them, without smaller places."""
        treated = by_township(self._treater([practice.quote.document]).treated(practice))
        return replace(treated, rule=_part(practice.rule, practice.quote, treated.quote, treated.rule))

    def position(self, position: Position) -> Position:
        """A position, its words as its masked document has them."""
        treated = self._treater([position.quote.document]).treated(position)
        return replace(treated, scope=_part(position.scope, position.quote, treated.quote, treated.scope))

    def stands(self, paraphrase: Paraphrase) -> bool:
        """Whether another wording may take the place of words that are withheld for telling who spoke."""
        document = self.documents.get(paraphrase.document)
        if document is None or not stands(paraphrase, self._told_by[document.ref].spans):
            return False
        span, codings = (paraphrase.start, paraphrase.end), self._codings[document.ref]
        return not faults_of(paraphrase.words, document, span, codings)

    def told_by(self, document: str) -> tuple[Span, ...]:
        """Stretches of a document that are withheld for telling who spoke."""
        return self._told_by[document].spans

    def case(self, case: Case) -> Case:
        """A family's case, without contacts in its words."""
        return self._treater(()).treated(case)

    def enquiry(self, enquiry: Enquiry) -> Enquiry:
        """What was asked for a family, without contacts in its words."""
        return self._treater(()).treated(enquiry)

    def passage(self, document: Document, leads: Iterable[Assessment]) -> Passage:
        """A document, masked, with the stretches that leads rest on."""
        marks = {Mark(q.start, q.end, a.ref) for a in leads for q in a.quotes if q.document == document.ref}
        in_order = sorted(marks, key=lambda m: (m.start, m.end, m.lead))
        return Passage(document.ref, self.file_name(document), self._masks[document.ref].masked(), tuple(in_order))

    def file_name(self, document: Document) -> str:
        """A document's file name, without what the document itself may not name."""
        return file_name(document.name, self._hidden([document.ref]))

    def other_file_name(self, name: str) -> str:
        """The name of a file that no document here was read from, without what any document may not name."""
        return file_name(name, self._hidden_anywhere)

    def _treater(self, documents: Iterable[str]) -> Treater:
        """What treats words of these documents: each hides its own private speakers and children everywhere."""
        refs = list(documents)
        hidden = self._hidden(refs)
        sealed = [masks for r in refs for masks in self._sealed[r] if masks.spans]

        def words(text: str) -> str:
            if any(text in s.text and text not in s.masked() for s in sealed):
                return BLOCK * len(text)
            return mask(without_contacts(text), occurrences(text, hidden))

        return Treater(words, lambda quote: self._masks[quote.document].quote(quote))

    @cached_property
    def _hidden_anywhere(self) -> tuple[str, ...]:
        return self._hidden(self.documents)

    def _hidden(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Every form of the names of private speakers and of children, as these documents give them."""
        refs = list(documents)
        missing = [n for r in refs for n in self._missing(r)]
        children = named_children({a.ref: a for r in refs for a in self._leads.get(r, ())}.values())
        heard = [n for r in refs for n in self._heard[r]]
        staff = [n for r in refs for n in staff_names(self.documents[r])]
        return (*variants([*self._private(refs), *staff], kept=missing), *heard, *children)

    def _missing(self, document: str) -> tuple[str, ...]:
        return tuple({n: None for lead in self._leads.get(document, ()) for n in lead.who.names})

    def _private(self, documents: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            {n: None for r in documents for c in self._codings[r] for n in private_names(self.documents[r], c)}
        )

    def _masks_of(self, document: Document, ruled: list[Span]) -> Masks:
        spans = [*ruled, *self._told_by[document.ref].spans, *child_spans(document, self._leads.get(document.ref, ()))]
        if any(tells_an_ending(document, coding) for coding in self._codings[document.ref]):
            spans += rest_spans(document, self._quoted(document))
        return masks_over(document, spans)

    def _quoted(self, document: Document) -> Iterator[Quote]:
        """The words of a document that something shown rests on."""
        for lead in self._leads.get(document.ref, ()):
            if lead.act.kind not in ENDING_KINDS:
                yield from lead.quotes
        for coding in self._codings[document.ref]:
            yield from (p.quote for p in coding.practices)
            yield from (p.quote for p in coding.positions)


def by_document(leads: Iterable[Assessment]) -> dict[str, list[Assessment]]:
    """Leads by each document that they rest on."""
    found: dict[str, list[Assessment]] = {}
    for lead in leads:
        for document in lead.documents:
            found.setdefault(document, []).append(lead)
    return found


def _part(words: str, whole: Quote, masked: Quote, otherwise: str) -> str:
    """Words that stand in a quote, as the masked quote has them."""
    at = whole.text.find(words) if words else -1
    return otherwise if at < 0 else masked.text[at : at + len(words)]
