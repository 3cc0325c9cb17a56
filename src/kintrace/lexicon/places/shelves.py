"""The tables of the gazetteer as they come with the program: each is read when it is first asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kintrace.lexicon.tables import shipped_rows

# In brackets stands a second name, unless it tells one of several of a name: a side, a number, a letter, a zone.
_ASIDE = re.compile(
    r"\d|[၀-၉/+]|north|south|sorth|p(?:aing|ine)[)]|east|west|middle|upper|lower|seikkan|\bsa[dz]\b|\b[A-Z][a-z]{1,3}\)|[(][\u1000-\u1021][)]|"
    r"မြောက်|တောင်[)]|တောင်ပိုင်း|အရှေ|အနောက်|အလယ်|အထက်|အောက်[)]|ဆိပ်ကမ်း|ကြီး[)]|လေး[)]",
    re.I,
)
Named = tuple[str, str, str]  # code, name in Latin letters, name in Burmese


def named_areas() -> Iterator[tuple[str, str, str]]:
    """Code, level and name of states, districts, townships and towns: one for each name that they have."""
    held: set[str] = set()
    for row in sorted(_areas(), key=_zone_of_its_own):
        for name in (*names_in(row["name_en"]), *names_in(row["name_my"])):
            # the zones of special status list townships a second time: the plain ones keep the shared name
            if name and not (_zone_of_its_own(row) and name in held):
                held.add(name)
                yield row["pcode"], row["level"], name
    for row in shipped_rows("gazetteer_districts.tsv"):
        yield row["pcode"], "district", row["name_en"]
        yield row["pcode"], "district", row["name_my"]
    towns = {row["pcode"]: row["name_en"] for row in _areas() if row["name_en"]}
    for row in shipped_rows("gazetteer_aliases.tsv"):
        yield row["pcode"], row["level"], row["name"]
        town = f"{row['pcode']}701"
        if row["level"] == "township" and towns.get(town) == towns[row["pcode"]]:
            yield town, "town", row["name"]  # the town that a township is called after is called so too


def _zone_of_its_own(row: dict[str, str]) -> bool:
    return row["name_en"].endswith("SAZ)")


def names_in(name: str) -> tuple[str, ...]:
    """A listed name, and the two that it is made of where one stands in brackets.

    >>> names_in("Pangsang (Panghkam)"), names_in("Dagon Myothit (East)")
    (('Pangsang (Panghkam)', 'Pangsang', 'Panghkam'), ('Dagon Myothit (East)',))
    """
    if not name:
        return ()
    if "(" not in name or _ASIDE.search(name):
        return (name,)
    apart = (part.strip() for part in re.split(r"[(]\s*(?:a|ခ|ခေါ်)\s*[)]|[()]", name))
    return (name, *(part for part in apart if len(part) > 2))


@cache
def points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of townships (their middle) and towns, by code."""
    return {row["pcode"]: (float(row["lon"]), float(row["lat"])) for row in _areas() if row["lon"]}


@cache
def townships() -> tuple[str, ...]:
    """Codes of all townships, in ascending order."""
    return tuple(sorted({row["pcode"] for row in _areas() if len(row["pcode"]) == 9}))


@cache
def tracts() -> dict[str, tuple[str, ...]]:
    """Burmese names of village tracts by the code of their township."""
    return {row["pcode"]: tuple(row["names_my"].split("|")) for row in shipped_rows("gazetteer_tracts.tsv")}


@cache
def tracts_by_name() -> dict[str, tuple[str, ...]]:
    """Codes of the townships that have a village tract of a Burmese name."""
    found: dict[str, list[str]] = defaultdict(list)
    for township, names in tracts().items():
        for name in names:
            found[name].append(township)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def coded_tracts() -> dict[str, tuple[Named, ...]]:
    """Village tracts whose own code is known, by the code of their township."""
    return _by_township("gazetteer_tract_codes.tsv")


@cache
def wards() -> dict[str, tuple[Named, ...]]:
    """Wards by the code of their township."""
    return _by_township("gazetteer_wards.tsv")


def district_of(township: str) -> str:
    """Code of the district of a township; empty: in no list."""
    return _districts().get(township, "")


@cache
def townships_of_district(pcode: str) -> tuple[str, ...]:
    """Codes of the townships of a district."""
    return tuple(township for township, district in _districts().items() if district == pcode)


@cache
def _districts() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in shipped_rows("gazetteer_districts.tsv"):
        for part in row["townships"].split(","):
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                found[f"{row['pcode'][:6]}{number:03}"] = row["pcode"]
    return found


def _by_township(file: str) -> dict[str, tuple[Named, ...]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in shipped_rows(file):
        found[row["pcode"][:9]].append((row["pcode"], row["name_en"], row["name_my"]))
    return {township: tuple(named) for township, named in found.items()}


@cache
def _areas() -> list[dict[str, str]]:
    return shipped_rows("gazetteer_areas.tsv")
