"""Coders run apart: a document on which they hang or die costs that document."""

from __future__ import annotations

from cast import SENG_RA
from kintrace.casework.taking_in.coding_apart import UNCODED, Coders
from kintrace.claims import code
from kintrace.model import Document

MEMORY = 1536 * 1024 * 1024
TEXT = f"MISSING PERSON\nName: {SENG_RA[0]}\nAge: 24\nLast seen: 2 October 2025, Hpakant\n"


def document(ref: str = "doc:1") -> Document:
    return Document(ref, "notice.txt", TEXT, TEXT)


def test_what_is_coded_apart_is_what_is_coded_here():
    with Coders(60, MEMORY) as coders:
        assert coders.code(document()) == code(document())


def test_a_document_that_takes_too_long_is_set_aside_without_its_words():
    with Coders(0.0001, MEMORY) as coders:
        coding = coders.code(document())
    assert (coding.coder, coding.claims) == (UNCODED, ())
    assert "too long" in coding.set_aside[0].reason
    assert SENG_RA[0] not in coding.set_aside[0].reason


def test_when_the_process_dies_the_next_document_goes_to_a_new_one():
    with Coders(60, MEMORY) as coders:
        coders.code(document())
        worker = coders._worker
        worker.kill()
        # dead between two documents: nobody notices; dead on one: that one is lost
        assert coders.code(document("doc:2")).claims or coders.code(document("doc:2")).claims
        assert coders._worker is not worker
