"""The main job at the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from kintrace import casework
from kintrace.cli import brought_model, own_lists
from kintrace.cli.passphrases import passphrase_from
from kintrace.cli.people import role_from
from kintrace.cli.progress import watched
from kintrace.config import limits_from

DONE, SOME_SET_ASIDE = 0, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a trace, under the names of its options."""

    folder: Path
    casebook: Path | None
    report: Path | None
    json: Path | None
    plain: bool
    to: list[str]
    gazetteer: Path | None
    actors: Path | None
    role: str = ""
    recipient: str = ""
    purpose: str = ""
    model_endpoint: str = ""
    model: str = ""


def run(asked: Asked, *, file: Path | None, fd: int | None) -> int:
    """Trace a folder, print its leads, write what was asked for; the exit code says whether anything was set aside."""
    if (asked.report or asked.json) and asked.plain == bool(asked.to):
        raise typer.BadParameter(
            "A report or JSON holds persons. Say --to RECIPIENT to encrypt it (age), or --plain that it may be plain."
        )
    if bool(asked.recipient) != bool(asked.purpose):
        raise typer.BadParameter("Somebody outside has it for a purpose: --for RECIPIENT and --purpose go together.")
    # what a casebook keeps may be sealed to custodians: it leaves for no other machine
    model = brought_model.read(asked.model_endpoint, asked.model, may_be_elsewhere=False)
    lists = own_lists.read(asked.gazetteer, asked.actors)  # before any key is there: it is somebody's file
    result = casework.trace(
        asked.folder,
        casebook=asked.casebook,
        passphrase=passphrase_from(file, fd, casebook=asked.casebook),
        targets=casework.Targets(report=asked.report, json=asked.json, recipients=tuple(asked.to)),
        limits=limits_from(os.environ),
        clock=lambda: datetime.now(UTC),
        progress=watched,
        lists=lists,
        role=role_from(asked.role) if asked.role else None,
        recipient=casework.Recipient(asked.recipient, asked.purpose) if asked.recipient else None,
        model=model,
    )
    if result.coded_again:
        count = f"{result.coded_again} documents were" if result.coded_again > 1 else "1 document was"
        typer.echo(f"{count} read again, by newer rules or other lists than before.", err=True)
    typer.echo(result.terminal, nl=False)
    for path in result.write():
        typer.echo(f"Written: {path}")
    if result.head:
        typer.echo(f"Head of the casebook, to be written down elsewhere: {result.head}", err=True)
    return SOME_SET_ASIDE if result.set_aside or lists.set_aside else DONE
