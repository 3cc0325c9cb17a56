"""What every source format keeps, whichever there are."""

from __future__ import annotations

import hashlib

import pytest

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, from_cbor, to_cbor
from kintrace.sources import Format, Reading, format_for, formats

_EVERY = pytest.mark.parametrize("form", formats().values(), ids=formats())
_BODIES = (
    b"",
    b"words",
    b"\x00" * 64,
    bytes(range(256)),
    b"PK\x03\x04" + b"\x00" * 40,
    b"<html>",
    b"name,age\nA,1\n",
    b'"' * 99,
    "\u202eမ\u200b\ufeff".encode(),
)


def _arrival(form: Format, body: bytes) -> Arrival:
    suffix = form.suffixes[0] if form.suffixes else ".txt"
    return Arrival("arr:1", hashlib.sha256(body).hexdigest(), f"a{suffix}", body)


@_EVERY
def test_its_summary_is_one_sentence_for_the_manual(form: Format) -> None:
    assert form.summary.endswith(".")
    assert form.name == form.name.lower()


@_EVERY
def test_its_endings_are_its_own(form: Format) -> None:
    others = {suffix for other in formats().values() if other is not form for suffix in other.suffixes}
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in form.suffixes)
    assert not others & set(form.suffixes)


@_EVERY
def test_it_is_found_by_its_ending_if_it_has_one(form: Format) -> None:
    assert all(format_for(f"A{suffix.upper()}", b"words") is form for suffix in form.suffixes)
    assert form.suffixes or form.sniff is not Format("", "", (), form.read).sniff


@_EVERY
@pytest.mark.parametrize("body", _BODIES, ids=range(len(_BODIES)))
def test_it_reads_a_file_or_says_that_it_cannot(form: Format, body: bytes) -> None:
    try:
        reading = form.read(_arrival(form, body), "doc:1")
    except UnreadableSource as problem:
        assert problem.fix
        return
    assert reading.documents
    assert all(document.ref.startswith("doc:1") and document.format == form.name for document in reading.documents)


@_EVERY
@pytest.mark.parametrize("body", _BODIES, ids=range(len(_BODIES)))
def test_what_it_reads_survives_the_way_between_processes(form: Format, body: bytes) -> None:
    try:
        reading = form.read(_arrival(form, body), "doc:1")
    except UnreadableSource:
        return
    assert from_cbor(to_cbor(reading), Reading) == reading
