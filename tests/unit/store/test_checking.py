"""Whoever has the keys and the file can change a ledger, but not without its being seen."""

from __future__ import annotations

import re
import secrets

import cbor2
import pytest

from kintrace.store.ledger import read_seen
from kintrace.store.schema import TRIGGERS
from kintrace.store.writer import Draft, Signer, Writer


@pytest.fixture
def filled(book):
    """A casebook with six facts and two reads."""
    book.append_all([("coded", bytes([n])) for n in range(6)])
    book.append_all([("looked", b"l")] * 2, lane="reads")
    assert book.check() == ()
    return book


def _tamper(book, *statements):
    """Change the ledger as somebody would who has the keys and knows of the triggers."""
    for name in TRIGGERS:
        book._ledger.run(f"DROP TRIGGER {name}")
    for statement in statements:
        book._ledger.run(statement)
    for statement in TRIGGERS.values():
        book._ledger.run(statement)


ONE = "place = (SELECT place FROM entry WHERE kind = 'coded' ORDER BY seq LIMIT 1 OFFSET 2)"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        (f"UPDATE entry SET at = at + 1 WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET person = 'per:other' WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET kind = 'judged' WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET v = 2 WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET fmt = 2 WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET lane = 'reads' WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET id = randomblob(16) WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET seen = x'a1414101' WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET seen = x'ff' WHERE {ONE}", "does not say what"),
        (f"UPDATE entry SET seen = x'a1414161' WHERE {ONE}", "does not say what"),
        (f"UPDATE entry SET salt = randomblob(24) WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET box = randomblob(20) WHERE {ONE}", "hash does not fit"),
        (f"UPDATE entry SET sig = randomblob(64) WHERE {ONE}", "not signed"),
        (f"UPDATE entry SET sig = x'00' WHERE {ONE}", "not signed"),
        (f"UPDATE entry SET hash = randomblob(32) WHERE {ONE}", "does not follow"),
        (f"UPDATE entry SET writer = randomblob(32) WHERE {ONE}", "does not list"),
        (f"UPDATE entry SET seq = 99 WHERE {ONE}", "are missing"),
        (f"UPDATE entry SET prev = zeroblob(32) WHERE {ONE}", "does not follow"),
        (f"DELETE FROM entry WHERE {ONE}", "are missing"),
        ("DELETE FROM entry WHERE kind = 'writer'", "are missing"),
        ("DELETE FROM entry WHERE lane = 'reads' AND seq = 1", "are missing"),
        ("DELETE FROM entry WHERE kind = 'coded' AND seq > 5", "speaks of number"),
        (f"DELETE FROM payload_key WHERE key_id = (SELECT key_id FROM entry WHERE {ONE})", "lost its key"),
        (
            f"UPDATE payload_key SET wrapped = randomblob(48) WHERE key_id = (SELECT key_id FROM entry WHERE {ONE})",
            "not open",
        ),
        (f"INSERT INTO erased_key SELECT key_id FROM entry WHERE {ONE}", "still here"),
    ],
)
def test_a_changed_ledger_is_found_out(filled, statement, problem):
    _tamper(filled, statement)
    assert any(problem in sentence for sentence in filled.check())


def test_a_key_that_was_destroyed_without_an_entry_that_says_so_is_found_out(filled):
    one = f"SELECT key_id FROM entry WHERE {ONE}"
    _tamper(filled, f"INSERT INTO erased_key {one}", f"DELETE FROM payload_key WHERE key_id = ({one})")
    (problem,) = filled.check()
    assert "no entry says that it was erased" in problem


def test_two_entries_under_one_number_are_named_as_a_fork(filled):
    _tamper(
        filled,
        "INSERT INTO entry SELECT 1000, randomblob(16), fmt, lane, kind, v, writer, seq, prev, seen, at, person,"
        f" key_id, salt, box, randomblob(32), sig FROM entry WHERE {ONE}",
    )
    assert any("fork" in sentence for sentence in filled.check())


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_guard_that_is_gone_or_weakened_is_named(filled, name):
    filled._ledger.run(f"DROP TRIGGER {name}")
    assert any(name in sentence for sentence in filled.check())
    table = re.search(r"ON (\w+)", TRIGGERS[name])[1]
    filled._ledger.run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT 1; END")
    assert any(name in sentence for sentence in filled.check())


def test_guards_that_can_be_walked_past_are_named(filled):
    filled._ledger.run("PRAGMA recursive_triggers = OFF")
    assert any("recursive_triggers" in sentence for sentence in filled.check())


def test_a_problem_names_the_entry_and_no_content(filled):
    entry = filled.append("coded", b"planted words", person="per:somebody")
    _tamper(filled, f"UPDATE entry SET at = 0 WHERE id = x'{entry.id}'")
    said = " ".join(filled.check())
    assert entry.id in said and "planted" not in said and "somebody" not in said


def test_the_check_tells_how_far_it_is(filled):
    told = []
    filled.check(lambda done, of: told.append((done, of)))
    there = sum(1 for lane in ("facts", "reads") for _ in filled.entries(lane))
    assert told[-1] == (there, there)


def test_an_entry_by_a_made_up_writer_does_not_pass(filled):
    _tamper(filled, f"INSERT INTO writer VALUES (x'{secrets.token_hex(32)}')")
    assert filled.check() == ()  # a name alone says nothing
    _tamper(filled, f"UPDATE entry SET writer = (SELECT max(key) FROM writer WHERE key != writer) WHERE {ONE}")
    assert any("not signed" in sentence for sentence in filled.check())


def _forge(book, *drafts):
    """Add entries in the name of a writer that the ledger's own code would never make so, well signed and chained."""
    writer = Writer(book._ledger, book._connected.path, book._connected.lock, book._wrapping_key)
    writer._signer = Signer.of(secrets.token_bytes(32))
    book._ledger.run("INSERT INTO writer VALUES (%s)", (writer.name,))
    writer._chain(drafts, "facts", "", 0, {})


def test_a_writer_that_does_not_introduce_itself_is_named(filled):
    _forge(filled, Draft("coded", b"x"))
    (problem,) = filled.check()
    assert "does not introduce it" in problem


@pytest.mark.parametrize("said", [{"key": bytes(32)}, {"key": 1}, {}, []])
def test_a_writer_that_introduces_another_is_named(filled, said):
    _forge_introduction(filled, cbor2.dumps(said))
    (problem,) = filled.check()
    assert "introduces another writer" in problem


@pytest.mark.parametrize("said", [b"", b"\xff", b"words"])
def test_an_introduction_that_is_none_is_named(filled, said):
    _forge_introduction(filled, said)
    (problem,) = filled.check()
    assert "introduces another writer" in problem


def _forge_introduction(book, payload):
    writer = Writer(book._ledger, book._connected.path, book._connected.lock, book._wrapping_key)
    writer._signer = Signer.of(secrets.token_bytes(32))
    writer._chain([Draft("writer", payload)], "facts", "", 0, {})


def test_an_erasure_that_names_nothing_excuses_nothing(filled):
    writer = Writer(filled._ledger, filled._connected.path, filled._connected.lock, filled._wrapping_key)
    with filled.transaction():
        writer.add([Draft("erased", b"words")], "facts", "", 0)
    assert filled.check() == ()
    one = f"SELECT key_id FROM entry WHERE {ONE}"
    _tamper(filled, f"INSERT INTO erased_key {one}", f"DELETE FROM payload_key WHERE key_id = ({one})")
    assert any("no entry says that it was erased" in sentence for sentence in filled.check())


def test_a_fact_says_which_facts_of_others_its_writer_had_seen_and_a_read_says_all(filled):
    _forge_introduction(filled, b"")
    filled.append("coded", b"x")
    filled.append("looked", b"x", lane="reads")
    mine = filled._writer.name
    seen = dict(filled._ledger.run("SELECT lane, seen FROM entry ORDER BY place"))
    assert set(read_seen(seen["facts"])) == set(filled._ledger.writers()) - {mine}
    assert set(read_seen(seen["reads"])) == set(filled._ledger.writers())
