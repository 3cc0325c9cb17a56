"""Make the gazetteer of ``kintrace.lexicon`` from tables of townships, towns, wards and village tracts.

Usage: python tools/build_gazetteer.py FOLDER

FOLDER holds ``gazetteer_townships.tsv``, ``gazetteer_towns.tsv``, ``gazetteer_wards_pcode_train.tsv`` and
``gazetteer_wards_village_tracts_my.tsv`` with the columns that ``gazetteer_README.md`` in the resources names. The
result is the same for the same input. Districts, codes of village tracts and other names are kept by hand.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "src" / "kintrace" / "lexicon" / "resources"
AREA_COLUMNS = ("pcode", "level", "name_en", "name_my", "lon", "lat")


def main(folder: Path) -> None:
    """Write the three files of the gazetteer that are made by machine."""
    areas = [*_townships(folder), *_towns(folder)]
    _write(RESOURCES / "gazetteer_areas.tsv", AREA_COLUMNS, sorted(set(areas)))
    wards = {(r["pcode"], r["name_en"], r["name_my"]) for r in _rows(folder / "gazetteer_wards_pcode_train.tsv")}
    _write(RESOURCES / "gazetteer_wards.tsv", ("pcode", "name_en", "name_my"), sorted(wards))
    tracts: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "gazetteer_wards_village_tracts_my.tsv"):
        if row["level"] == "village_tract":
            tracts[row["township_pcode"]] |= {n for n in (row["name_my"], row["alt_my"]) if n}
    lines = [(pcode, "|".join(sorted(names))) for pcode, names in sorted(tracts.items())]
    _write(RESOURCES / "gazetteer_tracts.tsv", ("pcode", "names_my"), lines)


def _townships(folder: Path) -> list[tuple[str, ...]]:
    return [
        (r["pcode"], r["kind"], r["name_en"], r["name_my"], _short(r["centroid_lon"]), _short(r["centroid_lat"]))
        for r in _rows(folder / "gazetteer_townships.tsv")
    ]


def _towns(folder: Path) -> list[tuple[str, ...]]:
    """Towns with a code of their own; a second name makes a second row."""
    found: list[tuple[str, ...]] = []
    for row in _rows(folder / "gazetteer_towns.tsv"):
        if len(row["pcode"]) >= 12 and row["pcode"].startswith(row["township_pcode"] or "-"):
            point = (_short(row["lon"]), _short(row["lat"]))
            found.append((row["pcode"], "town", row["name_en"], row["name_my"], *point))
            found += [(row["pcode"], "town", row["alt_en"], "", "", "")] if row["alt_en"] else []
            found += [(row["pcode"], "town", "", row["alt_my"], "", "")] if row["alt_my"] else []
    return found


def _short(degrees: str) -> str:
    """A coordinate to about ten metres, which is closer than its source knows."""
    return f"{float(degrees):.4f}" if degrees else ""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(row) + "\n" for row in [header, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
