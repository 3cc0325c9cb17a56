"""Requests and answers as files: whole, near in time, and unable to say more than they say."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.model import to_cbor
from kintrace.protect.seals import BadUnsealing, answer, ask, close, opened_by, read_approval, read_request
from kintrace.protect.seals.unsealing import LONGEST_REASON, MOST_BYTES, signed
from unit.protect.test_seals_vault import PEOPLE

SEED = bytes(range(32))
TODAY, UNTIL = "2026-03-01", "2026-03-15"
CUSTODIANS = {identity.public.id: identity.public for identity in PEOPLE}
BOX = close(b"what lies closed", [identity.public for identity in PEOPLE[:3]])
REQUEST, ANSWERS = ask(BOX, "arr:a", "The court asks for it.", "who:asks", UNTIL, SEED)


def approved(number, request=REQUEST):
    return answer(request, PEOPLE[number], granted=True, today=TODAY)


def opened(*approvals, today=TODAY):
    return opened_by(BOX, REQUEST, ANSWERS, approvals, CUSTODIANS, today)


def test_two_answers_open_it():
    content, two = opened(approved(0), approved(2))
    assert content == b"what lies closed"
    assert set(two) == {PEOPLE[0].public.id, PEOPLE[2].public.id}


@pytest.mark.parametrize("name", [field.name for field in fields(REQUEST)])
def test_a_request_with_any_field_changed_is_not_answered(name):
    old = getattr(REQUEST, name)
    new = old[1:] if name != "until" else "2026-03-14"
    with pytest.raises(BadUnsealing, match="changed"):
        approved(0, replace(REQUEST, **{name: new}))


@pytest.mark.parametrize("name", ["request", "custodian", "granted", "halves", "sig"])
def test_an_answer_with_any_field_changed_opens_nothing(name):
    approval = approved(0)
    old = getattr(approval, name)
    with pytest.raises(BadUnsealing, match="not signed"):
        opened(replace(approval, **{name: not old if name == "granted" else old[1:]}), approved(1))


def test_an_answer_signed_for_somebody_else_opens_nothing():
    # the second custodian signs in the name of the third: the third's key was never asked
    forged = replace(approved(1), custodian=PEOPLE[2].public.id)
    forged = replace(forged, sig=PEOPLE[1].sign(forged.body))
    with pytest.raises(BadUnsealing, match="not signed"):
        opened(approved(0), forged)


def test_a_custodian_who_signs_garbage_opens_nothing():
    approval = approved(1)
    empty = replace(approval, halves=())
    empty = replace(empty, sig=PEOPLE[1].sign(empty.body))
    with pytest.raises(BadUnsealing, match="do not open"):
        opened(approved(0), empty)


def test_one_answer_and_a_key_of_the_casebook_give_nothing_of_the_key():
    approval = approved(0)
    with pytest.raises(BadUnsealing, match="Two different"):
        opened(approval)
    with pytest.raises(BadUnsealing, match="Two different"):
        opened(approval, approved(0))
    with pytest.raises(BadUnsealing, match="Two different"):
        opened(approval, approved(1), approved(2))
    with pytest.raises(BadUnsealing, match="Two different"):
        opened(approval, approved(1), approved(1))


def test_an_answer_opens_with_the_key_of_its_request_alone():
    again, _ = ask(BOX, "arr:a", "The court asks for it.", "who:asks", UNTIL, SEED)
    assert again.digest != REQUEST.digest
    with pytest.raises(BadUnsealing, match="another request"):
        opened(approved(0), approved(1, again))


@pytest.mark.parametrize("until", ["2026-03-19", "9999-12-31", "soon", "2026-3-9 or so"])
def test_a_request_open_for_longer_than_two_weeks_is_not_answered(until):
    request = replace(REQUEST, until=until)
    with pytest.raises(BadUnsealing, match="14 days"):
        approved(0, replace(request, sig=signed(SEED, request.body)))


def test_a_refusal_holds_no_half():
    refusal = answer(REQUEST, PEOPLE[0], granted=False, today=TODAY)
    assert refusal.halves == ()
    with pytest.raises(BadUnsealing, match="refused"):
        opened(refusal, approved(1))


@pytest.mark.parametrize("reason", ["", " \n", "x" * (LONGEST_REASON + 1)])
def test_a_request_wants_a_reason_that_people_read(reason):
    with pytest.raises(BadUnsealing, match="says why"):
        ask(BOX, "arr:a", reason, "", UNTIL, SEED)


def test_the_words_of_a_request_are_others_for_each():
    again, _ = ask(BOX, "arr:a", "The court asks for it.", "who:asks", UNTIL, SEED)
    assert len(REQUEST.words.split()) == 6
    assert REQUEST.words != again.words


def test_neither_file_holds_what_lies_closed_nor_a_half_in_the_open():
    approval = approved(0)
    for written in (to_cbor(REQUEST), to_cbor(approval)):
        assert b"closed" not in written
        assert PEOPLE[0].box.secret not in written
        assert ANSWERS.secret not in written


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_what_is_no_request_and_no_answer_is_refused_by_name(tmp_path_factory, body):
    path = tmp_path_factory.mktemp("files") / "file"
    path.write_bytes(body)
    for read in (read_request, read_approval):
        with pytest.raises(BadUnsealing, match="is no"):
            read(path)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64 - 1) | st.text(max_size=9) | st.binary(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from([field.name for field in fields(REQUEST)]), ANYTHING) | ANYTHING)
def test_no_content_of_a_file_is_more_than_refused(tmp_path_factory, content):
    import cbor2

    path = tmp_path_factory.mktemp("files") / "file"
    path.write_bytes(cbor2.dumps(content, canonical=True))
    for read in (read_request, read_approval):
        with pytest.raises(BadUnsealing, match="is no"):
            read(path)


def test_a_request_is_no_answer_and_nothing_may_follow_it(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(to_cbor(REQUEST))
    assert read_request(path) == REQUEST
    with pytest.raises(BadUnsealing, match="is no"):
        read_approval(path)
    for more in (1, MOST_BYTES):
        path.write_bytes(to_cbor(REQUEST) + bytes(more))
        with pytest.raises(BadUnsealing, match="is no"):
            read_request(path)
