"""Where originals are closed, rulings made before on their open text lose what the working copies do not show."""

from __future__ import annotations

from dataclasses import replace

from kintrace.casework.contents import contents_of
from kintrace.casework.kinds import READ, REGROUPED, RULED, ReadArrival
from kintrace.claims import words_of
from kintrace.model import Claim, Coding, Document, Quote, Regrouping, Ruling, from_cbor, to_cbor
from kintrace.store import Casebook

WHY = "sealed"


def close_rulings(book: Casebook, person: str = "") -> int:
    """Put what is left of each ruling on a closed original in its place, and destroy the key of what was open.

    One that rests on words which the working copy blocks out goes whole: nobody could look at what it says. Of the
    others who spoke is as in the working copy, and the reason, in a person's own words, goes. Done twice it does
    nothing more.

    Returns:
        How many were changed or went.
    """
    entries = [e for e in book.entries(kinds=(RULED, REGROUPED)) if e.payload is not None]
    if not entries:
        return 0
    contents, changed = contents_of(book), 0
    sealed = _sealed_documents(book)
    with book.transaction():
        for entry in entries:
            assert entry.payload is not None
            open_one: Ruling | Regrouping = (
                from_cbor(entry.payload, Ruling) if entry.kind == RULED else from_cbor(entry.payload, Regrouping)
            )
            coding = contents.read_codings.get(open_one.document)
            if open_one.document not in sealed or coding is None:
                continue
            left = _left(open_one, contents.documents[open_one.document], coding)
            if left == open_one:
                continue
            if left is not None:
                book.append(entry.kind, to_cbor(left), person=person)
            book.erase(entry.id, WHY, person)
            changed += 1
    return changed


def _sealed_documents(book: Casebook) -> set[str]:
    sealed: set[str] = set()
    for entry in book.entries(kinds=(READ,)):
        if entry.payload is not None and (reading := from_cbor(entry.payload, ReadArrival)).sealed:
            sealed |= {d.ref for d in reading.documents}
    return sealed


def _left(said: Ruling | Regrouping, document: Document, coding: Coding) -> Ruling | Regrouping | None:
    """What a working copy lets stand of a ruling; ``None``: nothing."""
    claims = said.claims if isinstance(said, Regrouping) else (said.claim, *((said.before,) if said.before else ()))
    if not all(_stands(q, document) for q in said.quotes) or not all(_is_open(c, document) for c in claims):
        return None
    if isinstance(said, Regrouping):
        return replace(said, why="")
    same = (s for s in coding.speakers if s.ref == said.speaker.ref)
    speaker = next(same, replace(said.speaker, words="", told=""))
    return replace(said, speaker=speaker, why="")


def _stands(quote: Quote, document: Document) -> bool:
    return document.text[quote.start : quote.end] == quote.text


def _is_open(claim: Claim, document: Document) -> bool:
    words = " ".join(words_of(claim.value).split()).casefold()
    return any(words in " ".join(text.split()).casefold() for text in (document.text, document.cleaned))
