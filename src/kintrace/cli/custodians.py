"""``kintrace custodians`` and ``kintrace unseal``: to whom originals are closed, and how two of them open one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile, Plain, Recipients

custodians = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="To whom originals are closed.")
unseal = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Open an original: two custodians and a reason.")

Book = Annotated[Path, typer.Argument(help="The casebook.")]
RequestFile = Annotated[Path, typer.Argument(help="The request, as it was sent.")]
IdentityFile = Annotated[Path, typer.Option("--identity", help="Your identity: the file that `custodians new` made.")]
Out = Annotated[Path, typer.Option("--out", help="Write it to this file.")]


@custodians.callback()
def _custodians() -> None:
    """To whom originals are closed."""


@unseal.callback()
def _unseal() -> None:
    """Open an original: two custodians and a reason."""


@custodians.command("new", short_help="On a custodian's own machine: make their identity.")
def new(
    identity: Annotated[Path, typer.Argument(help="The file to be made; the public half lies beside it.")],
    label: Annotated[str, typer.Option(help="What you call it: letters, digits, hyphens; never a name.")] = "custodian",
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On a custodian's own machine: make their identity, and the public half that a casebook is given."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from

    words = passphrase_from(passphrase_file, passphrase_fd, purpose="this identity")
    made = casework.new_custodian(identity, label, words)
    typer.echo(f"Written: {identity}, which stays on this machine, and {made.public}, which the casebook is given.")
    typer.echo(f"Read these words to whoever enrols you:\n  {made.words}")


@custodians.command("show", short_help="On a custodian's own machine: their words, and the public half again.")
def show(
    identity: Annotated[Path, typer.Argument(help="The file that `custodians new` made.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On a custodian's own machine: show the words of their identity, and write its public half again."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from

    made = casework.show_custodian(identity, passphrase_from(passphrase_file, passphrase_fd))
    typer.echo(f"Written: {made.public}, which the casebook is given.")
    typer.echo(f"Read these words to whoever enrols you:\n  {made.words}")


@custodians.command("add", short_help="Close originals to these custodians from now on.")
def add(
    casebook: Book,
    public: Annotated[list[Path], typer.Argument(help="Public halves: files that end in .custodian.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Close originals to these custodians from now on, any two of whom open one together; what lies open is closed."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.progress import watched
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    done = casework.add_custodians(casebook, words, public, now, watched)
    for label, fingerprint in done.custodians:
        typer.echo(f"{label}: compare with what they read to you: {fingerprint}")
    typer.echo(f"Custodians note these words; requests of this casebook show them: {done.asking}")
    if done.closed:
        typer.echo(f"{done.closed} originals that lay open are closed now.")
    typer.echo("Backups made before this still hold what lay open.", err=True)


@custodians.command("remove", short_help="Close nothing more to a custodian.")
def remove(
    casebook: Book,
    label: Annotated[str, typer.Argument(help="Label or id, as `list` shows it.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Close nothing more to a custodian. What was closed to them stays so; two are always left."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    casework.remove_custodian(casebook, words, label, now)
    typer.echo("Done. What was closed to them before is closed to them still.")


@custodians.command("list", short_help="List the custodians of a casebook.")
def listed(casebook: Book, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None) -> None:
    """List the custodians of a casebook, with the words of each."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    found = casework.list_custodians(casebook, passphrase_from(passphrase_file, passphrase_fd, casebook=casebook), now)
    for custodian, label, fingerprint in found:
        typer.echo(f"{custodian}  {label}: {fingerprint}")
    if not found:
        typer.echo("None: whoever opens this casebook can read its originals. `kintrace custodians add` closes them.")


@unseal.command("request", short_help="Ask the custodians to open an original.")
def request(
    casebook: Book,
    ref: Annotated[str, typer.Argument(help="Reference of a lead, a document or an arrival.")],
    out: Out,
    why: Annotated[
        Path | None, typer.Option("--why-file", help="The reason, in a text file; without it you are asked.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Ask the custodians to open an original. The file can be sent: it holds nothing of what is closed."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    reason = casework.read_reason(why) if why else typer.prompt("Why must it be opened? Those who decide read this")
    said = casework.write_request(casebook, words, ref, reason, out, now)
    typer.echo(f"Written: {out}. Send it to two custodians, and read them these words:\n  {said}")


@unseal.command("approve", short_help="On a custodian's machine: approve a request.")
def approve(
    request_file: RequestFile,
    identity: IdentityFile,
    out: Out,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On a custodian's machine: see who asks, and why; then approve."""
    _answer(request_file, identity, out, passphrase_file, passphrase_fd, granted=True)


@unseal.command("refuse", short_help="On a custodian's machine: refuse a request.")
def refuse(
    request_file: RequestFile,
    identity: IdentityFile,
    out: Out,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """On a custodian's machine: see who asks, and why; then refuse."""
    _answer(request_file, identity, out, passphrase_file, passphrase_fd, granted=False)


@unseal.command("open", short_help="Open an original with two approvals.")
def open_original(
    casebook: Book,
    approvals: Annotated[list[Path], typer.Argument(help="The answers of two custodians.")],
    out: Annotated[Path, typer.Option("--out", help="A new folder for an original; for anything else, a new file.")],
    plain: Plain = False,
    to: Recipients = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Open an original with two approvals, with all that was closed beside it, into a new folder.

    That it was opened is written down before anything comes out.
    """
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    if plain == bool(to):
        raise typer.BadParameter("Say --to RECIPIENT to encrypt it (age), or --plain that it may be plain.")
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    written = casework.open_original(casebook, words, approvals, out, tuple(to or ()), now)
    index = f", where index.json{'.age' if to else ''} says what each file is" if written.is_dir() else ""
    typer.echo(f"Written: {written}{index}. That it was opened, by which two and why, is in the casebook.")


def _answer(
    request_file: Path, identity: Path, out: Path, file: Path | None, descriptor: int | None, *, granted: bool
) -> None:
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    asked = casework.read_unsealing_request(request_file, now)
    typer.echo(f"Of: {asked.ref}\nUntil: {asked.until}\nAsked by: {asked.by or 'not named'}\nBecause: {asked.reason}")
    typer.echo(f"The casebook's words, as you noted them when you were enrolled:\n  {asked.asking}")
    typer.echo(f"This request's words; call who asks, and compare:\n  {asked.words}")
    words = passphrase_from(file, descriptor)
    casework.answer_request(request_file, identity, words, out, now, granted=granted)
    typer.echo(f"{'Approved' if granted else 'Refused'}. Written: {out}. Send it back to who asks.")
