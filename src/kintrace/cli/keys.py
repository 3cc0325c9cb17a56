"""Who can open a casebook, at the command line: slots, recovery slips, new keys."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.passphrases import NoPassphrase, passphrase_from, show_on_terminal

keys = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Who can open a casebook, and by which words.")

COLUMNS, ASKED_BACK, TRIES = 4, 2, 3
NOT_A_NAME = "Small letters, digits and hyphens. Anybody who has the file can read it: never a person's name."

CasebookFile = Annotated[Path, typer.Argument(help="The casebook.")]
PassphraseFile = Annotated[Path | None, typer.Option(help="Read the passphrase from the first line of this file.")]
PassphraseFd = Annotated[int | None, typer.Option(help="Read the passphrase from this open file descriptor.")]
NewFile = Annotated[
    Path | None, typer.Option("--new-passphrase-file", help="Read the new passphrase from the first line of this file.")
]
NewFd = Annotated[
    int | None, typer.Option("--new-passphrase-fd", help="Read the new passphrase from this open descriptor.")
]
OneSlot = Annotated[str, typer.Option("--slot", help="Try the passphrase at this slot alone: quicker where are many.")]


@keys.callback()
def _keys() -> None:
    """Who can open a casebook, and by which words."""


@keys.command("list", short_help="Show the slots: how many sets of words open it.")
def list_slots(casebook: CasebookFile) -> None:
    """Show the slots of a casebook. No passphrase is needed, and nothing secret is shown."""
    from kintrace import casework

    slots = casework.slots_of(casebook)
    typer.echo(f"{'label':<24}  {'opened by':<13}  {'one guess costs':<22}  id")
    for slot in slots:
        opened_by = {"slip": "recovery slip"}.get(slot.kind.value, "passphrase")
        cost = f"{slot.cost.memory_kib // 1024} MiB, {slot.cost.passes} passes"
        typer.echo(f"{slot.label:<24}  {opened_by:<13}  {cost:<22}  {slot.id}")
    if any(slot.version == 1 for slot in slots):
        typer.echo("The key file is of the first version; the next change of it brings it up to date.")
    typer.echo("This is what the key file says. Whether somebody changed it is found out when it is opened.")


@keys.command(short_help="Let a second passphrase open it.")
def add(
    casebook: CasebookFile,
    label: Annotated[str, typer.Option("--label", help=NOT_A_NAME)],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    new_passphrase_file: NewFile = None,
    new_passphrase_fd: NewFd = None,
    slot: OneSlot = "",
) -> None:
    """Let a second passphrase open a casebook, for a second person."""
    from kintrace import casework

    old = _old(casebook, passphrase_file, passphrase_fd, slot)
    new = _new(casebook, new_passphrase_file, new_passphrase_fd, f"the slot {label}")
    made = casework.add_slot(casebook, old, new, label, _now)
    typer.echo(f"Added: slot {label} ({made}). It opens everything that the others open, until it is given roles.")


@keys.command(short_help="Change your passphrase.")
def change(
    casebook: CasebookFile,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    new_passphrase_file: NewFile = None,
    new_passphrase_fd: NewFd = None,
    slot: OneSlot = "",
) -> None:
    """Put a new passphrase in the place of the one that you give first."""
    from kintrace import casework

    old = _old(casebook, passphrase_file, passphrase_fd, slot)
    new = _new(casebook, new_passphrase_file, new_passphrase_fd, "the same slot")
    changed = casework.change_slot(casebook, old, new, _now)
    typer.echo(f"Changed: slot {changed}.")
    typer.echo("The old passphrase still opens older copies of it. If somebody else knew it: kintrace keys rekey")


@keys.command(short_help="Take a slot away.")
def remove(
    casebook: CasebookFile,
    gone: Annotated[str, typer.Argument(metavar="LABEL", help="Label or id of the slot that shall open it no more.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    slot: OneSlot = "",
) -> None:
    """Take a slot away; its words do not open the casebook any more. The last passphrase is never taken away."""
    from kintrace import casework

    removed = casework.remove_slot(casebook, _old(casebook, passphrase_file, passphrase_fd, slot), gone, _now)
    typer.echo(f"Removed: slot {removed}.")
    typer.echo(
        "Whoever knew its words may hold an older copy of the casebook and its key file, or have noted the keys. "
        f"So that neither opens what is written from here on: kintrace keys rekey {casebook}"
    )


@keys.command(short_help="Make a recovery slip of 24 words.")
def slip(
    casebook: CasebookFile,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    slot: OneSlot = "",
) -> None:
    """Make a recovery slip: 24 words on paper that open the casebook when every passphrase is forgotten."""
    from kintrace import casework

    made = casework.make_slip(casebook, _old(casebook, passphrase_file, passphrase_fd, slot), _show_slip, _now)
    typer.echo(f"Made: recovery slip, slot {made}. Type its words where a passphrase is asked for.")


@keys.command(short_help="Give it new keys, after somebody left.")
def rekey(
    casebook: CasebookFile,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    slot: OneSlot = "",
) -> None:
    """Give a casebook new keys. Everybody who has a slot keeps their words; no older copy of the keys opens it."""
    from kintrace import casework
    from kintrace.cli.progress import watched

    old = _old(casebook, passphrase_file, passphrase_fd, slot)
    left = casework.rekey(casebook, old, _now, lambda done, of: watched("Writing it anew", done, of))
    typer.echo(f"Rekeyed. {left} slot{'' if left == 1 else 's'} open{'s' if left == 1 else ''} it, by the same words.")
    typer.echo("Backups and copies made before are still opened by the keys they had: make a new one, destroy the old.")


@keys.command(short_help="Print a random passphrase of seven words.")
def suggest() -> None:
    """Print a random passphrase of seven words. Nothing is kept."""
    from kintrace.protect import suggested_passphrase

    typer.echo(suggested_passphrase())


def columns(words: tuple[str, ...]) -> str:
    """Set the words of a slip in four numbered columns, to be read downwards.

    >>> print(columns(tuple("abcdefgh")))
     1. a            3. c            5. e            7. g
     2. b            4. d            6. f            8. h
    """
    rows = len(words) // COLUMNS
    numbered = [f"{number:>2}. {word:<8}" for number, word in enumerate(words, 1)]
    lines = ("    ".join(numbered[row::rows]).rstrip() for row in range(rows))
    return "\n".join(lines)


def _show_slip(words: tuple[str, ...]) -> None:
    if not sys.stdin.isatty():
        raise NoPassphrase("There is no terminal to show the slip on", "A slip is written down by hand, at a terminal")
    show_on_terminal(
        "\nRecovery slip. Write these words on paper, with their numbers. They are shown this once and kept nowhere.\n"
        "Whoever has the paper and the casebook can open it: keep the two apart.\n\n" + columns(words) + "\n"
    )
    for number in sorted(secrets.SystemRandom().sample(range(len(words)), ASKED_BACK)):
        _ask_back(number, words[number])


def _ask_back(number: int, word: str) -> None:
    import getpass

    for _ in range(TRIES):
        if getpass.getpass(f"Word {number + 1} on your paper: ").strip().casefold() == word:
            return
        typer.echo("That is not the word that was shown.", err=True)
    raise NoPassphrase("The slip was not written down as it was shown", "Nothing was changed; begin again")


def _old(casebook: Path, file: Path | None, descriptor: int | None, slot: str) -> Callable[[bool], str]:
    return passphrase_from(file, descriptor, casebook=casebook, slot=slot)


def _new(casebook: Path, file: Path | None, descriptor: int | None, purpose: str) -> Callable[[bool], str]:
    return passphrase_from(file, descriptor, casebook=casebook, purpose=purpose)


def _now() -> datetime:
    return datetime.now(UTC)
