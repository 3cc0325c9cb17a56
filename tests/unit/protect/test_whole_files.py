"""A file is there whole or not at all, and nothing of it stays lying beside it."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kintrace.protect import write_whole


def left_over(folder, name):
    path = folder / name
    path.write_bytes(b"half of what was to be encrypted")
    return path


def test_what_a_killed_writing_of_the_same_file_left_goes_with_the_next(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path; from kintrace.protect import write_whole\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(Path(sys.argv[1]), b'half', replace=True)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.json")], check=False)
    assert done.returncode == -signal.SIGKILL and [p.suffix for p in tmp_path.iterdir()] == [".part"]
    write_whole(tmp_path / "a.json", b"whole", replace=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("name", [".b.json.0a1b2c3d.part", "a.json.part", ".a.json.notes.of.mine.part"])
def test_what_is_of_another_file_stays(tmp_path, name):
    stays = left_over(tmp_path, name)
    write_whole(tmp_path / "a.json", b"whole", replace=True)
    assert stays.exists()


def test_what_somebody_is_writing_stays(tmp_path):
    stays = left_over(tmp_path, ".a.json.0a1b2c3d.part")
    with stays.open("rb") as owned:
        fcntl.flock(owned, fcntl.LOCK_EX)
        write_whole(tmp_path / "a.json", b"whole", replace=True)
    assert stays.exists()


def test_many_who_write_one_file_at_once_all_succeed(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write_whole(tmp_path / "a.json", b"%03d" % n, replace=True), range(200)))
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"] and len((tmp_path / "a.json").read_bytes()) == 3
