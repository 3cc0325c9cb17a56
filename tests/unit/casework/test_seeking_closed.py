"""Requests in a casebook that has custodians: who is sought stays open, who asks is closed. All people are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cast import BRANG_AUNG, CANARIES
from folders import PASSPHRASE, casebook_of, passphrase_file
from kintrace import casework
from kintrace.casework.custodians.unsealing import request_unsealing
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.casework.kinds import ASKED
from kintrace.casework.opening import opened
from kintrace.casework.seeking.closing import open_part
from kintrace.cli.app import app
from kintrace.errors import Refused
from kintrace.model import Reader

pytestmark = pytest.mark.usefixtures("cheap_keys")
TAKEN = f"On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {BRANG_AUNG[0]}, 22, from Hpakant.\n"
REACH, MOTHER = CANARIES[2], "Zarhkawn"
ASKS = {"names": [BRANG_AUNG[0]], "age": 22, "relation": f"his mother {MOTHER}", "reach": f"call {REACH}"}


def now() -> datetime:
    return datetime(2026, 1, 2, 20, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return casebook_of(tmp_path / "b.casebook", {"taken": (TAKEN, "2025-10-09")}, now)


@pytest.fixture
def identities(tmp_path: Path) -> list[Path]:
    machines = [tmp_path / label for label in ("first", "second")]
    for machine in machines:
        machine.mkdir()
        casework.new_custodian(machine / "identity", machine.name, PASSPHRASE)
    return [machine / "identity" for machine in machines]


def enrolled(book: Path, identities: list[Path]) -> None:
    public = [identity.with_name("identity.custodian") for identity in identities]
    casework.add_custodians(book, PASSPHRASE, public, now, lambda *_: None)


def ask(book: Path, tmp_path: Path, said: object = ASKS) -> None:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    (tmp_path / "r").write_bytes(body)
    casework.ask(book, PASSPHRASE, tmp_path / "r", tmp_path / "o", now)


def payloads(book: Path) -> list[bytes]:
    with opened(book, PASSPHRASE, now) as open_book:
        return [e.payload for e in open_book.book.entries(kinds=(ASKED,)) if e.payload is not None]


def opened_by_two(book: Path, identities: list[Path], ref: str, tmp_path: Path) -> bytes:
    casework.write_request(book, PASSPHRASE, ref, "To answer the family.", tmp_path / "asked", now)
    answers = [identity.with_name("answer") for identity in identities]
    for identity, answer in zip(identities, answers, strict=True):
        casework.answer_request(tmp_path / "asked", identity, PASSPHRASE, answer, now, granted=True)
    return casework.open_original(book, PASSPHRASE, answers, tmp_path / "came", (), now).read_bytes()


def test_with_the_passphrase_alone_nobody_reads_who_asks_or_how_to_reach_them(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    (payload,) = payloads(book)
    assert BRANG_AUNG[0].encode() in payload
    assert not any(word.encode() in payload for word in (REACH, MOTHER, "mother"))


def test_who_is_sought_still_matches_and_what_is_closed_is_named(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    (one,) = casework.requests(book, PASSPHRASE, now)
    with at_the_desk(book, PASSPHRASE, now) as desk:
        assert [c.lead.ref for c in one.candidates] == [desk.findings.assessments[0].ref]
    assert (one.sought.closed, one.sought.problems) == (("relation", "reach"), ())
    assert (one.sought.relation, one.sought.reach, one.candidates[0].age) == ("", "", True)


def test_two_custodians_open_a_request_as_it_came(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    (one,) = casework.requests(book, PASSPHRASE, now)
    assert json.loads(opened_by_two(book, identities, one.id, tmp_path)) == ASKS


def test_a_request_from_before_custodians_came_is_closed_with_them_and_keeps_its_id(book, identities, tmp_path) -> None:
    ask(book, tmp_path)
    ask(book, tmp_path)
    ask(book, tmp_path, {**ASKS, "relation": "his sister"})
    before = casework.requests(book, PASSPHRASE, now)
    casework.answer(book, PASSPHRASE, before[1].id, clock=now)
    enrolled(book, identities)
    assert not any(word.encode() in payload for payload in payloads(book) for word in (REACH, MOTHER, "sister"))
    (one,) = casework.requests(book, PASSPHRASE, now)  # the answered one stays answered
    assert (one.received, one.sought.names) == (before[0].received, before[0].sought.names)
    assert json.loads(opened_by_two(book, identities, one.id, tmp_path)) == ASKS
    casework.answer(book, PASSPHRASE, one.id, clock=now)
    assert casework.requests(book, PASSPHRASE, now) == ()
    enrolled(book, identities)
    assert len(payloads(book)) == 2


def test_what_two_families_ask_of_one_person_is_two_requests(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    ask(book, tmp_path, {**ASKS, "reach": "elsewhere"})
    one, other = casework.requests(book, PASSPHRASE, now)
    casework.answer(book, PASSPHRASE, one.id, clock=now)
    assert [r.id for r in casework.requests(book, PASSPHRASE, now)] == [other.id]


@pytest.mark.parametrize("body", [b"", b"\x00{{{", b"[]", b'{"closed": ["reach"], "unknown": 9}', b"{" * 20_000])
def test_of_what_cannot_be_read_nothing_stays_open_and_it_is_said(book, identities, tmp_path, body: bytes) -> None:
    enrolled(book, identities)
    ask(book, tmp_path, body)
    (one,) = casework.requests(book, PASSPHRASE, now)
    assert one.sought.closed == () and one.sought.problems
    assert opened_by_two(book, identities, one.id, tmp_path) == body


def test_every_closed_request_leaves_one_entry_of_one_size(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    for said in (ASKS, b"", b"\xff", {"names": "x"}, {"names": ["က" * 900], "shoe": 1}, b" " * 15_000):
        ask(book, tmp_path, said)
    assert len({len(payload) for payload in payloads(book)}) == 1


def test_a_contact_among_the_names_does_not_stay_open() -> None:
    assert REACH not in open_part(json.dumps({"names": [f"Somebody, {REACH}"]}).encode()).decode()


def test_who_is_no_caseworker_does_not_ask_the_custodians_to_open_a_request(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    (one,) = casework.requests(book, PASSPHRASE, now)
    with opened(book, PASSPHRASE, now) as open_book:
        documenter = replace(open_book, roles=frozenset({Reader.DOCUMENTER}))
        with pytest.raises(Refused, match="caseworker"):
            request_unsealing(documenter, one.id, "Because.", now)


def test_a_request_that_was_closed_later_is_erased_by_the_id_that_is_shown(book, identities, tmp_path) -> None:
    ask(book, tmp_path)
    enrolled(book, identities)
    (one,) = casework.requests(book, PASSPHRASE, now)
    casework.erase(book, PASSPHRASE, [one.id], casework.EraseBecause.CONSENT_WITHDRAWN, now, really=True)
    assert (payloads(book), casework.requests(book, PASSPHRASE, now)) == ([], ())


def test_requests_says_at_the_command_line_what_is_closed_and_how_to_have_it_opened(book, identities, tmp_path) -> None:
    enrolled(book, identities)
    ask(book, tmp_path)
    (one,) = casework.requests(book, PASSPHRASE, now)
    shown = CliRunner().invoke(app, ["requests", str(book), "--passphrase-file", str(passphrase_file(tmp_path))]).output
    assert f"their relation and how to reach them. kintrace unseal request CASEBOOK {one.id}" in shown
    assert REACH not in shown and MOTHER not in shown
