"""Killed at any moment, a casebook is as it was after some whole transaction, or was never made."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from kintrace.errors import NotACasebook
from kintrace.store import Casebook

BATCH = 5
KILLS, KILLS_WHILE_MAKING = 12, 6

CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kintrace.protect import KeyRing
from kintrace.store import Casebook
batch = int(sys.argv[2])
path, keys, clock = Path(sys.argv[1]), KeyRing(bytes(range(32))), lambda: datetime.now(UTC)
print("ready", flush=True)
book = (Casebook.open if path.exists() else Casebook.create)(path, keys, clock)
print("open", flush=True)
number = sum(1 for _ in book.entries(kinds=("coded",)))
while True:
    with book.transaction():
        for part in range(batch):
            book.append("coded", (number + part).to_bytes(4, "big") * 500)
        if number % 50 == 0:
            book.replace_projection("persons", {str(n): b"x" * 200 for n in range(number, number + 40)}, book.head())
    number += batch
    print(number, flush=True)
"""


def _child(path):
    return subprocess.Popen([sys.executable, "-c", CHILD, str(path), str(BATCH)], stdout=subprocess.PIPE, text=True)


def _killed(child):
    """Kill it, and give the last number that it said was on the disk."""
    child.kill()
    said = child.stdout.read().split("\n")[:-1]
    child.stdout.close()
    child.wait()
    return [int(word) for word in said if word.isdecimal()]


def test_killed_while_writing_it_holds_every_transaction_that_was_done_and_no_part_of_another(path, ring, clock):
    dice = random.Random(20260301)
    there = 0
    for _ in range(KILLS):
        child = _child(path)
        assert [child.stdout.readline() for _ in range(2)] == ["ready\n", "open\n"]
        time.sleep(dice.uniform(0, 0.12))
        done = _killed(child)
        with Casebook.open(path, ring, clock) as book:
            assert book.check() == ()
            payloads = [e.payload for e in book.entries(kinds=("coded",))]
            assert payloads == [n.to_bytes(4, "big") * 500 for n in range(len(payloads))]
            assert len(payloads) % BATCH == 0
            assert len(payloads) >= max([there, *done])
            there = len(payloads)
    assert there > 0


def test_killed_while_being_made_it_is_there_whole_or_not_at_all(tmp_path, ring, clock):
    dice = random.Random(7)
    outcomes = set()
    for number in range(KILLS_WHILE_MAKING):
        path = tmp_path / f"{number}.kintrace"
        child = _child(path)
        assert child.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.35))
        _killed(child)
        outcomes.add(path.exists())
        if not path.exists():
            with pytest.raises(NotACasebook):
                Casebook.open(path, ring, clock)
            Casebook.create(path, ring, clock).close()
        with Casebook.open(path, ring, clock) as book:
            assert book.check() == ()
        assert not list(tmp_path.glob("*.part*"))
    assert outcomes  # both come up, but which in how many tries is the machine's affair
