"""Jobs: what takes longer than a page may. Each is a process of its own, and ends with the worker that began it.

Run as ``python -m kintrace.web.jobs`` it is such a process: the keys come over the pipe that is its standard input,
and while it works it watches that pipe. When it closes, or the worker is killed, the job is killed too.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kintrace.web.processes import PYTHON, die_at_end_of, die_with_parent, now


@dataclass(frozen=True, slots=True)
class JobSeen:
    """How a job stands.

    Args:
        name: Which.
        running: Whether it is at work.
        done: Steps done.
        of: Steps in all; 0: not known.
        result: What came of it, in counts and sentences without content; empty while it runs.
        error: Why it failed, for a person; empty: it did not.
    """

    name: str
    running: bool
    done: int = 0
    of: int = 0
    result: Mapping[str, object] = field(default_factory=dict)
    error: str = ""


class Job:
    """A job at work. Begun by a thread that lives as long as the process.

    Args:
        name: Which one of ``casework.DESK_JOBS``.
        casebook: Path.
        keys: Key material of the casebook, for the pipe and nothing else.
        ended: Called when it has ended.
    """

    def __init__(self, name: str, casebook: str, keys: bytes, ended: Callable[[], None]) -> None:
        self._seen, self._guard, self._ended = JobSeen(name, running=True), threading.Lock(), ended
        self._process = subprocess.Popen(
            [*PYTHON, "kintrace.web.jobs"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/",
        )  # fmt: skip
        self._order = {"job": name, "casebook": casebook, "keys": base64.b64encode(keys).decode()}
        threading.Thread(target=self._follow, name="job", daemon=True).start()

    def seen(self) -> JobSeen:
        """How it stands."""
        with self._guard:
            return self._seen

    def _give(self) -> None:
        """Hand over the keys, now that the job is bound to end with this process."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it died at once; `_follow` notes that
            self._process.stdin.write(json.dumps(self._order).encode() + b"\n")
            self._process.stdin.flush()  # and the pipe stays open: its end is the job's end

    def _follow(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._note(json.loads(line))
        self._process.wait()
        with self._guard:
            if not (self._seen.result or self._seen.error):
                self._seen = replace(self._seen, error="?")
            self._seen = replace(self._seen, running=False)
        self._ended()

    def _note(self, told: dict[str, Any]) -> None:
        if "bound" in told:
            self._give()
            return
        with self._guard:
            if "result" in told:
                self._seen = replace(self._seen, result=told["result"])
            elif "error" in told:
                self._seen = replace(self._seen, error=str(told["error"]))
            else:
                self._seen = replace(self._seen, done=told["done"], of=told["of"])


def main() -> None:
    """Do the job that the pipe names."""
    die_with_parent()
    from kintrace.protect import harden

    harden(True)
    os.umask(0o077)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # what a library prints must not end up among the answers

    def tell(**told: object) -> None:
        answers.write(json.dumps(told) + "\n")

    tell(bound=True)  # before this it is given no keys
    order = json.loads(_first_line(0))
    die_at_end_of(0)

    from kintrace.casework import run_desk_job
    from kintrace.errors import KintraceError

    try:
        result = run_desk_job(
            order["job"], Path(order["casebook"]), base64.b64decode(order["keys"]), now,
            lambda done, of: tell(done=done, of=of),
        )  # fmt: skip
        tell(result=result)
    except KintraceError as error:
        tell(error=str(error))


def _first_line(descriptor: int) -> bytes:
    """Byte by byte, so that nothing is taken out of the pipe that its watcher should see."""
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(descriptor, 1)
        if not byte:
            sys.exit(1)
        line += byte
    return bytes(line)


if __name__ == "__main__":
    main()
