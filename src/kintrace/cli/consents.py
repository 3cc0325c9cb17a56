"""``kintrace consents``: what people allowed and took back, and what two people confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

consents = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What people allowed to leave, and took back.")

GIVEN = ("spoken", "thumb_print", "in_writing", "recorded")
EXPLAINED = ("told", "read_aloud", "through_interpreter", "in_writing")
GIVERS = ("person", "child", "guardian", "relative", "speaker")

Book = Annotated[Path, typer.Argument(help="The casebook.")]
Item = Annotated[str, typer.Argument(help="Reference of a lead, a person, a document or a case.")]


@consents.callback()
def _consents() -> None:
    """What people allowed to leave, and took back."""


@consents.command("record", short_help="Write down what somebody allowed.")
def record(
    casebook: Book,
    item: Item,
    purpose: Annotated[str, typer.Option(help="For what; tracing covers tracing/letter, never the other way.")],
    recipient: Annotated[str, typer.Option(help="For whom, exactly: small letters, digits, hyphens.")],
    until: Annotated[str, typer.Option(help="The last day on which it holds: 2026-06-30.")],
    given: Annotated[str, typer.Option(help=f"How it was given: {', '.join(GIVEN)}.")],
    explained: Annotated[str, typer.Option(help=f"How it was explained before: {', '.join(EXPLAINED)}.")],
    language: Annotated[str, typer.Option(help="In which language: kac, my, shn, en.")],
    giver: Annotated[str, typer.Option(help=f"As whom they gave it: {', '.join(GIVERS)}.")] = "person",
    by: Annotated[str, typer.Option(help="Reference of who gave it; without it one is made.")] = "",
    handed_over: Annotated[
        bool, typer.Option("--handed-over", help="This guardian is said to have handed the child over.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write down what somebody allowed: what, for what, to whom, until when, and how it was explained to them."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now
    from kintrace.model import Giver

    _require_one_of("--given", given, GIVEN)
    _require_one_of("--explained", explained, EXPLAINED)
    _require_one_of("--giver", giver, GIVERS)
    told = casework.Given(
        item, purpose, recipient, until, given, f"{explained}, {language}", Giver(giver), by, handed_over
    )
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    consent = casework.record_consent(casebook, words, told, now)
    typer.echo(f"Recorded: {consent.ref}, given by {consent.by}. Withdrawn at any time: kintrace consents withdraw.")


@consents.command("withdraw", short_help="Take a consent back; it holds at once.")
def withdraw(
    casebook: Book,
    ref: Annotated[str, typer.Argument(help="Reference of the consent.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Take a consent back. From now on nothing goes out by it; what went out before cannot be called back."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Withdrawn: {casework.withdraw_consent(casebook, words, ref, now).ref}.")


@consents.command("list", short_help="Show consents and confirmations, for a caseworker.")
def list_consents(
    casebook: Book,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show consents and confirmations, for a caseworker."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(casework.show_consents(casebook, words, now), nl=False)


@consents.command("confirm", short_help="Confirm a death, or that the family was told in person.")
def confirm(
    casebook: Book,
    item: Item,
    told_in_person: Annotated[
        bool, typer.Option("--told-in-person", help="The family was told, in person, the way they asked for.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Confirm a death, as one of two different people; or, after both did, that the family was told in person."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now
    from kintrace.model import Confirmed

    what = Confirmed.TOLD_IN_PERSON if told_in_person else Confirmed.DEATH
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    typer.echo(f"Written down. People who confirm this by now: {casework.confirm(casebook, words, item, what, now)}.")


def _require_one_of(option: str, word: str, words: tuple[str, ...]) -> None:
    if word not in words:
        raise typer.BadParameter(f"{option} is one of: {', '.join(words)}.")
