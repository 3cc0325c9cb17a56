"""Note that somebody looked: one entry in the lane of reads for each request, with all that was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kintrace.casework.kinds import LOOKED, Looked
from kintrace.casework.opening import Opened
from kintrace.model import Released, to_cbor


def note_look(open_book: Opened, released: Released, forms: Iterable[str]) -> Looked:
    """Write down a look, before anything of it is shown.

    Args:
        open_book: The casebook that was looked into.
        released: All that is shown.
        forms: Names of the forms in which it is shown.

    Returns:
        What was written.
    """
    looked = Looked(
        released.reader.value,
        released.purpose,
        shown_in(released),
        open_book.person,
        released.recipient,
        tuple(dict.fromkeys(forms)),
    )
    open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=open_book.person)
    return looked


def shown_in(released: Released) -> tuple[str, ...]:
    """References of all that a release shows, each once: leads, documents, cases, consents, arrivals."""
    return tuple(dict.fromkeys(_shown(released)))


def _shown(released: Released) -> Iterator[str]:
    yield from (lead.ref for lead in released.leads)
    for lead in released.leads:
        yield from lead.documents
    yield from (passage.document for passage in released.passages)
    yield from (practice.quote.document for practice in released.practices)
    yield from (position.quote.document for position in released.positions)
    yield from (case.ref for case in released.cases)
    yield from (enquiry.ref for enquiry in released.enquiries)
    yield from (consent.ref for consent in released.consents)
    yield from (confirmation.ref for confirmation in released.confirmations)
    yield from (step.arrival for step in released.custody)
