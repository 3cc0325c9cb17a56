"""Where a passphrase comes from: a prompt, the first line of a file or descriptor. Never argv or environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kintrace.errors import KintraceError

SHORTEST = 12


class NoPassphrase(KintraceError):
    """No usable passphrase could be had from where it was to come from."""

    exit_code = 2

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem}. {fix}.")


def passphrase_from(file: Path | None, descriptor: int | None) -> Callable[[bool], str]:
    """Give the function that casework asks for the passphrase.

    Args:
        file: Its first line is the passphrase.
        descriptor: An open descriptor whose first line is the passphrase; read once and closed.

    Raises:
        NoPassphrase: Both given; or, when asked: unreadable, empty, too short for a new casebook, or typed unequal.
    """
    if file is not None and descriptor is not None:
        raise NoPassphrase("Two places for the passphrase were named", "Name one of them")

    def ask(new: bool) -> str:
        if file is not None:
            words = _first_line(lambda: file.read_bytes())
        elif descriptor is not None:
            words = _first_line(lambda: _drain(descriptor))
        else:
            words = _typed(new)
        if not words:
            raise NoPassphrase("The passphrase is empty", "Give one of several words")
        if new and len(words) < SHORTEST:
            raise NoPassphrase(f"A new casebook wants {SHORTEST} characters or more", "Take five or six random words")
        return words

    return ask


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


def _typed(new: bool) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase("There is no terminal to ask on", "Use --passphrase-file or --passphrase-fd")
    words = getpass.getpass("Passphrase for the new casebook: " if new else "Passphrase: ")
    if new and getpass.getpass("The same once more: ") != words:
        raise NoPassphrase("The two did not agree", "Try again")
    return words
