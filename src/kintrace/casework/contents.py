"""What the ledger of a casebook says, replayed in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.casework.kinds import CODED, JUDGED, READ, RULED, Coded, Lists, ReadArrival, coded_from
from kintrace.claims import ruled
from kintrace.model import Coding, Document, Judgement, Ruling, from_cbor
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
    """

    reads: dict[str, ReadArrival] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    codings: dict[str, Coding] = field(default_factory=dict)
    read_codings: dict[str, Coding] = field(default_factory=dict)
    lists: dict[str, Lists] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    rulings: dict[str, list[Ruling]] = field(default_factory=dict)

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

    def apply_rulings(self) -> None:
        """Apply all rulings, once all of them are known."""
        for document in self.rulings:
            self._rule(document)

    def _rule(self, document: str) -> None:
        """Apply the rulings on a document, but those on words that no longer stand where they stood."""
        coding = self.read_codings.get(document)
        if coding is None:
            return
        text = self.documents[document].text if document in self.documents else ""
        said = [r for r in self.rulings.get(document, ()) if all(text[q.start : q.end] == q.text for q in r.quotes)]
        self.codings[document] = ruled(coding, said)


def contents_of(book: Casebook) -> Contents:
    """Replay a casebook's facts. Erased payloads are passed over: that they are gone is the point."""
    contents = Contents()
    for entry in book.entries(kinds=(READ, CODED, JUDGED, RULED)):
        if entry.payload is None:
            continue
        if entry.kind == READ:
            contents.add_reading(from_cbor(entry.payload, ReadArrival))
        elif entry.kind == CODED:
            contents.add_coding(coded_from(entry.payload, entry.v))
        elif entry.kind == RULED:
            contents.add_ruling(from_cbor(entry.payload, Ruling))
        else:
            judgement = from_cbor(entry.payload, Judgement)
            contents.judgements[judgement.ref] = judgement
    contents.apply_rulings()
    contents.judgements = {ref: j for ref, j in contents.judgements.items() if not j.withdrawn}
    return contents
