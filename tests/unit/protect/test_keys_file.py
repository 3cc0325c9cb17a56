"""The key file: one passphrase opens it, nothing less does, and no second making overwrites it."""

from __future__ import annotations

import json
import stat

import pytest
from argon2.exceptions import HashingError

from kintrace.errors import MissingPart, NewerCasebook, NotACasebook, WrongPassphrase
from kintrace.protect import Argon2Cost, KeyRing, change_passphrase, key_file_of, make_slots, unlock, write_whole
from kintrace.protect.keys.slots import FLOOR_KIB, Slot, calibrated

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
WORDS = "five quite random words here"


@pytest.fixture
def casebook(tmp_path):
    """Path of a casebook that has a key file and is otherwise not there."""
    path = tmp_path / "case.kintrace"
    make_slots(path, WORDS, CHEAP)
    return path


def test_the_passphrase_gives_the_ring_back_that_was_made(tmp_path):
    made = make_slots(tmp_path / "case.kintrace", WORDS, CHEAP)
    assert unlock(tmp_path / "case.kintrace", WORDS) == made


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


def test_nothing_else_is_left_beside_the_key_file(casebook):
    assert [p.name for p in casebook.parent.iterdir()] == ["case.kintrace.keys"]


def test_the_key_file_holds_neither_keys_nor_passphrase(casebook):
    body, ring = key_file_of(casebook).read_bytes(), unlock(casebook, WORDS)
    for secret in (ring.casebook_key, ring.database_key, ring.payload_wrapping_key):
        assert secret not in body and secret.hex().encode() not in body
    assert WORDS.encode() not in body


def test_a_changed_passphrase_opens_the_same_keys_and_the_old_one_no_longer_does(casebook):
    ring = unlock(casebook, WORDS)
    change_passphrase(casebook, WORDS, "another set of words", CHEAP)
    assert unlock(casebook, "another set of words") == ring
    with pytest.raises(WrongPassphrase):
        unlock(casebook, WORDS)


def test_a_passphrase_is_not_changed_by_whoever_does_not_know_it(casebook):
    before = key_file_of(casebook).read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(casebook, "guessed words", "mine now", CHEAP)
    assert key_file_of(casebook).read_bytes() == before


def test_any_of_several_slots_opens_the_casebook(casebook):
    content = json.loads(key_file_of(casebook).read_bytes())
    ring = unlock(casebook, WORDS)
    change_passphrase(casebook, WORDS, "words of the second person", CHEAP)
    second = json.loads(key_file_of(casebook).read_bytes())
    content["slots"] += second["slots"]
    key_file_of(casebook).write_text(json.dumps(content))
    assert unlock(casebook, WORDS) == unlock(casebook, "words of the second person") == ring


def _asked_too_early(new):
    raise AssertionError("nobody may be asked for a passphrase here")


def test_a_newer_key_file_is_named_before_anybody_is_asked(casebook):
    content = json.loads(key_file_of(casebook).read_bytes())
    key_file_of(casebook).write_text(json.dumps({**content, "version": 2, "slots": "of a shape nobody knows yet"}))
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
        lambda content: content.update(slots=[]),
        lambda content: content.update(slots=content["slots"] * 17),
        lambda content: content.pop("slots"),
        *(_without(name) for name in ("kdf", "memory_kib", "salt", "box")),
        _with("kdf", "none"),
        _with("memory_kib", 10**9),
        _with("memory_kib", "64"),
        _with("passes", 0),
        _with("passes", True),
        _with("salt", "AAAA"),
        _with("box", "not base64!"),
    ],
)
def test_a_damaged_key_file_is_none_of_ours(casebook, change):
    content = json.loads(key_file_of(casebook).read_bytes())
    change(content)
    key_file_of(casebook).write_text(json.dumps(content))
    with pytest.raises(NotACasebook, match="damaged"):
        unlock(casebook, _asked_too_early)


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"\xff\xfe", b"{", b"[" * 60_000, b'"words"'])
def test_a_file_that_is_no_json_of_ours_is_none_of_ours(casebook, body):
    key_file_of(casebook).write_bytes(body)
    with pytest.raises(NotACasebook, match="damaged"):
        unlock(casebook, _asked_too_early)


def test_a_folder_in_the_place_of_the_key_file_is_none_of_ours(tmp_path):
    (tmp_path / "case.kintrace.keys").mkdir()
    with pytest.raises(NotACasebook, match="cannot be read"):
        unlock(tmp_path / "case.kintrace", _asked_too_early)


@pytest.mark.parametrize("change", [_with("passes", 2), _with("memory_kib", 65), _with("salt", "A" * 22 + "==")])
def test_a_slot_whose_cost_or_salt_was_changed_opens_no_more(casebook, change):
    content = json.loads(key_file_of(casebook).read_bytes())
    change(content)
    key_file_of(casebook).write_text(json.dumps(content))
    with pytest.raises(WrongPassphrase):
        unlock(casebook, WORDS)


def test_a_slot_moved_under_another_header_opens_no_more():
    slot = Slot.closed_over(bytes(32), WORDS, CHEAP, b"one")
    assert slot.opened(WORDS, b"one") == bytes(32)
    assert slot.opened(WORDS, b"other") is None


def test_the_same_passphrase_gives_two_casebooks_nothing_in_common(tmp_path):
    a, b = (make_slots(tmp_path / name, WORDS, CHEAP) for name in ("a", "b"))
    assert a != b
    slots = [json.loads((tmp_path / f"{name}.keys").read_text())["slots"][0] for name in ("a", "b")]
    assert slots[0]["salt"] != slots[1]["salt"] and slots[0]["box"] != slots[1]["box"]


def test_what_a_guess_costs_never_falls_below_the_floor():
    cost = calibrated(seconds=0)
    assert cost.memory_kib >= FLOOR_KIB and cost.passes >= 3


@pytest.mark.parametrize("bad", [{"memory_kib": 7}, {"passes": 0}, {"lanes": 0}, {"memory_kib": 2**30}])
def test_a_cost_that_makes_no_sense_is_refused(bad):
    with pytest.raises(ValueError):
        Argon2Cost(**{"memory_kib": 64, "passes": 1, "lanes": 1, **bad})


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


def test_a_ring_of_a_passing_casebook_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    KeyRing.temporary()
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_the_memory_that_opening_takes_says_so(monkeypatch):
    def no_memory(*_, **__):
        raise HashingError("Memory allocation error")

    slot = Slot.closed_over(bytes(32), WORDS, CHEAP, b"one")
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_memory)
    with pytest.raises(MissingPart, match="memory"):
        slot.opened(WORDS, b"one")
