"""Lock all, end all: found by name among this user's processes, so that no file has to lie about that lists them."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kintrace.web.processes import KEY_HOLDER, SUPERVISOR, is_alive, ours

_ROUNDS = 5
_WAIT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Ended:
    """What a panic ended.

    Args:
        holders: Processes that held keys, or were waiting for a passphrase.
        supervisors: Processes that would have begun another.
        left: How many of both were still there a second later; more than 0 is a fault of the machine.
    """

    holders: int
    supervisors: int
    left: int


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told to lock.

    Args:
        supervisors: Each locks its casebook when its job, if one runs, has ended.
        others: Commands that hold keys and end by themselves; a panic ends them at once.
    """

    supervisors: int
    others: int


def panic() -> Ended:
    """Kill every process of this user that holds keys, then the supervisors, and wait until their memory is gone.

    Nothing is asked and nothing is finished. A casebook bears that: what was not yet written whole is not there.
    Called by one of them, it kills that one last.
    """
    found: dict[str, set[int]] = {KEY_HOLDER: set(), SUPERVISOR: set()}
    for _ in range(_ROUNDS):  # a worker that was begun in the first round, still without keys, is there in the second
        born = [p for p in ours(KEY_HOLDER, SUPERVISOR) if p.pid not in found[p.name] and p.pid != os.getpid()]
        for process in sorted(born, key=lambda p: p.name == SUPERVISOR):
            found[process.name].add(process.pid)
            _send(process.pid, signal.SIGKILL)
        if not born:
            break
    left = _still_there(found[KEY_HOLDER] | found[SUPERVISOR])
    return Ended(len(found[KEY_HOLDER]), len(found[SUPERVISOR]), left)


def lock_all() -> Told:
    """Tell every supervisor of this user to lock. Nothing is lost: a running job is waited for."""
    supervisors = [p.pid for p in ours(SUPERVISOR)]
    under = {pid for supervisor in supervisors for pid in _below(supervisor)}
    others = [p.pid for p in ours(KEY_HOLDER) if p.pid not in under]
    for pid in supervisors:
        _send(pid, signal.SIGUSR2)
    return Told(len(supervisors), len(others))


def _below(pid: int) -> set[int]:
    """All that a process began, and what those began."""
    found: set[int] = set()
    todo = [pid]
    while todo:
        parent = todo.pop()
        with contextlib.suppress(OSError):  # it ended while we looked
            told = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
            children = {int(word) for word in told.split()} - found
            found |= children
            todo += children
    return found


def _send(pid: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):  # it was quicker
        os.kill(pid, what)


def _still_there(pids: Iterable[int]) -> int:
    until = time.monotonic() + _WAIT_SECONDS
    left = {pid for pid in pids if is_alive(pid)}
    while left and time.monotonic() < until:
        time.sleep(0.005)
        left = {pid for pid in left if is_alive(pid)}
    return len(left)
