"""The head of a casebook: the same for the same entries, found again among all it ever had, and told as words."""

from __future__ import annotations

import random
import shutil

import pytest

from kintrace.errors import NotAHead
from kintrace.store import READS, Casebook, head_from, state_now, was_in, words_of
from kintrace.store.heads import states_of


def test_every_state_that_it_was_in_is_found_again(book):
    seen = [state_now(book)]
    for number in range(5):
        book.append("coded", bytes([number]), READS if number % 2 else "facts")
        seen.append(state_now(book))
    assert len({state.head for state in seen}) == len(seen)
    assert [was_in(book, state.head) for state in seen] == seen
    assert list(states_of(book._ledger))[-1] == seen[-1]
    assert was_in(book, bytes(16)) is None


def test_a_state_of_a_copy_that_went_another_way_was_never_here(book, path, ring, clock, tmp_path):
    book.close()
    other = shutil.copy2(path, tmp_path / "other")
    with Casebook.open(other, ring, clock) as copy:
        copy.append("coded", b"there")
        head = state_now(copy).head
    with Casebook.open(path, ring, clock) as again:
        again.append("coded", b"here")
        assert was_in(again, head) is None


def test_words_and_head_are_one(ring):
    chance = random.Random(12)
    for _ in range(50):
        head = chance.randbytes(16)
        assert head_from(words_of(head)) == head and len(words_of(head).split()) == 12


def test_a_word_that_was_misheard_is_noticed():
    words = words_of(bytes(range(16))).split()
    words[3], words[4] = words[4], words[3]
    with pytest.raises(NotAHead):
        head_from(" ".join(words))


def test_the_head_of_some_kinds_changes_with_these_and_with_no_others(book):
    head = book.head(kinds=("coded",))
    book.append("granted", b"x")
    book.append("coded", b"x", READS)
    assert book.head(kinds=("coded",)) == head
    book.append("coded", b"x")
    assert book.head(kinds=("coded",)) != head
    assert book.head(kinds=("coded", "granted")) == book.head(kinds=("granted", "coded")) != book.head(kinds=("coded",))


def test_nothing_is_said_of_a_casebook_that_goes_on_from_where_it_was_closed(book, path, ring, clock):
    book.append("coded", b"x")
    book.close()
    for _ in range(2):
        with Casebook.open(path, ring, clock) as again:
            assert again.put_back is None
            again.append("looked", b"x", READS)


def test_an_older_file_in_its_place_is_noticed_once(book, path, ring, clock, tmp_path):
    book.close()
    shutil.copy2(path, tmp_path / "older")
    with Casebook.open(path, ring, clock) as again:
        again.append("coded", b"x")
    shutil.copy2(tmp_path / "older", path)
    with Casebook.open(path, ring, clock) as rolled:
        assert rolled.put_back is not None and rolled.put_back.entries < rolled.put_back.known
    with Casebook.open(path, ring, clock) as told:
        assert told.put_back is None


def test_another_line_of_the_same_length_is_noticed(book, path, ring, clock, tmp_path):
    book.close()
    other = shutil.copy2(path, tmp_path / "other")
    for file in (path, other):
        with Casebook.open(file, ring, clock) as one:
            one.append_all([("coded", b"x")] * 3)
    shutil.copy2(other, path)
    with Casebook.open(path, ring, clock) as again:
        assert again.put_back is not None


def test_a_lock_file_that_somebody_wrote_into_says_nothing(book, path, ring, clock):
    book.close()
    lock = path.with_name(path.name + ".lock")
    body = lock.read_bytes()
    lock.write_bytes(body[:16] + (9_999).to_bytes(8, "big") + body[24:])
    with Casebook.open(path, ring, clock) as again:
        assert again.put_back is None


def test_a_process_that_was_killed_leaves_no_false_alarm(book, path, ring, clock, tmp_path):
    book.close()
    with Casebook.open(path, ring, clock) as again:
        lock = path.with_name(path.name + ".lock").read_bytes()
        again.append("coded", b"x")
    path.with_name(path.name + ".lock").write_bytes(lock)  # what a kill before closing leaves
    with Casebook.open(path, ring, clock) as after:
        assert after.put_back is None


def test_looks_are_tied_into_the_facts_when_it_is_closed(book, path, ring, clock):
    book.append("looked", b"x", READS)
    book.close()
    with Casebook.open(path, ring, clock) as again:
        assert [e.kind for e in again.entries()][-1] == "reads_tip" and again.check() == ()
    with Casebook.open(path, ring, clock) as nothing_new:
        assert [e.kind for e in nothing_new.entries()].count("reads_tip") == 1
