"""The main job at the command line."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import typer

from kintrace import casework
from kintrace.cli.passphrases import passphrase_from
from kintrace.cli.progress import watched
from kintrace.config import limits_from

DONE, SOME_SET_ASIDE = 0, 1


def run(
    folder: Path,
    casebook: Path | None,
    report: Path | None,
    json_out: Path | None,
    *,
    plain: bool,
    to: list[str],
    file: Path | None,
    fd: int | None,
) -> int:
    """Trace a folder, print its leads, write what was asked for; the exit code says whether anything was set aside."""
    if (report or json_out) and plain == bool(to):
        raise typer.BadParameter(
            "A report or JSON holds persons. Say --to RECIPIENT to encrypt it (age), or --plain that it may be plain."
        )
    result = casework.trace(
        folder,
        casebook=casebook,
        passphrase=passphrase_from(file, fd),
        targets=casework.Targets(report=report, json=json_out, recipients=tuple(to)),
        limits=limits_from(os.environ),
        clock=lambda: datetime.now(UTC),
        progress=watched,
    )
    typer.echo(result.terminal, nl=False)
    for path in result.write():
        typer.echo(f"Written: {path}")
    return SOME_SET_ASIDE if result.set_aside else DONE
