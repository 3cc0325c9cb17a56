"""Write a world to a folder: what a person would be given, and the truth beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, fields
from pathlib import Path

from kintrace.simulation.parameters import COLUMNS
from kintrace.simulation.world import TrueRow, World

FILES = ("PEOPLE.csv", "truth.csv", "meta.json", "README.txt")
"""What is written, by name."""

_STEP = 5_000
_README = """Everybody in this folder is invented.

It was made by `kintrace simulate` (seed {seed}, {rows} rows). Names, days, places lived in, cards and telephone numbers
were drawn by chance; where one is like that of a living person, it is by chance too. No file of this folder may be
mixed with lists of real people.

PEOPLE.csv   lists as `kintrace link` reads them
truth.csv    who each row is about: id, person, list, kind (person or unnamed), incident
meta.json    all that the world was made by, and what there is in it
"""


def write_world(world: World, folder: Path, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
    """Write a world, row by row, so that a large one needs little memory.

    All files are written aside first: a world that was broken off is not there at all.

    Args:
        world: To write.
        folder: Is there already; files of these names in it are replaced.
        progress: Told how many rows are written, of how many.

    Raises:
        OSError: The disk.
    """
    aside = {name: folder / f"{name}.part" for name in FILES}
    try:
        _write(world, aside, progress)
        for name, path in aside.items():
            path.replace(folder / name)
    finally:
        for path in aside.values():
            path.unlink(missing_ok=True)


def _write(world: World, to: Mapping[str, Path], progress: Callable[[int, int], None]) -> None:
    with to["PEOPLE.csv"].open("w", encoding="utf-8", newline="") as file:
        people = csv.writer(file, lineterminator="\n")
        people.writerow(COLUMNS)
        for at, line in enumerate(world.lines()):
            if at % _STEP == 0:
                progress(at, len(world))
            people.writerow(line)
    with to["truth.csv"].open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(each.name for each in fields(TrueRow))
        truth.writerows(map(astuple, world.truth()))
    meta = json.dumps(world.meta(), ensure_ascii=False, indent=1)
    to["meta.json"].write_text(meta + "\n", encoding="utf-8")
    to["README.txt"].write_text(_README.format(seed=world.seed, rows=len(world)), encoding="utf-8")
    progress(len(world), len(world))
