"""A file is there whole or not at all, and nothing of it stays lying beside it."""

from __future__ import annotations

import os

import pytest

from kintrace.protect import write_whole

DAY = 86_400


def left_over(folder, name, age):
    path = folder / name
    path.write_bytes(b"half of what was to be encrypted")
    at = path.stat().st_mtime - age
    os.utime(path, (at, at))
    return path


def test_what_a_killed_writing_of_the_same_file_left_goes_with_the_next(tmp_path):
    stale = left_over(tmp_path, ".a.json.0a1b2c3d.part", DAY)
    write_whole(tmp_path / "a.json", b"whole", replace=True)
    assert not stale.exists() and [p.name for p in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(("name", "age"), [
    (".a.json.0a1b2c3d.part", 5),  # somebody may be writing it now
    (".b.json.0a1b2c3d.part", DAY),
    ("a.json.part", DAY),
])  # fmt: skip
def test_what_may_be_somebody_elses_stays(tmp_path, name, age):
    stays = left_over(tmp_path, name, age)
    write_whole(tmp_path / "a.json", b"whole", replace=True)
    assert stays.exists()
