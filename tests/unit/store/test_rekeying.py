"""New keys: the old ones open nothing any more, all entries are as they were, and no moment leaves a casebook shut."""

from __future__ import annotations

import shutil

import pytest

from kintrace.errors import CasebookDamaged, CasebookInUse, NotACasebook
from kintrace.store import FACTS, READS, Casebook, rekey
from kintrace.store import rekeying as module
from kintrace.store.aside import aside_of
from kintrace.store.ledger import Ledger


class Killed(BaseException):
    """Stands for the process being gone: nothing of ours catches it."""


@pytest.fixture
def filled(path, ring, clock):
    """A casebook with facts, reads, an erased entry, and something computed."""
    with Casebook.open(path, ring, clock) as book:
        added = book.append_all([("coded", b"x%d" % number * 99) for number in range(120)])
        book.append("looked", b"who looked", READS, person="who:a")
        book.erase(added[3].id, "consent_withdrawn")
        book.replace_projection("persons", {"per:a": b"somebody", "per:b": b"somebody else"}, book.head())
    return path


def content(path, ring, clock):
    with Casebook.open(path, ring, clock) as book:
        assert book.check() == ()
        return [*book.entries(FACTS), *book.entries(READS)], book.projection("persons")


def rows(path, ring, clock, columns="id, box, hash, sig, key_id, salt"):
    with Casebook.open(path, ring, clock) as book:
        return book._ledger.run(f"SELECT {columns} FROM entry ORDER BY place")


def done(path, ring, clock, **more):
    new = ring.rekeyed()
    rekey(path, ring, new, clock, more.get("record", lambda book: None), more.get("commit", lambda: None))
    return new


def test_all_entries_and_what_is_computed_are_byte_for_byte_as_they_were(filled, ring, clock):
    before, lying = content(filled, ring, clock), rows(filled, ring, clock)
    new = done(filled, ring, clock)
    assert content(filled, new, clock) == before
    assert rows(filled, new, clock) == lying


def test_the_old_keys_open_neither_the_file_nor_any_payload(filled, ring, clock):
    new = done(filled, ring, clock)
    with pytest.raises(NotACasebook):
        Casebook.open(filled, ring, clock)
    with Casebook.open(filled, new, clock) as book:
        book._wrapping_key = ring.payload_wrapping_key
        with pytest.raises(CasebookDamaged, match="does not open"):
            list(book.entries(kinds=("coded",)))


def test_every_payload_key_is_wrapped_anew_and_the_erased_one_stays_erased(filled, ring, clock):
    def wrapped(path, keys):
        with Casebook.open(path, keys, clock) as book:
            return {row[0]: row[1:] for row in book._ledger.run("SELECT key_id, nonce, wrapped FROM payload_key")}

    before = wrapped(filled, ring)
    new = done(filled, ring, clock)
    after = wrapped(filled, new)
    assert after.keys() == before.keys()
    assert all(after[key_id][0] != nonce and after[key_id][1] != body for key_id, (nonce, body) in before.items())
    entries, _ = content(filled, new, clock)
    assert sum(entry.payload is None for entry in entries) == 1


def test_what_records_it_stands_in_the_new_file_under_a_new_signing_key(filled, ring, clock):
    before, _ = content(filled, ring, clock)
    new = done(filled, ring, clock, record=lambda book: book.append("slots", b"rekeyed"))
    with Casebook.open(filled, new, clock) as book:
        *_, introduced, recorded = book.entries()
        assert (introduced.kind, recorded.kind) == ("writer", "slots")
        assert recorded.writer not in {entry.writer for entry in before}
        assert book.append("coded", b"more").writer == recorded.writer  # the same copy goes on under one name
    assert content(filled, new, clock)


def test_nothing_is_left_beside_it(filled, ring, clock):
    done(filled, ring, clock)
    assert {file.name for file in filled.parent.iterdir()} == {"case.kintrace", "case.kintrace.lock"}


def test_the_new_file_is_its_owners_alone(filled, ring, clock):
    done(filled, ring, clock)
    assert filled.stat().st_mode & 0o777 == 0o600


def test_it_says_how_far_it_is(filled, ring, clock):
    said = []
    rekey(filled, ring, ring.rekeyed(), clock, lambda book: None, lambda: None, lambda n, of: said.append((n, of)))
    assert said == sorted(said) and said[-1][0] == said[-1][1] > 200


def test_while_somebody_works_in_it_it_is_not_rekeyed(filled, ring, clock):
    with Casebook.open(filled, ring, clock), pytest.raises(CasebookInUse):
        done(filled, ring, clock)


def test_nobody_else_comes_in_until_the_new_file_is_there(filled, ring, clock):
    def commit():
        with pytest.raises(CasebookInUse):
            Casebook.open(filled, ring, clock)

    done(filled, ring, clock, commit=commit)


def test_a_payload_key_that_does_not_open_stops_it_with_nothing_changed(filled, ring, clock):
    before = rows(filled, ring, clock)
    with Casebook.open(filled, ring, clock) as book:
        book._ledger.run("INSERT INTO payload_key VALUES (%s, %s, %s)", (b"k" * 16, b"n" * 24, b"w" * 48))
    with pytest.raises(CasebookDamaged, match="payload key"):
        done(filled, ring, clock)
    assert rows(filled, ring, clock) == before
    assert not aside_of(filled).exists()


def test_a_copy_that_lost_an_entry_is_never_put_into_place(filled, ring, clock, monkeypatch):
    insert = module._insert

    def losing(into, table, columns, some):
        insert(into, table, columns, some[1:] if table == "entry" else some)

    monkeypatch.setattr(module, "_insert", losing)
    with pytest.raises(CasebookDamaged, match="the same entries"):
        done(filled, ring, clock)
    assert content(filled, ring, clock)


# --- killed in the middle


def killed_at(monkeypatch, moment):
    """End the process, as far as files can tell, at a moment named by the function that would have been called."""

    def gone(*_, **__):
        raise Killed

    owner, name = moment
    monkeypatch.setattr(owner, name, gone)
    monkeypatch.setattr(module, "remove", lambda file: None)  # the dead sweep nothing away


@pytest.mark.parametrize(
    "moment",
    [(module, "migrate"), (module, "_insert"), (Ledger, "head"), (module, "_to_the_disk")],
    ids=["tables made", "copying", "comparing", "before it is on the disk"],
)
def test_killed_before_the_key_file_is_changed_the_old_keys_open_it_and_the_rest_is_swept_away(
    filled, ring, clock, monkeypatch, moment
):
    before = content(filled, ring, clock)
    with monkeypatch.context() as patch:
        killed_at(patch, moment)
        with pytest.raises(Killed):
            done(filled, ring, clock)
    assert aside_of(filled).exists()
    assert content(filled, ring, clock) == before
    assert not aside_of(filled).exists()


def test_killed_just_before_the_key_file_is_changed_the_whole_new_file_is_swept_away(filled, ring, clock):
    def commit():
        raise Killed

    before = content(filled, ring, clock)
    with pytest.raises(Killed):
        done(filled, ring, clock, commit=commit)
    assert aside_of(filled).exists()
    assert content(filled, ring, clock) == before
    assert not aside_of(filled).exists()


def test_killed_just_after_the_key_file_was_changed_the_next_opening_finishes_it(filled, ring, clock, monkeypatch):
    before, new = content(filled, ring, clock), ring.rekeyed()
    with monkeypatch.context() as patch:
        patch.setattr(module, "put_into_place", lambda path: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            rekey(filled, ring, new, clock, lambda book: None, lambda: None)
    assert aside_of(filled).exists()
    assert content(filled, new, clock) == before
    assert not aside_of(filled).exists()
    with pytest.raises(NotACasebook):
        Casebook.open(filled, ring, clock)


def test_the_log_of_the_old_file_is_never_read_into_the_new_one(filled, ring, clock, monkeypatch):
    before, new = content(filled, ring, clock), ring.rekeyed()
    with monkeypatch.context() as patch:
        patch.setattr(module, "put_into_place", lambda path: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            rekey(filled, ring, new, clock, lambda book: None, lambda: None)
    log = filled.with_name(filled.name + "-wal")
    with Casebook.open(shutil.copy2(filled, filled.with_name("other")), ring, clock) as other:
        other.append("coded", b"lies in a log")
        shutil.copy2(filled.with_name("other-wal"), log)
    assert content(filled, new, clock) == before


def test_it_can_be_done_again_after_it_was_broken_off(filled, ring, clock, monkeypatch):
    before = content(filled, ring, clock)
    with monkeypatch.context() as patch:
        killed_at(patch, (module, "_to_the_disk"))
        with pytest.raises(Killed):
            done(filled, ring, clock)
    assert content(filled, done(filled, ring, clock), clock) == before


def test_a_file_aside_that_these_keys_do_not_open_is_never_put_into_place(filled, ring, clock):
    before = content(filled, ring, clock)
    for strange in (b"", b"no database at all" * 1000):
        aside_of(filled).write_bytes(strange)
        assert content(filled, ring, clock) == before
        assert not aside_of(filled).exists()
