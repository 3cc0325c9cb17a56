"""Where a passphrase comes from: a prompt, the first line of a file or descriptor. Never argv or environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

from kintrace.errors import KintraceError

SHORTEST = 12
MADE_BITS = 77  # of a passphrase that the program makes
_TRIES = 3

named_slot: ContextVar[str] = ContextVar("named_slot", default="")
"""Label or id of the one slot that passphrases of this command line are tried at, as ``kintrace --slot`` named it."""


class NoPassphrase(KintraceError):
    """No usable passphrase could be had from where it was to come from."""

    exit_code = 2

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem}. {fix}.")


def passphrase_from(
    file: Path | None,
    descriptor: int | None,
    *,
    casebook: Path | None = None,
    purpose: str = "the new casebook",
    slot: str = "",
) -> Callable[[bool], str]:
    """Give the function that casework asks for the passphrase.

    Args:
        file: Its first line is the passphrase.
        descriptor: An open descriptor whose first line is the passphrase; read once and closed.
        casebook: Which casebook it opens: a file that lies beside it is warned about.
        purpose: What a new passphrase is for, as the prompt says it.
        slot: Label or id of the one slot to try it at; empty: the one that ``kintrace --slot`` names, or else all.

    Raises:
        NoPassphrase: Both given; or, when asked: unreadable, empty, too short for a new casebook, or typed unequal.
    """
    if file is not None and descriptor is not None:
        raise NoPassphrase("Two places for the passphrase were named", "Name one of them")
    if file is not None and casebook is not None and _lies_beside(file, casebook):
        tell(
            "The passphrase lies in a file in the casebook's own folder: whoever takes the folder has both. "
            "Keep it somewhere else."
        )

    def ask(new: bool) -> str:
        if file is not None:
            words = _first_line(lambda: file.read_bytes())
        elif descriptor is not None:
            words = _first_line(lambda: _drain(descriptor))
        else:
            words = _typed_new(purpose) if new else _typed("Passphrase: ")
        if not words:
            raise NoPassphrase("The passphrase is empty", "Give one of several words")
        if new and len(words) < SHORTEST:
            raise NoPassphrase(f"A new passphrase wants {SHORTEST} characters or more", "Take five or six random words")
        return words

    ask.__dict__["file"] = file  # so that no output takes its place

    slot = slot or named_slot.get()
    if not slot:
        return ask
    from kintrace.protect import OfSlot

    return OfSlot(slot, ask)


def tell(message: str) -> None:
    """Say something on standard error that is no error."""
    sys.stderr.write(f"kintrace: {message}\n")


def show_on_terminal(text: str) -> None:
    """Show a secret to the person at the terminal, past whatever the program's output is sent to.

    Raises:
        NoPassphrase: There is no terminal: a secret is never written into a file or a log.
    """
    try:
        with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
            terminal.write(text + "\n")
    except OSError:
        raise NoPassphrase("There is no terminal to show it on", "Run this at a terminal") from None


def _lies_beside(file: Path, casebook: Path) -> bool:
    return casebook.resolve().parent == file.resolve().parent


def _first_line(read: Callable[[], bytes]) -> str:
    try:
        return read().decode("utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError):  # no such descriptor, or not UTF-8
        raise NoPassphrase(
            "The passphrase could not be read", "Check the file or descriptor, and that it is UTF-8"
        ) from None


def _drain(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb") as stream:
        return stream.readline()


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase("There is no terminal to ask on", "Use --passphrase-file or --passphrase-fd")
    return getpass.getpass(prompt)


def _typed_new(purpose: str) -> str:
    words = _typed(f"Passphrase for {purpose} (Enter alone: one is made for you): ")
    if not words:
        return _made()
    if len(words) < SHORTEST:
        return words  # too short, and said so by whoever asked
    _say_what_it_is_worth(words)
    if getpass.getpass("The same once more: ") != words:
        raise NoPassphrase("The two did not agree", "Try again")
    return words


def _made() -> str:
    from kintrace.protect import suggested_passphrase

    words = suggested_passphrase()
    show_on_terminal(
        f"\n    {words}\n\nShown this once and kept nowhere. Write it down, and not where the casebook is. "
        "Nobody can open the casebook without it."
    )
    for _ in range(_TRIES):
        if getpass.getpass("Type it, to show that you have it: ") == words:
            return words
        tell("That is not what was shown.")
    raise NoPassphrase("The passphrase was not typed as it was shown", "Nothing was made; begin again")


def _say_what_it_is_worth(words: str) -> None:
    from kintrace.protect import guessing_bits

    bits = int(guessing_bits(words))
    if bits < MADE_BITS:
        tell(
            f"Whoever takes this machine can try passphrases for years. Yours withstands at best what {bits} "
            f"coin tosses would, likely much less; one that is made for you {MADE_BITS}. It is taken as it is."
        )
