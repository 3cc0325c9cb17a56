"""Consents as a caseworker records them: kept, shown, withdrawn, and asked at each release."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import CANARIES
from folders import small_folder
from kintrace import casework
from kintrace.casework.kinds import CONFIRMED, CONSENTED, LOOKED
from kintrace.casework.opening import opened
from kintrace.casework.people.consents import consents_in
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.errors import BadConsent, Refused
from kintrace.model import Confirmed, Consent, Giver, Reader

FIRST, SECOND = "six invented words for tests only", "another six invented words for it"
GIVEN = casework.Given("doc:1", "tracing", "icrc", "2026-06-30", "spoken", "told, kac", Giver.RELATIVE)


def clock() -> datetime:
    return datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    path = tmp_path / "a.casebook"
    with opened(path, FIRST, clock):
        pass
    casework.add_slot(path, FIRST, SECOND, "second", clock)
    return path


def record(book: Path, given: casework.Given = GIVEN) -> Consent:
    return casework.record_consent(book, FIRST, given, clock)


def entries(book: Path, kind: str, lane: str = "facts") -> int:
    with opened(book, FIRST, clock) as open_book:
        return sum(1 for _ in open_book.book.entries(lane=lane, kinds=(kind,)))


def test_a_consent_is_kept_as_it_was_given(book: Path) -> None:
    recorded = record(book)
    with opened(book, FIRST, clock) as open_book:
        assert consents_in(open_book.book) == (recorded,)
    assert recorded.by.startswith("who:")


def test_the_same_consent_twice_is_one(book: Path) -> None:
    assert record(book) == record(book)
    assert entries(book, CONSENTED) == 1


def test_two_people_who_allow_the_same_gave_two_consents(book: Path) -> None:
    record(book, replace(GIVEN, by="who:1"))
    record(book, replace(GIVEN, by="who:2"))
    assert entries(book, CONSENTED) == 2


@pytest.mark.parametrize(
    "given",
    [
        replace(GIVEN, until="2026-02-28"),
        replace(GIVEN, until=".."),
        replace(GIVEN, until="2026-06-31"),
        replace(GIVEN, item=""),
        replace(GIVEN, purpose="Anything at all"),
        replace(GIVEN, recipient=""),
        replace(GIVEN, explained=""),
    ],
)
def test_what_is_no_consent_is_refused_and_nothing_kept(book: Path, given: casework.Given) -> None:
    with pytest.raises(BadConsent):
        record(book, given)
    assert entries(book, CONSENTED) == 0


def test_a_refusal_repeats_none_of_its_words(book: Path) -> None:
    with pytest.raises(BadConsent) as refused:
        record(book, replace(GIVEN, purpose=CANARIES[0], item=CANARIES[2]))
    assert not any(canary in str(refused.value) for canary in CANARIES)


def test_a_consent_is_withdrawn_once_and_for_good(book: Path) -> None:
    ref = record(book).ref
    casework.withdraw_consent(book, FIRST, ref, clock)
    casework.withdraw_consent(book, FIRST, ref, clock)
    assert entries(book, CONSENTED) == 2
    with opened(book, FIRST, clock) as open_book:
        assert [c.withdrawn for c in consents_in(open_book.book)] == [False, True]


def test_who_took_it_back_can_allow_it_again(book: Path) -> None:
    first = record(book, replace(GIVEN, by="who:1"))
    casework.withdraw_consent(book, FIRST, first.ref, clock)
    assert record(book, replace(GIVEN, by="who:1")).ref != first.ref


def test_who_took_it_back_and_allows_it_anew_lets_it_out_again(book: Path, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "folder")

    def shown() -> int:
        done = casework.trace(folder, casebook=book, passphrase=FIRST, targets=Targets(), limits=Limits(60, 2048),
                              clock=clock, progress=lambda *_: None, recipient=outside)  # fmt: skip
        return done.terminal.count("UNREVIEWED")

    outside = casework.Recipient("icrc", "tracing")
    shown()
    with opened(book, FIRST, clock) as open_book:
        lead = open_book.book.projection("assessment").popitem()[0].split(" ", 1)[1]
    person = replace(GIVEN, item=lead, giver=Giver.PERSON)
    early = record(book, replace(person, until="2026-04-30"))
    casework.withdraw_consent(book, FIRST, record(book, person).ref, clock)
    record(book, replace(GIVEN, item=lead))
    assert (early.after, shown()) == ((), 0)
    assert record(book, person).after
    assert shown() == 1
    assert record(book, person) == record(book, person)


def test_a_consent_that_nobody_recorded_cannot_be_withdrawn(book: Path) -> None:
    with pytest.raises(BadConsent):
        casework.withdraw_consent(book, FIRST, "con:none", clock)


def test_a_list_of_consents_is_one_look(book: Path) -> None:
    ref = record(book).ref
    assert ref in casework.show_consents(book, FIRST, clock)
    assert entries(book, LOOKED, "reads") == 1


def test_an_analyst_neither_records_nor_reads_consents(book: Path) -> None:
    casework.grant(book, FIRST, "second", (Reader.ANALYST,), clock)
    with pytest.raises(Refused):
        casework.record_consent(book, SECOND, GIVEN, clock)
    with pytest.raises(Refused):
        casework.show_consents(book, SECOND, clock)


# Deaths


def test_a_death_is_confirmed_by_people_who_are_known_apart(book: Path) -> None:
    with pytest.raises(Refused):
        casework.confirm(book, FIRST, "lead:1", Confirmed.DEATH, clock)


def test_two_people_confirm_a_death_and_then_it_can_be_told(book: Path) -> None:
    casework.grant(book, FIRST, "second", (Reader.REVIEWER,), clock)
    assert casework.confirm(book, FIRST, "lead:1", Confirmed.DEATH, clock) == 1
    assert casework.confirm(book, FIRST, "lead:1", Confirmed.DEATH, clock) == 1
    with pytest.raises(Refused):
        casework.confirm(book, FIRST, "lead:1", Confirmed.TOLD_IN_PERSON, clock)
    assert casework.confirm(book, SECOND, "lead:1", Confirmed.DEATH, clock) == 2
    assert casework.confirm(book, FIRST, "lead:1", Confirmed.TOLD_IN_PERSON, clock) == 1
    assert entries(book, CONFIRMED) == 3


# Going out


def test_what_was_allowed_goes_out_until_it_is_withdrawn(book: Path, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "folder")

    def trace(**more) -> str:
        return casework.trace(folder, casebook=book, passphrase=FIRST, targets=Targets(), limits=Limits(60, 2048),
                              clock=clock, progress=lambda *_: None, **more).terminal  # fmt: skip

    trace()
    with opened(book, FIRST, clock) as open_book:
        leads = [row.split(" ", 1)[1] for row in open_book.book.projection("assessment")]
    outside = casework.Recipient("icrc", "tracing/letter")
    assert "UNREVIEWED" not in trace(recipient=outside)
    refs = [record(book, replace(GIVEN, item=lead)).ref for lead in leads]
    assert trace(recipient=outside).count("[UNREVIEWED LEAD]") == len(leads)
    assert "UNREVIEWED" not in trace(recipient=casework.Recipient("somebody-else", "tracing"))
    for ref in refs:
        casework.withdraw_consent(book, FIRST, ref, clock)
    assert "UNREVIEWED" not in trace(recipient=outside)
