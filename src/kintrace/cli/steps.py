"""The commands that do one step on plain files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from kintrace import casework
from kintrace.cli import brought_model, own_lists
from kintrace.cli.progress import watched
from kintrace.config import limits_from
from kintrace.linkage import Why

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


def link(people: Path, out: Path, draws: int, seed: int, judged: Path | None) -> int:
    """Run ``kintrace link``."""
    set_aside = casework.link_lists(people, out, draws, seed, judged)
    for where, reason in set_aside:
        typer.echo(f"set aside: {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE


def why(people: Path, one: str, other: str) -> int:
    """Run ``kintrace link --why``."""
    found, set_aside = casework.why_one_person(people, one, other)
    if found is None:
        raise typer.BadParameter("--why needs the ids of two rows of this file.")
    for line in _as_sentences(found):
        typer.echo(line)
    for where, reason in set_aside:
        typer.echo(f"set aside: {where}: {reason}", err=True)
    return SOME_SET_ASIDE if set_aside else DONE


def _as_sentences(found: Why) -> Iterator[str]:
    if not found.compared:
        yield "These rows share nothing that is reason enough to compare them. By themselves they come to:"
    for reason in found.reasons:
        yield f"{reason.millibits / 1000:+9.3f}  {reason.says}"
    likely = f"{100 * found.probability:.1f} of 100" if found.probability >= 0.001 else "less than 1 of 1,000"
    in_all = f"in all. They are one person in {likely} such cases (0 is even; each 1 doubles the odds)."
    yield f"{found.millibits / 1000:+9.3f}  {in_all}"
    if found.turns:
        yield f"It would be {'two people' if found.millibits >= 0 else 'one person'} if, with all else as it is:"
    for turn in found.turns:
        yield f"{turn.millibits / 1000:+9.3f}  {turn.says}"


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
