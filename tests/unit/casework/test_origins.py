"""A person's word on which documents count once: kept, shown, taken back, erased with the document."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import HPAKANT, SENG_RA
from kintrace import casework
from kintrace.casework.contents import contents_of
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import JUDGED
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.errors import Refused
from kintrace.linkage.origins import JUDGED_APART, JUDGED_ONE
from kintrace.model import Reader, Verdict

FIRST, SECOND = "six invented words for tests only", "another six invented words for it"
STORY = f"""\
KIA soldiers took {SENG_RA[0]}, 24, from a shop in {HPAKANT} Township on October 7, 2025, and nobody in the town was \
told where she was brought after that evening, a resident said.
"""
OTHER = "Rain has closed the road over the pass for three days.\n"


def clock() -> datetime:
    return datetime(2025, 10, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    """A casebook with a report, a copy of it under another headline, and a report on something else."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, words in (("a", STORY), ("b", f"Taken in the evening\n\n{STORY}"), ("c", OTHER)):
        (folder / f"{name}.txt").write_text(words, "utf-8")
    path = tmp_path / "a.casebook"
    with opened(path, FIRST, clock):
        pass
    casework.add_slot(path, FIRST, SECOND, "second", clock)
    traced(path)
    return path


def traced(book: Path) -> str:
    done = casework.trace(book.parent / "sources", casebook=book, passphrase=FIRST, targets=Targets(),
                          limits=Limits(60, 2048), clock=clock, progress=lambda *_: None)  # fmt: skip
    return " ".join(done.terminal.split())


def refs(book: Path) -> tuple[str, str, str]:
    names = {name: ref for ref, name in casework.origins_of(book, FIRST, clock).names}
    return names["a.txt"], names["b.txt"], names["c.txt"]


def together(book: Path) -> list[tuple[set[str], str]]:
    return [(set(o.documents), o.because) for o in casework.origins_of(book, FIRST, clock).origins if o.because]


def test_a_copy_is_listed_with_what_it_copies_and_why(book):
    a, b, _ = refs(book)
    ((documents, because),) = together(book)
    assert documents == {a, b}
    assert because == "100 % of the shorter text stands word for word in the longer one"


def test_copies_that_a_person_parted_count_each_and_the_report_says_so(book):
    a, b, _ = refs(book)
    assert "1 origin, 2 documents" in traced(book)
    casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock)
    shown = traced(book)
    assert "2 origins, 2 documents" in shown and JUDGED_APART in shown
    assert sorted(together(book), key=repr) == sorted([({a}, JUDGED_APART), ({b}, JUDGED_APART)], key=repr)


def test_documents_that_a_person_joined_count_once_and_the_report_says_so(book):
    _, b, c = refs(book)
    casework.judge_origin(book, FIRST, (c, b), Verdict.SAME, clock)
    ((documents, because),) = together(book)
    assert documents == set(refs(book)) and because.startswith(JUDGED_ONE)
    assert JUDGED_ONE in traced(book)


def test_what_was_said_last_of_two_documents_stands_alone(book):
    a, b, _ = refs(book)
    casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock)
    said = casework.judge_origin(book, FIRST, (b, a), Verdict.SAME, clock)
    assert casework.origins_of(book, FIRST, clock).judgements == (said,)


def test_said_twice_it_is_one_entry(book):
    a, b, _ = refs(book)
    said = casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock)
    assert casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock) == said


def test_taken_back_what_is_reckoned_counts_again(book):
    a, b, _ = refs(book)
    said = casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock)
    casework.withdraw_origin(book, FIRST, said.ref, clock)
    assert [documents for documents, _ in together(book)] == [{a, b}]
    with pytest.raises(NothingOfThis):
        casework.withdraw_origin(book, FIRST, said.ref, clock)


def test_erasing_a_document_erases_what_was_said_of_it(book):
    a, b, _ = refs(book)
    casework.judge_origin(book, FIRST, (a, b), Verdict.DIFFERENT, clock)
    casework.erase(book, FIRST, [b], casework.EraseBecause.MISTAKE, clock, really=True)
    assert casework.origins_of(book, FIRST, clock).judgements == ()
    with opened(book, FIRST, clock) as open_book:
        assert [e.payload for e in open_book.book.entries(kinds=(JUDGED,))] == [None]
        assert contents_of(open_book.book).judgements == {}


def test_who_only_counts_has_no_word_in_it(book):
    a, b, _ = refs(book)
    casework.grant(book, FIRST, "first", [Reader.ADMINISTRATOR, Reader.REVIEWER], clock)
    casework.grant(book, FIRST, "second", [Reader.ANALYST], clock)
    with pytest.raises(Refused, match="documenter"):
        casework.judge_origin(book, SECOND, (a, b), Verdict.DIFFERENT, clock)
    with pytest.raises(Refused, match="documenter"):
        casework.origins_of(book, SECOND, clock)


def test_a_document_that_is_not_there_and_twice_the_same_are_not_taken(book):
    a, _, _ = refs(book)
    with pytest.raises(NothingOfThis):
        casework.judge_origin(book, FIRST, (a, "doc:aaaaaaaaaaaaaaaaaaaaaaaaaa"), Verdict.SAME, clock)
    with pytest.raises(Refused, match="twice"):
        casework.judge_origin(book, FIRST, (a, a), Verdict.SAME, clock)
