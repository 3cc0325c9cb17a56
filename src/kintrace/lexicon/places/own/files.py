"""A gazetteer file of the user's own, laid over the list that comes with the program."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kintrace.errors import NoSuchFolder
from kintrace.lexicon.places.areas import LEVELS, LOCAL, Area, Areas, Point, indexed
from kintrace.lexicon.places.own.tables import TableRow, level_of_kind, read_tables
from kintrace.lexicon.places.shelves import names_in
from kintrace.model import SetAside
from kintrace.model.place import PCODE

# Innermost first: what the row names is the smallest that it has a name for.
_SMALLEST = ("village", "ward", "village_tract", "town", "township", "district", "state")
_HOLDERS = ("village_tract", "town", "township")
_BOUNDS = (92.0, 9.0, 102.0, 29.0)  # degrees east and north that hold Myanmar
_GENERIC = re.compile(r"\s+(?:Town|Township|District|Ward|Village Tract|Village)\Z|(?:မြို့နယ်|ခရိုင်)\Z")


@dataclass(frozen=True, slots=True)
class Addition:
    """What a file of the user's own brought.

    Args:
        sha256: Of the file's bytes: which file it was, without its name.
        version: The release that it states; empty: none.
        rows: Rows that it holds below its headings.
        kept: Rows that became places.
        set_aside: The others, each with its reason; ``rows == kept + len(set_aside)``.
    """

    sha256: str
    version: str
    rows: int
    kept: int
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    level: str
    names: tuple[str, ...]
    pcode: str
    holder: str
    point: Point | None


@dataclass(slots=True)
class _Laid:
    """What is laid over a gazetteer, while its rows are read."""

    areas: list[Area] = field(default_factory=list)
    local: dict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))
    points: dict[str, Point] = field(default_factory=dict)
    seen: set[tuple[str, str, tuple[str, ...]]] = field(default_factory=set)


def added_to(known: Areas, path: Path) -> tuple[Areas, Addition]:
    """Lay a file over a gazetteer: it wins where both speak of one place, and adds where only it does.

    Raises:
        NoSuchFolder: The path is not there.
        UnreadableSource: It holds no table of places.
    """
    if not path.is_file():
        raise NoSuchFolder(str(path), "there is no such file")
    tables, laid, aside = read_tables(path), _Laid(), []
    for row in tables.rows:
        reason = _lay(row, laid, known)
        if reason:
            aside.append(SetAside(row.where, reason))
    kept = len(tables.rows) - len(aside)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return _merged(known, laid), Addition(sha256, tables.version, len(tables.rows), kept, tuple(aside))


def _lay(row: TableRow, laid: _Laid, known: Areas) -> str:
    """Lay one row; returns why it was set aside, or nothing."""
    kept = _read(row.cells, known)
    if isinstance(kept, str):
        return kept
    key = (kept.level, kept.pcode or kept.holder, kept.names)
    if key in laid.seen:
        return "It repeats a row above it."
    laid.seen.add(key)
    code, own = (kept.pcode, True) if kept.pcode else (kept.holder, False)
    found = [Area(code, kept.level, name, own, kept.names[0]) for name in kept.names]
    if kept.level in LOCAL:
        laid.local[code[:9]] += found
    else:
        laid.areas += found
    if kept.point is not None and own:
        laid.points[code] = kept.point
    return ""


def _read(cells: Mapping[str, str], known: Areas) -> _Kept | str:
    """What a row says, or why it cannot be used."""
    level = level_of_kind(cells["kind"]) if "kind" in cells else _smallest(cells)
    if not level:
        return f"Its kind is none of {', '.join(LEVELS)}." if "kind" in cells else "It names no place."
    if cells.get("status", "").lower().startswith("inactive"):
        return "Its source marks it as no longer in use."
    own = "kind" in cells or (f"{level}.name" not in cells and f"{level}.name_my" not in cells)
    names = _names(cells, "" if own else f"{level}.")
    if not names:
        return "It has no name."
    code = cells.get("pcode" if own else f"{level}.pcode", "").upper()
    holder = _holder(cells, level, known)
    if code and not PCODE.fullmatch(code):
        if level not in ("village", "site"):
            return "Its code is no P-code: MMR and digits, for a district with a D."
        code = ""  # villages are numbered apart from the areas that hold them
    if level in LOCAL and len(code or holder) < 9:
        return "Neither its own code nor that of its township, tract or town is given."
    if level not in LOCAL and not code:
        return "It has no code."
    point = _point(cells)
    return point if isinstance(point, str) else _Kept(level, names, code, holder, point)


def _smallest(cells: Mapping[str, str]) -> str:
    told = (lv for lv in _SMALLEST if any(f"{lv}.{what}" in cells for what in ("pcode", "name", "name_my")))
    return next(told, "site" if "parent" in cells else "")


def _names(cells: Mapping[str, str], prefix: str) -> tuple[str, ...]:
    written = [cells.get(f"{prefix}name", ""), cells.get(f"{prefix}name_my", "")]
    written += re.split(r"[;|]", cells.get("aliases", ""))
    plain = (_GENERIC.sub("", name.strip()).strip() for name in written)
    return tuple(dict.fromkeys(name for listed in plain for name in names_in(listed)))


def _holder(cells: Mapping[str, str], level: str, known: Areas) -> str:
    """Code of the smallest area that the row says holds it: by code, else by the name of its township."""
    codes = [cells.get("parent", ""), *(cells.get(f"{h}.pcode", "") for h in _HOLDERS if h != level)]
    code = next((c.upper() for c in codes if PCODE.fullmatch(c.upper())), "")
    if code:
        return code
    name = cells.get("township.name") or cells.get("township.name_my") or cells.get("parent", "")
    townships = {a.pcode for a in known.named(_GENERIC.sub("", name)) if a.level == "township"} if name else set()
    return townships.pop() if len(townships) == 1 else ""


def _point(cells: Mapping[str, str]) -> Point | str | None:
    if not cells.get("lon") or not cells.get("lat"):
        return None
    try:
        east, north = float(cells["lon"]), float(cells["lat"])
    except ValueError:
        return "Its longitude or latitude is no number of degrees."
    west, south, far_east, far_north = _BOUNDS
    if not (west <= east <= far_east and south <= north <= far_north):
        return "Its longitude and latitude lie outside Myanmar: perhaps they are swapped."
    return (east, north)


def _merged(known: Areas, laid: _Laid) -> Areas:
    renamed = {a.pcode for a in laid.areas}
    shipped = [a for index in (known.by_key, known.by_burmese) for areas in index.values() for a in areas]
    # an older name stays a way to write the place: the file's own names come first
    both = indexed([*laid.areas, *sorted(shipped, key=lambda a: a.pcode in renamed)])
    added = {township: tuple(areas) for township, areas in known.added.items()}
    for township, areas in laid.local.items():
        added[township] = (*areas, *added.get(township, ()))
    replaced = {(code, level) for code, areas in laid.local.items() for level in {a.level for a in areas if a.own}}
    return replace(
        both,
        added=added,
        points={**known.points, **laid.points},
        without_shipped=known.without_shipped | frozenset(replaced & _whole_lists(laid)),
    )


def _whole_lists(laid: _Laid) -> set[tuple[str, str]]:
    """Townships and kinds of which the file brings so many that it is a list of all, and not a few of one's own."""
    counted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, areas in laid.local.items():
        for area in areas:
            if area.own:
                counted[code, area.level].add(area.pcode)
    return {key for key, codes in counted.items() if len(codes) >= 5}
