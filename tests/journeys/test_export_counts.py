"""Counts leave a casebook: nobody can be found in them, and the casebook knows that they left."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from folders import kintrace, passphrase_file, small_folder
from kintrace.casework.kinds import EXPORTED, LOOKED
from kintrace.casework.opening import opened
from kintrace.casework.showing.exporting import COUNTS, Left, export_counts
from kintrace.errors import Refused
from kintrace.model import Exported, from_cbor, to_cbor


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    at = tmp_path_factory.mktemp("desk")
    done = kintrace(
        "trace", small_folder(at / "in"), "--casebook", at / "a.casebook",
        "--passphrase-file", passphrase_file(at), home=at,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return at


def export(at: Path, name: str, *more: str, code: int = 0) -> str:
    done = kintrace(
        "export", "counts", at / "a.casebook", "--out", at / name, *more,
        "--passphrase-file", at / "passphrase", home=at,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_counts_say_no_number_but_fives_and_the_head_of_the_casebook(desk):
    said = export(desk, "counts.csv", "--plain")
    lines = (desk / "counts.csv").read_text("utf-8").splitlines()
    head = re.search(r"Head: ((?:[a-z]+ ){11}[a-z]+)", said)
    assert head
    assert lines[0].endswith(f": {head[1]}")
    assert any("Unreviewed leads" in line for line in lines)
    rows = [line.rpartition(",") for line in lines if not line.startswith("#")][1:]
    assert rows[0][0] == "all,all,all,all,all"
    assert all(number in ("<5", "withheld") or int(number) % 5 == 0 for _, _, number in rows)


def test_counts_written_twice_are_the_same_but_for_the_head(desk):
    for name in ("one.csv", "two.csv"):
        export(desk, name, "--plain")
    one, two = ((desk / name).read_text("utf-8").splitlines() for name in ("one.csv", "two.csv"))
    assert one[1:] == two[1:]
    assert one[0] != two[0]


def test_counts_are_encrypted_or_it_is_said_that_they_may_be_plain(desk):
    export(desk, "neither.csv", code=2)
    assert not (desk / "neither.csv").exists()


def test_the_casebook_that_counts_left_still_verifies(desk):
    export(desk, "again.csv", "--plain")
    done = kintrace("check", desk / "a.casebook", "--passphrase-file", desk / "passphrase", home=desk)
    assert done.returncode == 0, done.stdout + done.stderr


def test_other_counts_of_the_same_quarter_are_refused(tmp_path, cheap_keys):
    def at_noon() -> datetime:
        return datetime(2026, 3, 1, 5, 30, tzinfo=UTC)

    book = tmp_path / "a.casebook"
    with opened(book, "invented words for a test", at_noon) as open_book:
        before = Exported(COUNTS, "analyst", "", "publishing counts", "", "0" * 64, at_noon().isoformat())
        open_book.book.append(EXPORTED, to_cbor(before))
    with pytest.raises(Refused, match="same quarter"):
        export_counts(book, "invented words for a test", tmp_path / "counts.csv", (), at_noon)
    assert not (tmp_path / "counts.csv").exists()


def test_an_export_is_one_entry_among_the_facts_and_one_among_the_reads(tmp_path, cheap_keys):
    def at_noon() -> datetime:
        return datetime(2026, 3, 1, 5, 30, tzinfo=UTC)

    book = tmp_path / "a.casebook"
    left = export_counts_of_new(book, tmp_path / "counts.csv", at_noon)
    with opened(book, "invented words for a test", at_noon) as open_book:
        said = [from_cbor(e.payload, Exported) for e in open_book.book.entries(kinds=(EXPORTED,)) if e.payload]
        looks = list(open_book.book.entries("reads", kinds=(LOOKED,)))
    body = (tmp_path / "counts.csv").read_bytes().partition(b"\n")[2]
    assert [(s.form, s.head, s.digest) for s in said] == [(COUNTS, left.head, hashlib.sha256(body).hexdigest())]
    assert len(looks) == 1


def export_counts_of_new(book: Path, out: Path, clock: Callable[[], datetime]) -> Left:
    with opened(book, "invented words for a test", clock):
        pass
    return export_counts(book, "invented words for a test", out, (), clock)
