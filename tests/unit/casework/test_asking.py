"""Hiding somebody and taking in requests, in a real casebook. All people and places are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import BRANG_AUNG, LAWK_HPRAI, NAM_TAWNG_KAWNG
from folders import PASSPHRASE, casebook_of
from kintrace import casework
from kintrace.casework.custodians.enrolment import enrol
from kintrace.casework.custodians.unsealing import boxes_of
from kintrace.casework.hiding import wishes
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.hiding.wishes import NoSuchLead, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.keeping.erasing import EraseBecause, Erasing, erase
from kintrace.casework.kinds import ANSWERED, ASKED, GRANTED, LOOKED, NOT_FOUND, NOT_FOUND_V
from kintrace.casework.opening import opened
from kintrace.casework.people.roles import grant
from kintrace.casework.seeking.acts import NoSuchRequest
from kintrace.casework.seeking.sought import sought_in
from kintrace.errors import Refused
from kintrace.model import Giver, Grant, NotToBeFound, Reader, RelationProof, WishWay, from_cbor, to_cbor
from kintrace.protect.seals import new_identity

pytestmark = pytest.mark.usefixtures("cheap_keys")
FIRST, SECOND, THIRD = PASSPHRASE, "another six invented words for tests", "a third set of invented words for us"
TAKEN = f"""On October 7, soldiers of the Kachin Independence Army (KIA) took {BRANG_AUNG[0]}, 22, from a tea shop in \
{LAWK_HPRAI} Village, Hpakant Township, a resident told Blue Hill News.
"""
ESCAPED = f"""{BRANG_AUNG[0]}, 22, of Hpakant escaped from a KIA camp on November 2 and came home to \
{NAM_TAWNG_KAWNG} Village, residents said.
"""


def now() -> datetime:
    return datetime(2026, 1, 2, 20, tzinfo=UTC)


def trace(folder: Path, book: Path) -> casework.Traced:
    limits = casework.Limits(60, 2048)
    return casework.trace(folder, casebook=book, passphrase=FIRST, targets=casework.Targets(None, None), limits=limits,
                          clock=now, progress=lambda *_: None)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook that tells of a taking, and then of an escape."""
    return casebook_of(tmp_path / "b.casebook", {"taken": (TAKEN, "2025-10-09"), "later": (ESCAPED, "2025-11-05")}, now)


@pytest.fixture
def traced_book(tmp_path: Path) -> Path:
    """The same, traced file by file as a person would."""
    for name, text, published in (("taken", TAKEN, "2025-10-09"), ("later", ESCAPED, "2025-11-05")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.txt").write_text(text, "utf-8")
        (folder / "a.meta.json").write_text(json.dumps({"published": published}), "utf-8")
        trace(folder, tmp_path / "b.casebook")
    return tmp_path / "b.casebook"


def lead_in(book: Path) -> str:
    with at_the_desk(book, FIRST, now) as desk:
        return desk.findings.assessments[0].ref


def entries(book: Path, kind: str, lane: str = "facts") -> int:
    with opened(book, FIRST, now) as open_book:
        return sum(1 for _ in open_book.book.entries(lane=lane, kinds=(kind,)))


def told(book: Path) -> Iterator[str]:
    """All that is computed, as it lies in the projections."""
    with opened(book, FIRST, now) as open_book:
        for name in ("person", "incident", "assessment", "person_pair", "seen"):
            yield from (row.decode("utf-8", "replace") for row in open_book.book.projection(name).values())


def test_once_hidden_no_row_that_is_computed_holds_what_came_later(book: Path):
    lead = lead_in(book)
    assert any(NAM_TAWNG_KAWNG in row or "escaped" in row for row in told(book))
    casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert not any(NAM_TAWNG_KAWNG in row or "escaped" in row for row in told(book))


def test_what_is_traced_of_the_taking_is_the_same_with_and_without_the_later_document(
    traced_book: Path, tmp_path: Path
):
    book = traced_book
    casework.hide(book, FIRST, lead_in(book), clock=now, wish=WishWay.LETTER)
    alone = trace(tmp_path / "taken", tmp_path / "alone.casebook")
    assert trace(tmp_path / "taken", book).terminal == alone.terminal


def test_a_casebook_in_which_somebody_is_hidden_equals_its_rebuild(book: Path):
    casework.hide(book, FIRST, lead_in(book), clock=now, wish=WishWay.TELEPHONE)
    assert casework.check(book, FIRST, now).current


def test_hiding_is_one_entry_whether_it_was_done_before_or_not(book: Path):
    lead = lead_in(book)
    for times in (1, 2):
        casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
        assert entries(book, NOT_FOUND) == times


def test_killed_between_the_wish_and_what_is_computed_anew_nothing_is_left_of_what_came_later(
    book: Path, monkeypatch: pytest.MonkeyPatch
):
    lead, calls, found = lead_in(book), [], wishes._found

    def killed(*args):  # type: ignore[no-untyped-def]
        calls.append(args)
        if len(calls) == 2:
            raise SystemExit
        return found(*args)

    monkeypatch.setattr(wishes, "_found", killed)
    with pytest.raises(SystemExit):
        casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert entries(book, NOT_FOUND) == 1
    assert not any(NAM_TAWNG_KAWNG in row or "escaped" in row for row in told(book))


def test_the_persons_own_wish_ends_it_and_what_came_later_is_back(book: Path):
    lead = lead_in(book)
    casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert any("escaped" in row for row in told(book))


def test_one_wish_ends_all_there_are_of_somebody(book: Path):
    lead = lead_in(book)
    for _ in range(3):
        casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert any("escaped" in row for row in told(book))


def test_a_reference_by_which_somebody_was_hidden_before_is_erased_as_the_lead_of_now(book: Path):
    casework.hide(book, FIRST, lead_in(book), clock=now, wish=WishWay.SPOKEN)
    before = f"lead:{'a' * 26}"
    with opened(book, FIRST, now) as open_book:
        wish = replace(hidden_in(open_book.book)[0], ref=f"nf:{'0' * 32}", lead=before)
        open_book.book.append(NOT_FOUND, to_cbor(wish), v=NOT_FOUND_V)
    casework.hide(book, FIRST, before, clock=now, wish=WishWay.SPOKEN)

    def counted(lead: str) -> Erasing:
        return erase(book, FIRST, [lead], EraseBecause.ORDER, now, really=False)

    assert counted(before) == counted(lead_in(book)) and counted(before).documents == 1
    with pytest.raises(NothingOfThis):
        counted(f"lead:{'b' * 26}")


@pytest.mark.parametrize("name", [f"{BRANG_AUNG[0]} is home.pdf", "maran_brang_aung in a shop.pdf"])
def test_a_file_that_was_not_read_is_not_named_where_its_name_names_somebody_hidden(book, tmp_path, name):
    folder = tmp_path / "more"
    folder.mkdir()
    for file in (name, "minutes of May.pdf"):
        (folder / file).write_bytes(b"\x00 no format that is read")
    assert name in trace(folder, book).terminal
    casework.hide(book, FIRST, lead_in(book), clock=now, wish=WishWay.SPOKEN)
    aside = trace(folder, book).terminal.split("SET ASIDE")[1].split("still lies")[0].split("still lie")[0]
    assert name not in aside and "minutes of May.pdf" in aside and "[withheld].pdf" in aside


def test_of_two_who_were_taken_together_and_are_not_named_one_wish_ends_one(tmp_path: Path):
    taken = f"On October 7, KIA soldiers took two women from {LAWK_HPRAI} Village, Hpakant Township, a resident said.\n"
    book = casebook_of(tmp_path / "two.casebook", {"taken": (taken, "2025-10-09")}, now)
    lead = lead_in(book)
    for _ in range(2):
        casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert len(hidden(book)) == 1
    casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    assert hidden(book) == ()


def hidden(book: Path) -> tuple[NotToBeFound, ...]:
    with opened(book, FIRST, now) as open_book:
        return hidden_in(open_book.book)


def test_to_end_it_is_one_entry_of_one_shape_whether_somebody_is_hidden_or_not(book: Path, tmp_path: Path):
    sizes = []
    for hidden in (False, True):
        before, lead = entries(book, NOT_FOUND), lead_in(book)
        if hidden:
            casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
        casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
        assert entries(book, NOT_FOUND) == before + 1 + hidden
        with opened(book, FIRST, now) as open_book:
            sizes.append(len(list(open_book.book.entries(kinds=(NOT_FOUND,)))[-1].payload or b""))
    assert len(set(sizes)) == 1


def test_with_custodians_why_and_by_whom_somebody_is_hidden_is_closed_to_them(book: Path, tmp_path: Path):
    lead = lead_in(book)
    for label, words in (("second", SECOND), ("third", THIRD)):
        casework.add_slot(book, FIRST, words, label, now)
        grant(book, FIRST, label, [Reader.CUSTODIAN], now)
    identities = []
    for label in ("one", "two"):
        (tmp_path / label).mkdir()
        identities.append(new_identity(tmp_path / label / "identity", label, FIRST))
    with opened(book, FIRST, now) as open_book:
        enrol(open_book.book, [identity.public for identity in identities])
    casework.hide(book, FIRST, lead, clock=now, wish=WishWay.TELEPHONE)
    casework.hide(book, SECOND, lead, clock=now, second=THIRD)
    with opened(book, FIRST, now) as open_book:
        people = {from_cbor(e.payload or b"", Grant).person for e in open_book.book.entries(kinds=(GRANTED,))}
        there = list(open_book.book.entries(kinds=(NOT_FOUND,)))
        made = [from_cbor(e.payload or b"", NotToBeFound) for e in there]
    for entry in there:
        assert not entry.person
        assert not any(word.encode() in (entry.payload or b"") for word in ("telephone", "danger", *people))
    assert [(w.because, w.way, w.by, w.second) for w in made] == [(None, None, "", "")] * 2
    assert len({len(e.payload or b"") for e in there}) == 1
    assert not any("escaped" in row for row in told(book))


def test_two_custodians_open_why_somebody_is_hidden(book: Path, tmp_path: Path):
    lead, identities = lead_in(book), []
    for label in ("one", "two"):
        (tmp_path / label).mkdir()
        identities.append(new_identity(tmp_path / label / "identity", label, FIRST))
    with opened(book, FIRST, now) as open_book:
        enrol(open_book.book, [identity.public for identity in identities])
    ref = casework.hide(book, FIRST, lead, clock=now, wish=WishWay.TELEPHONE)
    with opened(book, FIRST, now) as open_book:
        assert [one for one in boxes_of(open_book.book) if one.startswith("nf:")] == [ref]
    casework.write_request(book, FIRST, ref, "The person asks.", tmp_path / "request", now)
    for label in ("one", "two"):
        identity = tmp_path / label / "identity"
        casework.answer_request(tmp_path / "request", identity, FIRST, tmp_path / f"a{label}", now, granted=True)
    answers = [tmp_path / "aone", tmp_path / "atwo"]
    casework.open_original(book, FIRST, answers, tmp_path / "why", (), now)
    assert (tmp_path / "why").read_text("utf-8").startswith("wish\ttelephone\n")


def test_two_different_people_show_who_was_hidden_where_two_may(book: Path):
    lead = lead_in(book)
    casework.add_slot(book, FIRST, SECOND, "second", now)
    grant(book, FIRST, "second", [Reader.REVIEWER], now)
    casework.add_slot(book, FIRST, THIRD, "third", now)
    grant(book, FIRST, "third", [Reader.ANALYST], now)
    casework.hide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN)
    for second in (None, FIRST, THIRD):
        with pytest.raises(Refused, match="Two different people"):
            casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN, second=second)
    assert not any("escaped" in row for row in told(book))
    casework.unhide(book, FIRST, lead, clock=now, wish=WishWay.SPOKEN, second=SECOND)
    assert any("escaped" in row for row in told(book))


def test_a_lead_that_is_not_shown_cannot_be_named(book: Path):
    with pytest.raises(NoSuchLead):
        casework.hide(book, FIRST, "lead:nobody", clock=now, wish=WishWay.SPOKEN)


def test_neither_wish_nor_danger_is_no_reason(book: Path):
    with pytest.raises(Refused):
        casework.hide(book, FIRST, lead_in(book), clock=now)


def test_danger_is_for_two_different_custodians_to_say(book: Path):
    lead = lead_in(book)
    for label, words in (("second", SECOND), ("third", THIRD)):
        casework.add_slot(book, FIRST, words, label, now)
        grant(book, FIRST, label, [Reader.CUSTODIAN], now)
    for first, second in ((FIRST, SECOND), (SECOND, FIRST), (SECOND, SECOND)):
        with pytest.raises(Refused):
            casework.hide(book, first, lead, clock=now, second=second)
    assert entries(book, NOT_FOUND) == 0
    casework.hide(book, SECOND, lead, clock=now, second=THIRD)
    assert entries(book, NOT_FOUND) == 1


# Requests


def request(folder: Path, body: bytes | None = None, **said: object) -> Path:
    path = folder / "request.json"
    path.write_bytes(json.dumps(said).encode() if body is None else body)
    return path


def test_a_caseworker_sees_the_lead_that_may_be_meant_and_the_look_is_written_down(book: Path, tmp_path: Path):
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[1]], age=23), tmp_path / "o", now)
    (one,) = casework.requests(book, FIRST, now)
    assert [c.lead.ref for c in one.candidates] == [lead_in(book)]
    assert one.candidates[0].age
    assert entries(book, LOOKED, "reads") == 1


def test_for_a_hidden_person_a_caseworker_sees_the_taking_alone(book: Path, tmp_path: Path):
    casework.hide(book, FIRST, lead_in(book), clock=now, wish=WishWay.SPOKEN)
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (candidate,) = casework.requests(book, FIRST, now)[0].candidates
    assert candidate.lead.fate.value == "unknown"
    assert candidate.lead.episode.later == ()


def test_the_same_request_twice_is_two_entries_and_one_to_work_on(book: Path, tmp_path: Path):
    for _ in range(2):
        casework.ask(book, FIRST, request(tmp_path, names=["Nobody Known"]), tmp_path / "o", now)
    (one,) = casework.requests(book, FIRST, now)
    assert (one.times, one.candidates, entries(book, ASKED)) == (2, (), 2)


def test_asking_computes_nothing(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def search(*_: object, **__: object) -> None:
        raise AssertionError("a search")

    monkeypatch.setattr("kintrace.casework.hiding.wishes.findings_of", search)
    monkeypatch.setattr("kintrace.casework.seeking.sought.NameIndex", search)
    monkeypatch.setattr("kintrace.casework.seeking.acts.sought_in", search)
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)


def test_who_is_no_caseworker_reads_no_request(book: Path, tmp_path: Path):
    casework.ask(book, FIRST, request(tmp_path, names=["A B"]), tmp_path / "o", now)
    casework.add_slot(book, FIRST, SECOND, "second", now)
    grant(book, FIRST, "second", [Reader.DOCUMENTER], now)
    with pytest.raises(Refused):
        casework.requests(book, SECOND, now)


def test_nothing_is_told_before_the_relation_is_proved_or_while_the_found_have_not_consented(
    book: Path, tmp_path: Path
):
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (one,), lead = casework.requests(book, FIRST, now), lead_in(book)
    with pytest.raises(Refused, match="relation"):
        casework.answer(book, FIRST, one.id, clock=now, lead=lead)
    with pytest.raises(Refused, match="consent"):
        casework.answer(book, FIRST, one.id, clock=now, lead=lead, proof=RelationProof.FAMILY_FACTS)
    assert entries(book, ANSWERED) == 0


GIVEN = casework.Given("", "tracing", "family", "2026-06-30", "spoken", "told, kac")


def allowed(book: Path, lead: str, *, withdrawn: bool = False, **more: object) -> str:
    ref = casework.record_consent(book, FIRST, replace(GIVEN, item=lead, **more), now).ref
    if withdrawn:
        casework.withdraw_consent(book, FIRST, ref, now)
    return ref


def answered(book: Path, request_id: str, lead: str, consent: str) -> bool:
    try:
        casework.answer(book, FIRST, request_id, clock=now, lead=lead, proof=RelationProof.PAPERS, consent=consent)
    except Refused:
        return False
    return True


def test_only_the_found_persons_own_consent_for_the_family_lets_the_seeker_be_told(book: Path, tmp_path: Path):
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (one,), lead = casework.requests(book, FIRST, now), lead_in(book)
    assert not answered(book, one.id, lead, allowed(book, lead, giver=Giver.RELATIVE))
    assert not answered(book, one.id, lead, allowed(book, lead, recipient="some-group"))
    assert not answered(book, one.id, lead, allowed(book, lead, purpose="tracing/letter"))
    gone = allowed(book, lead, withdrawn=True)
    assert not answered(book, one.id, lead, gone)
    assert not answered(book, one.id, lead, "con:none")
    assert entries(book, ANSWERED) == 0
    assert answered(book, one.id, lead, allowed(book, lead))


def test_of_a_found_child_both_a_guardian_and_the_child_let_the_seeker_be_told(book: Path, tmp_path: Path):
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (one,), lead = casework.requests(book, FIRST, now), lead_in(book)
    child = allowed(book, lead, giver=Giver.CHILD)
    assert not answered(book, one.id, lead, child)
    allowed(book, lead, giver=Giver.GUARDIAN)
    assert answered(book, one.id, lead, child)


def test_whom_somebody_asked_themselves_is_found_whatever_the_writings_say(tmp_path: Path):
    book = casebook_of(tmp_path / "b.casebook", {"taken": (TAKEN, "2025-10-09")}, now)
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (one,), lead = casework.requests(book, FIRST, now), lead_in(book)
    allowed(book, lead, recipient="icrc")
    assert not answered(book, one.id, lead, "")


def test_no_request_is_closed_with_a_lead_whose_words_tell_of_a_death(tmp_path: Path):
    died = TAKEN.replace("from a tea shop", "and buried him at a tea shop")  # a claim says no more than "taken"
    book = casebook_of(tmp_path / "b.casebook", {"a": (died, "2025-10-09")}, now)
    casework.ask(book, FIRST, request(tmp_path, names=[BRANG_AUNG[0]]), tmp_path / "o", now)
    (one,), lead = casework.requests(book, FIRST, now), lead_in(book)
    with pytest.raises(Refused, match="death"):
        casework.answer(book, FIRST, one.id, clock=now, lead=lead, proof=RelationProof.PAPERS)


def test_a_request_that_was_asked_twice_is_closed_by_one_answer(book: Path, tmp_path: Path):
    for _ in range(2):
        casework.ask(book, FIRST, request(tmp_path, names=["A B"]), tmp_path / "o", now)
    (one,) = casework.requests(book, FIRST, now)
    casework.answer(book, FIRST, one.id, clock=now)
    assert casework.requests(book, FIRST, now) == ()


def test_a_request_can_be_closed_with_nothing_told_and_asked_anew(book: Path, tmp_path: Path):
    path = request(tmp_path, names=["A B"])
    casework.ask(book, FIRST, path, tmp_path / "o", now)
    (one,) = casework.requests(book, FIRST, now)
    casework.answer(book, FIRST, one.id, clock=now)
    assert casework.requests(book, FIRST, now) == ()
    with pytest.raises(NoSuchRequest):
        casework.answer(book, FIRST, one.id, clock=now)
    casework.ask(book, FIRST, path, tmp_path / "o", now)
    assert len(casework.requests(book, FIRST, now)) == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[]", "not one JSON object"),
        (b"[" * 9000, "no JSON"),
        (b'{"age": 3}', "names nobody"),
        (b'{"names": "A B"}', "how to reach"),
        (b'{"names": "A B", "reach": "x", "shoe": 1}', "not known"),
    ],
)
def test_what_cannot_be_read_of_a_request_is_named_for_the_caseworker_without_its_words(body: bytes, problem: str):
    problems = " ".join(sought_in(body).problems)
    assert problem in problems and "shoe" not in problems
