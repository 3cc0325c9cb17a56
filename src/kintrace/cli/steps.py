"""The commands that do one step on plain files, and the one that verifies a casebook."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import typer

from kintrace import casework
from kintrace.cli import own_lists
from kintrace.cli.passphrases import passphrase_from
from kintrace.cli.progress import watched
from kintrace.config import limits_from

DONE, SOME_SET_ASIDE = 0, 1


def extract(files: list[Path], out: Path, gazetteer: Path | None, actors: Path | None) -> int:
    """Run ``kintrace extract``; the exit code says whether anything was set aside, of lists of one's own too."""
    lists = own_lists.read(gazetteer, actors)
    set_aside = casework.extract(files, out, limits_from(os.environ), watched, lists)
    for file, where, reason in set_aside:
        typer.echo(f"set aside: {file}, {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside or lists.set_aside else DONE


def link(people: Path, out: Path) -> int:
    """Run ``kintrace link``."""
    set_aside = casework.link_lists(people, out)
    for where, reason in set_aside:
        typer.echo(f"set aside: {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE


def match_names(queries: Path, corpus: Path, top: int, out: Path) -> int:
    """Run ``kintrace names match``."""
    set_aside = casework.match_names(queries, corpus, top, out)
    for file, where, reason in set_aside:
        typer.echo(f"set aside: {file}, {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE


def check(casebook: Path, file: Path | None, descriptor: int | None) -> int:
    """Run ``kintrace check``."""
    report = casework.check(casebook, passphrase_from(file, descriptor), lambda: datetime.now(UTC))
    computed = "what is computed equals a rebuild" if report.current else "nothing is computed from them yet"
    typer.echo(f"{report.entries} entries verified; {computed}.")
    typer.echo(f"Head: {report.head}")
    return DONE
