"""``kintrace export``: forms that leave the casebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile, Plain, Recipients

export = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Forms that leave the casebook.")

Book = Annotated[Path, typer.Argument(help="The casebook.")]


@export.callback()
def _export() -> None:
    """Forms that leave the casebook."""


@export.command("counts", short_help="Counts of persons that may be published.")
def counts(
    casebook: Book,
    out: Annotated[Path, typer.Option("--out", help="Write the counts, a CSV file, here.")],
    plain: Plain = False,
    to: Recipients = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write counts by township, alleged taker and month that may be published. Fewer than five are never said."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    if plain == bool(to):
        raise typer.BadParameter("Say --to RECIPIENT to encrypt it (age), or --plain that it may be plain.")
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    left = casework.export_counts(casebook, words, out, tuple(to or ()), now)
    typer.echo(f"Written: {left.path}. Head: {left.head}")
