"""A thousand changes to a ledger, by somebody who has its keys: each is named."""

from __future__ import annotations

import random
import shutil

import tampered

CASES, FILES = 1_000, 20


def test_each_of_a_thousand_changes_is_named(tmp_path):
    made = tmp_path / "case.kintrace"
    tampered.filled(made)
    head, path = tampered.head_of(made), tmp_path / "changed" / "case.kintrace"
    path.parent.mkdir()
    unnamed = []
    for case in range(CASES):
        for suffix in ("", ".lock"):
            shutil.copy2(made.with_name(made.name + suffix), path.with_name(path.name + suffix))
        done = tampered.tampered(path, random.Random(case))
        if not tampered.said_of(path, head):
            unnamed.append((case, done))
    assert unnamed == []


def test_a_whole_file_that_was_put_back_is_named(tmp_path):
    path = tmp_path / "case.kintrace"
    tampered.filled(path)
    for state in range(FILES):
        older = tmp_path / f"older{state}"
        shutil.copy2(path, older)
        with tampered.Casebook.open(path, tampered.RING, tampered.Clock()) as book:
            book.append("coded", b"more")
        head = tampered.head_of(path)
        now = tmp_path / "now"
        shutil.copy2(path, now)
        tampered.roll_back_file(path, older)
        assert set(tampered.said_of(path, head)) >= {"put back", "never in this state"}
        shutil.copy2(now, path)
