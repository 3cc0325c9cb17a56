"""What the ledger of a casebook says, replayed in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.casework.kinds import CODED, JUDGED, READ, Coded, Lists, ReadArrival, coded_from
from kintrace.model import Coding, Document, Judgement, from_cbor
from kintrace.store import Casebook


@dataclass(slots=True)
class Contents:
    """All that steps need of a casebook.

    Args:
        reads: For each arrival what was made of it; the latest reading stands.
        documents: By reference.
        codings: For each document the latest coding.
        lists: For each document the lists by which that coding was made.
        judgements: Those not withdrawn, in order.
    """

    reads: dict[str, ReadArrival] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    codings: dict[str, Coding] = field(default_factory=dict)
    lists: dict[str, Lists] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)

    def add_reading(self, reading: ReadArrival) -> None:
        """Take in what a format made of an arrival."""
        self.reads[reading.arrival] = reading
        self.documents.update((d.ref, d) for d in reading.documents)

    def add_coding(self, coded: Coded) -> None:
        """Take in a coding; it stands in the place of an earlier one of its document."""
        self.codings[coded.coding.document] = coded.coding
        self.lists[coded.coding.document] = coded.lists


def contents_of(book: Casebook) -> Contents:
    """Replay a casebook's facts. Erased payloads are passed over: that they are gone is the point."""
    contents = Contents()
    for entry in book.entries(kinds=(READ, CODED, JUDGED)):
        if entry.payload is None:
            continue
        if entry.kind == READ:
            contents.add_reading(from_cbor(entry.payload, ReadArrival))
        elif entry.kind == CODED:
            contents.add_coding(coded_from(entry.payload, entry.v))
        else:
            judgement = from_cbor(entry.payload, Judgement)
            before = contents.judgements.get(judgement.ref)
            if before is None or not before.withdrawn:  # taken back stays so, whatever a merge brings after it
                contents.judgements[judgement.ref] = judgement
    contents.judgements = {ref: j for ref, j in contents.judgements.items() if not j.withdrawn}
    return contents
