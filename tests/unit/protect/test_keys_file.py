"""The key file: its words open it, nothing less does, no second making overwrites it, and what is planted shows."""

from __future__ import annotations

import base64
import json
import stat
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.errors import (
    CasebookInUse,
    NewerCasebook,
    NoSuchSlot,
    NotACasebook,
    Refused,
    TamperedKeys,
    WrongPassphrase,
    WrongSlip,
)
from kintrace.protect import (
    Argon2Cost,
    KeyRing,
    OfSlot,
    change_passphrase,
    key_file_of,
    make_slots,
    open_key_file,
    slots_shown,
    unlock,
    unlock_slot,
    write_whole,
)
from kintrace.protect.keys import costs
from kintrace.protect.keys.changes import authenticator_of
from kintrace.protect.keys.costs import stretched
from kintrace.protect.keys.derive import SlotUse, subkey
from kintrace.protect.keys.slots import PlantedSlot, Slot

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
WORDS, SECOND = "five quite random words here", "words of the second person"


@pytest.fixture(autouse=True)
def _cheap(cheap_keys):
    """What a guess costs is tested elsewhere; the floor, below."""


@pytest.fixture
def casebook(tmp_path):
    """Path of a casebook that has a key file and is otherwise not there."""
    path = tmp_path / "case.kintrace"
    make_slots(path, WORDS, CHEAP)
    return path


@pytest.fixture
def shared(casebook):
    """The same, with a slot for a second person."""
    open_key_file(casebook, WORDS).added(SECOND, "second", CHEAP)[0].write()
    return casebook


def content_of(casebook):
    return json.loads(key_file_of(casebook).read_bytes())


def rewritten(casebook, **changes):
    key_file_of(casebook).write_text(json.dumps({**content_of(casebook), **changes}))


# --- making and opening


def test_the_passphrase_gives_the_ring_back_that_was_made(tmp_path):
    made = make_slots(tmp_path / "case.kintrace", WORDS, CHEAP)
    assert unlock(tmp_path / "case.kintrace", WORDS) == made
    assert made.naming_root != made.casebook_key


def test_another_passphrase_does_not_open_it(casebook):
    for wrong in ("", WORDS + " ", WORDS.upper(), WORDS[:-1]):
        with pytest.raises(WrongPassphrase):
            unlock(casebook, wrong)


def test_burmese_words_typed_in_another_order_of_marks_open_it(tmp_path):
    make_slots(tmp_path / "case.kintrace", "က\u103a\u1037", CHEAP)
    unlock(tmp_path / "case.kintrace", "က\u1037\u103a")


def test_whoever_asks_for_the_passphrase_is_told_whether_it_is_for_a_new_casebook(tmp_path):
    asked = []

    def ask(new):
        asked.append(new)
        return WORDS

    make_slots(tmp_path / "case.kintrace", ask, CHEAP)
    unlock(tmp_path / "case.kintrace", ask)
    make_slots(tmp_path / "case.kintrace", ask, CHEAP)
    assert asked == [True, False, False]


def test_a_key_file_that_is_there_is_opened_and_never_overwritten(casebook):
    before = key_file_of(casebook).read_bytes()
    assert make_slots(casebook, WORDS, CHEAP) == unlock(casebook, WORDS)
    with pytest.raises(WrongPassphrase):
        make_slots(casebook, "another passphrase", CHEAP)
    assert key_file_of(casebook).read_bytes() == before


def test_of_two_who_make_the_key_file_at_once_both_get_the_same_keys(tmp_path):
    path, others = tmp_path / "case.kintrace", []

    def ask(new):
        others.append(make_slots(path, WORDS, CHEAP))  # somebody else is quicker, while we type
        return WORDS

    assert make_slots(path, ask, CHEAP) == others[0] == unlock(path, WORDS)


def test_only_the_owner_may_read_the_key_file(casebook):
    assert stat.S_IMODE(key_file_of(casebook).stat().st_mode) == 0o600


def test_nothing_else_is_left_beside_the_key_file(shared):
    assert [p.name for p in shared.parent.iterdir()] == ["case.kintrace.keys"]


def test_the_same_passphrase_gives_two_casebooks_nothing_in_common(tmp_path):
    a, b = (make_slots(tmp_path / name, WORDS, CHEAP) for name in ("a", "b"))
    assert a != b
    slots = [content_of(tmp_path / name)["slots"][0] for name in ("a", "b")]
    assert all(slots[0][part] != slots[1][part] for part in ("id", "salt", "public", "proof_key", "box", "proof"))


def test_a_ring_of_a_passing_casebook_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    KeyRing.temporary()
    assert list(tmp_path.iterdir()) == []


# --- several slots


def test_each_persons_passphrase_opens_the_same_keys_and_says_whose_it_was(shared):
    first, second = unlock_slot(shared, WORDS), unlock_slot(shared, SECOND)
    assert first.ring == second.ring
    assert [first.slot, second.slot] == [slot.id for slot in slots_shown(shared)]
    assert first.slot != second.slot


def test_a_removed_slot_opens_no_more_and_the_others_do(shared):
    key_file, gone = open_key_file(shared, WORDS).without("second")
    assert gone == slots_shown(shared)[1].id
    key_file.write()
    with pytest.raises(WrongPassphrase):
        unlock(shared, SECOND)
    unlock(shared, WORDS)


def test_a_slot_can_be_removed_by_its_id_and_by_whoever_holds_it(shared):
    open_key_file(shared, SECOND).without(slots_shown(shared)[1].id)[0].write()
    assert [slot.label for slot in slots_shown(shared)] == ["first"]


def test_the_last_passphrase_is_never_removed_even_where_a_slip_is_left(casebook):
    key_file, _, _ = open_key_file(casebook, WORDS).with_slip()
    with pytest.raises(Refused, match="last passphrase"):
        key_file.without("first")
    with pytest.raises(Refused, match="last passphrase"):
        open_key_file(casebook, WORDS).without("first")


def test_a_slot_that_is_not_there_is_not_removed(casebook):
    with pytest.raises(NoSuchSlot):
        open_key_file(casebook, WORDS).without("third")


@pytest.mark.parametrize("label", ["", "U Maran", "Second", "လ", "a" * 25, "-a", "a\n", "first", "second"])
def test_a_label_that_does_not_fit_or_is_taken_is_refused(shared, label):
    with pytest.raises(NoSuchSlot, match="label"):
        open_key_file(shared, WORDS).added("some words of a third", label, CHEAP)


def test_there_are_sixteen_slots_at_most(casebook):
    key_file = open_key_file(casebook, WORDS)
    for number in range(15):
        key_file, _ = key_file.added(f"words of number {number}", f"number-{number}", CHEAP)
    with pytest.raises(Refused, match="16 slots"):
        key_file.added("words of one more", "one-more", CHEAP)
    with pytest.raises(Refused, match="16 slots"):
        key_file.with_slip()
    key_file.write()
    assert len(slots_shown(casebook)) == 16


def test_a_named_slot_is_the_only_one_that_is_tried(shared, monkeypatch):
    tried, opened = [], Slot.opened
    monkeypatch.setattr(Slot, "opened", lambda slot, words: tried.append(slot.label) or opened(slot, words))
    unlock(shared, OfSlot("second", lambda new: SECOND))
    assert tried == ["second"]
    with pytest.raises(WrongPassphrase):
        unlock(shared, OfSlot("second", WORDS))
    with pytest.raises(NoSuchSlot):
        unlock(shared, OfSlot("third", SECOND))


def test_a_changed_passphrase_opens_the_same_keys_and_the_old_one_no_longer_does(shared):
    before = unlock_slot(shared, WORDS)
    change_passphrase(shared, WORDS, "another set of words", CHEAP)
    assert unlock_slot(shared, "another set of words") == before
    with pytest.raises(WrongPassphrase):
        unlock(shared, WORDS)
    assert unlock(shared, SECOND) == before.ring


def test_a_passphrase_is_not_changed_by_whoever_does_not_know_it(casebook):
    before = key_file_of(casebook).read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(casebook, "guessed words", "mine now", CHEAP)
    assert key_file_of(casebook).read_bytes() == before


def test_of_two_changes_at_once_the_second_is_refused_and_nothing_is_lost(shared):
    mine, theirs = open_key_file(shared, WORDS), open_key_file(shared, SECOND)
    theirs.added("words of the third one", "third", CHEAP)[0].write()
    with pytest.raises(CasebookInUse):
        mine.without("second")[0].write()
    assert [slot.label for slot in slots_shown(shared)] == ["first", "second", "third"]


def test_changes_can_follow_one_another(casebook):
    key_file = open_key_file(casebook, WORDS).added(SECOND, "second", CHEAP)[0].write()
    key_file.without("first")[0].write()
    assert unlock_slot(casebook, SECOND).slot == slots_shown(casebook)[0].id


def test_what_a_broken_off_writing_left_is_swept_away_by_the_next(shared):
    left = shared.with_name(".case.kintrace.keys.0a1b2c3d.part")
    left.write_bytes(key_file_of(shared).read_bytes())
    open_key_file(shared, WORDS).without("second")[0].write()
    assert not left.exists()


# --- recovery slips


def test_a_slip_opens_the_casebook_however_it_is_typed(casebook):
    key_file, words, slot = open_key_file(casebook, WORDS).with_slip()
    key_file.write()
    for typed in (" ".join(words), " ".join(words).upper(), "\n".join(word[:4] for word in words)):
        assert unlock_slot(casebook, typed).slot == slot


def test_a_mistyped_slip_is_named_before_anything_is_stretched(casebook, monkeypatch):
    key_file, words, _ = open_key_file(casebook, WORDS).with_slip()
    key_file.write()
    monkeypatch.setattr(Slot, "opened", lambda *_: pytest.fail("nothing may be tried"))
    with pytest.raises(WrongSlip):
        unlock(casebook, " ".join([*words[:-1], "zebra" if words[-1] != "zebra" else "zero"]))


def test_the_words_of_a_slip_are_tried_at_slips_alone_and_a_passphrase_at_passphrases(shared, monkeypatch):
    key_file, words, _ = open_key_file(shared, WORDS).with_slip()
    key_file.write()
    tried, opened = [], Slot.opened
    monkeypatch.setattr(Slot, "opened", lambda slot, words: tried.append(slot.label) or opened(slot, words))
    unlock(shared, " ".join(words))
    assert tried == ["slip"]
    with pytest.raises(WrongPassphrase):
        unlock(shared, "some words that open nothing")
    assert tried == ["slip", "first", "second"]


def test_a_slip_that_belongs_to_another_casebook_opens_nothing(casebook, tmp_path):
    make_slots(tmp_path / "other", WORDS, CHEAP)
    _, words, _ = open_key_file(tmp_path / "other", WORDS).with_slip()
    open_key_file(casebook, WORDS).with_slip()[0].write()
    with pytest.raises(WrongPassphrase):
        unlock(casebook, " ".join(words))


def test_where_there_is_no_slip_many_words_are_a_passphrase_like_any_other(tmp_path):
    words = " ".join(["abandon"] * 24)
    make_slots(tmp_path / "case", words, CHEAP)
    unlock(tmp_path / "case", words)


def test_a_passphrase_that_looks_like_a_slip_opens_its_slot_when_the_slot_is_named(tmp_path):
    words = " ".join(["abandon"] * 24)
    make_slots(tmp_path / "case", words, CHEAP)
    open_key_file(tmp_path / "case", words).with_slip()[0].write()
    unlock(tmp_path / "case", OfSlot("first", words))


def test_a_slip_costs_the_floor_and_never_less(casebook, monkeypatch):
    monkeypatch.setattr(costs, "FLOOR", Argon2Cost())
    key_file, _, _ = open_key_file(casebook, WORDS, floor=CHEAP).with_slip()
    assert key_file.slots[-1].cost == Argon2Cost()


def test_whoever_lost_the_passphrase_comes_in_by_the_slip_and_adds_a_new_one(casebook):
    key_file, words, _ = open_key_file(casebook, WORDS).with_slip()
    key_file.write()
    by_slip = open_key_file(casebook, " ".join(words))
    with pytest.raises(Refused, match="slip"):
        by_slip.changed("a new passphrase", CHEAP)
    by_slip.added("a new passphrase", "new", CHEAP)[0].without("first")[0].write()
    unlock(casebook, "a new passphrase")


def test_several_slips_are_told_apart_by_their_labels(casebook):
    key_file, _, _ = open_key_file(casebook, WORDS).with_slip()
    key_file, _, _ = key_file.with_slip()
    assert [slot.label for slot in key_file.slots] == ["first", "slip", "slip-2"]


# --- new keys


def test_new_keys_are_closed_to_everybody_without_their_words(shared):
    key_file, slip, _ = open_key_file(shared, WORDS).with_slip()
    old = key_file.write().ring
    new = open_key_file(shared, WORDS).rekeyed()
    new.write()
    for words in (WORDS, SECOND, " ".join(slip)):
        assert unlock(shared, words) == new.ring != old


def test_new_keys_can_follow_new_keys(shared):
    once = open_key_file(shared, WORDS).rekeyed().write()
    twice = open_key_file(shared, SECOND).rekeyed().write()
    assert once.ring != twice.ring == unlock(shared, WORDS)


def test_a_slot_that_was_removed_before_is_not_given_the_new_keys(shared):
    before = key_file_of(shared).read_bytes()
    new = open_key_file(shared, WORDS).without("second")[0].rekeyed().write()
    with pytest.raises(WrongPassphrase):
        unlock(shared, SECOND)
    key_file_of(shared).write_bytes(before)  # an older copy gives the older keys, which open nothing any more
    assert unlock(shared, SECOND) != new.ring


# --- what was planted or changed


def test_the_key_file_holds_neither_keys_nor_words(shared):
    body, ring = key_file_of(shared).read_bytes(), unlock(shared, WORDS)
    for secret in (ring.casebook_key, ring.naming_root, ring.database_key, ring.payload_wrapping_key):
        for written in (secret, secret.hex().encode(), base64.b64encode(secret), base64.b85encode(secret)):
            assert written not in body
    assert WORDS.encode() not in body and SECOND.encode() not in body


def test_a_planted_slot_is_refused_before_it_is_given_anything(shared, tmp_path):
    make_slots(tmp_path / "strangers", "words of the stranger", CHEAP)
    planted = content_of(tmp_path / "strangers")["slots"][0]
    rewritten(shared, slots=[*content_of(shared)["slots"], planted | {"label": "third"}])
    for opening in (unlock, open_key_file):
        with pytest.raises(TamperedKeys, match="planted"):
            opening(shared, WORDS)


@pytest.mark.parametrize("left", [slice(1, None), slice(0, 1), slice(None, None, -1)], ids=["first", "last", "order"])
def test_a_slot_that_was_taken_out_or_moved_shows(shared, left):
    rewritten(shared, slots=content_of(shared)["slots"][left])
    with pytest.raises(TamperedKeys):
        for words in (WORDS, SECOND):
            try:
                unlock(shared, words)
            except WrongPassphrase:  # the slot that is gone
                continue


@pytest.mark.parametrize("part", ["proof_key", "box", "proof"])
def test_one_changed_bit_of_any_slot_shows_whoever_opens_it(shared, part):
    slots = content_of(shared)["slots"]
    body = bytearray(base64.b64decode(slots[1][part]))
    body[5] ^= 1
    slots[1][part] = base64.b64encode(body).decode()
    rewritten(shared, slots=slots)
    for words in (WORDS, SECOND):
        with pytest.raises(TamperedKeys):
            unlock(shared, words)


@pytest.mark.parametrize("change", [{"label": "third"}, {"id": "0" * 16}, {"kind": "slip"}])
def test_a_slot_under_another_name_or_kind_shows(shared, change):
    slots = content_of(shared)["slots"]
    slots[1] |= change
    rewritten(shared, slots=slots)
    with pytest.raises(TamperedKeys):
        unlock(shared, WORDS)


@pytest.mark.parametrize("change", [{"passes": 2}, {"memory_kib": 65}, {"salt": "A" * 22 + "=="}])
def test_a_slot_whose_cost_or_salt_was_changed_opens_no_more(casebook, change):
    slots = content_of(casebook)["slots"]
    slots[0] |= change
    rewritten(casebook, slots=slots)
    with pytest.raises(WrongPassphrase):
        unlock(casebook, WORDS)


@pytest.mark.parametrize("kept", ["proof", "proof_key"])
def test_keys_that_somebody_else_closed_to_my_words_are_never_taken_for_mine(casebook, kept):
    """The public half lies open: a stranger can close keys of theirs to it, and lay a casebook of theirs beside it."""
    key_file, theirs = open_key_file(casebook, WORDS), KeyRing.temporary()
    (mine,) = key_file.slots
    forged = mine._closed(theirs, bytes(32))  # with all that they can know: everything but the proving key
    replace(key_file, ring=theirs, slots=(replace(forged, **{kept: getattr(mine, kept)}),)).write()
    with pytest.raises(TamperedKeys, match="somebody else"):
        unlock(casebook, WORDS)


@pytest.mark.parametrize("content", [b"", b"\0" * 128, b"kintrace/2/slot\0" + b"\0" * 96])
def test_a_box_that_holds_something_else_is_refused_even_with_a_right_proof(casebook, content):
    """Whoever once held the casebook's keys can prove anything; what comes out of the box still has to be ours."""
    from nacl.bindings import crypto_box_seal

    key_file = open_key_file(casebook, WORDS)
    (mine,) = key_file.slots
    proof_key = subkey(stretched(WORDS, mine.salt, mine.cost), SlotUse.PROOF)
    for box in (crypto_box_seal(content, mine.public), crypto_box_seal(content, bytes([9]) + bytes(31))):
        with pytest.raises(PlantedSlot):
            replace(mine, box=box, proof=mine._proof(proof_key, box)).opened(WORDS)


def test_a_slot_that_was_written_by_a_holder_but_not_by_kintrace_is_given_no_new_keys(shared):
    key_file = open_key_file(shared, WORDS)
    first, second = key_file.slots
    replace(key_file, slots=(first, replace(second, proof_key=bytes(72)))).write()
    with pytest.raises(TamperedKeys, match="not made by kintrace"):
        open_key_file(shared, WORDS).rekeyed()


def test_a_key_file_that_is_gone_since_it_was_opened_is_not_written_again(casebook):
    key_file = open_key_file(casebook, WORDS)
    key_file_of(casebook).unlink()
    with pytest.raises(CasebookInUse):
        key_file.write()


def test_the_authenticator_is_of_this_casebook_alone(shared):
    key_file = open_key_file(shared, WORDS)
    rewritten(shared, authenticator=base64.b64encode(authenticator_of(KeyRing.temporary(), key_file.slots)).decode())
    with pytest.raises(TamperedKeys):
        unlock(shared, WORDS)


def test_a_key_file_that_asks_for_less_than_the_floor_is_refused_before_anybody_is_asked(casebook, monkeypatch):
    monkeypatch.setattr(costs, "FLOOR", Argon2Cost())
    with pytest.raises(TamperedKeys, match="less work"):
        unlock(casebook, _asked_too_early)
    with pytest.raises(TamperedKeys, match="less work"):
        slots_shown(casebook)
    unlock(casebook, WORDS, floor=CHEAP)


# --- what is none of ours


def _asked_too_early(new):
    raise AssertionError("nobody may be asked for a passphrase here")


def test_a_newer_key_file_is_named_before_anybody_is_asked(casebook):
    rewritten(casebook, version=3, slots="of a shape nobody knows yet")
    with pytest.raises(NewerCasebook):
        unlock(casebook, _asked_too_early)


def test_a_missing_key_file_is_named_before_anybody_is_asked(tmp_path):
    with pytest.raises(NotACasebook, match="missing"):
        unlock(tmp_path / "case.kintrace", _asked_too_early)


def _without(name):
    def change(content):
        del content["slots"][0][name]

    return change


def _with(name, value):
    def change(content):
        content["slots"][0][name] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(format="something else"),
        lambda content: content.update(version="1"),
        lambda content: content.update(version=0),
        lambda content: content.update(version=1),
        lambda content: content.update(slots=[]),
        lambda content: content.update(slots=content["slots"] * 2),
        lambda content: content.pop("slots"),
        lambda content: content.pop("authenticator"),
        lambda content: content.update(authenticator="AAAA"),
        *(_without(name) for name in ("id", "kind", "label", "kdf", "memory_kib", "salt", "public", "box", "proof")),
        _with("kdf", "none"),
        _with("kind", "words"),
        _with("id", "0" * 15),
        _with("id", "Z" * 16),
        _with("id", 5),
        _with("id", list("0123456789abcdef")),
        _with("id", None),
        _with("label", ["first"]),
        _with("kind", {"a": 1}),
        _with("kdf", []),
        _with("memory_kib", [64]),
        _with("label", "U Maran"),
        _with("memory_kib", 10**9),
        _with("memory_kib", "64"),
        _with("passes", 0),
        _with("passes", True),
        _with("salt", "AAAA"),
        _with("box", "not base64!"),
    ],
)
def test_a_damaged_key_file_is_none_of_ours(casebook, change):
    content = content_of(casebook)
    change(content)
    key_file_of(casebook).write_text(json.dumps(content))
    with pytest.raises(NotACasebook, match="damaged"):
        unlock(casebook, _asked_too_early)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(_JSON, st.sampled_from(["slots", "version", "format", "authenticator", "slot", "in a slot"]), st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_key_file_it_opens_or_is_none_of_ours(shared, tmp_path, value, where, data):
    casebook = tmp_path / "changed"
    content = content_of(shared)
    if where == "slot":
        content["slots"][0] = value
    elif where == "in a slot":
        content["slots"][0][data.draw(st.sampled_from(sorted(content["slots"][0])))] = value
    else:
        content[where] = value
    key_file_of(casebook).write_text(json.dumps(content))
    with pytest.raises((NotACasebook, NewerCasebook, TamperedKeys, WrongPassphrase)):
        unlock(casebook, "words that open nothing here")


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"\xff\xfe", b"{", b"[" * 60_000, b'"words"'])
def test_a_file_that_is_no_json_of_ours_is_none_of_ours(casebook, body):
    key_file_of(casebook).write_bytes(body)
    with pytest.raises(NotACasebook, match="damaged"):
        unlock(casebook, _asked_too_early)


def test_a_folder_in_the_place_of_the_key_file_is_none_of_ours(tmp_path):
    (tmp_path / "case.kintrace.keys").mkdir()
    with pytest.raises(NotACasebook, match="cannot be read"):
        unlock(tmp_path / "case.kintrace", _asked_too_early)


# --- files that are written whole


def test_a_file_that_stands_there_does_not_give_way_unasked(tmp_path):
    (tmp_path / "there").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "there", b"new", replace=False)
    assert (tmp_path / "there").read_bytes() == b"old"
    write_whole(tmp_path / "there", b"new", replace=True)
    assert (tmp_path / "there").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_where_a_file_can_have_no_second_name_it_is_still_written_whole(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError("no links on this kind of disk")

    monkeypatch.setattr("os.link", refuse)
    write_whole(tmp_path / "new", b"body", replace=False)
    assert (tmp_path / "new").read_bytes() == b"body"
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "new", b"other", replace=False)
    assert (tmp_path / "new").read_bytes() == b"body"
