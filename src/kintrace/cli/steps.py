"""The commands that do one step on plain files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from kintrace import casework
from kintrace.cli import brought_model, own_lists
from kintrace.cli.progress import watched
from kintrace.config import limits_from

DONE, SOME_SET_ASIDE = 0, 1


def now() -> datetime:
    """The time by this machine's clock, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class AskedModel:
    """What the command line says of a model, under the names of its options."""

    endpoint: str
    name: str
    elsewhere: bool


def extract(files: list[Path], out: Path, gazetteer: Path | None, actors: Path | None, asked: AskedModel) -> int:
    """Run ``kintrace extract``; the exit code says whether anything was set aside, of lists of one's own too."""
    model = brought_model.read(asked.endpoint, asked.name, elsewhere=asked.elsewhere)
    lists = own_lists.read(gazetteer, actors)
    set_aside = casework.extract(files, out, limits_from(os.environ), watched, lists, model)
    for file, where, reason in set_aside:
        typer.echo(f"set aside: {file}, {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside or lists.set_aside else DONE


def link(people: Path, out: Path) -> int:
    """Run ``kintrace link``."""
    set_aside = casework.link_lists(people, out)
    for where, reason in set_aside:
        typer.echo(f"set aside: {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE


def simulate(folder: Path, rows: int, seed: int, force: bool) -> int:
    """Run ``kintrace simulate``."""
    casework.simulate(folder, rows, seed, force=force, progress=watched)
    typer.echo(f"Written: {folder}. Everybody in it is invented.")
    return DONE


def match_names(queries: Path, corpus: Path, top: int, out: Path) -> int:
    """Run ``kintrace names match``."""
    set_aside = casework.match_names(queries, corpus, top, out)
    for file, where, reason in set_aside:
        typer.echo(f"set aside: {file}, {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE
