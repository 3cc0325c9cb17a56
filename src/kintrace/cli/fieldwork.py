"""``kintrace field``: take in what the device cannot read again, and bring it to the office."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

field = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Take in what this device cannot read again.")

Office = Annotated[Path, typer.Option("--office", help="Field key of the office: a file made by `kintrace field key`.")]
DetailsFile = Annotated[
    Path | None, typer.Option("--details", help="JSON: where it came from; docs/tasks/custody.md names the keys.")
]


@field.callback()
def _field() -> None:
    """Take in what this device cannot read again, and bring it to the office."""


@field.command("key", short_help="At the office: make the key that devices are given.")
def key(
    casebook: Annotated[Path, typer.Argument(help="The office's casebook.")],
    out: Annotated[Path, typer.Option("--out", help="Write the public half to this file.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """At the office: make the key that devices in the field are given, or write it out again. Only its public half."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = casework.field_key(casebook, passphrase_from(passphrase_file, passphrase_fd), now, out)
    typer.echo(f"Written: {out}. Copy it to each device, and compare these words there:")
    typer.echo(f"  {words}")


@field.command("new", short_help="On the device: make its casebook.")
def new(
    casebook: Annotated[Path, typer.Argument(help="The device's casebook, to be made.")],
    office: Office,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On the device: make its casebook, which closes everything to the office."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = casework.new_field_book(casebook, passphrase_from(passphrase_file, passphrase_fd), office, now)
    typer.echo("Made. Compare these words with the office's before anything is taken in:")
    typer.echo(f"  {words}")


@field.command("add", short_help="On the device: close files to the office.")
def add(
    casebook: Annotated[Path, typer.Argument(help="The device's casebook.")],
    sources: Annotated[Path, typer.Argument(help="A folder, or one file.")],
    details: DetailsFile = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On the device: close files to the office. They cannot be read again here; what lies in the folder still can."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    taken = casework.add_in_field(casebook, passphrase_from(passphrase_file, passphrase_fd), sources, details, now)
    for name, reason in taken.set_aside:
        typer.echo(f"set aside: {name}: {reason}", err=True)
    typer.echo(f"{taken.now} files closed to the office; {taken.all} are held. Head: {taken.head}")
    if taken.plain_files:
        typer.echo(f"{len(taken.plain_files)} files still lie there, readable by whoever has the device:")
        for name in taken.plain_files:
            typer.echo(f"  {name}")
    raise typer.Exit(int(bool(taken.set_aside)))


@field.command("hand-over", short_help="On the device: write all it holds into one closed file.")
def hand_over(
    casebook: Annotated[Path, typer.Argument(help="The device's casebook.")],
    out: Annotated[Path, typer.Option("--out", help="Write the package to this file.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On the device: write all it holds into one file that only the office opens."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    held = casework.hand_over(casebook, passphrase_from(passphrase_file, passphrase_fd), out, now)
    typer.echo(f"Written: {out}, with {held.all} files. Head: {held.head}")


@field.command("take-in", short_help="At the office: take in a package from the field.")
def take_in(
    casebook: Annotated[Path, typer.Argument(help="The office's casebook.")],
    package: Annotated[Path, typer.Argument(help="What a device handed over.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """At the office: verify a package from the field, open it, and take in what is new."""
    import os

    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.progress import watched
    from kintrace.cli.steps import now
    from kintrace.config import limits_from

    words = passphrase_from(passphrase_file, passphrase_fd)
    taken = casework.take_in_from_field(casebook, words, package, limits_from(os.environ), now, watched)
    for file, where, reason in taken.set_aside:
        typer.echo(f"set aside: {', '.join(filter(None, (file, where)))}: {reason}", err=True)
    typer.echo(f"{taken.files} files verified, {taken.new} of them new here. Head of the device: {taken.head}")
    raise typer.Exit(int(bool(taken.set_aside)))
