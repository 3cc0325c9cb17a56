"""Running twice changes nothing; being killed loses nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from folders import kintrace, passphrase_file, small_folder, traced
from kills import content, killed_then_finished

MOMENTS = (0.3, 1.1, 2.3, 3.6)  # seconds after the start; `make soak` does fifty, by chance


def entries_of(book: Path, home: Path) -> int:
    done = kintrace("check", book, "--passphrase-file", passphrase_file(home), home=home)
    assert done.returncode == 0, done.stderr
    assert "equals a rebuild" in done.stdout
    return int(re.match(r"(\d+) entries", done.stdout)[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return small_folder(tmp_path_factory.mktemp("again") / "folder")


def test_a_second_run_takes_in_nothing_and_says_the_same(folder, tmp_path):
    book, phrase = tmp_path / "a.casebook", passphrase_file(tmp_path)
    once = traced(folder, tmp_path / "1", "--casebook", book, "--passphrase-file", phrase, home=tmp_path)
    before = entries_of(book, tmp_path)
    twice = traced(folder, tmp_path / "2", "--casebook", book, "--passphrase-file", phrase, home=tmp_path)
    assert once == twice
    assert entries_of(book, tmp_path) == before + 3  # what left, the second look, and the fact that ties it


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory) -> list:
    home = tmp_path_factory.mktemp("whole")
    return content(traced(folder, home / "whole", home=home))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_moment_is_finished_by_the_next(moment, folder, whole, tmp_path):
    killed_then_finished(folder, tmp_path / "killed", moment, whole)


def test_what_is_written_out_is_a_fact_with_its_form_and_head(folder, tmp_path):
    from datetime import UTC, datetime

    from folders import PASSPHRASE
    from kintrace.model import Exported, from_cbor
    from kintrace.protect import unlock
    from kintrace.store import Casebook

    book, phrase = tmp_path / "a.casebook", passphrase_file(tmp_path)
    traced(folder, tmp_path / "1", "--casebook", book, "--passphrase-file", phrase, home=tmp_path)
    with Casebook.open(book, unlock(book, PASSPHRASE), lambda: datetime.now(UTC)) as opened:
        left = [from_cbor(e.payload, Exported) for e in opened.entries(kinds=("exported",))]
    assert [(one.form, one.reader) for one in left] == [("leads-json", "documenter")]
    assert len(left[0].head.split()) == 12
