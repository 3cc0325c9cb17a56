"""Progress on standard error, only where somebody is watching, and never with a word of a source."""

from __future__ import annotations

import sys

WORDS = {
    "reading": "Reading files",
    "coding": "Reading again, by newer rules or other lists",
    "linking": "Finding who and what is the same",
    "assessing": "Weighing what is alleged",
    "writing": "Writing rows",
}


def watched(step: str, done: int, of: int) -> None:
    """Show one line that overwrites itself; silent where standard error is no terminal."""
    if not sys.stderr.isatty():
        return
    line = f"{WORDS.get(step, step)} {done}/{of}" if of > 1 else f"{WORDS.get(step, step)} …"
    sys.stderr.write("\r\x1b[K" + ("" if done >= of else line))
    sys.stderr.flush()
