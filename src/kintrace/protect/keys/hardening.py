"""What a process does about itself before it holds a key: no memory to a disk, none to a neighbour, and a name."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import sys
from pathlib import Path

HOLDER, OTHER = "kintrace-keys", "kintrace"  # at most 15 characters: the kernel cuts the rest off

_PR_SET_DUMPABLE = 4  # Source: prctl(2)


def harden(holds_keys: bool) -> None:
    """Keep this process's memory from core files and from other programs of the same user, and give it its name.

    Whatever makes a ring of keys calls this itself. Calling it again does no harm; a process that was once named as
    a holder of keys keeps that name, for the keys may still lie in its memory.

    Args:
        holds_keys: Whether keys are, or are about to be, in its memory: such a process is named ``kintrace-keys``,
            so that it can be found and ended from outside without asking it.

    Assumes: Linux. Elsewhere only core files are switched off.
    """
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    if most != 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return
    if holds_keys or process_name() != HOLDER:
        _take_name(HOLDER if holds_keys else OTHER)
    control = getattr(ctypes.CDLL(None), "prctl", None)
    if control is not None:  # without it, any program of the same user may read this one's memory
        control(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _take_name(name: str) -> None:
    # prctl names only the thread that calls it; a process goes by the name of its first thread
    with contextlib.suppress(OSError):
        Path(f"/proc/self/task/{os.getpid()}/comm").write_text(name, "ascii")


def process_name(pid: int | None = None) -> str:
    """Read the name that a process goes by; empty: there is none, or this machine does not say.

    Args:
        pid: Its number; ``None``: this process.
    """
    try:
        return Path(f"/proc/{pid or os.getpid()}/comm").read_text("utf-8", "replace").rstrip("\n")
    except OSError:
        return ""
