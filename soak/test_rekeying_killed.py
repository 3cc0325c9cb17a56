"""A casebook that is given new keys over and over, killed a hundred times: the same words open it, nothing is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import UTC, datetime

from kintrace.casework.kinds import SLOTS
from kintrace.protect import Argon2Cost, make_slots, unlock
from kintrace.store import Casebook

WORDS = "five quite random words here"
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
KILLS, ENTRIES = 100, 300
CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kintrace.casework import rekey
from kintrace.protect.keys import costs
costs.FLOOR = costs.Argon2Cost(64, 1, 1)
print("ready", flush=True)
while True:
    rekey(Path(sys.argv[1]), sys.argv[2], lambda: datetime.now(UTC))
    print("done", flush=True)
"""


def test_a_hundred_kills_while_rekeying_leave_a_casebook_that_opens_with_everything_in_it(tmp_path):
    path, dice = tmp_path / "a.casebook", random.Random(100)
    with Casebook.create(path, make_slots(path, WORDS, CHEAP), lambda: datetime.now(UTC)) as book:
        book.append_all([("coded", number.to_bytes(4, "big") * 500) for number in range(ENTRIES)])
        before = list(book.entries())
    done = 0
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), WORDS], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.5))
        child.kill()
        done += child.stdout.read().count("done")
        child.stdout.close()
        child.wait()
        with Casebook.open(path, unlock(path, WORDS, floor=CHEAP), lambda: datetime.now(UTC)) as book:
            assert book.check() == ()
            assert list(book.entries(kinds=("coded",))) == [e for e in before if e.kind == "coded"]
            assert len(list(book.entries(kinds=(SLOTS,)))) >= done
        assert not list(tmp_path.glob("*.rekeyed*"))
    assert done > 0
