"""Two custodians and a reason; every way around that, refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kintrace.casework.custodians.acts import read_unsealing_request
from kintrace.casework.custodians.enrolment import asking_words, enrol, enrolled
from kintrace.casework.custodians.unsealing import request_unsealing, unseal_with, unsealed_in
from kintrace.casework.kinds import SEALED, UNSEALING, SealedArrival
from kintrace.casework.opening import Opened
from kintrace.errors import Refused
from kintrace.model import Reader, from_cbor, to_cbor
from kintrace.protect import Argon2Cost, KeyRing, close
from kintrace.protect.seals import Approval, BadUnsealing, Request, answer, new_identity
from kintrace.store import Casebook

CHEAP = Argon2Cost(64, 1, 1)
WHY = "The court asks for it."
CONTENT = b"what nobody alone may read"


class Clock:
    """Stands still until a test moves it."""

    def __init__(self):
        self.now = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def identities(tmp_path):
    machines = [tmp_path / label for label in ("first", "second", "third")]
    for machine in machines:
        machine.mkdir()
    return [new_identity(machine / "identity", machine.name, "words of a custodian", CHEAP) for machine in machines]


@pytest.fixture
def case(tmp_path, clock, identities):
    """An open casebook with three custodians and two sealed arrivals."""
    keys = KeyRing.temporary()
    with Casebook.create(tmp_path / "a.casebook", keys, clock) as book:
        enrol(book, [identity.public for identity in identities])
        for ref in ("arr:a", "arr:b"):
            book.append(SEALED, to_cbor(SealedArrival(ref, close(CONTENT + ref.encode(), enrolled(book)))))
        yield Opened(book, keys, lasting=True, person="who:asks", roles=frozenset({Reader.DOCUMENTER}))


def asked(case, clock, ref="arr:a") -> Request:
    # by file, as a custodian elsewhere reads it
    return from_cbor(to_cbor(request_unsealing(case, ref, WHY, clock)), Request)


def approved(request, identity, *, granted=True, today="2026-03-02") -> Approval:
    return from_cbor(to_cbor(answer(request, identity, granted=granted, today=today)), Approval)


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (2, 0)])
def test_any_two_open_it(case, clock, identities, pair):
    request = asked(case, clock)
    content, done = unseal_with(case, [approved(request, identities[n]) for n in pair], clock)
    assert content == CONTENT + b"arr:a"
    assert set(done.custodians) == {identities[n].public.id for n in pair}


def test_it_is_written_down_who_opened_what_and_why(case, clock, identities):
    request = asked(case, clock)
    unseal_with(case, [approved(request, identities[n]) for n in (0, 1)], clock)
    (entry,) = unsealed_in(case.book)
    assert (entry.ref, entry.reason, entry.by) == ("arr:a", WHY, "who:asks")


def test_answers_open_once(case, clock, identities):
    request = asked(case, clock)
    answers = [approved(request, identities[n]) for n in (0, 1)]
    unseal_with(case, answers, clock)
    with pytest.raises(BadUnsealing, match="No request"):
        unseal_with(case, answers, clock)


def test_one_is_not_enough_nor_the_same_one_twice(case, clock, identities):
    request = asked(case, clock)
    for answers in ([approved(request, identities[0])], [approved(request, identities[1])] * 2):
        with pytest.raises(BadUnsealing, match="Two different custodians"):
            unseal_with(case, answers, clock)
    assert unsealed_in(case.book) == ()


def test_a_refusal_opens_nothing(case, clock, identities):
    request = asked(case, clock)
    answers = [approved(request, identities[0]), approved(request, identities[1], granted=False)]
    with pytest.raises(BadUnsealing, match="refused"):
        unseal_with(case, answers, clock)


def test_answers_to_two_requests_are_not_put_together(case, clock, identities):
    one, two = asked(case, clock), asked(case, clock, "arr:b")
    with pytest.raises(BadUnsealing, match="not both to one request"):
        unseal_with(case, [approved(one, identities[0]), approved(two, identities[1])], clock)


def test_halves_of_another_box_are_not_resealed(case, clock, identities):
    one, two = asked(case, clock), asked(case, clock, "arr:b")
    with pytest.raises(BadUnsealing, match="changed"):
        approved(replace(one, halves=two.halves), identities[0])


def test_a_request_that_was_changed_is_not_answered(case, clock, identities):
    with pytest.raises(BadUnsealing, match="changed"):
        approved(replace(asked(case, clock), reason="Because."), identities[0])


def test_an_answer_that_was_changed_opens_nothing(case, clock, identities):
    request = asked(case, clock)
    refused = approved(request, identities[1], granted=False)
    answers = [approved(request, identities[0]), replace(refused, granted=True)]
    with pytest.raises(BadUnsealing, match="not signed"):
        unseal_with(case, answers, clock)


def test_a_stranger_cannot_approve(case, clock, identities, tmp_path):
    request = asked(case, clock)
    (tmp_path / "stranger").mkdir()
    stranger = new_identity(tmp_path / "stranger" / "identity", "first", "words of nobody", CHEAP)
    with pytest.raises(BadUnsealing, match="not closed to you"):
        approved(request, stranger)
    forged = replace(approved(request, identities[1]), custodian=stranger.public.id)
    with pytest.raises(BadUnsealing, match="not signed by a custodian"):
        unseal_with(case, [approved(request, identities[0]), forged], clock)


def test_a_request_has_its_day(case, clock, identities):
    request = asked(case, clock)
    with pytest.raises(BadUnsealing, match="until"):
        approved(request, identities[0], today="2026-03-16")
    answers = [approved(request, identities[n]) for n in (0, 1)]
    clock.now += timedelta(days=15)
    with pytest.raises(BadUnsealing, match="until"):
        unseal_with(case, answers, clock)


def test_a_custodian_does_not_ask(case, clock):
    both = replace(case, roles=frozenset({Reader.DOCUMENTER, Reader.CUSTODIAN}))
    with pytest.raises(Refused):
        request_unsealing(both, "arr:a", WHY, clock)


@pytest.mark.parametrize("role", [Reader.ADMINISTRATOR, Reader.ANALYST])
def test_whoever_reads_no_words_neither_asks_nor_opens(case, clock, identities, role):
    other = replace(case, roles=frozenset({role}))
    with pytest.raises(Refused, match="documenter"):
        request_unsealing(other, "arr:a", WHY, clock)
    request = asked(case, clock)
    with pytest.raises(Refused, match="documenter"):
        unseal_with(other, [approved(request, identities[n]) for n in (0, 1)], clock)


def test_what_one_asked_for_another_does_not_open(case, clock, identities):
    request = asked(case, clock)
    answers = [approved(request, identities[n]) for n in (0, 1)]
    with pytest.raises(Refused, match="Whoever asked"):
        unseal_with(replace(case, person="who:other"), answers, clock)
    assert unseal_with(case, answers, clock)[0] == CONTENT + b"arr:a"


def test_the_keys_of_old_requests_are_destroyed_when_somebody_asks_again(case, clock):
    asked(case, clock)
    clock.now += timedelta(days=15)
    asked(case, clock)
    kept = [entry.payload is None for entry in case.book.entries(kinds=(UNSEALING,))]
    assert kept == [True, False]


def test_after_opening_the_key_of_the_answers_is_gone_and_the_chain_holds(case, clock, identities):
    request = asked(case, clock)
    unseal_with(case, [approved(request, identities[n]) for n in (0, 1)], clock)
    assert [entry.payload for entry in case.book.entries(kinds=(UNSEALING,))] == [None]
    assert case.book.check() == ()


def test_what_was_erased_is_opened_no_more(case, clock, identities):
    request = asked(case, clock)
    answers = [approved(request, identities[n]) for n in (0, 1)]
    sealed = next(entry for entry in case.book.entries(kinds=(SEALED,)))
    case.book.erase(sealed.id, "wish", "who:asks")
    with pytest.raises(BadUnsealing, match="not here any more"):
        unseal_with(case, answers, clock)
    assert unsealed_in(case.book) == ()


def test_nothing_that_is_not_closed_here_is_asked_for(case, clock):
    with pytest.raises(Refused, match="Nothing of this reference"):
        request_unsealing(case, "arr:c", WHY, clock)


def test_who_came_later_opens_what_was_closed_later_and_who_left_what_was_closed_before(
    case, clock, identities, tmp_path
):
    (tmp_path / "fourth").mkdir()
    fourth = new_identity(tmp_path / "fourth" / "identity", "fourth", "words of a custodian", CHEAP)
    enrol(case.book, [identities[0].public, fourth.public])
    case.book.append(SEALED, to_cbor(SealedArrival("arr:c", close(CONTENT, enrolled(case.book)))))
    before, after = asked(case, clock), asked(case, clock, "arr:c")
    assert unseal_with(case, [approved(before, identities[n]) for n in (1, 2)], clock)[0] == CONTENT + b"arr:a"
    assert unseal_with(case, [approved(after, one) for one in (identities[0], fourth)], clock)[0] == CONTENT
    with pytest.raises(BadUnsealing, match="not closed to you"):
        approved(before, fourth)
    with pytest.raises(BadUnsealing, match="not closed to you"):
        approved(after, identities[1])


def test_a_casebook_keeps_the_words_of_its_requests_when_custodians_change(case, identities):
    before = asking_words(case.book)
    enrol(case.book, [identity.public for identity in identities[:2]])
    assert asking_words(case.book) == before


def test_a_request_says_why(case, clock):
    with pytest.raises(BadUnsealing, match="says why"):
        request_unsealing(case, "arr:a", "  \n", clock)


def test_a_request_holds_nothing_of_what_is_closed(case, clock):
    assert CONTENT not in to_cbor(asked(case, clock))


def test_what_a_request_says_cannot_steer_a_terminal(case, clock, tmp_path):
    path = tmp_path / "request"
    request = request_unsealing(case, "arr:a", "Because.\x1b[2JApproved\u202e already.", clock)
    path.write_bytes(to_cbor(request))
    shown = read_unsealing_request(path, clock)
    assert shown.reason == "Because.\ufffd[2JApproved\ufffd already."


def test_two_custodians_are_always_left(case, identities):
    with pytest.raises(Refused, match="two custodians or more"):
        enrol(case.book, [identities[0].public, identities[0].public])


def test_enrolling_the_same_again_changes_nothing(case, identities):
    head = case.book.head()
    assert not enrol(case.book, [identity.public for identity in reversed(identities)])
    assert case.book.head() == head
