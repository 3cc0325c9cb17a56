"""How well dates and counts are read out of English and Burmese phrases; the usual parsers beside.

    python bench/expressions.py

The tables are those of ``tests/spec/tables``. What a peer returns is put into the tables' form as kindly as it can be:

- ``dateparser`` gives moments. Each is read twice, with a missing month or day taken as the first and as the last, and
  the days that agree become EDTF: a day, ``2024-05`` where only the day differs, ``2024`` where the month does too. It
  gets the day of saying as its base, a preference for the past, day before month, and the table's language. Where a
  table gives no day of saying, a year that it worked out is taken back: ``XXXX-09-30``.
- ``edtf`` turns English text into EDTF itself. It knows no day of saying.
- ``quantulum3`` gives quantities. Those without a unit count; its uncertainty becomes the bounds.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from spec.reading_tables import LANGUAGES, READERS, Expression, Find, Read, failures, table

NO_DAY_OF_SAYING = datetime(1500, 1, 1)  # where a table gives none; a year that was worked out from it is none


def by_dateparser(language: str) -> Read:
    search: Any = importlib.import_module("dateparser.search")

    def found(row: Expression, edge: str) -> list[tuple[str, datetime]]:
        base = datetime(row.said_on.year, row.said_on.month, row.said_on.day) if row.said_on else NO_DAY_OF_SAYING
        settings = {
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
            "PREFER_DAY_OF_MONTH": edge,
            "PREFER_MONTH_OF_YEAR": edge,
        }
        return search.search_dates(row.text, languages=[language], settings=settings) or []

    def read(row: Expression) -> list[Find]:
        firsts, lasts = found(row, "first"), found(row, "last")
        return [Find(len(w), between(a, b)) for (w, a), (_, b) in zip(firsts, lasts, strict=False)]

    return read


def between(first: datetime, last: datetime) -> str:
    """EDTF of the days that two readings of the same words leave open."""
    year = f"{first.year:04d}" if first.year > NO_DAY_OF_SAYING.year else "XXXX"
    if first.month != last.month:
        return year
    return f"{year}-{first:%m-%d}" if first.day == last.day else f"{year}-{first:%m}"


def by_edtf(_language: str) -> Read:
    text_to_edtf: Any = importlib.import_module("edtf").text_to_edtf

    def read(row: Expression) -> list[Find]:
        said = text_to_edtf(row.text)
        return [Find(len(row.text), str(said))] if said else []

    return read


def by_quantulum(_language: str) -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like scikit-learn, to tell units apart; people have none
        parser: Any = importlib.import_module("quantulum3.parser")

    def read(row: Expression) -> list[Find]:
        plain = [q for q in parser.parse(row.text) if q.unit.name == "dimensionless"]
        return [Find(q.span[1] - q.span[0], bounds(q.value, q.uncertainty or 0)) for q in plain]

    return read


def bounds(value: float, uncertainty: float) -> str:
    return f"{value - uncertainty:.12g}..{value + uncertainty:.12g}"


PEERS: dict[str, dict[str, Callable[[str], Read]]] = {
    "dates": {"dateparser": by_dateparser, "edtf": by_edtf},
    "counts": {"quantulum3": by_quantulum},
}


def enduring(read: Read, broken: list[str]) -> Read:
    """The same reader; what it breaks on is kept, and counts as nothing found."""

    def tried(row: Expression) -> list[Find]:
        try:
            return list(read(row))
        except Exception as error:  # noqa: BLE001  whatever a peer raises, the table must go on
            broken.append(type(error).__name__)
            return []

    return tried


def line(of: str, language: str, name: str, read: Read) -> str:
    rows, broken = table(of, language), list[str]()
    speaking = [row for row in rows if row.expected]
    start = time.perf_counter()
    wrong = failures(rows, enduring(read, broken))
    took = time.perf_counter() - start
    missed = sum(bool(row.expected) for row, _ in wrong)
    silent = len(rows) - len(speaking)
    share = f"{1 - len(wrong) / len(rows):.3f}"
    cells = [f"{of}, {language}", str(len(rows)), name, share, f"{1 - missed / len(speaking):.3f}"]
    cells += [f"{len(wrong) - missed} of {silent}", str(len(broken)), f"{len(rows) / took:,.0f}"]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    print("| table | rows | reader | right | of those that say something | false finds | broke | a second |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for of, ours in READERS.items():
        for language in LANGUAGES:
            print(line(of, language, "kintrace", ours))
            for name, peer in PEERS[of].items():
                with contextlib.suppress(ModuleNotFoundError):
                    print(line(of, language, name, peer(language)))
    print("\nA peer that is not in the table is not installed: `make bench` installs locks/bench.txt.")


if __name__ == "__main__":
    main()
