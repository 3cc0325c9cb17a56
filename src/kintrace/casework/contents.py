"""What the ledger of a casebook says, replayed in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kintrace.casework.kinds import CODED, JUDGED, READ, REGROUPED, RULED, Coded, Lists, ReadArrival, coded_from
from kintrace.claims import ever_said, fits, live, regrouped, ruled
from kintrace.model import Coding, Document, Judgement, Regrouping, Ruling, from_cbor
from kintrace.store import Casebook


@dataclass(slots=True)
class Contents:
    """All that steps need of a casebook.

    Args:
        reads: For each arrival what was made of it; the latest reading stands.
        documents: By reference.
        codings: For each document the latest coding, as people's rulings leave it.
        read_codings: The same as the program made it.
        lists: For each document the lists by which that coding was made.
        judgements: Those not withdrawn, in order.
        rulings: People's rulings on claims, withdrawn ones too; by document.
        regroupings: Which incident mentions people merged or split, withdrawn ones too; by document.
    """

    reads: dict[str, ReadArrival] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    codings: dict[str, Coding] = field(default_factory=dict)
    read_codings: dict[str, Coding] = field(default_factory=dict)
    lists: dict[str, Lists] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    rulings: dict[str, list[Ruling]] = field(default_factory=dict)
    regroupings: dict[str, list[Regrouping]] = field(default_factory=dict)

    def add_reading(self, reading: ReadArrival) -> None:
        """Take in what a format made of an arrival."""
        self.reads[reading.arrival] = reading
        self.documents.update((d.ref, d) for d in reading.documents)

    def add_coding(self, coded: Coded) -> None:
        """Take in a coding; it stands in the place of an earlier one of its document."""
        self.read_codings[coded.coding.document] = coded.coding
        self.lists[coded.coding.document] = coded.lists
        self._rule(coded.coding.document)

    def add_ruling(self, ruling: Ruling) -> None:
        """Take in a person's ruling on a claim, or its withdrawal."""
        self.rulings.setdefault(ruling.document, []).append(ruling)

    def add_regrouping(self, regrouping: Regrouping) -> None:
        """Take in that a person merged or split incident mentions, or took it back."""
        self.regroupings.setdefault(regrouping.document, []).append(regrouping)

    def apply_rulings(self) -> None:
        """Apply all rulings and regroupings, once all of them are known."""
        for document in self.rulings.keys() | self.regroupings.keys():
            self._rule(document)

    def read_coding(self, document: str) -> Coding:
        """The coding of a document as the program made it."""
        return self.read_codings.get(document, self.codings[document])

    def counting(self, document: str) -> tuple[Ruling, ...]:
        """The rulings on a document that count."""
        return live(self._standing(document))

    def readings(self) -> tuple[Contents, ...]:
        """All ways to read what it holds; the first is as people's rulings leave it, itself.

        The second is as the program made it. In the third all stands that anybody ever ruled, what was rejected,
        settled or taken back too. Who is hidden is known again by each of them, so that no ruling makes them unknown.
        """
        people_on = sorted(self.rulings.keys() | self.regroupings.keys())
        ruled_on = [ref for ref in people_on if ref in self.read_codings and ref in self.codings]
        if not ruled_on:
            return (self,)
        read = {ref: self.read_codings[ref] for ref in ruled_on}
        ever = {ref: [replace(g, withdrawn=False) for g in self._grouping(ref)] for ref in ruled_on}
        said = {ref: ruled(regrouped(read[ref], ever[ref]), ever_said(self._standing(ref))) for ref in ruled_on}
        return self, self._coded_as(read), self._coded_as(said)

    def without(self, documents: Collection[str]) -> Contents:
        """The same without some documents, what was read from them, ruled on them and judged of their mentions."""
        left = {ref: c for ref, c in self.codings.items() if ref not in documents}
        stand = {ref: d for ref, d in self.documents.items() if ref not in documents}
        mentions = (ref for c in left.values() for ref in (*(p.ref for p in c.persons), *(i.ref for i in c.incidents)))
        there = {*stand, *mentions}  # people judge mentions, and whether two documents are of one origin
        return replace(
            self,
            documents=stand,
            codings=left,
            read_codings={ref: c for ref, c in self.read_codings.items() if ref not in documents},
            judgements={ref: j for ref, j in self.judgements.items() if {j.left, j.right} <= there},
            rulings={ref: r for ref, r in self.rulings.items() if ref not in documents},
            regroupings={ref: g for ref, g in self.regroupings.items() if ref not in documents},
        )

    def _coded_as(self, codings: Mapping[str, Coding]) -> Contents:
        return replace(self, codings={**self.codings, **codings}, read_codings={}, rulings={}, regroupings={})

    def _standing(self, document: str) -> list[Ruling]:
        """Rulings on a document, withdrawn ones too, but those that do not fit it, as words that no longer stand."""
        on = self.documents.get(document)
        return [r for r in self.rulings.get(document, ()) if on is not None and fits(r, on)]

    def _rule(self, document: str) -> None:
        coding = self.read_codings.get(document)
        if coding is not None:
            self.codings[document] = ruled(regrouped(coding, self._grouping(document)), self._standing(document))

    def _grouping(self, document: str) -> list[Regrouping]:
        """Regroupings on a document, withdrawn ones too, but those on words that no longer stand where they stood."""
        text = self.documents[document].text if document in self.documents else ""
        return [g for g in self.regroupings.get(document, ()) if all(text[q.start : q.end] == q.text for q in g.quotes)]


def contents_of(book: Casebook) -> Contents:
    """Replay a casebook's facts. Erased payloads are passed over: that they are gone is the point."""
    contents = Contents()
    for entry in book.entries(kinds=(READ, CODED, JUDGED, RULED, REGROUPED)):
        if entry.payload is None:
            continue
        if entry.kind == READ:
            contents.add_reading(from_cbor(entry.payload, ReadArrival))
        elif entry.kind == CODED:
            contents.add_coding(coded_from(entry.payload, entry.v))
        elif entry.kind == RULED:
            contents.add_ruling(from_cbor(entry.payload, Ruling))
        elif entry.kind == REGROUPED:
            contents.add_regrouping(from_cbor(entry.payload, Regrouping))
        else:
            judgement = from_cbor(entry.payload, Judgement)
            before = contents.judgements.get(judgement.ref)
            if before is None or not before.withdrawn:  # taken back stays so, whatever a merge brings after it
                contents.judgements[judgement.ref] = judgement
    contents.apply_rulings()
    contents.judgements = {ref: j for ref, j in contents.judgements.items() if not j.withdrawn}
    return contents
