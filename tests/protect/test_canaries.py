"""Planted names never lie about in plain: not in the casebook, its WAL, temporary folders, logs or errors."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cast import CANARIES
from folders import KINTRACE, kintrace, passphrase_file, small_folder

FORMS = [
    form for canary in CANARIES for form in (canary.encode(), canary.encode("utf-16-le"), canary.encode("utf-16-be"))
]


def hits(folder: Path, but: tuple[Path, ...] = ()) -> set[str]:
    """Files below a folder that hold a canary in any form."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and not any(b in path.parents or b == path for b in but):
            body = path.read_bytes()
            if any(form in body for form in FORMS):
                found.add(path.name)
    return found


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("home")
    folder = small_folder(home / "folder")
    notice = f"Name: {CANARIES[0]}\nAge: 31\nLast seen: 2 October 2025, Hpakant\nContact: {CANARIES[2]}\n"
    (folder / "planted.txt").write_text(notice, "utf-8")
    (folder / "planted_my.txt").write_text(f"အမည် - {CANARIES[1]}\nအသက် - ၃၁ နှစ်\nနေရပ် - ဖားကန့်မြို့\n", "utf-8")
    (folder / "planted.csv").write_text(f"name,age\n{CANARIES[0]},31\nragged {CANARIES[0]},1,2,3\n", "utf-8")
    return home


def test_the_positive_control_finds_them_in_the_sources(planted):
    assert hits(planted) == {"notice.txt", "planted.txt", "planted_my.txt", "planted.csv"}


def test_a_traced_casebook_holds_no_canary_in_plain(planted):
    book = planted / "a.casebook"
    done = kintrace(
        "trace", planted / "folder", "--casebook", book, "--passphrase-file", passphrase_file(planted), home=planted
    )
    assert done.returncode == 1, done.stderr  # the ragged row was set aside
    assert hits(planted, but=(planted / "folder",)) == set()
    assert not any(form.decode("utf-8", "ignore") in done.stderr for form in FORMS[::3])


def test_killed_in_the_middle_it_leaves_no_canary_in_plain(planted, tmp_path):
    for after in (0.8, 1.6, 2.4):
        book = tmp_path / f"{after}.casebook"
        command = ["trace", planted / "folder", "--casebook", book, "--passphrase-file", passphrase_file(tmp_path)]
        run = subprocess.Popen(
            [*KINTRACE, *command],
            env=os.environ | {"TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(after)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert hits(tmp_path) == set()


def test_a_telephone_number_never_comes_out(planted, tmp_path):
    report = tmp_path / "report"
    done = kintrace(
        "trace", planted / "folder", "--plain", "--report", report, "--json", tmp_path / "out.jsonl", home=tmp_path
    )
    everything = done.stdout.encode() + b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert CANARIES[2].encode() not in everything
    assert CANARIES[0].encode() in everything  # the missing person's own name is what the report is for
