"""What is written is read again, in order, and can never be written over."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError

from kintrace.store import READS, Casebook, Entry


def _payloads(book, **which):
    return [entry.payload for entry in book.entries(**which) if entry.kind != "writer"]


def test_what_was_appended_is_read_again_in_order(book):
    book.append("coded", b"first")
    book.append_all([("judged", b"second"), ("coded", b"third")])
    assert _payloads(book) == [b"first", b"second", b"third"]


def test_it_is_still_there_after_closing_and_opening(book, path, ring, clock):
    book.append("coded", b"kept")
    book.close()
    with Casebook.open(path, ring, clock) as again:
        assert _payloads(again) == [b"kept"]


def test_only_the_kinds_asked_for_are_read(book):
    book.append_all([("coded", b"c"), ("judged", b"j"), ("model", b"m")])
    assert _payloads(book, kinds=("coded", "model")) == [b"c", b"m"]
    assert _payloads(book, kinds=()) == []


def test_an_entry_says_who_when_and_which(book, clock):
    entry = book.append("judged", b"payload", person="per:abc", v=3)
    assert (entry.kind, entry.v, entry.lane, entry.person, entry.payload) == (
        "judged",
        3,
        "facts",
        "per:abc",
        b"payload",
    )
    assert entry.at == int(clock.now.timestamp() * 1000)
    assert entry in list(book.entries())


def test_a_writer_introduces_itself_before_anything_else(book):
    book.append("coded", b"x")
    first, second = list(book.entries())[-2:]
    assert (first.kind, first.seq, second.seq) == ("writer", 1, 2)
    assert first.writer == second.writer


def test_an_entry_shows_neither_its_payload_nor_who_acted(book):
    entry = book.append("coded", b"planted words", person="per:somebody")
    assert "planted" not in repr(entry) and "somebody" not in repr(entry)
    assert isinstance(entry, Entry)


def test_an_empty_payload_is_no_erased_one(book):
    book.append("coded", b"")
    assert _payloads(book) == [b""]


def test_appending_nothing_adds_nothing(book):
    book.append("coded", b"x")
    head = book.head()
    assert book.append_all([]) == []
    assert book.head() == head


def test_reading_goes_on_over_what_stood_there_when_it_began(book):
    book.append_all([("coded", bytes([n])) for n in range(150)])
    met = 0
    for entry in book.entries(kinds=("coded",)):
        book.append("coded", b"more")
        met += 1
        assert entry.payload != b"more"
    assert met == 150


def test_looking_does_not_change_the_head_of_the_facts(book):
    book.append("coded", b"x")
    facts, reads = book.head(), book.head(READS)
    book.append("looked", b"y", lane=READS)
    assert book.head() == facts
    assert book.head(READS) != reads
    assert _payloads(book, lane=READS) == [b"y"] and _payloads(book) == [b"x"]
    assert book.check() == ()


def test_every_fact_changes_the_head(book):
    heads = {book.head()}
    for _ in range(5):
        book.append("coded", b"the same")
        heads.add(book.head())
    assert len(heads) == 6


def test_a_transaction_that_fails_leaves_nothing(book):
    book.append("coded", b"before")
    head = book.head()
    with pytest.raises(RuntimeError), book.transaction():
        book.append("coded", b"never")
        raise RuntimeError("broken off")
    assert book.head() == head and _payloads(book) == [b"before"]
    book.append("coded", b"after")
    assert _payloads(book) == [b"before", b"after"] and book.check() == ()


def test_a_first_transaction_that_fails_leaves_the_writer_able_to_begin_again(book):
    with pytest.raises(RuntimeError), book.transaction():
        book.append("coded", b"never")
        raise RuntimeError("broken off")
    book.append("coded", b"after")
    assert _payloads(book) == [b"after"] and book.check() == ()


def test_all_of_a_transaction_is_one_step(book):
    with book.transaction():
        book.append("coded", b"1")
        book.append("looked", b"2", lane=READS)
        book.append("coded", b"3")
    assert _payloads(book) == [b"1", b"3"] and book.check() == ()


@pytest.mark.parametrize("kind", ["writer", "erased", ""])
def test_kinds_that_are_the_ledgers_own_are_refused(book, kind):
    with pytest.raises(ValueError, match="kind"):
        book.append(kind, b"x")


def test_a_lane_that_is_none_is_refused(book):
    for use in (
        lambda: book.append("coded", b"x", lane="gossip"),
        lambda: list(book.entries("gossip")),
        lambda: book.head("gossip"),
    ):
        with pytest.raises(ValueError, match="facts, reads"):
            use()


def test_a_clock_without_a_zone_is_refused(path, ring, clock):
    with (
        Casebook.open(path, ring, lambda: clock().replace(tzinfo=None)) as book,
        pytest.raises(ValueError, match="zone"),
    ):
        book.append("coded", b"x")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'other'",
        "UPDATE OR REPLACE entry SET seq = 1",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "REPLACE INTO entry SELECT * FROM entry LIMIT 1",
        "INSERT OR REPLACE INTO entry SELECT place, randomblob(16), fmt, lane, kind, v, writer, seq, prev, seen, at,"
        " person, key_id, salt, box, randomblob(32), sig FROM entry LIMIT 1",
        "UPDATE payload_key SET wrapped = x'00'",
        "DELETE FROM payload_key",
        "INSERT OR REPLACE INTO payload_key SELECT key_id, nonce, x'00' FROM payload_key",
        "DELETE FROM writer",
        "UPDATE writer SET key = x'00'",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_the_ledger_cannot_be_written_over(book, statement, recursive):
    book.append("coded", b"kept")
    head = book.head()
    book._ledger.run(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(DatabaseError):
        book._ledger.run(statement)
    book._ledger.run("PRAGMA recursive_triggers = ON")
    assert book.head() == head and book.check() == ()


def test_every_payload_has_a_key_and_a_box_of_its_own(book):
    book.append_all([("coded", b"the same words")] * 20)
    boxes = book._ledger.run("SELECT box, key_id, salt FROM entry WHERE kind = 'coded'")
    assert all(len(set(column)) == 20 for column in zip(*boxes, strict=True))
    assert not any(b"the same" in box for box, _, _ in boxes)
