"""Tables of places as people keep them: MIMU's lists of P-codes in their many headings, and one's own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kintrace.errors import UnreadableSource
from kintrace.lexicon.places.areas import LEVELS

_FIX = "Save it as .csv (UTF-8) or .xlsx with the columns that docs/tasks/bring-your-own-gazetteer.md names"
# How a heading begins that belongs to a level, in MIMU's releases, its map server and the UN's boundary tables.
_LEVEL = (
    ("village_tract", r"village_?tract|vt|vtract"),
    ("village", r"village|vill|vlg"),
    ("ward", r"ward|wd"),
    ("township", r"township|tsp?|adm(?:in)?3"),
    ("town", r"town"),
    ("district", r"district(?:_?saz)?|dt|dist|d|adm(?:in)?2|saz|sad"),
    ("state", r"sr|state(?:_?region)?|st|region|adm(?:in)?1"),
)
_WHAT = (
    ("pcode", r"(?:_?p_?code|_?code|_?id)"),
    ("name_my", r"(?:_?name)?_?(?:mmr\d?|mm|mya\d?|my|myanmar|burmese|local|unicode|uni)"),
    ("name", r"(?:_?name)?(?:_?(?:eng|en|english))?|_?name"),
)
_OWN = {
    "name": "name",
    "name_en": "name",
    "name_eng": "name",
    "name_my": "name_my",
    "name_mm": "name_my",
    "name_mmr": "name_my",
    "kind": "kind",
    "type": "kind",
    "level": "kind",
    "pcode": "pcode",
    "p_code": "pcode",
    "code": "pcode",
    "parent": "parent",
    "parent_pcode": "parent",
    "lat": "lat",
    "latitude": "lat",
    "y": "lat",
    "lon": "lon",
    "lng": "lon",
    "long": "lon",
    "longitude": "lon",
    "x": "lon",
    "aliases": "aliases",
    "alias": "aliases",
    "other_names": "aliases",
}  # fmt: skip
_OTHER = re.compile(r"(?:alternat\w*|local|other|previous|old|map)_?(?:village|ward|town|vt)?_?name\w*|\w*_alternat\w*")
_STATUS = re.compile(r"(?:gad_)?\w*status")
_VERSION = re.compile(r"(?:release|version|pcodes?_?v|\bv)[\s._-]*(\d{1,2}(?:[._]\d{1,2})?)", re.I)
_KINDS = {
    "region": "state",
    "state_region": "state",
    "sr": "state",
    "tsp": "township",
    "vt": "village_tract",
    "tract": "village_tract",
    "quarter": "ward",
    "hamlet": "village",
    **dict.fromkeys(("camp", "mine", "checkpoint", "base", "idp_camp", "place", "spot", "other"), "site"),
}
_HEAD = 15  # rows in which the headings are looked for: MIMU puts a title and notes above them


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that names a place.

    Args:
        where: Table and number of the row, for a person: ``04_Town, row 12``.
        cells: Text by what it is: ``kind``, ``name``, ``name_my``, ``pcode``, ``parent``, ``lat``, ``lon``,
            ``aliases``, ``status``, and codes and names of levels as ``township.pcode``.
    """

    where: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file of places holds.

    Args:
        rows: Rows below headings that are known.
        version: The release that the file, or its name, states; empty: none.
    """

    rows: tuple[TableRow, ...]
    version: str


def read_tables(path: Path) -> Tables:
    """Read every table of a file that has headings we know.

    Raises:
        UnreadableSource: It is no such file, or no table of it has such headings.
    """
    rows: list[TableRow] = []
    version = _version(path.stem)
    for table, lines in _sheets(path):
        head, columns = _headings(lines)
        version = version or next((v for line in lines[:_HEAD] for cell in line if (v := _version(cell))), "")
        if columns:
            rows += _rows(table, lines, head, columns)
    if not rows:
        raise UnreadableSource("No table of this file has columns of names of places", _FIX)
    return Tables(tuple(rows), version)


def meaning_of(heading: str) -> str:
    """What a heading means; empty: nothing that we read.

    >>> meaning_of("Tsp_Pcode"), meaning_of("Village_Tract_Name_MMR"), meaning_of("District/SAZ_Name_Eng")
    ('township.pcode', 'village_tract.name_my', 'district.name')
    >>> meaning_of("VT_PCODE"), meaning_of("ADM3_EN"), meaning_of("Longitude"), meaning_of("Remark")
    ('village_tract.pcode', 'township.name', 'lon', '')
    """
    plain = re.sub(r"[^a-z0-9]+", "_", heading.strip().lower()).strip("_")
    if plain in _OWN:
        return _OWN[plain]
    if _STATUS.fullmatch(plain):
        return "status" if "mapping" not in plain else ""
    if _OTHER.fullmatch(plain):
        return "aliases"
    for level, begins in _LEVEL:
        for what, ends in _WHAT:
            if re.fullmatch(rf"(?:{begins}){ends}", plain):
                return f"{level}.{what}"
    return ""


def _sheets(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv", ".txt"):
        yield "", _text_lines(path)
    elif suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
        yield from _workbook(path)
    else:
        raise UnreadableSource("A gazetteer is a table, and this is none that we read", _FIX)


def _text_lines(path: Path) -> list[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource("The text is not in UTF-8", _FIX) from error
    first = text.partition("\n")[0]
    mark = max("\t;,", key=first.count)
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]


def _workbook(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                yield name, [[_cell(c) for c in row] for row in book.get_sheet_by_name(name).to_python()]
    except CalamineError as error:
        raise UnreadableSource("The workbook cannot be opened", _FIX) from error


def _cell(value: object) -> str:
    # calamine gives 27.0 for 27
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _headings(lines: list[list[str]]) -> tuple[int, dict[int, str]]:
    """Number of the line of headings, and what each of its columns means: the line where most are known."""
    best: tuple[int, dict[int, str]] = (0, {})
    for at, line in enumerate(lines[:_HEAD]):
        columns = {n: meaning for n, cell in enumerate(line) if (meaning := meaning_of(cell))}
        named = any(m.rpartition(".")[2] in ("name", "name_my") for m in columns.values())
        if named and len(columns) >= 2 and len(columns) > len(best[1]):
            best = (at, columns)
    return best


def _rows(table: str, lines: list[list[str]], head: int, columns: dict[int, str]) -> Iterator[TableRow]:
    for at, line in enumerate(lines[head + 1 :], head + 2):
        cells: dict[str, str] = {}
        for n, meaning in columns.items():
            if n < len(line) and line[n]:
                cells[meaning] = f"{cells[meaning]};{line[n]}" if meaning == "aliases" and meaning in cells else line[n]
        if any(line):
            yield TableRow(f"{table}, row {at}" if table else f"row {at}", cells)


def _version(words: str) -> str:
    stated = _VERSION.search(words)
    return stated[1].replace("_", ".") if stated else ""


def level_of_kind(kind: str) -> str:
    """The level that a word in a column ``kind`` means; empty: none that we know.

    >>> level_of_kind("Village Tract"), level_of_kind("camp"), level_of_kind("planet")
    ('village_tract', 'site', '')
    """
    plain = re.sub(r"[\s-]+", "_", kind.strip().lower())
    return plain if plain in LEVELS else _KINDS.get(plain, "")
