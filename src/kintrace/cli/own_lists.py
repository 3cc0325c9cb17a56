"""Lists of a person's own at the command line: from options or settings, and what each brought."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import typer

from kintrace import casework
from kintrace.config import settings_from
from kintrace.model import SetAside

_ROW = re.compile(r"row (\d+)\Z")
KINDS = {"gazetteer": "Places", "actors": "Sides"}
MOST_RANGES = 12  # of row numbers on one line


def read(gazetteer: Path | None, actors: Path | None) -> casework.OwnLists:
    """Read the lists that an option names, or else a setting, and say on standard error what each brought."""
    settings = settings_from(os.environ)
    lists = casework.own_lists(gazetteer or settings.gazetteer, actors or settings.actors)
    for brought in lists.brought:
        _show(brought)
    return lists


def _show(brought: casework.Brought) -> None:
    used, name = brought.used, brought.path.name
    release = f"release {used.version}, " if used.version else ""
    typer.echo(
        f"{KINDS[brought.kind]} of your own: {name}: {release}{used.rows} row{'' if used.rows == 1 else 's'}, "
        f"{used.kept} kept, {used.rows - used.kept} set aside.",
        err=True,
    )
    for where, reason in rows_by_reason(brought.set_aside):
        typer.echo(f"set aside: {name}, {where}: {reason}", err=True)


def rows_by_reason(set_aside: Iterable[SetAside]) -> list[tuple[str, str]]:
    """Name rows together that were set aside for one reason: a published list has thousands out of use.

    Returns:
        (table and rows, reason), in the order of the first row of each.

    >>> rows_by_reason([SetAside(f"Towns, row {n}", "It has no name.") for n in (3, 5, 6, 7)])
    [('Towns, rows 3, 5-7', 'It has no name.')]
    """
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for aside in set_aside:
        table, number = _ROW.split(aside.where)[:2]
        rows[table, aside.reason].append(int(number))
    return [(table + _numbers(numbers), reason) for (table, reason), numbers in rows.items()]


def _numbers(rows: list[int]) -> str:
    ranges: list[list[int]] = []
    for row in sorted(rows):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges[:MOST_RANGES])
    more = sum(b - a + 1 for a, b in ranges[MOST_RANGES:])
    return ("row " if len(rows) == 1 else "rows ") + shown + (f" and {more} more" if more else "")
