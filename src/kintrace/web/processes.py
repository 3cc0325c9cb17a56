"""What the operating system is asked for: names of processes, an end that is shared, a clock that runs on in sleep."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SUPERVISOR = "kintrace-super"  # at most 15 characters: the kernel cuts the rest off
KEY_HOLDER = "kintrace-keys"  # the name that ``protect.harden`` gives
_PROC = Path("/proc")
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NAME = 1, 4, 15  # Source: prctl(2)

# How a process of ours is begun: no module from the folder one stands in, no settings of Python from outside.
PYTHON = (sys.executable, "-I", "-B", "-X", "utf8", "-m")


def _control(option: int, value: int | bytes) -> None:
    call = getattr(ctypes.CDLL(None), "prctl", None)
    if call is not None:  # elsewhere than on Linux the pipe between parent and child alone ends the child
        call(option, value if isinstance(value, bytes) else ctypes.c_ulong(value), 0, 0, 0)


def become_supervisor() -> None:
    """Take the supervisor's name, by which it is found, and let no neighbour read its memory."""
    _control(_PR_SET_NAME, SUPERVISOR.encode("ascii"))
    _control(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that began it ends, however it ends."""
    _control(_PR_SET_PDEATHSIG, signal.SIGKILL)


def die_at_end_of(descriptor: int) -> None:
    """Kill this process when the other end of a pipe closes: the parent that held it is gone.

    Covers the moment before ``die_with_parent`` took hold, and systems that know nothing of the kind.
    """

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(descriptor, 4096):
                continue
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="watch-parent", daemon=True).start()


def boot_seconds() -> float:
    """Seconds on a clock that nobody sets and that runs on while the machine sleeps: a closed lid counts as idle."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def now() -> datetime:
    """The time, UTC: what casework is given for a clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Running:
    """A process of this user.

    Args:
        pid: Its number.
        name: The name that it goes by.
    """

    pid: int
    name: str


def ours(*names: str) -> Iterator[Running]:
    """Find this user's living processes of some names, this one among them.

    A process that lets nobody read its memory has its files in ``/proc`` owned by root, so the owner is read
    from its ``status`` and not from the folder.
    """
    for folder in _PROC.iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError):  # it ended while we looked
            status = _status((folder / "status").read_text("utf-8", "replace"))
            if status.get("Name") in names and _is_mine(status) and not _is_gone(status):
                yield Running(int(folder.name), status["Name"])


def is_alive(pid: int) -> bool:
    """Whether a process still has its memory; one that only waits to be taken note of has none."""
    try:
        return not _is_gone(_status((_PROC / str(pid) / "status").read_text("utf-8", "replace")))
    except OSError:
        return False


def _status(text: str) -> dict[str, str]:
    return {name: value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}


def _is_mine(status: dict[str, str]) -> bool:
    return status.get("Uid", "").split()[:1] == [str(os.getuid())]


def _is_gone(status: dict[str, str]) -> bool:
    return status.get("State", "")[:1] in ("Z", "X")
