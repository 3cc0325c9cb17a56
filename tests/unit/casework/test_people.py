"""Who may do what: roles bound to slots, given by somebody else, and none for a slot that nobody gave roles to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from folders import small_folder
from kintrace import casework
from kintrace.casework.kinds import GRANTED, LOOKED, SLOTS, Looked
from kintrace.casework.opening import opened
from kintrace.casework.people.roles import ALL_BUT_CUSTODIAN, ROLES, reader_of
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.errors import NoSuchSlot, Refused, TamperedKeys
from kintrace.model import Grant, Reader, from_cbor
from kintrace.protect import key_file_of

FIRST, SECOND = "six invented words for tests only", "another six invented words for it"


def clock() -> datetime:
    return datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    """A casebook that two people can open, by the slots ``first`` and ``second``."""
    path = tmp_path / "a.casebook"
    with opened(path, FIRST, clock):
        pass
    casework.add_slot(path, FIRST, SECOND, "second", clock)
    return path


def grant(book: Path, slot: str, *roles: Reader, by: str = FIRST) -> casework.Listed:
    return casework.grant(book, by, slot, roles, clock)


def roles_of(book: Path, words: str) -> frozenset[Reader]:
    with opened(book, words, clock) as open_book:
        return open_book.roles


def person_of(book: Path, words: str) -> str:
    with opened(book, words, clock) as open_book:
        return open_book.person


def grants_in(book: Path) -> list[Grant]:
    with opened(book, FIRST, clock) as open_book:
        return [from_cbor(e.payload, Grant) for e in open_book.book.entries(kinds=(GRANTED,)) if e.payload]


def test_who_opens_a_new_casebook_has_every_role_but_the_custodians(book: Path) -> None:
    assert roles_of(book, FIRST) == ALL_BUT_CUSTODIAN == set(ROLES) - {Reader.CUSTODIAN}
    assert person_of(book, FIRST) == ""


def test_a_person_has_the_roles_they_were_given_and_a_reference(book: Path) -> None:
    given = grant(book, "second", Reader.REVIEWER, Reader.ANALYST)
    assert roles_of(book, SECOND) == {Reader.REVIEWER, Reader.ANALYST}
    assert person_of(book, SECOND) == given.person
    assert given.person.startswith("who:")


def test_who_gives_the_first_roles_keeps_their_own(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    assert roles_of(book, FIRST) == ALL_BUT_CUSTODIAN
    assert person_of(book, FIRST) not in ("", person_of(book, SECOND))


def test_from_the_first_roles_on_a_slot_without_roles_has_none(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    casework.add_slot(book, FIRST, "a third set of invented words", "third", clock)
    with pytest.raises(Refused, match="gave this slot a role"):
        roles_of(book, "a third set of invented words")


def test_only_an_administrator_gives_roles(book: Path) -> None:
    grant(book, "second", Reader.DOCUMENTER)
    with pytest.raises(Refused, match="administrator"):
        grant(book, "first", Reader.DOCUMENTER, by=SECOND)


def test_nobody_gives_themselves_a_role(book: Path) -> None:
    with pytest.raises(Refused, match="themselves"):
        grant(book, "first", *ALL_BUT_CUSTODIAN, Reader.CUSTODIAN)
    assert roles_of(book, FIRST) == ALL_BUT_CUSTODIAN


def test_somebody_may_give_up_roles_of_their_own(book: Path) -> None:
    grant(book, "first", Reader.ADMINISTRATOR)
    assert roles_of(book, FIRST) == {Reader.ADMINISTRATOR}


def test_another_administrator_can_give_what_one_cannot_give_oneself(book: Path) -> None:
    grant(book, "second", Reader.ADMINISTRATOR)
    grant(book, "first", Reader.CUSTODIAN, by=SECOND)
    assert roles_of(book, FIRST) == {Reader.CUSTODIAN}


def test_somebody_who_can_give_roles_always_stays(book: Path) -> None:
    with pytest.raises(Refused, match="Nobody would be left"):
        grant(book, "first", Reader.DOCUMENTER)
    grant(book, "second", Reader.ADMINISTRATOR)
    grant(book, "first", Reader.DOCUMENTER)
    with pytest.raises(Refused, match="Nobody would be left"):
        grant(book, "second", by=SECOND)


def test_roles_can_be_taken(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    grant(book, "second")
    assert {one.slot.label: one.roles for one in casework.people_of(book, FIRST, clock)}["second"] == ()


def test_the_slot_of_the_last_administrator_is_never_taken_away(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    with pytest.raises(Refused, match="Nobody would be left"):
        casework.remove_slot(book, FIRST, "first", clock)
    grant(book, "second", Reader.ADMINISTRATOR)
    casework.remove_slot(book, SECOND, "first", clock)


def test_each_change_of_a_slot_says_who_made_it(book: Path) -> None:
    grant(book, "second", Reader.ADMINISTRATOR)
    casework.add_slot(book, SECOND, "words of the third one here", "third", clock)
    casework.remove_slot(book, FIRST, "third", clock)
    with opened(book, FIRST, clock) as open_book:
        made = [e.person for e in open_book.book.entries(kinds=(SLOTS,))]
    assert made == ["", person_of(book, SECOND), person_of(book, FIRST)]


def test_where_there_are_two_administrators_neither_gives_roles_to_a_slot_of_their_own_making(book: Path) -> None:
    grant(book, "second", Reader.ADMINISTRATOR)
    casework.add_slot(book, FIRST, "words of the third one here", "third", clock)
    with pytest.raises(Refused, match="another administrator"):
        grant(book, "third", Reader.REVIEWER)
    grant(book, "third", Reader.REVIEWER, by=SECOND)
    with pytest.raises(Refused, match="another administrator"):
        grant(book, "third", Reader.REVIEWER, Reader.CUSTODIAN)
    grant(book, "third")


def test_words_that_were_changed_open_nothing_by_the_key_file_from_before(book: Path) -> None:
    old = key_file_of(book).read_bytes()
    casework.change_slot(book, SECOND, "quite another set of invented words", clock)
    new = key_file_of(book).read_bytes()
    key_file_of(book).write_bytes(old)
    with pytest.raises(TamperedKeys, match="changed since"), opened(book, SECOND, clock):
        pass
    key_file_of(book).write_bytes(new)
    assert roles_of(book, "quite another set of invented words")


def test_the_same_grant_twice_is_one_entry(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    before = grants_in(book)
    grant(book, "second", Reader.REVIEWER)
    assert grants_in(book) == before


def test_each_grant_says_who_gave_it_and_the_entry_too(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    first = person_of(book, FIRST)
    assert {g.by for g in grants_in(book)} == {first}
    with opened(book, FIRST, clock) as open_book:
        assert {e.person for e in open_book.book.entries(kinds=(GRANTED,))} == {first}


def test_a_slot_that_is_not_there_is_named_as_missing(book: Path) -> None:
    with pytest.raises(NoSuchSlot):
        grant(book, "nobody", Reader.REVIEWER)


def test_a_new_passphrase_keeps_the_roles(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    casework.change_slot(book, SECOND, "quite another set of invented words", clock)
    assert roles_of(book, "quite another set of invented words") == {Reader.REVIEWER}


def test_new_keys_keep_the_roles(book: Path) -> None:
    grant(book, "second", Reader.REVIEWER)
    casework.rekey(book, FIRST, clock)
    assert roles_of(book, SECOND) == {Reader.REVIEWER}


def test_people_are_listed_with_their_slots(book: Path) -> None:
    grant(book, "second", Reader.ANALYST, Reader.REVIEWER)
    listed = {one.slot.label: one for one in casework.people_of(book, FIRST, clock)}
    assert listed["second"].roles == (Reader.REVIEWER, Reader.ANALYST)
    assert listed["first"].person == person_of(book, FIRST)


def test_a_family_is_no_role() -> None:
    with pytest.raises(ValueError, match="roles"):
        Grant("who:1", (Reader.FAMILY,), "0" * 16, "who:2")
    with pytest.raises(ValueError, match="reference"):
        Grant("Lahpai Seng Ra", (), "0" * 16, "who:2")


@pytest.mark.parametrize(
    ("roles", "asked", "reader"),
    [
        (ALL_BUT_CUSTODIAN, None, Reader.DOCUMENTER),
        (frozenset({Reader.ADMINISTRATOR, Reader.ANALYST}), None, Reader.ANALYST),
        (ALL_BUT_CUSTODIAN, Reader.ANALYST, Reader.ANALYST),
    ],
)
def test_one_looks_in_the_first_role_one_has_or_as_asked(roles, asked, reader) -> None:
    assert reader_of(roles, asked) is reader


@pytest.mark.parametrize(
    ("roles", "asked"),
    [(frozenset({Reader.ANALYST}), Reader.DOCUMENTER), (frozenset(), None), (ALL_BUT_CUSTODIAN, Reader.CUSTODIAN)],
)
def test_a_role_that_one_does_not_have_is_refused(roles, asked) -> None:
    with pytest.raises(Refused):
        reader_of(roles, asked)


# Looking


@pytest.fixture
def traced(book: Path, tmp_path: Path) -> Callable[..., casework.Traced]:
    folder = small_folder(tmp_path / "folder")

    def trace(words: str = FIRST, **more) -> casework.Traced:
        return casework.trace(folder, casebook=book, passphrase=words, targets=more.pop("targets", Targets()),
                              limits=Limits(60, 2048), clock=clock, progress=lambda *_: None, **more)  # fmt: skip

    return trace


def looks(book: Path) -> list[Looked]:
    with opened(book, FIRST, clock) as open_book:
        found = open_book.book.entries(lane="reads", kinds=(LOOKED,))
        return [from_cbor(e.payload, Looked) for e in found if e.payload is not None]


def test_each_request_is_one_entry_with_all_that_it_showed(book, traced, tmp_path) -> None:
    targets = Targets(json=tmp_path / "out.jsonl", report=tmp_path / "report")
    traced(targets=targets)
    (look,) = looks(book)
    assert look.reader == "documenter"
    assert look.forms == ("terminal", "leads-json", "report-html")
    assert len(look.refs) == len(set(look.refs))
    assert {ref.partition(":")[0] for ref in look.refs} >= {"doc"}
    shown = [ref for ref in look.refs if not ref.startswith("doc:")]
    assert len(shown) >= 3  # a lead for each of the three files


def test_a_look_says_who_looked_and_in_which_role(book, traced) -> None:
    grant(book, "second", Reader.ANALYST)
    traced(SECOND)
    (look,) = looks(book)
    assert (look.reader, look.person) == ("analyst", person_of(book, SECOND))


def test_a_look_for_somebody_outside_names_them(book, traced) -> None:
    traced(recipient=casework.Recipient("icrc", "tracing/letter"))
    (look,) = looks(book)
    assert (look.recipient, look.purpose, look.refs) == ("icrc", "tracing/letter", ())


def test_who_has_no_role_takes_nothing_in_and_sees_nothing(book, traced) -> None:
    grant(book, "second", Reader.ANALYST)
    with pytest.raises(Refused):
        traced(SECOND, role=Reader.DOCUMENTER)
    assert looks(book) == []
    with opened(book, FIRST, clock) as open_book:
        assert not list(open_book.book.entries(kinds=("arrived",)))


def test_what_an_administrator_is_shown_names_nobody(book, traced) -> None:
    text = traced(role=Reader.ADMINISTRATOR).terminal
    assert "Brang" not in text
    assert "3 files" in text


# Slips, and who changes who can open it


def test_a_recovery_slip_lets_somebody_in_again_who_then_gives_roles(book: Path) -> None:
    words: list[tuple[str, ...]] = []
    casework.make_slip(book, FIRST, words.append, clock)
    grant(book, "second", Reader.REVIEWER)
    slip = " ".join(words[0])
    assert roles_of(book, slip) == {Reader.ADMINISTRATOR}
    grant(book, "second", Reader.CASEWORKER, by=slip)
    assert roles_of(book, SECOND) == {Reader.CASEWORKER}


@pytest.mark.parametrize(
    "act",
    [
        lambda book: casework.add_slot(book, SECOND, "a third set of invented words", "third", clock),
        lambda book: casework.make_slip(book, SECOND, lambda words: pytest.fail("shown"), clock),
        lambda book: casework.remove_slot(book, SECOND, "first", clock),
        lambda book: casework.rekey(book, SECOND, clock),
    ],
    ids=["add", "slip", "remove", "rekey"],
)
def test_only_an_administrator_changes_who_can_open_it(book: Path, act) -> None:
    grant(book, "second", Reader.REVIEWER)
    before = casework.slots_of(book)
    with pytest.raises(Refused, match="administrator"):
        act(book)
    assert casework.slots_of(book) == before
