"""A ledger changed by somebody who has its keys, in one of many ways; each has to be named by the check."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kintrace.protect import KeyRing
from kintrace.store import READS, Casebook, state_now, was_in
from kintrace.store.schema import TRIGGERS

RING = KeyRing(bytes(range(32)))
COLUMNS = ("id", "fmt", "lane", "kind", "v", "writer", "seq", "prev", "seen", "at", "person", "key_id", "salt", "box",
           "hash", "sig")  # fmt: skip


class Clock:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def filled(path: Path) -> None:
    """Make a casebook of several openings, by two writers, with reads, an erasure and a payload of more than a page."""
    Casebook.create(path, RING, Clock()).close()
    for opening in range(3):
        if opening == 2:  # a copy goes on under another name
            shutil.copy2(path, path.with_name("copy"))
            path.with_name("copy").replace(path)
        with Casebook.open(path, RING, Clock()) as book:
            added = book.append_all([("coded", bytes([n]) * (40 if n else 9000)) for n in range(6)])
            book.append_all([("looked", b"l%d" % n) for n in range(4)], lane=READS)
            book.erase(added[2].id, "consent_withdrawn")


def tampered(path: Path, chance: random.Random) -> str:
    """Change the casebook at a path in a way that chance chooses.

    Returns:
        What was done.
    """
    with Casebook.open(path, RING, Clock()) as book:
        run = book._ledger.run
        for name in TRIGGERS:
            run(f"DROP TRIGGER {name}")
        done = chance.choice(WAYS)(run, chance)
        for statement in TRIGGERS.values():
            run(statement)
    return done


def said_of(path: Path, head: bytes) -> tuple[str, ...]:
    """All that the check says of a casebook, and whether it still knows a head that was written down."""
    with Casebook.open(path, RING, Clock()) as book:
        problems = book.check()
        if book.put_back is not None:
            problems += ("put back",)
        return problems if was_in(book, head) else (*problems, "never in this state")


def head_of(path: Path) -> bytes:
    with Casebook.open(path, RING, Clock()) as book:
        return state_now(book).head


def _one(run: Callable, chance: random.Random) -> int:
    return chance.choice([place for (place,) in run("SELECT place FROM entry")])


def _flip(run: Callable, chance: random.Random) -> str:
    """One bit of one field of one entry, or of its wrapped key."""
    place, column = _one(run, chance), chance.choice((*COLUMNS, "wrapped", "nonce"))
    table, where = "entry", f"place = {place}"
    if column in ("wrapped", "nonce"):
        table, where = "payload_key", f"key_id = (SELECT key_id FROM entry WHERE place = {place})"
    rows = run(f"SELECT {column} FROM {table} WHERE {where}")
    if not rows:
        return _flip(run, chance)  # its key was erased
    ((value,),) = rows
    if column == "lane":
        changed = {"facts": "reads", "reads": "facts"}[value]
    elif isinstance(value, int):
        changed = value ^ 1 << chance.randrange(8)
    elif isinstance(value, str):
        changed = value + "x" if not value else chr(ord(value[0]) ^ 1) + value[1:]
    else:
        bit = chance.randrange(len(value) * 8)
        changed = bytes(b ^ (1 << bit % 8 if n == bit // 8 else 0) for n, b in enumerate(value))
    run(f"UPDATE {table} SET {column} = %s WHERE {where}", (changed,))
    return f"flipped {column} at {place}"


def _drop(run: Callable, chance: random.Random) -> str:
    place = _one(run, chance)
    run(f"DELETE FROM entry WHERE place = {place}")
    return f"dropped {place}"


def _drop_key(run: Callable, chance: random.Random) -> str:
    (key,) = chance.choice(run("SELECT key_id FROM payload_key"))
    run("DELETE FROM payload_key WHERE key_id = %s", (key,))
    if chance.random() < 0.5:
        run("INSERT INTO erased_key VALUES (%s)", (key,))
    return "dropped a key"


def _reorder(run: Callable, chance: random.Random) -> str:
    """Two entries of one chain change their numbers."""
    (lane, writer, count) = chance.choice(run("SELECT lane, writer, count(*) FROM entry GROUP BY lane, writer"))
    one, other = chance.sample(range(1, count + 1), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        run(f"UPDATE entry SET seq = {new} WHERE lane = %s AND writer = %s AND seq = {old}", (lane, writer))
    return f"reordered {one} and {other}"


def _duplicate(run: Callable, chance: random.Random) -> str:
    place, seq = _one(run, chance), chance.choice(("seq", "seq + 1000"))
    columns = ", ".join({"id": "randomblob(16)", "hash": "randomblob(32)", "seq": seq}.get(c, c) for c in COLUMNS)
    run(f"INSERT INTO entry ({', '.join(COLUMNS)}) SELECT {columns} FROM entry WHERE place = {place}")
    return f"duplicated {place}"


def _replace(run: Callable, chance: random.Random) -> str:
    """What one entry says is put into another."""
    one, other = chance.sample([place for (place,) in run("SELECT place FROM entry")], 2)
    fields = chance.choice((("box",), ("box", "salt", "key_id"), ("box", "salt", "key_id", "hash", "sig")))
    rows = run(f"SELECT {', '.join(fields)} FROM entry WHERE place = {other}")
    if "hash" in fields:
        run(f"DELETE FROM entry WHERE place = {other}")
    run(f"UPDATE entry SET {', '.join(f'{name} = %s' for name in fields)} WHERE place = {one}", rows[0])
    return f"replaced {fields} of {one}"


def _cut_reads(run: Callable, chance: random.Random) -> str:
    (writer, count) = chance.choice(run("SELECT writer, count(*) FROM entry WHERE lane = 'reads' GROUP BY writer"))
    left = chance.randrange(count)
    run(f"DELETE FROM entry WHERE lane = 'reads' AND writer = %s AND seq > {left}", (writer,))
    return f"cut reads after {left}"


def _cut_facts(run: Callable, chance: random.Random) -> str:
    (writer, count) = chance.choice(run("SELECT writer, count(*) FROM entry WHERE lane = 'facts' GROUP BY writer"))
    left = chance.randrange(1, count)
    run(f"DELETE FROM entry WHERE lane = 'facts' AND writer = %s AND seq > {left}", (writer,))
    return f"cut facts after {left}"


def _lose_writer(run: Callable, chance: random.Random) -> str:
    (writer,) = chance.choice(run("SELECT key FROM writer"))
    run("DELETE FROM writer WHERE key = %s", (writer,))
    return "lost a writer"


def _roll_back_rows(run: Callable, chance: random.Random) -> str:
    """All that arrived after some moment is gone, as if the pages had been put back."""
    places = [place for (place,) in run("SELECT place FROM entry ORDER BY place")]
    kept = chance.choice(places[:-1])
    run(f"DELETE FROM payload_key WHERE key_id IN (SELECT key_id FROM entry WHERE place > {kept})")
    run(f"DELETE FROM entry WHERE place > {kept}")
    run("DELETE FROM writer WHERE key NOT IN (SELECT writer FROM entry)")
    return f"rolled back to {kept}"


WAYS = (_flip, _flip, _flip, _flip, _drop, _drop, _drop_key, _reorder, _duplicate, _replace, _cut_reads, _cut_facts,
        _lose_writer, _roll_back_rows)  # fmt: skip


def roll_back_file(path: Path, older: Path) -> None:
    """The whole file is put back to an older state; the lock file beside it stays."""
    shutil.copy2(older, path.with_name("older"))
    path.with_name("older").replace(path)
