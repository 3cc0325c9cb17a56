"""A process that holds keys writes no core, is read by no neighbour, and can be found from outside by its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kintrace.protect import key_file_of
from kintrace.protect.keys import hardening
from kintrace.protect.keys.hardening import process_name

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is asked of the kernel is Linux's")

HOLDER = """
import ctypes, resource, sys, threading
from pathlib import Path
from kintrace.protect import Argon2Cost, harden, make_slots, unlock
{act}
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
sys.stdin.read()
"""
MAKE = "make_slots(Path(sys.argv[1]), 'words to open it', Argon2Cost(64, 1, 1))"
OPEN = "unlock(Path(sys.argv[2]), 'five quite random words here')"
STORED = Path(__file__).with_name("key_files") / "version_2.json"


def state_and_name(act, path):
    """What a process of its own says of itself after an act, and the name that others see it under."""
    opened = path.with_name("opened")
    shutil.copyfile(STORED, key_file_of(opened))
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(act=act), str(path), str(opened)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    said = child.stdout.readline().strip()
    name = process_name(child.pid)
    child.communicate("")
    return said, name


@pytest.mark.parametrize("act", [MAKE, OPEN, "from kintrace.protect import KeyRing; KeyRing.temporary()"])
def test_whoever_makes_or_opens_keys_is_hardened_and_named_without_asking_for_it(act, tmp_path):
    assert state_and_name(act, tmp_path / "case") == ("(0, 0) 0", "kintrace-keys")


def test_a_process_without_keys_is_hardened_under_another_name(tmp_path):
    assert state_and_name("harden(False)", tmp_path / "case") == ("(0, 0) 0", "kintrace")


def test_a_holder_of_keys_keeps_its_name(tmp_path):
    assert state_and_name("harden(True); harden(False)", tmp_path / "case")[1] == "kintrace-keys"


def test_the_process_is_named_whichever_thread_holds_the_keys(tmp_path):
    act = "t = threading.Thread(target=harden, args=(True,)); t.start(); t.join()"
    assert state_and_name(act, tmp_path / "case") == ("(0, 0) 0", "kintrace-keys")


def test_elsewhere_only_core_files_are_switched_off(monkeypatch):
    monkeypatch.setattr(hardening.sys, "platform", "darwin")
    monkeypatch.setattr(hardening.ctypes, "CDLL", lambda _: pytest.fail("there is no prctl there"))
    hardening.harden(holds_keys=True)


def test_a_process_that_is_gone_has_no_name():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert process_name(child.pid) == ""
    assert process_name() == process_name(os.getpid()) != ""
