"""A casebook is backed up, restored, merged, erased from and held, as people do it at the command line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from folders import kintrace, passphrase_file, small_folder

HEAD = re.compile(r"(?:Head|Head of all, to be written down elsewhere): ((?:[a-z]+ ){11}[a-z]+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder with a casebook that holds three files; made once, each test works on a copy."""
    at = tmp_path_factory.mktemp("desk")
    book, phrase = at / "a.casebook", passphrase_file(at)
    done = kintrace(
        "trace", small_folder(at / "in"), "--casebook", book, "--passphrase-file", phrase, "--plain",
        "--json", at / "leads.json", home=at,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert re.search(r"Head of the casebook, to be written down elsewhere: (?:[a-z]+ ){11}[a-z]+$", done.stderr)
    return at


@pytest.fixture
def at(desk, tmp_path) -> Path:
    for name in ("a.casebook", "a.casebook.keys", "passphrase", "leads.json"):
        shutil.copy2(desk / name, tmp_path / name)
    return tmp_path


def run(at: Path, *args: str | Path, code: int = 0) -> str:
    done = kintrace(*args, "--passphrase-file", at / "passphrase", home=at)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def head_of(said: str) -> str:
    found = HEAD.search(said)
    assert found, said
    return found[1]


def lead_of(at: Path) -> str:
    leads = [json.loads(line) for line in (at / "leads.json").read_text("utf-8").splitlines()]
    return str(leads[0]["lead"])


def test_a_backup_is_restored_beside_and_verifies_and_holds_the_head_that_was_told(at):
    head = head_of(run(at, "backup", at / "a.casebook", "--out", at / "b.kintrace-backup"))
    said = run(at, "restore", at / "b.kintrace-backup", "--out", at / "back.casebook")
    assert head in said
    assert "was in the state of the head" in run(at, "check", at / "back.casebook", "--head", head)
    assert sorted(p.name for p in at.iterdir() if "part" in p.name) == []


def test_a_file_that_was_put_back_is_told_by_the_words_and_by_itself(at):
    book = at / "a.casebook"
    run(at, "hold", book)  # opened and closed once: from here on the lock file remembers it
    shutil.copy2(book, at / "older")
    run(at, "hold", book, lead_of(at), "--until", "2126-01-01", "--because", "court")
    head = head_of(run(at, "check", book))
    shutil.copy2(at / "older", book)
    said = run(at, "check", book, "--head", head, code=1)
    assert "not the file that was last closed here" in said and "NEVER in the state" in said
    assert "found in its place once" in run(at, "check", book)


def test_what_is_erased_is_counted_first_and_then_gone_and_merging_a_backup_does_not_bring_it_back(at):
    book, ref = at / "a.casebook", lead_of(at)
    run(at, "backup", book, "--out", at / "old.kintrace-backup")
    assert "Nothing was erased" in run(at, "erase", book, ref, "--reason", "order")
    assert "Their keys are destroyed" in run(at, "erase", book, ref, "--reason", "order", "--yes")
    run(at, "restore", at / "old.kintrace-backup", "--out", at / "old.casebook")
    other = ("--passphrase-file-other", at / "passphrase")
    assert "entries came in; 0 were erased here" in run(at, "merge", book, at / "old.casebook", *other)
    assert "holds nothing, any more" in run(at, "erase", book, ref, "--reason", "order", code=2)
    merged = run(at, "merge", at / "old.casebook", book, *other)
    assert re.search(r"[1-9]\d* were erased here", merged)
    assert "verified" in run(at, "check", book) and "verified" in run(at, "check", at / "old.casebook")


def test_what_is_held_is_not_erased_before_the_hold_is_lifted(at):
    book, ref = at / "a.casebook", lead_of(at)
    said = run(at, "hold", book, ref, "--until", "2126-01-01", "--because", "court")
    (hold,) = re.findall(r"hold:[0-9a-f]{16}", said)
    assert hold in run(at, "hold", book)
    said = run(at, "erase", book, ref, "--reason", "order", "--yes", code=4)
    assert "Nothing was erased" in said and "kintrace hold CASEBOOK" in said
    run(at, "hold", book, "--lift", hold)
    assert "hold:" not in run(at, "hold", book)
    run(at, "erase", book, ref, "--reason", "order", "--yes")


def test_another_casebook_is_not_poured_in(at):
    folder = small_folder(at / "in")
    run(at, "trace", folder, "--casebook", at / "other.casebook", code=0)
    said = run(
        at, "merge", at / "a.casebook", at / "other.casebook", "--passphrase-file-other", at / "passphrase", code=4
    )
    assert "no copy of this casebook" in said


@pytest.mark.parametrize("words", ["abandon", "abandon " * 12, "zzz " * 12])
def test_words_that_are_no_head_are_said_to_be_none(at, words):
    assert "Compare them" in run(at, "check", at / "a.casebook", "--head", words, code=2)
