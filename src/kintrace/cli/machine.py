"""``kintrace doctor``: what this machine lacks, or what is unsafe about it, and how to mend it."""

from __future__ import annotations

import importlib.util
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import typer

OK, MISSING, UNSAFE = "ok", "missing", "unsafe"
Finding = tuple[str, str, str]  # state, what, how to mend it

NEEDED = {
    "sqlcipher3": "the encrypted casebook",
    "numpy": "names, linkage",
    "trafilatura": "saved web pages",
    "python_calamine": "spreadsheets",
    "myanmartools": "telling Zawgyi from Unicode",
    "nacl": "keys",
    "pyrage": "encrypted reports",
}


def doctor() -> int:
    """Print every finding; 1 where something is missing, else 0. Unsafe is said, and does not fail."""
    findings = [finding for look in (_python, _libraries, _cipher, _swap, _core_dumps, _burmese) for finding in look()]
    for state, what, mend in findings:
        typer.echo(f"{state:8} {what}" + (f"\n         {mend}" if mend else ""))
    return int(any(state == MISSING for state, _, _ in findings))


def _python() -> list[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    right = sys.version_info >= (3, 11)
    return [(OK if right else MISSING, f"Python {version}", "" if right else "Install Python 3.11 or newer.")]


def _libraries() -> list[Finding]:
    lacking = [(name, use) for name, use in NEEDED.items() if importlib.util.find_spec(name) is None]
    if not lacking:
        return [(OK, "all libraries are here", "")]
    return [(MISSING, f"{name} ({use})", "Run `make demo` once with a network.") for name, use in lacking]


def _cipher() -> list[Finding]:
    from kintrace.store import cipher_version

    version = cipher_version()
    if version:
        return [(OK, f"SQLCipher {version}", "")]
    return [(MISSING, "SQLCipher", "Reinstall the locked sqlcipher3: a casebook would not be encrypted with this one.")]


def _swap() -> list[Finding]:
    try:
        lines = Path("/proc/swaps").read_text("utf-8").splitlines()[1:]
    except OSError:
        return []
    bare = [line.split()[0] for line in lines if not line.startswith(("/dev/dm-", "/dev/zram"))]
    if not bare:
        return [(OK, "no plain swap: memory does not reach the disk", "")]
    return [(UNSAFE, "swap on a disk that does not look encrypted", "Turn it off (swapoff -a) or encrypt it.")]


def _core_dumps() -> list[Finding]:
    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    if soft == 0:
        return [(OK, "no core dumps: a crash leaves nothing readable", "")]
    return [(UNSAFE, "a crash could write memory to disk", "Put `ulimit -c 0` in your shell's profile.")]


def _burmese() -> list[Finding]:
    ask = shutil.which("fc-list")
    if ask is None:
        return []
    fonts = _quiet(lambda: subprocess.run([ask, ":lang=my"], capture_output=True, timeout=10, check=True).stdout)
    if fonts:
        return [(OK, "a font for Burmese", "")]
    return [
        (MISSING, "a font for Burmese (reports would show boxes)", "apt-get install fonts-noto-core fonts-sil-padauk")
    ]


def _quiet(run: Callable[[], bytes]) -> bytes:
    try:
        return run()
    except (OSError, subprocess.SubprocessError):
        return b""
