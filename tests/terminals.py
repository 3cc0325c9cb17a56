"""A person at a terminal: the real program on a terminal of its own, prompts waited for and answered."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Passphrases are stretched next to not at all; all else is the program as it is.
_CHEAP = """
import sys
from kintrace.protect.keys import costs, slots
cheap, anew = costs.Argon2Cost(memory_kib=64, passes=1, lanes=1), slots.stretched_anew
costs.FLOOR, slots.stretched_anew = cheap, lambda words, cost: anew(words, cost or cheap)
sys.argv[0] = "kintrace"
from kintrace.cli.app import main
main()
"""
PATIENCE = 40

Answer = str | Callable[[str], str]


def cheaply(*args: str | Path) -> list[str]:
    """The command line of a program that spends no time on passphrases."""
    return [sys.executable, "-c", _CHEAP, *map(str, args)]


def at_terminal(*args: str | Path, answers: list[tuple[str, Answer]], home: Path) -> tuple[int, str]:
    """Run a command at a terminal.

    Args:
        args: Of the command line.
        answers: (a regular expression for the prompt, what is typed then), in order. What is typed may be computed
            from all that was shown so far.
        home: Home and folder for temporary files.

    Returns:
        The exit code, and all that was shown.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KINTRACE_")}
    command = cheaply(*args)
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment | {"HOME": str(home), "TMPDIR": str(home), "TERM": "dumb"})
    shown, looked = "", 0
    for prompt, answer in answers:
        while not (found := re.search(prompt, shown[looked:])):
            more = _read(terminal)
            assert more, f"it ended before {prompt!r} was asked:\n{shown}"
            shown += more
        looked += found.end()
        typed = answer if isinstance(answer, str) else answer(shown)
        os.write(terminal, typed.encode() + b"\n")
    while more := _read(terminal):
        shown += more
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.replace("\r\n", "\n")


def _read(terminal: int) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                return os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:  # a terminal that nobody holds any more
                return ""
    raise AssertionError("nothing was shown for too long")
