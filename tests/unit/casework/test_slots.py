"""Who can open a casebook: each change stands in its ledger, and nothing that opens it lies beside it."""

from __future__ import annotations

import base64
import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from kintrace.casework import add_slot, change_slot, make_slip, rekey, remove_slot, slots_of
from kintrace.casework.kinds import SLOTS, SlotsChanged
from kintrace.casework.opening import opened
from kintrace.errors import CasebookInUse, NoSuchSlot, NotACasebook, Refused, TamperedKeys, WrongPassphrase
from kintrace.model import from_cbor
from kintrace.protect import key_file_of, make_slots, unlock, unlock_slot
from kintrace.store import Casebook

WORDS, SECOND, THIRD = "five quite random words here", "words of the second person", "words of the third one"
KILLS = 4


@pytest.fixture(autouse=True)
def _cheap(cheap_keys):
    """What a guess costs is not what is tested here."""


class Clock:
    def __init__(self):
        self.now = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def casebook(tmp_path, clock):
    """Path of a casebook with a few entries."""
    path = tmp_path / "folder" / "a.casebook"
    path.parent.mkdir()
    with Casebook.create(path, make_slots(path, WORDS), clock) as book:
        book.append_all([("coded", b"x%d" % number) for number in range(20)])
    return path


def changes(casebook, clock, words=WORDS):
    """What the ledger says was changed, by whom."""
    with Casebook.open(casebook, unlock(casebook, words), clock) as book:
        assert book.check() == ()
        return [(from_cbor(e.payload, SlotsChanged), e.person) for e in book.entries(kinds=(SLOTS,))]


def labels(casebook):
    return [slot.label for slot in slots_of(casebook)]


def test_a_second_person_is_let_in_and_the_ledger_says_so(casebook, clock):
    slot = add_slot(casebook, WORDS, lambda new: SECOND, "second", clock, person="who:a")
    assert unlock_slot(casebook, SECOND).slot == slot
    assert changes(casebook, clock) == [(SlotsChanged("added", slot), "who:a")]


def test_a_passphrase_is_changed_and_the_ledger_says_so(casebook, clock):
    slot = change_slot(casebook, WORDS, SECOND, clock)
    ((said, person),) = changes(casebook, clock, SECOND)
    assert (said.act, said.slot, person) == ("changed", slot, "")
    with pytest.raises(WrongPassphrase):
        unlock(casebook, WORDS)


def test_a_slot_is_removed_and_the_ledger_says_so(casebook, clock):
    slot = add_slot(casebook, WORDS, SECOND, "second", clock)
    assert remove_slot(casebook, WORDS, "second", clock) == slot
    assert changes(casebook, clock)[-1] == (SlotsChanged("removed", slot), "")
    assert labels(casebook) == ["first"]


def test_a_slip_is_shown_before_anything_is_written_and_opens_the_casebook(casebook, clock):
    shown = []

    def show(words):
        assert labels(casebook) == ["first"]
        shown.append(words)

    slot = make_slip(casebook, WORDS, show, clock)
    (words,) = shown
    assert len(words) == 24
    assert unlock_slot(casebook, " ".join(words)).slot == slot
    assert changes(casebook, clock, " ".join(words)) == [(SlotsChanged("slip made", slot), "")]


def test_a_slip_that_nobody_wanted_leaves_nothing(casebook, clock):
    def no(words):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_slip(casebook, WORDS, no, clock)
    assert (labels(casebook), changes(casebook, clock)) == (["first"], [])


def test_new_keys_are_given_to_all_who_remain_and_the_ledger_says_so(casebook, clock):
    add_slot(casebook, WORDS, SECOND, "second", clock)
    add_slot(casebook, WORDS, THIRD, "third", clock)
    remove_slot(casebook, WORDS, "third", clock)
    old = unlock(casebook, WORDS)
    assert rekey(casebook, SECOND, clock, person="who:b") == 2
    assert unlock(casebook, WORDS) == unlock(casebook, SECOND) != old
    by = unlock_slot(casebook, SECOND).slot
    assert changes(casebook, clock)[-1] == (SlotsChanged("rekeyed", by), "who:b")
    with pytest.raises(WrongPassphrase):
        unlock(casebook, THIRD)
    with pytest.raises(NotACasebook):
        Casebook.open(casebook, old, clock)


def test_an_older_key_file_does_not_open_a_rekeyed_casebook(casebook, clock):
    add_slot(casebook, WORDS, SECOND, "second", clock)
    older = key_file_of(casebook).read_bytes()
    remove_slot(casebook, WORDS, "second", clock)
    rekey(casebook, WORDS, clock)
    key_file_of(casebook).write_bytes(older)
    with pytest.raises(NotACasebook, match="does not open"):
        Casebook.open(casebook, unlock(casebook, SECOND), clock)


def test_an_older_key_file_that_was_put_back_does_not_let_the_removed_one_in_even_without_new_keys(casebook, clock):
    add_slot(casebook, WORDS, SECOND, "second", clock)
    older = key_file_of(casebook).read_bytes()
    remove_slot(casebook, WORDS, "second", clock)
    key_file_of(casebook).write_bytes(older)
    with pytest.raises(TamperedKeys, match="put back"), opened(casebook, SECOND, clock):
        pytest.fail("the removed slot came in")
    for act in (lambda: change_slot(casebook, SECOND, THIRD, clock), lambda: rekey(casebook, SECOND, clock)):
        with pytest.raises(TamperedKeys, match="put back"):
            act()
    assert key_file_of(casebook).read_bytes() == older
    with opened(casebook, WORDS, clock):  # those who remain can go on, and take it out again
        pass
    remove_slot(casebook, WORDS, "second", clock)
    assert labels(casebook) == ["first"]


def test_rekeying_twice_is_no_mistake(casebook, clock):
    rekey(casebook, WORDS, clock)
    rekey(casebook, WORDS, clock)
    assert len(changes(casebook, clock)) == 2


def test_references_stay_through_all_changes(casebook, clock):
    before = unlock(casebook, WORDS).ref("doc", "a")
    add_slot(casebook, WORDS, SECOND, "second", clock)
    rekey(casebook, SECOND, clock)
    change_slot(casebook, WORDS, THIRD, clock)
    assert unlock(casebook, THIRD).ref("doc", "a") == unlock(casebook, SECOND).ref("doc", "a") == before


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda path, clock: add_slot(path, WORDS, pytest.fail, "first", clock), NoSuchSlot),
        (lambda path, clock: add_slot(path, WORDS, pytest.fail, "U Maran", clock), NoSuchSlot),
        (lambda path, clock: remove_slot(path, WORDS, "first", clock), Refused),
        (lambda path, clock: remove_slot(path, WORDS, "third", clock), NoSuchSlot),
        (lambda path, clock: change_slot(path, "not the words", SECOND, clock), WrongPassphrase),
        (lambda path, clock: rekey(path, "not the words", clock), WrongPassphrase),
    ],
)
def test_what_is_refused_changes_neither_file(casebook, clock, act, refused):
    before = casebook.read_bytes(), key_file_of(casebook).read_bytes()
    with pytest.raises(refused):
        act(casebook, clock)
    assert (casebook.read_bytes(), key_file_of(casebook).read_bytes()) == before


def test_where_the_key_file_cannot_be_written_the_entry_is_taken_back(casebook, clock, monkeypatch):
    def full(*_, **__):
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr("kintrace.protect.keys.changes.write_whole", full)
        with pytest.raises(OSError, match="no room"):
            add_slot(casebook, WORDS, SECOND, "second", clock)
    assert (labels(casebook), changes(casebook, clock)) == (["first"], [])


def test_a_planted_slot_is_given_no_new_keys(casebook, clock, tmp_path):
    import json

    make_slots(tmp_path / "strangers", "words of the stranger")
    content, theirs = (json.loads(key_file_of(path).read_text()) for path in (casebook, tmp_path / "strangers"))
    content["slots"].append(theirs["slots"][0] | {"label": "third"})
    key_file_of(casebook).write_text(json.dumps(content))
    with pytest.raises(TamperedKeys):
        rekey(casebook, WORDS, clock)


def test_after_every_change_nothing_in_the_folder_opens_the_casebook(casebook, clock):
    slips = []
    acts = [
        lambda: add_slot(casebook, WORDS, SECOND, "second", clock),
        lambda: make_slip(casebook, WORDS, slips.append, clock),
        lambda: change_slot(casebook, SECOND, THIRD, clock),
        lambda: rekey(casebook, WORDS, clock),
        lambda: remove_slot(casebook, WORDS, "second", clock),
        lambda: rekey(casebook, WORDS, clock),
    ]
    rings = [unlock(casebook, WORDS)]
    for act in acts:
        act()
        rings.append(unlock(casebook, WORDS))
        secrets = [secret for ring in rings for secret in secrets_of(ring)]
        said = [WORDS, SECOND, THIRD, *(" ".join(slip[:3]) for slip in slips)]
        lying = b"".join(file.read_bytes() for file in casebook.parent.iterdir())
        assert not [form for secret in secrets for form in forms_of(secret) if form in lying]
        assert not [words for words in said if words.encode() in lying or words.upper().encode() in lying]
    assert {file.name for file in casebook.parent.iterdir()} == {f"a.casebook{end}" for end in ("", ".keys", ".lock")}


def secrets_of(ring):
    return (
        ring.casebook_key, ring.naming_root, ring.database_key, ring.payload_wrapping_key, ring.key_file_key,
        ring.slot_proofs_key,
    )  # fmt: skip


def forms_of(secret):
    """A key as it might lie somewhere. Of base64 the middle: how it begins depends on what stands before it."""
    shifted = [base64.b64encode(bytes(n) + secret)[4:-4] for n in range(3)]
    return (secret, secret.hex().encode(), secret.hex().upper().encode(), *shifted, base64.b32encode(secret)[:-8])


def test_the_search_for_secrets_finds_one_that_lies_there():
    secret = bytes(range(32))
    for lying in (secret, secret.hex().encode(), base64.b64encode(b"x" + secret), base64.b32encode(secret)):
        assert any(form in lying for form in forms_of(secret))


CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kintrace.casework import rekey
from kintrace.protect.keys import costs
costs.FLOOR = costs.Argon2Cost(64, 1, 1)
print("ready", flush=True)
while True:
    rekey(Path(sys.argv[1]), sys.argv[2], lambda: datetime.now(UTC))
    print("done", flush=True)
"""


def test_killed_at_any_moment_while_rekeying_it_opens_by_the_same_words_with_everything_in_it(casebook, clock):
    dice = random.Random(20261123)
    with Casebook.open(casebook, unlock(casebook, WORDS), clock) as book:
        before = list(book.entries(kinds=("coded",)))
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(casebook), WORDS], stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0.2, 0.6))
        child.kill()
        said = child.stdout.read().count("done")
        child.stdout.close()
        child.wait()
        with Casebook.open(casebook, unlock(casebook, WORDS), clock) as book:
            assert book.check() == ()
            assert list(book.entries(kinds=("coded",))) == before
            assert len(list(book.entries(kinds=(SLOTS,)))) >= said
        names = {file.name for file in casebook.parent.iterdir() if not file.name.endswith(".part")}
        assert names == {f"a.casebook{end}" for end in ("", ".keys", ".lock")}


def linked_from(casebook, folder):
    """The same casebook by links in another folder, as somebody makes them on a desktop."""
    folder.mkdir()
    link = folder / "b.casebook"
    link.symlink_to(casebook)
    key_file_of(link).symlink_to(key_file_of(casebook))
    return link


@pytest.mark.parametrize("change", ["rekey", "remove"])
def test_over_a_link_it_is_the_casebook_itself_whose_keys_change(casebook, clock, tmp_path, change):
    second = add_slot(casebook, WORDS, lambda new: SECOND, "second", clock)
    link = linked_from(casebook, tmp_path / "desk")
    if change == "rekey":
        before = (casebook.read_bytes(), unlock(casebook, WORDS))
        rekey(link, WORDS, clock)
        assert unlock(casebook, WORDS) != before[1] and casebook.read_bytes() != before[0]
    else:
        remove_slot(link, WORDS, second, clock)
        with pytest.raises(WrongPassphrase):
            unlock(casebook, SECOND)
    assert link.is_symlink() and key_file_of(link).is_symlink()
    assert labels(link) == labels(casebook)


def test_while_it_is_open_over_a_link_no_keys_change_and_nothing_written_is_lost(casebook, clock, tmp_path):
    link = linked_from(casebook, tmp_path / "desk")
    with Casebook.open(link, unlock(link, WORDS), clock), pytest.raises(CasebookInUse):
        rekey(casebook, WORDS, clock)
    assert {file.name for file in link.parent.iterdir()} == {"b.casebook", "b.casebook.keys"}
