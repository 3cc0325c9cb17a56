"""A copy of a casebook writes under its own name, so that two files never continue one chain."""

from __future__ import annotations

import shutil

from kintrace.store import Casebook


def _writers(book):
    return list(dict.fromkeys(e.writer for e in book.entries()))


def _append(path, ring, clock, payload=b"x"):
    with Casebook.open(path, ring, clock) as book:
        entry = book.append("coded", payload)
        assert book.check() == ()
        return entry.writer


def _made(tmp_path, ring, clock):
    path = tmp_path / "case.kintrace"
    Casebook.create(path, ring, clock).close()
    return path


def test_the_same_file_keeps_its_writer(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    assert len({_append(path, ring, clock) for _ in range(3)}) == 1


def test_a_renamed_or_moved_file_keeps_its_writer_if_its_lock_file_comes_along(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    before = _append(path, ring, clock)
    (tmp_path / "elsewhere").mkdir()
    for suffix in ("", ".lock"):
        (tmp_path / f"case.kintrace{suffix}").rename(tmp_path / "elsewhere" / f"moved.kintrace{suffix}")
    assert _append(tmp_path / "elsewhere" / "moved.kintrace", ring, clock) == before


def test_a_copy_writes_under_its_own_name(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    first = _append(path, ring, clock)
    for suffix in ("", ".lock"):
        shutil.copy2(f"{path}{suffix}", tmp_path / f"copy.kintrace{suffix}")
    copied = _append(tmp_path / "copy.kintrace", ring, clock)
    assert copied != first
    assert _append(path, ring, clock) == first
    assert _append(tmp_path / "copy.kintrace", ring, clock) == copied


def test_a_restored_older_state_writes_under_its_own_name_even_in_the_same_place_on_the_disk(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    first = _append(path, ring, clock)
    backup = path.read_bytes()
    assert _append(path, ring, clock) == first
    with path.open("r+b") as stream:  # the same inode: nothing but the number in the lock file tells
        stream.write(backup)
        stream.truncate(len(backup))
    assert _append(path, ring, clock) != first


def test_looking_into_a_copy_writes_nothing(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    _append(path, ring, clock)
    copy = tmp_path / "copy.kintrace"
    shutil.copy2(path, copy)
    with Casebook.open(copy, ring, clock) as book:
        assert len(_writers(book)) == 1 and len(list(book.entries())) == 2
    assert copy.read_bytes() == path.read_bytes()


def test_what_a_new_writer_had_seen_stands_before_it(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    _append(path, ring, clock, b"1")
    for number in (b"2", b"3", b"4"):  # each time as a copy of the copy
        shutil.copy2(path, tmp_path / "next.kintrace")
        path = (tmp_path / "next.kintrace").rename(tmp_path / f"copy{number.decode()}.kintrace")
        _append(path, ring, clock, number)
    with Casebook.open(path, ring, clock) as book:
        assert len(_writers(book)) == 4
        assert [e.payload for e in book.entries(kinds=("coded",))] == [b"1", b"2", b"3", b"4"]
        assert [e.kind for e in book.entries()] == ["writer", "coded"] * 4
        assert book.check() == ()


def test_a_lost_lock_file_only_makes_a_new_writer(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    first = _append(path, ring, clock)
    path.with_name(path.name + ".lock").unlink()
    assert _append(path, ring, clock) != first


def test_erasing_works_on_what_another_copy_wrote(tmp_path, ring, clock):
    path = _made(tmp_path, ring, clock)
    with Casebook.open(path, ring, clock) as book:
        gone = book.append("coded", b"words that must go")
    shutil.copy2(path, tmp_path / "copy.kintrace")
    with Casebook.open(tmp_path / "copy.kintrace", ring, clock) as book:
        book.erase(gone.id, "consent_withdrawn")
        assert [e.payload for e in book.entries(kinds=("coded",))] == [None]
        assert book.check() == ()
