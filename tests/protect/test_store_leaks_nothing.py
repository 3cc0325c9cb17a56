"""What is written into a casebook is found in no file beside it, in no temporary file and in no log."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cast
from cast import CANARIES

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")

WORK = """
import logging, os, sys
from datetime import UTC, datetime
from pathlib import Path
logging.basicConfig(level=logging.DEBUG)
from kintrace.protect import Argon2Cost, make_slots
from kintrace.store import Casebook
sys.path.insert(0, sys.argv[2])
from cast import CANARIES
path = Path(sys.argv[1])
words = "the passphrase Zarqwel Hpunmyat"
book = Casebook.create(path, make_slots(path, words, Argon2Cost(64, 1, 1)), lambda: datetime.now(UTC))
for word in CANARIES:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        entry = book.append("coded", (word * 40).encode(encoding), person=word)
        book.append("looked", word.encode(encoding), lane="reads", person=word)
        book.replace_projection(word, {word + str(n): word.encode(encoding) * 50 for n in range(300)}, book.head())
    book.erase(entry.id, word)
# sorting more than the page cache holds is what spills into temporary files
book._ledger.run("PRAGMA cache_size = 10")
book._ledger.run("SELECT ref, body FROM store_projected ORDER BY body, ref DESC")
print(*sorted(p.name for p in path.parent.iterdir()))
os.kill(os.getpid(), 9)  # no closing: the log and all that a dying process leaves lie there
"""


def _forms():
    return {word.encode(encoding) for word in CANARIES for encoding in ENCODINGS}


def _found_in(folder):
    files = [p for p in folder.rglob("*") if p.is_file()]
    bodies = {p.name: p.read_bytes() for p in files}
    return {name for name, body in bodies.items() for form in _forms() if form in body or form.hex().encode() in body}


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """Folder of a casebook in which somebody worked until the power went, with what that left elsewhere."""
    tmp_path = tmp_path_factory.mktemp("worked")
    for name in ("case", "temporary", "home"):
        (tmp_path / name).mkdir()
    surroundings = {**os.environ, "TMPDIR": str(tmp_path / "temporary"), "SQLITE_TMPDIR": str(tmp_path / "temporary")}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            WORK,
            str(tmp_path / "case" / "case.kintrace"),
            str(Path(cast.__file__).parent),
        ],
        env={**surroundings, "HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"},
        capture_output=True,
    )
    assert done.returncode == -9, done.stderr.decode()
    (tmp_path / "said").write_bytes(done.stdout + done.stderr)
    return tmp_path


def test_no_word_of_a_casebook_lies_in_any_file(worked):
    assert {"case.kintrace", "case.kintrace.keys", "case.kintrace.lock", "case.kintrace-wal"} <= {
        p.name for p in (worked / "case").iterdir()
    }
    assert _found_in(worked) == set()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("number", range(len(CANARIES)))
def test_the_search_would_have_found_it(tmp_path, encoding, number):
    (tmp_path / "planted").write_bytes(b"\x00" * 10 + CANARIES[number].encode(encoding) + b"\x00")
    assert _found_in(tmp_path) == {"planted"}


def test_nothing_of_it_is_logged(tmp_path, caplog):
    from datetime import UTC, datetime

    from kintrace.protect import KeyRing
    from kintrace.store import Casebook

    caplog.set_level(logging.DEBUG)
    ring = KeyRing.temporary()
    with Casebook.create(tmp_path / "case.kintrace", ring, lambda: datetime.now(UTC)) as book:
        for word in CANARIES:
            book.append("coded", word.encode(), person=word)
            book.replace_projection("persons", {word: word.encode()}, b"")
        book.check()
    said = caplog.text + repr([record.args for record in caplog.records])
    assert not any(word in said for word in CANARIES) and ring.database_key.hex() not in said
