"""``kintrace custody``: where each document came from, and through whose hands it went."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile, Plain, Recipients

custody = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Where each document came from, and through whose hands it went."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
Arrivals = Annotated[list[str], typer.Argument(help="References of arrivals, as `kintrace custody show` prints them.")]
DetailsFile = Annotated[Path, typer.Option("--details", help="JSON; docs/tasks/custody.md names the keys.")]


@custody.callback()
def _custody() -> None:
    """Where each document came from, and through whose hands it went."""


@custody.command("note", short_help="Write down where something came from.")
def note(
    casebook: Book,
    arrivals: Arrivals,
    details: DetailsFile,
    handed_over: Annotated[
        bool, typer.Option("--handed-over", help="It went on to the next hands, instead of coming in.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write down where something came from, or that it went on to the next hands. Names are sealed."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    new = casework.note_custody(casebook, words, arrivals, details, handed_over, now)
    typer.echo(f"{new} steps written down." if new else "It was written down before; nothing was added.")


@custody.command("show", short_help="Show the way of each document, for a custodian.")
def show(
    casebook: Book,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show the way of each document, for a custodian. People stand in it as references."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    typer.echo(
        casework.show_custody(casebook, passphrase_from(passphrase_file, passphrase_fd, casebook=casebook), now),
        nl=False,
    )


@custody.command("export", short_help="Give out the way of documents, to be verified without kintrace.")
def export(
    casebook: Book,
    arrivals: Arrivals,
    out: Annotated[Path, typer.Option("--out", help="Write the export, a zip file, here.")],
    plain: Plain = False,
    to: Recipients = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Give out the way of documents with all signatures, and a script that verifies it with Python alone."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    if plain == bool(to):
        raise typer.BadParameter("Say --to RECIPIENT to encrypt it (age), or --plain that it may be plain.")
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    written = casework.export_custody(casebook, words, arrivals, out, tuple(to or ()), now)
    typer.echo(f"Written: {written.path}. Head: {written.head}")
