"""``kintrace people``: who works with a casebook, and in which roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile

if TYPE_CHECKING:
    from kintrace.model import Reader

people = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Who works with a casebook, and what each may see."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
SlotOf = Annotated[str, typer.Option("--slot", help="Label or id of their slot: kintrace keys list shows them.")]
Roles = Annotated[
    list[str], typer.Option("--role", help="documenter, reviewer, caseworker, analyst, custodian or administrator.")
]


@people.callback()
def _people() -> None:
    """Who works with a casebook, and what each may see."""


@people.command("grant", short_help="Give the holder of a slot roles.")
def grant(
    casebook: Book,
    slot: SlotOf,
    role: Roles,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Give the holder of a slot roles, in the place of those they had. For an administrator; nobody gives themselves.

    From the first roles given on, a slot without roles opens nothing of the content.
    """
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    roles = [role_from(one) for one in role]
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    given = casework.grant(casebook, words, slot, roles, now)
    typer.echo(f"Slot {given.slot.label} is {given.person}: {_said(given.roles)}.")


@people.command("revoke", short_help="Take every role from the holder of a slot.")
def revoke(
    casebook: Book,
    slot: SlotOf,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Take every role from the holder of a slot. Their words still open the file: kintrace keys remove ends that."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    given = casework.grant(casebook, words, slot, (), now)
    typer.echo(f"Slot {given.slot.label} is {given.person}: {_said(given.roles)}.")


@people.command("list", short_help="Show slots, whose they are, and the roles of each.")
def list_people(
    casebook: Book,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Show the slots, whose they are, and the roles of each. People are references; no name is kept here."""
    from kintrace import casework
    from kintrace.cli.passphrases import passphrase_from
    from kintrace.cli.steps import now

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    for one in casework.people_of(casebook, words, now):
        typer.echo(f"{one.slot.label:<24}  {one.slot.id}  {one.person or '-':<20}  {_said(one.roles)}")


def role_from(word: str) -> Reader:
    """Read a role.

    Raises:
        BadParameter: There is no such role.
    """
    from kintrace.casework import ROLES

    found = [r for r in ROLES if r.value == word]
    if not found:
        raise typer.BadParameter(f"A role is one of: {', '.join(ROLES)}.")
    return found[0]


def _said(roles: tuple[Reader, ...]) -> str:
    return ", ".join(r.value for r in roles) or "no role"
