"""Key files that were written once open for ever, and a version is left behind only by a change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kintrace.errors import NotACasebook, TamperedKeys, WrongPassphrase
from kintrace.protect import (
    Argon2Cost,
    KeyRing,
    change_passphrase,
    key_file_of,
    open_key_file,
    slots_shown,
    unlock,
    unlock_slot,
)
from kintrace.protect.keys.first_version import FirstSlot

STORED = Path(__file__).with_name("key_files")
WORDS, SECOND = "five quite random words here", "words of the second person"
SLIP = (
    "doctor anxiety move mass federal casual cancel citizen ensure give fatal pact agree powder essence melt film "
    "river bind regret remind concert just welcome"
)
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def stored(tmp_path):
    """Copy a stored key file to where it is the key file of a casebook."""

    def of(name):
        shutil.copyfile(STORED / name, key_file_of(tmp_path / "case.kintrace"))
        return tmp_path / "case.kintrace"

    return of


def test_a_key_file_of_the_first_version_opens_for_ever(stored):
    ring = unlock(stored("version_1.json"), WORDS)
    assert ring == KeyRing(bytes(range(32)))
    assert ring.ref("doc", "a", "လ") == "doc:oype4ij3eslpvqsdztqjokuo3i"


@pytest.mark.parametrize(
    ("words", "slot"), [(WORDS, "00112233445566aa"), (SECOND, "00112233445566bb"), (SLIP, "00112233445566cc")]
)
def test_a_key_file_of_the_second_version_opens_for_ever_by_each_of_its_slots(stored, words, slot):
    unlocked = unlock_slot(stored("version_2.json"), words)
    assert unlocked.slot == slot
    assert unlocked.ring == KeyRing(bytes(range(32)), bytes(range(32, 64)))


def test_opening_a_file_of_the_first_version_leaves_it_as_it_is(stored):
    path = stored("version_1.json")
    unlock(path, WORDS)
    open_key_file(path, WORDS)
    assert key_file_of(path).read_bytes() == (STORED / "version_1.json").read_bytes()


def test_a_change_writes_it_as_the_second_version_with_the_same_keys_references_and_slot(stored):
    path = stored("version_1.json")
    before = unlock_slot(path, WORDS)
    change_passphrase(path, WORDS, SECOND, CHEAP)
    assert json.loads(key_file_of(path).read_text())["version"] == 2
    assert unlock_slot(path, SECOND, floor=CHEAP) == before
    assert before.ring.ref("doc", "a", "လ") == "doc:oype4ij3eslpvqsdztqjokuo3i"


def test_a_second_person_can_be_added_to_a_file_of_the_first_version(stored):
    path = stored("version_1.json")
    before = unlock(path, WORDS)
    open_key_file(path, WORDS).added(SECOND, "second", CHEAP)[0].write()
    assert unlock(path, WORDS, floor=CHEAP) == unlock(path, SECOND, floor=CHEAP) == before


def test_a_casebook_of_the_first_version_keeps_its_references_through_rekeying(stored):
    path = stored("version_1.json")
    before = unlock(path, WORDS)
    open_key_file(path, WORDS).rekeyed().write()
    after = unlock(path, WORDS)
    assert after.casebook_key != before.casebook_key
    assert after.ref("doc", "a", "လ") == before.ref("doc", "a", "လ")


def test_a_slot_that_was_planted_in_a_file_of_the_first_version_is_given_nothing(stored):
    path = stored("version_1.json")
    content = json.loads(key_file_of(path).read_text())
    planted = {**content["slots"][0], "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}
    key_file_of(path).write_text(json.dumps({**content, "slots": [*content["slots"], planted]}))
    assert unlock(path, WORDS) == KeyRing(bytes(range(32)))
    with pytest.raises(TamperedKeys, match="planted"):
        open_key_file(path, WORDS)


@pytest.mark.parametrize("change", [{"passes": 4}, {"memory_kib": 65537}, {"salt": "A" * 22 + "=="}])
def test_a_slot_of_the_first_version_whose_cost_or_salt_was_changed_opens_no_more(stored, change):
    path = stored("version_1.json")
    content = json.loads(key_file_of(path).read_text())
    content["slots"][0] |= change
    key_file_of(path).write_text(json.dumps(content))
    with pytest.raises(WrongPassphrase):
        unlock(path, WORDS)


def test_the_first_version_is_shown_as_what_it_is(stored):
    (shown,) = slots_shown(stored("version_1.json"))
    assert (shown.version, shown.label, shown.kind.value) == (1, "first", "passphrase")


def test_a_box_of_the_first_version_of_the_wrong_length_is_damage(stored):
    path = stored("version_1.json")
    content = json.loads(key_file_of(path).read_text())
    content["slots"][0]["box"] = "AAAA"
    key_file_of(path).write_text(json.dumps(content))
    with pytest.raises(NotACasebook, match="damaged"):
        unlock(path, WORDS)


def test_a_slot_of_the_first_version_has_the_name_it_will_have_in_the_second(stored):
    slot = FirstSlot(CHEAP, bytes(16), bytes(24), bytes(48))
    assert slot.id == FirstSlot(CHEAP, bytes(16), b"other" * 5, b"other" * 9).id
    assert len(slot.id) == 16
