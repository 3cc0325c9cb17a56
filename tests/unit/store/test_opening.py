"""What is no casebook, or is one and cannot be had, is told apart and never changed."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys

import pytest

from kintrace.errors import CasebookDamaged, CasebookInUse, MissingPart, NewerCasebook, NotACasebook, WrongPassphrase
from kintrace.protect import Argon2Cost, KeyRing, key_file_of, make_slots, unlock
from kintrace.store import Casebook

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


def test_a_new_casebook_opens_with_the_passphrase_it_was_made_with(tmp_path, clock):
    path = tmp_path / "case.kintrace"
    with Casebook.create(path, make_slots(path, "words to open it", CHEAP), clock) as book:
        book.append("coded", b"x")
    with Casebook.open(path, unlock(path, "words to open it", floor=CHEAP), clock) as book:
        assert [e.kind for e in book.entries()] == ["writer", "coded"]
    with pytest.raises(WrongPassphrase):
        unlock(path, "other words", floor=CHEAP)
    key_file_of(path).unlink()
    with pytest.raises(NotACasebook, match="missing"):
        unlock(path, "words to open it", floor=CHEAP)


def test_a_new_casebook_is_its_owners_alone_and_nothing_half_made_lies_beside_it(tmp_path, ring, clock):
    with Casebook.create(tmp_path / "case.kintrace", ring, clock):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.kintrace", "case.kintrace.lock"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()} == {0o600}


def test_what_stands_there_is_never_overwritten(tmp_path, ring, clock):
    (tmp_path / "case.kintrace").write_bytes(b"somebody's work")
    with pytest.raises(NotACasebook, match="already"):
        Casebook.create(tmp_path / "case.kintrace", ring, clock)
    assert (tmp_path / "case.kintrace").read_bytes() == b"somebody's work"


def test_what_a_broken_off_making_left_is_cleared_away(tmp_path, ring, clock):
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"case.kintrace.part{suffix}").write_bytes(b"left over")
    Casebook.create(tmp_path / "case.kintrace", ring, clock).close()
    assert not list(tmp_path.glob("*.part*"))


def test_a_folder_that_is_not_there_is_named(tmp_path, ring, clock):
    with pytest.raises(NotACasebook, match="folder"):
        Casebook.create(tmp_path / "nowhere" / "case.kintrace", ring, clock)


def _plain(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (id)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda p: p.unlink(), "no such file"),
        (lambda p: (p.unlink(), p.mkdir()), "no such file"),
        (lambda p: p.write_bytes(b""), "too short"),
        (lambda p: p.write_bytes(b"not a database" * 20), "too short"),
        (lambda p: (p.unlink(), _plain(p)), "plain database"),
        (lambda p: p.write_bytes(bytes(range(256)) * 64), "does not open"),
    ],
    ids=["missing", "folder", "empty", "short", "plain sqlite", "noise"],
)
def test_what_is_no_casebook_is_said_to_be_none(path, ring, clock, make, problem):
    make(path)
    with pytest.raises(NotACasebook, match=problem):
        Casebook.open(path, ring, clock)


def test_the_keys_of_another_casebook_do_not_open_it(path, clock):
    with pytest.raises(NotACasebook, match="key file"):
        Casebook.open(path, KeyRing.temporary(), clock)


def test_one_that_failed_to_open_can_be_opened_right_after(path, ring, clock):
    with pytest.raises(NotACasebook):
        Casebook.open(path, KeyRing.temporary(), clock)
    Casebook.open(path, ring, clock).close()


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_casebook_that_was_cut_off_is_damaged(book, path, ring, clock, kept):
    book.append_all([("coded", b"x" * 500)] * 200)
    book.close()
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * kept)])
    with pytest.raises(CasebookDamaged):
        Casebook.open(path, ring, clock)


def test_a_changed_byte_is_found_by_the_check(book, path, ring, clock):
    book.append_all([("coded", b"x" * 500)] * 200)
    book.close()
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    with Casebook.open(path, ring, clock) as again:
        assert any("damaged" in problem for problem in again.check())


def test_a_casebook_of_a_newer_version_is_left_alone(book, path, ring, clock):
    book._ledger.run("PRAGMA user_version = 2")
    book.close()
    before = path.read_bytes()
    with pytest.raises(NewerCasebook):
        Casebook.open(path, ring, clock)
    assert path.read_bytes() == before


def test_an_encrypted_database_of_another_program_is_none_of_ours(book, path, ring, clock):
    book._ledger.run("PRAGMA user_version = 0")
    book.close()
    with pytest.raises(NotACasebook, match="another program"):
        Casebook.open(path, ring, clock)


@pytest.mark.parametrize("statement", ["DROP TRIGGER entry_is_never_changed", "DROP TABLE erased_key"])
def test_a_casebook_whose_guards_are_gone_does_not_open(book, path, ring, clock, statement):
    book._ledger.run(statement)
    book.close()
    with pytest.raises(CasebookDamaged):
        Casebook.open(path, ring, clock)


def test_a_second_opening_waits_its_turn(book, path, ring, clock):
    with pytest.raises(CasebookInUse):
        Casebook.open(path, ring, clock)
    with pytest.raises(CasebookInUse):
        Casebook.create(path, ring, clock)
    book.close()
    Casebook.open(path, ring, clock).close()


def test_closing_twice_is_no_mistake(book):
    book.close()
    book.close()


def test_two_casebooks_can_be_open_at_once(book, tmp_path, clock):
    with Casebook.create(tmp_path / "other.kintrace", KeyRing.temporary(), clock) as other:
        other.append("coded", b"in the other")
        book.append("coded", b"in the first")
        assert [e.payload for e in book.entries(kinds=("coded",))] == [b"in the first"]
        assert [e.payload for e in other.entries(kinds=("coded",))] == [b"in the other"]


def test_a_database_that_does_not_open_says_nothing_on_its_own(path):
    script = (
        "import sys; from pathlib import Path\n"
        "from kintrace.protect import KeyRing; from kintrace.store import Casebook\n"
        "from kintrace.errors import NotACasebook\n"
        "try: Casebook.open(Path(sys.argv[1]), KeyRing.temporary(), None)\n"
        "except NotACasebook: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_payload_that_does_not_open_is_damage_and_shows_no_content(book):
    entry = book.append("coded", b"planted words")
    book._ledger.run("DROP TRIGGER payload_key_is_never_changed")
    book._ledger.run("UPDATE payload_key SET wrapped = randomblob(48)")
    with pytest.raises(CasebookDamaged) as damage:
        list(book.entries(kinds=("coded",)))
    said = str(damage.value) + " ".join(damage.value.problems)
    assert entry.id in said and "planted" not in said


def test_a_full_disk_is_named_and_nothing_is_half_done(book):
    book.append("coded", b"kept")
    head = book.head()
    ((pages,),) = book._ledger.run("PRAGMA page_count")
    book._ledger.run(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(MissingPart, match="disk"):
        book.append_all([("coded", b"x" * 3000)] * 20)
    book._ledger.run("PRAGMA max_page_count = 1000000")
    assert book.head() == head and book.check() == ()
