"""Parsers run apart: one process without keys, network or files reads every arrival, and may die doing so.

The parent sends an arrival as a CBOR frame and gets a reading back. A file on which the reader crashes, hangs or
runs out of memory is set aside, a new reader is started, and the rest goes on. Of an error only its own words cross:
a parser's message could hold words of the source.
"""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from types import TracebackType
from typing import IO, Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside, from_cbor, to_cbor
from kintrace.sources.base import LARGEST_FILE, Reading

MEMORY_BYTES = 1536 * 1024 * 1024
SECONDS = 60.0
_LARGEST_ANSWER = 1024 * 1024 * 1024
_HEAD = struct.Struct(">Q")


class Reader:
    """Reads arrivals in a process of its own; a context manager. It never raises for a bad file.

    Args:
        seconds: Longest time for one file, of the clock and of the processor.
        memory_bytes: Most memory the reading process may ask for.

    >>> with Reader() as reader:
    ...     reading = reader.read(Arrival("arr:1", "0" * 64, "a.txt", b"Seen at the ferry."), "doc:1")
    >>> reading.documents[0].text
    'Seen at the ferry.'
    """

    def __init__(self, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
        self._seconds, self._memory_bytes = seconds, memory_bytes
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        self._running()  # it loads while the caller still walks the folder
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, arrival: Arrival, ref: str) -> Reading:
        """Read one arrival.

        Args:
            arrival: The bytes as they came.
            ref: Reference of its document; further documents of it add ``.2``, and so on.

        Returns:
            Its documents; what could not be used, the whole file included, is set aside with its reason.
        """
        if len(arrival.body) > LARGEST_FILE:
            return _aside(f"It is larger than {LARGEST_FILE // 1024 // 1024} MB. Take in the part that matters.")
        until = time.monotonic() + self._seconds
        try:
            worker = self._running()
            assert worker.stdin is not None and worker.stdout is not None
            _send(worker.stdin, to_cbor({"arrival": to_cbor(arrival), "ref": ref}))
            answer = _answer(worker.stdout, until)
        except TimeoutError:
            self._stop()
            return _aside("The reader was stopped: this file took too long. Save its text as .txt and try again.")
        except (EOFError, BrokenPipeError):
            self._stop()
            return _aside("The reader stopped on this file. Save its text as .txt and try again.")
        return from_cbor(answer, Reading)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is not None and self._worker.poll() is None:
            return self._worker
        self._stop()
        self._worker = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-B",
                "-X",
                "utf8",
                "-m",
                "kintrace.sources.isolated",
                str(self._memory_bytes),
                str(max(1, round(self._seconds))),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
        )
        return self._worker

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        # what was left to send has nobody to read it
        return


def _aside(reason: str) -> Reading:
    return Reading((), (SetAside("file", reason),))


def _send(pipe: IO[bytes], body: bytes) -> None:
    pipe.write(_HEAD.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def _answer(pipe: IO[bytes], until: float) -> bytes:
    """Take one frame from the reader; ``TimeoutError`` when time is up, ``EOFError`` when it has died."""
    (length,) = _HEAD.unpack(_taken(pipe, _HEAD.size, until))
    if length > _LARGEST_ANSWER:
        raise EOFError
    return _taken(pipe, length, until)


def _taken(pipe: IO[bytes], length: int, until: float) -> bytes:
    parts: list[bytes] = []
    while length:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(pipe.fileno(), min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _bind(memory_bytes: int) -> None:
    """Take from this process what reading a file never needs: much memory, files written, cores dumped."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _grant(seconds: int) -> None:
    """Let this process use so much more of the processor, and no more."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def _read(asked: dict[str, Any]) -> Reading:
    from kintrace.sources.registry import format_for

    arrival = from_cbor(asked["arrival"], Arrival)
    form = format_for(arrival.file_name, arrival.body)
    if form is None:
        return _aside("No format reads files of this ending. Save its text as .txt.")
    try:
        return form.read(arrival, asked["ref"])
    except UnreadableSource as problem:
        where = "file" if problem.line is None else f"line {problem.line}"
        return Reading((), (SetAside(where, f"{problem.problem[:1].upper()}{problem.problem[1:]}. {problem.fix}."),))
    except (MemoryError, RecursionError):
        return _aside("It needs more room to read than a source may take. Save its text as .txt and try again.")


def main(memory_bytes: int, seconds: int) -> None:
    """Serve readings until the parent closes the pipe."""
    import cbor2

    _bind(memory_bytes)
    asks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    while head := asks.read(_HEAD.size):
        (length,) = _HEAD.unpack(head)
        _grant(seconds)
        _send(answers, to_cbor(_read(cbor2.loads(asks.read(length)))))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
