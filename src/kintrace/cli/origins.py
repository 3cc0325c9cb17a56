"""``kintrace origins``: which documents count once, and a person's word on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

origins = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Which documents go back to one telling, and count once."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
One = Annotated[str, typer.Argument(help="Reference of a document, as the list gives it.")]
Other = Annotated[str, typer.Argument(help="Reference of the other.")]


@origins.callback()
def _origins() -> None:
    """Which documents go back to one telling, and count once."""


@origins.command("list", short_help="Show which documents count once, why, and what people said of it.")
def list_origins(casebook: Book, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None) -> None:
    """Show which documents count once and why, those that stand alone, and what people said of two documents."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    found = casework.origins_of(casebook, words, now)
    names = dict(found.names)
    for origin in found.origins:
        typer.echo(f"{origin.because}:" if origin.because else "On its own:")
        for ref in origin.documents:
            typer.echo(f"  {ref}  {names.get(ref, '')}".rstrip())
    for one in found.judgements:
        said = "one origin" if one.verdict == "same" else "not one origin"
        typer.echo(f"{one.ref}  {one.left}  {one.right}  {said}, said by {one.by}")


@origins.command("join", short_help="Say that two documents are one origin.")
def join(
    casebook: Book, document: One, other: Other,
    passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None,
) -> None:  # fmt: skip
    """Say that two documents go back to one telling, and count once. It stands until somebody takes it back."""
    _judge(casebook, (document, other), "same", passphrase_file, passphrase_fd)


@origins.command("part", short_help="Say that two documents are not one origin.")
def part(
    casebook: Book, document: One, other: Other,
    passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None,
) -> None:  # fmt: skip
    """Say that two documents do not go back to one telling, and count each. It stands until somebody takes it back."""
    _judge(casebook, (document, other), "different", passphrase_file, passphrase_fd)


@origins.command("withdraw", short_help="Take back what was said of two documents.")
def withdraw(
    casebook: Book,
    ref: Annotated[str, typer.Argument(help="Reference of what was said, as the list gives it.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Take back what was said of two documents: what the program reckons counts again."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    casework.withdraw_origin(casebook, words, ref, now)
    typer.echo("Withdrawn.")


def _judge(casebook: Path, two: tuple[str, str], verdict: str, file: Path | None, fd: int | None) -> None:
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now
    from kintrace.model import Verdict

    words = passphrase_from(file, fd, casebook=casebook)
    said = casework.judge_origin(casebook, words, two, Verdict(verdict), now)
    typer.echo(f"Said: {said.ref}. It stands until somebody takes it back: kintrace origins withdraw.")
