"""Other words for a quote that would tell who spoke: one writes them, a second compares, then they are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import HPAKANT, SENG_RA
from kintrace import casework
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.errors import Refused
from kintrace.model import Document, Reader
from kintrace.protect.gate.in_other_words import IN_A_ROW, faults_of

FIRST, SECOND = "six invented words for tests only", "another six invented words for it"
REPORT = f"""\
KIA soldiers took {SENG_RA[0]}, 24, from a shop in {HPAKANT} Township on October 7, 2025.

Soldiers of the KIA also took two men from Nawng Invented village on October 9, 2025, and she heard her son cry twice \
behind the school, the mother of one of the men said.
"""
OTHER = "People there say that she called for help."


def clock() -> datetime:
    return datetime(2025, 10, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    """A casebook with one report, and two people who review in it."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    path = tmp_path / "a.casebook"
    with opened(path, FIRST, clock):
        pass
    casework.add_slot(path, FIRST, SECOND, "second", clock)
    casework.grant(path, FIRST, "second", [Reader.REVIEWER], clock)
    traced(path)
    return path


def traced(book: Path, words: str = FIRST) -> str:
    folder = book.parent / "sources"
    done = casework.trace(folder, casebook=book, passphrase=words, targets=Targets(), limits=Limits(60, 2048),
                          clock=clock, progress=lambda *_: None)  # fmt: skip
    return done.terminal


def wanted(book: Path) -> casework.Wanted:
    (found,) = casework.wanted_paraphrases(book, FIRST, clock)
    return found


def write(book: Path, words: str = OTHER, by: str = FIRST) -> str:
    where = wanted(book)
    return casework.paraphrase(book, by, where.document, (where.start, where.end), words, clock).ref


def test_where_words_are_withheld_is_listed_and_not_which(book):
    where = wanted(book)
    assert REPORT[where.start : where.end].strip().endswith("the mother of one of the men said.")
    assert where.state == "nothing yet"


def test_it_is_shown_once_a_second_person_has_compared_it(book):
    ref = write(book)
    assert OTHER not in traced(book)
    assert wanted(book).state == "to be compared"
    casework.compare_paraphrase(book, SECOND, ref, clock)
    shown = traced(book)
    assert OTHER in shown and "In other words" in shown
    assert "behind the school" not in shown
    assert wanted(book).state == "shown"


def test_nobody_compares_what_they_wrote_themselves(book):
    ref = write(book)
    with pytest.raises(Refused, match="second person"):
        casework.compare_paraphrase(book, FIRST, ref, clock)


def test_what_is_taken_back_is_shown_no_more_and_stays_so(book):
    ref = write(book)
    casework.compare_paraphrase(book, SECOND, ref, clock)
    casework.withdraw_paraphrase(book, SECOND, ref, clock)
    assert OTHER not in traced(book)
    with pytest.raises(NothingOfThis):
        casework.compare_paraphrase(book, SECOND, ref, clock)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("A woman says she heard her son cry.", "in a row"),
        (f"People say that {SENG_RA[0]} called for help.", "names somebody"),
        ("People say that she called for help 2 times.", "digit"),
        ("People in Nawng Invented village say that she called.", "within a township"),
        ("People say that she called for help on Tuesday.", "day"),
        ("People say that she called for help. Ask a@b.example.", "reach somebody"),
        ("   ", "says nothing"),
        ("word " * 200, "longer"),
    ],
)
def test_what_would_tell_who_spoke_is_not_taken(book, words, fault):
    with pytest.raises(Refused, match=fault):
        write(book, words)
    assert wanted(book).state == "nothing yet"


def test_words_that_are_not_withheld_need_no_others(book):
    where = wanted(book)
    with pytest.raises(NothingOfThis):
        casework.paraphrase(book, FIRST, where.document, (0, 5), OTHER, clock)


def test_erasing_the_document_takes_its_other_words_along(book):
    write(book)
    casework.erase(book, FIRST, [wanted(book).document], casework.EraseBecause.MISTAKE, clock, really=True)
    assert casework.wanted_paraphrases(book, FIRST, clock) == ()


_WORDS = st.lists(
    st.sampled_from(["men", "took", "the", "boys", "from", "their", "house", "by", "a", "river"]), min_size=4
)


@given(_WORDS, _WORDS)
def test_no_wording_that_is_taken_shares_four_words_in_a_row_with_the_quote(words, quote):
    text = " ".join(quote)
    document = Document("doc:1", "a.txt", text, text)
    if not faults_of(" ".join(words), document, (0, len(text)), ()):
        runs = {tuple(quote[n : n + IN_A_ROW]) for n in range(len(quote) - IN_A_ROW + 1)}
        assert not any(tuple(words[n : n + IN_A_ROW]) in runs for n in range(len(words) - IN_A_ROW + 1))
