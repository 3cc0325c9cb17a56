"""Work that may crash or hang runs apart: in a process that is given bytes, and gives back bytes.

Frames of CBOR go over pipes. The process has bounds on memory and time, can write no files, dumps no core and is
given no keys. When it dies or takes too long it is killed, that piece of work is lost, and a new one goes on.
"""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import IO, Self

MEMORY_BYTES = 1536 * 1024 * 1024
SECONDS = 60.0
_LARGEST_ANSWER = 1024 * 1024 * 1024
_HEAD = struct.Struct(">Q")


class Apart:
    """A process of its own that answers frames, one at a time; a context manager.

    Args:
        module: Run as ``python -m module``; it calls ``serve``.
        seconds: Longest time for one answer, of the clock and of the processor.
        memory_bytes: Most memory the process may ask for.
        first: A frame that each new process gets before all others; what it answers is passed over. Empty: none.
    """

    def __init__(
        self, module: str, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES, first: bytes = b""
    ) -> None:
        self._module, self._seconds, self._memory_bytes = module, seconds, memory_bytes
        self._first, self._told_first = first, False
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._running()  # it loads while the caller still does other things
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def ask(self, frame: bytes) -> bytes:
        """Send a frame, and wait for its answer.

        Raises:
            TimeoutError: It took too long. The process was killed; the next frame goes to a new one.
            EOFError: The process died on it.
        """
        try:
            worker = self._running()
            if self._first and not self._told_first:
                answer = self._exchange(worker, self._first)
                self._told_first = True
                if frame == self._first:
                    return answer
            return self._exchange(worker, frame)
        except (TimeoutError, EOFError):
            self._stop()
            raise
        except BrokenPipeError:
            self._stop()
            raise EOFError from None

    def _exchange(self, worker: subprocess.Popen[bytes], frame: bytes) -> bytes:
        until = time.monotonic() + self._seconds
        assert worker.stdin is not None and worker.stdout is not None
        _send(worker.stdin, frame)
        return _answer(worker.stdout, until)

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
                self._module,
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
        worker, self._worker, self._told_first = self._worker, None, False
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


def serve(answer: Callable[[bytes], bytes]) -> None:
    """Answer frames until the parent closes the pipe; bounds are the two arguments of the command line."""
    memory_bytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    _bind(memory_bytes)
    asks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    while head := asks.read(_HEAD.size):
        (length,) = _HEAD.unpack(head)
        _grant(seconds)
        _send(answers, answer(asks.read(length)))
