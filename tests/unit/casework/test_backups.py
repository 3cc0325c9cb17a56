"""A backup is whole or is refused, never takes another's place, and holds nothing readable."""

from __future__ import annotations

from datetime import UTC, datetime

import pyrage
import pytest

from kintrace.casework.keeping import backups
from kintrace.casework.keeping.backup_files import MAGIC
from kintrace.casework.keeping.backups import backup, restore
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import BadRecipient, CannotWrite
from kintrace.errors import BadBackup, WrongPassphrase
from kintrace.store import words_of

WORDS = "six invented words for tests only"


def clock():
    return datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path, cheap_keys):
    with opened(tmp_path / "a.casebook", WORDS, clock) as open_book:
        open_book.book.append("judged", b"planted words")
    return tmp_path / "a.casebook"


def content(path):
    with opened(path, WORDS, clock) as open_book:
        assert open_book.book.check() == ()
        return [(e.kind, e.payload) for e in open_book.book.entries()]


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_it_holds_the_same_entries_and_goes_on_under_a_name_of_its_own(book, tmp_path):
    made = backup(book, WORDS, tmp_path / "b", (), clock)
    told = restore(tmp_path / "b", tmp_path / "back.casebook", WORDS, clock)
    assert (told.entries, told.head) == (made.entries, made.head)
    there, back = content(book), content(tmp_path / "back.casebook")
    assert back[: len(there)] == there and [kind for kind, _ in back[len(there) :]] == ["writer", "restored"]


def test_that_it_was_made_stands_in_the_casebook_and_in_the_backup(book, tmp_path):
    backup(book, WORDS, tmp_path / "b", (), clock)
    assert content(book)[-1][0] == "exported"


def test_nothing_readable_is_in_it_and_nothing_is_left_beside_it(book, tmp_path):
    before = names(tmp_path)
    backup(book, WORDS, tmp_path / "b", (), clock)
    assert b"planted" not in (tmp_path / "b").read_bytes() and (tmp_path / "b").read_bytes().startswith(MAGIC)
    assert names(tmp_path) == sorted([*before, "b"])


def test_for_an_age_recipient_it_opens_with_their_key_and_no_other(book, tmp_path):
    theirs, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for name, identity in (("theirs", theirs), ("other", other)):
        (tmp_path / name).write_text(f"# made by age-keygen\n{identity}\n", "ascii")
    backup(book, WORDS, tmp_path / "b", (str(theirs.to_public()),), clock)
    assert MAGIC not in (tmp_path / "b").read_bytes()
    for wrong in (None, tmp_path / "other", tmp_path / "nowhere"):
        with pytest.raises(BadBackup):
            restore(tmp_path / "b", tmp_path / "back.casebook", WORDS, clock, wrong)
    restore(tmp_path / "b", tmp_path / "back.casebook", WORDS, clock, tmp_path / "theirs")
    assert content(tmp_path / "back.casebook")[:1]


def test_a_recipient_that_is_none_is_refused_and_nothing_is_written(book, tmp_path):
    with pytest.raises(BadRecipient):
        backup(book, WORDS, tmp_path / "b", ("age1nobody",), clock)
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("change", ["cut", "flip", "header", "other", "newer", "empty"])
def test_one_that_is_not_whole_is_refused_and_nothing_is_left(book, tmp_path, change):
    backup(book, WORDS, file := tmp_path / "b", (), clock)
    body = file.read_bytes()
    file.write_bytes({
        "cut": body[:-1], "flip": body[:-50] + bytes([body[-50] ^ 1]) + body[-49:], "header": body[:40],
        "other": b"words" * 100, "newer": body.replace(b"backup 1", b"backup 2", 1), "empty": b"",
    }[change])  # fmt: skip
    before = names(tmp_path)
    with pytest.raises(BadBackup):
        restore(file, tmp_path / "back.casebook", WORDS, clock)
    assert names(tmp_path) == before


def test_a_head_that_was_changed_is_found_out(book, tmp_path):
    head = backup(book, WORDS, file := tmp_path / "b", (), clock).head
    other = words_of(bytes(16))
    padded = other.ljust(len(head))[: len(head)]
    file.write_bytes(file.read_bytes().replace(head.encode(), padded.encode()))
    with pytest.raises(BadBackup):
        restore(file, tmp_path / "back.casebook", WORDS, clock)


def test_neither_takes_the_place_of_anything(book, tmp_path):
    backup(book, WORDS, tmp_path / "b", (), clock)
    with pytest.raises(CannotWrite):
        backup(book, WORDS, tmp_path / "b", (), clock)
    with pytest.raises(CannotWrite):
        restore(tmp_path / "b", book, WORDS, clock)


def test_with_another_passphrase_nothing_is_restored(book, tmp_path):
    backup(book, WORDS, tmp_path / "b", (), clock)
    before = names(tmp_path)
    with pytest.raises(WrongPassphrase):
        restore(tmp_path / "b", tmp_path / "back.casebook", "other words for tests only", clock)
    assert names(tmp_path) == before


def test_broken_off_before_the_casebook_is_in_its_place_it_can_be_done_again(book, tmp_path, monkeypatch):
    backup(book, WORDS, tmp_path / "b", (), clock)

    def breaks(file, place):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(backups, "_put", breaks)
        restore(tmp_path / "b", tmp_path / "back.casebook", WORDS, clock)
    assert not (tmp_path / "back.casebook").exists()
    restore(tmp_path / "b", tmp_path / "back.casebook", WORDS, clock)
    assert content(tmp_path / "back.casebook")[-1][0] == "restored"
