"""``kintrace coding``: what people make of the claims that the program read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

if TYPE_CHECKING:
    from kintrace.model import Property

coding = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Accept, correct, reject and add claims; settle; merge and split."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
ClaimRef = Annotated[str, typer.Argument(help="Reference of the claim, as the list gives it.")]
RulingRef = Annotated[str, typer.Argument(help="Reference of the ruling: rul:… or reg:….")]
Start = Annotated[int | None, typer.Option("--from", help="First code point of the words in the document.")]
End = Annotated[int | None, typer.Option("--to", help="One past the last.")]
Said = Annotated[
    str, typer.Option("--value", help="A code, a day as EDTF, or a number; without it the words themselves are read.")
]


@coding.callback()
def _coding() -> None:
    """What people make of the claims that the program read."""


@coding.command("list", short_help="Show claims with their references, and the rulings that count.")
def list_claims(
    casebook: Book,
    document: Annotated[str, typer.Option(help="Only of this document: doc:….")] = "",
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show the claims with their references and the words as you may see them, and the rulings that count."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now
    from kintrace.outputs.safe_text import in_words

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    for one in casework.claims_of(casebook, words, now, document):
        said = f"{one.value}  {in_words(' '.join(one.words.split()))}".strip()
        typer.echo(f"{one.ref}  {one.about}  {one.property}  {one.status}  {one.start}  {one.end}  {said}")
    for ruling in casework.rulings_of(casebook, words, now):
        if not document or ruling.document == document:
            contested = "  contested" if ruling.contested else ""
            typer.echo(f"{ruling.ref}  {ruling.document}  {ruling.act}  {ruling.by}{contested}")


@coding.command("agreement", short_help="How far people agree who ruled on the same documents.")
def agreement(
    casebook: Book,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show Krippendorff's alpha field by field, over the documents that at least two people ruled on."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    made = casework.compared(casebook, words, now)
    if not made.documents:
        typer.echo("No document has rulings of two people yet.")
        return
    typer.echo(f"Documents that at least two people ruled on: {made.documents}")
    for person, rulings in made.rulings:
        typer.echo(f"  {person}  rulings: {rulings}")
    typer.echo("Krippendorff's alpha: over incidents that one of them ruled on; over all; incidents; people")
    for ruled_on, over_all in zip(made.over_ruled, made.over_all, strict=True):
        figures = (_figure(ruled_on.alpha), _figure(over_all.alpha), str(ruled_on.units), str(ruled_on.coders))
        typer.echo(f"  {ruled_on.field.value:<14}{'  '.join(f'{x:>6}' for x in figures)}")
    typer.echo("What nobody ruled on is the program's draft in both: the second column makes people look more agreed.")


def _figure(alpha: float | None) -> str:
    return "-" if alpha is None else f"{alpha:.2f}"


@coding.command("accept", short_help="Say that a claim is right.")
def accept(
    casebook: Book, claim: ClaimRef, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Say that a claim is right; it is a draft no more."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Accepted: {casework.accept_claim(casebook, words, claim, now).ref}.")


@coding.command("reject", short_help="Say that a claim is wrong.")
def reject(
    casebook: Book, claim: ClaimRef, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Say that a claim is wrong; nothing is computed from it any more."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Rejected: {casework.reject_claim(casebook, words, claim, now).ref}.")


@coding.command("correct", short_help="Say what a claim should be.")
def correct(
    casebook: Book,
    claim: ClaimRef,
    value: Said = "",
    start: Start = None,
    end: End = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Say what a claim should be: other words of the document, or another code, day or number for the same ones."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    span = None if start is None or end is None else (start, end)
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Corrected: {casework.correct_claim(casebook, words, claim, value, span, now).ref}.")


@coding.command("add", short_help="Add a claim that the program did not read.")
def add(
    casebook: Book,
    about: Annotated[str, typer.Argument(help="Reference of the person or incident, as the list gives it.")],
    prop: Annotated[str, typer.Argument(metavar="PROPERTY", help="What is claimed: kintrace codebook tells all.")],
    start: Annotated[int, typer.Option("--from", help="First code point of the words in the document.")],
    end: Annotated[int, typer.Option("--to", help="One past the last.")],
    value: Said = "",
    speaker: Annotated[str, typer.Option(help="On whose word; without it, whose word the other claims are.")] = "",
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Add a claim that the program did not read, on exact words of the document."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    which = _property(prop)
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    made = casework.add_claim(casebook, words, about, which, value, (start, end), speaker, now)
    typer.echo(f"Added: {made.ref}.")


@coding.command("withdraw", short_help="Take a ruling, merge or split of yours back.")
def withdraw(
    casebook: Book, ref: RulingRef, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Take a ruling, merge or split of yours back; it counts as never made."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    casework.withdraw_ruling(casebook, words, ref, now)
    typer.echo("Withdrawn.")


@coding.command("settle", short_help="Say which of two people's rulings is right.")
def settle(
    casebook: Book, ref: RulingRef, passphrase_file: PassphraseFile = None, passphrase_fd: PassphraseFd = None
) -> None:
    """Say which of two people's rulings on one claim is right. For a reviewer who made neither."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Settled: {casework.settle_rulings(casebook, words, ref, now).ref}.")


@coding.command("merge", short_help="Say that incidents of a document are one.")
def merge(
    casebook: Book,
    incidents: Annotated[list[str], typer.Argument(help="References of two or more, as the list gives them.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Say that incidents of a document are one event: the first takes in the words, people and claims of the others."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Merged: {casework.merge_incidents(casebook, words, incidents, now).ref}.")


@coding.command("split", short_help="Say that an incident of a document is two.")
def split(
    casebook: Book,
    incident: Annotated[str, typer.Argument(help="Reference of the incident, as the list gives it.")],
    start: Annotated[int, typer.Option("--from", help="First code point of the words of the other one.")],
    end: Annotated[int, typer.Option("--to", help="One past the last.")],
    victim: Annotated[list[str] | None, typer.Option(help="Reference of a person whom the other one befell.")] = None,
    claim: Annotated[list[str] | None, typer.Option(help="Reference of a claim that goes with it.")] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Say that an incident of a document is two events, and which people and claims go with the other one."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    made = casework.split_incident(
        casebook, words, incident, (start, end), now, victims=victim or (), claims=claim or ()
    )
    typer.echo(f"Split: {made.ref}.")


def _property(word: str) -> Property:
    from kintrace.model import Property

    found = [p for p in Property if p.value == word]
    if not found:
        raise typer.BadParameter(f"What is claimed is one of: {', '.join(sorted(Property))}.")
    return found[0]
