"""Make the gazetteer of ``kintrace.lexicon`` from tables of townships, towns, wards and village tracts.

Usage: python tools/build_gazetteer.py FOLDER

FOLDER holds ``gazetteer_townships.tsv``, ``gazetteer_towns.tsv`` and ``gazetteer_wards_village_tracts_my.tsv`` with the
columns that the README in the resources names. The result is the same for the same input.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "src" / "kintrace" / "lexicon" / "resources"


def main(folder: Path) -> None:
    """Write the two files of the gazetteer."""
    areas = [(r["pcode"], r["kind"], r["name_en"], r["name_my"]) for r in _rows(folder / "gazetteer_townships.tsv")]
    for row in _rows(folder / "gazetteer_towns.tsv"):
        if len(row["pcode"]) >= 12 and row["township_pcode"]:
            areas.append((f"{row['township_pcode']}/{row['pcode']}", "town", row["name_en"], row["name_my"]))
            for en, my in ((row["alt_en"], ""), ("", row["alt_my"])):
                if en or my:
                    areas.append((f"{row['township_pcode']}/{row['pcode']}", "town", en, my))
    _write(RESOURCES / "gazetteer_areas.tsv", ("pcode", "level", "name_en", "name_my"), sorted(set(areas)))
    tracts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(folder / "gazetteer_wards_village_tracts_my.tsv"):
        if row["level"] == "village_tract":
            tracts[row["township_pcode"], "village_tract"] |= {n for n in (row["name_my"], row["alt_my"]) if n}
    lines = [(pcode, level, "|".join(sorted(names))) for (pcode, level), names in sorted(tracts.items())]
    _write(RESOURCES / "gazetteer_tracts.tsv", ("pcode", "level", "names_my"), lines)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(row) + "\n" for row in [header, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
