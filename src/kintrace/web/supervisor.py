"""The supervisor: owns the socket, begins workers, remembers wrong passphrases. It never sees a key or a word.

It reads no key file and imports nothing that could: what it holds in memory is an address, a path and numbers.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.errors import KintraceError, NoSuchFolder
from kintrace.web.channel import Channel, Charge
from kintrace.web.processes import PYTHON, become_supervisor, boot_seconds
from kintrace.web.waits import wait_after

HOST = "127.0.0.1"
MOST_CRASHES, CRASH_SECONDS = 5, 60.0
LOCKED = 0  # the exit code of a worker that ended to lock
_BACKLOG = 64
_QUEUE: tuple[signal.Signals, ...] = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)


class CannotServe(KintraceError):
    """The pages cannot be served on this machine."""

    exit_code = 31

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem}. {fix}.")


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and where.

    Args:
        casebook: The casebook.
        port: Of 127.0.0.1; 0: a free one.
        lock_after: Idle seconds until it locks.
        show: Told each line that the person at the terminal should read.
    """

    casebook: Path
    port: int
    lock_after: float
    show: Callable[[str], None] = field(repr=False)


def serve(serving: Serving) -> None:
    """Serve a casebook on 127.0.0.1 until this process is told to end.

    SIGTERM, SIGINT and SIGHUP end it with its worker and jobs; SIGUSR2 locks when no job runs; SIGUSR1 is a panic,
    which ends every process of this user that holds keys. Enter in its terminal prints a new address, once each.

    Raises:
        NoSuchFolder: There is no such casebook.
        CannotServe: The port is taken, or workers end as soon as they begin.
    """
    casebook = serving.casebook.absolute()
    if not casebook.is_file():
        raise NoSuchFolder(str(serving.casebook), "there is no such casebook; `kintrace trace` makes one")
    with _listening(serving.port) as listener:
        _Supervisor(serving, casebook, listener).run()


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError):
        listener.close()
        raise CannotServe(f"Port {port} of {HOST} cannot be had", "Name another, or leave --port out") from None
    return listener


class _Supervisor:
    def __init__(self, serving: Serving, casebook: Path, listener: socket.socket) -> None:
        self._serving, self._casebook, self._listener = serving, casebook, listener
        self._port: int = listener.getsockname()[1]
        self._room, self._door, self._token = (secrets.token_urlsafe(size) for size in (12, 32, 24))
        self._wrong, self._wait_until = 0, 0.0
        self._crashes: list[float] = []
        self._ending = False
        self._worker: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._terminal = sys.stdin.isatty() if sys.stdin is not None and not sys.stdin.closed else False

    def run(self) -> None:
        """Begin a worker whenever there is none, and listen to it and to signals."""
        woken, waker = os.pipe()
        for end in (woken, waker):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(waker)
        before = {s: signal.signal(s, self._act) for s in _QUEUE}
        become_supervisor()  # found by its name from here on, and ready for what it is then told
        self._say_address()
        try:
            while not self._ending:
                self._begin()
                self._listen(woken)
                self._take_note()
        finally:
            self._end_worker()
            signal.set_wakeup_fd(-1)
            for number, handler in before.items():
                signal.signal(number, handler)
            for end in (woken, waker):
                os.close(end)

    # --- the worker

    def _begin(self) -> None:
        mine, theirs = Channel.pair()
        with theirs:
            give = (self._listener.fileno(), theirs.fileno())
            # begun anew (fork and exec), so that it has none of our memory; in a group of its own with its jobs
            self._worker = subprocess.Popen(
                [*PYTHON, "kintrace.web.worker", *map(str, give)],
                pass_fds=give, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", process_group=0,
            )  # fmt: skip
        self._channel = mine
        mine.charge(
            Charge(
                str(self._casebook), self._port, self._room, self._door, self._token, self._serving.lock_after,
                self._wrong, self._wait_until,
            )
        )  # fmt: skip

    def _listen(self, woken: int) -> None:
        """Until this worker has ended or we are told to end."""
        assert self._channel is not None
        watched: list[Channel | int] = [self._channel, woken]
        if self._terminal:
            watched.append(sys.stdin.fileno())
        while not self._ending:
            ready, _, _ = select.select(watched, [], [])
            if woken in ready:
                os.read(woken, 512)
            if self._terminal and sys.stdin.fileno() in ready:
                self._new_address(watched)
            if self._channel in ready:
                message = self._channel.heard()
                if message is None:
                    return
                self._hear(message)

    def _hear(self, message: dict[str, str | int | float]) -> None:
        said = message.get("said")
        if said == "entered":
            self._token = ""
        elif said == "opened":
            self._wrong, self._wait_until = 0, 0.0
        elif said == "wrong":
            self._wrong += 1
            self._wait_until = boot_seconds() + wait_after(self._wrong)
            if self._channel is not None:
                self._channel.say(do="wait", wrong=self._wrong, until=self._wait_until)

    def _take_note(self) -> None:
        """Of how the worker ended: a lock is no crash; five crashes in a minute are too many."""
        code = self._end_worker()
        if self._ending or code == LOCKED:
            return
        now = boot_seconds()
        self._crashes = [at for at in self._crashes if now - at < CRASH_SECONDS] + [now]
        if len(self._crashes) >= MOST_CRASHES:
            raise CannotServe(
                f"The worker ended {MOST_CRASHES} times within a minute, the last time with code {code}",
                "Run `kintrace check` on the casebook and `kintrace doctor`, then begin again",
            )

    def _end_worker(self) -> int | None:
        """Whatever is left of it and its jobs goes now; its exit code is that of the worker itself."""
        worker, self._worker = self._worker, None
        if self._channel is not None:
            self._channel.close()
            self._channel = None
        if worker is None:
            return None
        if not self._ending:
            _await_end(worker.pid)  # its end of the channel closed a moment before it
        _kill_group(worker.pid)
        return worker.wait()

    # --- the person

    def _say_address(self) -> None:
        self._serving.show(f"http://{HOST}:{self._port}/{self._room}/enter/{self._token}")

    def _new_address(self, watched: list[Channel | int]) -> None:
        terminal = sys.stdin.fileno()
        # put into the background, what is typed is not for us; with the terminal gone, the pages stay
        if os.tcgetpgrp(terminal) != os.getpgrp() or not os.read(terminal, 4096):
            self._terminal = False
            watched.remove(terminal)
            return
        self._token = secrets.token_urlsafe(24)
        if self._channel is not None:
            self._channel.say(do="token", token=self._token)
        self._say_address()

    def _act(self, number: int, _: object) -> None:
        if number == signal.SIGUSR1:
            self._panic()
        elif number == signal.SIGUSR2:
            if self._channel is not None:
                self._channel.say(do="lock")
        else:
            self._ending = True

    def _panic(self) -> None:
        from kintrace.web.panic import panic

        if self._worker is not None:
            _kill_group(self._worker.pid)
        panic()
        os.kill(os.getpid(), signal.SIGKILL)


def _await_end(pid: int) -> None:
    """Wait for a child without taking note of its end: until then nobody else is given its number."""
    until = boot_seconds() + 1.0
    while boot_seconds() < until and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        select.select([], [], [], 0.01)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
