"""A sample of what `make soak` does a thousand times: each change to a ledger is named."""

from __future__ import annotations

import random
import shutil

import pytest

import tampered

CASES = 30


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A casebook with some history, and its head as somebody wrote it down."""
    path = tmp_path_factory.mktemp("made") / "case.kintrace"
    tampered.filled(path)
    return path, tampered.head_of(path)


def _copied(made, tmp_path):
    for name in ("case.kintrace", "case.kintrace.lock"):
        shutil.copy2(made[0].with_name(name), tmp_path / name)
    return tmp_path / "case.kintrace"


def test_untouched_nothing_is_said(made, tmp_path):
    assert tampered.said_of(_copied(made, tmp_path), made[1]) == ()


@pytest.mark.parametrize("case", range(CASES))
def test_a_change_is_named(made, tmp_path, case):
    path = _copied(made, tmp_path)
    done = tampered.tampered(path, random.Random(case))
    assert tampered.said_of(path, made[1]), done


def test_looks_that_were_cut_off_at_their_end_are_named_without_any_head(made, tmp_path):
    path = _copied(made, tmp_path)
    with tampered.Casebook.open(path, tampered.RING, tampered.Clock()) as book:
        for name in tampered.TRIGGERS:
            book._ledger.run(f"DROP TRIGGER {name}")
        book._ledger.run("DELETE FROM entry WHERE lane = 'reads' AND seq = 12 OR lane = 'reads' AND seq = 4")
        for statement in tampered.TRIGGERS.values():
            book._ledger.run(statement)
        assert any("looks were cut off" in problem for problem in book.check())
