"""A consent for a lead holds for the same person when their lead has another reference, as writings come in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cast import BRANG_AUNG, HPAKANT
from folders import casebook_of
from kintrace import casework
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.casework.people.consents import consents_in
from kintrace.model import Giver, Reader
from kintrace.protect import release

WORDS = "six invented words for tests only"
FIRST = (f"{BRANG_AUNG[0]}, 22, was taken by soldiers of the Kachin Independence Army (KIA) from a tea shop in "
         f"{HPAKANT} Township on October 7, 2025, a resident said.\n", "2025-10-09")  # fmt: skip
MORE = [(f"Soldiers of the Kachin Independence Army (KIA) took {BRANG_AUNG[0]}, 22, in {HPAKANT} Township on October "
         f"7, 2025, his aunt told us, visit {n}.\n", "2025-10-10") for n in range(6)]  # fmt: skip


def clock() -> datetime:
    return datetime(2026, 1, 12, 8, 30, tzinfo=UTC)


def at_desk(book, what):
    with at_the_desk(book, WORDS, clock) as desk:
        return what(desk)


def going(book) -> int:
    def out(desk):
        consents = consents_in(desk.open_book.book, desk.findings)
        return len(release(desk.findings, Reader.CASEWORKER, "tracing", as_of=date(2026, 1, 12), recipient="icrc",
                           consents=consents).leads)  # fmt: skip

    return at_desk(book, out)


def record(book, item, giver=Giver.PERSON):
    given = casework.Given(item, "tracing", "icrc", "2026-06-30", "spoken", "told", giver)
    return casework.record_consent(book, WORDS, given, clock)


@pytest.fixture
def books(tmp_path, cheap_keys):
    """Several casebooks with one lead each; of some the next writing changes its reference."""
    made = []
    for n in range(len(MORE)):
        casebook_of(tmp_path / f"{n}.casebook", {"a": FIRST}, clock)
        made.append(tmp_path / f"{n}.casebook")
    return made


def lead_of(book) -> str:
    return at_desk(book, lambda desk: desk.findings.assessments[0].ref)


def test_what_a_person_took_back_stays_taken_back_when_their_lead_has_another_reference(books):
    changed = 0
    for book, more in zip(books, MORE, strict=True):
        before = lead_of(book)
        casework.withdraw_consent(book, WORDS, record(book, before).ref, clock)
        casebook_of(book, {"b": more}, clock)
        changed += lead_of(book) != before
        for document in at_desk(book, lambda desk: [d.ref for d in desk.findings.documents]):
            record(book, document, Giver.RELATIVE)
        assert going(book) == 0
    assert changed


def test_what_a_person_allowed_goes_on_to_hold_when_their_lead_has_another_reference(books):
    for book, more in zip(books, MORE, strict=True):
        record(book, lead_of(book))
        assert going(book) == 1
        casebook_of(book, {"b": more}, clock)
        assert going(book) == 1
