"""A chain of places, innermost first, and the code that surely holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kintrace.lexicon.places import shelves, sounding
from kintrace.lexicon.places.areas import LOCAL, Area, Areas, is_burmese
from kintrace.lexicon.places.element import Element
from kintrace.model import Place, Precision

_PARTS = {
    ("Shan", "south"): "MMR014",
    ("Shan", "north"): "MMR015",
    ("Shan", "east"): "MMR016",
    ("Bago", "east"): "MMR007",
    ("Bago", "west"): "MMR008",
    ("Pegu", "east"): "MMR007",
    ("Pegu", "west"): "MMR008",
}
# Which areas of the gazetteer a generic word can mean; many districts are named after a township in them.
_MEANT = {
    "state": ("state",),
    "district": ("district", "township"),
    "township": ("township", "subtownship", "town"),
    "town": ("town", "township", "subtownship", "state"),
    "": ("township", "state", "subtownship", "town"),
}
# "Village", "stream", "pond", "hill" in Shan and Kachin: a name made with one of them is no one place.
_VILLAGE_WORDS = frozenset(("Man", "Wan", "Ban", "Nam", "Nan", "Nawng", "Naung", "Loi", "Hway", "Kong", "Ho", "Bum"))
_STATES_IN_PARTS = {"Shan": ("MMR014", "MMR015", "MMR016"), "Bago": ("MMR007", "MMR008"), "Pegu": ("MMR007", "MMR008")}
_SHORTEST = 5  # letters: a slip in a shorter name makes another
_AROUND = ("near", "around", "outside", "close", "next")


@dataclass(frozen=True, slots=True)
class _Held:
    """What the outer places of a chain have settled.

    Args:
        states: Codes of the states it lies in; none: not said.
        code: Code of the smallest area known to hold it; empty: none.
        district: Code of its district; empty: not said.
        town: Code of the town that the words mean, or may mean where a town bears its township's name.
    """

    states: tuple[str, ...] = ()
    code: str = ""
    district: str = ""
    town: str = ""


def place_of(words: str, chain: list[Element], known: Areas, near: Place | None = None) -> Place:
    """Say which code holds a chain of places, and how closely.

    A township or state that the chain names decides; of two of one name the one in the state that the chain, or
    ``near``, names. Where the chain names none, ``near`` holds a village, but not another town.

    Args:
        words: Words of the whole chain.
        chain: Its places, innermost first.
        known: The gazetteer.
        near: Where the document otherwise says that it is; ``None``: nowhere.
    """
    inner, held, found = chain[0], _Held(_states(chain, known)), None
    for at in range(len(chain) - 1, -1, -1):
        element = chain[at]
        if not element.level and any(e.level in ("township", "district") for e in chain[:at]):
            named = [a for a in known.named(element.name) if a.level == "state"]
            element = replace(element, level="state") if named else element  # "Mandalay's Chanayethazan Township"
        found = _area(element, held, known, near)
        if found is not None and found.pcode:
            held = _inside(found, element, held, known)
    around = words.casefold().startswith(_AROUND)
    code, precision = _held_by(inner, found, held, around)
    if not code and near is not None and near.pcode and inner.level not in ("state", "district"):
        known_elsewhere = any(known.named(e.name) for e in chain if e.level in ("", "town", "township"))
        # a township by name that no list holds is another than the one near by
        unlisted = any(e.level == "township" for e in chain)
        if not known_elsewhere and not unlisted:
            code = near.township or near.pcode
            precision = Precision.WITHIN_TOWNSHIP if near.township else Precision.WITHIN_STATE
    return Place(words, code or None, precision, inner.name, tuple(e.words for e in chain[1:]))


def _inside(found: Area, element: Element, held: _Held, known: Areas) -> _Held:
    code = found.pcode
    if found.level == "district":
        return _Held((code[:6],), code[:6], code)
    states = tuple(s for s in held.states if code.startswith(s)) or (code[:6],)
    if found.level in ("village_tract", "ward", "village"):
        return _Held(states, code, held.district)
    town = ""
    if element.level in ("", "town") and found.township:
        towns = {a.pcode for a in known.named(element.name) if a.level == "town" and a.township == found.township}
        town = towns.pop() if len(towns) == 1 else ""
    return _Held(states, found.township or code, held.district, town)


def _held_by(inner: Element, found: Area | None, held: _Held, around: bool) -> tuple[str, Precision]:
    """The code of a chain whose innermost place was found, or of what holds it where it was not."""
    if found is None or not found.pcode:
        return _holder(inner, held)
    code = found.pcode
    if found.level == "state":
        # "eastern Kachin State" is a part of it that has no code, and a city that is a region lies in it
        whole = inner.level in ("state", "") and (not inner.parts or code in _PARTS.values())
        return code, Precision.EXACT if whole else Precision.WITHIN_STATE
    if len(code) == 6 or (inner.level == "district" and found.level != "district"):
        # two of one name lie in one state; or a district that is known only by the township it is called after
        return code[:6], Precision.WITHIN_STATE
    if inner.level == "site" or (found.level == "town" and (around or inner.level != "town")):
        # the bare name of a town is also that of the land around it
        return found.township, Precision.WITHIN_TOWNSHIP
    if not found.own:
        return code, Precision.WITHIN_TOWNSHIP if len(code) == 9 else Precision.WITHIN_TRACT
    if found.level in ("township", "subtownship") and inner.level not in ("", "township"):
        return code, Precision.WITHIN_TOWNSHIP
    return code, Precision.EXACT


def _holder(inner: Element, held: _Held) -> tuple[str, Precision]:
    """What holds a place that is in no list: its tract, its township, its state; a town holds only its wards."""
    code = held.town if inner.level == "ward" and held.town else held.code
    if len(code) >= 12:
        return code[:12], Precision.WITHIN_TRACT
    if len(code) == 9:
        return code, Precision.WITHIN_TOWNSHIP
    return code, Precision.WITHIN_STATE if code else Precision.WORDS_ONLY


def _states(chain: list[Element], known: Areas) -> tuple[str, ...]:
    """Codes of the states that the chain names; else none."""
    for element in reversed(chain):
        if element.level in ("state", ""):
            for area in known.named(element.name):
                if area.level == "state":
                    if area.pcode:
                        return (area.pcode,)
                    part = _PARTS.get((area.name, element.parts))
                    return (part,) if part else _STATES_IN_PARTS.get(area.name, ())
    return ()


def _area(element: Element, held: _Held, known: Areas, near: Place | None) -> Area | None:
    """The area that one place of a chain means, inside what the outer ones have settled."""
    if element.level in LOCAL:
        local = _local(element, held, known, near)
        if local is not None or element.level != "site":
            return local
    # a camp, mine or station called after a town lies in its township; villages of a town's name lie anywhere
    wanted = _MEANT["town" if element.level == "site" else element.level]
    found = [a for a in known.named(element.name) if a.level in wanted]
    if element.level in ("township", "district", "town"):
        inside = [a for a in found if not held.states or a.pcode[:6] in held.states or a.level == "state"]
        found = _as_written(element, inside, held, known) if inside else _misspelled(element, held, known, near)
    if near is not None and near.township and not element.level and _many_villages(element.name, found):
        found = [a for a in found if a.township == near.township]
    if any(a.level == "state" for a in found):
        named = [a for a in found if a.level == "state"]
        # "Mandalay" and "Sagaing" are states and towns: without "Region" the town is meant
        if element.level == "state" or len(named) == len(found):
            code = named[0].pcode or _PARTS.get((named[0].name, element.parts), "")
            return Area(code, "state", named[0].name)
    if element.level == "district" and any(a.level == "district" for a in found):
        found = [a for a in found if a.level == "district"]
    if held.district:
        found = [a for a in found if shelves.district_of(a.township) in (held.district, "")]
    if not found and not element.level:
        return _of_own_files(element, held, known, near)
    return _one_of([a for a in found if a.level != "state"], element, held.states, near)


def _as_written(element: Element, found: list[Area], held: _Held, known: Areas) -> list[Area]:
    """The areas of a name, unless they only share its spelling key and another fits it as well."""
    return [] if _rivalled(known, element.level, element.name, held.states) else found


@lru_cache(maxsize=5_000)
def _rivalled(known: Areas, level: str, name: str, scope: tuple[str, ...]) -> bool:
    meant = [a for a in known.named(name) if a.level in _MEANT[level]]
    listed = known.of_level(level, is_burmese(name))
    return sounding.rivals(name, meant, [a for a in listed if not scope or a.pcode[:6] in scope])


def _misspelled(element: Element, held: _Held, known: Areas, near: Place | None) -> list[Area]:
    """The one township that a slip of the pen can mean: where the words say "township" the list of names is whole.

    A place is called a town more freely: there the chain must name the state.
    """
    scope = held.states
    if element.level != "town" and not scope and near is not None and near.state:
        scope = (near.state,)
    if len(element.name) < _SHORTEST or (element.level == "town" and not scope):
        return []
    one = _meant_by_slip(known, element.level, element.name, scope)
    return [one] if one is not None else []


@lru_cache(maxsize=5_000)
def _meant_by_slip(known: Areas, level: str, name: str, scope: tuple[str, ...]) -> Area | None:
    listed = known.of_level(level, is_burmese(name))
    return sounding.settled(name, [a for a in listed if not scope or a.pcode[:6] in scope])


def _many_villages(name: str, found: list[Area]) -> bool:
    """Whether a small town bears a name that villages have everywhere, in a report on another township."""
    return name.partition(" ")[0] in _VILLAGE_WORDS and " " in name and all(a.level == "town" for a in found)


def _one_of(found: list[Area], element: Element, states: tuple[str, ...], near: Place | None) -> Area | None:
    """The area that all candidates share, after the state, and then the nearness, have had their say."""
    if states:
        found = [a for a in found if a.pcode[:6] in states]
    if len({a.township or a.pcode for a in found}) > 1 and near is not None and near.pcode:
        close = [a for a in found if near.township == a.township] or [a for a in found if a.pcode[:6] == near.state]
        found = close or found
    if len({a.township or a.pcode for a in found}) > 1:
        # a township before a small town of the same name elsewhere, unless the words say that a town is meant
        first = [] if element.level == "town" else [a for a in found if a.level == "township"]
        found = first if len({a.pcode for a in first}) == 1 else found
    if not found:
        return None
    if len({a.township or a.pcode for a in found}) == 1:
        order = _MEANT["town" if element.level == "site" else element.level]
        return min(found, key=lambda a: (order.index(a.level), a.pcode))
    shared = {a.pcode[:6] for a in found}
    return Area(shared.pop(), found[0].level, found[0].name, False) if len(shared) == 1 else None


def _local(element: Element, held: _Held, known: Areas, near: Place | None) -> Area | None:
    """A tract, ward, village or site in the one township that the chain, or the document, names."""
    holder = held.code or ((near.township or "") if near is not None else "")
    if len(holder) >= 9:
        listed = known.inside(holder[:9], element.level)
        if len(holder) >= 12:
            listed = tuple(a for a in listed if a.pcode.startswith(holder[:12]))
        in_town = tuple(a for a in listed if held.town and a.pcode.startswith(held.town))
        # "Old Gate" is listed with its generic word: it is part of a site's name
        name = element.words if element.level == "site" else element.name
        return sounding.settled(name, in_town) or sounding.settled(name, listed)
    if element.level != "village_tract" or not is_burmese(element.name):
        return None
    codes = [c for c in known.tract_townships(element.name) if not held.states or c[:6] in held.states]
    if len(codes) != 1:
        return None
    return next((a for a in known.inside(codes[0], element.level) if a.name == element.name), None)


def _of_own_files(element: Element, held: _Held, known: Areas, near: Place | None) -> Area | None:
    """A village or site of the user's own files, where the words do not say what the place is."""
    holder = held.code or ((near.township or "") if near is not None else "")
    if len(holder) < 9 or not known.added:
        return None
    listed = [a for level in ("village", "site") for a in known.inside(holder[:9], level)]
    return sounding.settled(element.name, listed)
