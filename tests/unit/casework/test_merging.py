"""Two desks take in the same files and merge: one document each, two arrivals, and nobody else's casebook."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from folders import small_folder
from kintrace.casework.contents import contents_of
from kintrace.casework.keeping.merging import merge
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.casework.tracing import trace
from kintrace.errors import NoSuchFolder, Refused

WORDS = "six invented words for tests only"


def clock():
    return datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def traced(folder, book):
    trace(
        folder,
        casebook=book,
        passphrase=WORDS,
        targets=Targets(),
        limits=Limits(30, 2048),
        clock=clock,
        progress=lambda *_: None,
    )


def made(path):
    with opened(path, WORDS, clock):
        return path


@pytest.fixture
def book(tmp_path, cheap_keys):
    return made(tmp_path / "a.casebook")


def test_the_same_bytes_at_two_desks_are_one_document_with_two_arrivals(book, tmp_path):
    other = tmp_path / "b.casebook"
    for suffix in ("", ".keys"):
        shutil.copy2(f"{book}{suffix}", f"{other}{suffix}")
    folder = small_folder(tmp_path / "in")
    traced(folder, book)
    traced(folder, other)
    with opened(book, WORDS, clock) as one:
        alone = contents_of(one.book)
    merge(book, other, WORDS, WORDS, clock)
    with opened(book, WORDS, clock) as both:
        assert contents_of(both.book).documents == alone.documents
        assert sum(1 for _ in both.book.entries(kinds=("arrived",))) == 2 * len(alone.reads)
        assert both.book.check() == ()


def test_a_casebook_of_its_own_is_refused_and_so_is_the_same_file(book, tmp_path):
    other = made(tmp_path / "other.casebook")
    for wrong in (other, book):
        with pytest.raises(Refused):
            merge(book, wrong, WORDS, WORDS, clock)
    with pytest.raises(NoSuchFolder):
        merge(book, tmp_path / "nowhere", WORDS, WORDS, clock)
