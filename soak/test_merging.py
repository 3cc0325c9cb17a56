"""Five copies work apart and merge in random pairs for a long time: they come to rest with the same content."""

from __future__ import annotations

import random
import shutil

import tampered
from kintrace.store import READS, Casebook, erase_all, join, state_now

COPIES, ROUNDS = 5, 60


def test_copies_that_work_and_merge_in_any_order_come_to_rest_with_the_same(tmp_path):
    first = tmp_path / "copy0"
    Casebook.create(first, tampered.RING, tampered.Clock()).close()
    copies = [first, *(shutil.copy2(first, tmp_path / f"copy{number}") for number in range(1, COPIES))]
    chance, written = random.Random(4), set()
    for _ in range(ROUNDS):
        one, other = chance.sample(copies, 2)
        with Casebook.open(one, tampered.RING, tampered.Clock()) as book:
            written |= {entry.id for entry in book.append_all([("coded", chance.randbytes(30))] * chance.randrange(4))}
            written.add(book.append("looked", b"l", READS).id)
            there = [entry.id for entry in book.entries(kinds=("coded",)) if entry.payload is not None]
            if there and chance.random() < 0.3:
                erase_all(book, [chance.choice(there)], "order")
            with Casebook.open(other, tampered.RING, tampered.Clock()) as theirs:
                join(book, theirs)
    for _ in range(2):
        for one in copies:
            for other in copies:
                if one != other:
                    _merged(one, other)
    heads = set()
    for one in copies:
        with Casebook.open(one, tampered.RING, tampered.Clock()) as book:
            assert book.check() == ()
            heads.add(state_now(book).head)
            assert written <= {entry.id for lane in ("facts", "reads") for entry in book.entries(lane)}
    assert len(heads) == 1


def _merged(one, other):
    with (
        Casebook.open(one, tampered.RING, tampered.Clock()) as book,
        Casebook.open(other, tampered.RING, tampered.Clock()) as theirs,
    ):
        join(book, theirs)
