"""Areas with P-codes, found by name in both scripts and in the spellings that people use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kintrace.lexicon.places import shelves
from kintrace.lexicon.places.spelling import BURMESE, spelling_key

__all__ = ["LEVELS", "Area", "Areas", "areas", "is_burmese", "spelling_key"]

LEVELS = ("state", "district", "township", "subtownship", "town", "village_tract", "ward", "village", "site")
# What lies inside a township and is looked for only in one.
LOCAL = ("village_tract", "ward", "village", "site")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the gazetteer, under one of its names.

    Args:
        pcode: Its own code; where it has none, that of the smallest area that holds it. Empty: a state in parts,
            which no one code holds.
        level: One of ``LEVELS``.
        name: The name it was found by.
        own: Whether ``pcode`` is its own.
        listed: The name under which it stands in its list, where it has no code to be known by.
    """

    pcode: str
    level: str
    name: str
    own: bool = True
    listed: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """What is the same under all its names."""
        return (self.pcode, "" if self.own else self.listed or self.name)

    @property
    def township(self) -> str:
        """Code of the township it is or lies in; empty: it is larger."""
        return self.pcode[:9] if len(self.pcode) >= 9 and "D" not in self.pcode else ""


@dataclass(frozen=True, slots=True, eq=False)  # one gazetteer is itself: what is worked out of it can be kept by it
class Areas:
    """All areas, by Burmese name and by the spelling key of the Latin one.

    Args:
        by_key: States, districts, townships and towns by the spelling key of their Latin names.
        by_burmese: The same by their Burmese names.
        longest_burmese: Letters of the longest of those.
        names: The first name in Latin letters of each code.
        added: Tracts, wards, villages and sites of the user's own files, by the code of their township.
        points: Longitude and latitude by code, from the user's own files.
        without_shipped: Townships whose tracts the user's own files bring: the shipped ones, of an older list, rest.
    """

    by_key: Mapping[str, tuple[Area, ...]] = field(repr=False)
    by_burmese: Mapping[str, tuple[Area, ...]] = field(repr=False)
    longest_burmese: int
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    added: Mapping[str, tuple[Area, ...]] = field(default_factory=dict, repr=False)
    points: Mapping[str, Point] = field(default_factory=dict, repr=False)
    without_shipped: frozenset[tuple[str, str]] = frozenset()

    def named(self, name: str) -> tuple[Area, ...]:
        """Areas of a name: spelled exactly so, or else of the same spelling key; Burmese ones exactly."""
        if is_burmese(name):
            return self.by_burmese.get(burmese_key(name), ())
        found = self.by_key.get(spelling_key(name), ())
        plain = _plain(name)
        exact = tuple(a for a in found if _plain(a.name) == plain)
        return exact or found

    def inside(self, township: str, level: str) -> tuple[Area, ...]:
        """The tracts, wards, villages or sites of a township, under all their names."""
        return _inside(self, township, level)

    def townships(self, prefix: str = "") -> tuple[str, ...]:
        """Codes of the townships whose code begins so; a district's code stands for the townships in it."""
        if "D" in prefix:
            return shelves.townships_of_district(prefix)
        return tuple(code for code in shelves.townships() if code.startswith(prefix))

    def tract_townships(self, name_my: str) -> tuple[str, ...]:
        """P-codes of the townships that have a village tract of this Burmese name."""
        shipped = {code for code in shelves.tracts_by_name().get(name_my, ()) if self._ships(code, "village_tract")}
        ours = {code for code, found in self.added.items() if any(_is_tract(a, name_my) for a in found)}
        return tuple(sorted(shipped | ours))

    def point(self, pcode: str) -> Point | None:
        """Longitude and latitude of a town, village or the middle of a township; ``None``: in no list."""
        return self.points.get(pcode) or shelves.points().get(pcode)

    def _ships(self, township: str, level: str) -> bool:
        return (township, level) not in self.without_shipped

    def of_level(self, level: str, burmese: bool) -> tuple[Area, ...]:
        """All states, districts, townships or towns under their names in one script."""
        return _of_level(self, level, burmese)


def burmese_key(name: str) -> str:
    """A Burmese name without the blanks and brackets that some write in it."""
    return "".join(c for c in name if c not in " ()")


def is_burmese(name: str) -> bool:
    """Whether a name begins in Burmese letters."""
    return bool(name) and BURMESE.match(name) is not None


@cache
def areas() -> Areas:
    """The areas that come with the program, read once."""
    # a town that MIMU's list does not know has its township's code
    return indexed(
        Area(code, level, name, level != "town" or len(code) > 9) for code, level, name in shelves.named_areas()
    )


def indexed(found: Iterable[Area]) -> Areas:
    """Lay areas out by their names."""
    by_key: dict[str, list[Area]] = defaultdict(list)
    by_burmese: dict[str, list[Area]] = defaultdict(list)
    names: dict[str, str] = {}
    for area in found:
        if is_burmese(area.name):
            by_burmese[burmese_key(area.name)].append(area)
        else:
            by_key[spelling_key(area.name)].append(area)
            names.setdefault(area.pcode, area.name)
    return Areas(_frozen(by_key), _frozen(by_burmese), max(map(len, by_burmese), default=0), names)


def _frozen(index: dict[str, list[Area]]) -> dict[str, tuple[Area, ...]]:
    return {key: tuple(dict.fromkeys(found)) for key, found in index.items()}


def _plain(name: str) -> str:
    """Small letters alone: "Kyauk Pa Daung", "Hpa-An" and "Hpaan" are one writing of one name each."""
    return "".join(c for c in name.lower() if c.isalnum())


def _is_tract(area: Area, name: str) -> bool:
    return area.level == "village_tract" and area.name == name


@lru_cache(maxsize=64)
def _of_level(known: Areas, level: str, burmese: bool) -> tuple[Area, ...]:
    named = known.by_burmese if burmese else known.by_key
    return tuple(a for found in named.values() for a in found if a.level == level)


def _inside(known: Areas, township: str, level: str) -> tuple[Area, ...]:
    added = tuple(a for a in known.added.get(township, ()) if a.level == level)
    return (*added, *(_shipped(township, level) if (township, level) not in known.without_shipped else ()))


@cache
def _shipped(township: str, level: str) -> tuple[Area, ...]:
    if level == "village_tract":
        coded = shelves.coded_tracts().get(township, ())
        if coded:  # then all of the township's are
            return _under_all_names(coded, level)
        plain = shelves.tracts().get(township, ())
        return tuple(Area(township, level, n, False, listed) for listed in plain for n in shelves.names_in(listed))
    if level == "ward":
        return _under_all_names(shelves.wards().get(township, ()), level)
    return ()


def _under_all_names(coded: tuple[shelves.Named, ...], level: str) -> tuple[Area, ...]:
    return tuple(Area(code, level, n) for code, *both in coded for listed in both for n in shelves.names_in(listed))
