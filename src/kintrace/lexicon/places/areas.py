"""Areas with P-codes, found by name in both scripts and in the spellings that people use."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

LEVELS = ("state", "district", "township", "town", "village_tract", "ward", "village", "site")


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the gazetteer.

    Args:
        pcode: Code of the state or township that is it, or holds it; empty: a state in parts, no one code.
        level: ``state``, ``township``, ``subtownship`` or ``town``.
        name: The name it was found by.
    """

    pcode: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Areas:
    """All areas, by Burmese name and by the spelling key of the Latin one."""

    by_key: dict[str, tuple[Area, ...]] = field(repr=False)
    by_burmese: dict[str, tuple[Area, ...]] = field(repr=False)
    longest_burmese: int

    def named(self, name: str) -> tuple[Area, ...]:
        """Areas of a name: spelled exactly so, or else of the same spelling key; Burmese ones exactly."""
        if name and "\u1000" <= name[0] <= "\u109f":
            return self.by_burmese.get(name, ())
        found = self.by_key.get(spelling_key(name), ())
        exact = tuple(a for a in found if a.name.lower() == name.lower())
        return exact or found

    def tract_townships(self, name_my: str) -> tuple[str, ...]:
        """P-codes of the townships that have a village tract of this Burmese name."""
        return tuple(pcode for pcode, names in _tracts().items() if f"|{name_my}|" in names)


_FOLDS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"[^a-z]", ""),
        (r"th(?=[aeiouwy])", "0"),
        (r"sh", "1"),
        (r"([kptcsgbdnmlrw])h", r"\1"),
        (r"h([kptcsgbdnmlrwy])", r"\1"),
        (r"(?:moun|maun|mone|mon|mang|mine|maing|mai|mun|mo?e)g?(?=[kptcsybdnlgrw])", "mo"),
        (r"nant|nang|nam", "nan"),
        (r"gy|ky|j", "k"),
        (r"ch", "k"),
        (r"z", "s"),
        (r"oo|ou", "u"),
        (r"ee|ei|ie|ey|ea", "i"),
        (r"ai(?!n)|ay(?![aeiou])|e\b|eh", "e"),
        (r"aung|awng|ong", "on"),
        (r"aw|au|o[eh]?", "o"),
        (r"ar", "a"),
        (r"aing|ine|ain", "en"),
        (r"ng", "n"),
        (r"n[tk]\b", "n"),
        (r"(.)\1+", r"\1"),
        (r"y", "i"),
    )
)


@cache
def spelling_key(name: str) -> str:
    """Fold the ways of spelling one Burmese, Shan or Kachin place name into one key.

    >>> spelling_key("Hpakant") == spelling_key("Phakan")
    True
    >>> spelling_key("Kale") == spelling_key("Kalay"), spelling_key("Kale") == spelling_key("Kawlin")
    (True, False)
    """
    key = name.lower()
    for pattern, into in _FOLDS:
        key = pattern.sub(into, key)
    return key


@cache
def areas() -> Areas:
    """The areas that come with the program, read once."""
    by_key: dict[str, list[Area]] = defaultdict(list)
    by_burmese: dict[str, list[Area]] = defaultdict(list)
    for row in _rows("gazetteer_areas.tsv"):
        pcode = row["pcode"].partition("/")[0]
        for name, into in ((row["name_en"], by_key), (row["name_my"], by_burmese)):
            if name:
                area = Area(pcode, row["level"], name)
                into[spelling_key(name) if into is by_key else name].append(area)
    for row in _rows("gazetteer_aliases.tsv"):
        area = Area(row["pcode"], row["level"], row["name"])
        if "\u1000" <= row["name"][0] <= "\u109f":
            by_burmese[row["name"]].append(area)
        else:
            by_key[spelling_key(row["name"])].append(area)
    return Areas(_frozen(by_key), _frozen(by_burmese), max(map(len, by_burmese)))


def _frozen(index: dict[str, list[Area]]) -> dict[str, tuple[Area, ...]]:
    return {key: tuple(dict.fromkeys(found)) for key, found in index.items()}


@cache
def _tracts() -> dict[str, str]:
    return {r["pcode"]: f"|{r['names_my']}|" for r in _rows("gazetteer_tracts.tsv")}


def _rows(name: str) -> Iterable[dict[str, str]]:
    with resources.files("kintrace.lexicon").joinpath("resources", name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
