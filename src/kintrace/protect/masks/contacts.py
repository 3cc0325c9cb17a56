"""Ways to reach somebody never come out: phones, e-mails, identity numbers, links, what a notice gives as contact."""

from __future__ import annotations

from kintrace.lexicon.contacts import contacts_in
from kintrace.model import Coding, Document, Property
from kintrace.protect.masks.spans import Span, found_in, mask


def contact_spans(document: Document, coding: Coding) -> list[Span]:
    """Stretches that hold a contact or an identity number, found in the text or claimed from it."""
    found = found_in(document, _contacts)
    claimed = (Property.CONTACT, Property.IDENTITY_NUMBER)
    return [*found, *((c.quote.start, c.quote.end) for c in coding.claims if c.property in claimed)]


def without_contacts(words: str) -> str:
    """Words with every contact in them blocked out."""
    return mask(words, _contacts(words))


def _contacts(text: str) -> list[Span]:
    return [(c.start, c.end) for c in contacts_in(text)]
