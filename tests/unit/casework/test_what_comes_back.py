"""What was erased does not come back by a merge, and what another copy still holds open is closed by it."""

from __future__ import annotations

import pytest

from folders import small_folder
from kintrace import casework
from kintrace.casework.kinds import ARRIVED, ARRIVED_SEALED_V, CODED, CONSENTED, Coded, coded_from
from kintrace.casework.opening import opened
from kintrace.model import to_cbor
from unit.casework.test_merging import WORDS, clock, copied, made, traced


@pytest.fixture
def book(tmp_path, cheap_keys):
    path = made(tmp_path / "a.casebook")
    traced(small_folder(tmp_path / "in"), path)
    return path


def documents(book) -> list[str]:
    with opened(book, WORDS, clock) as it:
        return sorted(
            {coded_from(e.payload, e.v).coding.document for e in it.book.entries(kinds=(CODED,)) if e.payload}
        )


def coded_once_more(book, document: str) -> None:
    with opened(book, WORDS, clock) as it:
        entries = [e for e in it.book.entries(kinds=(CODED,)) if e.payload]
        last = next(c for c in (coded_from(e.payload, e.v) for e in entries) if c.coding.document == document)
        it.book.append(CODED, to_cbor(Coded(last.coding, last.lists)), v=entries[0].v)


def erase(book, ref: str) -> None:
    casework.erase(book, WORDS, [ref], casework.EraseBecause.MISTAKE, clock, really=True)


@pytest.mark.parametrize("into", ["the one that erased", "the other"])
def test_what_another_copy_wrote_meanwhile_of_an_erased_file_is_erased_too(book, tmp_path, into):
    other = copied(book, tmp_path / "b.casebook")
    gone = documents(book)[0]
    erase(book, gone)
    coded_once_more(other, gone)
    one, two = (book, other) if into == "the one that erased" else (other, book)
    casework.merge(one, two, WORDS, WORDS, clock)
    assert gone not in documents(one)
    with opened(one, WORDS, clock) as it:
        assert it.book.check() == ()


def test_what_is_taken_in_again_after_it_was_erased_stays(book, tmp_path):
    gone = documents(book)[0]
    erase(book, gone)
    other = copied(book, tmp_path / "b.casebook")
    traced(tmp_path / "in", book)
    casework.merge(book, other, WORDS, WORDS, clock)
    assert gone in documents(book)


def test_a_consent_goes_with_the_document_that_it_is_for(book):
    gone = documents(book)[0]
    given = casework.Given(gone, "tracing", "icrc", "2027-01-01", "spoken", "told, my")
    casework.record_consent(book, WORDS, given, clock)
    erase(book, gone)
    with opened(book, WORDS, clock) as it:
        assert not [e for e in it.book.entries(kinds=(CONSENTED,)) if e.payload]


def test_a_consent_goes_with_the_lead_that_it_is_for(book):
    with opened(book, WORDS, clock) as it:
        lead = next(row.split(" ", 1)[1] for row in it.book.projection("assessment"))
    casework.record_consent(
        book, WORDS, casework.Given(lead, "tracing", "icrc", "2027-01-01", "spoken", "told, my"), clock
    )
    erase(book, lead)
    with opened(book, WORDS, clock) as it:
        assert not [e for e in it.book.entries(kinds=(CONSENTED,)) if e.payload]


def test_originals_that_an_older_copy_holds_open_are_closed_by_the_merge(book, tmp_path):
    other = copied(book, tmp_path / "b.casebook")
    public = []
    for label in ("first", "second"):
        (tmp_path / label).mkdir()
        made_one = casework.new_custodian(tmp_path / label / "identity", label, "words of a custodian here")
        public.append(made_one.public)
    casework.add_custodians(book, WORDS, public, clock, lambda *_: None)
    (tmp_path / "in" / "later.txt").write_text(
        "Ko Tun Lin, 31, was taken by KIA soldiers in Hpakant on May 3.", "utf-8"
    )
    traced(tmp_path / "in", other)
    casework.merge(book, other, WORDS, WORDS, clock)
    with opened(book, WORDS, clock) as it:
        arrived = [e for e in it.book.entries(kinds=(ARRIVED,)) if e.payload is not None]
        assert arrived and all(e.v >= ARRIVED_SEALED_V for e in arrived)
