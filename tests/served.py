"""A casebook served by real processes, and a visitor who speaks HTTP to it as a browser would."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from folders import KINTRACE, PASSPHRASE


@dataclass
class Visitor:
    """One browser: keeps cookies, sends what a browser sends with its own forms."""

    port: int
    room: str
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""
    follow: bool = True
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str = "/", **more: str) -> int:
        return self.ask("GET", f"/{self.room}{path}", None, more)

    def post(self, path: str, fields: Mapping[str, str] | None = None, **more: str) -> int:
        """Send a form as it stands on the page that was read last."""
        hidden = re.search(r'name="form" value="([^"]*)"', self.page)
        body = {"form": hidden[1] if hidden else ""} | dict(fields or {})
        own = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", f"/{self.room}{path}", urlencode(body), own | more)

    def ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> int:
        """Ask, follow where it leads, keep the cookies and the last page."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, {"Cookie": cookies} | dict(headers))
            answer = connection.getresponse()
            page = answer.read().decode("utf-8")
        finally:
            connection.close()
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        if answer.status == 303 and self.follow:
            return self.ask("GET", answer.getheader("Location", ""), None, {})
        self.page = page
        return answer.status

    def unlock(self, words: str = PASSPHRASE) -> int:
        self.get()
        return self.post("/unlock", {"words": words})


class World:
    """Processes among themselves: what is run in it sees, and can end, no other process of this machine.

    A panic ends every key holder of its user: without this, also those of tests that run beside it.
    """

    def __init__(self) -> None:
        as_root = os.getuid() == 0
        apart = ["unshare", "--pid", "--fork", "--mount-proc"] + ([] if as_root else ["--user", "--map-current-user"])
        self._first = subprocess.Popen([*apart, "sleep", "infinity"], stderr=subprocess.DEVNULL)
        self._inner = until(lambda: next(iter(children(self._first.pid)), 0) or self._first.poll() is not None)
        # its own /proc is there only once the first process has become what it was to be
        until(lambda: self._first.poll() is not None or name_of(self._inner).startswith("sleep"))
        user = [] if as_root else ["--user", "--preserve-credentials"]
        self.enter = ["nsenter", "--target", str(self._inner), "--pid", "--mount", *user, "--"]

    def __enter__(self) -> World:
        if self._first.poll() is not None:
            pytest.skip("processes cannot be set apart here: run as root, or allow user namespaces")
        return self

    def __exit__(self, *_: object) -> None:
        if self._first.poll() is None:
            os.kill(self._inner, signal.SIGKILL)  # and with the first process of a world all others
        self._first.wait(10)

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in it."""
        command = [*self.enter, *KINTRACE, *args]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    def start(self, *args: str, **more) -> subprocess.Popen[str]:
        """Begin a command in it; its own process is the child of the one that is given."""
        return subprocess.Popen([*self.enter, *KINTRACE, *args], text=True, **more)


def name_of(pid: int) -> str:
    """What a process goes by."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


@dataclass
class Served:
    """A supervisor with its worker, in a world of its own."""

    world: World
    process: subprocess.Popen[str]
    address: str

    @cached_property
    def supervisor(self) -> int:
        """Number of the supervisor's process."""
        return children(self.process.pid)[0]

    @property
    def port(self) -> int:
        return int(urlsplit(self.address).port or 0)

    @property
    def room(self) -> str:
        return urlsplit(self.address).path.split("/")[1]

    def visitor(self, enters: bool = True) -> Visitor:
        """A browser; let in by the printed address."""
        visitor = Visitor(self.port, self.room)
        if enters:
            assert visitor.ask("GET", urlsplit(self.address).path, None, {}) == 200
        return visitor

    def worker(self) -> int:
        """Number of the worker's process."""
        return until(lambda: next(iter(children(self.supervisor)), 0))

    def jobs(self) -> list[int]:
        """Numbers of the worker's jobs."""
        return children(self.worker())

    def held_job(self) -> int:
        """The worker's job, held where it is once it has keys, as one that is at work for long."""
        job = until(lambda: next((pid for pid in self.jobs() if name_of(pid) == "kintrace-keys"), 0))
        os.kill(job, signal.SIGSTOP)
        return job


@contextmanager
def served(casebook: Path, *more: str) -> Iterator[Served]:
    """Serve a casebook, and end whatever is left of it."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with World() as world:
        process = world.start("serve", str(casebook), *more, **pipes)
        assert process.stdout is not None and process.stderr is not None
        with process.stdout, process.stderr:
            try:
                yield Served(world, process, process.stdout.readline().strip())
            finally:
                for pid in children(process.pid):
                    os.kill(pid, signal.SIGKILL)
                process.kill()
                process.wait(10)


def children(pid: int) -> list[int]:
    """What a process began and is still there."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [int(child) for child in told.split() if alive(int(child))]
    except OSError:
        return []


def alive(pid: int) -> bool:
    """Whether a process still has its memory."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def until(true, seconds: float = 20):
    """Wait until something is true, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def is_gone(pids: Iterable[int]) -> bool:
    """Whether none of some processes has its memory any more."""
    return not any(alive(pid) for pid in pids)
