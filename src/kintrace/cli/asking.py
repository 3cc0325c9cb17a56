"""Who asks not to be found, and requests from outside, at the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile
from kintrace.cli.passphrases import passphrase_from

if TYPE_CHECKING:
    from kintrace.casework import OpenRequest
    from kintrace.model import RelationProof, WishWay

WAYS = ("spoken", "telephone", "letter")
PROOFS = ("family_facts", "papers", "known_to_worker")
HIDDEN = (
    "Written down. Nothing that is told of this person after their taking is in any list, match, search, form or count."
)
SHOWN = "Written down. At this person's own wish nothing is held back for their sake from here on."
SAY_NOTHING = "Say nothing to whoever asks before the relation is proved and, where somebody is found, they consent."

Book = Annotated[Path, typer.Argument(help="The casebook.")]
Lead = Annotated[str, typer.Argument(help="Reference of a lead, as the JSON of kintrace trace gives it.")]
Wish = Annotated[
    str | None, typer.Option("--wish", help=f"How the person's own wish was told: {', '.join(WAYS)}.", metavar="HOW")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command(short_help="Write down that somebody asks not to be found.")(hide)
    app.command(short_help="Write down that somebody wishes to be found again.")(unhide)
    app.command(short_help="Take in a request from outside; the reply tells nothing.")(ask)
    app.command(short_help="List the open requests, for a caseworker.")(requests)
    app.command(short_help="Write down that a request was answered, or is closed.")(answer)


def hide(
    casebook: Book,
    lead: Lead,
    wish: Wish = None,
    danger: Annotated[
        bool, typer.Option("--danger", help="They could not be asked and are in danger: two custodians say so.")
    ] = False,
    second_passphrase_file: Annotated[
        Path | None, typer.Option(help="With --danger: the other custodian's passphrase is this file's first line.")
    ] = None,
    second_passphrase_fd: Annotated[
        int | None, typer.Option(help="With --danger: read the other custodian's passphrase from this descriptor.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write down that somebody asks not to be found, by their own wish, or for danger by two custodians.

    What somebody alleges ("he ran off") is neither. The taking stays in the counts; whatever is told of them later is
    in nothing that the program shows. What this prints is the same whether it was done before or not.
    """
    from kintrace import casework

    if danger == bool(wish):
        raise typer.BadParameter(f"Say --wish and how it was told ({', '.join(WAYS)}), or --danger; one of the two.")
    words = passphrase_from(passphrase_file, passphrase_fd)
    second = passphrase_from(second_passphrase_file, second_passphrase_fd) if danger else None
    ref = casework.hide(casebook, words, lead, clock=_now, wish=_way(wish) if wish else None, second=second)
    typer.echo(HIDDEN)
    typer.echo(f"Reference of what was written down: {ref}")


def unhide(
    casebook: Book,
    lead: Lead,
    wish: Annotated[
        str, typer.Option("--wish", help=f"How the person's own wish was told: {', '.join(WAYS)}.", metavar="HOW")
    ],
    second_passphrase_file: Annotated[
        Path | None, typer.Option(help="The second person's passphrase is this file's first line.")
    ] = None,
    second_passphrase_fd: Annotated[
        int | None, typer.Option(help="Read the second person's passphrase from this descriptor.")
    ] = None,
    with_second: Annotated[
        bool, typer.Option("--with-second", help="Ask for the second person's passphrase at this terminal.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write down that somebody wishes to be found again. Only their own wish ends what --danger began, too.

    Where two people of this casebook may write it down, it takes two, each with a passphrase of their own.
    """
    from kintrace import casework

    words = passphrase_from(passphrase_file, passphrase_fd)
    asked = with_second or second_passphrase_file is not None or second_passphrase_fd is not None
    second = passphrase_from(second_passphrase_file, second_passphrase_fd) if asked else None
    ref = casework.unhide(casebook, words, lead, clock=_now, wish=_way(wish), second=second)
    typer.echo(SHOWN)
    typer.echo(f"Reference of what was written down: {ref}")


def ask(
    casebook: Book,
    request: Annotated[Path, typer.Argument(help="The request, a JSON file; docs/tasks/answer-a-request.md.")],
    reply: Annotated[Path, typer.Option("--reply", help="Write the reply to this file.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Take in a request from outside and write the reply: the same for every request of a day.

    Nothing is looked up. A caseworker reads the request later: kintrace requests. Where the casebook has custodians,
    who asks and how to reach them is closed to them.
    """
    from kintrace import casework

    casework.ask(casebook, passphrase_from(passphrase_file, passphrase_fd), request, reply, _now)
    typer.echo(f"Written: {reply}")


def requests(
    casebook: Book,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """List the open requests, for a caseworker, each with the leads that may be meant. The look is written down."""
    from kintrace import casework

    found = casework.requests(casebook, passphrase_from(passphrase_file, passphrase_fd), _now)
    for number, request in enumerate(found, 1):
        _show(number, request)
    typer.echo(f"{len(found)} open request{'' if len(found) == 1 else 's'}.")
    if found:
        typer.echo(SAY_NOTHING)


def answer(
    casebook: Book,
    request: Annotated[str, typer.Argument(help="Id of the request, as kintrace requests prints it.")],
    told: Annotated[str, typer.Option("--told-of", help="Reference of the lead that was spoken of.")] = "",
    proof: Annotated[
        str | None, typer.Option("--relation-proved-by", help=f"{', '.join(PROOFS)}.", metavar="HOW")
    ] = None,
    consent: Annotated[str, typer.Option(help="Reference of the found person's consent.")] = "",
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write down that a request was answered by you, in speech; or, without --told-of, that nothing was told."""
    from kintrace import casework

    casework.answer(
        casebook,
        passphrase_from(passphrase_file, passphrase_fd),
        request,
        clock=_now,
        lead=told,
        proof=_proof(proof) if proof else None,
        consent=consent,
    )
    typer.echo("Written down. The request is closed.")


def _now() -> datetime:
    return datetime.now(UTC)


def _way(name: str) -> WishWay:
    from kintrace.model import WishWay

    if name not in WAYS:
        raise typer.BadParameter(f"--wish is one of {', '.join(WAYS)}.")
    return WishWay(name)


def _proof(name: str) -> RelationProof:
    from kintrace.model import RelationProof

    if name not in PROOFS:
        raise typer.BadParameter(f"--relation-proved-by is one of {', '.join(PROOFS)}.")
    return RelationProof(name)


def _show(number: int, request: OpenRequest) -> None:
    from kintrace.outputs.safe_text import in_words

    sought = request.sought
    times = f", asked {request.times} times" if request.times > 1 else ""
    typer.echo(f"{number}. Request {request.id}, received {request.received}{times}")
    for label, words in (
        ("Sought", ", ".join(sought.names)),
        ("Father", sought.father),
        ("Age", sought.age),
        ("Last seen", sought.last_seen),
        ("Relation", sought.relation),
        ("Safe way to reach them", sought.reach),
    ):
        if words:
            typer.echo(f"   {label}: {in_words(words)}")
    if sought.closed:
        what = " and ".join({"relation": "their relation", "reach": "how to reach them"}[key] for key in sought.closed)
        typer.echo(f"   Closed to custodians: {what}. kintrace unseal request CASEBOOK {request.id}")
    for problem in sought.problems:
        typer.echo(f"   To mend: {problem}")
    for candidate in request.candidates:
        age = {True: ", ages meet", False: ", ages differ", None: ""}[candidate.age]
        names = ", ".join(in_words(name) for name in candidate.lead.who.names)
        typer.echo(f"   Perhaps {candidate.lead.ref}: {names} (one name: {candidate.probability:.0%}{age})")
