"""``kintrace paraphrase``: other words for a quote that would tell who spoke."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

paraphrase = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Other words for a quote that would tell who spoke."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
Ref = Annotated[str, typer.Argument(help="Reference of the wording, as the list gives it.")]


@paraphrase.callback()
def _paraphrase() -> None:
    """Other words for a quote that would tell who spoke."""


@paraphrase.command("list", short_help="Show where words are withheld, and what stands for them.")
def list_wanted(casebook: Book, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None) -> None:
    """Show where words are withheld because they would tell who spoke: the place of them, never the words."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    found = casework.wanted_paraphrases(casebook, words, now)
    for one in found:
        typer.echo(f"{one.document}  {one.start}  {one.end}  {one.state}{'  ' + one.ref if one.ref else ''}")
    if not found:
        typer.echo("No words are withheld for telling who spoke.")


@paraphrase.command("write", short_help="Write other words; a second person compares them.")
def write(
    casebook: Book,
    document: Annotated[str, typer.Argument(help="Reference of the document.")],
    start: Annotated[int, typer.Argument(help="First code point of the words.")],
    end: Annotated[int, typer.Argument(help="One past the last.")],
    words_file: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="A file with the other words.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write other words for withheld ones: what was told, without who told it. Nothing of it is shown yet."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now
    from kintrace.errors import UnreadableSource

    try:
        words = words_file.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        raise UnreadableSource("the file with the words holds no text in UTF-8", "Save it as UTF-8") from None
    secret = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    made = casework.paraphrase(casebook, secret, document, (start, end), words, now)
    typer.echo(f"Written: {made.ref}. It is shown once a second person has compared it: kintrace paraphrase compare.")


@paraphrase.command("compare", short_help="Say that you compared a wording with the quote: from now on it is shown.")
def compare(
    casebook: Book, ref: Ref, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Say that you compared a wording that somebody else wrote with the quote. From now on it is shown."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Compared: {casework.compare_paraphrase(casebook, words, ref, now).ref}.")


@paraphrase.command("withdraw", short_help="Take a wording back.")
def withdraw(
    casebook: Book, ref: Ref, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Take a wording back; it is shown no more."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    casework.withdraw_paraphrase(casebook, words, ref, now)
    typer.echo("Withdrawn.")
